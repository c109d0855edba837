"""Builds a bank of cut-outs from any COCO folder: `layoutgen patches build COCO_DIR -o BANK`.

Everything is written to BANK.part, picture by picture; a build that was stopped goes on there, and the folder gets its
name when it is whole.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from layoutgen import vocab
from layoutgen.data.coco_reader import read_coco
from layoutgen.data.example import Example, read_json
from layoutgen.errors import FormatError, OutputError
from layoutgen.files import write
from layoutgen_text2scene.patches import (
    BACKDROPS,
    BANK,
    EMBEDDINGS,
    NETWORK,
    PATCHES,
    Backdrop,
    Bank,
    Head,
    Patch,
    Source,
    Thing,
    line,
    read_lines,
)
from layoutgen_text2scene.patches_colour import Pixels, shares
from layoutgen_text2scene.patches_cut import cut_out, empty_place, masks_of, name_of, place_words, wholeness

if TYPE_CHECKING:
    from rich.console import Console

_DONE = "done.txt"  # pictures that were looked at, one a line, each behind its cut-outs
_THINGS = 40  # of a picture that a cut-out remembers, the largest


@dataclass(frozen=True)
class Plan:
    """limit: pictures that are looked at, none for all. most: cut-outs of a label. places: backdrops.

    steps: of the embedding's training.
    """

    limit: int | None = None
    most: int = 500
    places: int = 400
    steps: int = 1500
    seed: int = 0

    def __post_init__(self) -> None:
        for name, least in (("limit", 1), ("most", 1), ("places", 0), ("steps", 0)):
            value = getattr(self, name)
            if value is not None and value < least:
                raise OutputError(f"{name}={value} is not possible: at least {least}")


def build(coco: Path, out: Path, plan: Plan, console: Console | None = None) -> Bank:
    """The bank, built or gone on with. Raises FormatError for a folder without instances and OutputError."""
    if out.exists():
        raise OutputError(f"{out} is there already: name another folder, or remove it")
    files = annotations_of(coco)
    part = out.with_name(f"{out.name}.part")
    _begin(part, {"coco": coco.name, **asdict(plan)})
    examples = [(e, file) for file in files for e in read_coco(file) if e.image is not None and e.layout.items]
    if not examples:
        raise FormatError(f"no picture of {', '.join(f.name for f in files)} is in {coco} or in a folder there")
    sources = {file: _sources(file) for file in files}
    chosen = examples[: plan.limit]
    with _bar(console, "cutting out", len(chosen)) as step:
        done = set((part / _DONE).read_text().split()) if (part / _DONE).is_file() else set()
        state = _State.of(part, plan)
        for example, file in chosen:
            if _stem(example) not in done:
                state.take(example, sources[file].get(example.id, Source(picture=example.id)))
            step()
    _finish(part, plan, len(chosen), console)
    part.rename(out)
    return Bank(out)


def annotations_of(coco: Path) -> list[Path]:
    """The files with instances in a COCO folder, or the file itself. Raises FormatError."""
    if coco.is_file():
        return [coco]
    found = sorted(coco.glob("annotations/instances*.json")) or sorted(coco.glob("instances*.json"))
    if not found:
        raise FormatError(f"{coco} is no COCO folder: it has no annotations/instances_*.json and no instances*.json")
    return found


def _sources(file: Path) -> dict[str, Source]:
    """Licence and address of each picture, by its id."""
    record: Mapping[str, Any] = read_json(file)
    licences = {entry["id"]: str(entry.get("name", "")) for entry in record.get("licenses", ())}
    return {
        str(image["id"]): Source(
            picture=str(image.get("file_name", image["id"])),
            licence=licences.get(image.get("license"), ""),
            credit=str(image.get("flickr_url") or image.get("coco_url") or ""),
        )
        for image in record["images"]
    }


def _begin(part: Path, built: Mapping[str, Any]) -> None:
    """The folder of the build. Raises OutputError when it holds one that was begun otherwise."""
    try:
        for name in ("patches", "backdrops"):
            (part / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot write {part}: {error.strerror}") from None
    plan, said = part / "plan.json", json.dumps(built, sort_keys=True)
    if plan.is_file() and plan.read_text() != said:
        raise OutputError(
            f"{part} holds a build with other options ({plan.read_text()}): go on with those or remove it"
        )
    write(plan, said)


@dataclass
class _State:
    """How far the build is."""

    part: Path
    plan: Plan
    labels: Counter[str]
    places: int

    @classmethod
    def of(cls, part: Path, plan: Plan) -> _State:
        """As the files tell; what was begun of a picture that is not done is cut off."""
        done = set((part / _DONE).read_text().split()) if (part / _DONE).is_file() else set()
        for name, kind in ((PATCHES, Patch), (BACKDROPS, Backdrop)):
            path = part / name
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            whole = [entry for entry in text.splitlines(keepends=True) if entry.endswith("\n")]
            kept = [entry for entry in whole if Path(kind.model_validate_json(entry).file).stem.split("-")[0] in done]
            write(path, "".join(kept))
        patches = read_lines(part / PATCHES, Patch)
        return cls(part, plan, Counter(p.label for p in patches), len(read_lines(part / BACKDROPS, Backdrop)))

    def take(self, example: Example, source: Source) -> None:
        """The cut-outs of one picture, and its empty place."""
        from PIL import Image, UnidentifiedImageError

        assert example.image is not None
        try:
            with Image.open(example.image) as opened:
                image = opened.convert("RGB")
        except (OSError, UnidentifiedImageError) as error:
            raise FormatError(f"{example.image} is missing or damaged: {error}") from None
        masks = masks_of(example.layout, image.size)
        items = example.layout.items
        stem = _stem(example)
        shown = sorted(range(len(items)), key=lambda k: -items[k].box.area)[:_THINGS]
        things = tuple(Thing(label=name_of(items[k].label), box=items[k].box) for k in shown)
        for place, k in enumerate(shown):
            label = name_of(items[k].label)
            cut = cut_out(image, masks, k, items[k]) if self.labels[label] < self.plan.most else None
            if cut is not None and not vocab.is_stuff(label):
                file = f"patches/{stem}-{k}.webp"
                _save(self.part / file, cut.pixels)
                height, width = cut.pixels.shape[:2]
                patch = Patch(
                    label=label, file=file, width=width, height=height, number=place, things=things, cut=cut.cut,
                    hidden=cut.hidden, whole=wholeness(items[k]), colours=shares(cut.pixels), source=source,
                )  # fmt: skip
                self._add(PATCHES, line(patch))
                self.labels[label] += 1
        solid = [k for k, item in enumerate(items) if not vocab.is_stuff(item.label)]
        wanted = self.places < self.plan.places
        empty = empty_place(image, [masks[k] for k in solid], [items[k] for k in solid]) if wanted else None
        if empty is not None:
            file = f"backdrops/{stem}.webp"
            pixels, covered = empty
            _save(self.part / file, pixels)
            height, width = pixels.shape[:2]
            words, labels = place_words(example.captions), tuple(sorted({thing.label for thing in things}))
            backdrop = Backdrop(
                file=file, width=width, height=height, words=words, labels=labels,
                covered=covered, source=source,
            )  # fmt: skip
            self._add(BACKDROPS, line(backdrop))
            self.places += 1
        self._add(_DONE, f"{stem}\n")

    def _add(self, name: str, text: str) -> None:
        with (self.part / name).open("a", encoding="utf-8") as file:
            file.write(text)


def _stem(example: Example) -> str:
    """The picture's id as a part of file names."""
    return re.sub(r"[^A-Za-z0-9]+", "_", example.id)


