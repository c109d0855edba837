"""Training data that the engine draws itself: layouts that people made or a grammar says, as clip-art, in packs."""
