"""Where plugins come from: entry points, the environment's variables, single files; and what keeps them apart."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.pace import pace
from layoutgen.cli import app
from layoutgen.errors import FailedPluginError, PluginError
from layoutgen.plugins import Plugins, plugin_files, plugins
from tests.installed import install

SHAPER = '''
from layoutgen import hookimpl

@hookimpl
def register_shapers(register):
    @register
    def {name}():
        """Leaves every mask as it is."""
        return lambda layout, *, seed: layout
'''


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two distributions, each with a shaper."""
    for name in ("one", "other"):
        install(tmp_path, f"src_{name}", {f"layoutgen_src_{name}.py": SHAPER.format(name=name)}, version="2.5")
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def states(found: Plugins) -> dict[str, str]:
    return {s.distribution: s.state for s in found.sources if s.distribution.startswith("layoutgen-src")}


def test_both_are_found(site: Path) -> None:
    found = Plugins()
    assert states(found) == {"layoutgen-src-one": "active", "layoutgen-src-other": "active"}
    plugin = found.find("shaper", "one")
    assert (plugin.distribution, plugin.version, plugin.who) == (
        "layoutgen-src-one",
        "2.5",
        "shaper 'one' of layoutgen-src-one",
    )
    assert next(s.licence for s in found.sources if plugin in s.plugins) == "Apache-2.0"


@pytest.mark.parametrize("name", ["layoutgen-src-other", "layoutgen_src_other", "Layoutgen-Src.Other", "src_other"])
def test_disabled_by_name(site: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("LAYOUTGEN_DISABLE_PLUGINS", f"something-else, {name}")
    found = Plugins()
    assert states(found) == {"layoutgen-src-one": "active", "layoutgen-src-other": "disabled"}
    assert "other" not in found.names("shaper")
    with pytest.raises(PluginError, match="is disabled: layoutgen-src-other is named in LAYOUTGEN_DISABLE_PLUGINS"):
        found.find("shaper", "layoutgen-src-other:other")


def test_a_disabled_plugin_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "src_lazy", {"layoutgen_src_lazy.py": "raise RuntimeError('imported')"})
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "layoutgen-src-lazy" in [s.distribution for s in Plugins().sources if s.state == "broken"]
    monkeypatch.setenv("LAYOUTGEN_DISABLE_PLUGINS", "layoutgen-src-lazy")
    sys.modules.pop("layoutgen_src_lazy", None)
    assert states(Plugins()) == {"layoutgen-src-lazy": "disabled"}


def test_only_those_that_are_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYOUTGEN_PLUGINS", "layoutgen-src-one")
    found = Plugins()
    assert states(found) == {"layoutgen-src-one": "active", "layoutgen-src-other": "disabled"}
    assert found.find("renderer", "clipart").distribution == "layoutgen"
    monkeypatch.setenv("LAYOUTGEN_PLUGINS", "")
    assert set(states(Plugins()).values()) == {"disabled"}
    file = site / "third.py"
    file.write_text(SHAPER.format(name="third"))
    monkeypatch.setenv("LAYOUTGEN_PLUGINS", f"{file}, layoutgen-absent")
    found = Plugins()
    assert found.find("shaper", "third.py:third")
    absent = next(s for s in found.sources if s.distribution == "layoutgen-absent")
    assert absent.error == "LAYOUTGEN_PLUGINS names layoutgen-absent, but no such distribution is installed"


