"""GAWWN as a renderer: of a layout with several things it draws one, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from layoutgen import likeness, vocab
from layoutgen.layout import Item, Layout
from layoutgen.nn.batch import Encoder, SceneBatch
from layoutgen.nn.renderer import GanRenderer, Precision, naming, sorts
from layoutgen.nn.text import Reader
from layoutgen.nn.words import Vocabulary
from layoutgen_dcgan.gawwn_reading import load


def of(weights: str, encoder: str, *, keypoints: bool, device: str, precision: Precision, compiled: bool) -> Gawwn:
    """The renderer of these weights. Raises WeightsError where they will not do."""
    ready = load(weights, encoder, keypoints=keypoints)
    words = ready.described.vocabulary
    labels = Vocabulary(words.get("labels", ()))
    one = OneThing(
        words=Vocabulary(()),
        labels=labels,
        predicates=Vocabulary(()),
        backdrop=True,
        naming=naming(labels.entries[2:]),
        points=words.get("keypoints", ()),
    )
    return Gawwn(
        ready.artist,
        one,
        prepare=Reader(ready.encoder, labels.entries),
        device=device,
        precision=precision,
        compiled=compiled,
    )


@dataclass(frozen=True)
class OneThing(Encoder):
    """Layouts as batches of their main item alone, told by a sentence about it."""

    def __call__(self, layouts: Sequence[Layout], images: Tensor | None = None) -> SceneBatch:
        return super().__call__([self.alone(layout) for layout in layouts], images)

    def alone(self, layout: Layout) -> Layout:
        """The layout with its main item alone, whose text speaks of nothing else."""
        item = main(layout)
        if item is None:
            return layout
        text = layout.scene.text
        if len(layout.items) > 1 or not text.strip() or self.naming(item.label) != item.label:
            text = sentence(item, self.naming(item.label), layout.background)
        scene = layout.scene.model_copy(update={"text": text})
        return layout.model_copy(update={"items": (item,), "scene": scene})


class Gawwn(GanRenderer):
    """Draws one thing of a layout."""

    def report(self, layout: Layout) -> tuple[str, ...]:
        """To know: which item is drawn when there are several, and what it is drawn as."""
        item = main(layout)
        if item is None:
            return ("nothing is asked for, and GAWWN draws one thing",)
        said = [] if len(layout.items) == 1 else [f"{item.id} alone is drawn: GAWWN hears one box"]
        things, _ = sorts(self.labels)
        said += likeness.stand_ins([item.label], things, "drawn") if things else ()
        return tuple(said)


def main(layout: Layout) -> Item | None:
    """The item that is drawn: what the sentence is about, where that is one thing; else the largest one.

    A sentence is about a thing that it relates to others and no other to it: the dog in "a dog beside a car".
    """
    relations = layout.scene.relations
    told = {relation.object for relation in relations}
    about = {relation.subject for relation in relations} - told
    subjects = [item for item in layout.items if item.node in about]
    if len(subjects) == 1:
        return subjects[0]
    return max(layout.items, key=lambda item: item.box.area, default=None)


def sentence(item: Item, noun: str, background: Sequence[str]) -> str:
    """What is said of the item alone: "a red dog on the grass"."""
    words = " ".join([*item.attributes, noun])
    article = "an" if words[:1] in "aeiou" else "a"
    place = f" {'in' if vocab.place(background[0]) is not None else 'on'} the {background[0]}" if background else ""
    return f"{article} {words}{place}"
