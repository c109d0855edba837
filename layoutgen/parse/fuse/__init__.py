"""Rules and the learned head together: which of the two is believed where they differ. See README.md here."""
