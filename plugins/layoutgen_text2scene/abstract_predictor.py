"""The predictor `abstract`: children, animals and toys of Abstract Scenes, from weights that a person trained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from layoutgen import vocab
from layoutgen.errors import WeightsError
from layoutgen.layout import Canvas, Item, Layout
from layoutgen.nn.weights import Weights, find
from layoutgen.pose import pose_of
from layoutgen.predict.learned import Guess, Wish, caption, settle, stand_ins, wishes
from layoutgen.scene import SceneData, SceneGraph
from layoutgen_text2scene.abstract_data import PEOPLE
from layoutgen_text2scene.abstract_draw import Painter, Piece, Wanted
from layoutgen_text2scene.abstract_system import SYSTEM, restored

VERSION = "1"
_POSES = {  # of the clip-art of Abstract Scenes, as this engine calls them
    "arms_right": "pointing",
    "arms_up": "cheering",
    "kicking": "kicking",
    "leg_crossed": "sitting_ground",
    "running": "running",
    "sit": "sitting_ground",
    "wave": "waving",
}
_FACES = {"smile": "smiling", "wide smile": "happy"}
# Clip-art that looks right as it is and left when it is mirrored; the direction of other pieces is only a mirroring.
_LOOKING = frozenset({*PEOPLE, "bear", "cat", "dog", "duck", "owl", "snake", "bee", "airplane", "helicopter"})
_LEFT, _RIGHT = "facing left", "facing right"
_STATED = frozenset({"angry", "mad", "sad", "crying", "scared", "surprised", "shocked", "happy", "smiling", "laughing"})


class AbstractPredictor:
    """Lays a scene out as Text2Scene draws abstract ones; the same seed gives the same layout."""

    def __init__(self, painter: Painter, implied: float = 0.5) -> None:
        """implied: how sure the network must be, 0 to 1, of something the text does not name; people never come so."""
        self.painter, self.implied = painter, implied
        self.names = {_canonical(label): label for label in reversed(painter.kinds.clip_art)}

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of a scene. `keep`: its locked items stay, and the network sees them before it draws.

        Nouns that no piece of clip-art stands for are placed as the nearest one; clothes and regions as `prior` does.
        """
        data = scene.data()
        canvas = canvas or (keep.canvas if keep is not None else Canvas())
        locked = {i.id: i for i in (keep.items if keep is not None else ()) if i.locked}
        asked = wishes(data, tuple(self.names))
        open_ = [(w, n) for w in asked for n in range(1, w.number + 1) if f"{w.node}.{n}" not in locked]
        drawn = self.painter(
            caption(data),
            seed=seed,
            wanted=Wanted(Counter(self.names[w.known] for w, _ in open_), self._barred(data), self.implied),
            placed=self._placed(asked, locked),
        )
        pieces, implied = _shared(open_, drawn, self.names)
        guesses = [Guess(w.node, n, piece.label, piece.box) for (w, n), piece in pieces]
        guesses += [Guess(None, 0, _canonical(piece.label), piece.box) for piece in implied]
        made = settle(
            scene, guesses, canvas=canvas, seed=seed, keep=keep, plugin="abstract", version=VERSION,
            notes=stand_ins(asked),
        )  # fmt: skip
        return _dressed(made, {f"{w.node}.{n}": piece for (w, n), piece in pieces}, implied)

    def _placed(self, asked: Sequence[Wish], locked: Mapping[str, Item]) -> list[Piece]:
        known = {w.node: self.names[w.known] for w in asked}
        return [
            Piece(known[item.node], item.box, flip=item.flip or _LEFT in item.attributes)
            for item in locked.values()
            if item.node in known
        ]

    def _barred(self, data: SceneData) -> frozenset[str]:
        """Clip-art that only the text can bring: people, what it rules out, and clothes, which lie on their owners."""
        absent = {_canonical(a.label) for a in data.absent}
        mentioned = {_canonical(thing.label) for thing in data.objects}
        return frozenset(
            label
            for name, label in self.names.items()
            if label in PEOPLE or name in absent or name in mentioned or vocab.noun(name).support == "body"
        )


