"""Edit sentences as different people would say them, with what each must change and what it must leave alone."""

from __future__ import annotations

import itertools
from typing import NamedTuple

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

INF = float("inf")
MAN = "man.1.1 hat.1.1 umbrella.1.1"
BIRDS = "bird.1.1 bird.1.2 bird.1.3 bird.1.4"
TREES = "tree.1.1 tree.1.2 tree.1.3"


class Case(NamedTuple):
    """scene: street or room. changed: ids that may change; all others must be as they were."""

    scene: str
    words: str
    changed: str
    checks: tuple[Check, ...]


def S(words: str, changed: str, *checks: Check) -> Case:
    return Case("street", words, changed, (*checks, kept(*changed.split())))


def R(words: str, changed: str, *checks: Check) -> Case:
    return Case("room", words, changed, (*checks, kept(*changed.split())))


def turned(item: str) -> Check:
    return lambda before, after: after[item].flip != before[item].flip or "facing left" in after[item].attributes


def locked(item: str, yes: bool = True) -> Check:
    return lambda _, after: after[item].locked is yes


def canvas(width: int, height: int) -> Check:
    return lambda _, after: (after.canvas.width, after.canvas.height) == (width, height)


def swapped(a: str, b: str) -> Check:
    return lambda old, new: abs(new[a].box.cx - old[b].box.cx) < 0.02 and abs(new[b].box.cx - old[a].box.cx) < 0.02


def level(*ids: str, side: str = "y1") -> Check:
    return lambda _, new: (
        max(getattr(new[i].box, side) for i in ids) - min(getattr(new[i].box, side) for i in ids) < 1e-4
    )


def even(*ids: str) -> Check:
    def check(_, new) -> bool:
        boxes = sorted((new[i].box for i in ids), key=lambda b: b.cx)
        gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(boxes)]
        return max(gaps) - min(gaps) < 1e-4

    return check


def same() -> Check:
    return lambda old, new: old == new


