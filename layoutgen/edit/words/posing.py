"""Commands that put somebody in a pose: "make the man sit on the sofa", "let the dog sleep"."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import (
    Command,
    idle,
    merged,
    whole,
)
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.ref import Ref
from layoutgen.pose import pose_of

_FACES = frozenset({"smile", "laugh", "cry", "frown", "blush", "wink", "scream"})


def posture(word: str) -> bool:
    """Whether a word is a verb that puts people or animals in a pose."""
    return participle(word) in vocab.STATES or pose_of("man", [participle(word)], ()) is not None


def is_verb(refs: Sequence[Ref]) -> bool:
    """Whether a bare noun is a verb that was taken for one: "make the dog sleep"."""
    ref = refs[0]
    if ref.label in _FACES and not ref.definite:
        return True
    bare = not (
        ref.definite or ref.indefinite or ref.number or ref.pronoun or ref.attributes or ref.ids or ref.quantity
    )
    return bare and ref.label is not None and " " not in ref.label and posture(ref.label)


def participle(verb: str) -> str:
    """ "sit" -> "sitting", "lie" -> "lying"; participles as they are."""
    if verb.endswith("ing") and len(verb) > 5:
        return verb
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    short = (
        len(verb) > 2 and verb[-1] in "tpnmgb" and verb[-2] in "aeiou" and verb[-3] not in "aeiou" and len(verb) <= 5
    )
    return f"{verb}{verb[-1] if short else ''}ing"


def posed(command: Command, verb: Bit) -> Edited | None:
    """ "make the man sit on the sofa": the pose, and the place where it is said."""
    at = command.bits.index(verb)
    place = [bit for bit in command.bits[at + 1 :] if not idle([bit]) and bit.value not in ("down", "up")]
    before = command.bits[:at]
    ids, left = whole(command, before)
    if [bit for bit in left if not idle([bit])]:
        return None
    look = participle(verb.value) if verb.kind == "word" else verb.looks[0]
    done = Edited(command.layout)
    if place:
        subject = Bit("thing", 0, 0, refs=(Ref(0, 0, "", ids=ids),))
        moved = move(command.sub("put", "put", [subject, *place]))
        if moved is None:
            return None
        done = moved
    command.context.mention(ids)
    return merged(done, looked(done.layout, ids, [look] if verb.kind == "word" else verb.looks))
