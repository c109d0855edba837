"""Text2Scene: Generating Compositional Scenes from Textual Descriptions (Tan, Feng, Ordonez; arXiv:1809.01110).

Figure 2 of the paper, top to bottom: the text encoder reads the words; the canvas encoder sees what has been placed; a
convolutional GRU remembers it step by step; "what" attends to the words and names the next object, or the end; "where"
attends again and says its place on a grid, its size and its aspect. The sizes below are the published ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, START, END = 0, 1, 2  # the first three object classes


@dataclass(frozen=True)
class Config:
    """Sizes. words, classes: entries of the two vocabularies. grid: columns, rows of the places.

    even: whether the attention to places in "where" is 1 on the mean. As published it sums to 1, so that what the state
    says arrives a hundred times weaker than what the text does (on 28 x 28 places, 784 times), and is learned late.
    """

    words: int
    classes: int = 83  # PAD, START, END and COCO's 80
    word_size: int = 300
    hidden: int = 256  # of each direction of the text encoder; the canvas state has twice as many channels
    canvas_first: int = 128
    canvas_hidden: int = 256
    grid: tuple[int, int] = (28, 28)
    scales: int = 17
    ratios: int = 17
    even: bool = False

    @property
    def state(self) -> int:
        return 2 * self.hidden

    @property
    def read(self) -> int:
        """Size of what is attended to in the text: the GRU's output and the word's own vector."""
        return 2 * self.hidden + self.word_size


class Read(NamedTuple):
    """The encoded text. memory: (B, L, read); mask: (B, L) bool; state: (B, 2 hidden), both ways at their ends."""

    memory: Tensor
    mask: Tensor
    state: Tensor


class Named(NamedTuple):
    """What may come next, of each step where there are several. context: what was attended to.

    logits: (B, ..., classes); context: (B, ..., read); weights: (B, ..., L).
    """

    logits: Tensor
    context: Tensor
    weights: Tensor


class Placed(NamedTuple):
    """Where it may be, as logits. place: (B, places); scale: (B, scales, places); ratio: (B, ratios, places)."""

    place: Tensor
    scale: Tensor
    ratio: Tensor
    weights: Tensor


class TextEncoder(nn.Module):
    """Word vectors and a bidirectional GRU (section 3.1)."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.embedding = nn.Embedding(config.words, config.word_size)
        self.rnn = nn.GRU(config.word_size, config.hidden, batch_first=True, bidirectional=True)

    def forward(self, words: Tensor, lengths: Tensor) -> Read:
        """words: (B, L) ids; lengths: (B,)."""
        mask = torch.arange(words.shape[1], device=words.device) < lengths[:, None]  # (B, L)
        vectors = self.embedding(words) * mask[..., None]  # (B, L, word_size)
        packed = nn.utils.rnn.pack_padded_sequence(vectors, lengths.cpu(), batch_first=True, enforce_sorted=False)
        outputs, last = self.rnn(packed)
        outputs, _ = nn.utils.rnn.pad_packed_sequence(outputs, batch_first=True, total_length=words.shape[1])
        return Read(torch.cat([outputs, vectors], -1), mask, torch.cat([last[0], last[1]], -1))


class Residual(nn.Module):
    """Two 3x3 convolutions beside a way around them, without normalisation."""

    def __init__(self, inner: int, outer: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inner, outer, 3, stride, 1, bias=False)
        self.conv2 = nn.Conv2d(outer, outer, 3, 1, 1, bias=False)
        self.downsample = (
            nn.Sequential(nn.Conv2d(inner, outer, 1, stride, bias=False))
            if stride > 1 or inner != outer
            else nn.Identity()
        )

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(self.downsample(x) + self.conv2(functional.relu(self.conv1(x))))


