"""Places and hours that things suggest, and who is up in the air."""

from __future__ import annotations

from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

prior = PriorPredictor()


def _scene(*labels: str, background: tuple[str, ...] = ()) -> SceneGraph:
    scene = SceneGraph()
    scene.graph["background"] = background
    for label in labels:
        scene.put(label)
    return scene


def test_the_moon_brings_the_night_and_says_so() -> None:
    layout = prior(_scene("owl", "moon"), seed=0)
    assert "night" in layout.background
    assert any(note.startswith("time: night") for step in layout.provenance for note in step.notes)


def test_whoever_wants_no_suggestions_gets_no_night() -> None:
    assert "night" not in PriorPredictor(suggest=False)(_scene("owl", "moon"), seed=0).background


def test_who_walks_on_the_moon_sees_no_night() -> None:
    scene = _scene("astronaut", "moon")
    scene.relate("astronaut.1", "on", "moon.1", "walking on")
    assert prior(scene, seed=0).background == ("space",)


def test_a_kitchen_table_is_in_a_kitchen() -> None:
    assert prior(_scene("cat", "kitchen table"), seed=0).background == ("kitchen",)


def test_a_tower_under_the_sky_stands_on_the_ground() -> None:
    assert prior(_scene("tower", background=("sky",)), seed=0).background == ("outdoors",)


def test_a_plane_in_a_field_has_landed_and_one_in_the_sky_has_not() -> None:
    for place, low in (("field", True), ("sky", False)):
        scene = SceneGraph()
        scene.relate(scene.put("airplane"), "in", scene.put(place, kind="stuff"))
        foot = prior(scene, seed=0)["airplane.1.1"].box.y1
        assert (foot > 0.55) == low


def test_a_witch_who_flies_on_a_broom_is_in_the_air() -> None:
    scene = _scene("witch", "broom", "house")
    scene.relate("witch.1", "on", "broom.1", "flying on")
    layout = prior(scene, seed=0)
    assert layout["witch.1.1"].pose == "riding_astride"
    assert layout["broom.1.1"].box.y1 < 0.56


def test_men_near_a_kite_that_flies_stand_on_the_ground() -> None:
    scene = _scene("man", "kite")
    for name in ("man.1", "kite.1"):
        scene.relate(name, "near", "shore.1" if "shore.1" in scene else scene.put("shore", kind="stuff"), "flying near")
    assert prior(scene, seed=0)["man.1.1"].box.y1 > 0.5


def test_a_boat_at_sea_near_a_city_is_in_its_harbour() -> None:
    scene = _scene("boat", background=("sea", "city"))
    assert prior(scene, seed=0).background == ("harbour",)


def test_surfers_are_on_the_water_however_many() -> None:
    scene = SceneGraph()
    scene.graph["background"] = ("beach",)
    scene.relate(scene.put("person", count="many"), "on", scene.put("surfboard", count="many"))
    scene.relate("surfboard.1", "in", scene.put("water", kind="stuff"))
    for seed in range(3):
        layout = prior(scene, seed=seed)
        water = layout["water.1.1"].box
        assert all(item.box.y1 > water.y0 - 0.01 for item in layout.of("surfboard.1"))


def test_a_fish_that_is_served_lies_on_a_table() -> None:
    assert prior(_scene("salmon", "bread roll"), seed=0).background == ("table",)
    assert prior(_scene("salmon", "shark"), seed=0).background == ("underwater",)