def test_a_file_is_a_plugin(tmp_path: Path) -> None:
    file = tmp_path / "sketch.py"
    file.write_text(SHAPER.format(name="sketch"))
    command = [sys.executable, "-m", "layoutgen"]
    for arguments in (["plugins", "show", "sketch"], ["generate", "a dog", "--shaper", "sketch", "-o", "a.png"]):
        done = subprocess.run(
            [*command, *arguments, "--plugin", "sketch.py"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.png").exists()


def test_every_command_takes_plugin_files() -> None:
    def commands(group: object) -> list[object]:
        inner = getattr(group, "commands", None)
        return [group] if inner is None else [c for each in inner.values() for c in commands(each)]

    import typer

    every = commands(typer.main.get_command(app))
    assert len(every) >= 10
    for command in every:
        assert "--plugin" in [o for p in command.params for o in p.opts], command.name  # type: ignore[attr-defined]


def test_a_file_that_is_not_there_or_broken(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match=r"there is no plugin file .*absent\.py"):
        plugin_files([tmp_path / "absent.py"]).__enter__()
    (tmp_path / "broken.py").write_text("x = (\n")
    found = Plugins(installed=False, files=[tmp_path / "broken.py"])
    assert found.sources[-1].state == "broken"
    assert "SyntaxError" in str(found.sources[-1].error)
    with pytest.raises(FailedPluginError, match=r"'broken.py:x' is not there: broken.py is broken: SyntaxError"):
        found.find("renderer", "broken.py:x")


def test_the_engines_own_names_cannot_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "src_thief", {"layoutgen_src_thief.py": SHAPER.format(name="silhouette")})
    monkeypatch.syspath_prepend(str(tmp_path))
    found = Plugins()
    assert found.find("shaper", "silhouette").distribution == "layoutgen"
    thief = found.find("shaper", "layoutgen-src-thief:silhouette")
    assert found.shadowed(thief)
    assert not found.shadowed(found.find("shaper", "silhouette"))


def test_slow_to_import_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(
        tmp_path, "src_slow", {"layoutgen_src_slow.py": "import time\ntime.sleep(1.1)\n" + SHAPER.format(name="slow")}
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.cache_clear()
    try:
        listed = CliRunner().invoke(app, ["plugins", "list"])
        assert "slow: plugin layoutgen-src-slow took 1." in listed.stdout
        assert "LAYOUTGEN_DISABLE_PLUGINS=layoutgen-src-slow leaves it out" in listed.stdout
        checked = CliRunner().invoke(app, ["plugins", "check", "layoutgen-src-slow"])
        assert checked.exit_code == 1
        assert "importing layoutgen_src_slow takes 1." in checked.stdout
    finally:
        plugins.cache_clear()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (SHAPER.split("    @register")[0] + "    register(lambda: 3)\n", "register.. takes a named function"),
        (SHAPER.split("    @register")[0] + "    register(type)\n", "parameters of type, .* cannot be read"),
        ("x = 1\n", "it has no hook: mark a function such as register_renderers with @layoutgen.hookimpl"),
        (SHAPER.replace("@hookimpl\n", "").format(name="bare"), "its register_shapers is not marked as a hook"),
        (SHAPER.replace("(register):", "():").replace("@register", "").format(name="x"), "takes no argument"),
        (SHAPER.format(name="twice") + "    register(twice)\n", "registers two shapers called 'twice'"),
        ("import sys\nsys.exit('bye')\n", "SystemExit: bye"),
        ("raise ImportError\n", "ImportError: no message"),
        ("layoutgen_api = 'new'\n" + SHAPER.format(name="x"), "version 'new' of the hooks, .* has version 1"),
    ],
)
def test_what_cannot_be_loaded_says_why_in_one_sentence(tmp_path: Path, code: str, says: str) -> None:
    import re

    (tmp_path / "odd.py").write_text(code)
    source = Plugins(installed=False, files=[tmp_path / "odd.py"]).sources[-1]
    assert source.state == "broken"
    assert re.search(says, str(source.error)), source.error
    assert "\n" not in str(source.error)
    assert "Traceback" in str(source.traceback)


def test_printing_while_loading_does_not_spoil_results(tmp_path: Path) -> None:
    install(tmp_path, "src_loud", {"layoutgen_src_loud.py": "print('hello ' * 9000)\n" + SHAPER.format(name="loud")})
    done = subprocess.run(
        [sys.executable, "-m", "layoutgen", "plugins", "list", "--json"],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert "loud" in [p["name"] for p in json.loads(done.stdout)["plugins"]]
    assert "plugin layoutgen-src-loud printed 54,001 characters" in done.stderr
    assert len(done.stderr) < 3000


def test_help_and_list_start_quickly() -> None:
    def cpu_seconds() -> float:  # other programs may be busy on this machine, so the clock on the wall says little
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    for arguments in (["--help"], ["plugins", "list"]):
        begin = cpu_seconds()
        subprocess.run([sys.executable, "-m", "layoutgen", *arguments], capture_output=True, check=True)
        assert cpu_seconds() - begin < 0.5 * pace()


def test_half_an_installation_harms_nobody(site: Path) -> None:
    for name, text in (("nameless", "Metadata-Version: 2.1\n"), ("bare", None)):
        info = site / f"layoutgen_{name}-1.dist-info"
        info.mkdir()
        (info / "entry_points.txt").write_text(f"[layoutgen]\n{name} = layoutgen_{name}\n")
        if text is not None:
            (info / "METADATA").write_text(text)
    found = Plugins()
    assert found.find("shaper", "one")
    assert {s.entry for s in found.sources if s.state == "broken"} >= {"nameless", "bare"}


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("width: flaot = 1", "has options whose types cannot be read: name 'flaot' is not defined"),
        ("width: open = open", "option 'width' of a type that cannot be checked|cannot take width"),
    ],
)
def test_options_of_odd_types(tmp_path: Path, option: str, says: str) -> None:
    code = "from __future__ import annotations\n" + SHAPER.format(name="odd").replace("odd()", f"odd({option})")
    (tmp_path / "odd.py").write_text(code)
    found = Plugins(installed=False, files=[tmp_path / "odd.py"])
    assert found.make("shaper", "odd")
    with pytest.raises(PluginError, match=says):
        found.make("shaper", "odd,width=3")