MOVES = (
    S("move the dog left of the car", "dog.1.1", relation("left of", "dog.1.1", "car.1.1")),
    S("Put the dog to the left of the car, please.", "dog.1.1", relation("left of", "dog.1.1", "car.1.1")),
    S("place the cat in front of the house", "cat.1.1", relation("in front of", "cat.1.1", "house.1.1")),
    S("could you drag the cat above the car?", "cat.1.1", relation("above", "cat.1.1", "car.1.1")),
    S("put the cat on the car", "cat.1.1", relation("on", "cat.1.1", "car.1.1")),
    S("move the cat under the car", "cat.1.1", relation("under", "cat.1.1", "car.1.1")),
    S("put the dog behind the car", "dog.1.1", relation("behind", "dog.1.1", "car.1.1")),
    S("set the cat next to the dog", "cat.1.1", relation("next to", "cat.1.1", "dog.1.1")),
    S("put the cat beside the man", "cat.1.1", relation("next to", "cat.1.1", "man.1.1")),
    S("move the cat near the house", "cat.1.1", relation("near", "cat.1.1", "house.1.1")),
    S("place the cat between the house and the man", "cat.1.1", relation("between", "cat.1.1", "house.1.1")),
    S("move the dog to the left", "dog.1.1", moved("dog.1.1", -INF, 0)),
    S("shift the dog a bit to the right", "dog.1.1", moved("dog.1.1", 0.05, 0)),
    S("move the dog 50 px left", "dog.1.1", moved("dog.1.1", -0.1, 0)),
    S("nudge the cat up by 20 pixels", "cat.1.1", moved("cat.1.1", 0, -0.04)),
    S("move the cat 10% to the right", "cat.1.1", moved("cat.1.1", 0.1, 0)),
    S("slide the car slightly down", "car.1.1", moved("car.1.1", 0, 0.05)),
    S("move the dog up and to the left", "dog.1.1", moved("dog.1.1", -INF, -INF)),
    S("drag the cat into the top left corner", "cat.1.1", at("cat.1.1", "top left")),
    S("put the cat in the middle of the picture", "cat.1.1", at("cat.1.1", "center")),
    S("place the dog on the right side", "dog.1.1", at("dog.1.1", "right")),
    S("move the cat to the bottom right corner", "cat.1.1", at("cat.1.1", "bottom right")),
    S("put the dog at the left edge", "dog.1.1", at("dog.1.1", "left"), moved("dog.1.1", -0.6, 0)),
    S("center the car", "car.1.1", at("car.1.1", "center")),
    S(
        "move the man to the left",
        MAN,
        moved("man.1.1", -INF, 0),
        moved("hat.1.1", -INF, 0),
        moved("umbrella.1.1", -INF, 0),
    ),
    S("move the man with the hat left of the house", MAN, relation("left of", "man.1.1", "house.1.1")),
    S("bring the dog closer to the car", "dog.1.1", moved("dog.1.1", -0.03, 0)),
    S("move the cat away from the car", "cat.1.1", moved("cat.1.1", -INF)),
    S("move the birds up a little", BIRDS, *(moved(b, 0, -0.05) for b in BIRDS.split())),
    S("move the second bird from the left down", "bird.1.2", moved("bird.1.2", 0, INF)),
    S("move the leftmost tree right of the man", "tree.1.1", relation("right of", "tree.1.1", "man.1.1")),
    S("lift the cat a bit", "cat.1.1", moved("cat.1.1", 0, -0.05)),
    S(
        "put the dog 20 px left of the car",
        "dog.1.1",
        lambda a, b: abs(b["car.1.1"].box.x0 - b["dog.1.1"].box.x1 - 0.04) < 1e-6,
    ),
    S("move dog.1 left of car.1", "dog.1.1", relation("left of", "dog.1.1", "car.1.1")),
    S("move bird.1.3 to the right", "bird.1.3", moved("bird.1.3", INF, 0)),
    S("the dog should be left of the car", "dog.1.1", relation("left of", "dog.1.1", "car.1.1")),
    S("I want the cat to be on the right", "cat.1.1", at("cat.1.1", "right")),
    S("the red vehicle must be left of the house", "car.1.1", relation("left of", "car.1.1", "house.1.1")),
    S("the puppy goes left of the automobile", "dog.1.1", relation("left of", "dog.1.1", "car.1.1")),
    R(
        "put the lamp behind the sofa",
        "lamp.1.1",
        relation("behind", "lamp.1.1", "sofa.1.1"),
        front("sofa.1.1", "lamp.1.1"),
    ),
    R("move the white dog onto the couch", "dog.1.1", relation("on", "dog.1.1", "sofa.1.1")),
    R("put the green cup on the table", "cup.2.1", relation("on", "cup.2.1", "table.1.1")),
    R("move the cup on the table to the left", "cup.1.1", moved("cup.1.1", -INF, 0)),
    R("put the cup that is on the table next to the lamp", "cup.1.1", relation("next to", "cup.1.1", "lamp.1.1")),
    R("move the dog on the rug onto the sofa", "dog.1.1", relation("on", "dog.1.1", "sofa.1.1")),
    R("hang the picture above the sofa", "picture.1.1", relation("above", "picture.1.1", "sofa.1.1")),
    R(
        "move the table to the right by 5 percent",
        "table.1.1 cup.1.1 vase.1.1 flower.1.1",
        moved("table.1.1", 0.05, 0),
        moved("cup.1.1", 0.05, 0),
        moved("flower.1.1", 0.05, 0),
    ),
    R("slide the rug down a bit", "rug.1.1 dog.1.1", moved("rug.1.1", 0, 0.05), moved("dog.1.1", 0, 0.05)),
    R("put the woman between the sofa and the table", "woman.1.1", relation("between", "woman.1.1", "sofa.1.1")),
    R("put the black dog under the table", "dog.2.1", relation("under", "dog.2.1", "table.1.1")),
    R(
        "take the vase off the table",
        "vase.1.1 flower.1.1",
        lambda a, b: ("vase.1", "on", "table.1") not in {(r.subject, r.predicate, r.object) for r in b.scene.relations},
    ),
)

DEPTH = (
    S("bring the car to the front", "car.1.1", *(front("car.1.1", x) for x in ("cat.1.1", "dog.1.1", "bird.1.1"))),
    S("send the man to the back", MAN, front("house.1.1", "man.1.1")),
    S("bring the house forward", "house.1.1", lambda a, b: b["house.1.1"].z > a["house.1.1"].z),
    S("put the cat behind everything", "cat.1.1", front("house.1.1", "cat.1.1")),
    R("send the sofa backwards", "sofa.1.1", lambda a, b: b["sofa.1.1"].z < b["lamp.1.1"].z),
    R("move the vase in front of everything", "vase.1.1 flower.1.1", front("vase.1.1", "cup.2.1")),
)

