"""Asset packs of other plugins: one that is broken or draws nonsense is left out, and the picture drawn without it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from layoutgen.art.drawing import Drawing
from layoutgen.errors import PluginError
from layoutgen.plugins import OWN, Plugins, guarded

if TYPE_CHECKING:
    from layoutgen.art.packs import AssetPack

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


class GuestPack:
    """A stranger's pack: what it raises is told once, and from then on it has no drawings."""

    def __init__(self, pack: AssetPack, who: str, tell: Callable[[str], None]) -> None:
        """who: the pack as sentences name it. tell: is given the sentence when the pack fails."""
        self.name, self.licence, self.credit = str(pack.name), str(pack.licence), str(pack.credit)
        self._pack, self._who, self._tell, self._failed = pack, who, tell, False

    def names(self) -> Iterable[str]:
        """The nouns it can draw, none when it fails."""
        return tuple(map(str, self._ask("failed in names()", self._pack.names) or ()))

    def find(self, label: str, attributes: Sequence[str] = ()) -> Drawing | None:
        """The drawing of a noun, none when it has none or fails."""
        made = self._ask(f"failed on the noun {label!r}", self._pack.find, label, attributes)
        if made is None:
            return None
        fault = drawing_fault(made)
        if fault:
            self._fails(f"{self._who} gave no drawing of {label!r}: {fault}")
        return made if isinstance(made, Drawing) and not fault else None

    def _ask(self, what: str, function: Callable[..., Any], *arguments: Any) -> Any:
        if self._failed:
            return None
        try:
            return guarded(self._who, what, function, *arguments)
        except PluginError as error:
            self._fails(str(error))
            return None

    def _fails(self, sentence: str) -> None:
        self._failed = True
        self._tell(f"{sentence}; its drawings are left out")


def all_packs() -> tuple[AssetPack, ...] | None:
    """The asset packs of other plugins, then the engine's own; none when there are only the engine's."""
    from layoutgen.art.packs import default_packs
    from layoutgen.plugins import plugins

    others = guest_packs(plugins())
    return (*others, *default_packs()) if others else None


def guest_packs(found: Plugins) -> tuple[GuestPack, ...]:
    """The asset packs that other plugins bring; one that cannot be made is told of and left out."""
    packs = []
    for plugin in found:
        if plugin.kind == "asset_pack" and plugin.distribution != OWN:
            try:
                packs.append(_guest(plugin.make(), plugin.who, found.remark))
            except PluginError as error:
                found.remark(f"{error}; its drawings are left out")
    return tuple(packs)


def _guest(pack: AssetPack, who: str, tell: Callable[[str], None]) -> GuestPack:
    made: GuestPack = guarded(who, "does not say name, licence and credit", GuestPack, pack, who, tell)
    return made


def drawing_fault(made: object) -> str | None:
    """What is wrong with a pack's drawing, none when nothing is: its type, its frame, its SVG."""
    if not isinstance(made, Drawing):
        return f"it is a value of type {type(made).__name__}, not a Drawing"
    if len(made.view) != 4 or not all(math.isfinite(v) for v in made.view) or min(made.view[2:]) <= 0:
        return f"its view is {made.view}, not x, y, width > 0, height > 0"
    try:
        ElementTree.fromstring(_SVG.format(made.svg))
    except ElementTree.ParseError as error:
        return f"its SVG is not well-formed: {error}"
    return None
