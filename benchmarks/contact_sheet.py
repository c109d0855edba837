"""What do the pictures of real captions look like? Draws captions onto contact sheets for a person to judge.

    python benchmarks/contact_sheet.py --data coco_train.jsonl.gz --count 64 --seed 0 -o sheet.png

Without --data the prompts of scenes/ are drawn. More than --page pictures go onto sheet-1.png, sheet-2.png, and so on.
The table says how many were drawn, what the layouts break, and what went wrong; the list after it says which.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from captions import captions
from PIL.Image import Image
from rich.console import Console
from rich.progress import track
from rich.table import Table

from layoutgen.checks import check
from layoutgen.engine import Engine
from layoutgen.errors import LayoutgenError
from layoutgen.sheet import contact_sheet


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="JSON lines with id and captions, gzip or not")
    options.add_argument("--count", type=int, default=64)
    options.add_argument("--seed", type=int, default=0, help="chooses the captions; pictures have the same seed")
    options.add_argument("--cell", type=int, default=320, help="pixels of a picture on the sheet")
    options.add_argument("--page", type=int, default=64, help="pictures on one sheet")
    options.add_argument("-o", "--output", type=Path, default=Path("sheet.png"))
    asked = options.parse_args()
    texts = captions(asked.data, asked.count, asked.seed)
    engine = Engine()
    drawn: list[tuple[str, Image]] = []
    cards: list[str] = []
    broken: list[str] = []
    errors: list[str] = []
    for number, text in enumerate(track(texts, "captions", console=Console(stderr=True)), 1):
        try:
            picture = engine.generate(text, seed=asked.seed, size=(512, 512))
        except LayoutgenError as error:
            errors.append(f"{number}. {text!r}: {error}")
            continue
        drawn.append((f"{number}. {text}", picture.image))
        cards += [f"{number}. {text!r}: {note}" for note in picture.report if "card" in note]
        broken += [f"{number}. {text!r}: {fault}" for fault in check(picture.layout)]
    written = list(_write(drawn, asked.output, asked.page, asked.cell))
    table = Table("captions", "drawn", "cards", "broken statements", "errors", "sheets", title="Contact sheet")
    figures = (len(texts), len(drawn), len(cards), len(broken), len(errors), ", ".join(written))
    table.add_row(*map(str, figures))
    Console().print(table)
    for heading, lines in (("cards", cards), ("broken statements", broken), ("errors", errors)):
        print("\n".join([f"{heading}:", *(f"    {line}" for line in lines)]) if lines else f"{heading}: none")


def _write(drawn: list[tuple[str, Image]], output: Path, page: int, cell: int) -> Iterator[str]:
    """Writes the sheets and yields their names."""
    for start in range(0, len(drawn), page):
        part = drawn[start : start + page]
        path = output if len(drawn) <= page else output.with_stem(f"{output.stem}-{start // page + 1}")
        contact_sheet([image for _, image in part], [text for text, _ in part], cell=cell).save(path)
        yield str(path)


if __name__ == "__main__":
    main()
