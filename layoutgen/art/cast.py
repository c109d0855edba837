"""Who plays what: the drawing of every item, before anything is placed.

A person is drawn in the clothes that the scene gives it; things that a person wears, or rides as a board, are part of
the person's figure. A thing is drawn by the art packs in its colours. What nobody can draw gets a card.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from layoutgen import vocab
from layoutgen.art import anatomy, packs
from layoutgen.art.gaze import gazes
from layoutgen.art.link_kinds import Kind
from layoutgen.art.links import Link, links
from layoutgen.art.mounted import machine_of, mounted
from layoutgen.art.owned import owned_parts
from layoutgen.art.parts import Part, is_person
from layoutgen.art.persons import Attached, draw, figure_of
from layoutgen.art.things import thing
from layoutgen.layout import Item, Layout

FIRST: tuple[Kind, ...] = ("wear", "ride", "sit", "hold", "inside", "on")  # of two links the earlier decides


@dataclass(frozen=True, slots=True)
class Cast:
    """All parts of a layout, by item, with the links that its boxes bear out."""

    parts: tuple[Part, ...]
    links: tuple[Link, ...]


def cast(layout: Layout, *, seed: int, sources: Sequence[packs.AssetPack] | None = None) -> Cast:
    """The drawing of every item. sources: asset packs to look in, the built-in ones when none are given."""
    found = links(layout)
    where = gazes(layout, found)
    owned = owned_parts(layout, found, sources)
    parts: dict[int, Part] = dict(owned)
    people_in = [n for n, item in enumerate(layout.items) if n not in owned and is_person(item)]
    for number, item in enumerate(layout.items):
        if number not in parts and number not in people_in:
            parts[number] = (
                Part("stuff") if _is_stuff(layout, item, sources) else thing(layout, item, where[number], sources)
            )
    mounts = {link.subject: link.object for link in found if link.kind in ("ride", "inside")}
    for number in people_in:
        gaze = where[number]
        mount = parts.get(mounts.get(number, -1))
        if gaze.side is None and not gaze.camera and mount is not None and mount.drawing is not None:
            gaze = gaze._replace(side=_faces(mount))  # a rider looks where the mount goes
        figure = figure_of(layout, layout.items[number], _attached(layout, number, owned, found), gaze, seed=seed)
        machine = machine_of(layout, layout.items[number], figure.role)
        if machine is not None:
            figure = replace(figure, pose="riding_bike", chair=False)
        drawing = draw(figure) if machine is None else mounted(draw(figure), machine)
        turned = gaze.side is not None and drawing.facing not in ("front", gaze.side)
        flip = turned != layout.items[number].flip
        pillow = _pillow(layout, number, found, parts)
        if pillow is not None and "head_top" in drawing.keypoints:
            flip = (drawing.keypoints["head_top"][0] < drawing.view[0] + drawing.view[2] / 2) != pillow
        parts[number] = Part("person", drawing, flip=flip, figure=figure)
    return Cast(tuple(parts[number] for number in range(len(layout.items))), found)


def _pillow(layout: Layout, number: int, found: Sequence[Link], parts: Mapping[int, Part]) -> bool | None:
    """Whether the pillow of the bed in which a person lies is on the left; None for who lies in no bed."""
    if layout.items[number].pose not in ("lying", "sleeping"):
        return None
    for link in found:
        if link.subject == number and vocab.noun(layout.items[link.object].label).name in _BEDS:
            bed = parts.get(link.object)
            return None if bed is None else not bed.flip
    return None


_BEDS = frozenset({"bed", "hospital bed"})


def _faces(part: Part) -> Literal["left", "right"] | None:
    """Where a part looks in the picture, None for a front view."""
    if part.drawing is None or part.drawing.facing == "front":
        return None
    return "left" if (part.drawing.facing == "left") != part.flip else "right"


def _attached(layout: Layout, number: int, owned: Mapping[int, Part], found: Sequence[Link]) -> Attached:
    """What belongs to person `number`."""
    own = [(layout.items[other], part) for other, part in sorted(owned.items()) if part.owner == number]
    mine = [(link.kind, layout.items[link.object].label) for link in found if link.subject == number]
    return Attached(
        worn=[*((part.prop, item) for item, part in own if part.how == "figure"), *_shared(layout, number, owned)],
        features=[item for item, part in own if part.how == "part"],
        mount=next((label for kind, label in mine if kind == "ride"), None),
        held=[label for kind, label in mine if kind == "hold"],
        seated=any(kind in ("ride", "sit", "inside", "on") for kind, _ in mine),
    )


def _shared(layout: Layout, number: int, owned: Mapping[int, Part]) -> Iterator[tuple[str, Item]]:
    """Clothes of which the text has one word for all: of "two men wearing shorts" the second wears the same."""
    items = layout.items
    had = {items[other].node for other, part in owned.items() if part.owner == number}
    for other, part in sorted(owned.items()):
        fellow = part.owner is not None and part.owner != number and items[part.owner].node == items[number].node
        if fellow and part.how == "figure" and part.prop not in anatomy.BOARDS and items[other].node not in had:
            had.add(items[other].node)
            yield part.prop, items[other]


def _is_stuff(layout: Layout, item: Item, sources: Sequence[packs.AssetPack] | None) -> bool:
    """Whether it is painted with the background: stuff, unless it is on a thing and has a drawing (graffiti)."""
    kinds = [known.kind for known in layout.scene.objects if known.id == item.node]
    stuff = kinds[0] == "stuff" if kinds else vocab.is_stuff(item.label)
    if not stuff or item.z < 0 or vocab.place(item.label) is not None:
        return stuff
    return vocab.noun(item.label).support != "wall" or packs.find(item.label, packs=sources) is None


def bonds(cast: Cast) -> dict[int, Link]:
    """The one link that decides where an item is, by the dependent item."""
    bonds: dict[int, Link] = {}
    for link in cast.links:
        if link.kind == "part":
            continue
        guest = link.object if link.kind in ("hold", "wear") else link.subject
        known = bonds.get(guest)
        eaten = known is not None and known.kind == "hold" and "eating" in known.words
        if eaten and link.kind == "inside" and cast.parts[link.object].how == "art":
            bonds[guest] = link  # what people eat out of a box is in it
        elif known is None or FIRST.index(link.kind) < FIRST.index(known.kind):
            bonds[guest] = link
    return bonds
