"""Adversarial losses and penalties: pure functions of logits, each a scalar.

Discriminators give logits. "Matching" losses are of text-conditional ones (Reed et al., arXiv:1605.05396, algorithm 1).
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, relu, softplus


def taken_for(logits: Tensor, truth: float) -> Tensor:
    """The cross-entropy of logits whose pictures are real with probability `truth`, the mean over all."""
    return binary_cross_entropy_with_logits(logits, torch.full_like(logits, truth))


def judged(real: Tensor, fake: Tensor) -> Tensor:
    """A discriminator's loss of Goodfellow et al. (arXiv:1406.2661): the sum over real and drawn pictures."""
    return taken_for(real, 1.0) + taken_for(fake, 0.0)


def matched(real: Tensor, wrong: Tensor, fake: Tensor, share: float = 0.5) -> Tensor:
    """A matching-aware discriminator's loss: real pictures with their text, with another's, and drawn ones.

    share: of the two kinds of mistakes that "wrong" is; the rest is "fake".
    """
    return taken_for(real, 1.0) + share * taken_for(wrong, 0.0) + (1 - share) * taken_for(fake, 0.0)


def deceived(fake: Tensor) -> Tensor:
    """A generator's loss that does not saturate: how far its pictures are from being taken for real."""
    return softplus(-fake).mean()


def hinge_judged(real: Tensor, fake: Tensor) -> Tensor:
    """A discriminator's hinge loss (Lim and Ye, arXiv:1705.02894)."""
    return relu(1 - real).mean() + relu(1 + fake).mean()


def hinge_matched(real: Tensor, wrong: Tensor, fake: Tensor) -> Tensor:
    """The hinge loss of a matching-aware discriminator, wrong and drawn half each (DF-GAN, arXiv:2008.05865)."""
    return relu(1 - real).mean() + 0.5 * (relu(1 + wrong).mean() + relu(1 + fake).mean())


def hinge_deceived(fake: Tensor) -> Tensor:
    """A generator's loss beside a hinge: the mean logit, with its sign turned."""
    return -fake.mean()


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Of N(mean, exp(log_variance)) from N(0, 1), the mean over all: StackGAN's regulariser (arXiv:1612.03242)."""
    return -0.5 * (1 + log_variance - mean.square() - log_variance.exp()).mean()