def _save(path: Path, pixels: Pixels) -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "WEBP", quality=88, method=4)
    write(path, stream.getvalue())


def _finish(part: Path, plan: Plan, pictures: int, console: Console | None) -> None:
    """Trains the embedding, writes the vectors and, last, the head that makes the folder a bank."""
    patches = read_lines(part / PATCHES, Patch)
    if not patches:
        raise FormatError(f"none of the {pictures} pictures has a thing with an outline that is large enough")
    labels = tuple(sorted({patch.label for patch in patches}))
    figures = _embed(part, patches, labels, plan, console)
    head = Head(
        labels=labels,
        patches=len(patches),
        backdrops=len(read_lines(part / BACKDROPS, Backdrop)),
        pictures=pictures,
        built=json.loads((part / "plan.json").read_text()),
        figures=figures,
    )
    write(part / BANK, json.dumps(head.model_dump(mode="json", by_alias=True), indent=1) + "\n")
    for name in (_DONE, "plan.json"):
        (part / name).unlink()


def _embed(
    part: Path, patches: list[Patch], labels: tuple[str, ...], plan: Plan, console: Console | None
) -> dict[str, float]:
    from layoutgen_text2scene import patches_network as network
    from layoutgen_text2scene.patches import picture

    numbers = {label: k for k, label in enumerate(labels)}
    side = round(network.Config(len(labels)).side / network.AROUND)
    data = network.Training(
        labels,
        np.stack([network.thumb(picture(part / patch.file, "RGBA"), side) for patch in patches]),
        [
            network.Place(
                tuple(numbers.get(t.label, -1) for t in patch.things), tuple(t.box for t in patch.things), patch.number
            )
            for patch in patches
        ],
        [patch.source.picture for patch in patches],
    )
    names = sorted(set(data.pictures))
    aside = {name for k, name in enumerate(names) if k % 8 == 7}
    among = [k for k, name in enumerate(data.pictures) if name not in aside]
    with _bar(console, "learning what fits where", plan.steps) as step:
        model = network.train(data, among, steps=plan.steps, seed=plan.seed, tell=step)
    vectors = network.embed(model, data)
    np.save(part / EMBEDDINGS, vectors.astype(np.float16))
    network.Finder(model, labels).save(part / NETWORK, plan.seed, plan.steps)
    held = [k for k in range(len(patches)) if k not in set(among)][:400]
    return {"mean_rank_of_own_aside": round(network.mean_rank(model, data, vectors, held), 4)} if held else {}


def _bar(console: Console | None, words: str, total: int) -> Any:
    """A progress bar; entering gives the function that moves it on."""
    from contextlib import contextmanager

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    @contextmanager
    def shown() -> Iterator[Any]:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, disable=console is None) as bar:
            task = bar.add_task(words, total=total)
            yield lambda: bar.advance(task)

    return shown()
