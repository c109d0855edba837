"""Finding plugins, keeping broken ones apart, and making stages of them by name."""

from __future__ import annotations

import functools
import inspect
import sys
import traceback
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any

import pluggy

from layoutgen import hookspecs
from layoutgen.errors import PluginError

GROUP = "layoutgen"
KINDS = ("parser", "predictor", "shaper", "renderer", "asset_pack", "dataset", "exporter", "edit_command")


@dataclass(frozen=True, slots=True)
class Option:
    """A factory's parameter: name, type as written, default (or `inspect.Parameter.empty`)."""

    name: str
    type: str
    default: Any

    def __str__(self) -> str:
        default = "" if self.default is inspect.Parameter.empty else f" = {self.default!r}"
        return f"{self.name}: {self.type}{default}"


@dataclass(frozen=True, slots=True)
class Plugin:
    """One registered factory."""

    kind: str
    name: str
    distribution: str
    version: str
    factory: hookspecs.Factory

    @property
    def description(self) -> str:
        """The first line of the factory's docstring."""
        return (inspect.getdoc(self.factory) or "").partition("\n")[0]

    @property
    def options(self) -> tuple[Option, ...]:
        """The factory's parameters."""
        return tuple(
            Option(p.name, _type_name(p.annotation), p.default)
            for p in inspect.signature(self.factory).parameters.values()
        )

    def make(self, options: dict[str, Any] | None = None) -> Any:
        """The stage itself. Raises PluginError when an option is unknown or of the wrong type, or the factory fails."""
        values = _checked_options(self, options or {})
        return guarded(f"{self.kind} {self.name!r} of {self.distribution}", "could not be made", self.factory, **values)


@dataclass(slots=True)
class Source:
    """A distribution's entry point (or the engine itself), what it registered, and why it is broken if it is."""

    distribution: str
    version: str
    entry: str
    plugins: list[Plugin] = field(default_factory=list)
    error: str | None = None
    traceback: str | None = None


