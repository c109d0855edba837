"""Abstract Scenes (Zitnick and Parikh 2013), version 1.1: a folder with scenes, sentences and clip-art.

A scene of Scenes_10020.txt is "set number-of-objects" and a line an object: file of the clip-art, two indices, x and y
of its middle in pixels of 500 x 400, depth 0 to 2 (each time 0.7 as large), flip. A line of SimpleSentences*.txt is a
scene's number, the sentence's and the sentence, with tabs between them. CoDraw (arXiv:1712.05558) tells of the same
scenes in JSON lines, which `layoutgen.data.jsonl` reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from layoutgen.data.example import Example, Seen, layout_of
from layoutgen.data.jsonl import read_jsonl
from layoutgen.errors import FormatError
from layoutgen.layout import Box

SCENES, WIDTH, HEIGHT, FARTHER = "Scenes_10020.txt", 500, 400, 0.7
POSES = ("arms_right", "arms_up", "kicking", "running", "leg_crossed", "sit", "wave")
EXPRESSIONS = ("angry", "wide smile", "smile", "sad", "scared")
PEOPLE = {"hb0": "boy", "hb1": "girl"}
NAMES = {
    "s": ("helicopter", "balloon", "cloud", "sun", "cloud with lightning", "cloud with rain", "rocket", "airplane"),
    "p": ("bee", "slide", "sandbox", "grill", "swing", "tent", "table", "pine tree", "tree", "apple tree"),
    "a": ("bear", "cat", "dog", "duck", "owl", "snake"),
    "c": (
        "blue hat with star", "crown", "chef hat", "pirate hat", "red and gray bonnet", "rainbow hat with helix",
        "witch hat", "viking helmet", "glasses", "sunglasses",
    ),
    "e": ("pie", "pizza", "hotdog", "catchup", "mustard", "hamburger", "drink"),
    "t": (
        "baseball", "basket", "ball", "basketball", "soccer ball", "tennis ball", "football", "frisbee", "bat",
        "air balloons", "baseball glove", "shovel", "racket", "kite", "fire",
    ),
}  # fmt: skip
"""Labels of the clip-art by the first part of its file's name, in the order of its second, in CoDraw's words."""


def read_abstract_scenes(path: Path) -> Iterator[Example]:
    """The scenes of the folder, or of CoDraw's JSON lines when `path` is such a file.

    A caption is what one person wrote of a scene, its sentences in order. A scene's id is its number from 0 on. Raises
    FormatError that names the file and line. The clip-art's sizes are read from its pictures in Pngs/.
    """
    if not path.is_dir():
        yield from read_jsonl(path)
        return
    said = _sentences(path)
    lines = iter(enumerate(_lines(path / SCENES), 1))
    number, head = next(lines, (1, ""))
    try:
        for scene in range(int(head)):
            number, head = next(lines)
            seen = []
            for _ in range(int(head.split()[1])):
                number, line = next(lines)
                seen.append(_seen(line.split(), path / "Pngs"))
            picture = path / "RenderedScenes" / f"Scene{scene // 10}_{scene % 10}.png"
            captions = tuple(said[scene])
            layout = layout_of(seen, captions=captions, size=(WIDTH, HEIGHT))
            yield Example(str(scene), captions, layout, picture if picture.is_file() else None)
    except StopIteration:
        raise FormatError(f"{path / SCENES} ends in the middle of a scene") from None
    except (ValueError, KeyError, IndexError) as error:
        raise FormatError(f"{path / SCENES}, line {number}: {type(error).__name__} {error}") from None


def _seen(words: list[str], art: Path) -> Seen:
    file, _, _, *numbers = words
    x, y, depth, flip = map(int, numbers)
    group, _, place = file.partition(".")[0].rstrip("s").rpartition("_")
    number = int(place)
    pose = expression = None
    if group in PEOPLE:
        label, pose, expression = PEOPLE[group], POSES[number // 5], EXPRESSIONS[number % 5]
    else:
        label = NAMES[group][number]
    width, height = (side * FARTHER**depth / 2 for side in _size(art / file))
    box = Box((x - width) / WIDTH, (y - height) / HEIGHT, (x + width) / WIDTH, (y + height) / HEIGHT)
    attributes = (expression,) if expression else ()
    return Seen(label, box, attributes=attributes, pose=pose, flip=bool(flip), depth=depth)


@lru_cache(maxsize=1024)
def _size(file: Path) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as image:
            width, height = image.size
            return width, height
    except (OSError, UnidentifiedImageError):
        raise FormatError(f"cannot read {file}: objects are as large as their clip-art, which lies in Pngs") from None


def _sentences(path: Path) -> dict[int, list[str]]:
    """What each person wrote, by scene; the files lie in the folder or in SimpleSentences below it."""
    said: dict[int, list[str]] = defaultdict(list)
    files = sorted((*path.glob("SimpleSentences*.txt"), *path.glob("SimpleSentences/SimpleSentences*.txt")))
    for file in files:
        told: dict[int, list[str]] = defaultdict(list)
        for number, line in enumerate(_lines(file), 1):
            if line.strip():
                try:
                    scene, _, sentence = line.split("\t", 2)
                    told[int(scene)].append(sentence.strip())
                except ValueError:
                    raise FormatError(f"{file}, line {number}: scene, number and sentence are expected") from None
        for described, sentences in told.items():
            said[described].append(" ".join(sentences))
    return said


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise FormatError(f"cannot read {file}: {error.strerror}") from None
