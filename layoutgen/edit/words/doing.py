"""Deeds that no command names, read by the parser: "make the dragon breathe fire", "the boy should juggle"."""

from __future__ import annotations

from layoutgen.edit.add import New, add
from layoutgen.edit.look import paint
from layoutgen.edit.names import Edited
from layoutgen.edit.place import Goal
from layoutgen.edit.tilt import tilt
from layoutgen.edit.words.command import Command, merged
from layoutgen.edit.words.modals import MODALS, NOT
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.posing import participle
from layoutgen.edit.words.resolve import resolve
from layoutgen.errors import TextError
from layoutgen.scene import SceneGraph

_MORE = ("super", "extra", "ultra", "mega")
_FALLS = frozenset({"fall", "falls", "falling"})
_LETTING = frozenset({"make", "let", "have", "get"})
_BETWEEN = MODALS | {"to", "be", "being", "also", "now", "start", "starts", "begin", "begins", "please"}


def deed(command: Command) -> Edited | None:
    """What somebody of the picture shall do, with the new things that it takes; none where that is not what is said.

    What is done to a thing that is there already is left to the commands that place things.
    """
    lower = [word.lower for word in command.words]
    start = int(lower[0] in _LETTING)
    things = command.reader.things(start)
    if things is None or len(things[0]) != 1 or NOT & set(lower):
        return None
    refs, at = things
    while at < len(lower) and lower[at] in _BETWEEN:
        at += 1
    verb = command.words[at] if at < len(lower) else None
    if verb is None or refs[0].label is None or refs[0].indefinite or not _is_verb(verb.tag, verb.lower):
        return None
    ids = resolve(refs, command.context)
    if verb.lower in _FALLS:
        command.context.mention(ids)
        return tilt(command.layout, ids, 90.0) if set(lower[at + 1 :]) <= {"over", "down"} else None
    label = command.layout[ids[0]].label
    doing = verb.lower if verb.lower.endswith("ing") else participle(verb.lemma)
    try:
        scene = command.tools.parse(f"a {label} {doing} {command.said(at + 1)}".strip())
    except TextError:
        return None
    who = next((thing.id for thing in scene.objects if thing.label == label), None)
    return _doing(command, ids, scene, who) if who is not None else None


def _is_verb(tag: str, word: str) -> bool:
    """Whether the word is a deed; "superlong" is none."""
    if word.startswith(_MORE):
        return False
    return tag.startswith("VB") or (tag.startswith("NN") and not word.endswith("s"))


def _doing(command: Command, ids: tuple[str, ...], scene: SceneGraph, who: str) -> Edited | None:
    """The looks and the new things of what the parser read of somebody, given to these."""
    deeds = [r for r in scene.relations if r.subject == who and scene.nodes[r.object]["kind"] == "thing"]
    looks = tuple(scene.nodes[who]["attributes"])
    if not (deeds or looks) or any(named(scene.nodes[r.object]["label"], command.layout) for r in deeds):
        return None
    layout = command.layout
    done = Edited(layout)
    if deeds:
        scene.remove_node(who)
        scene.graph["time"], scene.graph["weather"], scene.graph["background"] = None, (), ()
        goals = [Goal(r.predicate, ids, r.words) for r in deeds if r.object == deeds[0].object]
        done = add(layout, New(scene, deeds[0].object, inverse=tuple(goals)), command.tools.predict, command.seed)
    command.context.mention(ids)
    return merged(done, paint(done.layout, ids, looks)) if looks else done