class Plugins:
    """All plugins of this environment. `modules` are registered besides the installed ones, for tests and programs."""

    def __init__(self, *, installed: bool = True, modules: Iterable[object] = ()) -> None:
        self.sources: list[Source] = []
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self._add(Source("layoutgen", _version("layoutgen"), "builtin"), lambda: _imported("layoutgen.builtin"))
        if installed:
            for point in sorted(
                metadata.entry_points(group=GROUP), key=lambda p: (p.dist.name if p.dist else "", p.name)
            ):
                dist = point.dist
                source = Source(dist.name if dist else "?", dist.version if dist else "?", point.name)
                self._add(source, point.load)
        for module in modules:
            name = getattr(module, "__name__", type(module).__name__)
            self._add(Source(name, str(getattr(module, "__version__", "0")), name), functools.partial(_same, module))

    def _add(self, source: Source, load: typing.Callable[[], object]) -> None:
        """Loads one source; whatever goes wrong is kept with it and touches no other."""
        self.sources.append(source)
        module: object = None
        try:
            module = load()
            self._manager.register(module, name=f"{source.distribution}:{source.entry}")
            self._manager.check_pending()
            self._collect(source, module)
        except (Exception, SystemExit) as error:  # a plugin is a stranger's code: anything may come out of it
            source.error = f"{type(error).__name__}: {error}".rstrip(": ")
            source.traceback = traceback.format_exc()
            source.plugins.clear()
            if module is not None and self._manager.is_registered(module):
                self._manager.unregister(module)

    def _collect(self, source: Source, module: object) -> None:
        for kind in KINDS:
            for impl in getattr(self._manager.hook, f"register_{kind}s").get_hookimpls():
                if impl.plugin is module:
                    impl.function(*([functools.partial(_register, source, kind)] if impl.argnames else []))

    def __iter__(self) -> Iterator[Plugin]:
        for source in self.sources:
            yield from source.plugins

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of a kind, in the order of discovery, each once."""
        return tuple(dict.fromkeys(p.name for p in self if p.kind == kind))

    def find(self, kind: str, name: str) -> Plugin:
        """The plugin of this kind called `name` or `distribution:name`.

        Raises PluginError when there is none, when two have the name, or when its distribution is broken.
        """
        distribution, _, short = name.rpartition(":")
        found = [p for p in self if p.kind == kind and p.name == short and distribution in ("", p.distribution)]
        if len(found) == 1:
            return found[0]
        if found:
            both = " and ".join(f"{p.distribution}:{p.name}" for p in found)
            raise PluginError(f"the {kind} name {short!r} is used by {both}; name one of them in full")
        broken = [f"{s.distribution} ({s.error})" for s in self.sources if s.error]
        hint = f"; broken plugins: {', '.join(broken)}" if broken else ""
        raise PluginError(f"there is no {kind} {name!r}; there is {', '.join(self.names(kind)) or 'none'}{hint}")

    def make(self, kind: str, spec: str) -> tuple[Plugin, Any]:
        """The plugin and stage of a specification "name" or "name,option=value,option=value"."""
        name, *pairs = spec.split(",")
        options: dict[str, Any] = {}
        for pair in pairs:
            key, equals, value = pair.partition("=")
            if not equals:
                raise PluginError(f"the {kind} option {pair!r} must be written option=value, as in {name},option=value")
            options[key.strip()] = value.strip()
        plugin = self.find(kind, name.strip())
        return plugin, plugin.make(options)


@functools.lru_cache(maxsize=1)
def plugins() -> Plugins:
    """The plugins of this environment, found once a process."""
    return Plugins()


def guarded(who: str, what: str, function: typing.Callable[..., Any], /, *args: Any, **options: Any) -> Any:
    """Calls a plugin; a failure that is no LayoutgenError becomes a PluginError that names the stage and plugin."""
    from layoutgen.errors import LayoutgenError

    try:
        return function(*args, **options)
    except LayoutgenError:
        raise
    except Exception as error:
        said = str(error) or "no message"
        raise PluginError(f"{who} {what}: {type(error).__name__}: {said}") from error


def _register(source: Source, kind: str, factory: hookspecs.Factory) -> hookspecs.Factory:
    if not callable(factory) or not getattr(factory, "__name__", ""):
        raise PluginError(f"register() takes a named function that makes the {kind}, got {factory!r}")
    source.plugins.append(Plugin(kind, factory.__name__, source.distribution, source.version, factory))
    return factory


def _checked_options(plugin: Plugin, given: dict[str, Any]) -> dict[str, Any]:
    from pydantic import TypeAdapter, ValidationError

    hints = _option_types(plugin.factory)
    known = {option.name: option for option in plugin.options}
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            there = f"; it has {', '.join(map(str, known.values()))}" if known else "; it has none"
            raise PluginError(f"the {plugin.kind} {plugin.name!r} has no option {name!r}{there}")
        try:
            values[name] = TypeAdapter(hints.get(name, Any)).validate_python(value)
        except ValidationError as error:
            reason = error.errors(include_url=False)[0]["msg"]
            raise PluginError(f"the {plugin.kind} {plugin.name!r} cannot take {name}={value!r}: {reason}") from None
    missing = [o.name for o in known.values() if o.default is inspect.Parameter.empty and o.name not in values]
    if missing:
        raise PluginError(
            f"the {plugin.kind} {plugin.name!r} needs the option {missing[0]!r}: {plugin.name},{missing[0]}=..."
        )
    return values


def _option_types(factory: hookspecs.Factory) -> dict[str, Any]:
    """The types of the factory's parameters; its return type may exist for type checkers only and is not looked at."""
    annotations = {name: hint for name, hint in getattr(factory, "__annotations__", {}).items() if name != "return"}
    return typing.get_type_hints(type("_", (), {"__annotations__": annotations}), getattr(factory, "__globals__", {}))


def _type_name(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def _imported(name: str) -> object:
    __import__(name)
    return sys.modules[name]


def _same(module: object) -> object:
    return module


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "0"
