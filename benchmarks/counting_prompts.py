"""Counting prompts in the manner of NSR-1K's, made from pictures that nothing is trained on.

    python benchmarks/counting_prompts.py --data coco_train.jsonl.gz -o nsr1k_counting_ours.json
    layoutgen evaluate layouts --data nsr1k_counting_ours.json

They are ours, not the benchmark's: its validation part is kept for measuring at the end, these are for development. A
prompt asks for one or two of the classes of a picture of the development part, with the numbers that are in it; where
a caption of the picture says such a number itself ("two brown dogs on a couch"), the caption is the prompt.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from layoutgen.data.example import Example
from layoutgen.evaluation.runs import development, read_examples
from layoutgen.files import write

NUMBERS = ("", "one", "two", "three", "four", "five", "six")  # as NSR-1K, six at the most
ONE_CLASS = ("a photo of {0}", "there are {0} in the picture", "{0}", "a picture that shows {0}")
TWO_CLASSES = ("a photo of {0} and {1}", "there are {0} and {1} in the picture", "{0} with {1}", "{0} and {1}")
PLURALS = {
    "person": "people",
    "sheep": "sheep",
    "mouse": "mice",
    "knife": "knives",
    "skis": "pairs of skis",
    "scissors": "pairs of scissors",
    "broccoli": "pieces of broccoli",
}
SINGULARS = {"skis": "pair of skis", "scissors": "pair of scissors", "broccoli": "piece of broccoli"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="JSON lines of captions and boxes, gzip or not")
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("-o", "--out", type=Path, required=True)
    asked = options.parse_args()
    draw = Random(asked.seed)
    pictures = development(read_examples(asked.data))
    draw.shuffle(pictures)
    said = {picture.id: made for picture in pictures if (made := natural(picture)) is not None}
    prompts = list(said.values())[: asked.count // 2]
    others = (template(picture, draw) for picture in pictures if picture.id not in said)
    prompts = [*prompts, *(made for made in others if made is not None)][: asked.count]
    write(asked.out, (json.dumps(prompts, indent=1) + "\n").encode())
    print(f"wrote {len(prompts)} prompts to {asked.out}")


def natural(picture: Example) -> dict[str, Any] | None:
    """The first caption that says a number of boxes as it is, and the class right after it or after one more word."""
    found = Counter(item.label for item in picture.layout.items)
    for caption in picture.captions:
        words = caption.lower().replace(",", " ").rstrip(" .").split()
        said = {
            name: found[name]
            for k, word in enumerate(words)
            for name in found
            for start in (k + 1, k + 2)
            if word in NUMBERS[2:] and " ".join(words[start:]).startswith(plural(name))
            if NUMBERS.index(word) == found[name]
        }
        if said:
            return record(picture, " ".join(caption.split()), said)
    return None


def template(picture: Example, draw: Random) -> dict[str, Any] | None:
    """A sentence that asks for one or two classes, none for a picture that has too many of everything."""
    found = Counter(item.label for item in picture.layout.items)
    classes = [name for name, number in found.items() if number < len(NUMBERS)]
    if not classes:
        return None
    chosen = draw.sample(classes, min(len(classes), draw.choice((1, 2))))
    said = [f"{NUMBERS[found[name]]} {plural(name) if found[name] > 1 else singular(name)}" for name in chosen]
    text = draw.choice(ONE_CLASS if len(said) == 1 else TWO_CLASSES).format(*said)
    return record(picture, text.replace("there are one", "there is one"), {name: found[name] for name in chosen})


def record(picture: Example, text: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    """One entry of the file, as NSR-1K has them; boxes are x y w h, here of the picture itself."""
    boxes = [
        [item.label, [item.box.x0, item.box.y0, item.box.width, item.box.height]]
        for item in picture.layout.items
        if item.label in numbers
    ]
    return {"id": picture.id, "prompt": text, "num_object": [*map(list, numbers.items())], "obj_list": boxes}


def plural(name: str) -> str:
    """As English has it for COCO's names."""
    if name in PLURALS:
        return PLURALS[name]
    return name + ("es" if name.endswith(("s", "sh", "ch", "x")) else "s")


def singular(name: str) -> str:
    """One of them."""
    return SINGULARS.get(name, name)


if __name__ == "__main__":
    main()
