"""What a thing is and how it looks: another label, attributes, facing, name, lock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from layoutgen import vocab
from layoutgen.edit.company import carried, turned
from layoutgen.edit.follow import reposed, settled, stand_alone
from layoutgen.edit.names import Edited, changed, free, names, verb
from layoutgen.errors import EditError
from layoutgen.layout import Box, Item, Layout
from layoutgen.pose import pose_of

_ALIKE = 1.6  # another thing keeps the box when its usual height and shape differ by no more than this factor
_OPPOSED = (
    ("happy", "sad", "angry", "crying", "laughing", "smiling", "scared", "surprised", "tired"),
    ("open", "closed", "shut"),
    ("clean", "dirty", "muddy"),
    ("old", "young", "new"),
    ("wet", "dry"),
    ("full", "empty"),
    ("awake", "asleep", "sleeping"),
    ("on", "off", "lit", "unlit"),
    ("fat", "thin", "slim", "skinny"),
    ("hot", "cold"),
    ("broken", "cracked", "whole", "ruined"),
    (
        "round",
        "circular",
        "oval",
        "elliptical",
        "square",
        "rectangular",
        "triangular",
        "hexagonal",
        "octagonal",
        "heart-shaped",
        "star-shaped",
        "diamond-shaped",
        "l-shaped",
    ),
)


def relabel(layout: Layout, ids: Sequence[str], label: str, attributes: Iterable[str] | None = None) -> Edited:
    """The items as another thing, in the same place and with the same id: "turn the cat into a rabbit".

    The box takes the usual shape and size of the new thing where they differ much, about the middle of its foot; the
    attributes go unless some are given. Relations stay where they hold.
    """
    ids = free(layout, ids)
    word = vocab.singular(label.strip())
    if not word:
        raise EditError("say what it shall become, as in 'turn the cat into a rabbit'")
    new = tuple(attributes or ())
    boxes = {each: _as(layout, layout[each], word) for each in ids}
    after = carried(layout, boxes)
    after = _with_looks(stand_alone(after, ids), ids, label=word, attributes=new)
    for node in {after[each].node for each in ids} - {None}:
        after = reposed(after, node or "")
    said = " ".join([*new, word])
    told = f"{names(layout, ids)} {verb(ids)} now {'' if len(ids) == 1 else 'each '}{_article(said)}"
    return settled(layout, after, ids, told=(told,))


def _article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _as(layout: Layout, item: Item, label: str) -> Box:
    """The box that another thing takes in the place of an item."""
    old, new = vocab.lookup(item.label), vocab.noun(label)
    if old is None or new.kind == "stuff" or item.z < 0:
        return item.box
    tall, broad = new.height / old.height, new.height * new.aspect / (old.height * old.aspect)
    if max(tall, 1 / tall, broad, 1 / broad) <= _ALIKE:
        return item.box
    damped = [min(max(f**0.6, 0.5), 2.0) for f in (tall, broad)]  # sizes in a picture are nearer than in the world
    high, wide = item.box.height * damped[0], item.box.width * damped[1]
    fit = min(1.0, 0.9 / high, 0.9 / wide)
    high, wide = high * fit, wide * fit
    cx = min(max(item.box.cx, wide / 2), 1 - wide / 2)
    foot = max(min(item.box.y1, 1.0), high)
    return Box(cx - wide / 2, foot - high, cx + wide / 2, foot) if layout.canvas else item.box


def _with_looks(
    layout: Layout, ids: Collection[str], *, label: str | None = None, attributes: tuple[str, ...] | None = None
) -> Layout:
    """Items and their nodes with another label or other attributes; their outlines have to be drawn anew."""
    change = {k: v for k, v in (("label", label), ("attributes", attributes)) if v is not None}
    fresh = {"mask": None, "keypoints": None, **({"pose": None} if label is not None else {})}
    nodes = {layout[each].node for each in ids}
    objects = tuple(thing.model_copy(update=change) if thing.id in nodes else thing for thing in layout.scene.objects)
    after = changed(layout, (layout[each].model_copy(update={**change, **fresh}) for each in ids))
    return after.model_copy(update={"scene": after.scene.model_copy(update={"objects": objects})})


def rename(layout: Layout, ids: Sequence[str], label: str) -> Edited:
    """The items called otherwise, in the same box: "rename the car to taxi"."""
    ids = free(layout, ids)
    if not label.strip():
        raise EditError("say the new name, as in 'rename the car to taxi'")
    after = _with_looks(stand_alone(layout, ids), ids, label=label.strip())
    return settled(layout, after, ids, told=(f"{names(layout, ids)} {verb(ids)} now called {label.strip()}",))


def paint(layout: Layout, ids: Sequence[str], attributes: Sequence[str]) -> Edited:
    """The items with these attributes: a colour replaces a colour, "sad" replaces "happy", others are added."""
    ids = free(layout, ids)
    new = tuple(dict.fromkeys(a.strip().lower() for a in attributes if a.strip()))
    if not new:
        raise EditError("say how it shall look, as in 'make the car blue'")
    after = stand_alone(layout, ids)
    for each in ids:
        after = _with_look(after, each, merged(after[each].attributes, new))
    for node in dict.fromkeys(after[each].node for each in ids):
        if node is not None and _posture(after, node, new):
            after = reposed(after, node)
    return settled(layout, after, ids, told=(f"{names(layout, ids)} {verb(ids)} now {' and '.join(new)}",))


def strip(layout: Layout, ids: Sequence[str], attributes: Sequence[str]) -> Edited:
    """The items without these attributes."""
    ids = free(layout, ids)
    gone = set(attributes)
    after = stand_alone(layout, ids)
    for each in ids:
        after = _with_look(after, each, tuple(a for a in after[each].attributes if a not in gone))
    return settled(layout, after, ids, told=(f"{names(layout, ids)} {verb(ids)} no longer {' or '.join(attributes)}",))


def _with_look(layout: Layout, item: str, attributes: tuple[str, ...]) -> Layout:
    """An item with its attributes, and its node with those that all its items have."""
    after = changed(
        layout, [layout[item].model_copy(update={"attributes": attributes, "mask": None, "keypoints": None})]
    )
    node = after[item].node
    mine = [i.attributes for i in after.of(node or "")]
    shared = tuple(a for a in attributes if all(a in each for each in mine))
    objects = tuple(t.model_copy(update={"attributes": shared}) if t.id == node else t for t in after.scene.objects)
    return after.model_copy(update={"scene": after.scene.model_copy(update={"objects": objects})})


def _posture(layout: Layout, node: str, attributes: Sequence[str]) -> bool:
    thing = next(t for t in layout.scene.objects if t.id == node)
    return pose_of(thing.label, attributes, ()) is not None


def merged(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Attributes with new ones, which drive out those that they contradict."""
    kept = [a for a in old if not any(_contradicts(a, b) for b in new)]
    return tuple(dict.fromkeys((*kept, *new)))


