"""A trained network as a CPU computes it quickest: what training keeps apart is folded together once, before drawing.

Batch normalisation is a part of the convolution before it, and its activation a part of the same pass over memory.
Twice the size by nearest neighbours with a 3x3 convolution behind, or a transposed convolution of 4x4, is four 2x2
convolutions of the small map, one for each place in a cell of 2x2: 16 products instead of 36, and the same sums. The
weights are put into the order in which the processor reads them, once instead of at each picture.

The convolutions sum a picture's numbers in the same order whatever the batch, and so do linear layers that are computed
in blocks of one shape (`Rows`): the last bits of a picture do not depend on what is drawn beside it.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_weights

Net = TypeVar("Net", bound=nn.Module)
ROWS = 16  # of a block of a linear layer


class Kernel(NamedTuple):
    """A convolution's weights (outer, inner, h, w), or (inner, outer, h, w) of a transposed one; and its bias."""

    weight: Tensor
    bias: Tensor | None


class Convolution(nn.Module):
    """A convolution with stride and padding, and what follows it.

    slope: of a leaky rectifier behind it, 0 for a plain one, or none. kind: the type of numbers that it computes with.
    """

    weight: Tensor
    bias: Tensor | None

    def __init__(
        self, kernel: Kernel, stride: int = 1, padding: int = 0, slope: float | None = None, *, kind: torch.dtype
    ) -> None:
        super().__init__()
        self.kind, self.stride, self.padding, self.slope = kind, stride, padding, slope
        weight = kernel.weight.detach().to(kind, memory_format=torch.channels_last)
        self.register_buffer("weight", weight)
        self.register_buffer("bias", None if kernel.bias is None else kernel.bias.detach().to(kind))
        self.packed: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        x = x.to(self.kind, memory_format=torch.channels_last)
        weight = self.weight
        if has_fused(x):
            if self.packed is None:
                self.packed = self._packed(x)
            weight = self.packed
        return convolved(x, weight, self.bias, self.stride, self.padding, self.slope)

    def _packed(self, x: Tensor) -> Tensor:
        """The weights in the order that suits inputs like this one; others can be computed with them too."""
        sides = [self.padding] * 2, [self.stride] * 2, [1, 1]
        made: Tensor = torch.ops.aten.mkldnn_reorder_conv2d_weight(self.weight.to_mkldnn(), *sides, 1, list(x.shape))
        return made


def convolved(
    x: Tensor, weight: Tensor, bias: Tensor | None, stride: int = 1, padding: int = 0, slope: float | None = None
) -> Tensor:
    """A convolution with its leaky rectifier, if any, in one pass where torch has that."""
    if not has_fused(x):
        made = functional.conv2d(x, weight, bias, stride, padding)
        return made if slope is None else functional.leaky_relu_(made, slope)
    sides = [padding] * 2, [stride] * 2, [1, 1]
    behind = ("none", []) if slope is None else ("leaky_relu", [slope])
    fused: Tensor = torch.ops.mkldnn._convolution_pointwise(x, weight, bias, *sides, 1, *behind, "")
    return fused


def has_fused(x: Tensor) -> bool:
    """Whether torch has convolution and activation in one pass for this input."""
    return x.is_cpu and x.numel() > 0 and x.dtype in _fused_kinds()


@cache
def _fused_kinds() -> tuple[torch.dtype, ...]:
    """The types of numbers for which it has: on Intel's and AMD's processors, and in torch as it is made for them."""
    if not hasattr(torch.ops.mkldnn, "_convolution_pointwise"):
        return ()
    coarse = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    return (torch.float32, torch.bfloat16) if coarse else (torch.float32,)


