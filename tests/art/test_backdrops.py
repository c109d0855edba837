"""Backgrounds: every word draws, the canvas is covered, seeds and sizes hold, night is dark, and all of it is quick."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Sequence
from xml.etree import ElementTree

import numpy as np
import pytest
import resvg_py
from PIL import Image

from layoutgen.art import backdrops
from layoutgen.art.backdrops import ALIASES, PLACES, REGIONS, Backdrop, Box4
from layoutgen.errors import LayoutError

SIDE = 1000.0


def draw(words: Sequence[str], *, seed: int = 1, stuff: Sequence[tuple[str, Box4]] = ()) -> Backdrop:
    return backdrops.backdrop(words, width=SIDE, height=SIDE, seed=seed, stuff=stuff)


def document(body: str, width: float = SIDE, height: float = SIDE) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'


def pixels(body: str, side: int = 128) -> np.ndarray:
    """(side, side, 4) float in 0..255."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=document(body), width=side, height=side, skip_system_fonts=True))
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"), dtype=float)


def seconds(svg: str) -> float:
    start = time.thread_time()
    resvg_py.svg_to_bytes(svg_string=svg, width=512, height=512, skip_system_fonts=True)
    return time.thread_time() - start


def uncovered(boxes: Sequence[Box4]) -> int:
    """How many points of a 64 x 64 grid lie in none of the boxes."""
    at = (np.arange(64) + 0.5) / 64
    covered = np.zeros((64, 64), dtype=bool)
    for x0, y0, x1, y1 in boxes:
        covered |= ((at >= y0) & (at <= y1))[:, None] & ((at >= x0) & (at <= x1))[None, :]
    return int((~covered).sum())


@pytest.mark.parametrize("place", PLACES)
def test_place_draws_opaque_small_and_well_formed(place: str) -> None:
    drawn = draw((place,))
    ElementTree.fromstring(document(drawn.svg))
    assert len(drawn.svg) < 15_000
    assert "filter" not in drawn.svg
    assert pixels(drawn.svg, 64)[..., 3].min() == 255
    assert 0 <= drawn.horizon <= 1


@pytest.mark.parametrize("word", [*PLACES, *ALIASES])
def test_default_regions_cover_the_canvas(word: str) -> None:
    regions = backdrops.default_regions((word,))
    assert all(0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1 for _, (x0, y0, x1, y1) in regions)
    assert uncovered([box for _, box in regions]) == 0
    assert regions == draw((word,)).regions


@pytest.mark.parametrize("label", REGIONS)
@pytest.mark.parametrize("box", [(0.0, 0.4, 1.0, 0.9), (0.4, 0.3, 0.6, 0.95)])
def test_region_draws_inside_its_sides(label: str, box: Box4) -> None:
    svg = backdrops.draw_region(label, box, width=SIDE, height=SIDE, seed=1)
    assert svg is not None
    alpha = pixels(svg)[..., 3]
    assert alpha[int(box[1] * 128) : int(box[3] * 128), int(box[0] * 128) : int(box[2] * 128)].mean() > 40
    assert alpha[:, : int(box[0] * 128) - 2].sum() == 0 or box[0] == 0
    assert alpha[:, int(box[2] * 128) + 3 :].sum() == 0


@pytest.mark.parametrize("label", ["dog", "tree", "bottle of water", "", "stop sign", "house"])
def test_things_are_not_stuff(label: str) -> None:
    assert backdrops.draw_region(label, (0, 0, 1, 1), width=SIDE, height=SIDE, seed=1) is None


def test_same_seed_same_string_and_other_seed_other_string() -> None:
    for place in PLACES:
        assert draw((place,), seed=5) == draw((place,), seed=5)
        assert len({draw((place,), seed=seed).svg for seed in range(6)}) > 1, place


@pytest.mark.parametrize("words", [("street", "night", "rain"), ("beach", "snowing"), ("forest", "fog"), ("library",)])
def test_same_picture_at_every_size(words: tuple[str, ...]) -> None:
    body = draw(words).svg + backdrops.overlay(words, width=SIDE, height=SIDE, seed=1)
    large = pixels(body, 512).reshape(128, 4, 128, 4, 4).mean(axis=(1, 3))
    assert np.abs(large - pixels(body, 128)).mean() < 1.5