SIZES = (
    S("make the dog bigger", "dog.1.1", larger("dog.1.1")),
    S("make the cat twice as big", "cat.1.1", sized("cat.1.1", 2)),
    S("make the cat half as big", "cat.1.1", sized("cat.1.1", 0.5)),
    S("make the dog a bit smaller", "dog.1.1", larger("dog.1.1", -1, most=1.5)),
    S("scale the car by 20%", "car.1.1", sized("car.1.1", 1.2)),
    S("enlarge the dog by 50 percent", "dog.1.1", sized("dog.1.1", 1.5)),
    S("shrink the house to half its size", "house.1.1", sized("house.1.1", 0.5)),
    S("double the size of the cat", "cat.1.1", sized("cat.1.1", 2)),
    S("resize the cat to 150%", "cat.1.1", sized("cat.1.1", 1.5)),
    S(
        "make the middle tree taller",
        "tree.1.3",
        larger("tree.1.3", side="height"),
        lambda a, b: abs(a["tree.1.3"].box.width - b["tree.1.3"].box.width) < 1e-6,
    ),
    S("make the car wider", "car.1.1", larger("car.1.1", side="width")),
    S(
        "make the cat as big as the dog",
        "cat.1.1",
        lambda a, b: abs(b["cat.1.1"].box.area / b["dog.1.1"].box.area - 1) < 0.02,
    ),
    S(
        "the dog should be larger than the car",
        "dog.1.1",
        lambda a, b: b["dog.1.1"].box.area > 1.2 * b["car.1.1"].box.area,
    ),
    S("make the man 10% smaller", MAN, sized("man.1.1", 0.9), sized("hat.1.1", 0.9)),
    S("make the dog huge", "dog.1.1", larger("dog.1.1", least=2)),
    S("make the birds three times as large", BIRDS, *(sized(b, 3) for b in BIRDS.split())),
    S("the cat needs to be much bigger", "cat.1.1", larger("cat.1.1", least=1.8)),
    S("can you shrink the car a little?", "car.1.1", larger("car.1.1", -1, most=1.5)),
    S("halve the size of the dog", "dog.1.1", sized("dog.1.1", 0.5)),
    R(
        "make the lamp taller than the woman",
        "lamp.1.1",
        lambda a, b: b["lamp.1.1"].box.height > 1.1 * b["woman.1.1"].box.height,
    ),
    R(
        "make the black dog the same size as the white dog",
        "dog.2.1",
        lambda a, b: abs(b["dog.2.1"].box.area / b["dog.1.1"].box.area - 1) < 0.02,
    ),
    R("reduce the size of the vase by 20 %", "vase.1.1 flower.1.1", sized("vase.1.1", 0.8)),
)

NUMBERS = (
    S("delete the second tree", "tree.1.3", gone("tree.1.3"), number("tree", 2)),
    S("remove the dog", "dog.1.1", gone("dog.1.1")),
    S("get rid of all the birds", BIRDS, gone(*BIRDS.split())),
    S("erase the tree on the right", "tree.1.2", gone("tree.1.2")),
    S("please delete the man", MAN.rsplit(" ", 1)[0], gone("man.1.1", "hat.1.1")),
    S("remove the umbrella and the cat", "umbrella.1.1 cat.1.1", gone("umbrella.1.1", "cat.1.1")),
    S("delete two of the birds", BIRDS, number("bird", 2)),
    S(
        "delete everything except the house",
        f"dog.1.1 car.1.1 {TREES} {MAN} cat.1.1 {BIRDS}",
        lambda a, b: {i.id for i in b.items} == {"house.1.1", "street.1.1"},
    ),
    S("remove the hat from the man", "hat.1.1", gone("hat.1.1")),
    S("no birds please", BIRDS, gone(*BIRDS.split())),
    S("duplicate the dog", "", number("dog", 2)),
    S("copy the cat twice", "", number("cat", 3)),
    S("add another tree", "", number("tree", 4)),
    S("one more dog", "", number("dog", 2)),
    S("make it five birds", "", number("bird", 5)),
    S("I want six birds", "", number("bird", 6)),
    S("there should be two trees", TREES, number("tree", 2)),
    S("half as many birds", BIRDS, number("bird", 2)),
    S("twice as many trees", "", number("tree", 6)),
    S("double the number of birds", "", number("bird", 8)),
    S("add two more cats", "", number("cat", 3)),
    S("keep only two birds", BIRDS, number("bird", 2)),
    R("delete the cup on the table", "cup.1.1", gone("cup.1.1")),
    R("remove the chair next to the sofa", "chair.1.1", gone("chair.1.1")),
    R("throw away the black dog", "dog.2.1", gone("dog.2.1")),
    R("remove both dogs", "dog.1.1 dog.2.1", gone("dog.1.1", "dog.2.1")),
    R("delete the chairs", "chair.1.1 chair.1.2", gone("chair.1.1", "chair.1.2")),
)