class CanvasEncoder(nn.Module):
    """The canvas so far, a channel a class, to features on the grid of places (section 3.1)."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.grid = config.grid
        self.conv1 = nn.Conv2d(config.classes, config.canvas_first, 7, 2, 3, bias=False)
        self.layer1 = nn.Sequential(Residual(config.canvas_first, config.canvas_first, 1))
        self.layer2 = nn.Sequential(Residual(config.canvas_first, config.canvas_hidden, 2))

    def forward(self, canvas: Tensor) -> Tensor:
        """canvas: (B, classes, H, W) -> (B, canvas_hidden, rows, columns)."""
        return self.look(self.conv1(canvas))

    def trace(self, shapes: Tensor, classes: Tensor) -> Tensor:
        """What each shape adds to the first convolution. shapes: (N, H, W); classes: (N,) -> (N, canvas_first, h, w).

        That convolution is linear and a shape lies in one channel, so the canvas need not be convolved anew each step.
        """
        size, stride, margin = self.conv1.kernel_size, self.conv1.stride[0], self.conv1.padding[0]
        patches = functional.unfold(shapes[:, None], size, padding=margin, stride=stride)  # (N, 49, h w)
        kernels = self.conv1.weight[:, classes].flatten(2).transpose(0, 1)  # (N, canvas_first, 49)
        made = kernels @ patches
        return made.unflatten(-1, ((shapes.shape[1] - 1) // stride + 1, -1))

    def look(self, traces: Tensor) -> Tensor:
        """Features of canvases from their first convolution: (B, canvas_first, h, w) -> as `forward`."""
        features = self.layer2(self.layer1(functional.relu(traces)))
        columns, rows = self.grid
        return functional.interpolate(features, (rows, columns), mode="bilinear", align_corners=True)


class ConvGRUCell(nn.Module):
    """A gated recurrent unit whose products are 3x3 convolutions; the update gate keeps the old state."""

    def __init__(self, inner: int, state: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inner + state, 2 * state, 3, 1, 1)  # both gates
        self.conv2 = nn.Conv2d(inner, state, 3, 1, 1)
        self.conv3 = nn.Conv2d(state, state, 3, 1, 1)

    def forward(self, x: Tensor, state: Tensor) -> Tensor:
        """x: (B, inner, rows, columns); state: (B, state, rows, columns)."""
        return self.turn(self.read(x), state, self.kernel())

    def read(self, x: Tensor) -> Tensor:
        """What the input says to both gates and the candidate, for any number of steps at once: (N, 3 state, ...)."""
        inner = self.conv2.in_channels
        weight = torch.cat([self.conv1.weight[:, :inner], self.conv2.weight])
        bias = torch.cat([_bias(self.conv1), _bias(self.conv2)])
        return functional.conv2d(x, weight, bias, padding=1)

    def kernel(self) -> tuple[Tensor, Tensor]:
        """Weight and bias of what the state says to the three; the same at every step."""
        inner = self.conv2.in_channels
        weight = torch.cat([self.conv1.weight[:, inner:], self.conv3.weight])
        bias = functional.pad(_bias(self.conv3), (self.conv1.out_channels, 0))
        return weight, bias

    def turn(self, read: Tensor, state: Tensor, kernel: tuple[Tensor, Tensor]) -> Tensor:
        """The next state, from what `read` made of the input."""
        return self.mixed(read, functional.conv2d(state, *kernel, padding=1), state)

    def begin(self, read: Tensor, vector: Tensor, kernel: tuple[Tensor, Tensor]) -> Tensor:
        """`turn` from a state that is a vector (B, state) tiled over the grid."""
        rows, columns = read.shape[-2:]
        said = spread(vector, kernel[0], rows, columns) + kernel[1][:, None, None]
        return self.mixed(read, said, vector[..., None, None])

    def mixed(self, read: Tensor, said: Tensor, state: Tensor) -> Tensor:
        """The next state from what input and state say to both gates and the candidate."""
        size = state.shape[1]
        gates, candidate = read.split([2 * size, size], 1)
        kept, old = said.split([2 * size, size], 1)
        update, reset = torch.sigmoid(gates + kept).chunk(2, 1)
        fresh = torch.tanh(candidate + reset * old)
        return fresh + update * (state - fresh)


def _bias(conv: nn.Conv2d) -> Tensor:
    assert conv.bias is not None
    return conv.bias


class WordAttention(nn.Module):
    """Luong's general attention over the text (equation 2)."""

    def __init__(self, query: int, read: int) -> None:
        super().__init__()
        self.linear_in = nn.Linear(read, query, bias=False)

    def forward(self, query: Tensor, text: Read) -> tuple[Tensor, Tensor]:
        """query: (B, ..., query), several of one text at once -> context (B, ..., read), weights (B, ..., L)."""
        asked = query.flatten(1, -2) if query.dim() > 2 else query[:, None]  # (B, T, query)
        scores = asked @ self.linear_in(text.memory).transpose(1, 2)
        weights = scores.masked_fill(~text.mask[:, None], -1e10).softmax(-1)  # (B, T, L)
        context = weights @ text.memory
        return context.view(*query.shape[:-1], -1), weights.view(*query.shape[:-1], -1)


