"""Text2Scene (arXiv:1809.01110): object after object, each placed on the canvas that the ones before it made."""
