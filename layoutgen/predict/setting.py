"""The place of a scene that names none: baseball players stand on a baseball field, a stove in a kitchen."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.scene import SceneGraph

_NAMES: dict[str, str] = {
    name: place
    for place, names in {
        "baseball field": "batter, pitcher, umpire, catcher, outfielder, baseball player, baseball bat, baseball glove",
        "tennis court": "tennis player, tennis racket, tennis ball",
        "soccer field": "soccer player, soccer ball, goalkeeper, goalie",
        "basketball court": "basketball player, basketball",
        "ski slope": "skier, snowboarder, skis, ski, snowboard, ski pole, ski lift, snowmobile",
        "snow": "snowman, igloo, sled, polar bear, penguin, reindeer",
        "sea": "surfer, surfboard, boat, ship, sailboat, yacht, whale, dolphin, jet ski, wave",
        "lake": "duck, swan, canoe, kayak, rowboat",
        "underwater": "fish, shark, octopus, jellyfish, coral, scuba diver",
        "beach": "beach umbrella, beach ball, sandcastle, crab, seashell, sunbather, lifeguard",
        "savanna": "giraffe, zebra, elephant, lion, rhino, hippo, cheetah, ostrich, antelope, gazelle",
        "jungle": "monkey, gorilla, tiger, chimpanzee, toucan",
        "desert": "camel, cactus",
        "forest": "bear, deer, fox, wolf, owl, moose, tent",
        "field": "cow, sheep, goat, pig, horse, donkey, tractor, hay bale, scarecrow, chicken, barn, windmill, lamb, "
        "bull",
        "street": "car, bus, truck, taxi, van, traffic light, stop sign, fire hydrant, parking meter, motorcycle, "
        "street sign, fire truck, police car, ambulance, scooter, street light, skyscraper, mailbox",
        "railway": "train, locomotive, steam train",
        "skate park": "skateboard, skateboarder",
        "park": "bench, squirrel, kite, frisbee, bicycle, picnic basket, stroller, cyclist",
        "garden": "flower, rose, tulip, sunflower, butterfly, watering can, wheelbarrow",
        "playground": "slide, swing, seesaw, sandbox",
        "kitchen": "oven, stove, refrigerator, microwave, toaster, dishwasher, frying pan, kettle, blender, chef",
        "bathroom": "toilet, bathtub, shower, sink, toothbrush, hair dryer, towel, toilet paper",
        "bedroom": "bed, nightstand, dresser, crib, pillow, blanket, bunk bed",
        "living room": "couch, tv, armchair, fireplace, rug, coffee table, remote",
        "office": "laptop, computer, keyboard, computer mouse, desk, monitor, printer, office chair",
    }.items()
    for name in names.split(", ")
}
_INDOORS = frozenset({"kitchen", "bathroom", "bedroom", "living room", "office", "room"})
_FAMILIES: dict[str, str] = {
    "animal": "outdoors", "bird": "outdoors", "insect": "garden", "plant": "outdoors", "nature": "outdoors",
    "celestial": "outdoors", "weather": "outdoors", "structure": "outdoors", "building": "outdoors",
    "vehicle": "street", "aircraft": "outdoors", "boat": "sea", "fish": "underwater",
    "furniture": "room", "appliance": "kitchen",
}  # fmt: skip
_NEUTRAL = frozenset({"cat", "dog", "potted plant", "vase", "clock", "umbrella", "teddy bear"})


def setting(scene: SceneGraph) -> tuple[str, ...]:
    """The background word that the scene's things suggest, when the text names no place; () when they suggest none.

    Things of one place give that place, things of several "outdoors" or "room". What belongs outdoors beside what
    belongs indoors gives nothing: a plain ground offends neither. What people carry about says nothing.
    """
    if scene.background or any(thing.kind == "stuff" for thing in scene.objects):
        return ()
    places = list(dict.fromkeys(place for thing in scene.objects if (place := _place(thing.label)) is not None))
    if not places:
        alive = any(vocab.person(t.label) or vocab.noun(t.label).name == "dog" for t in scene.objects)
        return ("outdoors",) if alive or scene.time or scene.weather else ()
    specific = [place for place in places if place not in ("outdoors", "room")]
    inside = {place in _INDOORS for place in places}
    if len(inside) == 2:
        return ()
    if len(specific) == 1:
        return (specific[0],)
    return ("room",) if inside == {True} else ("outdoors",)


def _place(label: str) -> str | None:
    """Where the thing belongs; none for what may be anywhere."""
    noun = vocab.noun(label)
    if label in _NEUTRAL or noun.name in _NEUTRAL:
        return None
    return _NAMES.get(label) or _NAMES.get(noun.name) or _FAMILIES.get(noun.group)
