"""What `layoutgen plugins check` is given: a distribution, a plugin's name, a folder or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from layoutgen.errors import FormatError, PluginError
from layoutgen.plugins import GROUP, Plugin, Plugins, Source, normalised, parse_spec, plugins


@dataclass
class Target:
    """The plugins to check with their options, and the sources that are broken."""

    plugins: list[tuple[Plugin, dict[str, Any]]] = field(default_factory=list)
    broken: list[Source] = field(default_factory=list)


def resolve(target: str) -> Target:
    """What a person means: FILE.py, a folder with a pyproject.toml, an installed distribution, or a plugin's name.

    A name is NAME, distribution:NAME or NAME,option=value. Raises PluginError when nothing of this name is there, and
    FormatError for a folder whose pyproject.toml cannot be read.
    """
    path = Path(target)
    if path.suffix == ".py" or path.is_dir():
        found = _of_folder(path) if path.is_dir() else Plugins(installed=False, files=[path])
        return _everything(found.sources[1:])
    installed = plugins()
    sources = [s for s in installed.sources if normalised(s.distribution) == normalised(target)]
    if sources:
        return _everything(sources)
    name, options = parse_spec("plugin", target)
    distribution, _, short = name.rpartition(":")
    named = [p for p in installed if p.name == short and distribution in ("", p.distribution)]
    if named:
        return Target([(plugin, options) for plugin in named])
    broken = [s for s in installed.sources if s.state == "broken" and normalised(s.entry) == normalised(name)]
    if broken:
        return Target(broken=broken)
    there = ", ".join(dict.fromkeys(s.distribution for s in installed.sources))
    raise PluginError(
        f"there is no file, folder, distribution or plugin {target!r}; the distributions with plugins are {there}"
    )


def _everything(sources: list[Source]) -> Target:
    disabled = [s for s in sources if s.state == "disabled"]
    if disabled:
        raise PluginError(f"{disabled[0].distribution} is disabled: it is {disabled[0].error}")
    return Target([(plugin, {}) for source in sources for plugin in source.plugins], [s for s in sources if s.error])


def _of_folder(folder: Path) -> Plugins:
    """The plugins of a distribution that need not be installed, imported from its folder."""
    found = Plugins(installed=False)
    for place in (folder, folder / "src"):
        if place.is_dir():
            sys.path.insert(0, str(place.resolve()))
    for source, point in _entry_points(folder):
        found.add(source, point.load)
    return found


def _entry_points(folder: Path) -> Iterator[tuple[Source, EntryPoint]]:
    project = _project(folder / "pyproject.toml")
    points = project.get("entry-points", {}).get(GROUP, {})
    if not points:
        raise PluginError(
            f"{folder / 'pyproject.toml'} has no entry point of the group {GROUP}: write [project.entry-points.{GROUP}]"
        )
    licence = project.get("license", "")
    for name, value in points.items():
        source = Source(
            str(project.get("name", folder.name)), str(project.get("version", "0")), name, str(licence or "")
        )
        yield source, EntryPoint(name, value, GROUP)


def _project(file: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        return dict(tomllib.loads(file.read_text(encoding="utf-8")).get("project", {}))
    except OSError:
        raise PluginError(f"{file.parent} is no distribution: it has no pyproject.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormatError(f"{file} is no TOML file: {error}") from None
