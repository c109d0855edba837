"""A hundred sentences about another scene, written after the rules for the others stood."""

from __future__ import annotations

from tests.edit.checks import (
    Check,
    at,
    front,
    gone,
    kept,
    labelled,
    larger,
    looks,
    moved,
    new,
    new_is,
    number,
    relation,
    setting,
    sized,
)  # fmt: skip
from tests.edit.sentences import INF, Case, canvas, even, level, locked, same, swapped, turned

BIKE = "bicycle.1.1 boy.1.1"
GIRL = "girl.1.1 dress.1.1"
DUCKS = "duck.1.1 duck.1.2 duck.1.3"


def P(words: str, changed: str, *checks: Check) -> Case:
    return Case("park", words, changed, (*checks, kept(*changed.split())))


def box(label: str):
    def one(layout, before):
        old = {item.id for item in before.items}
        return next(item.box for item in layout.items if item.label == label and item.id not in old)

    return one


LATER = (
    P("move the kite to the right of the fountain", "kite.1.1", relation("right of", "kite.1.1", "fountain.1.1")),
    P("I'd like the red ball to be under the left bench", "ball.1.1", relation("under", "ball.1.1", "bench.1.1")),
    P("stick the blue ball in the box", "ball.2.1", relation("in", "ball.2.1", "box.1.1")),
    P("place the box onto the bench on the left", "box.1.1", relation("on", "box.1.1", "bench.1.1")),
    P("Move the bicycle a little to the left.", BIKE, moved("bicycle.1.1", -0.05, 0), moved("boy.1.1", -0.05, 0)),
    P("shift the girl 25 pixels to the left", GIRL, moved("girl.1.1", -0.05, 0), moved("dress.1.1", -0.05, 0)),
    P("could the kite go up a bit", "kite.1.1", moved("kite.1.1", 0, -0.05)),
    P(
        "drag both clouds down slightly",
        "cloud.1.1 cloud.1.2",
        moved("cloud.1.1", 0, 0.05),
        moved("cloud.1.2", 0, 0.05),
    ),
    P("put the girl between the fountain and the boy", GIRL, relation("between", "girl.1.1", "fountain.1.1")),
    P("position the box in front of the girl", "box.1.1", relation("in front of", "box.1.1", "girl.1.1")),
    P(
        "the ball next to the fountain should be left of the box",
        "ball.1.1",
        relation("left of", "ball.1.1", "box.1.1"),
    ),
    P("bring the blue ball near the girl", "ball.2.1", relation("near", "ball.2.1", "girl.1.1")),
    P("hide the box behind the fountain", "box.1.1", relation("behind", "box.1.1", "fountain.1.1")),
    P("move the kite into the upper right corner", "kite.1.1", at("kite.1.1", "top right")),
    P("put the box at the bottom", "box.1.1", at("box.1.1", "bottom")),
    P("push the fountain to the centre of the image", "fountain.1.1", at("fountain.1.1", "center")),
    P("set the blue ball on the left", "ball.2.1", at("ball.2.1", "left")),
    P("move the ducks 10 percent to the right", DUCKS, *(moved(d, 0.1, 0) for d in DUCKS.split())),
    P("move the first duck up", "duck.1.1", moved("duck.1.1", 0, -INF)),
    P("nudge the rightmost duck to the right", "duck.1.3", moved("duck.1.3", INF, 0)),
    P("move the red ball away from the fountain", "ball.1.1", moved("ball.1.1", -INF)),
    P("bring the girl closer to the boy", GIRL, moved("girl.1.1", -INF)),
    P("put the right bench next to the left one", "bench.1.2", relation("next to", "bench.1.2", "bench.1.1")),
    P("move the box so that it is right of the blue ball", "box.1.1", relation("right of", "box.1.1", "ball.2.1")),
    P("swap the two balls", "ball.1.1 ball.2.1", swapped("ball.1.1", "ball.2.1")),
    P("let the girl and the box change places", f"{GIRL} box.1.1", swapped("girl.1.1", "box.1.1")),
    P("switch the kite with the left cloud", "kite.1.1 cloud.1.1", swapped("kite.1.1", "cloud.1.1")),
    P("bring the fountain in front of everything", "fountain.1.1", front("fountain.1.1", "ball.2.1")),
    P("send the blue ball to the back", "ball.2.1", front("bench.1.2", "ball.2.1")),
    P("move the boy behind the bicycle", "boy.1.1", relation("behind", "boy.1.1", "bicycle.1.1")),
    P("make the kite bigger", "kite.1.1", larger("kite.1.1")),
    P("make the ducks slightly larger", DUCKS, *(larger(d, most=1.5) for d in DUCKS.split())),
    P("the fountain is too big", "fountain.1.1", larger("fountain.1.1", -1)),
    P("scale the box up by 30%", "box.1.1", sized("box.1.1", 1.3)),
    P("shrink the kite by a quarter", "kite.1.1", sized("kite.1.1", 0.75)),
    P("make the red ball three times its size", "ball.1.1", sized("ball.1.1", 3)),
    P("reduce the fountain to 80%", "fountain.1.1", sized("fountain.1.1", 0.8)),
    P("make the left bench wider", "bench.1.1", larger("bench.1.1", side="width")),
    P(
        "the girl should be taller than the boy",
        GIRL,
        lambda a, b: b["girl.1.1"].box.height > 1.1 * b["boy.1.1"].box.height,
    ),
    P(
        "make the box the same size as the fountain",
        "box.1.1",
        lambda a, b: abs(b["box.1.1"].box.area / b["fountain.1.1"].box.area - 1) < 0.02,
    ),
    P(
        "make the blue ball as large as the box",
        "ball.2.1",
        lambda a, b: abs(b["ball.2.1"].box.area / b["box.1.1"].box.area - 1) < 0.02,
    ),
    P("double the girl's size", GIRL, larger("girl.1.1", least=1.9, side="height")),
    P("enlarge the smallest duck", "duck.1.1", larger("duck.1.1")),
    P("delete the kite", "kite.1.1", gone("kite.1.1")),
    P("take the clouds away", "cloud.1.1 cloud.1.2", gone("cloud.1.1", "cloud.1.2")),
    P("remove the duck in the middle", "duck.1.2", gone("duck.1.2")),
    P("get rid of the bench on the right", "bench.1.2", gone("bench.1.2")),
    P("erase both balls", "ball.1.1 ball.2.1", gone("ball.1.1", "ball.2.1")),
    P("I don't need the box", "box.1.1", gone("box.1.1")),
    P("without the fountain", "fountain.1.1", gone("fountain.1.1")),
    P("delete all ducks but the first one", DUCKS, number("duck", 1)),
    P("drop one of the benches", "bench.1.1 bench.1.2", number("bench", 1)),
    P("one duck more", "", number("duck", 4)),
    P("add two more ducks", "", number("duck", 5)),
    P("I only want two ducks", DUCKS, number("duck", 2)),
    P("make that four clouds", "", number("cloud", 4)),
    P("there should be five ducks", "", number("duck", 5)),
    P("triple the number of clouds", "", number("cloud", 6)),
    P("clone the kite", "", number("kite", 2)),
    P("make a copy of the box", "", number("box", 2)),
    P("add another bench to the left of the fountain", "", number("bench", 3)),
    P("add a dog", "", new("dog")),
    P("add a small white dog next to the girl", "", new("dog", "small", "white"), new_is("next to", "dog", "girl.1.1")),
    P("put an umbrella over the left bench", "", new("umbrella"), new_is("above", "umbrella", "bench.1.1")),
    P("draw two birds in the sky", "", new("bird", count=2)),
    P("plant a tree behind the fountain", "", new("tree"), new_is("behind", "tree", "fountain.1.1")),
    P("there is a cat under the bench on the right", "", new("cat"), new_is("under", "cat", "bench.1.2")),
    P("give the boy a helmet", "", new("helmet"), new_is("wearing", "helmet", "boy.1.1", inverse=True)),
    P("let the girl hold a balloon", "", new("balloon"), new_is("holding", "balloon", "girl.1.1", inverse=True)),
    P("put a yellow hat on the girl", "", new("hat", "yellow"), new_is("wearing", "hat", "girl.1.1", inverse=True)),
    P(
        "insert a lamp post to the right of the bicycle",
        "",
        lambda a, b: len(b.items) == len(a.items) + 1 and b.items[-1].box.cx > b["bicycle.1.1"].box.cx,
    ),
    P("I want a picnic basket on the left bench", "", lambda a, b: len(b.items) == len(a.items) + 1),
    P("show a rainbow at the top", "", new("rainbow"), lambda a, b: box("rainbow")(b, a).cy < 0.42),
    P("turn the ducks into swans", DUCKS, *(labelled(d, "swan") for d in DUCKS.split())),
    P("replace the fountain by a statue", "fountain.1.1", labelled("fountain.1.1", "statue")),
    P("change the box into a suitcase", "box.1.1", labelled("box.1.1", "suitcase")),
    P("make the boy a man", "boy.1.1", labelled("boy.1.1", "man")),
    P("make the bicycle red", "bicycle.1.1", looks("bicycle.1.1", "red", without=["green"])),
    P("paint both benches white", "bench.1.1 bench.1.2", looks("bench.1.1", "white"), looks("bench.1.2", "white")),
    P("the kite should be purple", "kite.1.1", looks("kite.1.1", "purple", without=["orange"])),
    P("change the color of the girl's dress to yellow", "dress.1.1", looks("dress.1.1", "yellow", without=["pink"])),
    P("make the girl happy", "girl.1.1", looks("girl.1.1", "happy")),
    P("colour the second duck light blue", "duck.1.2", looks("duck.1.2", "light blue")),
    P("flip the bicycle", BIKE, turned("bicycle.1.1")),
    P("make the girl look to the left", "girl.1.1", looks("girl.1.1", "facing left")),
    P("turn the kite around", "kite.1.1", turned("kite.1.1")),
    P("align the benches at the bottom", "bench.1.1 bench.1.2", level("bench.1.1", "bench.1.2")),
    P("line the ducks up in a row", DUCKS, level(*DUCKS.split())),
    P("space the ducks evenly", DUCKS, even(*DUCKS.split())),
    P("lock the pond and the fountain", "", locked("pond.1.1"), locked("fountain.1.1")),
    P("keep the kite where it is", "", locked("kite.1.1")),
    P("make it evening", "", setting(time="sunset")),
    P("it's raining", "", setting(weather="rain")),
    P("change the scene to a beach", "park.1.1 pond.1.1", setting(place="beach")),
    P("let there be fog", "", setting(weather="fog")),
    P("make the picture 640x480", "", canvas(640, 480)),
    P("delete the kite, then undo that", "", same()),
    P("move the box left; move the box right; undo; undo; redo", "box.1.1", moved("box.1.1", -INF, 0)),
    P(
        "add a dog, make it brown and put it next to the girl",
        "",
        new("dog", "brown"),
        new_is("next to", "dog", "girl.1.1"),
    ),
    P("take the blue ball and put it on the box", "ball.2.1", relation("on", "ball.2.1", "box.1.1")),
    P(
        "paint the left bench red and the right one blue",
        "bench.1.1 bench.1.2",
        looks("bench.1.1", "red"),
        looks("bench.1.2", "blue"),
    ),
)
