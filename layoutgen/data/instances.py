"""What the JSON forms of text-to-image systems share: files with one record or many, and phrases for objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from layoutgen import vocab
from layoutgen.data.example import read_json
from layoutgen.errors import FormatError, LayoutgenError


def entries(path: Path) -> Iterator[tuple[str, Path, Mapping[str, Any]]]:
    """Name, file and record of all records in a file, or in the *.json files of a folder. Raises FormatError."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise FormatError(f"{path} has no *.json files")
    for file in files:
        read = read_json(file)
        records = read if isinstance(read, list) else [read]
        for number, record in enumerate(records):
            if not isinstance(record, dict):
                raise FormatError(f"{file}: an object is expected, not {type(record).__name__}")
            yield (file.stem if len(records) == 1 else f"{file.stem}-{number}"), file, record


@contextmanager
def checked(file: Path, whose: str) -> Iterator[None]:
    """Turns what a missing or odd field raises into a FormatError that names the file and the form."""
    try:
        yield
    except LayoutgenError:
        raise
    except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError) as error:
        said = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error) or "a list is missing"
        raise FormatError(f"{file} is not in {whose} form: {said}") from None


_ENDS = frozenset({"on", "in", "at", "with", "near", "under", "over", "behind", "beside", "by", "from", "to", "and"})
_SIGNS = ".,;:!?\"'"


def of_phrase(words: str) -> tuple[str, tuple[str, ...]]:
    """Label and attributes of a phrase such as "a red car" or "a dog running on the grass".

    The noun is the longest known one at the end of the first group of words; those before it, and a participle behind
    it, are its attributes.
    """
    said = [word for w in words.split() if (word := w.strip(_SIGNS).lower())]
    said = said[1:] if said[:1] in (["a"], ["an"], ["the"]) and len(said) > 1 else said
    end = next((k for k, w in enumerate(said) if k and (w in _ENDS or w.endswith("ing"))), len(said))
    group, behind = said[:end], tuple(w for w in said[end : end + 1] if w.endswith("ing"))
    start = next((k for k in range(len(group)) if vocab.lookup(" ".join(group[k:]))), max(0, len(group) - 1))
    return " ".join(group[start:]) or words, (*group[:start], *behind)
