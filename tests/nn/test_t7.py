"""Torch7's files: what is in them comes out, and what they claim is not believed."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from layoutgen.errors import WeightsError
from layoutgen.nn import t7
from layoutgen.nn.t7 import Function, Object
from layoutgen.nn.t7_layers import fill_in_order, fillable, shapes, weighted
from tests.nn.t7_files import Writer, layer_of, network_of, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "net.t7"


def read(file: Path, data: bytes) -> object:
    file.write_bytes(data)
    return t7.read(file)


@pytest.mark.parametrize("value", [None, True, False, 2.5, -3.0, "Zürich", {}, {1: "a", "b": {2: 7.0}}])
def test_plain_values_come_out_as_they_went_in(file: Path, value: object) -> None:
    assert read(file, written(value)) == value


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "int32", "uint8"])
def test_tensors_come_out_with_their_type_and_shape(file: Path, dtype: str) -> None:
    array = np.arange(24).reshape(2, 3, 4).astype(dtype)
    found = read(file, written({"x": array}))["x"]
    assert found.dtype == dtype and np.array_equal(found, array)
    assert not found.flags.writeable


def test_a_tensor_may_be_a_part_of_its_storage(file: Path) -> None:
    writer = Writer()
    storage = np.arange(12, dtype=np.float32)
    writer.int(4, 1)
    writer.text("torch.FloatTensor")  # old files have no version
    writer.int(2)
    writer.long(2, 3)
    writer.long(1, 4)  # columns of a matrix of four columns
    writer.long(2)
    writer.storage(storage)
    assert np.array_equal(read(file, bytes(writer.bytes)), [[1, 5, 9], [2, 6, 10]])


def test_what_is_shared_stays_shared_and_circles_close(file: Path) -> None:
    inner: dict[object, object] = {"n": 1.0}
    node = Object("nngraph.Node", {"first": inner, "second": inner})
    node.fields["self"] = node
    inner["up"] = node
    found = read(file, written(node))
    assert isinstance(found, Object) and found.kind == "nngraph.Node"
    assert found["first"] is found["second"] and found["self"] is found and found["first"]["up"] is found


def test_deep_nesting_does_not_exhaust_the_stack(file: Path) -> None:
    writer = Writer()
    for number in range(5000):
        writer.int(3, number + 1, 1, 1)
        writer.bytes += struct.pack("<d", 1)
    writer.int(0)
    found, depth = read(file, bytes(writer.bytes)), 0
    while found is not None:
        found, depth = found[1], depth + 1
    assert depth == 5000


def test_functions_are_passed_over(file: Path) -> None:
    writer = Writer()
    writer.int(3, 1, 2)
    writer.put("f")
    writer.int(8, 2, 5)
    writer.bytes += b"\x1bLua!"
    writer.put("what it closes over")
    writer.put("after")
    writer.put(4)
    found = read(file, bytes(writer.bytes))
    assert isinstance(found["f"], Function) and found["after"] == 4


def _claim(name: str, *numbers: int) -> bytes:
    writer = Writer()
    writer.int(4, 1)
    writer.text("V 1")
    writer.text(name)
    writer.long(*numbers)
    return bytes(writer.bytes)


def _beyond() -> bytes:
    writer = Writer()
    writer.array(np.zeros(4, np.float32), strides=[1000])
    return bytes(writer.bytes)


def _repeated() -> bytes:
    writer = Writer()
    writer.int(4, 1)
    writer.text("torch.FloatTensor")
    writer.int(3)
    writer.long(1 << 20, 1 << 20, 1 << 20)
    writer.long(0, 0, 0)
    writer.long(1)
    writer.storage(np.zeros(1, np.float32))
    return bytes(writer.bytes)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ends at byte 0"),
        (b"4\n1\n3\nV 1\n", "none of Torch7's"),
        (written({"a": "b"})[:-3], "in the middle"),
        (struct.pack("<3i", 3, 1, 2_000_000_000), "too short"),
        (struct.pack("<2i", 2, -5), "too short"),
        (_claim("torch.FloatStorage", 1 << 60), "too short"),
        (_beyond(), "reaches beyond"),
        (_repeated(), "repeats"),
        (struct.pack("<2i", 4, 1) + struct.pack("<i", 8) + b"tds.Hash" + struct.pack("<i", 1) + b"\0" * 8, "fields"),
        (written({None: 1}), "nil"),
    ],
)
def test_what_a_file_claims_is_checked(file: Path, data: bytes, why: str) -> None:
    with pytest.raises(WeightsError, match=why):
        read(file, data)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        t7.read(tmp_path / "none.t7")


# layers ---------------------------------------------------------------------------------------------------------------


def _network() -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Conv2d(2, 3, 4), nn.BatchNorm2d(3), nn.ConvTranspose2d(3, 5, 4)
    )


def test_layers_fill_ours_in_their_order(file: Path) -> None:
    torch.manual_seed(1)
    theirs, ours = _network(), _network()
    theirs[1].running_var.uniform_(0.5, 2)
    root = read(file, written(network_of(fillable(theirs))))
    fill_in_order(root, fillable(ours), file)
    for name, value in theirs.state_dict().items():
        assert torch.equal(ours.state_dict()[name], value), name


def test_a_layer_in_two_places_and_a_copy_with_its_weights_count_once(file: Path) -> None:
    layer = layer_of(nn.Linear(3, 4))
    copy = Object("cudnn.Linear", dict(layer.fields))
    root = Object("nn.Sequential", {"modules": {1: layer, 2: layer, 3: copy, 4: layer_of(nn.Linear(4, 2))}})
    found = read(file, written(root))
    assert shapes(found) == [(4, 3), (2, 4)] and len(weighted(found)) == 2


def test_old_files_keep_the_inverse_of_the_deviation(file: Path) -> None:
    layer = layer_of(nn.BatchNorm1d(2))
    variance = layer.fields.pop("running_var")
    layer.fields["running_std"] = 1 / np.sqrt(variance * 4 + 1e-5)
    ours = nn.BatchNorm1d(2)
    fill_in_order(read(file, written(layer)), [ours], file)
    assert torch.allclose(ours.running_var, torch.full((2,), 4.0), atol=1e-4)


@pytest.mark.parametrize(
    ("ours", "why"),
    [
        ([nn.Linear(3, 4), nn.Conv2d(2, 3, 4)], "layer 2 of 5 is a nn.BatchNormalization"),
        ([nn.Linear(3, 5)], r"of size \(4, 3\), not \(5, 3\)"),
        ([nn.Linear(3, 4)], "5 layers with weights, not 1"),
    ],
)
def test_another_network_is_refused(file: Path, ours: list[nn.Module], why: str) -> None:
    root = read(file, written(network_of(fillable(_network()))))
    with pytest.raises(WeightsError, match=why):
        fill_in_order(root, ours, file)
