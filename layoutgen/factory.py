"""A registered factory: what it is called, which options it takes, and how a stage is made of it."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layoutgen import hookspecs
from layoutgen.errors import FailedPluginError, PluginError
from layoutgen.guard import guarded

_METHODS = {"asset_pack": ("find", "names"), "system": ("prepare",)}  # of stages that are more than a callable


@dataclass(frozen=True, slots=True)
class Option:
    """A factory's parameter: name, type as written ("" when it has none), default (or `inspect.Parameter.empty`)."""

    name: str
    type: str
    default: Any
    variadic: bool = False

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is inspect.Parameter.empty and not self.variadic

    def __str__(self) -> str:
        typed = f"{self.name}: {self.type}" if self.type else self.name
        return typed if self.default is inspect.Parameter.empty else f"{typed} = {self.default!r}"


@dataclass(frozen=True, slots=True)
class Plugin:
    """One registered factory."""

    kind: str
    name: str
    distribution: str
    version: str
    factory: hookspecs.Factory

    @property
    def who(self) -> str:
        """The plugin as sentences name it: "renderer 'dots' of layoutgen-dots"."""
        return f"{self.kind.replace('_', ' ')} {self.name!r} of {self.distribution}"

    @property
    def description(self) -> str:
        """The first line of the factory's docstring."""
        return (inspect.getdoc(self.factory) or "").partition("\n")[0]

    @property
    def options(self) -> tuple[Option, ...]:
        """The factory's parameters."""
        parameters = inspect.signature(self.factory).parameters.values()
        return tuple(
            Option(p.name, _type_name(p.annotation), p.default, p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD))
            for p in parameters
        )

    @property
    def option_types(self) -> dict[str, Any]:
        """The types of the options by name; the return type may exist for type checkers only and is not looked at.

        Raises NameError when one is written with a name that does not exist.
        """
        annotations = getattr(self.factory, "__annotations__", {})
        hints = {name: hint for name, hint in annotations.items() if name != "return"}
        return typing.get_type_hints(
            type("_", (), {"__annotations__": hints}), getattr(self.factory, "__globals__", {})
        )

    def make(self, options: Mapping[str, Any] | None = None) -> Any:
        """The stage itself. Raises PluginError when an option is unknown or of the wrong type, or the factory fails."""
        values = self.checked(options or {})
        stage = guarded(self.who, "could not be made", self.factory, **values)
        lacking = [n for n in _METHODS.get(self.kind, ()) if not callable(getattr(stage, n, None))]
        if lacking:
            short = self.kind.rpartition("_")[2]
            what = f"it is {_what(stage)}, not a {short}: it has no {lacking[0]}()"
            raise FailedPluginError(f"{self.who} could not be made: {what}")
        if self.kind not in _METHODS and not callable(stage):
            raise FailedPluginError(f"{self.who} could not be made: its factory returned {_what(stage)}")
        return stage

    def checked(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The options converted to their types. Raises PluginError that names the option and what it takes."""
        from pydantic import TypeAdapter, ValidationError
        from pydantic.errors import PydanticUserError

        hints = self._readable_types() if given else {}
        known = {option.name: option for option in self.options if not option.variadic}
        values: dict[str, Any] = {}
        for name, value in given.items():
            if name not in known:
                there = f"; it has {', '.join(map(str, known.values()))}" if known else "; it has none"
                raise PluginError(f"the {self.kind} {self.name!r} has no option {name!r}{there}")
            try:
                values[name] = TypeAdapter(hints.get(name, Any)).validate_python(value)
            except ValidationError as error:
                reason = error.errors(include_url=False)[0]["msg"]
                raise PluginError(f"the {self.kind} {self.name!r} cannot take {name}={value!r}: {reason}") from None
            except PydanticUserError:
                raise FailedPluginError(f"{self.who} has an option {name!r} of a type that cannot be checked") from None
        for option in known.values():
            if option.required and option.name not in values:
                needs = f"the {self.kind} {self.name!r} needs the option {option.name!r}: {self.name},{option.name}=..."
                about = self._said_of(option.name)
                raise PluginError(f"{needs} ({about})" if about else needs)
        return values

    def _said_of(self, option: str) -> str:
        """The sentence on an option in the factory's docstring, as "weights: a folder.", none when there is none."""
        doc = " ".join((inspect.getdoc(self.factory) or "").split())
        found = re.search(rf"\b{re.escape(option)}: (.+?)\.(?= |$)", doc)
        return found.group(1) if found else ""

    def _readable_types(self) -> dict[str, Any]:
        try:
            return self.option_types
        except (NameError, TypeError, SyntaxError) as error:
            raise FailedPluginError(f"{self.who} has options whose types cannot be read: {error}") from None


def _type_name(annotation: Any) -> str:
    if annotation is inspect.Parameter.empty:
        return ""
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def _what(value: Any) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"
