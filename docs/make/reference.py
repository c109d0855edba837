"""The reference of the Python interface, from the modules' docstrings."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import inspect
from collections.abc import Iterator
from pathlib import PurePath
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from docs.make.docstrings import doc, markdown

# What a user imports, page by page. The rest of the package is the engine's own affair.
PAGES: dict[str, tuple[str, ...]] = {
    "engine": ("layoutgen", "layoutgen.engine", "layoutgen.stages", "layoutgen.errors"),
    "scene": ("layoutgen.scene",),
    "layout": (
        "layoutgen.layout", "layoutgen.box", "layoutgen.warp", "layoutgen.files", "layoutgen.schematic",
        "layoutgen.sheet", "layoutgen.schema",
    ),
    "edit": ("layoutgen.edit", "layoutgen.edit.history"),
    "geometry": (
        "layoutgen.geometry", "layoutgen.boxes", "layoutgen.checks", "layoutgen.judging", "layoutgen.meanings",
        "layoutgen.raster",
    ),
    "metrics": (
        "layoutgen.metrics", "layoutgen.evaluation.score", "layoutgen.evaluation.classes", "layoutgen.evaluation.runs",
        "layoutgen.evaluation.floors", "layoutgen.evaluation.nsr1k", "layoutgen.evaluation.shapes",
    ),
    "vocab": ("layoutgen.vocab", "layoutgen.pose"),
    "plugins": ("layoutgen.plugins", "layoutgen.hookspecs"),
    "weights": ("layoutgen.nn.weights",),
    "training": (
        "layoutgen.nn.system", "layoutgen.nn.train", "layoutgen.nn.gan", "layoutgen.nn.batch", "layoutgen.nn.packed",
        "layoutgen.nn.words",
    ),
    "datasets": ("layoutgen.data.example", "layoutgen.data.pack"),
    "studio": ("layoutgen.studio.app", "layoutgen.studio.limits"),
    "testing": ("layoutgen.testing", "layoutgen.pytest_plugin"),
    "stages": (
        "layoutgen.parse.parser", "layoutgen.parse.json_parser", "layoutgen.parse.pipeline", "layoutgen.parse.head",
        "layoutgen.predict.prior", "layoutgen.predict.satisfy", "layoutgen.predict.statistics",
        "layoutgen.art.renderer", "layoutgen.art.silhouette", "layoutgen.art.packs", "layoutgen.art.drawing",
        "layoutgen.data.exporter", "layoutgen.data.coco", "layoutgen.data.native",
    ),
}  # fmt: skip
# Modules and packages that no program imports by name, apart from those of PAGES in them.
OWN_AFFAIR = {
    "__main__", "border", "builtin", "cli", "company", "datasets", "discovery", "exporters", "factory", "given",
    "guard", "guests", "likeness", "packing",
    "predicates", "scaffold", "sorts", "utf8", "viewer", "vocabulary",
}  # fmt: skip
# What is not a function or class of ours has no docstring of ours.
SAID = {
    "hookimpl": "Marks a function of a plugin as one of the hooks: `@layoutgen.hookimpl`.",
    "hookspec": "Marks the specifications in `layoutgen.hookspecs`.",
    "Factory": "What a hook registers: a function whose typed parameters are the options; it makes the stage.",
    "Register": "What every hook is given: it takes a factory, and gives it back, so that it is a decorator.",
    "SHIPPED": "The folder of what comes with the package.",
    "PREDICATES": "Name -> `Predicate` of all canonical predicates.",
}
MODULES = tuple(module for modules in PAGES.values() for module in modules)


def public(module: ModuleType) -> dict[str, Any]:
    """Name -> value of what a module offers: its `__all__`, or what it defines without an underscore."""
    if hasattr(module, "__all__"):
        return {name: getattr(module, name) for name in module.__all__}
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__ and callable(value)
    }


def home(name: str, value: Any, module: ModuleType) -> str:
    """The full name under which a value is documented: where it is defined, if that module has a place here."""
    defined = getattr(value, "__module__", module.__name__)
    return f"{defined if defined in MODULES else module.__name__}.{name}"


@functools.lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Short name -> full name of everything documented, for links: "Layout", "Layout.move", "layoutgen.layout"."""
    found: dict[str, str] = {name: name for name in MODULES}
    for module in map(importlib.import_module, MODULES):
        for name, value in public(module).items():
            full = home(name, value, module)
            found.setdefault(name, full)
            for member, _ in members(value) if inspect.isclass(value) else ():
                found.setdefault(f"{name}.{member}", f"{full}.{member}")
    return found


def page(name: str) -> str:
    """The modules of one page of `PAGES`."""
    return "\n".join(part for module in PAGES[name] for part in _module(importlib.import_module(module)))


