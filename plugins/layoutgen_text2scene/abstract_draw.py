"""An abstract scene, drawn object after object: what comes next, where it is, what it looks like; then the canvas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from layoutgen.data.example import clipped
from layoutgen.layout import Box
from layoutgen_text2scene.abstract import AbstractText2Scene, Objects
from layoutgen_text2scene.abstract_data import EXPRESSIONS, LONGEST, POSES, Kinds, Sizes
from layoutgen_text2scene.model import END, PAD, START

MOST = 17  # objects that the network draws of its own accord; no scene it learned from has more


class Piece(NamedTuple):
    """A piece of clip-art on the canvas. depth: 0 is nearest, 2 farthest. pose, expression: of people."""

    label: str
    box: Box
    depth: int = 0
    flip: bool = False
    pose: str | None = None
    expression: str | None = None


@dataclass(frozen=True)
class Wanted:
    """What a picture must show. counts: label -> number. barred: labels that nothing else brings.

    implied: how sure the network must be, 0 to 1, of an object that nobody asked for.
    """

    counts: Mapping[str, int]
    barred: Collection[str] = ()
    implied: float = 0.5


@dataclass(frozen=True)
class Painter:
    """Draws scenes with a trained network.

    sizes: of the clip-art, see `sizes_of`. temperature: 0 takes the likeliest choice at each step.
    """

    model: AbstractText2Scene
    kinds: Kinds
    sizes: Sizes
    temperature: float = 0.0

    @torch.no_grad()
    def __call__(
        self, text: str, *, seed: int = 0, wanted: Wanted | None = None, placed: Sequence[Piece] = ()
    ) -> list[Piece]:
        """The pieces that the network adds to those `placed`, in the order of drawing.

        wanted: none lets the network say all that it draws, and when it ends.
        """
        random = torch.Generator().manual_seed(seed % 2**63)
        hand = _Hand(self, text, random)
        for piece in placed:
            hand.add(piece)
        left = Counter(wanted.counts) if wanted is not None else Counter()
        made: list[Piece] = []
        while sum(left.values()) or len(made) < MOST:
            label = hand.next(left, wanted)
            if label is None:
                break
            left[label] -= left[label] > 0
            made.append(hand.put(label))
        return made

    def pick(self, logits: Tensor, random: torch.Generator) -> int:
        """The likeliest of (K,) logits, or one drawn at the temperature."""
        if self.temperature <= 0:
            return int(logits.argmax())
        return int(torch.multinomial((logits / self.temperature).softmax(-1), 1, generator=random))


@dataclass
class _Hand:
    """The state of one drawing."""

    painter: Painter
    text: str
    random: torch.Generator
    drawn: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        model, kinds = self.painter.model, self.painter.kinds
        ids = kinds.words.ids(self.text)[:LONGEST] or [PAD]
        self.read = model.text_encoder(torch.tensor([ids]), torch.tensor([len(ids)]))
        self.state = model.first_state(self.read)
        self.canvas: Tensor | float = 0.0  # behind the first convolution
        self.previous = self._one_hot(START)

    def next(self, left: Mapping[str, int], wanted: Wanted | None) -> str | None:
        """The label of the next object, none at the end. left: what is still to come."""
        model, labels = self.painter.model, self.painter.kinds.labels
        canvas = self.canvas if isinstance(self.canvas, Tensor) else self._blank()
        self.state = model.what_decoder.remember(model.image_encoder.look(canvas), self.state)
        self.named = model.what_decoder(self.state, self.previous, self.read)
        logits = self.named.logits[0]
        open_ = torch.ones(len(labels), dtype=torch.bool)
        open_[[PAD, START]] = False
        for k, label in enumerate(labels.entries[END + 1 :], END + 1):
            open_[k] = label not in self.drawn
        if wanted is not None:
            sure = logits.softmax(-1) >= wanted.implied
            for k, label in enumerate(labels.entries[END + 1 :], END + 1):
                free = bool(open_[k] and sure[k]) and label not in wanted.barred and label not in wanted.counts
                open_[k] = left.get(label, 0) > 0 or free
            open_[END] = not any(left.values())
        chosen = self.painter.pick(logits.masked_fill(~open_, -torch.inf), self.random)
        return None if chosen == END else labels.entries[chosen]

    def put(self, label: str) -> Piece:
        """Places the object that was named, and draws it on the canvas."""
        model, painter = self.painter.model, self.painter
        put = model.where_decoder.put(self.state, self._one_hot(painter.kinds.labels.id(label)), self.named, self.read)
        cell = painter.pick(put.place[0], self.random)
        pose, face, depth, flip = (painter.pick(maps[0, :, cell], self.random) for maps in put.looks)
        person = f"{label}/{POSES[pose]}" in painter.sizes
        name = f"{label}/{POSES[pose]}" if person else label
        columns, rows = model.config.grid
        width, height = painter.sizes[name][depth]
        centre = ((cell % columns + 0.5) / columns, (cell // columns + 0.5) / rows)
        whole = Box.around(*centre, width, height)
        piece = Piece(
            label,
            clipped(whole) or whole,
            depth,
            bool(flip),
            POSES[pose] if person else None,
            EXPRESSIONS[face] if person else None,
        )
        self.add(piece)
        return piece

    def add(self, piece: Piece) -> None:
        """Draws a piece on the canvas; what the network does not know leaves it as it is."""
        labels = self.painter.kinds.labels
        if piece.label not in labels.entries[END + 1 :]:
            return
        looks = (
            POSES.index(piece.pose) + 1 if piece.pose in POSES else 0,
            EXPRESSIONS.index(piece.expression) + 1 if piece.expression in EXPRESSIONS else 0,
            piece.depth,
            int(piece.flip),
        )
        objects = Objects(
            torch.tensor([labels.id(piece.label)]), torch.tensor([looks]), torch.tensor([tuple(piece.box)])
        )
        self.canvas = self.canvas + self.painter.model.image_encoder.strokes(objects)
        self.drawn.add(piece.label)
        self.previous = self._one_hot(labels.id(piece.label))

    def _blank(self) -> Tensor:
        encoder = self.painter.model.image_encoder
        side = -(-encoder.config.canvas // 2)
        return encoder.conv1.weight.new_zeros(1, encoder.config.canvas_first, side, side)

    def _one_hot(self, label: int) -> Tensor:
        made = functional.one_hot(torch.tensor([label]), self.painter.model.config.classes)
        return made.to(self.painter.model.text_encoder.embedding.weight.dtype)
