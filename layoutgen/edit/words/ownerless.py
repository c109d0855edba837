"""Parts named without their owner: "the roof" where there is one house, "the door" where a house stands by a car."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from layoutgen import vocab
from layoutgen.edit.words.ref import Ref

_LIVING = frozenset({"person", "animal", "bird", "fish", "insect", "toy"})
_BUILT = frozenset({"building", "structure"})
_DRIVEN = frozenset({"vehicle", "aircraft", "boat"})
_PLANTED = frozenset({"plant"})
_PARTS = (
    (frozenset({"roof", "door", "window", "chimney", "balcony", "porch", "tower", "wall", "gutter", "garage"}), _BUILT),
    (frozenset({"roof", "door", "window", "wheel", "hood", "bumper", "windshield", "mast", "engine"}), _DRIVEN),
    (frozenset({"tail", "mane", "nose", "eye", "ear", "beak", "trunk", "horn", "paw", "wing", "hair"}), _LIVING),
    (frozenset({"trunk", "root", "stem", "crown"}), _PLANTED),
)  # fmt: skip
_EVERY = frozenset().union(*(parts for parts, _ in _PARTS))


def with_owner(ref: Ref, labels: Collection[str]) -> Ref:
    """The phrase with the kind of thing that it is a part of, where one kind of the picture has such a part.

    labels: of the picture's things. A part that is there as a thing of its own stays what it is.
    """
    if ref.label not in _EVERY or ref.indefinite or ref.owner is not None or ref.of or ref.pronoun or ref.more:
        return ref
    if ref.near or ref.number or any(_is_there(ref.label, label) for label in labels):
        return ref
    for parts, groups in _PARTS:
        owners = [label for label in labels if ref.label in parts and _has(label, ref.label, groups)]
        if len(owners) == 1:
            return replace(ref, owner=Ref(ref.start, ref.end, f"the {owners[0]}", label=owners[0], definite=True))
        if owners:
            return ref
    return ref


def _is_there(part: str, label: str) -> bool:
    return part in label.split() or label in vocab.aliases(part)


@lru_cache(maxsize=4096)
def _has(label: str, part: str, groups: Collection[str]) -> bool:
    group = "person" if vocab.person(label) is not None else vocab.noun(label).group
    return group in groups and vocab.part_place(part, label) is not None


def all_with_owners(refs: Sequence[Ref], labels: Collection[str]) -> tuple[Ref, ...]:
    """`with_owner` of each."""
    return tuple(with_owner(ref, labels) for ref in refs)
