"""What an exporter must keep to."""

from __future__ import annotations

from collections.abc import Mapping

from layoutgen.border import files_from
from layoutgen.layout import Layout
from layoutgen.testing.contract import Contract, Subject, broken, unchanged
from layoutgen.testing.samples import layouts


def export(subject: Subject, on: str, given: Mapping[str, Layout]) -> dict[str, bytes]:
    """The files by name. Raises FailedPluginError, which ends the contract, when they are something else."""
    return files_from("it", subject.use(on, dict(given)))


def several(subject: Subject) -> None:
    """Many layouts in one call: some file comes out."""
    export(subject, "three layouts", {name: layouts()["two items"] for name in ("a", "b", "c")})


def odd_names(subject: Subject) -> None:
    """Layouts are named by what a person calls them."""
    export(subject, "layouts with odd names", {name: layouts()["two items"] for name in ("été 1", "猫", "a.b", "x y")})


def same_layouts(subject: Subject) -> None:
    """The same layouts give the same bytes, also from another instance."""
    given = {"a": layouts()["two items"], "b": layouts()["overlap"]}
    first = export(subject, "two layouts", given)
    if export(subject, "two layouts", given) != first:
        broken("the same layouts give different bytes the second time (a date, an order of a set?)")
    other = Subject(subject.kind, subject.name, subject.fresh(), subject.fresh)
    if export(other, "two layouts", given) != first:
        broken("a second instance gives different bytes for the same layouts")


def hears_the_layout(subject: Subject) -> None:
    """Another layout gives other bytes."""
    layout = layouts()["two items"]
    moved = layout.move(layout.items[0].id, 0.1, 0.05)
    if export(subject, "two items", {"a": layout}) == export(subject, "two items, one moved", {"a": moved}):
        broken("its files stay the same when an item moves")


def input_unchanged(subject: Subject) -> None:
    """The layouts and their dictionary are as they were."""
    made = layouts()
    given = dict(made)
    with unchanged("the layouts", lambda: [layout.to_json() for layout in made.values()]):
        subject.use("all sample layouts", given)
    if list(given) != list(made):
        broken("it changes the dictionary of layouts that it is given; copy it first")


def _exports(on: str) -> Contract[Subject]:
    def contract(subject: Subject) -> None:
        export(subject, on, {"a": layouts()[on]})

    return on, contract


CONTRACTS: tuple[Contract[Subject], ...] = (
    *(_exports(on) for on in layouts()),
    ("several layouts at once", several),
    ("odd names of layouts", odd_names),
    ("same layouts, same bytes", same_layouts),
    ("another layout, other bytes", hears_the_layout),
    ("its input is not changed", input_unchanged),
)