def spatial_attention(inner: int, middle: int) -> nn.Sequential:
    """One score a place."""
    return nn.Sequential(nn.Conv2d(inner, middle, 3, 1, 1), nn.ReLU(), nn.Conv2d(middle, 1, 3, 1, 1))


class WhatDecoder(nn.Module):
    """The next object (section 3.2)."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        query = config.state + config.classes
        self.rnn = nn.ModuleDict({"cell00": ConvGRUCell(config.canvas_hidden, config.state)})
        self.spatial_attn = spatial_attention(config.state, config.state // 2)
        self.attention = WordAttention(query, config.read)
        self.decoder = nn.Sequential(
            nn.Linear(query + config.read, config.state), nn.ReLU(), nn.Linear(config.state, config.classes)
        )

    @property
    def cell(self) -> ConvGRUCell:
        """What remembers."""
        cell = self.rnn["cell00"]
        assert isinstance(cell, ConvGRUCell)
        return cell

    def remember(self, features: Tensor, state: Tensor) -> Tensor:
        """The state after another look at the canvas."""
        made: Tensor = self.cell(features, state)
        return made

    def forward(self, state: Tensor, previous: Tensor, text: Read) -> Named:
        """state: (B, state, rows, columns); previous: (B, classes) one-hot."""
        return self.name(self.look(state), previous, text)

    def look(self, state: Tensor) -> Tensor:
        """What of the states matters: (N, state, rows, columns) -> (N, state)."""
        seen = self.spatial_attn(state).flatten(2).softmax(-1)  # (N, 1, places)
        return (state.flatten(2) @ seen.transpose(1, 2))[..., 0]

    def name(self, looked: Tensor, previous: Tensor, text: Read) -> Named:
        """looked: (B, ..., state); previous: (B, ..., classes) one-hot."""
        query = torch.cat([looked, previous], -1)
        context, weights = self.attention(query, text)
        return Named(self.decoder(torch.cat([query, context], -1)), context, weights)


class WhereDecoder(nn.Module):
    """Its place, size and aspect (section 3.3)."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.scales, self.ratios = config.scales, config.ratios
        self.lift = config.grid[0] * config.grid[1] if config.even else 1
        self.attention = WordAttention(config.classes + config.read, config.read)
        self.spatial_attn = spatial_attention(config.state + config.read, config.state // 2)
        wide, narrow = config.state, config.state // 2
        self.decoder = nn.Sequential(
            nn.Conv2d(config.state + config.classes + config.read, wide, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(wide, narrow, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(narrow, narrow, 3, 1, 1), nn.ReLU(),
            nn.Conv2d(narrow, 1 + config.scales + config.ratios, 3, 1, 1),
        )  # fmt: skip

    def forward(self, state: Tensor, current: Tensor, named: Named, text: Read) -> Placed:
        """state: (B, state, rows, columns); current: (B, classes) one-hot of the object to place."""
        context, weights = self.attend(current, named.context, text)
        return Placed(*self.place(state, current, context), weights)

    def attend(self, current: Tensor, context: Tensor, text: Read) -> tuple[Tensor, Tensor]:
        """What of the text says where. current: (B, ..., classes); context: (B, ..., read) of "what"."""
        read: tuple[Tensor, Tensor] = self.attention(torch.cat([current, context], -1), text)
        return read

    def place(self, state: Tensor, current: Tensor, context: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The three maps of `Placed`. state: (N, state, rows, columns); current: (N, classes); context: (N, read)."""
        seen = self.spatial_attn[1:](conv_beside(self.spatial_attn[0], state, context))
        seen = seen.flatten(2).softmax(-1).view_as(seen) * self.lift  # (B, 1, rows, columns)
        first = conv_beside(self.decoder[0], state * seen, torch.cat([current, context], -1))
        maps = self.decoder[1:](first).flatten(2)
        place, scale, ratio = maps.split([1, self.scales, self.ratios], 1)
        return place[:, 0], scale, ratio


def conv_beside(conv: nn.Conv2d, grid: Tensor, vector: Tensor) -> Tensor:
    """A padded 3x3 convolution of (B, C, rows, columns) with a vector (B, D) tiled over the grid beside it."""
    width, (rows, columns) = grid.shape[1], grid.shape[-2:]
    weight = conv.weight
    beside = spread(vector, weight[:, width:], rows, columns)
    return functional.conv2d(grid, weight[:, :width], conv.bias, padding=1) + beside


def spread(vector: Tensor, weight: Tensor, rows: int, columns: int) -> Tensor:
    """A padded 3x3 convolution, weight (O, D, 3, 3), of a vector (B, D) tiled over a grid: (B, O, rows, columns).

    Inside, a tiled vector gives the same everywhere, and at a border only the taps that lie within count: so nine
    products a vector are enough, in place of nine a cell.
    """
    taps = torch.einsum("bd,odij->boij", vector, weight)  # (B, O, 3, 3)
    return _within(rows, taps) @ taps @ _within(columns, taps).transpose(0, 1)


def _within(size: int, like: Tensor) -> Tensor:
    """Which of three taps lie within, for every cell of a line: (size, 3) of 0 and 1."""
    made = like.new_ones(size, 3)
    made[0, 0] = made[-1, 2] = 0
    return made


class Text2Scene(nn.Module):
    """The four parts, and the first state: the text's, tiled over the grid."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.text_encoder = TextEncoder(config)
        self.image_encoder = CanvasEncoder(config)
        self.what_decoder = WhatDecoder(config)
        self.where_decoder = WhereDecoder(config)

    def first_state(self, text: Read) -> Tensor:
        """(B, state, rows, columns)."""
        columns, rows = self.config.grid
        return text.state[..., None, None].expand(-1, -1, rows, columns)

    def forward(
        self, words: Tensor, lengths: Tensor, canvases: Tensor, objects: Tensor
    ) -> tuple[list[Named], list[Placed]]:
        """Teacher-forced. canvases: (B, T, classes, H, W) before each step; objects: (B, T + 1) ids from START on."""
        text = self.text_encoder(words, lengths)
        state = self.first_state(text)
        one_hot = functional.one_hot(objects, self.config.classes).to(state.dtype)
        features = self.image_encoder(canvases.flatten(0, 1)).unflatten(0, canvases.shape[:2])
        named, placed = [], []
        for step in range(canvases.shape[1]):
            state = self.what_decoder.remember(features[:, step], state)
            named.append(self.what_decoder(state, one_hot[:, step], text))
            placed.append(self.where_decoder(state, one_hot[:, step + 1], named[-1], text))
        return named, placed
