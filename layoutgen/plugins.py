"""Finding plugins, keeping broken ones apart, and making stages of them by name."""

from __future__ import annotations

import difflib
import functools
import importlib.util
import inspect
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import pluggy

from layoutgen import hookspecs
from layoutgen.errors import FailedPluginError, PluginError
from layoutgen.factory import Option, Plugin
from layoutgen.guard import guarded, hushed, said

__all__ = [
    "GROUP",
    "KINDS",
    "Option",
    "Plugin",
    "Plugins",
    "Source",
    "guarded",
    "parse_spec",
    "plugin_files",
    "plugins",
]

GROUP = "layoutgen"
KINDS = ("parser", "predictor", "shaper", "renderer", "asset_pack", "dataset", "exporter", "edit_command")
ONLY, DISABLED = "LAYOUTGEN_PLUGINS", "LAYOUTGEN_DISABLE_PLUGINS"
SLOW = 1.0  # seconds for loading one plugin that a person is told of
OWN = "layoutgen"


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


class Plugins:
    """All plugins of this environment.

    installed: whether entry points are looked for. modules: registered besides them, for tests and programs.
    files: Python files that are plugins, each in one file. A broken one is kept as a broken `Source`; nothing raises.
    """

    def __init__(
        self, *, installed: bool = True, modules: Iterable[object] = (), files: Iterable[str | Path] = ()
    ) -> None:
        self.sources: list[Source] = []
        self._remarks: dict[str, None] = {}
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self.add(Source(OWN, _version(OWN), "builtin", "Apache-2.0"), lambda: _imported("layoutgen.builtin"))
        if installed:
            self._add_installed()
        for path in files:
            source = Source(Path(path).name, "file", str(path))
            self.add(source, functools.partial(_from_file, Path(path)))
            if source.state == "broken":  # somebody named it, and wants to know
                self.remark(f"plugin {source.distribution} is broken: {source.error}; `plugins list` has its traceback")
        for module in modules:
            name = getattr(module, "__name__", type(module).__name__)
            self.add(Source(name, str(getattr(module, "__version__", "0")), name), functools.partial(_same, module))

    def _add_installed(self) -> None:
        only, disabled = _listed(ONLY), _listed(DISABLED) or frozenset()
        seen = set()
        for source, point in installed_sources():
            name = normalised(source.distribution)
            if (name, source.entry) in seen:  # the same distribution twice on the path: the first one is imported
                continue
            seen.add((name, source.entry))
            names = {name, normalised(source.entry)}
            if names & disabled or (only is not None and not names & only):
                source.state = "disabled"
                source.error = f"named in {DISABLED}" if names & disabled else f"not named in {ONLY}"
                self.sources.append(source)
            else:
                self.add(source, point.load)
        known = {name for pair in seen for name in pair} | {OWN}
        for entry in sorted(_raw(ONLY) or ()):
            if entry.endswith(".py"):
                self.add(Source(Path(entry).name, "file", entry), functools.partial(_from_file, Path(entry)))
            elif normalised(entry) not in {normalised(name) for name in known}:
                self.add(Source(entry, "?", ONLY), functools.partial(_missing, entry))

    def add(self, source: Source, load: Callable[[], object]) -> None:
        """Loads one source; whatever goes wrong is kept with it and touches no other."""
        self.sources.append(source)
        module: object = None
        begin = time.perf_counter()
        try:
            with hushed(f"plugin {source.distribution}"):
                module = load()
                hooks = _hooks(self._manager, module)
                self._manager.register(module, name=f"{source.distribution}:{source.entry}")
                for kind, hook in hooks:
                    hook(functools.partial(_register, source, kind))
        except (Exception, SystemExit) as error:  # a plugin is a stranger's code: anything may come out of it
            source.state, source.error, source.traceback = "broken", said(error), traceback.format_exc()
            source.plugins.clear()
            if module is not None and self._manager.is_registered(module):
                self._manager.unregister(module)
        source.seconds = time.perf_counter() - begin
        if source.seconds > SLOW and source.distribution != OWN:
            self.remark(
                f"plugin {source.distribution} took {source.seconds:.1f} s to load, which every command waits for; "
                f"{DISABLED}={source.distribution} leaves it out"
            )

    def remark(self, sentence: str) -> None:
        """Keeps something that a person should know; pictures carry it in their report."""
        self._remarks.setdefault(sentence)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of the plugins: slow ones, and failures that something else stood in for."""
        return tuple(self._remarks)

    def __iter__(self) -> Iterator[Plugin]:
        for source in self.sources:
            yield from source.plugins

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of a kind, in the order of discovery, each once."""
        return tuple(dict.fromkeys(p.name for p in self if p.kind == kind))

    def shadowed(self, plugin: Plugin) -> bool:
        """Whether another plugin has the same kind and name, so that this one is only found as distribution:name."""
        same = [p for p in self if (p.kind, p.name) == (plugin.kind, plugin.name)]
        return len(same) > 1 and plugin.distribution != OWN

    def find(self, kind: str, name: str) -> Plugin:
        """The plugin of this kind called `name` or `distribution:name`.

        A name of the engine's own always means the engine's own: no installed plugin can take it away. Raises
        PluginError when there is none, when two others have the name, or when its distribution is disabled, and
        FailedPluginError when it is broken.
        """
        distribution, _, short = name.rpartition(":")
        found = [p for p in self if p.kind == kind and p.name == short and distribution in ("", p.distribution)]
        own = [p for p in found if p.distribution == OWN]
        if len(found) == 1 or own:
            return own[0] if own else found[0]
        if found:
            both = " and ".join(f"{p.distribution}:{p.name}" for p in found)
            raise PluginError(f"the {kind} name {short!r} is used by {both}; name one of them in full")
        for source in self.sources:
            names = {normalised(source.distribution), normalised(source.entry)}
            meant = normalised(distribution) in names if distribution else normalised(short) in names
            if meant and source.state == "disabled":
                raise PluginError(f"the {kind} {name!r} is disabled: {source.distribution} is {source.error}")
            if meant and source.state == "broken":
                raise FailedPluginError(
                    f"the {kind} {name!r} is not there: {source.distribution} is broken: {source.error}"
                )
        broken = [f"{s.distribution} ({s.error})" for s in self.sources if s.state == "broken"]
        hint = f"; broken plugins: {', '.join(broken)}" if broken else ""
        raise PluginError(f"there is no {kind} {name!r}; there is {', '.join(self.names(kind)) or 'none'}{hint}")

    def make(self, kind: str, spec: str) -> tuple[Plugin, Any]:
        """The plugin and stage of a specification "name" or "name,option=value,option=value"."""
        name, options = parse_spec(kind, spec)
        plugin = self.find(kind, name)
        return plugin, plugin.make(options)


