"""What somebody says shall not be: "the car should not be red", "the farmer has no hat"."""

from __future__ import annotations

from dataclasses import replace

from layoutgen.edit.look import lock, strip
from layoutgen.edit.names import Edited
from layoutgen.edit.number import remove
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.command import Command, merged, thing, whole
from layoutgen.edit.words.counting import delete
from layoutgen.edit.words.looking import looked
from layoutgen.edit.words.moving import move
from layoutgen.edit.words.possessions import HELD, held_by

NOT = frozenset({"n't", "not", "never", "nt"})
_IN_HAND = HELD - {"with"}


def denied(command: Command, subject: list[Bit], cut: int) -> Edited | None:
    """ "the man does not need a hat", "the car should not be red", "the dog must not be moved"."""
    lower = [word.lower for word in command.words]
    at = max(k for k in range(cut, min(cut + 4, len(lower))) if lower[k] in NOT) + 1
    while at < len(lower) and lower[at] in ("be", "to", "any", "anymore", "so", "get"):
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
    if rest and rest[0].kind == "look":
        ids, _ = whole(command, subject)
        other = [look for bit in rest[1:] if bit.kind == "look" for look in bit.looks]
        done = strip(command.layout, ids, rest[0].looks)
        return merged(done, looked(done.layout, ids, other)) if other else done  # "not brown but black"
    if rest and rest[0].kind == "size" and rest[0].size is not None:
        return None
    if len(rest) == 1 and rest[0].kind == "prep" and rest[0].value in ("on", "in", "at", "inside"):
        return move(command.sub("put", "put", [*subject, replace(rest[0], value="off", words="off")]))
    if at >= len(lower) or lower[at] in ("here", "there", "visible", "exist"):
        return delete(command.sub("delete", "delete", subject))
    return None


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
