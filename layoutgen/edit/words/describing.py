"""New things as a phrase describes them, read by the parser."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen import vocab
from layoutgen.edit.add import New, add
from layoutgen.edit.names import Edited
from layoutgen.edit.place import Goal
from layoutgen.edit.words.command import Command, exists
from layoutgen.edit.words.ref import Ref
from layoutgen.errors import EditError, TextError
from layoutgen.scene import SceneGraph


def known(command: Command, refs: Sequence[Ref]) -> bool:
    """Whether the phrases mean things that are in the picture."""
    return all(_is_there(command, ref) and not ref.more for ref in refs)


def _is_there(command: Command, ref: Ref) -> bool:
    if ref.pronoun or ref.ids or ref.label is None or exists(command, ref.label):
        return True
    whole = (ref.owner,) if ref.owner is not None else ref.of
    return bool(whole) and all(_is_there(command, each) for each in whole)


def described(
    command: Command, text: str, ref: Ref, goals: tuple[Goal, ...], position: str = "", inverse: tuple[Goal, ...] = ()
) -> Edited:
    """Things that a phrase describes, added."""
    if ref.attributes and text.endswith(" one"):  # "a fifth goat, a brown one"
        text = " ".join((*ref.attributes, ref.label or "thing"))
    words = text.split()
    while words and words[0].lower() in ("another", "more", "second", "the", "my", "other"):
        words = words[1:]
    plain = " ".join(w for w in words if w.lower() not in ("more", "second", "additional", "extra", "new"))
    count_ = ref.number or 1
    lead = (
        ""
        if (words and words[0].lower() in ("a", "an", "some", "two", "several", "many")) or count_ > 1 or ref.plural
        else "a "
    )
    try:
        scene = command.tools.parse(f"{lead}{plain}")
    except TextError:
        if ref.label is None or vocab.lookup(ref.label) is None:
            raise EditError(f"{text!r} names nothing that can be drawn") from None
        scene = SceneGraph()  # the parser takes "a picture" for talk about the picture itself
        scene.put(ref.label, attributes=ref.attributes, count=count_)
    node = next((t.id for t in scene.objects if t.label == ref.label), next(iter(scene), None))
    if node is None:
        raise EditError(f"{text!r} names nothing that can be drawn")
    if ref.one_each and ref.number and scene.nodes[node]["label"] == ref.label:  # "four chairs, two at each table"
        scene.nodes[node]["count"] = ref.number
    scene.graph["time"], scene.graph["weather"] = None, ()
    if scene.nodes[node]["kind"] != "stuff":
        scene.graph["background"] = ()
    return add(command.layout, New(scene, node, goals, inverse, position or None), command.tools.predict, command.seed)  # type: ignore[arg-type]
