"""One command: its verb, its bits, what it is about, and the means to carry it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from layoutgen import vocab
from layoutgen.edit.names import Edited
from layoutgen.edit.setting import Predict
from layoutgen.edit.words.bit import Bit
from layoutgen.edit.words.bits import Bits
from layoutgen.edit.words.lexicon import FILLERS, GROWTHS, MOVES, PICTURE
from layoutgen.edit.words.naming import named
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.resolve import Context, resolve
from layoutgen.edit.words.sentence import Analyse, Word
from layoutgen.errors import AmbiguousError, EditError
from layoutgen.layout import Layout
from layoutgen.scene import SceneGraph

Plugged = Callable[[Layout, str], "Layout | None"]
_POSTURES = frozenset({"on", "in", "at", "near", "with", "wearing", "holding"})
_IDLE = frozenset(
    {"there", "it", "be", "is", "are", "to", "the", "a", "so", "with", "its", "their", "of", "in", "place", "side"}
)
_PROPERTIES = {
    "colors": "colour", "colours": "colour",
    "size": "size", "scale": "size", "height": "height", "width": "width", "length": "width", "breadth": "width",
    "color": "colour", "colour": "colour", "number": "number", "amount": "number", "count": "number",
    "quantity": "number",
    "position": "position", "place": "position", "location": "position", "spot": "position", "name": "name",
    "label": "name",
    "dimension": "size", "direction": "facing", "copy": "copy", "duplicate": "copy", "clone": "copy", "top": "top",
    "bottom": "bottom", "edge": "edge", "side": "edge", "foot": "bottom", "base": "bottom", "centre": "centre",
    "center": "centre", "middle": "middle", "left": "left", "right": "right", "mood": "look", "expression": "look",
    "look": "look", "material": "look",
}  # fmt: skip


class PartError(EditError):
    """What is named is a part of a thing, and no item of its own: "the dog's ears"."""

    def __init__(self, part: Ref) -> None:
        owner = part.owner.text if part.owner is not None else part.of[0].text
        super().__init__(
            f"{part.text!r} is no item of its own: its looks can be said, or the whole of {owner!r} can be changed"
        )
        self.part = part


class Tools(NamedTuple):
    """What an edit needs from other parts: they are given in, since `edit` stands beside them.

    analyse: the shipped spaCy pipeline. parse: text -> scene graph, for what is added. predict: a predictor that keeps
    locked items. shape: the layout with the masks that are missing, given the layout before the edit and a seed.
    plugged: edit commands of plugins, tried before the engine's own.
    """

    analyse: Analyse
    parse: Callable[[str], SceneGraph]
    predict: Predict
    shape: Callable[[Layout, Layout, int], Layout]
    plugged: tuple[Plugged, ...] = ()


@dataclass(slots=True)
class Command:
    """A clause that is being understood. bits: what follows the verb. words: all of the clause."""

    verb: str
    frame: str
    words: list[Word]
    bits: list[Bit]
    reader: Bits
    context: Context
    tools: Tools
    seed: int = 0
    subject: list[str] = field(default_factory=list)

    @property
    def layout(self) -> Layout:
        return self.context.layout

    @property
    def text(self) -> str:
        """The clause in words."""
        return " ".join(word.text for word in self.words)

    def said(self, start: int, end: int | None = None) -> str:
        """Words of the clause as text, with ids put back."""
        chosen = self.words[start:end]
        return " ".join(w.ids[0] if w.ids else w.text for w in chosen).replace(" - ", "-").replace(" 's", "'s")

    def about(self, refs: Sequence[Ref]) -> tuple[str, ...]:
        """The ids of things, which are then what "it" means."""
        ids = resolve(refs, self.context)
        self.context.mention(ids)
        return ids

    def sub(self, verb: str, frame: str, bits: Sequence[Bit]) -> Command:
        """The same clause read as another command."""
        return replace_command(self, verb, frame, list(bits))


def replace_command(command: Command, verb: str, frame: str, bits: list[Bit]) -> Command:
    """A command of the same clause with another verb and other bits."""
    return Command(
        verb, frame, command.words, bits, command.reader, command.context, command.tools, command.seed, command.subject
    )


def thing(bits: Sequence[Bit]) -> tuple[Bit | None, list[Bit]]:
    """The first bit if it is a thing, and the others."""
    if bits and bits[0].kind == "thing":
        return bits[0], list(bits[1:])
    return None, list(bits)


def attached(refs: Sequence[Ref], bit: Bit) -> tuple[Ref, ...]:
    """The phrases with one more thing said of the last of them: "the cup" + "on the table"."""
    last = refs[-1]
    if bit.kind == "adverb":
        last = replace(last, position="back", definite=True)
    elif bit.kind == "prep":
        bit = replace(bit, value=COMPARED_NEAR.get(bit.value, bit.value))
        some = last.plural and last.number is not None and not last.definite  # "two books on the shelf" are any two
        last = replace(last, near=(*last.near, (bit.value, bit.refs)), definite=not some)
    elif bit.kind == "depth":
        last = replace(last, position=DEPTHS_OF[bit.words], definite=True)
    elif bit.kind in ("place", "side"):
        last = replace(
            last, position=bit.value.split()[-1] if " " not in bit.value else bit.value.split()[1], definite=True
        )
        if bit.value.startswith(("top ", "bottom ")):
            last = replace(last, superlative=last.superlative or bit.value.split()[0])
    elif bit.kind == "look":
        last = replace(last, attributes=(*last.attributes, *bit.looks))
    return (*refs[:-1], last)


_SCENERY = frozenset({"wall", "floor", "ground", "sky", "air", "ceiling"})
_NOT_TELLING = frozenset({
    "to", "for", "as", "than", "off", "except", "like", "closer", "away", "as far from", "as close to", "without",
    "level with", "middle of",
})  # fmt: skip


DEPTHS_OF = {"in front": "front", "in the back": "back", "at the back": "back"}  # "the camel in front"


COMPARED_NEAR = {"closer": "nearest", "away": "farthest"}  # "the flag closer to the horse"


def modifiers(bits: Sequence[Bit], *, still: bool = False) -> int:
    """How many bits from the first on could tell which thing is meant. still: where no bit says where it goes."""
    number = 0
    for bit in bits:
        if still and (bit.value in COMPARED_NEAR or (bit.kind == "adverb" and bit.value == "behind")):
            number += 1
            continue
        if still and bit.kind == "amount" and bits[number + 1 : number + 2] and bits[number + 1].value == "away":
            number += 1  # "farther away from the tiger"
            continue
        place_of_thing = bit.kind == "place" and bit.words in ("on", "in", "at")
        place_of_thing |= bit.kind == "depth" and bit.words in DEPTHS_OF
        told = bit.kind == "prep" and bit.value not in _NOT_TELLING and bit.words not in ("into", "onto")
        posture = bit.kind == "look" and not bit.looks[0].startswith("facing") and number + 1 < len(bits)
        if not (place_of_thing or told or posture):
            break
        number += 1
    return number


def readings(command: Command, bits: Sequence[Bit], *, keep: bool) -> Iterator[tuple[tuple[str, ...], list[Bit]]]:
    """The ways in which the first thing and what follows it can be read: ids, and the bits that are left.

    keep: whether the bits behind the thing may be where it goes; then few of them tell which one it is, unless more
    are needed to tell. Otherwise all of them do. Raises the error of the most natural reading when none works.
    """
    first, rest = thing(bits)
    if first is None:
        raise EditError("it is not said of what")
    _refuse_parts(command, first.refs)
    most = modifiers(rest, still=not keep)
    scenery = [bit for bit in rest[:most] if bit.kind == "prep" and is_scenery(command, bit)]
    if scenery and not (keep and len(scenery) == len(rest)):  # "the picture on the wall", where no wall was mentioned
        rest = [bit for bit in rest if bit not in scenery]
        most -= len(scenery)
    every = first.refs[0].pronoun == "everything" and len(rest) > 1 <= most  # "everything on it into the box"
    numbers = range(int(every), most + 1) if keep else range(most, -1, -1)
    error: EditError | None = None
    for number in numbers:
        refs = first.refs
        for bit in rest[:number]:
            refs = attached(refs, bit)
        try:
            ids = resolve(refs, command.context)
        except EditError as wrong:
            better = error is None or (isinstance(error, AmbiguousError) and number == most and keep)
            error = wrong if better and not (error is not None and number == most) else error
            continue
        yield ids, rest[number:]
    if error is not None:
        raise error


_TURNED = frozenset({"turn", "face", "rotate", "tilt", "flip"})


def _refuse_parts(command: Command, refs: Sequence[Ref]) -> None:
    """Raises PartError for a part without an item, which nothing can be done with; heads turn with their owners."""
    for ref in refs:
        whole_ = (ref.owner,) if ref.owner is not None else ref.of
        if not whole_ or ref.label is None or exists(command, ref.label) or property_of([ref]) is not None:
            continue
        if ref.label in ("head", "face", "body") and command.frame in _TURNED:
            continue
        try:
            owners = resolve(whole_, command.context)
        except EditError:
            continue  # which is asked, or said, where the phrase is resolved
        if any(vocab.part_place(ref.label, command.layout[each].label) is not None for each in owners):
            raise PartError(ref)


def is_scenery(command: Command, bit: Bit) -> bool:
    """Whether a phrase tells of the wall, the floor or the sky, and the picture has none of its own."""
    return bit.value in ("on", "in", "at") and all(
        r.label in _SCENERY and not exists(command, r.label) for r in bit.refs
    )


def whole(command: Command, bits: Sequence[Bit]) -> tuple[tuple[str, ...], list[Bit]]:
    """The things that the first phrase means with all that tells which, and what is left. It is "it" from now on."""
    first, rest = thing(bits)
    if first is None:
        ids = resolve([Ref(0, 0, "it", pronoun="it")], command.context)
        return ids, rest
    ids, rest = next(readings(command, bits, keep=False))
    command.context.mention(ids)
    return ids, rest


def is_picture(command: Command, refs: Sequence[Ref]) -> bool:
    """Whether the picture itself is meant: "the canvas", "the whole scene"; not a picture on the wall."""
    if len(refs) == 1 and refs[0].text.lower() in ("the whole thing", "the entire thing"):
        return True
    one = len(refs) == 1 and refs[0].label in PICTURE and not refs[0].near and refs[0].owner is None
    return one and not any(item.label == refs[0].label for item in command.layout.items)


def property_of(refs: Sequence[Ref]) -> tuple[str, tuple[Ref, ...]] | None:
    """ "the colour of the car", "the car's size", "the positions of the dog and the cat" as property and things."""
    first = refs[0]
    kind = _PROPERTIES.get(first.label or "")
    if kind is None:
        return None
    if first.of:
        return kind, (*first.of, *refs[1:])
    if first.owner is not None:
        return kind, (first.owner, *refs[1:])
    return None


def idle(bits: Sequence[Bit]) -> bool:
    """Whether nothing is left that would have to be understood."""
    return all(
        bit.kind in ("joint", "filler") or (bit.kind == "word" and (bit.value in _IDLE or bit.value in FILLERS))
        for bit in bits
    )


def way_amount(bit: Bit | None, pixels: int, default: float = MOVES["some"]) -> float:
    """How far an amount is, in units of a canvas side of so many pixels."""
    measure = bit.measure if bit is not None else None
    if measure is None:
        return default
    if measure.unit == "fuzzy":
        return MOVES[measure.word]
    if measure.unit == "px" or (measure.unit == "" and measure.value > 1):
        return measure.value / pixels
    return measure.value


def growth(measure: object, sign: int) -> float:
    """The factor that an amount means: 20 % larger 1.2, half smaller 0.5, a bit larger 1.12."""
    from layoutgen.edit.words.amount import Measure

    if not isinstance(measure, Measure):
        return GROWTHS["some"] ** sign
    if measure.unit == "fuzzy":
        return min(GROWTHS[measure.word], 3.0) ** sign
    if measure.unit == "times" or (measure.unit == "" and measure.value > 1):
        return float(measure.value**sign) if measure.value >= 1 else float(measure.value)
    share = measure.value
    if measure.to:
        return share
    if sign > 0:
        return 1 + share
    if share >= 1:
        raise EditError(f"nothing can become {share:.0%} smaller; say a share below 100 %")
    return 1 - share


def exists(command: Command, label: str | None) -> bool:
    """Whether something of this name is in the picture."""
    return label is not None and bool(named(label, command.layout))


def is_place(ref: Ref) -> bool:
    """Whether the phrase names a place that a scene can be in."""
    label = ref.label or ""
    return vocab.place(label) is not None and label != "sky"


def merged(first: Edited, second: Edited) -> Edited:
    """Two edits one after the other, as one."""
    return Edited(second.layout, (*first.told, *second.told))
