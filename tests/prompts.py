"""Prompts of the kinds by which text-to-layout systems are judged, by templates, each with its expected outcome.

Families: LMD's four (arXiv 2305.13655), GenEval's six (arXiv 2310.11513), and the same meanings in other words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.prompt_words import COCO, COLOURS, COUNTED, NUMBERS, SIDES, SINGULAR, Prompt, Want, a, number, plural, two
from tests.prompts_worded import WORDED

__all__ = ["COLOURS", "FAMILIES", "Prompt", "Want", "a", "plural", "prompts"]


def _photo(draw: Random) -> str:
    return draw.choice(("A realistic photo of a scene", "A realistic top-down photo of a scene"))


# LMD ----------------------------------------------------------------------------------------------------------------


def lmd_negation(draw: Random) -> Prompt:
    noun = draw.choice(COUNTED)
    return Prompt("lmd negation", f"{_photo(draw)} without {plural(noun)}", absent=(noun,))


def lmd_numeracy(draw: Random) -> Prompt:
    noun, n = draw.choice(COUNTED), draw.randint(1, 10)
    words = f"{number(draw, n)} {plural(noun) if n > 1 else noun}"
    return Prompt("lmd numeracy", f"{_photo(draw)} with {words}", (Want(noun, n),))


def lmd_attribution(draw: Random) -> Prompt:
    (first, second), (c1, c2) = two(draw), draw.sample(COLOURS, 2)
    text = f"{_photo(draw)} with {a(f'{c1} {first}')} and {a(f'{c2} {second}')}"
    return Prompt("lmd attribution", text, (Want(first, 1, c1), Want(second, 1, c2)))


def lmd_spatial(draw: Random) -> Prompt:
    first, second = two(draw)
    one, other = draw.choice(SIDES)
    c1, c2 = draw.choice(((None, None), tuple(draw.sample(COLOURS, 2))))
    head, tail = f"{c1} {first}" if c1 else first, f"{c2} {second}" if c2 else second
    text = f"{_photo(draw)} with {a(head)} on the {one} and {a(tail)} on the {other}"
    return Prompt("lmd spatial", text, (Want(first, 1, c1, one), Want(second, 1, c2, other)))


# GenEval ------------------------------------------------------------------------------------------------------------


def geneval_single(draw: Random) -> Prompt:
    noun = draw.choice(COCO)
    return Prompt("geneval single", f"a photo of {a(noun)}", (Want(noun),))


def geneval_two(draw: Random) -> Prompt:
    first, second = two(draw)
    return Prompt("geneval two", f"a photo of {a(first)} and {a(second)}", (Want(first), Want(second)))


def geneval_counting(draw: Random) -> Prompt:
    noun, n = draw.choice(COUNTED), draw.randint(2, 5)
    return Prompt("geneval counting", f"a photo of {NUMBERS[n - 1]} {plural(noun)}", (Want(noun, n),))


def geneval_colours(draw: Random) -> Prompt:
    noun, colour = draw.choice(SINGULAR), draw.choice(COLOURS)
    return Prompt("geneval colours", f"a photo of {a(f'{colour} {noun}')}", (Want(noun, 1, colour),))


def geneval_position(draw: Random) -> Prompt:
    first, second = two(draw)
    where = draw.choice(("left of", "right of", "above", "below"))
    text = f"a photo of {a(first)} {where} {a(second)}"
    return Prompt("geneval position", text, (Want(first), Want(second)), ((0, where, 1),))


def geneval_attribution(draw: Random) -> Prompt:
    (first, second), (c1, c2) = two(draw), draw.sample(COLOURS, 2)
    text = f"a photo of {a(f'{c1} {first}')} and {a(f'{c2} {second}')}"
    return Prompt("geneval attribution", text, (Want(first, 1, c1), Want(second, 1, c2)))


FAMILIES: tuple[Callable[[Random], Prompt], ...] = (
    lmd_negation, lmd_numeracy, lmd_attribution, lmd_spatial,
    geneval_single, geneval_two, geneval_counting, geneval_colours, geneval_position, geneval_attribution,
    *WORDED,
)  # fmt: skip


def prompts(each: int, seed: int = 0) -> Iterator[Prompt]:
    """`each` different prompts of every family (fewer where the family has fewer), the same for the same seed."""
    for family in FAMILIES:
        draw, seen = Random(f"{family.__name__} {seed}"), set()
        for _ in range(20 * each):
            prompt = family(draw)
            if prompt.text not in seen:
                seen.add(prompt.text)
                yield prompt
            if len(seen) == each:
                break
