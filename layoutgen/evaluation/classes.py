"""Which COCO class an object is, strictly: a puppy is a dog, a lion is no cat, a plate is no bowl.

`vocab.nearest_coco` answers with the class that looks most alike, which serves placing and drawing; a measure that
believed it would count a lion as a cat that COCO's people never boxed.
"""

from __future__ import annotations

from functools import lru_cache

from layoutgen.layout import Item, Layout
from layoutgen.metrics import Thing
from layoutgen.predict.meaning import meaning
from layoutgen.scene import SceneData, SceneObject
from layoutgen.vocab import COCO_80, Noun, aliases, lookup

# Kinds of a class that have an entry of their own in the table of nouns; other names of a class are its aliases there.
# Of those that COCO's captions mention at least ten times, each has its class among the boxes of most such pictures
# (coco_train: "goat" .77, "moped" 1.0); not here is what has not ("desk" .06, "toaster oven" .04, "bag" .37), and what
# goes with the class without being of it ("headboard", "ski pole", "salad").
_KINDS = frozenset(
    name.strip()
    for name in """small airplane, fighter jet, toy airplane, mountain bike, tandem, old car, police car, sports car,
    station wagon, suv, taxi, van, toy car, limousine, hot rod, hearse, double decker bus, minibus, school bus,
    trolleybus, bullet train, locomotive, subway train, toy train, train car, tram, ambulance, articulated lorry,
    bulldozer, cement mixer, fire truck, food truck, garbage truck, monster truck, moving truck, pickup truck,
    snowplow, tanker, tow truck, tractor, trailer, dirt bike, moped, canoe, cargo ship, ferry, fishing boat,
    gondola boat, kayak, motorboat, paddle boat, pirate ship, raft, rowboat, sailboat, ship, steamboat, toy boat,
    warship, yacht, sparrow, robin, bluebird, cardinal, crow, pigeon, seagull, eagle, hawk, owl, vulture, parrot,
    parakeet, canary, hummingbird, woodpecker, swallow, toucan, kingfisher, duck, duckling, goose, gosling, swan,
    flamingo, heron, stork, pelican, penguin, ostrich, peacock, rooster, chick, quail, puffin, albatross, cormorant,
    loon, roadrunner, baby bird, waterfowl, songbird, wren, black cat, calico cat, kitten, siamese cat, beagle,
    bulldog, chihuahua, collie, corgi, dachshund, dalmatian, german shepherd, golden retriever, great dane, greyhound,
    guard dog, guide dog, husky, labrador, police dog, poodle, pug, puppy, rottweiler, spaniel, terrier, clydesdale,
    donkey, foal, goat, lamb, ewe, ram, bull, calf, longhorn, ox, baby elephant, bear cub, panda, polar bear,
    baby giraffe, duffel bag, luggage, bow tie, beach umbrella, closed umbrella, ski, boogie board, paddleboard,
    ball, baseball, basketball, beach ball, golf ball, soccer ball, tennis ball, volleyball, water bottle,
    wine bottle, beer bottle, soda bottle, baby bottle, glass, coffee, cup of coffee, mug, tea, teacup, wine,
    champagne, glass of water, drink, mixing bowl, soup bowl, dog bowl, sugar bowl, burger, toast, slice of pizza,
    cheese pizza, cupcake, muffin, slice of cake, bagel, armchair, beach chair, high chair, office chair,
    rocking chair, stool, wheelchair, wicker chair, sofa bed, bunk bed, canopy bed, crib, hospital bed, table,
    picnic table, urinal, bidet, computer, monitor, screen, computer mouse, game controller, tablet,
    stove, pedestal sink, magazine, notebook, open book, alarm clock, clock tower, digital clock, grandfather clock,
    mantel clock, cuckoo clock, hair dryer, stuffed animal, plant, wooden spoon, mattress, bed frame, toy horse,
    open microwave, street clock, wedding cake""".replace("\n", " ").split(",")
)


@lru_cache(maxsize=8192)
def class_of(label: str) -> str | None:
    """The COCO-80 class that a noun means, none when it is of no class or only like one.

    A noun means a class when it is the class's name or another name of it ("sofa"), a person of any kind ("surfer",
    "crowd"), or a kind of the class ("puppy"). Of an unknown compound its last words decide ("city tour bus").
    """
    words = label.split(" of ", 1)[0].split()
    known = lookup(label) or next(filter(None, (lookup(" ".join(words[k:])) for k in range(1, len(words)))), None)
    return None if known is None else _class_of_noun(known)


def _class_of_noun(noun: Noun) -> str | None:
    if noun.group == "person":
        return "person"
    if noun.name in COCO_80:
        return noun.name
    means_it = noun.coco in aliases(noun.name) or noun.name in _KINDS
    return noun.coco if means_it else None


def item_class(item: Item, layout: Layout) -> str | None:
    """The class of an item; a word with several meanings is read in its scene (the bat of a batter is no animal)."""
    thing = next((thing for thing in layout.scene.objects if thing.id == item.node), None)
    if thing is not None and thing.kind == "stuff":
        return None
    return class_of(item.label) if thing is None else class_in(thing, layout.scene)


def class_in(thing: SceneObject, scene: SceneData) -> str | None:
    """The class of a thing as its scene means it; a clock that is read as one of the street is still a clock."""
    meant, said = meaning(thing, scene), class_of(thing.label)
    found = lookup(meant)
    return class_of(meant) or (said if said is not None and found is not None and found.coco == said else None)


def things(layout: Layout) -> list[Thing]:
    """Class and box of every item that is of one of the 80 classes, in the order of the layout."""
    found = ((item_class(item, layout), item.box) for item in layout.items)
    return [(name, box) for name, box in found if name is not None]