class Doubling(nn.Module):
    """Twice the size: (B, inner, h, w) -> (B, outer, 2 h, 2 w), with an activation behind as `Convolution` has it.

    rows: the convolutions for the even and the odd rows, as `of_nearest` and `of_transposed` give them.
    """

    def __init__(self, rows: Sequence[Kernel], slope: float | None = None, *, kind: torch.dtype) -> None:
        super().__init__()
        self.kind, self.slope, self.outer = kind, slope, len(rows[0].weight) // 2
        self.rows = nn.ModuleList(Convolution(kernel, padding=1, kind=kind) for kernel in rows)

    def forward(self, x: Tensor, onto: Tensor | None = None) -> Tensor:
        """onto: (B, outer, 2 h, 2 w) that is added before the activation, maybe in place."""
        batch, (height, width) = len(x), x.shape[2:]
        if onto is None:
            shape = (batch, 2 * height, 2 * width, self.outer)
            made = torch.empty(shape, dtype=self.kind, device=x.device)
        else:
            made = onto.permute(0, 2, 3, 1).contiguous()
        pairs = made.view(batch, height, 2, 2 * width * self.outer)
        for k, convolution in enumerate(self.rows):
            # a pixel has the channels of the odd column left of it, then its own of the even one: shifted by one
            # group of channels, a row lies in memory as it is to be
            row = convolution(x).permute(0, 2, 3, 1).flatten(2)  # (B, h + 1, (w + 1) 2 outer)
            shown = row[:, k : k + height, self.outer : self.outer + pairs.shape[3]]
            pairs[:, :, k].copy_(shown) if onto is None else pairs[:, :, k].add_(shown)
        doubled = made.permute(0, 3, 1, 2)
        return doubled if self.slope is None else functional.leaky_relu_(doubled, self.slope)


def of_nearest(kernel: Kernel) -> tuple[Kernel, Kernel]:
    """What is a 3x3 convolution, with padding 1, behind a doubling by nearest neighbours.

    For even and odd rows, each (2 outer, inner, 2, 2): first what is for odd columns.
    """
    # the three rows that a pixel sees lie in two rows of the small map: first and other two, or first two and last
    at = kernel.weight.new_tensor([[[1, 0, 0], [0, 1, 1]], [[1, 1, 0], [0, 0, 1]]])
    return _rows(torch.einsum("auy,bvx,oiyx->aboiuv", at, at, kernel.weight), kernel.bias)


def of_transposed(kernel: Kernel) -> tuple[Kernel, Kernel]:
    """The same for what is a transposed convolution of 4x4 with stride 2 and padding 1."""
    at = kernel.weight.new_tensor([[[0, 0, 0, 1], [0, 1, 0, 0]], [[0, 0, 1, 0], [1, 0, 0, 0]]])
    return _rows(torch.einsum("auy,bvx,ioyx->aboiuv", at, at, kernel.weight), kernel.bias)


def _rows(cells: Tensor, bias: Tensor | None) -> tuple[Kernel, Kernel]:
    twice = None if bias is None else bias.repeat(2)
    even, odd = (Kernel(row.flip(0).flatten(0, 1), twice) for row in cells)
    return even, odd


def folded(conv: nn.Conv2d | nn.ConvTranspose2d, norm: nn.Module | None) -> Kernel:
    """A convolution with the batch normalisation behind it, as it is in evaluation."""
    if norm is None:
        return Kernel(conv.weight.detach(), None if conv.bias is None else conv.bias.detach())
    assert isinstance(norm, nn.BatchNorm2d) and norm.running_mean is not None and norm.running_var is not None
    weight, bias = fuse_conv_bn_weights(
        conv.weight, conv.bias, norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias,
        transpose=isinstance(conv, nn.ConvTranspose2d),
    )  # fmt: skip
    return Kernel(weight.detach(), bias.detach())


class Rows(nn.Linear):
    """A linear layer whose rows do not depend on how many there are: see `by_rows`."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__(layer.in_features, layer.out_features, layer.bias is not None, device="meta")
        self.weight, self.bias = layer.weight, layer.bias

    def forward(self, x: Tensor) -> Tensor:
        return by_rows(x, self.weight, self.bias)


def by_rows(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """A linear layer, some rows at a time and always as many: a product's shape decides in which order it sums."""
    rows = x.reshape(-1, x.shape[-1])
    made = joined([functional.linear(block, weight, bias) for block in blocks(rows)])[: len(rows)]
    return made.view(*x.shape[:-1], len(weight))


def joined(parts: Sequence[Tensor], dim: int = 0) -> Tensor:
    """Tensors as one; a single one is not copied."""
    return parts[0] if len(parts) == 1 else torch.cat(list(parts), dim)


def blocks(rows: Tensor) -> Sequence[Tensor]:
    """(N, C) as blocks of ROWS rows, the last one with zeros behind."""
    return torch.split(functional.pad(rows, (0, 0, 0, -len(rows) % ROWS)), ROWS)