_files: list[Path] = []


@contextmanager
def plugin_files(paths: Sequence[Path]) -> Iterator[None]:
    """Within the block these files are plugins as well. Raises PluginError when one is not there."""
    for path in paths:
        if not path.is_file():
            raise PluginError(f"there is no plugin file {path}")
    before = list(_files)
    _files.extend(path.resolve() for path in paths if path.resolve() not in before)
    plugins.cache_clear()
    try:
        yield
    finally:
        _files[:] = before
        plugins.cache_clear()


@functools.lru_cache(maxsize=1)
def plugins() -> Plugins:
    """The plugins of this environment, found once a process."""
    return Plugins(files=_files)


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


def parse_spec(kind: str, spec: str) -> tuple[str, dict[str, Any]]:
    """ "name,option=value,option=value" as name and options. Raises PluginError when it is of another form."""
    name, *pairs = spec.split(",")
    options: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise PluginError(f"the {kind} option {pair!r} must be written option=value, as in {name},option=value")
        options[key.strip()] = value.strip()
    return name.strip(), options


def normalised(name: str) -> str:
    """A distribution's name as it is compared: PEP 503 with underscores for hyphens."""
    return name.strip().lower().replace("-", "_").replace(".", "_")


def _hooks(manager: pluggy.PluginManager, module: object) -> list[tuple[str, Callable[..., object]]]:
    """The module's hooks with the kinds they register. Raises PluginError for what no hook can be."""
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


def _register(source: Source, kind: str, factory: hookspecs.Factory) -> hookspecs.Factory:
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


def _raw(variable: str) -> frozenset[str] | None:
    value = os.environ.get(variable)
    return None if value is None else frozenset(part.strip() for part in value.split(",") if part.strip())


def _listed(variable: str) -> frozenset[str] | None:
    """The names in an environment variable, comparable; none when it is not set."""
    names = _raw(variable)
    return None if names is None else frozenset(map(normalised, names))


def _imported(name: str) -> object:
    __import__(name)
    return sys.modules[name]


def _from_file(path: Path) -> object:
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


def _missing(name: str) -> object:
    raise PluginError(f"{ONLY} names {name}, but no such distribution is installed")


def _same(module: object) -> object:
    return module


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "0"
