"""Packs made: clip-art that the engine draws itself after captions or a grammar, and photos of any data set."""