def _module(module: ModuleType) -> Iterator[str]:
    yield f"## {module.__name__}\n\n```{{py:module}} {module.__name__}\n```\n\n{markdown(doc(module), known())}\n"
    elsewhere = []
    for name, value in public(module).items():
        full = home(name, value, module)
        if full != f"{module.__name__}.{name}":
            elsewhere.append(f"{{py:obj}}`{name} <{full}>`")
        elif name in SAID:
            yield f"```{{py:data}} {name}\n\n{markdown(SAID[name], known())}\n```\n"
        elif inspect.isclass(value):
            yield from _class(name, value)
        elif callable(value):
            yield _function("function", name, value, 3)
        else:
            yield f"```{{py:data}} {name}\n```\n"
    if elsewhere:
        yield f"Also here: {', '.join(elsewhere)}.\n"


def _class(name: str, value: type) -> Iterator[str]:
    names = tuple(_fields(value)) or _parameters(getattr(value, "__init__", None))
    kind = "exception" if issubclass(value, Exception) else "class"
    yield f"`````{{py:{kind}}} {name}{_signature_of(value)}\n"
    yield markdown(doc(value), known(), names) + "\n"
    own = value.__dict__.get("__init__")
    if own is not None and doc(own) and not _fields(value):
        yield markdown(doc(own), known(), names) + "\n"
    for own_name, member in members(value):
        if isinstance(member, property):
            said = markdown(doc(member.fget), known())
            kind = getattr(member.fget, "__annotations__", {}).get("return", "")
            yield f"````{{py:property}} {own_name}\n:type: {kind}\n\n{said}\n````\n"
        else:
            inner = "classmethod" if isinstance(value.__dict__[own_name], classmethod) else "method"
            yield _function(inner, own_name, member, 4)
    yield "`````\n"


def members(value: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that a class itself defines; of the others those it describes."""
    for name, member in vars(value).items():
        if name.startswith("_") and name not in ("__call__", "__getitem__"):
            continue
        if isinstance(member, classmethod | staticmethod):
            member = member.__func__
        if name.startswith("_") and not doc(member):
            continue
        if isinstance(member, property) or (inspect.isfunction(member) and member.__module__ == value.__module__):
            yield name, member


def _function(kind: str, name: str, value: Any, ticks: int) -> str:
    fence = "`" * ticks
    parameters = [p for p in inspect.signature(value).parameters.values() if p.name not in ("self", "cls")]
    returns = inspect.signature(value).return_annotation
    arrow = "" if returns is inspect.Signature.empty else f" -> {_annotation(returns)}"
    said = markdown(doc(value), known(), tuple(p.name for p in parameters))
    return f"{fence}{{py:{kind}}} {name}({_written(parameters)}){arrow}\n\n{said}\n{fence}\n"


def _signature_of(value: type) -> str:
    fields = _fields(value)
    if fields:
        shown = (f"{name}={default}" if default is not None else name for name, default in fields.items())
        return f"({', '.join(shown)})"
    if issubclass(value, Exception) or value.__init__ is object.__init__ or getattr(value, "_is_protocol", False):
        return ""
    parameters = [p for p in inspect.signature(value.__init__).parameters.values() if p.name != "self"]
    return f"({_written(parameters)})"


def _fields(value: type) -> dict[str, str | None]:
    """Name -> default as written (none when it is needed) of the fields of a record, dataclass or named tuple."""
    if issubclass(value, BaseModel):
        return {
            field.alias or name: None if field.is_required() else _default(field.get_default(call_default_factory=True))
            for name, field in value.model_fields.items()
        }
    if dataclasses.is_dataclass(value):
        return {
            f.name: None if f.default is dataclasses.MISSING else _default(f.default) for f in dataclasses.fields(value)
        }
    names = getattr(value, "_fields", ()) if issubclass(value, tuple) else ()
    return dict.fromkeys(names)


def _parameters(function: Any) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters) if inspect.isfunction(function) else ()


def _written(parameters: list[inspect.Parameter]) -> str:
    parts: list[str] = []
    starred = False
    for parameter in parameters:
        if parameter.kind is parameter.VAR_POSITIONAL:
            starred = True
        elif parameter.kind is parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        stars = 1 if parameter.kind is parameter.VAR_POSITIONAL else 2 if parameter.kind is parameter.VAR_KEYWORD else 0
        text = "*" * stars + parameter.name
        if parameter.annotation is not parameter.empty:
            text += f": {_annotation(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            text += f" = {_default(parameter.default)}"
        parts.append(text)
    return ", ".join(parts)


def _annotation(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))


def _default(value: Any) -> str:
    if value is PydanticUndefined:
        return "..."
    if isinstance(value, BaseModel):
        return f"{type(value).__name__}()"
    if isinstance(value, PurePath):
        return "..."  # a place on the machine that builds the site
    text = repr(value)
    return text if len(text) <= 60 and not text.startswith("<") else "..."