NEW = (
    S("add a red balloon above the house", "", new("balloon", "red"), new_is("above", "balloon", "house.1.1")),
    S("insert a bench to the right of the house", "", new("bench"), new_is("right of", "bench", "house.1.1")),
    S("put a ball next to the dog", "", new("ball"), new_is("next to", "ball", "dog.1.1")),
    S(
        "draw a sun in the top right corner",
        "",
        new("sun"),
        lambda a, b: (lambda i: i.box.cx > 0.58 and i.box.cy < 0.42)(next(i for i in b.items if i.label == "sun")),
    ),
    S("add three small ducks in front of the house", "", new("duck", "small", count=3)),
    S(
        "I need a bicycle on the left",
        "",
        new("bicycle"),
        lambda a, b: next(i for i in b.items if i.label == "bicycle").box.cx < 0.42,
    ),
    S("give the dog a red collar", "", new("collar", "red"), new_is("has", "collar", "dog.1.1", inverse=True)),
    S("add a hat to the cat", "", new("hat"), new_is("wearing", "hat", "cat.1.1", inverse=True)),
    S("there should be a bench in front of the house", "", new("bench"), new_is("in front of", "bench", "house.1.1")),
    S("add a woman holding a green umbrella on the left", "", new("woman"), new("umbrella", "green")),
    R("put a bowl on the table", "", new("bowl"), new_is("on", "bowl", "table.1.1")),
    R("add a cat on the sofa", "", new("cat"), new_is("on", "cat", "sofa.1.1")),
    R("place a blue ball under the table", "", new("ball", "blue"), new_is("under", "ball", "table.1.1")),
    R("give the woman a hat", "", new("hat"), new_is("wearing", "hat", "woman.1.1", inverse=True)),
    R("put a television between the lamp and the table", "", new("television")),
)

LOOKS = (
    S("turn the cat into a rabbit", "cat.1.1", labelled("cat.1.1", "rabbit")),
    S("change the car to a truck", "car.1.1", labelled("car.1.1", "truck")),
    S("replace the dog with a fox", "dog.1.1", labelled("dog.1.1", "fox")),
    S("swap the cat for a duck", "cat.1.1", labelled("cat.1.1", "duck")),
    S("make the dog a wolf", "dog.1.1", labelled("dog.1.1", "wolf")),
    S("make the car blue", "car.1.1", looks("car.1.1", "blue", without=["red"])),
    S("paint the house yellow", "house.1.1", looks("house.1.1", "yellow")),
    S("change the colour of the car to dark green", "car.1.1", looks("car.1.1", "dark green", without=["red"])),
    S("change the umbrella's color to purple", "umbrella.1.1", looks("umbrella.1.1", "purple", without=["yellow"])),
    S("make the man sad", MAN, looks("man.1.1", "sad")),
    S("color the first bird blue", "bird.1.1", looks("bird.1.1", "blue")),
    S("flip the dog", "dog.1.1", turned("dog.1.1")),
    S("turn the car around", "car.1.1", turned("car.1.1")),
    S("make the dog face left", "dog.1.1", looks("dog.1.1", "facing left")),
    S("mirror the cat horizontally", "cat.1.1", turned("cat.1.1")),
    S("rename the car to taxi", "car.1.1", labelled("car.1.1", "taxi")),
    S("replace the trees with palm trees", TREES, *(labelled(t, "palm tree") for t in TREES.split())),
    R("make the black dog sleep", "dog.2.1", looks("dog.2.1", "sleeping")),
    R("paint the second chair red", "chair.1.2", looks("chair.1.2", "red")),
    R("turn the vase into a bottle", "vase.1.1 flower.1.1", labelled("vase.1.1", "bottle")),
)

