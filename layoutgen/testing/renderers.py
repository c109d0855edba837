"""What a renderer must keep to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.layout import Layout
from layoutgen.testing import conditions
from layoutgen.testing.contract import Contract, Subject, broken, chance, unchanged
from layoutgen.testing.samples import layouts, two_items

if TYPE_CHECKING:
    from PIL.Image import Image

ROUNDING = 1  # levels of 255 by which a picture drawn in a batch may differ: sums of floats depend on the batch


@dataclass(frozen=True, slots=True)
class Case:
    """A renderer and the size of the pictures it is checked with."""

    subject: Subject
    size: tuple[int, int] = (128, 96)

    @property
    def labels(self) -> tuple[str, str]:
        """Two labels that the renderer knows, of things if it knows any: a region may be drawn as a whole backdrop."""
        known = getattr(self.subject.stage, "labels", None)
        if not known:
            return ("dog", "car")
        names = [str(name) for name in known]
        names = [name for name in names if not vocab.is_stuff(name)] or names
        return names[0], names[-1] if len(names) > 1 else "car"

    def layout(self) -> Layout:
        """Two items of labels that the renderer knows."""
        return two_items(self.labels)

    def draw(
        self, on: str, layouts: Sequence[Layout], seeds: Sequence[int], size: tuple[int, int] | None = None
    ) -> list[Image]:
        """The pictures, as many as layouts. Ends the contract with a sentence when they are something else."""
        made = self.subject.use(on, list(layouts), seeds=list(seeds), size=size)
        return pictures(made, len(layouts), on)

    def one(self, on: str, layout: Layout, seed: int = 7) -> Image:
        """The picture of one layout, at the size of this case."""
        return self.draw(on, [layout], [seed], self.size)[0]


def pictures(made: object, count: int, on: str) -> list[Image]:
    """What a renderer returned, if it is a list of `count` pictures; ends the contract otherwise."""
    from PIL.Image import Image

    if not isinstance(made, list | tuple):
        broken(f"it returns {_a(made)} for {on}; a list of pictures (PIL.Image.Image) is wanted")
    if len(made) != count:
        broken(f"it returns {len(made)} pictures for {count} layouts ({on})")
    for picture in made:
        if not isinstance(picture, Image):
            broken(f"it returns a list with {_a(picture)} for {on}; each must be a PIL.Image.Image")
    return list(made)


def _a(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


def says_what_it_hears(case: Case) -> None:
    """`conditions` is a set of known words, `labels` is None or names."""
    conditions.declared(case.subject.stage)


def size_and_mode(case: Case) -> None:
    """RGB, of exactly the size that is asked for; of each layout's canvas when none is."""
    layout = case.layout()
    for size in (case.size, (75, 101)):
        _has_size(case.draw("two items", [layout], [7], size)[0], size, f"size={size}")
    shapes = [layouts()[name] for name in ("a wide canvas", "a tall canvas")]
    for shape, image in zip(shapes, case.draw("two canvases, size=None", shapes, [7, 7]), strict=True):
        _has_size(image, (shape.canvas.width, shape.canvas.height), "size=None and this canvas")


def _has_size(image: Image, wanted: tuple[int, int], asked: str) -> None:
    if image.size != wanted:
        broken(f"it draws {image.size[0]}x{image.size[1]} px where {wanted[0]}x{wanted[1]} was asked for ({asked})")
    if image.mode != "RGB":
        broken(f"its pictures have the mode {image.mode!r}; 'RGB' is wanted: image.convert('RGB')")


def same_seed(case: Case) -> None:
    """Drawn twice, and by another instance: the same picture, whatever the global random state is."""
    layout = case.layout()
    with chance(0):
        first = case.one("two items", layout)
    with chance(1):
        again = case.one("two items", layout)
    if (levels := difference(first, again)) > 0:
        broken(
            f"the same seed gives two pictures ({levels} of 255 levels apart); draw all chance from "
            "random.Random(seed) or numpy.random.default_rng(seed)"
        )
    other = Case(
        Subject(case.subject.kind, case.subject.name, case.subject.fresh(), case.subject.fresh), case.size
    ).one("two items", layout)
    if difference(first, other) > 0:
        broken("a second instance draws another picture for the same seed; make what it starts from reproducible")


def batch_equals_singles(case: Case) -> None:
    """A picture does not depend on what is drawn beside it, nor on the order."""
    made = layouts()
    names = ["two items", "overlap", "an empty layout"]
    seeds = [3, 4, 5]
    alone = [case.one(name, made[name], seed) for name, seed in zip(names, seeds, strict=True)]
    for order in ([0, 1, 2], [2, 0, 1]):
        batch = case.draw("a batch of three", [made[names[k]] for k in order], [seeds[k] for k in order], case.size)
        for place, (k, image) in enumerate(zip(order, batch, strict=True), 1):
            if (levels := difference(image, alone[k])) > ROUNDING:
                broken(f"picture {place} of a batch of 3 is {levels} of 255 levels from the same one drawn alone")
    if (empty := case.subject.use("no layouts at all", [], seeds=[], size=None)) is None or len(empty) != 0:
        broken(f"it returns {_a(empty)} for no layouts; an empty list is wanted")


def input_unchanged(case: Case) -> None:
    """The layouts and the lists are as they were."""
    given, seeds = list(layouts().values()), list(range(len(layouts())))
    before = [layout.to_json() for layout in given]
    kept = list(given)
    with unchanged("the layouts", lambda: [layout.to_json() for layout in kept]):
        case.subject.use("all sample layouts", given, seeds=seeds, size=case.size)
    if [id(layout) for layout in given] != [id(layout) for layout in kept] or seeds != list(range(len(before))):
        broken("it changes the lists of layouts or seeds that it is given; copy them first")


def difference(first: Image, second: Image) -> int:
    """The greatest difference of two pictures in any channel, 0..255; 255 for different sizes or modes."""
    from PIL import ImageChops

    if first.size != second.size or first.mode != second.mode:
        return 255
    extrema = ImageChops.difference(first, second).getextrema()
    return int(max(high for _, high in (extrema if isinstance(extrema[0], tuple) else [extrema])))


def _draws(name: str) -> Contract[Case]:
    def contract(case: Case) -> None:
        case.one(name, layouts()[name])

    return name, contract


CONTRACTS: tuple[Contract[Case], ...] = (
    ("says what it hears", says_what_it_hears),
    ("size and mode", size_and_mode),
    ("same seed, same picture", same_seed),
    ("batch equals singles", batch_equals_singles),
    ("its input is not changed", input_unchanged),
    *(_draws(name) for name in layouts()),
    *conditions.CONTRACTS,
)
