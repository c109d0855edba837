"""Where things belong: a batter on a baseball field, a stove in a kitchen, a dog anywhere."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.predict.terrain import INDOORS

_NAMES: dict[str, str] = {
    name: place
    for place, names in {
        "baseball field": "batter, pitcher, umpire, catcher, outfielder, baseball player, baseball bat, baseball glove",
        "tennis court": "tennis player, tennis racket, tennis ball",
        "soccer field": "soccer player, soccer ball, goalkeeper, goalie",
        "basketball court": "basketball player, basketball",
        "ski slope": "skier, snowboarder, skis, ski, snowboard, ski pole, ski lift, snowmobile",
        "ice rink": "hockey player, hockey stick, puck, ice skater, figure skater, hockey goalie",
        "snow": "snowman, igloo, sled, sleigh, polar bear, penguin, reindeer",
        "sea": "iceberg, surfer, surfboard, boat, ship, sailboat, yacht, whale, dolphin, jet ski, wave, "
        "mermaid, island",
        "lake": "duck, swan, canoe, kayak, rowboat, dock, pier",
        "space": "astronaut, rocket, planet, saturn, satellite, spaceship, comet, galaxy, space station, space shuttle",
        "underwater": "fish, shark, octopus, jellyfish, coral, scuba diver",
        "beach": "beach umbrella, beach ball, sandcastle, crab, seashell, sunbather, lifeguard, "
        "lighthouse, palm tree, coconut tree, starfish, beach chair",
        "savanna": "giraffe, zebra, elephant, lion, rhino, hippo, cheetah, ostrich, antelope, gazelle",
        "jungle": "monkey, gorilla, tiger, chimpanzee, toucan, parrot, leopard, jaguar",
        "desert": "camel, cactus, pyramid, sphinx",
        "forest": "bear, deer, fox, wolf, owl, moose, tent, hedgehog, campfire, bonfire",
        "field": "cart, wagon, cow, sheep, goat, pig, horse, donkey, tractor, hay bale, scarecrow, chicken, barn, "
        "windmill, lamb, bull, farmer, shepherd",
        "street": "car, bus, truck, taxi, van, traffic light, stop sign, fire hydrant, parking meter, motorcycle, "
        "street sign, fire truck, police car, ambulance, scooter, street light, skyscraper, "
        "bus stop, phone booth, mailbox, trash can, limousine",
        "railway": "train, locomotive, steam train, subway train, subway, commuter train, passenger train, "
        "freight train, bullet train",
        "skate park": "skateboard, skateboarder",
        "park": "picnic, picnic blanket, bench, squirrel, kite, frisbee, bicycle, picnic basket, stroller, cyclist",
        "garden": "flower, rose, tulip, sunflower, butterfly, snail, ladybug, watering can, wheelbarrow",
        "playground": "slide, swing, seesaw, sandbox",
        "kitchen": "oven, stove, refrigerator, microwave, toaster, dishwasher, frying pan, kettle, blender, chef",
        "bathroom": "toilet, bathtub, bath, shower, sink, toothbrush, hair dryer, towel, toilet paper",
        "bedroom": "bed, nightstand, dresser, crib, pillow, blanket, bunk bed",
        "room": "door, doorway",
        "living room": "christmas tree, aquarium, fishbowl, couch, tv, armchair, fireplace, rug, coffee table, remote",
        "office": "laptop, computer, keyboard, computer mouse, desk, monitor, printer, office chair",
    }.items()
    for name in names.split(", ")
}
_FAMILIES: dict[str, str] = {
    "animal": "outdoors", "bird": "outdoors", "insect": "garden", "plant": "outdoors", "nature": "outdoors",
    "celestial": "outdoors", "weather": "outdoors", "structure": "outdoors", "building": "outdoors",
    "vehicle": "street", "aircraft": "outdoors", "boat": "sea", "fish": "underwater",
    "furniture": "room", "appliance": "kitchen",
}  # fmt: skip
ROOMS = ("kitchen", "bathroom", "bedroom", "living room", "dining room", "office", "restaurant", "classroom")
_NEUTRAL = frozenset(
    {
        "cat",
        "dog",
        "mouse",
        "rat",
        "hamster",
        "potted plant",
        "vase",
        "clock",
        "umbrella",
        "teddy bear",
        "mushroom",
        "beach towel",
    }
)


def home(label: str) -> str | None:
    """Where the thing belongs; none for what may be anywhere."""
    noun = vocab.noun(label)
    room = next((room for room in ROOMS if label.startswith(f"{room} ")), None)
    if room is not None and noun.group in ("furniture", "appliance", "electronics", "kitchenware", "textile"):
        return room
    if label in _NEUTRAL or noun.name in _NEUTRAL:
        return None
    if vocab.place(label) in INDOORS:
        return "street"  # a store, seen from outside
    return _NAMES.get(label) or _NAMES.get(noun.name) or _FAMILIES.get(noun.group)
