"""`layoutgen plugins list`, `show` and `check` as a person sees them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layoutgen.cli import app
from layoutgen.errors import LayoutgenError
from layoutgen.plugins import KINDS, plugins
from layoutgen.testing import check_parser
from tests.installed import install

PARSER = '''
from layoutgen import SceneGraph, hookimpl

@hookimpl
def register_parsers(register):
    @register
    def echo(label: str, count: int = 2):
        """One kind of thing, whatever the text says.

        label: what it is called. count: how many there are.
        """
        def parse(text):
            scene = SceneGraph(text=text)
            scene.put(label, count=count)
            return scene
        return parse
'''


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A sound plugin, a broken one, a disabled one."""
    install(tmp_path, "cli_echo", {"layoutgen_cli_echo.py": PARSER})
    install(tmp_path, "cli_sad", {"layoutgen_cli_sad.py": "raise OSError('no disk')\n"})
    install(tmp_path, "cli_off", {"layoutgen_cli_off.py": PARSER})
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("LAYOUTGEN_DISABLE_PLUGINS", "layoutgen-cli-off")
    plugins.cache_clear()
    yield tmp_path
    plugins.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["plugins", *arguments])


def test_list() -> None:
    done = run("list")
    assert done.exit_code == 0
    assert re.search(r"^parser +echo +layoutgen-cli-echo 0\.1\.0 +One kind of thing", done.stdout, re.MULTILINE)
    assert "broken: layoutgen-cli-sad 0.1.0, entry point cli_sad: OSError: no disk\nTraceback" in done.stdout
    assert "disabled: layoutgen-cli-off 0.1.0, entry point cli_off: named in LAYOUTGEN_DISABLE_PLUGINS\n" in done.stdout
    kinds = [line.split()[0] for line in done.stdout.split("\n\n")[0].splitlines()]
    assert kinds == sorted(kinds, key=KINDS.index)


def test_list_as_json() -> None:
    record = json.loads(run("list", "--json").stdout)
    (echo,) = (p for p in record["plugins"] if p["name"] == "echo")
    assert echo == {
        "kind": "parser",
        "name": "echo",
        "ask_for": "echo",
        "distribution": "layoutgen-cli-echo",
        "version": "0.1.0",
        "licence": "Apache-2.0",
        "state": "active",
        "description": "One kind of thing, whatever the text says.",
        "options": [
            {"name": "label", "type": "str", "required": True},
            {"name": "count", "type": "int", "required": False, "default": 2},
        ],
    }
    (sad,) = record["broken"]
    assert (sad["state"], sad["error"]) == ("broken", "OSError: no disk")
    assert "layoutgen_cli_sad.py" in sad["traceback"]
    assert [s["distribution"] for s in record["disabled"]] == ["layoutgen-cli-off"]


def test_show() -> None:
    assert run("show", "echo").stdout.splitlines() == [
        "parser echo, from layoutgen-cli-echo 0.1.0 (Apache-2.0)",
        "One kind of thing, whatever the text says.",
        "",
        "label: what it is called. count: how many there are.",
        "  option label: str",
        "  option count: int = 2",
    ]
    assert run("show", "layoutgen-cli-echo").stdout == run("show", "layoutgen-cli-echo:echo").stdout
    clipart = run("show", "clipart").stdout
    assert "  conditions: attributes, boxes, labels\n  labels: any noun\n" in clipart
    twemoji = json.loads(run("show", "twemoji", "--json").stdout)[0]
    assert (twemoji["kind"], twemoji["licence"]) == ("asset_pack", "CC-BY-4.0")
    assert "broken: OSError: no disk\nTraceback" in run("show", "cli-sad").stdout
    assert "disabled: named in LAYOUTGEN_DISABLE_PLUGINS" in run("show", "layoutgen-cli-off").stdout


def test_check() -> None:
    needs = run("check", "echo")
    assert needs.exit_code == 1
    assert "✗ it can be made: the parser 'echo' needs the option 'label': echo,label=..." in needs.stdout
    given = run("check", "echo,label=dog", "--json")
    record = json.loads(given.stdout)
    assert given.exit_code == 0, given.stdout
    assert record["plugins"][0]["ok"]
    assert {r["state"] for r in record["plugins"][0]["results"]} == {"kept", "left out"}
    assert check_parser("echo,label=dog").ok
    assert check_parser("echo", options={"label": "dog"}).ok
    sad = run("check", "layoutgen-cli-sad")
    assert sad.exit_code == 1
    assert sad.stdout == "✗ layoutgen-cli-sad 0.1.0 is broken: OSError: no disk\n"
    assert "Traceback" in sad.stderr


def test_check_of_a_folder(site: Path) -> None:
    (site / "pyproject.toml").write_text(
        '[project]\nname = "layoutgen-cli-echo"\nversion = "3"\n[project.entry-points.layoutgen]\n'
        'echo = "layoutgen_cli_echo"\n'
    )
    record = json.loads(run("check", str(site), "--json").stdout)
    assert (record["plugins"][0]["distribution"], record["plugins"][0]["version"]) == ("layoutgen-cli-echo", "3")


@pytest.mark.parametrize(
    ("target", "pyproject", "says"),
    [
        ("nothing-like-it", None, "there is no file, folder, distribution or plugin 'nothing-like-it'"),
        ("layoutgen-cli-off", None, "layoutgen-cli-off is disabled: it is named in LAYOUTGEN_DISABLE_PLUGINS"),
        ("folder", None, "folder is no distribution: it has no pyproject.toml"),
        ("folder", "[project]\nname = 'x'\n", "has no entry point of the group layoutgen"),
        ("folder", "[project\n", "pyproject.toml is no TOML file"),
        ("absent.py", None, "there is no file absent.py"),
    ],
)
def test_what_cannot_be_checked(
    target: str, pyproject: str | None, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    if pyproject:
        (tmp_path / "folder" / "pyproject.toml").write_text(pyproject)
    done = run("check", target)
    assert done.exit_code
    assert says in (str(done.exception) if isinstance(done.exception, LayoutgenError) else done.output)


@pytest.mark.parametrize(
    ("result", "says"),
    [
        ("None", "exporter 'odd' of odd.py returned None where a mapping of file names to bytes was expected"),
        ("{}", "returned no file"),
        ("{'a.txt': 'text'}", "returned str for the file 'a.txt' where bytes were expected"),
        ("{'../a.txt': b''}", r"returned the file name '../a.txt'; names are relative and stay in their folder"),
        ("1 / 0", "exporter 'odd' of odd.py failed: ZeroDivisionError"),
    ],
)
def test_an_exporter_that_returns_nonsense_writes_nothing(
    result: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code = PARSER.split("@hookimpl")[0] + (
        "@hookimpl\ndef register_exporters(register):\n    @register\n"
        f"    def odd():\n        return lambda layouts: {result}\n"
    )
    (tmp_path / "odd.py").write_text(code)
    (tmp_path / "in.json").write_text("{}")
    before = sorted(tmp_path.iterdir())
    done = CliRunner().invoke(app, ["convert", "in.json", "out.txt", "--to", "odd", "--plugin", "odd.py"])
    assert says in str(done.exception)
    assert sorted(p for p in tmp_path.iterdir() if p.name != "__pycache__") == before
