"""What the pages are made with: their code blocks run, their generated parts written."""
