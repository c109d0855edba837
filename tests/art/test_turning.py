"""Turned items: the art fills the box, its mask is where it is drawn, what is worn turns with its wearer."""

from __future__ import annotations

import numpy as np
import pytest

from layoutgen.art.renderer import ClipartRenderer
from layoutgen.art.silhouette import SilhouetteShaper
from layoutgen.layout import Box, Item, Layout
from layoutgen.raster import item_mask
from layoutgen.scene import SceneData


def alone(label: str) -> Layout:
    scene = SceneData.model_validate({"objects": [{"id": f"{label}.1", "label": label}]})
    item = Item(id="a", node=f"{label}.1", label=label, box=Box(0.3, 0.3, 0.7, 0.6))
    return SilhouetteShaper()(Layout(items=(item,), scene=scene), seed=0)


@pytest.mark.parametrize("label", ["car", "lamp", "dog", "man", "yak shed"])
@pytest.mark.parametrize("degrees", [30.0, 90.0, 180.0, -100.0])
def test_the_turned_art_fills_its_box(label: str, degrees: float) -> None:
    layout = alone(label).turn("a", degrees)
    (drawn,) = ClipartRenderer().boxes(layout)
    assert drawn is not None and drawn == pytest.approx(layout["a"].box, abs=0.025)
    assert min(a - b for a, b in zip(drawn[:2], layout["a"].box[:2], strict=True)) >= -0.001


def test_the_mask_is_where_the_picture_shows_it() -> None:
    layout = alone("car").turn("a", 35)
    (seen,) = ClipartRenderer().masks(layout)
    again = layout.with_items([layout["a"].model_copy(update={"mask": None})])
    for shaped in (layout, SilhouetteShaper()(again, seed=0)):
        mask = item_mask(shaped["a"], (512, 512))
        assert np.sum(mask & seen) / np.sum(mask | seen) > 0.94


def test_an_upside_down_car_has_its_wheels_above() -> None:
    upright = ClipartRenderer()([alone("car")], seeds=[0])[0]
    turned = ClipartRenderer()([alone("car").turn("a", 180)], seeds=[0])[0]
    box = (154, 200, 358, 300)
    here, there = np.asarray(upright.crop(box)), np.asarray(turned.crop(box))
    assert np.abs(here.astype(int) - there).mean() > 15
    flipped = ClipartRenderer()([alone("car").flip("a").turn("a", 180)], seeds=[0])[0]
    assert np.abs(np.asarray(flipped).astype(int) - np.asarray(turned)).mean() > 0.5


def test_a_hat_turns_with_the_dog() -> None:
    scene = SceneData.model_validate(
        {
            "objects": [{"id": "dog.1", "label": "dog"}, {"id": "hat.1", "label": "hat"}],
            "relations": [{"subject": "dog.1", "predicate": "wearing", "object": "hat.1"}],
        }
    )
    dog = Item(id="dog.1.1", node="dog.1", label="dog", box=Box(0.3, 0.3, 0.7, 0.7))
    hat = Item(id="hat.1.1", node="hat.1", label="hat", box=Box(0.35, 0.28, 0.5, 0.38), z=1)
    layout = Layout(items=(dog, hat), scene=scene)
    upright, over = (ClipartRenderer().scene(each).stage.at[1] for each in (layout, layout.turn("dog.1.1", 180)))
    assert over.a == pytest.approx(-upright.a, rel=0.2) and over.f > upright.f, "below, and the other way up"
