"""The curves of a training run: what its log says, drawn into one small PNG.

    python benchmarks/curves.py RUN -o curves.png
    python benchmarks/curves.py RUN -o curves.png --panel judge.real,judge.wrong,judge.fake --panel draw.pixels,alike

RUN is the folder of a run (`layoutgen train ... --run RUN`) or its losses.csv. A panel shows the terms that are named,
by whole names or what stands behind their last dot; without --panel there is one for each turn, and one for what was
measured. A line that jumps is drawn as its mean over --smooth entries beside it. Under each panel: steps; at its left:
the least and the greatest value.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDE, HIGH, LEFT, BELOW, ABOVE, GAP = 340, 170, 44, 18, 18, 14  # pixels of a panel's field and around it
INKS = ("#2563a8", "#c2410c", "#2f7d32", "#7c3aed", "#8d6e00", "#b0125b")
GREY, LIGHT = "#555555", "#dddddd"
Series = dict[str, list[tuple[int, float]]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("run", type=Path, help="the folder of a run, or its losses.csv")
    options.add_argument("-o", "--output", type=Path, default=Path("curves.png"))
    options.add_argument("--panel", action="append", help="names of terms, with commas; several times")
    options.add_argument("--smooth", type=int, default=5, help="entries that are averaged, 1 for none")
    asked = options.parse_args()
    series = read(asked.run)
    panels = [chosen(series, names.split(",")) for names in asked.panel] if asked.panel else by_turn(series)
    curves([{name: averaged(series[name], asked.smooth) for name in names} for names in panels]).save(
        asked.output, optimize=True
    )
    print(f"{asked.output}: {', '.join(name for names in panels for name in names)}")


def read(run: Path) -> Series:
    """name -> (step, value), in the order of steps."""
    found: Series = defaultdict(list)
    with (run / "losses.csv" if run.is_dir() else run).open(newline="") as file:
        for row in csv.DictReader(file):
            found[row["name"]].append((int(row["step"]), float(row["value"])))
    return found


def chosen(series: Series, names: Sequence[str]) -> list[str]:
    """Whole names of these terms."""
    made = []
    for name in names:
        found = [whole for whole in series if whole == name or whole.rpartition(".")[2] == name]
        if not found:
            raise SystemExit(f"the log has no {name!r}; it has {', '.join(series)}")
        made += found
    return made


def by_turn(series: Series) -> list[list[str]]:
    """The terms of each turn, if they ever are anything but nothing."""
    made: dict[str, list[str]] = defaultdict(list)
    for name, line in series.items():
        if any(value for _, value in line):
            made[name.partition(".")[0]].append(name)
    return list(made.values())


def averaged(line: list[tuple[int, float]], over: int) -> list[tuple[int, float]]:
    """Every entry as the mean of so many around it, of fewer at both ends."""
    half = over // 2
    around = (line[max(0, k - half) : k + half + 1] for k in range(len(line)))
    return [(step, sum(v for _, v in some) / len(some)) for (step, _), some in zip(line, around, strict=True)]


def curves(panels: Sequence[Series]) -> Image.Image:
    """Panels beside one another."""
    each = LEFT + WIDE + GAP
    made = Image.new("RGB", (each * len(panels) + GAP, ABOVE + HIGH + BELOW + GAP), "white")
    pen, font = ImageDraw.Draw(made), ImageFont.load_default(11)
    last = max(step for panel in panels for line in panel.values() for step, _ in line)
    for number, panel in enumerate(panels):
        x0, y0 = number * each + LEFT + GAP // 2, ABOVE
        values = [value for line in panel.values() for _, value in line]
        low, high = min(values), max(values)
        span = high - low or 1.0
        pen.rectangle((x0, y0, x0 + WIDE, y0 + HIGH), outline=LIGHT)
        pen.text((x0 - 4, y0), f"{high:.3g}", GREY, font, anchor="rt")
        pen.text((x0 - 4, y0 + HIGH), f"{low:.3g}", GREY, font, anchor="rs")
        pen.text((x0, y0 + HIGH + 4), "0", GREY, font, anchor="lt")
        pen.text((x0 + WIDE, y0 + HIGH + 4), f"{last:,} steps", GREY, font, anchor="rt")
        at = float(x0)
        for ink, (name, line) in zip(INKS * len(panel), panel.items(), strict=False):
            places = [(x0 + WIDE * step / last, y0 + HIGH * (high - value) / span) for step, value in line]
            pen.line(places, ink, 2)
            pen.text((at, y0 - 4), name, ink, font, anchor="ls")
            at += font.getlength(name) + 10
    return made


if __name__ == "__main__":
    main()
