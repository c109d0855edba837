"""Candles on a cake are thin ones, and the cake is drawn without those that cakes have of themselves."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.scene import SceneData


def candled(label: str, node: str, data: SceneData) -> str | None:
    """What a cake with candles, or a candle of a cake, is to be drawn as; None for everything else.

    label: of the node; both are as the text names them ("birthday cake").
    """
    name = vocab.generic(label).name
    if name not in ("cake", "candle"):
        return None
    labels = {thing.id: vocab.generic(thing.label).name for thing in data.objects}
    pairs = {(r.subject, r.object) for r in data.relations if r.predicate in ("on", "in", "part of")}
    pairs |= {(r.object, r.subject) for r in data.relations if r.predicate in ("with", "has")}
    if not any(node in pair and (labels[pair[0]], labels[pair[1]]) == ("candle", "cake") for pair in pairs):
        return None
    plain = "chocolate plain cake" if label.startswith("chocolate") else "plain cake"
    return plain if name == "cake" else "birthday candle"