class Exact(nn.Module):
    """A part that computes with its own numbers, whatever is computed beside it."""

    def __init__(self, part: nn.Module) -> None:
        super().__init__()
        self.part = part

    def forward(self, *given: Any) -> Any:
        with torch.autocast("cpu", enabled=False):
            return self.part(*given)


class Apart(nn.Module):
    """A part that is computed for one picture after the other: its last bits do not depend on the others."""

    def __init__(self, part: nn.Module) -> None:
        super().__init__()
        self.part = part

    def forward(self, *given: Tensor) -> Any:
        """Tensors with a row for each picture; the result is one such, or several."""
        each = [self.part(*rows) for rows in zip(*(torch.split(value, 1) for value in given), strict=True)]
        return torch.cat(each) if isinstance(each[0], Tensor) else tuple(map(torch.cat, zip(*each, strict=True)))


def quick(net: Net, kind: torch.dtype) -> Net:
    """A copy of a network in evaluation mode whose convolutions are those of this file, wherever that is the same."""
    changed = copy.deepcopy(net)
    _fold_within(changed, kind)
    return changed


def _fold_within(net: nn.Module, kind: torch.dtype) -> None:
    if not isinstance(net, nn.Sequential):
        for name, child in list(net.named_children()):
            setattr(net, name, _folded([child], kind))
        return
    left = list(net)
    for place in range(len(net)):
        if len(left) == len(net) - place:
            net[place] = _folded(left, kind)
        else:  # a part of one before it; the others keep their numbers, by which some networks call them
            net[place] = nn.Identity()


def _folded(layers: list[nn.Module], kind: torch.dtype) -> nn.Module:
    """The first of these layers with those behind it that are a part of it; they are taken from the list."""
    first = layers.pop(0)
    if type(first) is nn.Linear and kind == torch.float32:  # with fewer bits, rows are rounded apart anyhow
        return Rows(first)
    doubled = _is_doubling(first) and bool(layers) and _is_plain(layers[0], nn.Conv2d, 3, 1)
    conv = layers.pop(0) if doubled else first
    enlarged, turned = (_is_plain(conv, nn.ConvTranspose2d, *sides) for sides in ((4, 2), (3, 1)))
    if not isinstance(conv, (nn.Conv2d, nn.ConvTranspose2d)) or not (enlarged or turned or _is_usual(conv)):
        _fold_within(first, kind)
        return first
    kernel = folded(conv, layers.pop(0) if layers and isinstance(layers[0], nn.BatchNorm2d) else None)
    slope = _taken_slope(layers)
    if enlarged or doubled:
        return Doubling(of_transposed(kernel) if enlarged else of_nearest(kernel), slope, kind=kind)
    if turned:  # with stride 1 it is a convolution whose weights are read from the other end
        kernel = Kernel(kernel.weight.transpose(0, 1).flip(2, 3), kernel.bias)
    return Convolution(kernel, conv.stride[0], int(conv.padding[0]), slope, kind=kind)


def _taken_slope(layers: list[nn.Module]) -> float | None:
    """The slope of the rectifier that comes first, which is taken away; none for another layer."""
    if layers and isinstance(layers[0], (nn.LeakyReLU, nn.ReLU)):
        return getattr(layers.pop(0), "negative_slope", 0.0)
    return None


def _is_doubling(layer: nn.Module) -> bool:
    return isinstance(layer, nn.Upsample) and layer.mode == "nearest" and layer.scale_factor == 2


def _is_plain(layer: nn.Module, sort: type[nn.Conv2d | nn.ConvTranspose2d], side: int, stride: int) -> bool:
    """Whether it is of this sort, side and stride, with padding 1."""
    sizes = [(side, side), (stride, stride), (1, 1), (0, 0)]
    return (
        isinstance(layer, sort) and _is_simple(layer)
        and [layer.kernel_size, layer.stride, layer.padding, layer.output_padding] == sizes
    )  # fmt: skip


def _is_usual(layer: nn.Module) -> bool:
    if not isinstance(layer, nn.Conv2d) or not _is_simple(layer):
        return False
    return layer.stride[0] == layer.stride[1] and layer.padding[0] == layer.padding[1]


def _is_simple(layer: nn.Conv2d | nn.ConvTranspose2d) -> bool:
    return layer.groups == 1 and layer.dilation == (1, 1) and layer.padding_mode == "zeros"
