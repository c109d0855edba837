"""The documentation builds without a warning, its code runs, its links lead somewhere, and nothing is left out."""

from __future__ import annotations

import importlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import layoutgen
from docs.make import commands, hooks, plugins, reference
from tests.conftest import ROOT
from tests.docs.conftest import Site


class Links(HTMLParser):
    """The ids of a page, and what it links to and shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {value for key in ("id", "name") if (value := found.get(key))}
        self.targets |= {value for key in ("href", "src") if (value := found.get(key))}


def test_it_builds(build: Site) -> None:
    assert build.status == 0, build.said


def test_links_lead_somewhere(site: Site) -> None:
    root = site.out / "site"
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in root.rglob("*.html")}
    dead = []
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                assert parts.scheme == "https", f"{path.name}: {target}"
                continue
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not file.exists() or (parts.fragment and file in pages and parts.fragment not in pages[file].ids):
                dead.append(f"{path.relative_to(root)} -> {target}")
    assert not dead, "\n".join(dead)
    assert len(pages) > 20


def test_names_in_the_text_are_links_where_they_look_like_it(site: Site) -> None:
    for path in (site.out / "site").rglob("*.html"):
        lost = re.findall(r'(?<!">)<code class="xref [^>]*>(.*?)</code>', path.read_text(encoding="utf-8"))
        assert not lost, f"{path.name}: {re.sub('<[^>]*>', '', ', '.join(lost))}"


def test_nothing_is_fetched_from_outside(site: Site) -> None:
    for path in (site.out / "site").rglob("*.html"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not ("<script" in line or "<img" in line or 'rel="stylesheet"' in line) or "://" not in line, line


def test_every_command_and_option_is_documented(site: Site) -> None:
    page = site.source("reference/commands")
    for path, command, context in commands.walk():
        assert f" {path}\n" in page
        assert command.help, f"{path} does not say what it does"
        for _, written, said in commands.parameters(command, context):
            assert f"`{written}`\n: " in page
            assert said.strip(), f"{path} {written} has no help"


def test_commands_are_shown_in_use() -> None:
    """Every command that draws or answers stands in a block that is run, or in one marked with a reason."""
    text = "".join(path.read_text() for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    unused = [
        path for path, command, _ in commands.walk() if not hasattr(command, "list_commands") and path not in text
    ]
    assert not unused


def test_every_hook_is_documented(site: Site) -> None:
    page = site.source("reference/hooks")
    for name, hook in hooks.hooks().items():
        assert f"## {name}\n" in page
        assert hook.__doc__
        assert f"`{name}`" in site.source("plugins"), f"docs/plugins.md does not say what {name} is for"


def test_every_plugin_and_its_options_are_documented(site: Site) -> None:
    page = site.source("reference/builtin")
    for plugin in plugins.own():
        assert f"{plugin.kind.replace('_', ' ')} `{plugin.name}`" in page
        assert plugin.description, f"the {plugin.kind} {plugin.name} does not say what it is"
        assert all(f"| `{option.name}` |" in page for option in plugin.options)


@pytest.mark.parametrize("module", reference.MODULES)
def test_every_public_name_is_documented(site: Site, module: str) -> None:
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    for name, value in reference.public(loaded).items():
        full = reference.home(name, value, loaded)
        assert full in site.inventory(), f"{full} has no place in the reference"


def test_public_names_of_the_package_are_in_the_reference() -> None:
    assert set(layoutgen.__all__) <= set(reference.known())


def test_every_module_has_its_place() -> None:
    """A new module is either for users, and then in the reference, or named as the engine's own affair."""
    package = Path(layoutgen.__file__).parent
    modules = {p.stem for p in package.glob("*.py")} | {p.parent.name for p in package.glob("*/__init__.py")}
    shown = {module.split(".")[1] for module in reference.MODULES if "." in module}
    assert modules - shown - {"__init__"} <= reference.OWN_AFFAIR


def test_every_environment_variable_is_documented() -> None:
    """Those that the engine reads are named where a person looks for them."""
    package = Path(layoutgen.__file__).parent
    used = {name for path in package.rglob("*.py") for name in re.findall(r"\"(LAYOUTGEN_[A-Z_]+)\"", path.read_text())}
    pages = "".join(path.read_text() for path in (ROOT / "docs").rglob("*.md"))
    assert used
    assert {name for name in used if name not in pages} == set()
