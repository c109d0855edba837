"""How sentences about an edit call the items, and what an edit gives back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layoutgen.errors import EditError
from layoutgen.layout import Item, Layout


class Edited(NamedTuple):
    """The layout after an edit, and what a person should be told: a line for each thing that changed."""

    layout: Layout
    told: tuple[str, ...] = ()


def name(layout: Layout, item: Item | str) -> str:
    """What a sentence calls an item: its node ("dog.1") when it is the node's only one, else its id ("dog.1.2")."""
    thing = layout[item] if isinstance(item, str) else item
    return thing.node if thing.node is not None and len(layout.of(thing.node)) == 1 else thing.id


def names(layout: Layout, ids: Iterable[str]) -> str:
    """Several items in a sentence: "dog.1, dog.2 and car.1"; a whole node of several as one name."""
    said: dict[str, None] = {}
    wanted = list(ids)
    for each in wanted:
        node = layout[each].node
        whole = node is not None and all(item.id in wanted for item in layout.of(node))
        said.setdefault(node if whole and node is not None else name(layout, each))
    return listed(list(said))


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def verb(ids: Sequence[str]) -> str:
    """ "is" of one, "are" of several."""
    return "is" if len(ids) == 1 else "are"


def free(layout: Layout, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids, all of them of items that may move. Raises EditError for a locked or unknown one, or for none."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        raise EditError("nothing was named that could be changed")
    locked = [each for each in wanted if layout[each].locked]
    if locked:
        raise EditError(f"{names(layout, locked)} {verb(locked)} locked; unlock {_it(locked)} first")
    return wanted


def _it(ids: Sequence[str]) -> str:
    return "it" if len(ids) == 1 else "them"


def changed(layout: Layout, items: Iterable[Item]) -> Layout:
    """The layout with these items in place of those with the same ids."""
    new = {item.id: item for item in items}
    return layout.with_items(new.get(item.id, item) for item in layout.items)
