"""`layoutgen evaluate images` and `layoutgen compare`, on a little pack with eyes that were trained on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

torch = pytest.importorskip("torch", reason="pictures are measured by a network")
pytest.importorskip("torchmetrics", reason="FID and IS are torchmetrics'")

from layoutgen.cli import app  # noqa: E402
from layoutgen.data.sample_pack import sample_pack  # noqa: E402
from layoutgen.errors import FormatError, WeightsError  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.nn.eyes import Eyes, Sizes  # noqa: E402
from tests.conftest import ROOT  # noqa: E402

SCENES = [str(ROOT / "scenes" / name) for name in ("bathroom", "batter")]


def run(*arguments: str) -> tuple[str, str]:
    """Standard output and error of a command. Raises what it fails with."""
    done = CliRunner().invoke(app, arguments)
    if done.exception:
        raise done.exception
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_pack(tmp_path_factory.mktemp("packs") / "pack", 64)


@pytest.fixture(scope="module")
def eyes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Eyes that know the pack's labels; they have learned nothing."""
    torch.manual_seed(0)
    sizes = Sizes(labels=5, words=4, width=8, vector=8)
    config = weights.Config(
        system="eyes",
        data="sample",
        options={"labels": 5, "words": 4, "width": 8, "vector": 8},
        vocabulary={"words": ("person", "car"), "labels": ("grass", "person", "car")},
    )
    folder = tmp_path_factory.mktemp("eyes") / "eyes.sample"
    weights.save(folder, Eyes(sizes), config, half=False)
    return str(folder)


def test_renderers_stand_beside_real_and_other_pictures(pack: Path, eyes: str, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    told, _ = run("evaluate", "images", "--data", str(pack), "--eyes", eyes, "--limit", "4", "--json", str(out))
    assert [line.split()[0] for line in told.splitlines() if line.strip()][-3:] == ["real", "other", "clipart"]
    said = json.loads(out.read_text())
    assert said["protocol"]["pictures"] == 4 and "not Inception" in said["protocol"]["FID and IS seen with"]
    assert set(said["rows"]) == {"real pictures", "other layouts", "clipart"}
    assert said["rows"]["clipart"]["speed"] > 0
    assert said["rows"]["real pictures"]["frechet"] == pytest.approx(0, abs=1e-3)
    assert set(said["rows"]["clipart"]["by_label"]) == {"grass", "person", "car"}


def test_what_is_no_pack_is_refused(eyes: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="holds no finished pack"):
        run("evaluate", "images", "--data", str(tmp_path), "--eyes", eyes)


def test_compare_draws_a_sheet_of_layouts_and_renderers(eyes: str, tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    _, said = run("compare", *SCENES, "--renderers", "clipart,clipart", "--eyes", eyes, "--side", "64", "-o", str(out))
    assert said.count("clipart: ") == 2 and "objects" in said
    with Image.open(out) as sheet:
        assert sheet.width > 3 * 64 and sheet.height > 2 * 64
        assert len(sheet.convert("RGB").getcolors(1 << 20) or ()) > 50


def test_compare_needs_layouts_and_the_eyes_that_were_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="holds no layouts"):
        run("compare", str(tmp_path))
    with pytest.raises(WeightsError, match="no weights 'mine'"):
        run("compare", *SCENES, "--eyes", "mine", "-o", str(tmp_path / "x.png"))
    _, said = run("compare", *SCENES, "--eyes", "none", "--side", "32", "-o", str(tmp_path / "x.png"))
    assert "objects" not in said
