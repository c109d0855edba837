"""What somebody says shall not be: "the car should not be red", "the farmer has no hat"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.look import lock, strip
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.words.amount import Size
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, merged, thing, whole
from layoutgen.edit.words.counting import delete
from layoutgen.edit.words.lexicon import POSITIVES
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.making import make
from layoutgen.edit.words.modals import NOT
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.posing import participle
from layoutgen.edit.words.possessions import HELD, held_by
from layoutgen.edit.words.postures import is_posture
from layoutgen.errors import EditError

_IN_HAND = HELD - {"with"}


def denied(command: Command, subject: list[Bit], cut: int) -> Edited | None:
    """ "the man does not need a hat", "the car should not be red", "the dog must not be moved"."""
    lower = [word.lower for word in command.words]
    return not_so(command, subject, max(k for k in range(cut, min(cut + 4, len(lower))) if lower[k] in NOT) + 1)


def not_so(command: Command, subject: list[Bit], at: int) -> Edited | None:
    """What the words from `at` on say, denied of a thing. Raises EditError where that says nothing of what it shall be.

    "to be so big" makes it smaller, "to face left" turns it round, "to sit" takes the pose away.
    """
    lower = [word.lower for word in command.words]
    while at < len(lower) and lower[at] in _IDLE:
        at += 1
    rest = command.reader.read(at)
    first, _ = thing(subject)
    if first is None:
        return None
    verb = command.words[at].lemma if at < len(lower) else ""
    if verb in ("move", "touch", "change"):
        return lock(command.layout, whole(command, subject)[0])
    if verb in ("need", "want", "have", "wear", "hold", "carry"):
        return without_own(command, first, at + 1)
    if rest and (rest[0].kind == "look" or is_posture(command.words, at)):
        return _not_looking(command, whole(command, subject)[0], rest)
    size = _other_size(lower[at:])
    if size is not None:
        return make(command.sub("make", "make", [*subject, Bit("size", at, len(lower), size=size, words=lower[-1])]))
    if len(rest) == 1 and rest[0].kind == "prep" and rest[0].value in ("on", "in", "at", "inside"):
        return move(command.sub("put", "put", [*subject, replace(rest[0], value="off", words="off")]))
    if at >= len(lower) or lower[at] in ("here", "there", "visible", "exist"):
        return delete(command.sub("delete", "delete", subject))
    if rest and rest[0].kind in ("prep", "place", "side", "depth", "size"):
        raise EditError(f"{command.text!r}: say where it shall be, or what it shall be like, instead")
    return None


def _not_looking(command: Command, ids: Sequence[str], rest: Sequence[Bit]) -> Edited:
    """ "not brown but black", "not facing left", "not to sit"."""
    looks = rest[0].looks or (participle(rest[0].value),)
    if looks[0] in _ROUND:
        return looked(command.layout, ids, [_ROUND[looks[0]]])
    other = [look for bit in rest[1:] if bit.kind == "look" for look in bit.looks]
    done = strip(command.layout, ids, looks)
    return merged(done, looked(done.layout, ids, other)) if other else done


def _other_size(lower: list[str]) -> Size | None:
    """ "big", "quite as tall as that", said of what shall not be so: the other way."""
    if lower[1:2] == ["enough"] and lower[0] in POSITIVES:  # "not tall enough"
        return Size(*POSITIVES[lower[0]])
    words = [word for word in lower if word not in _GRADED]
    side, sign = POSITIVES.get(words[0], ("", 0)) if len(words) == 1 else ("", 0)
    return Size(side, -sign) if sign else None


_IDLE = frozenset({"be", "to", "any", "anymore", "so", "get", "look", "being", "really"})
_GRADED = frozenset({"so", "that", "this", "as", "quite", "very", "too", "anymore", "is", "it", "now", "and"})
_ROUND = {"facing left": "facing right", "facing right": "facing left"}


def without_own(command: Command, owner: Bit, start: int) -> Edited | None:
    """ "the man does not need a hat", "the farmer has no hat", "he should not hold anything": what is his goes."""
    new, _ = thing(command.reader.read(start))
    if new is None:
        return None
    if new.refs[0].pronoun == "everything":
        ids = [item.id for item in held_by(command.layout, command.about(owner.refs), _IN_HAND)]
        return remove(command.layout, ids) if ids else Edited(command.layout, ("that is so already",))
    owned = tuple(replace(r, owner=owner.refs[0], indefinite=False, definite=True) for r in new.refs)
    return delete(command.sub("delete", "delete", [replace(new, refs=owned)]))