def _contradicts(old: str, new: str) -> bool:
    if vocab.colour(old) and vocab.colour(new):
        return True
    if old.startswith("facing") and new.startswith("facing"):
        return True
    poses = [pose_of("man", [each], ()) for each in (old, new)]
    if None not in poses and not vocab.colour(new):
        return True
    if old in vocab.PATTERNS and (vocab.colour(new) or new in vocab.PATTERNS):
        return new in vocab.PATTERNS
    if old in vocab.MATERIALS and new in vocab.MATERIALS:
        return True
    return any(old in group and new in group for group in _OPPOSED)


def flip(layout: Layout, ids: Sequence[str]) -> Edited:
    """The items mirrored left to right, with what they hold or carry."""
    ids = free(layout, ids)
    after = turned(layout, ids)
    facing = {"facing left": "facing right", "facing right": "facing left"}
    for each in ids:  # the word for where it looks turns with it, and the mirroring is then said twice
        attributes = tuple(facing.get(a, a) for a in after[each].attributes)
        if attributes != after[each].attributes:
            plain = after[each].model_copy(update={"flip": layout[each].flip})
            after = _with_look(changed(stand_alone(after, ids), [plain]), each, attributes)
    return settled(layout, after, ids, told=(f"{names(layout, ids)} {verb(ids)} turned round",))


def face(layout: Layout, ids: Sequence[str], side: str) -> Edited:
    """The items looking "left" or "right"."""
    if side not in ("left", "right"):
        raise EditError(f"a thing can face left or right in the picture, not {side!r}")
    ids = free(layout, ids)
    plain = changed(layout, (layout[each].model_copy(update={"flip": False}) for each in ids))
    done = paint(plain, ids, [f"facing {side}"])
    return Edited(done.layout, (f"{names(layout, ids)} {verb(ids)} now facing {side}",))


def lock(layout: Layout, ids: Sequence[str], locked: bool = True) -> Edited:
    """The items locked, so that nothing moves or changes them, or unlocked."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        raise EditError("nothing was named that could be locked")
    after = changed(layout, (layout[each].model_copy(update={"locked": locked}) for each in wanted))
    return Edited(after, (f"{names(layout, wanted)} {verb(wanted)} now {'locked' if locked else 'free to move'}",))
