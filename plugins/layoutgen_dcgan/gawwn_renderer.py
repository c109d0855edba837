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
from layoutgen.nn.words import Vocabulary, split
from layoutgen_dcgan.gawwn_reading import load

_ON = {"beach", "street", "grass", "road", "sea", "lake", "railway"}


def of(weights: str, encoder: str, *, keypoints: bool, device: str, precision: Precision, compiled: bool) -> Gawwn:
    """The renderer of these weights. Raises WeightsError where they will not do."""
    ready = load(weights, encoder, keypoints=keypoints)
    words = ready.described.vocabulary
    labels = Vocabulary(words.get("labels", ()))
    one = OneThing(
        words=Vocabulary(words.get("words", ())),
        labels=labels,
        predicates=Vocabulary(()),
        backdrop=True,
        naming=naming(labels.entries[2:]),
        points=words.get("keypoints", ()),
    )
    drawn = Gawwn(
        ready.artist,
        one,
        prepare=Reader(ready.encoder, labels.entries, apart=precision == "exact"),
        device=device,
        precision=precision,
        compiled=compiled,
    )
    drawn.conditions = drawn.conditions | {"labels", "attributes"}
    return drawn


@dataclass(frozen=True)
class OneThing(Encoder):
    """Layouts as batches of their main item alone, told by a sentence about it.

    words: of the captions that the network learned from; none where that is not known.
    """

    def __call__(self, layouts: Sequence[Layout], images: Tensor | None = None) -> SceneBatch:
        return super().__call__([self.alone(layout) for layout in layouts], images)

    def alone(self, layout: Layout) -> Layout:
        """The layout with its main item alone, whose text speaks of nothing else."""
        item = self.main(layout)
        if item is None:
            return layout
        text, noun = layout.scene.text, self.said(item.label)
        if others(layout, item) or not text.strip() or noun != item.label:
            text = sentence(item, noun, layout)
        scene = layout.scene.model_copy(update={"text": text})
        return layout.model_copy(update={"items": (item,), "scene": scene})

    def main(self, layout: Layout) -> Item | None:
        """The item that is drawn: `main` of those that mean one of the labels, or of all if none does."""
        things, _ = sorts(self.labels.entries[2:])
        meant = [item for item in layout.items if things and likeness.nearest(vocab.noun(item.label), things)[1]]
        return main(layout.model_copy(update={"items": tuple(meant)}) if meant else layout)

    def known(self, label: str) -> str:
        """What a noun is called in the sentence: itself if it means one of the labels, as "girl" means "person"."""
        things, _ = sorts(self.labels.entries[2:])
        if not things:
            return label
        name, exact = likeness.nearest(vocab.noun(label), things)
        return label if exact else name

    def said(self, label: str) -> str:
        """The same in a word that the network has met: "boy" for a person or a child, if persons are told by that."""
        things, _ = sorts(self.labels.entries[2:])
        known, words = self.known(label), self.words.entries[2:]
        if known in words or not words or not things:
            return known
        name, _ = likeness.nearest(vocab.noun(known), things)
        meaning = (word for word in words if likeness.nearest(vocab.noun(word), things) == (name, True))
        return name if name in words else next(meaning, name)


class Gawwn(GanRenderer):
    """Draws one thing of a layout. Where there are several, what is said of it comes of its label and attributes."""

    def report(self, layout: Layout) -> tuple[str, ...]:
        """To know: which item is drawn when there are several, and what it is drawn as."""
        assert isinstance(self.encoder, OneThing)
        item = self.encoder.main(layout)
        if item is None:
            return ("nothing is asked for, and GAWWN draws one thing",)
        said = [f"{item.id} alone is drawn: GAWWN hears one box"] if others(layout, item) else []
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
    things = [item for item in layout.items if not vocab.is_stuff(item.label)]
    return max(things or layout.items, key=lambda item: item.box.area, default=None)


def worn(layout: Layout, item: Item) -> set[str]:
    """The nodes of what an item wears, which is drawn with it."""
    return {r.object for r in layout.scene.relations if r.subject == item.node and r.predicate == "wearing"}


def others(layout: Layout, item: Item) -> list[Item]:
    """What is not drawn: items that are neither this one nor its clothes nor its ground."""
    clothes = worn(layout, item)
    return [i for i in layout.items if i is not item and i.node not in clothes and not vocab.is_stuff(i.label)]


def sentence(item: Item, noun: str, layout: Layout) -> str:
    """What is said of an item alone: "a tall girl running in a red dress on the grass".

    The place is the layout's background, or the first that the text names.
    """
    doing = [word for word in item.attributes if word.partition(" ")[0].endswith("ing")]
    like = [word for word in item.attributes if word not in doing]
    if not doing and item.pose is not None and item.pose.endswith("ing"):
        doing = [item.pose]
    clothes = [thing for thing in layout.scene.objects if thing.id in worn(layout, item)]
    dressed = " and ".join(_named([*thing.attributes, thing.label]) for thing in clothes)
    named = (w for w in split(layout.scene.text) if vocab.is_stuff(w) or vocab.place(w) is not None)
    where = layout.background[0] if layout.background else next(named, "")
    place = f"{'on' if where in _ON else 'in'} the {where}" if where else ""
    parts = [_named([*like, noun]), *doing, f"in {dressed}" if dressed else "", place]
    return " ".join(part for part in parts if part)


def _named(words: Sequence[str]) -> str:
    said = " ".join(words)
    return f"{'an' if said[:1] in 'aeiou' else 'a'} {said}"
