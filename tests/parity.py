"""Numbers of the authors' own implementations, when they are at hand: small random weights, inputs and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import DATA

if TYPE_CHECKING:
    from torch import Tensor


class Fixture(NamedTuple):
    """state: the tensors of each network; inputs and outputs by name."""

    state: dict[str, dict[str, Tensor]]
    inputs: dict[str, Tensor]
    outputs: dict[str, Tensor]


def fixture(name: str) -> Fixture:
    """The numbers of one system; skips the test when they are absent."""
    path = DATA.parent / "parity" / name / "fixture.safetensors"
    if not path.is_file():
        pytest.skip(f"the authors' numbers are not at {path} (set LAYOUTGEN_DATA to the data folder beside them)")
    from safetensors.torch import load_file

    made = Fixture({}, {}, {})
    for key, value in load_file(path).items():
        part, _, rest = key.partition("/")
        if part == "state":
            net, _, tensor = rest.partition("/")
            made.state.setdefault(net, {})[tensor] = value
        else:
            (made.inputs if part == "input" else made.outputs)[rest] = value
    return made


def same(got: Tensor, wanted: Tensor) -> bool:
    """Whether |a - b| <= 1e-5 max(1, |b|) everywhere: what rounding alone costs."""
    return got.shape == wanted.shape and bool(((got - wanted).abs() <= 1e-5 * wanted.abs().clamp(min=1)).all())
