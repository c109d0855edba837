"""Where plugins lie: entry points, files, the environment's variables; and what makes a module a plugin."""

from __future__ import annotations

import difflib
import importlib.util
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Literal

import pluggy

from layoutgen import hookspecs
from layoutgen.errors import PluginError
from layoutgen.factory import Plugin

GROUP = "layoutgen"
KINDS = ("parser", "predictor", "shaper", "renderer", "asset_pack", "dataset", "exporter", "edit_command", "system")
ONLY, DISABLED = "LAYOUTGEN_PLUGINS", "LAYOUTGEN_DISABLE_PLUGINS"


@dataclass(slots=True)
class Source:
    """Where plugins come from: an entry point of a distribution, a file, a module, or the engine itself."""

    distribution: str
    version: str
    entry: str
    licence: str = ""
    state: Literal["active", "disabled", "broken"] = "active"
    seconds: float = 0.0  # what loading it took
    plugins: list[Plugin] = field(default_factory=list)
    error: str | None = None  # one sentence: why it is broken, or what disabled it
    traceback: str | None = None


def installed_sources() -> Iterator[tuple[Source, metadata.EntryPoint]]:
    """The entry points of all installed distributions in the order of their names; nothing is imported."""
    made = [(_source_of(point), point) for point in metadata.entry_points(group=GROUP)]
    yield from sorted(made, key=lambda pair: (pair[0].distribution, pair[0].entry))


def _source_of(point: metadata.EntryPoint) -> Source:
    said: dict[str, str] = {}
    if point.dist is not None:  # half an installation may lie on the path: metadata without a name, or none at all
        said = {str(key): str(value) for key, value in dict(getattr(point.dist, "metadata", None) or {}).items()}
    licence = said.get("License-Expression") or said.get("License", "").partition("\n")[0]
    return Source(said.get("Name", "?"), said.get("Version", "?"), point.name, licence)


def normalised(name: str) -> str:
    """A distribution's name as it is compared: PEP 503 with underscores for hyphens."""
    return name.strip().lower().replace("-", "_").replace(".", "_")


def named_in(variable: str) -> frozenset[str] | None:
    """The names in an environment variable, a comma between them; none when it is not set."""
    value = os.environ.get(variable)
    return None if value is None else frozenset(part.strip() for part in value.split(",") if part.strip())


def disabled_by(source: Source, only: frozenset[str] | None, disabled: frozenset[str] | None) -> str | None:
    """Why a source is left out, none when it is not. only, disabled: what the two variables name."""
    names = {normalised(source.distribution), normalised(source.entry)}
    if names & set(map(normalised, disabled or ())):
        return f"named in {DISABLED}"
    if only is not None and not names & set(map(normalised, only)):
        return f"not named in {ONLY}"
    return None


def module_of_file(path: Path) -> object:
    """The module that a file is. Raises PluginError when there is none, and whatever the file raises."""
    if not path.is_file():
        raise PluginError(f"there is no file {path}")
    name = f"layoutgen_file_{normalised(path.stem)}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and pickle look a class's module up there
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def hooks_of(manager: pluggy.PluginManager, module: object) -> list[tuple[str, Callable[..., object]]]:
    """The module's hooks with the kinds that they register. Raises PluginError for what no hook can be."""
    version = getattr(module, "layoutgen_api", hookspecs.API_VERSION)
    if version != hookspecs.API_VERSION:
        raise PluginError(
            f"it is written for version {version!r} of the hooks, but this layoutgen has version "
            f"{hookspecs.API_VERSION}: install the release of one of the two that fits the other"
        )
    specs = {f"register_{kind}s": kind for kind in KINDS}
    found: list[tuple[str, Callable[..., object]]] = []
    for name in dir(module):
        options = manager.parse_hookimpl_opts(module, name)
        hook = options.get("specname") or name if options else name
        if options is None:
            if name in specs:
                raise PluginError(f"its {name} is not marked as a hook: write @layoutgen.hookimpl above it")
            continue
        if hook not in specs:
            near = difflib.get_close_matches(hook, specs, 1)
            raise PluginError(
                f"{hook} is no hook of layoutgen; "
                + (f"did you mean {near[0]}?" if near else f"use {', '.join(specs)}")
            )
        function = getattr(module, name)
        arguments = [a for a in inspect.signature(function).parameters if a != "register"]
        if arguments:
            raise PluginError(f"its {hook} takes {arguments[0]!r}, but hooks are called with `register` alone")
        if not inspect.signature(function).parameters:
            raise PluginError(f"its {hook} takes no argument, but hooks are called with `register`")
        found.append((specs[hook], function))
    if not found:
        raise PluginError("it has no hook: mark a function such as register_renderers with @layoutgen.hookimpl")
    return sorted(found, key=lambda pair: KINDS.index(pair[0]))


def register(source: Source, kind: str, factory: hookspecs.Factory) -> hookspecs.Factory:
    """What a hook is called with: keeps the factory, and returns it. Raises PluginError for what is no factory."""
    name = str(getattr(factory, "__name__", ""))
    if not callable(factory) or not name.isidentifier():
        raise PluginError(f"register() takes a named function that makes the {kind}, got {factory!r}")
    try:
        inspect.signature(factory)
    except (TypeError, ValueError) as error:
        raise PluginError(f"the parameters of {name}, which makes the {kind}, cannot be read: {error}") from None
    if any(p.kind == kind and p.name == name for p in source.plugins):
        raise PluginError(f"it registers two {kind}s called {name!r}; give one of the functions another name")
    source.plugins.append(Plugin(kind, name, source.distribution, source.version, factory))
    return factory
