"""The word tables, against plain facts: what is bigger than what, what it is called, where it belongs."""

from __future__ import annotations

import csv
import gzip
import io
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from layoutgen import vocab
from layoutgen.errors import FormatError

# Each line from tall to small.
TALLER = """
giraffe, elephant, horse, dog, cat, mouse, ant
elephant, rhinoceros, cow, sheep, rabbit, hamster
mountain, skyscraper, church, house, shed, doghouse
house, bus, car, bicycle, skateboard
bus, van, car, motorcycle
double decker bus, bus, van, sports car
tractor, wheelbarrow, bucket
truck, car, scooter
train, car, bench
man, boy, toddler, baby
man, woman, child
tree, bush, tulip
sunflower, rose, daisy
whale, shark, tuna, goldfish
ship, yacht, rowboat, kayak
airplane, helicopter, drone
hot air balloon, hut, kite, balloon
refrigerator, oven, toaster
wardrobe, chair, stool
bookshelf, desk, book
door, window, clock
floor lamp, table lamp, candle
bed, pillow
couch, cushion
ostrich, swan, duck, duckling
eagle, pigeon, sparrow, hummingbird, bee
lion, fox, squirrel
bear, wolf, raccoon
tiger, cat, kitten
cow, calf, lamb
dinosaur, elephant, goat, frog, fly
stop sign, traffic light, watch
street light, person, fire hydrant
lighthouse, house, tent
castle, cottage, tent
ferris wheel, carousel, swing
bottle, glass, cup
wine glass, mug, saucer
watermelon, apple, strawberry, blueberry
pumpkin, tomato, cherry
basketball, baseball, golf ball
person, umbrella, hat
guitar, violin, harmonica
piano, trumpet, whistle
tv, laptop, cell phone, coin
teddy bear, mouse
snowman, snowball, droplet
volcano, rock, pebble
skyscraper, tree, person, dog, apple
"""

# From wide (for its height) to narrow.
WIDER = """
limousine, car, horse, giraffe, pole
dog, man, street light
couch, armchair, floor lamp
train, ambulance, door
knife, bread, apple, bottle
canoe, ship, sailboat
bridge, house, tower
bed, chair, man
"""

COCO_NAMES = {
    "sofa": "couch",
    "taxi": "car",
    "puppy": "dog",
    "kitten": "cat",
    "doughnut": "donut",
    "motorbike": "motorcycle",
    "policeman": "person",
    "seagull": "bird",
    "plane": "airplane",
    "sailboat": "boat",
    "purse": "handbag",
    "television": "tv",
    "soccer ball": "sports ball",
    "mug": "cup",
    "coffee table": "dining table",
    "armchair": "chair",
    "fridge": "refrigerator",
    "hamburger": "sandwich",
    "fire engine": "truck",
    "helicopter": "airplane",
}

SINGULARS = {
    "wine glasses": "wine glass",
    "couches": "couch",
    "men": "man",
    "people": "person",
    "firemen": "fireman",
    "children": "child",
    "teeth": "tooth",
    "mice": "mouse",
    "knives": "knife",
    "leaves": "leaf",
    "wolves": "wolf",
    "houses": "house",
    "horses": "horse",
    "buses": "bus",
    "boxes": "box",
    "cherries": "cherry",
    "cookies": "cookie",
    "skies": "sky",
    "skis": "ski",
    "taxis": "taxi",
    "shoes": "shoe",
    "tomatoes": "tomato",
    "waves": "wave",
    "gloves": "glove",
    "olives": "olive",
    "slices of pizza": "slice of pizza",
    "cups of coffee": "cup of coffee",
    "polar bears": "polar bear",
    "sheep": "sheep",
    "fish": "fish",
    "bus": "bus",
    "octopus": "octopus",
    "grass": "grass",
    "dress": "dress",
    "pants": "pants",
    "red pants": "red pants",
    "scissors": "scissors",
    "glasses": "glasses",
    "stairs": "stairs",
    "Dogs": "dog",
    "wugs": "wug",
    "": "",
}


def steps(text: str) -> list[tuple[str, str]]:
    chains = [[name.strip() for name in line.split(",")] for line in text.strip().splitlines()]
    return [pair for chain in chains for pair in pairwise(chain)]


