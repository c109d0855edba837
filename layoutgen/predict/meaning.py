"""What a thing's label means in its scene: the bat of a batter is as long as an arm, the bat in a cave as a hand."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.scene import SceneData, SceneObject


def meaning(thing: SceneObject, data: SceneData) -> str:
    """The label that the other things, what is said of the thing and the place call for."""
    if not vocab.ambiguous(thing.label):
        return thing.label
    said = [r.words for r in data.relations if thing.id in (r.subject, r.object)]
    others = [other.label for other in data.objects if other is not thing]
    return vocab.meant(thing.label, others, (*said, *thing.attributes, *data.background))
