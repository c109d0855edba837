"""Weights: a folder with `weights.safetensors` and `config.json`, named "<system>.<data>", as "sg2im.coco".

Found, in this order: at a path; in `$LAYOUTGEN_HOME/weights/` (`~/.local/share/layoutgen` when it is not set); in the
`weights` folder of the engine or of an installed plugin. Nothing is ever unpickled, and this module imports no torch
until tensors are read.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ConfigDict, Field, JsonValue, ValidationError

from layoutgen.errors import OutputError, WeightsError
from layoutgen.scene import Record

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from torch import Tensor, nn

TENSORS, CONFIG = "weights.safetensors", "config.json"


class Config(Record):
    """All that is known of some weights.

    options: of the system's configuration. vocabulary: lists of entries by name ("words", "labels"). figures: measured
    values, each with the protocol in its name or its own record. recipe: the command that trains them again.
    """

    schema_: Literal["layoutgen/weights@1"] = Field(default="layoutgen/weights@1", alias="schema")
    system: str = Field(min_length=1)
    data: str = Field(min_length=1)
    options: dict[str, JsonValue] = Field(default_factory=dict)
    vocabulary: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    steps: int = 0
    seed: int = 0
    versions: dict[str, str] = Field(default_factory=dict)
    recipe: str = ""
    licence: str = ""
    data_licence: str = ""
    credit: str = ""
    figures: dict[str, JsonValue] = Field(default_factory=dict)

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    @property
    def name(self) -> str:
        return f"{self.system}.{self.data}"


def options_of(sizes: DataclassInstance) -> dict[str, JsonValue]:
    """A configuration of a network as `options` keeps it: by name, tuples as lists."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(sizes).items()}


class Weights:
    """Some weights on disk: their configuration at once, their tensors when asked for."""

    def __init__(self, folder: Path) -> None:
        """Raises WeightsError when the folder holds no readable configuration."""
        self.folder = folder
        path = folder / CONFIG
        try:
            self.config = Config.model_validate_json(path.read_bytes())
        except OSError as error:
            raise WeightsError(f"{folder} holds no weights: {CONFIG} cannot be read ({error.strerror})") from None
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise WeightsError(f"{path}: {where}: {first['msg']}") from None

    @property
    def size(self) -> int:
        """Bytes of the tensors' file, 0 when it is missing."""
        path = self.folder / TENSORS
        return path.stat().st_size if path.is_file() else 0

    def shapes(self) -> dict[str, tuple[str, tuple[int, ...]]]:
        """Type ("F16", ...) and shape of every tensor by name, read from the file's head alone.

        Raises WeightsError when the file is damaged or missing.
        """
        from safetensors import SafetensorError, safe_open

        path = self.folder / TENSORS
        try:
            with safe_open(path, framework="numpy") as file:
                parts = {name: file.get_slice(name) for name in file.keys()}  # noqa: SIM118 - no mapping
                return {name: (str(part.get_dtype()), tuple(part.get_shape())) for name, part in parts.items()}
        except (OSError, SafetensorError) as error:
            raise WeightsError(f"{path} is missing or damaged: {error}") from None

    def parameters(self) -> int:
        """How many numbers the tensors hold. Raises WeightsError when the file is damaged or missing."""
        return sum(math.prod(shape) for _, shape in self.shapes().values())

    def tensors(self) -> dict[str, Tensor]:
        """All tensors by name, halves widened to 32 bits. Raises WeightsError when the file is damaged or missing."""
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        path = self.folder / TENSORS
        try:
            read = load_file(path)
        except (OSError, SafetensorError) as error:
            raise WeightsError(f"{path} is missing or damaged: {error}") from None
        return {name: value.float() if value.is_floating_point() else value for name, value in read.items()}

    def load(self, module: nn.Module, system: str) -> None:
        """Fills the module; every tensor must be there, none left over. Raises WeightsError otherwise."""
        if self.config.system != system:
            raise WeightsError(f"{self.folder} holds weights of {self.config.system!r}, not of {system!r}")
        fill(module, self.tensors(), self.folder)


