"""A stage in use: a plugin's callable with its name and origin, and what there is to tell of what it made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from layoutgen.errors import FailedPluginError
from layoutgen.judging import MOST
from layoutgen.layout import Layout
from layoutgen.plugins import OWN, guarded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in use: its kind, name, where it comes from, and the callable."""

    kind: str
    name: str
    origin: str  # the distribution, "" for a callable that was given
    version: str
    call: Any

    @property
    def who(self) -> str:
        """The stage as sentences name it: "renderer 'dots' of layoutgen-dots"."""
        return f"{self.kind} {self.name!r}" + (f" of {self.origin}" if self.origin not in ("", OWN) else "")

    def __call__(self, *args: Any, **options: Any) -> Any:
        return guarded(self.who, "failed", self.call, *args, **options)

    def own(self, given: T, copied: Callable[[], T]) -> T:
        """What a stage is given: a copy for strangers, who may change it by mistake, the thing itself for our own."""
        return given if self.origin == OWN else copied()


def report(renderer: Stage, layout: Layout) -> Iterator[str]:
    """What the renderer cannot hear, and what it says itself; a silent one is asked for the labels that it knows."""
    conditions, labels = (getattr(renderer.call, name, None) for name in ("conditions", "labels"))
    if isinstance(conditions, Collection) and "boxes" not in conditions:
        listens = ", ".join(sorted(map(str, conditions))) or "nothing"
        yield f"{renderer.name} does not listen to boxes (only to {listens}): moving an object changes nothing"
    own = getattr(renderer.call, "report", None)
    if isinstance(labels, Collection) and own is None:
        unknown = dict.fromkeys(item.label for item in layout.items if item.label not in labels)
        if unknown:
            yield f"{renderer.name} does not know {', '.join(unknown)}"
    if own is not None:
        try:
            yield from map(str, guarded(renderer.who, "failed in its report", own, layout) or ())
        except FailedPluginError as error:  # the picture is there; only what it had to say is lost
            yield str(error)


def unmet(layout: Layout) -> Iterator[str]:
    """What the predictor and `satisfy` could not make true, each once, and of what there would be too many."""
    for thing in layout.scene.objects:
        if isinstance(thing.count, int) and thing.count > MOST:
            asked = f"{thing.id}: {thing.count:,} are asked for, {len(layout.of(thing.id))} are shown"
            yield f"{asked}; a picture has at most {MOST} of a thing"
    notes = (note for record in layout.provenance for note in record.notes)
    yield from dict.fromkeys(note for note in notes if note.startswith(("contradiction", "not met", "cannot")))