@pytest.mark.parametrize(("taller", "smaller"), steps(TALLER))
def test_taller(taller: str, smaller: str) -> None:
    first, second = vocab.lookup(taller), vocab.lookup(smaller)
    assert first is not None
    assert second is not None
    assert first.height > second.height


@pytest.mark.parametrize(("wider", "narrower"), steps(WIDER))
def test_wider(wider: str, narrower: str) -> None:
    assert vocab.noun(wider).aspect > vocab.noun(narrower).aspect


def test_table_is_sound() -> None:
    nouns = vocab.nouns()
    assert len(nouns) >= 1800
    for each in nouns:
        assert each.kind in ("thing", "stuff"), each
        assert each.support in ("ground", "sky", "water", "surface", "wall", "body", "any"), each
        assert each.coco is None or each.coco in vocab.COCO_80, each
        assert 0.002 <= each.height <= 100, each
        assert 0.03 <= each.aspect <= 40, each
        assert re.fullmatch(r"[a-z0-9ñ][a-z0-9ñ'. &-]*", each.name), each
    names = Counter(name for each in nouns for name in (each.name, *vocab.aliases(each.name)))
    assert [name for name, count in names.items() if count > 1] == []


def test_lookup_is_consistent() -> None:
    for each in vocab.nouns():
        assert vocab.lookup(each.name) == each
        assert vocab.noun(each.name) == each
        assert vocab.lookup(vocab.singular(each.name)) == each, "a noun's singular is another noun"
        for other in vocab.aliases(each.name):
            assert vocab.lookup(other) == each
            assert each.name in vocab.aliases(other)


def test_plurals_of_the_table() -> None:
    own = {name for each in vocab.nouns() for name in (each.name, *vocab.aliases(each.name))}
    for each in vocab.nouns():
        regular = each.name[-1] in "bdgkmnprtw" and not each.name.endswith(("man", "child", "foot"))
        if regular and " of " not in each.name and f"{each.name}s" not in own:
            assert vocab.lookup(f"{each.name}s") == each


@pytest.mark.parametrize("word", ["abdomen", "ramen", "a specimen"])
def test_not_all_that_ends_in_men_is_plural(word: str) -> None:
    assert vocab.singular(word) == word


@pytest.mark.parametrize(("plural", "singular"), SINGULARS.items())
def test_singular(plural: str, singular: str) -> None:
    assert vocab.singular(plural) == singular


def test_noun_always_answers() -> None:
    assert vocab.lookup("flibbertigibbet") is None
    unknown = vocab.noun("flibbertigibbets")
    assert (unknown.name, unknown.group, unknown.height, unknown.aspect) == ("flibbertigibbet", "thing", 0.5, 1.0)
    assert vocab.noun("police helicopters").group == "aircraft"
    assert vocab.noun("police helicopters").name == "police helicopter"
    assert vocab.noun("slab of chocolate cake").name == "slab of chocolate cake"
    assert vocab.noun("").group == "thing"


def test_words_of_emoji_that_mean_a_thing() -> None:
    for word, group in [
        ("dromedary", "animal"),
        ("croissant", "food"),
        ("satellite antenna", "structure"),
        ("kimono", "clothing"),
    ]:
        known = vocab.lookup(word)
        assert known is not None
        assert known.group == group


@pytest.mark.parametrize(
    ("word", "support"), [("cloud", "sky"), ("boat", "water"), ("laptop", "surface"), ("painting", "wall")]
)
def test_support(word: str, support: str) -> None:
    assert vocab.noun(word).support == support


def test_stuff() -> None:
    for word in (
        "sky",
        "grass",
        "beach",
        "ocean",
        "river",
        "road",
        "streets",
        "snow",
        "field",
        "forest",
        "mountains",
        "wall",
    ):
        assert vocab.is_stuff(word), word
    for word in ("floor", "room", "living room", "kitchen", "sandy beach", "airport"):
        assert vocab.is_stuff(word), word
    for word in ("dog", "tree", "house", "cloud", "table", "fence", "rock", "sun"):
        assert not vocab.is_stuff(word), word


