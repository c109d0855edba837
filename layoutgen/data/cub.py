"""CUB-200-2011 (Wah et al. 2011): birds with boxes and fifteen parts, and the ten captions of Reed et al. (2016).

The folder CUB_200_2011 holds lists of "number value ..." lines: images.txt, bounding_boxes.txt (x y width height in
pixels), parts/parts.txt and parts/part_locs.txt (picture, part, x, y, visible). The captions are text files, a caption
a line, named as the pictures: text_c10/001.Black_footed_Albatross/Black_Footed_Albatross_0001.txt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from layoutgen.data.example import Example, Seen, layout_of
from layoutgen.data.pictures import captions_of, size_of
from layoutgen.errors import FormatError
from layoutgen.layout import Box, Keypoint

TEXTS = "text_c10"


def read_cub(folder: Path, captions: Path | None = None) -> Iterator[Example]:
    """The birds in the order of images.txt; the name of its kind is an attribute of each.

    captions: the folder of text files; text_c10 in the folder or beside it if none is given. Without any, a bird has
    the caption "a black footed albatross". Raises FormatError that names the file and line.
    """
    texts = captions or next((p for p in (folder / TEXTS, folder.parent / TEXTS) if p.is_dir()), None)
    boxes = {number: tuple(map(float, rest[:4])) for number, rest in _numbered(folder / "bounding_boxes.txt", 4)}
    parts = {number: " ".join(rest) for number, rest in _numbered(folder / "parts" / "parts.txt", 1)}
    places: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for number, (part, across, down, visible, *_) in _numbered(folder / "parts" / "part_locs.txt", 4):
        if visible == "1":
            places[number].append((parts.get(part, part).replace(" ", "_"), float(across), float(down)))
    for number, (name, *_) in _numbered(folder / "images.txt", 1):
        picture = folder / "images" / name
        width, height = size_of(picture)
        if number not in boxes:
            raise FormatError(f"{folder / 'bounding_boxes.txt'} has no box of picture {number}, {name}")
        x, y, w, h = boxes[number]
        points = tuple(Keypoint(name=part, x=px / width, y=py / height) for part, px, py in places[number])
        kind = name.partition("/")[0].partition(".")[2].replace("_", " ").lower()
        bird = Seen(
            "bird",
            Box(x / width, y / height, (x + w) / width, (y + h) / height),
            attributes=(kind,),
            keypoints=points or None,
        )
        said = captions_of(texts / Path(name).with_suffix(".txt")) if texts else ()
        said = said or (f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}",)
        yield Example(f"cub-{number}", said, layout_of([bird], captions=said, size=(width, height)), picture)


def _numbered(file: Path, least: int) -> Iterator[tuple[str, list[str]]]:
    """The number at the beginning of each line and the words behind it."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise FormatError(f"cannot read {file}: {error.strerror}") from None
    for line, words in enumerate(map(str.split, text.splitlines()), 1):
        if words:
            if len(words) <= least:
                raise FormatError(f"{file}, line {line}: a number and {least} values are expected")
            yield words[0], words[1:]