ORDER = (
    S("swap the dog and the cat", "dog.1.1 cat.1.1", swapped("dog.1.1", "cat.1.1")),
    S("exchange the house with the man", f"house.1.1 {MAN}", swapped("house.1.1", "man.1.1")),
    R("swap the two chairs", "chair.1.1 chair.1.2", swapped("chair.1.1", "chair.1.2")),
    R("let the dogs switch places", "dog.1.1 dog.2.1", swapped("dog.1.1", "dog.2.1")),
    S("align the trees at the bottom", TREES, level(*TREES.split())),
    S("line up the birds", BIRDS, level(*BIRDS.split())),
    S("put the birds in a row", BIRDS, level(*BIRDS.split())),
    S("align the top edges of the birds", BIRDS, level(*BIRDS.split(), side="y0")),
    S("align the dog with the car", "dog.1.1", level("dog.1.1", "car.1.1")),
    S("distribute the trees evenly", TREES, even(*TREES.split())),
    S("space the birds out evenly", BIRDS, even(*BIRDS.split())),
    S("lock the house", "", locked("house.1.1")),
    R("pin the sofa in place", "", locked("sofa.1.1")),
    R("don't move the table", "", locked("table.1.1")),
    S("lock the house; unlock it", "", locked("house.1.1", False)),
)

SETTING = (
    S("make it night", "", setting(time="night")),
    S("change the time to sunset", "", setting(time="sunset")),
    S("let it snow", "", setting(weather="snow")),
    S("make it rain", "", setting(weather="rain")),
    S("it should be foggy", "", setting(weather="fog")),
    S("on a beach instead", "street.1.1", setting(place="beach")),
    S("change the background to a forest", "street.1.1", setting(place="forest")),
    S("put everything in a park", "street.1.1", setting(place="park")),
    S("make the canvas 800x600", "", canvas(800, 600)),
    S("resize the picture to 640 by 480", "", canvas(640, 480)),
    S("make it a watercolour", "", lambda _, b: b.scene.style == ("watercolour",)),
    S("add rain; stop the rain", "", lambda _, b: b.scene.weather == ()),
)

CHAINS = (
    S(
        "move the dog left of the car and make it twice as big",
        "dog.1.1",
        relation("left of", "dog.1.1", "car.1.1"),
        sized("dog.1.1", 2),
    ),
    S("delete the cat; undo", "", same()),
    S("delete the cat; make the dog blue; undo 2 steps; redo", "cat.1.1", gone("cat.1.1"), looks("dog.1.1", "brown")),
    S(
        "turn the cat into a rabbit, then move it right of the dog",
        "cat.1.1",
        relation("right of", "cat.1.1", "dog.1.1"),
    ),
    S("make the dog bigger and the cat smaller", "dog.1.1 cat.1.1", larger("dog.1.1"), larger("cat.1.1", -1)),
    S("move the dog left and the cat right", "dog.1.1 cat.1.1", moved("dog.1.1", -INF, 0), moved("cat.1.1", INF, 0)),
    S("add a ball. Put it on the car. Paint it green.", "", new("ball", "green"), new_is("on", "ball", "car.1.1")),
    S("move the man to the left edge and flip him", MAN, at("man.1.1", "left"), turned("man.1.1")),
    S("make the second tree taller; delete the others", TREES, number("tree", 1)),
    R(
        "paint the first chair red and the other one green",
        "chair.1.1 chair.1.2",
        looks("chair.1.1", "red"),
        looks("chair.1.2", "green"),
    ),
    R(
        "bring the white dog to the front, then make it bigger",
        "dog.1.1",
        larger("dog.1.1"),
        front("dog.1.1", "cup.2.1"),
    ),
)

CASES = (*MOVES, *DEPTH, *SIZES, *NUMBERS, *NEW, *LOOKS, *ORDER, *SETTING, *CHAINS)

# words, and the candidates that the question has to name
QUESTIONS = (
    ("street", "delete the tree", ("tree.1.1", "tree.1.2", "tree.1.3")),
    ("room", "move the dog to the left", ("dog.1.1", "dog.2.1")),
    ("room", "make the cup bigger", ("cup.1.1", "cup.2.1")),
    ("street", "make it bigger", ("dog.1.1", "car.1.1")),
    ("room", "paint the chair red", ("chair.1.1", "chair.1.2")),
)
# words that are no command or cannot be done, and a word that the sentence about it has to say
REFUSED = (
    ("street", "frobnicate the cat", "frobnicate"),
    ("street", "delete the giraffe", "giraffe"),
    ("street", "make the green car bigger", "green"),
    ("street", "delete the fifth tree", "3"),
    ("street", "lock the dog; move the dog to the left", "locked"),
    ("street", "undo", "undone"),
    ("street", "move the dog to the blorp", "blorp"),
    ("street", "asdf qwer", "not understood"),
    ("street", "rotate the car by 900 degrees", "360"),
)
