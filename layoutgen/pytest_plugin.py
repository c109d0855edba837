"""Fixtures for tests of plugins; pytest finds them wherever layoutgen is installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from layoutgen.layout import Layout
    from layoutgen.plugins import Plugins
    from layoutgen.scene import SceneGraph


@pytest.fixture
def layoutgen_layouts() -> dict[str, Layout]:
    """The kit's layouts by what is special about them: "two items", "forty items", "a box off the canvas", ..."""
    from layoutgen.testing import layouts

    return layouts()


@pytest.fixture
def layoutgen_scenes() -> dict[str, SceneGraph]:
    """The kit's scene graphs by what is special about them: "two objects", "an empty scene", "unicode", ..."""
    from layoutgen.testing import scenes

    return scenes()


@pytest.fixture
def layoutgen_plugins() -> Callable[..., Plugins]:
    """A function that makes a plugin manager of its own: the engine's plugins and the given modules, nothing else.

    `Engine(renderer="dots", plugins=layoutgen_plugins(my_module))` draws with them.
    """
    from layoutgen.plugins import Plugins

    def isolated(*modules: object) -> Plugins:
        return Plugins(installed=False, modules=modules)

    return isolated