def _shared(
    open_: Sequence[tuple[Wish, int]], drawn: Iterable[Piece], names: Mapping[str, str]
) -> tuple[list[tuple[tuple[Wish, int], Piece]], list[Piece]]:
    """Who gets which piece, the first drawn for the first that asked; and the pieces that nobody asked for."""
    waiting = list(open_)
    pieces, implied = [], []
    for piece in drawn:
        taker = next((k for k, (wish, _) in enumerate(waiting) if names[wish.known] == piece.label), None)
        if taker is None:
            implied.append(piece)
        else:
            pieces.append((waiting.pop(taker), piece))
    return pieces, implied


def _dressed(layout: Layout, pieces: Mapping[str, Piece], implied: Sequence[Piece]) -> Layout:
    """The items with what the network says of them: pose, expression, direction, and depth as the order of drawing."""
    looks = dict(pieces)
    boxes = {_canonical(piece.label): piece for piece in implied}
    looks |= {item.id: boxes[item.label] for item in layout.items if item.node is None and item.label in boxes}
    items = [_with(item, looks[item.id], layout.scene) if item.id in looks else item for item in layout.items]
    order: dict[str, tuple[int, int]] = {}
    depth = 0
    for item in sorted((i for i in items if i.z >= 0), key=lambda i: i.z):
        depth = looks[item.id].depth if item.id in looks else depth  # clothes are as near as their owner below them
        order[item.id] = (-depth, len(order))
    ranks = {name: rank for rank, (_, name) in enumerate(sorted((place, name) for name, place in order.items()))}
    locked = {item.id for item in items if item.locked}
    return layout.with_items(
        item if item.z < 0 or item.id in locked else item.model_copy(update={"z": ranks[item.id]}) for item in items
    )


def _with(item: Item, piece: Piece, scene: SceneData) -> Item:
    """What the text says of a pose or a face comes before what the network makes of it."""
    if item.locked:
        return item
    added: list[str] = []
    change: dict[str, Any] = {}
    if piece.label not in _LOOKING:
        change["flip"] = piece.flip
    elif not any(attribute.startswith(("facing", "looking")) for attribute in item.attributes):
        added.append(_LEFT if piece.flip else _RIGHT)  # a renderer may draw things either way round, so it is said
    if piece.pose and vocab.noun(item.label).group == "person":
        relations = [
            (r.predicate, r.words, scene_label(scene, r.object)) for r in scene.relations if r.subject == item.node
        ]
        change["pose"] = pose_of(item.label, item.attributes, relations) or _POSES[piece.pose]
        if not _STATED & set(item.attributes):
            added += filter(None, [_FACES.get(piece.expression or "", piece.expression)])
    return item.model_copy(update=change | {"attributes": (*item.attributes, *added)})


def scene_label(scene: SceneData, node: str) -> str:
    """The label of a node."""
    return next(thing.label for thing in scene.objects if thing.id == node)


def _canonical(label: str) -> str:
    """The vocabulary's name of a noun ("hotdog": hot dog), the noun itself when it has none."""
    return vocab.noun(label).name if vocab.lookup(label) is not None else label


def painter_of(weights: Weights, temperature: float = 0.0) -> Painter:
    """A painter with these weights. Raises WeightsError for weights of another system, or without sizes."""
    model, kinds = restored(weights)
    sizes: Any = weights.config.options.get("sizes")
    if not isinstance(sizes, dict) or not all(label in sizes for label in kinds.clip_art):
        raise WeightsError(f"{weights.folder} does not say how large the clip-art is: train it again")
    return Painter(model, kinds, sizes, temperature)


def load(weights: str, temperature: float, implied: float) -> AbstractPredictor:
    """The predictor. Raises WeightsError with the command that trains the weights when there are none."""
    command = f"layoutgen train {SYSTEM} --data codraw_train.jsonl.gz -o FOLDER"
    if not weights:
        raise WeightsError(
            f"abstract has no weights of its own, for its data may not be shared: train some with `{command}` and "
            "say --predictor abstract,weights=FOLDER"
        )
    try:
        found = find(weights)
    except WeightsError as error:
        raise WeightsError(f"{error}. `{command}` trains some") from None
    return AbstractPredictor(painter_of(found, temperature), implied)
