"""The word tables behind `layoutgen.vocab`; import from there."""
