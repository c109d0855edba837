"""All plugins of an environment: broken ones kept apart, and stages made by name."""

from __future__ import annotations

import functools
import importlib
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

import pluggy

from layoutgen import hookspecs
from layoutgen.discovery import (
    DISABLED,
    GROUP,
    KINDS,
    ONLY,
    Source,
    disabled_by,
    hooks_of,
    installed_sources,
    module_of_file,
    named_in,
    normalised,
    register,
)  # fmt: skip
from layoutgen.errors import FailedPluginError, PluginError
from layoutgen.factory import Option, Plugin
from layoutgen.guard import guarded, hushed, said

__all__ = [
    "GROUP", "KINDS", "OWN", "Option", "Plugin", "Plugins", "Source", "guarded", "normalised", "parse_spec",
    "plugin_files", "plugins",
]  # fmt: skip

OWN = "layoutgen"  # the engine's own plugins, as a distribution
SLOW = 1.0  # seconds for loading one plugin that a person is told of


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
        self.add(
            Source(OWN, _version(OWN), "builtin", "Apache-2.0"), lambda: importlib.import_module("layoutgen.builtin")
        )
        if installed:
            self._add_installed()
        for path in files:
            source = Source(Path(path).name, "file", str(path))
            self.add(source, functools.partial(module_of_file, Path(path)))
            if source.state == "broken":  # somebody named it, and wants to know
                self.remark(f"plugin {source.distribution} is broken: {source.error}; `plugins list` has its traceback")
        for module in modules:
            name = getattr(module, "__name__", type(module).__name__)
            self.add(Source(name, str(getattr(module, "__version__", "0")), name), functools.partial(_same, module))

    def _add_installed(self) -> None:
        only, disabled = named_in(ONLY), named_in(DISABLED)
        known = {OWN}
        seen = set()
        for source, point in installed_sources():
            if (source.distribution, source.entry) in seen:  # twice on the path: the first one is imported
                continue
            seen.add((source.distribution, source.entry))
            known |= {normalised(source.distribution), normalised(source.entry)}
            source.error = disabled_by(source, only, disabled)
            if source.error is None:
                self.add(source, point.load)
            else:
                source.state = "disabled"
                self.sources.append(source)
        for entry in sorted(only or ()):
            if entry.endswith(".py"):
                self.add(Source(Path(entry).name, "file", entry), functools.partial(module_of_file, Path(entry)))
            elif normalised(entry) not in known:
                self.add(Source(entry, "?", ONLY), functools.partial(_missing, entry))

    def add(self, source: Source, load: Callable[[], object]) -> None:
        """Loads one source; whatever goes wrong is kept with it and touches no other."""
        self.sources.append(source)
        module: object = None
        begin = time.perf_counter()
        try:
            with hushed(f"plugin {source.distribution}"):
                module = load()
                hooks = hooks_of(self._manager, module)
                self._manager.register(module, name=f"{source.distribution}:{source.entry}")
                for kind, hook in hooks:
                    hook(functools.partial(register, source, kind))
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


def _missing(name: str) -> object:
    raise PluginError(f"{ONLY} names {name}, but no such distribution is installed")


def _same(module: object) -> object:
    return module


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "0"