def fill(module: nn.Module, tensors: Mapping[str, Tensor], source: object) -> None:
    """`load_state_dict`, strictly; raises WeightsError that names the first tensor that is missing, over or unlike."""
    own = module.state_dict()
    missing, over = sorted(own.keys() - tensors.keys()), sorted(tensors.keys() - own.keys())
    unlike = [k for k in own if k in tensors and own[k].shape != tensors[k].shape]
    if missing or over or unlike:
        said = [f"{len(missing)} tensors are missing, as {missing[0]}"] if missing else []
        said += [f"{len(over)} are unknown, as {over[0]}"] if over else []
        said += (
            [f"{unlike[0]} is {tuple(tensors[unlike[0]].shape)}, not {tuple(own[unlike[0]].shape)}"] if unlike else []
        )
        raise WeightsError(f"{source} does not fit {type(module).__name__}: {'; '.join(said)}")
    module.load_state_dict(dict(tensors))


def read_checkpoint(file: Path) -> Any:
    """What a checkpoint of torch holds, tensors and plain values alone; on the CPU.

    Raises WeightsError when it cannot be read, or holds Python objects: unpickling them would run code of the file.
    """
    import pickle
    import zipfile

    import torch

    try:
        return torch.load(file, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        found = re.search(r"GLOBAL ([\w.]+)", str(error))
        what = f" ({found[1]})" if found else ""
        raise WeightsError(
            f"{file} is no checkpoint of torch, or holds Python objects{what}, which could run code when they are "
            "read: save the model's state_dict() and import that"
        ) from None
    except (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile) as error:
        raise WeightsError(
            f"{file} cannot be read as a checkpoint of torch: {str(error).partition(chr(10))[0]}"
        ) from None


def save(folder: Path, module: nn.Module, config: Config, *, half: bool = True) -> None:
    """Writes the module's tensors and the configuration, both or neither.

    half: numbers of 32 bits are written with 16, which halves the file. Raises OutputError when it cannot write.
    """
    import tempfile

    import torch
    from safetensors.torch import save_file

    state = {name: value.detach().cpu() for name, value in module.state_dict().items()}
    if half:
        state = {k: v.half() if v.dtype == torch.float32 else v for k, v in state.items()}
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            save_file({k: v.clone().contiguous() for k, v in state.items()}, Path(made) / TENSORS)
            text = config.model_dump_json(by_alias=True, indent=1)
            (Path(made) / CONFIG).write_text(text + "\n", encoding="utf-8")
            folder.mkdir(exist_ok=True)
            for name in (TENSORS, CONFIG):
                (Path(made) / name).replace(folder / name)
    except OSError as error:
        raise OutputError(f"cannot write weights to {folder}: {error.strerror}") from None


# finding ----------------------------------------------------------------------------------------------------------


def home() -> Path:
    """Where a person's own weights lie."""
    chosen = os.environ.get("LAYOUTGEN_HOME")
    return Path(chosen) if chosen else Path.home() / ".local" / "share" / "layoutgen"


def find(name: str | Path) -> Weights:
    """The weights of this name or at this path. Raises WeightsError that names what there is."""
    if Path(name).is_dir() and (Path(name) / CONFIG).is_file():
        return Weights(Path(name))
    for folder in folders():
        if folder.name == str(name):
            return Weights(folder)
    there = ", ".join(folder.name for folder in folders()) or "none"
    raise WeightsError(f"there are no weights {str(name)!r}; installed are: {there}. A folder's path will do too")


def folders() -> Iterator[Path]:
    """The folders of all weights that can be found by name, a person's own before the shipped ones."""
    seen: set[str] = set()
    for place in (home() / "weights", *_shipped()):
        for config in sorted(place.glob(f"*/{CONFIG}")):
            if config.parent.name not in seen:
                seen.add(config.parent.name)
                yield config.parent


def _shipped() -> Iterator[Path]:
    """The `weights` folders of the engine and of all plugins; looked up without importing any plugin."""
    packages = ["layoutgen", *sorted({point.module.partition(".")[0] for point in entry_points(group="layoutgen")})]
    for package in packages:
        spec: Any = find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            yield Path(place) / "weights"