@pytest.mark.parametrize("scale", [0.01, 40.0])
def test_same_picture_in_any_unit(scale: float) -> None:
    body = backdrops.backdrop(("street",), width=SIDE * scale, height=SIDE * scale, seed=1).svg
    assert np.abs(pixels(f'<g transform="scale({1 / scale})">{body}</g>') - pixels(draw(("street",)).svg)).mean() < 1.5


@pytest.mark.parametrize("place", ["street", "beach", "field", "snow", "forest", "sea", "living room", "kitchen"])
def test_night_is_darker_than_day(place: str) -> None:
    day, night = (pixels(draw((place, time_word)).svg)[..., :3].mean() for time_word in ("day", "night"))
    assert night < 0.85 * day


@pytest.mark.parametrize("time_word", ["dawn", "sunset", "night"])
@pytest.mark.parametrize("weather", ["", "rain", "snow", "fog", "storm", "cloudy", "sunny", "windy"])
def test_objects_keep_their_colours_under_the_overlay(time_word: str, weather: str) -> None:
    car = '<rect width="1000" height="1000" fill="#dd2e44"/>'
    veil = backdrops.overlay(("street", time_word, weather), width=SIDE, height=SIDE, seed=1)
    red, green, blue = pixels(car + veil)[..., :3].mean(axis=(0, 1))
    assert red > 1.7 * green
    assert red > 1.5 * blue


def test_overlay_is_empty_by_plain_day_and_under_a_roof() -> None:
    assert backdrops.overlay(("beach",), width=SIDE, height=SIDE, seed=1) == ""
    assert backdrops.overlay(("kitchen", "rain", "night"), width=SIDE, height=SIDE, seed=1) == ""
    assert backdrops.overlay(("street", "rain"), width=SIDE, height=SIDE, seed=1) != ""


def colours(svg: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", svg))


def test_no_sun_and_no_moon_unless_said() -> None:
    sun, moon = "#ffe27a", "#f3edd0"
    assert not {sun, moon} & colours(draw(("field",)).svg + draw(("field", "night")).svg)
    assert sun in colours(draw(("field", "sunny")).svg)
    assert moon in colours(draw(("field", "night", "moon")).svg)


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ((), {"studio", "studio floor"}),
        (("flibbertigibbet",), {"studio", "studio floor"}),
        (("night",), {"sky", "hill", "grass"}),
        (("beach",), {"sky", "sea", "sand"}),
        (("ocean", "mountains"), {"sky", "mountain", "sea"}),
        (("red wall", "wooden floor"), {"red wall", "wooden floor"}),
        (("kitchen", "floor"), {"kitchen wall", "counter", "tile floor"}),
        (("a busy downtown",), {"sky", "skyline", "asphalt", "sidewalk", "road"}),
        (("brick wall", "grass"), {"brick wall", "grass"}),
        (("grass", "sky"), {"sky", "trees", "grass"}),
    ],
)
def test_words_become_regions(words: tuple[str, ...], labels: set[str]) -> None:
    assert {label for label, _ in backdrops.default_regions(words)} == labels


def test_colour_words_dye_the_wall() -> None:
    def tint(word: str) -> np.ndarray:
        return pixels(draw((word,)).svg)[:60, :, :3].mean(axis=(0, 1))

    assert tint("red wall")[0] > tint("red wall")[2] + 30
    assert tint("blue wall")[2] > tint("blue wall")[0] + 30


def test_stuff_overrides_the_place_and_the_rest_closes_up() -> None:
    drawn = draw(("beach",), stuff=[("sea", (0.0, 0.25, 1.0, 0.5))])
    regions = dict(drawn.regions)
    assert regions["sea"] == (0.0, 0.25, 1.0, 0.5)
    assert regions["sky"][3] == pytest.approx(0.25)
    assert drawn.horizon == pytest.approx(0.25)
    assert uncovered(list(regions.values())) == 0


