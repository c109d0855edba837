"""`layoutgen weights`: what is listed, what is told of some weights, and how checkpoints of others come in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

torch = pytest.importorskip("torch", reason="weights are tensors")

from layoutgen.cli import app  # noqa: E402
from layoutgen.errors import LayoutgenError, PluginError, WeightsError  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.nn.weights import Config, Weights  # noqa: E402
from tests.conftest import ROOT  # noqa: E402
from tests.test_architecture import loaded_by  # noqa: E402

SYSTEM = str(ROOT / "tests" / "nn" / "median.py")
OF_COCO = Config(
    system="boxes", data="coco", options={"hidden": 3}, vocabulary={"labels": tuple("abcdefghijk")}, steps=12_000,
    licence="CC-BY-4.0", recipe="layoutgen train boxes --data coco", figures={"iou": 0.4},
)  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["weights", *arguments])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One set of weights, and a folder that only looks like one; the shipped ones are out of sight."""
    monkeypatch.setattr(weights, "_shipped", lambda: iter(()))
    monkeypatch.setenv("LAYOUTGEN_HOME", str(tmp_path))
    weights.save(tmp_path / "weights" / "boxes.coco", torch.nn.Linear(3, 5), OF_COCO)
    (tmp_path / "weights" / "odd.coco").mkdir()
    (tmp_path / "weights" / "odd.coco" / "config.json").write_text("{}")
    return tmp_path


def test_list(home: Path) -> None:
    done = run("list")
    assert done.exit_code == 0
    assert f"CC-BY-4.0  {home / 'weights' / 'boxes.coco'}\n" in done.stdout
    assert "boxes.coco" in done.stdout and "12,000 steps" in done.stdout
    (odd,) = (line for line in done.stdout.splitlines() if line.startswith("odd.coco"))
    assert "broken" in odd and "system: Field required" in odd


def test_list_as_json(home: Path) -> None:
    rows = {row["name"]: row for row in json.loads(run("list", "--json").stdout)}
    assert rows["boxes.coco"] == {
        "name": "boxes.coco", "system": "boxes", "data": "coco", "parameters": 20, "steps": 12_000,
        "bytes": (home / "weights" / "boxes.coco" / "weights.safetensors").stat().st_size,
        "licence": "CC-BY-4.0", "folder": str(home / "weights" / "boxes.coco"),
    }  # fmt: skip
    assert "system" in rows["odd.coco"]["broken"]


def test_nothing_to_list(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYOUTGEN_HOME", str(home / "empty"))
    done = run("list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "there are no weights" in done.stderr


def test_show(home: Path) -> None:
    done = run("show", "boxes.coco")
    assert done.exit_code == 0
    for line in (
        "steps: 12000", "licence: CC-BY-4.0", "recipe: layoutgen train boxes --data coco", "figure iou: 0.4",
        "vocabulary labels: a, b, c, d, e, f, g, h and 3 more", "tensor weight: F16 5x3", "tensor bias: F16 5",
    ):  # fmt: skip
        assert f"  {line}\n" in done.stdout
    record = json.loads(run("show", str(home / "weights" / "boxes.coco"), "--json").stdout)
    assert record["tensors"] == {"bias": ["F16", [5]], "weight": ["F16", [5, 3]]}
    assert record["vocabulary"]["labels"][-1] == "k" and record["parameters"] == 20


def test_neither_needs_torch() -> None:
    for arguments in ("['weights', 'list']", "['weights', 'show', 'boxes.coco']"):
        code = f"import layoutgen.cli as c\ntry:\n    c.app({arguments})\nexcept SystemExit:\n    pass"
        assert "torch" not in loaded_by(code)


def test_show_what_is_not_there_or_damaged(home: Path) -> None:
    with pytest.raises(WeightsError, match=r"no weights .boxes\.vg.; installed are: boxes\.coco, odd\.coco"):
        raise run("show", "boxes.vg").exception
    (home / "weights" / "boxes.coco" / "weights.safetensors").write_bytes(b"\0" * 100)
    with pytest.raises(WeightsError, match="damaged"):
        raise run("show", "boxes.coco").exception


def bring(*arguments: str) -> Result:
    return run("import", *arguments, "--plugin", SYSTEM)


def test_import_keeps_every_digit(home: Path) -> None:
    theirs = torch.rand(5, 4)
    torch.save({"table.weight": theirs}, home / "theirs.pt")
    done = bring("medians", str(home / "theirs.pt"))
    assert done.exit_code == 0, done.exception
    assert "wrote" in done.stderr and "weights show medians.theirs" in done.stderr
    assert torch.equal(weights.find("medians.theirs").tensors()["table.weight"], theirs)
    assert bring("medians", str(home / "theirs.pt"), "--name", "medians.second").exit_code == 0
    assert weights.find("medians.second").config.data == "theirs"
    assert bring("medians", str(home / "theirs.pt"), "-o", str(home / "elsewhere")).exit_code == 0
    assert Weights(home / "elsewhere").config.system == "medians"


class Evil:
    """An object that runs code when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return eval, ("open('ran', 'w')",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (Evil(), r"holds Python objects \(.*eval\), which could run code"),
        (torch.nn.Linear(2, 2), "holds Python objects"),
        ({"table.weight": torch.rand(5, 3)}, r"table.weight is \(5, 3\), not \(5, 4\)"),
    ],
)
def test_import_of_what_is_no_checkpoint(
    home: Path, monkeypatch: pytest.MonkeyPatch, content: object, said: str
) -> None:
    monkeypatch.chdir(home)
    torch.save(content, home / "theirs.pt")
    with pytest.raises(WeightsError, match=said):
        raise bring("medians", str(home / "theirs.pt")).exception
    assert not (home / "ran").exists() and not (home / "weights" / "medians.theirs").exists()


def test_import_of_damaged_and_missing_files(home: Path) -> None:
    (home / "junk.pt").write_bytes(b"PK\x03\x04 no more than this")
    for name, said in (("junk.pt", "junk.pt"), ("none.pt", "there is no file")):
        with pytest.raises(LayoutgenError, match=said):
            raise bring("medians", str(home / name)).exception
    with pytest.raises(PluginError, match="there is no system 'boxes'"):
        raise bring("boxes", str(home / "junk.pt")).exception


@pytest.mark.parametrize("name", ["../evil", "a/b", ".."])
def test_names_stay_in_their_folder(home: Path, name: str) -> None:
    (home / "a.pt").touch()
    assert bring("medians", str(home / "a.pt"), "--name", name).exit_code == 2
    assert bring("medians", str(home / "a.pt"), "--name", "x", "-o", "y").exit_code == 2
