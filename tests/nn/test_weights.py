"""Weights on disk: written whole, read strictly, found by name, and refused in one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="weights are tensors")

from torch import nn  # noqa: E402

from layoutgen.errors import WeightsError  # noqa: E402
from layoutgen.nn import weights  # noqa: E402
from layoutgen.nn.weights import CONFIG, TENSORS, Config, Weights  # noqa: E402

OF_COCO = Config(system="boxes", data="coco", options={"hidden": 3}, vocabulary={"labels": ("dog",)}, licence="MIT")


def net() -> nn.Module:
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(3, 3), nn.BatchNorm1d(3))


def test_there_and_back(tmp_path: Path) -> None:
    saved = net()
    weights.save(tmp_path / "boxes.coco", saved, OF_COCO)
    read = Weights(tmp_path / "boxes.coco")
    assert read.config == OF_COCO and read.config.name == "boxes.coco"
    other = net()
    nn.init.zeros_(other[0].weight)
    read.load(other, "boxes")
    for name, value in saved.state_dict().items():
        assert torch.equal(other.state_dict()[name], value.half().float() if value.is_floating_point() else value)
    assert sorted(path.name for path in (tmp_path / "boxes.coco").iterdir()) == [CONFIG, TENSORS]
    assert [path.name for path in tmp_path.iterdir()] == ["boxes.coco"]  # nothing temporary is left


def test_found_by_name_and_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYOUTGEN_HOME", str(tmp_path))
    weights.save(tmp_path / "weights" / "boxes.coco", net(), OF_COCO)
    assert weights.find("boxes.coco").folder == tmp_path / "weights" / "boxes.coco"
    assert weights.find(tmp_path / "weights" / "boxes.coco").config.system == "boxes"
    with pytest.raises(WeightsError, match=r"no weights 'boxes.vg'; installed are: boxes.coco"):
        weights.find("boxes.vg")


def test_bad_weights(tmp_path: Path) -> None:
    folder = tmp_path / "boxes.coco"
    weights.save(folder, net(), OF_COCO)
    with pytest.raises(WeightsError, match="weights of 'boxes', not of 'sg2im'"):
        Weights(folder).load(net(), "sg2im")
    with pytest.raises(WeightsError, match=r"1 tensors are missing, as 2.weight"):
        Weights(folder).load(nn.Sequential(*net(), nn.Linear(3, 1, bias=False)), "boxes")
    with pytest.raises(WeightsError, match=r"0.weight is \(3, 3\), not \(4, 3\)"):
        Weights(folder).load(nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4)), "boxes")
    (folder / TENSORS).write_bytes((folder / TENSORS).read_bytes()[:-7])
    with pytest.raises(WeightsError, match="missing or damaged"):
        Weights(folder).tensors()
    (folder / TENSORS).write_bytes(b"\x80\x04K\x01.")  # a pickle
    with pytest.raises(WeightsError, match="missing or damaged"):
        Weights(folder).tensors()
    (folder / CONFIG).write_text(json.dumps({"system": "boxes", "data": "coco", "extra": 1}))
    with pytest.raises(WeightsError, match="extra"):
        Weights(folder)
    with pytest.raises(WeightsError, match="holds no weights"):
        Weights(tmp_path)


def test_listing_imports_no_torch() -> None:
    code = "import sys; from layoutgen.nn import weights; list(weights.folders()); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