@pytest.mark.parametrize(
    "stuff",
    [
        [("grass", (0.0, 0.5, 0.5, 1.0))],
        [("sky", (0.2, 0.0, 0.8, 0.3)), ("sea", (0.0, 0.6, 1.0, 0.8))],
        [("wall", (0.1, 0.1, 0.9, 0.5))],
        [("road", (0.3, 0.5, 0.6, 1.0))],
        [("dog", (0.3, 0.5, 0.6, 1.0)), ("sky", (-1.0, -1.0, 0.0, 0.0))],
        [("sky", (0.0, 0.0, 1.0, 1.0))],
        [("grass", (0.0, 0.0, 1.0, 1.0))],
    ],
)
@pytest.mark.parametrize("words", [(), ("street",), ("kitchen",), ("lake",), ("space",)])
def test_moved_stuff_leaves_nothing_bare(words: tuple[str, ...], stuff: list[tuple[str, Box4]]) -> None:
    drawn = draw(words, stuff=stuff)
    assert pixels(drawn.svg, 64)[..., 3].min() == 255
    assert all(0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1 for _, (x0, y0, x1, y1) in drawn.regions)


@pytest.mark.parametrize("words", [(), ("beach",), ("street", "night"), ("kitchen",), ("field", "sunny"), ("space",)])
def test_light_is_in_range(words: tuple[str, ...]) -> None:
    direction, strength = backdrops.light(words)
    assert -1 <= direction <= 1
    assert 0 <= strength <= 1


@pytest.mark.parametrize("size", [(0.0, 10.0), (10.0, -1.0), (float("nan"), 10.0), (float("inf"), 10.0)])
def test_canvas_without_area_is_refused(size: tuple[float, float]) -> None:
    with pytest.raises(LayoutError, match="canvas"):
        backdrops.backdrop(("beach",), width=size[0], height=size[1], seed=1)


def test_every_place_rasterises_quickly() -> None:
    """Processor time, measured against one flat rectangle at 512 px (mostly the encoding of the PNG)."""
    flat = document('<rect width="1000" height="1000" fill="#8899aa"/>')
    ratios = {}
    for place in PLACES:
        svg = document(draw((place,)).svg)
        ratios[place] = min(seconds(svg) for _ in range(4)) / min(seconds(flat) for _ in range(4))
    assert np.median(list(ratios.values())) < 5
    assert {place: ratio for place, ratio in ratios.items() if ratio > 15} == {}


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        (("table", "kitchen"), {"kitchen wall", "table top"}),
        (("dirt", "baseball field"), {"sky", "stands", "baseball field"}),
        (("park", "pond"), {"sky", "skyline", "trees", "grass", "pond"}),
        (("kitchen", "forest"), {"kitchen wall", "counter", "tile floor"}),
        (("side of the road",), {"sky", "hill", "grass", "road"}),
    ],
)
def test_words_that_meet(words: tuple[str, ...], labels: set[str]) -> None:
    assert {label for label, _ in backdrops.default_regions(words)} == labels


def test_a_graveyard_has_graves_and_the_words_for_it_mean_it() -> None:
    assert "graves" in {label for label, _ in PLACES["graveyard"]}
    assert {ALIASES["cemetery"], ALIASES["churchyard"]} == {"graveyard"}


def test_a_village_has_cottages_and_no_tower_blocks() -> None:
    for air in ((), ("snow",), ("night",)):
        shown = {label for label, _ in draw(("village", *air)).regions}
        assert "cottages" in shown and not {"buildings", "skyline", "road"} & shown


def test_a_town_by_the_water_has_a_pavement_and_no_road_over_it() -> None:
    beside = [name for name, _ in draw(("city",), stuff=[("lake", (0.55, 0.52, 1.0, 0.75))]).regions]
    assert "road" in [name for name, _ in draw(("city",)).regions]
    assert "road" not in beside
    assert beside.index("lake") > beside.index("sidewalk")  # drawn over it
