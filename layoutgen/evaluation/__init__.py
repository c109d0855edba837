"""How good layouts are, measured on data with known answers: what `layoutgen evaluate layouts|shapes` computes."""
