"""COCO's names: 80 things (Lin et al., arXiv 1405.0312) and 91 kinds of stuff (Caesar et al., arXiv 1612.03716)."""

from __future__ import annotations

from layoutgen.errors import FormatError


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace("\n", " ").split(","))


COCO_80: tuple[str, ...] = _names(
    """person, bicycle, car, motorcycle, airplane, bus, train, truck, boat, traffic light, fire hydrant, stop sign,
    parking meter, bench, bird, cat, dog, horse, sheep, cow, elephant, bear, zebra, giraffe, backpack, umbrella,
    handbag, tie, suitcase, frisbee, skis, snowboard, sports ball, kite, baseball bat, baseball glove, skateboard,
    surfboard, tennis racket, bottle, wine glass, cup, fork, knife, spoon, bowl, banana, apple, sandwich, orange,
    broccoli, carrot, hot dog, pizza, donut, cake, chair, couch, potted plant, bed, dining table, toilet, tv, laptop,
    mouse, remote, keyboard, cell phone, microwave, oven, toaster, sink, refrigerator, book, clock, vase, scissors,
    teddy bear, hair drier, toothbrush"""
)

COCO_STUFF: tuple[str, ...] = _names(
    """banner, blanket, branch, bridge, building-other, bush, cabinet, cage, cardboard, carpet, ceiling-other,
    ceiling-tile, cloth, clothes, clouds, counter, cupboard, curtain, desk-stuff, dirt, door-stuff, fence,
    floor-marble, floor-other, floor-stone, floor-tile, floor-wood, flower, fog, food-other, fruit, furniture-other,
    grass, gravel, ground-other, hill, house, leaves, light, mat, metal, mirror-stuff, moss, mountain, mud, napkin,
    net, paper, pavement, pillow, plant-other, plastic, platform, playingfield, railing, railroad, river, road, rock,
    roof, rug, salad, sand, sea, shelf, sky-other, skyscraper, snow, solid-other, stairs, stone, straw,
    structural-other, table, tent, textile-other, towel, tree, vegetable, wall-brick, wall-concrete, wall-other,
    wall-panel, wall-stone, wall-tile, wall-wood, water-other, waterdrops, window-blind, window-other, wood"""
)

COCO_171: tuple[str, ...] = COCO_80 + COCO_STUFF

# The ids of the eleven things that were planned and never released.
_UNUSED = frozenset({12, 26, 29, 30, 45, 66, 68, 69, 71, 83, 91})
_IDS: dict[str, int] = dict(zip(COCO_171, (i for i in range(1, 183) if i not in _UNUSED), strict=True))
_NAMES: dict[int, str] = {number: name for name, number in _IDS.items()}


def coco_id(name: str) -> int:
    """The official category id: 1..90 for things, 92..182 for stuff. Raises FormatError for any other name."""
    if name not in _IDS:
        raise FormatError(f"{name!r} is not one of the 171 COCO names; use nearest_coco() to find the nearest one.")
    return _IDS[name]


def coco_name(category_id: int) -> str:
    """The name of an official category id; raises FormatError for a number that COCO never used."""
    if category_id not in _NAMES:
        raise FormatError(
            f"COCO has no category {category_id}; the ids run from 1 to 90 (things) and 92 to 182 (stuff)."
        )
    return _NAMES[category_id]