def test_coco() -> None:
    assert (len(vocab.COCO_80), len(vocab.COCO_171), len(set(vocab.COCO_171))) == (80, 171, 171)
    ids = {"person": 1, "stop sign": 13, "umbrella": 28, "handbag": 31, "toothbrush": 90, "banner": 92, "wood": 182}
    ids |= {"cell phone": 77, "dining table": 67, "toilet": 70, "sky-other": 157, "grass": 124, "wall-brick": 171}
    for name, number in ids.items():
        assert vocab.coco_id(name) == number
        assert vocab.coco_name(number) == name
    with pytest.raises(FormatError, match="sofa"):
        vocab.coco_id("sofa")
    with pytest.raises(FormatError, match="12"):
        vocab.coco_name(12)
    for name in vocab.COCO_80:
        assert vocab.nearest_coco(name) == name
    others = vocab.MATERIALS | {"playingfield", "solid", "structural", "waterdrops"}
    for name in vocab.COCO_STUFF:
        plain = name.split("-")[0]
        assert vocab.lookup(plain) or plain in others, name


@pytest.mark.parametrize(("word", "coco"), COCO_NAMES.items())
def test_nearest_coco(word: str, coco: str) -> None:
    assert vocab.nearest_coco(word) == coco
    assert vocab.nearest_coco(f"{word}s") == coco


def test_nothing_near_in_coco() -> None:
    assert vocab.nearest_coco("volcano") is None
    assert vocab.nearest_coco("flibbertigibbet") is None


def test_aliases() -> None:
    assert "sofa" in vocab.aliases("couch")
    assert "couch" in vocab.aliases("sofas")
    assert "sofa" not in vocab.aliases("sofas")
    assert vocab.aliases("flibbertigibbet") == ()


def test_compounds() -> None:
    known = vocab.compounds()
    assert len(known) > 800
    assert {"hot dog", "fire hydrant", "traffic light", "teddy bear", "baseball bat", "glass of water"} <= known
    assert "bunch of bananas" not in known


def test_parts() -> None:
    head, shoes = vocab.part_place("head", "woman"), vocab.part_place("shoes", "woman")
    assert head is not None
    assert shoes is not None
    assert head[3] < shoes[1]
    assert vocab.part_place("door", "house") != vocab.part_place("door", "bus")
    assert vocab.part_place("sombrero") == vocab.part_place("hat", "man")
    assert vocab.part_place("wheels", "car") == vocab.part_place("tire", "taxi")
    assert vocab.part_place("elephant") is None
    for each in vocab.nouns():
        if each.group in ("clothing", "accessory", "body", "part") and each.support == "body":
            assert vocab.part_place(each.name) is not None, each.name


def test_part_boxes_are_boxes_near_their_owner() -> None:
    for each in vocab.nouns():
        for owner in ("man", "dog", "car", "house", "tree", "mug"):
            box = vocab.part_place(each.name, owner)
            if box is not None:
                assert -0.5 <= box[0] < box[2] <= 1.5, each.name
                assert -0.5 <= box[1] < box[3] <= 2.5, each.name


def test_import_is_light() -> None:
    heavy = ("numpy", "torch", "spacy", "shapely", "networkx", "PIL", "pydantic")
    program = f"import sys, layoutgen.vocab; print(sorted({set(heavy)} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_known_words_of_real_captions(shared_data: Path) -> None:
    counts: Counter[str] = Counter()
    with gzip.open(shared_data / "parse" / "factual_train.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(io.StringIO(lines.read())):
            names: set[str] = set()
            for triple in re.findall(r"\(([^()]*)\)", row["scene_graph"]):
                subject, _, rest = triple.partition(" , ")
                predicate, _, what = rest.partition(" , ")
                names |= {subject.strip()} | (set() if predicate.strip() == "is" else {what.strip()})
            counts.update(names)
    frequent = [name for name, count in counts.items() if count >= 8]
    assert len(frequent) > 800
    # Adjectives and abstract words that the annotators entered as objects.
    not_nouns = vocab.NOT_THINGS | vocab.MATERIALS | vocab.COLOURS.keys() | {"soccer", "surface", "row"}
    assert [
        name for name in frequent if name and not vocab.lookup(name) and vocab.singular(name) not in not_nouns
    ] == []
