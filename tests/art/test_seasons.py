"""Seasons and other worlds as backdrops: autumn leaves, blossoms in spring, the dust of the moon."""

from __future__ import annotations

from layoutgen.art.backdrops import backdrop
from layoutgen.art.backdrops.palette import Light, rgb
from layoutgen.art.things import art_of
from layoutgen.layout import Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph

predict = PriorPredictor()


def layout_of(label: str, *weather: str, place: str = "park") -> Layout:
    scene = SceneGraph()
    scene.put(label)
    scene.graph["background"], scene.graph["weather"] = (place,), weather
    return predict(scene)


def test_green_is_orange_in_autumn_and_nothing_else_is() -> None:
    autumn = Light.of("day", "autumn")
    red, green, blue = rgb(autumn.tone("#9abf93"))
    assert red > green > blue
    assert autumn.tone("#b4b8bb") == Light().tone("#b4b8bb")


def test_the_seasons_are_seen_in_a_park() -> None:
    drawn = {
        season: backdrop(["park", *season.split()], width=512, height=512, seed=0).svg
        for season in ("", "autumn", "spring")
    }
    assert len(set(drawn.values())) == 3


def test_leafy_trees_have_the_colour_of_the_season_and_firs_do_not() -> None:
    def svg(label: str, *weather: str) -> str:
        layout = layout_of(label, *weather)
        drawing = art_of(layout, layout.items[0], None)
        assert drawing is not None
        return drawing.svg

    assert len({svg("tree"), svg("tree", "autumn"), svg("tree", "spring")}) == 3
    assert svg("fir tree") == svg("fir tree", "autumn")


def test_who_is_on_the_moon_stands_on_its_ground_below_the_stars() -> None:
    drawn = dict(backdrop(["moon surface"], width=512, height=512, seed=0).regions)
    assert list(drawn) == ["space", "moon ground"]
    scene = SceneGraph()
    rider, moon = scene.put("astronaut"), scene.put("moon", kind="stuff")
    scene.relate(rider, "on", moon, "on")
    scene.graph["background"] = ("moon surface",)
    layout = predict(scene)
    ground = layout["moon.1.1"].box
    assert ground.x0 == 0 and ground.x1 == 1 and ground.y1 == 1
    assert ground.y0 < layout["astronaut.1.1"].box.y1 <= 1
