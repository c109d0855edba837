"""The camera that somebody smiles at is who looks at the picture: it is in the scene, and not in the picture."""

from __future__ import annotations

import re

from layoutgen.scene import Relation, SceneData, SceneObject

_EYES = frozenset({"camera", "viewer", "photographer", "cameraman"})
_TOWARDS = re.compile(r"\b(at|to|for|toward|towards|into|facing|faces|face|from|in front of)$")


def viewers(data: SceneData) -> frozenset[str]:
    """The objects of a scene that stand for its viewer: "the camera", when others only look at it or turn from it.

    A camera with an attribute, of which there are several, that does or holds something, or is held, is a thing.
    """
    return frozenset(thing.id for thing in data.objects if _is_eye(thing) and _is_only_faced(thing, data))


def without_viewers(data: SceneData) -> SceneData:
    """The scene without those objects and their relations: what the picture has to show."""
    eyes = viewers(data)
    if not eyes:
        return data
    return data.model_copy(
        update={
            "objects": tuple(thing for thing in data.objects if thing.id not in eyes),
            "relations": tuple(r for r in data.relations if r.subject not in eyes and r.object not in eyes),
        }
    )


def _is_eye(thing: SceneObject) -> bool:
    return thing.label in _EYES and thing.count == 1 and not thing.attributes and not thing.position


def _is_only_faced(thing: SceneObject, data: SceneData) -> bool:
    mine = [r for r in data.relations if thing.id in (r.subject, r.object)]
    return bool(mine) and all(r.object == thing.id and _faces(r) for r in mine)


def _faces(relation: Relation) -> bool:
    return relation.predicate in ("looking at", "facing") or bool(_TOWARDS.search(relation.words))
