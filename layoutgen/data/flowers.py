"""Photos of flowers: Oxford-102 (Nilsback and Zisserman 2008), or a folder with a folder for each kind.

Oxford-102 is jpg/image_00001.jpg and so on; its captions by Reed et al. (2016) lie in a folder for each class,
text_c10/class_00077/image_00001.txt, a caption a line. Those folders tell the class, so that imagelabels.mat, a binary
format of Matlab's, is not read; its part of training and test is not kept either.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from layoutgen.data.example import Example, Seen, layout_of
from layoutgen.data.jsonl import INDEX, read_jsonl
from layoutgen.data.pictures import SUFFIXES, captions_of, size_of
from layoutgen.errors import FormatError
from layoutgen.layout import Box

_TEXTS = "text_c10"
_WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def read_flowers(folder: Path, captions: Path | None = None) -> Iterator[Example]:
    """The photos, each with one object that fills it: "flower" in Oxford-102, else the name of its folder.

    captions: the folder of Oxford-102's text files; text_c10 in the folder or beside it if none is given. A photo of a
    folder of its kind has the caption "a daisy". A folder with an index.jsonl is read by that. Raises FormatError
    when there are no photos.
    """
    if (folder / INDEX).is_file():
        yield from read_jsonl(folder)
    elif (folder / "jpg").is_dir():
        yield from _oxford(folder, captions)
    else:
        yield from _kinds(folder)


def _oxford(folder: Path, captions: Path | None) -> Iterator[Example]:
    texts = captions or next((p for p in (folder / _TEXTS, folder.parent / _TEXTS) if p.is_dir()), None)
    files = {path.stem: path for path in texts.glob("*/*.txt")} if texts else {}
    for picture in _pictures(folder / "jpg"):
        said = captions_of(files[picture.stem]) if picture.stem in files else ()
        kind = (files[picture.stem].parent.name.replace("_", " "),) if picture.stem in files else ()
        yield _example(f"flower-{picture.stem}", "flower", kind, said, picture)


def _kinds(folder: Path) -> Iterator[Example]:
    kinds = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if not any(_pictures(kind) for kind in kinds):
        raise FormatError(f"{folder} has neither jpg/, as Oxford-102 has, nor a folder of pictures for each kind")
    for kind in kinds:
        label = kind.name.replace("_", " ").lower()
        said = (f"{'an' if label[0] in 'aeiou' else 'a'} {label}",)
        for picture in _pictures(kind):
            yield _example(f"{kind.name}/{picture.stem}", label, (), said, picture)


def _example(id: str, label: str, kind: tuple[str, ...], said: tuple[str, ...], picture: Path) -> Example:
    layout = layout_of([Seen(label, _WHOLE, attributes=kind)], captions=said, size=size_of(picture))
    return Example(id, said, layout, picture)


def _pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
