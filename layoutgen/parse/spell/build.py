"""Writes the word lists of the spelling: which words are common in captions, and which rare ones are right.

    python -m layoutgen.parse.spell.build --captions coco_train.jsonl.gz --english american-english british-english

captions: JSON lines with `captions`. english: lists of English words, one a line, such as SCOWL's in Debian's packages
wamerican and wbritish. `slips.txt` is kept by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from layoutgen import vocab
from layoutgen.parse.spell.correct import LONG, SHORTEST, halves
from layoutgen.parse.spell.slips import distance, without_letters
from layoutgen.parse.spell.words import known_slips

_LEAST = 8  # a word met less often is no word that others are slips of
_MEANT = 30  # a word that is met so many times less often than one a slip away is a slip
_WORD = re.compile(r"[a-z]+")


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `common.txt` and `right.txt` beside this file."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--captions", type=Path, required=True)
    options.add_argument("--english", type=Path, nargs="+", required=True)
    asked = options.parse_args(arguments)
    met, captions = _words_met(asked.captions)
    english = {w.strip().lower() for path in asked.english for w in path.read_text(encoding="utf-8").splitlines()}
    english = {w for w in english if w.isascii() and w.isalpha()} | _vocabulary()
    slips = set(known_slips())
    common = {w: n for w, n in met.items() if n >= _LEAST and len(w) > 1 and w in english and w not in slips}
    common["a"] = met["a"]
    near = _index(common)
    rare = {w for w, n in met.items() if n >= 3 and not _is_slip(w, n, common, near)}
    counts = {w: max(1, round(n * 100_000 / captions)) for w, n in common.items()}
    others = {w for w in (english | rare) - set(common) - slips if len(w) >= SHORTEST}
    right = {w for w in others if _neighbours(w, near) or halves(w, counts)}
    made = "made by build.py."
    lines = (f"{w} {n}" for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
    _write("common.txt", f"# Words of captions and how often they stand in 100,000 of them; {made}", lines)
    _write("right.txt", f"# English words that look like slips of a word in common.txt; {made}", sorted(right))


def _words_met(path: Path) -> tuple[Counter[str], int]:
    met: Counter[str] = Counter()
    captions = 0
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for caption in json.loads(line)["captions"]:
                met.update(_WORD.findall(caption.lower()))
                captions += 1
    return met, captions


def _vocabulary() -> set[str]:
    names = {noun.name for noun in vocab.nouns()} | vocab.compounds()
    nouns = {word for name in names for word in name.split()}
    return {
        w for w in nouns | set(vocab.SIZES) | set(vocab.COLOURS) | set(vocab.MATERIALS) if w.isascii() and w.isalpha()
    }


def _index(common: Iterable[str]) -> dict[str, list[str]]:
    """Word with letters dropped -> the common words that it may come from."""
    found: dict[str, list[str]] = {}
    for word in common:
        if len(word) >= SHORTEST - 1:
            for short in without_letters(word, 2 if len(word) >= LONG - 1 else 1):
                found.setdefault(short, []).append(word)
    return found


def _neighbours(word: str, near: dict[str, list[str]]) -> set[str]:
    """The common words that `word` might be taken for."""
    others = {w for short in without_letters(word, _most(word)) for w in near.get(short, [])} - {word}
    return {w for w in others if distance(word, w) <= _most(word)}


def _most(word: str) -> int:
    return 2 if len(word) >= LONG else 1


def _is_slip(word: str, count: int, common: dict[str, int], near: dict[str, list[str]]) -> bool:
    return any(common[w] >= _MEANT * count and distance(word, w) == 1 for w in _neighbours(word, near) if w in common)


def _write(name: str, heading: str, lines: Iterable[str]) -> None:
    path = Path(__file__).with_name(name)
    path.write_text("\n".join([heading, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
