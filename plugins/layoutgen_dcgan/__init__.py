"""The plain convolutional GANs: GAN-INT-CLS (arXiv:1605.05396) with an object pathway, and GAWWN (arXiv:1610.02454)."""

from __future__ import annotations
