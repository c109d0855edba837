"""Contracts, and what came out of checking them."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, TypeVar

from layoutgen.errors import LayoutgenError
from layoutgen.plugins import guarded

State = Literal["kept", "broken", "left out"]
_SIGNS = {"kept": "✓", "broken": "✗", "left out": "-"}


class ContractError(AssertionError):
    """A plugin breaks a contract; the message names the plugin and says a sentence about each broken contract."""


class LeftOut(Exception):  # noqa: N818 - no error: the contract does not apply
    """A contract does not apply to this plugin; the message says why."""


@dataclass(frozen=True, slots=True)
class Result:
    """One contract: its name, whether it is kept, and a sentence on what is wrong or why it was left out."""

    contract: str
    state: State
    said: str = ""

    def __str__(self) -> str:
        return f"{_SIGNS[self.state]} {self.contract}" + (f": {self.said}" if self.said else "")


@dataclass(frozen=True, slots=True)
class Report:
    """All contracts of one plugin, in the order in which they were checked. `str(report)` is a table of ticks."""

    kind: str
    name: str
    distribution: str
    version: str
    results: tuple[Result, ...]

    @property
    def ok(self) -> bool:
        """Whether no contract is broken."""
        return not self.broken

    @property
    def broken(self) -> tuple[Result, ...]:
        """The broken contracts."""
        return tuple(result for result in self.results if result.state == "broken")

    @property
    def title(self) -> str:
        """ "renderer 'dots' of layoutgen-dots" """
        return f"{self.kind.replace('_', ' ')} {self.name!r} of {self.distribution}"

    def demand(self) -> Report:
        """The report itself. Raises ContractError when a contract is broken."""
        if self.broken:
            said = "".join(f"\n  {result}" for result in self.broken)
            raise ContractError(f"{self.title} breaks {len(self.broken)} of {len(self.results)} contracts:{said}")
        return self

    def __str__(self) -> str:
        return "\n".join((self.title, *(f"  {result}" for result in self.results)))


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked: a stage, what it is called, and how to make another one."""

    kind: str
    name: str
    stage: Any
    fresh: Callable[[], Any]

    @property
    def who(self) -> str:
        """ "renderer 'dots'" """
        return f"{self.kind.replace('_', ' ')} {self.name!r}"

    def use(self, on: str, *args: Any, **options: Any) -> Any:
        """What the stage returns; a failure breaks the contract with a sentence that names the input."""
        return guarded(self.who, f"failed on {on}", self.stage, *args, **options)


S = TypeVar("S")
Contract = tuple[str, Callable[[S], None]]


class _Broken(Exception):  # noqa: N818 - carries a sentence to the report
    """A contract is broken; the message is the sentence."""


def broken(sentence: str) -> NoReturn:
    """Ends a contract: it is broken, and this is what is wrong."""
    raise _Broken(sentence)


def run(contracts: Sequence[Contract[S]], subject: S) -> Iterator[Result]:
    """Every contract in order, each for itself: one that is broken does not hide the others."""
    for name, contract in contracts:
        yield _result(name, contract, subject)


def _result(name: str, contract: Callable[[S], None], subject: S) -> Result:
    try:
        contract(subject)
    except LeftOut as reason:
        return Result(name, "left out", str(reason))
    except (_Broken, LayoutgenError) as error:
        return Result(name, "broken", " ".join(str(error).split()))
    except Exception as error:  # what a plugin returned may raise wherever it is looked at
        return Result(name, "broken", f"what it returned cannot be used: {type(error).__name__}: {error}")
    return Result(name, "kept")


@contextmanager
def unchanged(what: str, look: Callable[[], Any]) -> Iterator[None]:
    """Breaks the contract when `look()` gives something else after the block than before it."""
    before = look()
    yield
    try:
        after = look()
    except Exception as error:
        broken(f"it leaves {what} unreadable ({type(error).__name__}: {error}); a stage must not change its input")
    if after != before:
        broken(f"it changes {what}; a stage must leave its input as it is and return something new")


@contextmanager
def chance(seed: int) -> Iterator[None]:
    """Within the block the global random states (Python's, and numpy's if it is loaded) are others; then as before."""
    numpy = sys.modules.get("numpy")
    kept = random.getstate(), numpy.random.get_state() if numpy else None
    random.seed(seed)
    if numpy:
        numpy.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(kept[0])
        if numpy:
            numpy.random.set_state(kept[1])
