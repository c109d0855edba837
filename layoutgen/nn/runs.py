"""The folders of training runs: whose run lies there, and what its weights say in the end. Imports no torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from layoutgen.errors import TrainingError
from layoutgen.nn.log import last_measured
from layoutgen.nn.weights import Config, home

RUN = "run.json"


def run_folder(system: str, data: Path) -> Path:
    """Where a training of this system on this data lies when a person names no folder."""
    return home() / "runs" / f"{system}.{short_name(data)}"


def short_name(data: Path) -> str:
    """The data's folder or file without its endings: "captions" for captions.jsonl.gz."""
    name = data.resolve().name
    return name.partition(".")[0] or name


def claim(folder: Path, system: str, options: Mapping[str, object], data: Path) -> None:
    """Marks a folder as the run of this system on this data, or finds it marked so; a mark alone is no run yet.

    Raises TrainingError when it holds another run or something else, or cannot be written.
    """
    written = {name: str(value) for name, value in sorted(options.items())}
    record = {"system": system, "options": written, "data": str(data.resolve())}
    mark = folder / RUN
    try:
        there = sorted(folder.iterdir()) if folder.is_dir() else []
        if mark.is_file() and there != [mark]:
            found = json.loads(mark.read_text(encoding="utf-8"))
            unlike = [name for name, value in record.items() if found.get(name) != value]
            if unlike:
                raise TrainingError(
                    f"{folder} holds a run with {unlike[0]} {_shown(found.get(unlike[0]))}, not "
                    f"{_shown(record[unlike[0]])}: name another folder with --run, or delete this one"
                )
            return
        if there and there != [mark]:
            raise TrainingError(f"{folder} holds something else than a training run: name another folder with --run")
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    except (OSError, ValueError, AttributeError) as error:
        raise TrainingError(f"{folder} cannot be the folder of a run: {error}") from None


def finished(config: Config, *, steps: int, seed: int, versions: Mapping[str, str], recipe: str, run: Path) -> Config:
    """The configuration of trained weights: with what was done, by which versions, and the last measured figures.

    recipe: the command that trains them again.
    """
    done = {
        "steps": steps,
        "seed": seed,
        "versions": dict(config.versions) | dict(versions),
        "recipe": recipe,
        "figures": dict(config.figures) | last_measured(run),
    }
    return Config.model_validate(config.model_dump(by_alias=True) | done)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else repr(value)
