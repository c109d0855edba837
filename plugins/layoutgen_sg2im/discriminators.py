"""sg2im's two discriminators (arXiv:1804.01622, section 3): patches of the picture, and each object with its class."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from layoutgen_sg2im.layout import crop


def convolutions(sizes: Sequence[int], slope: float) -> nn.Sequential:
    """4x4 convolutions of stride 2 without padding; normalisation and activation between them, none after the last."""
    layers: list[nn.Module] = []
    for inner, outer in zip((3, *sizes), sizes, strict=False):
        if layers:
            layers += [nn.BatchNorm2d(inner), nn.LeakyReLU(slope)]
        layers.append(nn.Conv2d(inner, outer, 4, 2))
    return nn.Sequential(*layers)


class PatchDiscriminator(nn.Module):
    """Whether patches look real. The authors' weights carry a classifier that their code does not use; so do these."""

    def __init__(self, sizes: Sequence[int] = (64, 128, 256), slope: float = 0.2) -> None:
        super().__init__()
        self.cnn = convolutions(sizes, slope)
        self.classifier = nn.Conv2d(sizes[-1], 1, 1)

    def forward(self, images: Tensor) -> Tensor:
        """images: (B, 3, H, W) -> (B, sizes[-1], h, w) logits."""
        made: Tensor = self.cnn(images)
        return made


class _Recogniser(nn.Module):
    def __init__(self, classes: int, sizes: Sequence[int], slope: float, wide: int) -> None:
        super().__init__()
        pooled = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.cnn = nn.Sequential(convolutions(sizes, slope), pooled, nn.Linear(sizes[-1], wide))
        self.real_classifier = nn.Linear(wide, 1)
        self.obj_classifier = nn.Linear(wide, classes)

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        seen = self.cnn(crops)
        return self.real_classifier(seen), self.obj_classifier(seen)


class ObjectDiscriminator(nn.Module):
    """Whether what a box shows looks real, and what it is (an auxiliary classifier, arXiv:1610.09585)."""

    def __init__(
        self,
        classes: int,
        sizes: Sequence[int] = (64, 128, 256),
        slope: float = 0.2,
        *,
        wide: int = 1024,
        crop_size: int = 32,
        align_corners: bool = True,
    ) -> None:
        super().__init__()
        self.crop_size, self.align_corners = crop_size, align_corners
        self.discriminator = _Recogniser(classes, sizes, slope, wide)

    def forward(self, images: Tensor, boxes: Tensor, owner: Tensor) -> tuple[Tensor, Tensor]:
        """images: (B, 3, H, W); boxes: (O, 4); owner: (O,) -> real or not (O, 1), classes (O, classes), as logits."""
        crops = crop(images, boxes, owner, self.crop_size, align_corners=self.align_corners)
        real, classes = self.discriminator(crops)
        return real, classes
