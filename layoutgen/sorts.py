"""Words for things and deeds that a layout and its picture treat alike, each list in one place."""

from __future__ import annotations

# Appliances whose doors are drawn open when something is in them.
OPENED = frozenset({"microwave", "oven", "refrigerator"})
# How a text says that a door is open.
STOOD_OPEN = frozenset({"half open", "open", "opened", "wide open"})
# Words of who moves a boat, and is in it.
ROWING = frozenset({"driving", "paddle", "paddles", "paddling", "row", "rowing", "rows", "sailing", "steering"})
# Words of who has in the hand what another one gets.
GIVING = frozenset(
    {"dunking", "give", "gives", "giving", "handing", "hands", "lighting", "offering", "offers", "presenting"}
)
# Poses of those who stand on what others sit on.
UPRIGHT = frozenset({"jumping", "skateboarding", "skating", "snowboarding", "surfing"})
# Whoever is on one of them stands on its slope, not on its top.
PEAKED = frozenset({"cliff", "iceberg", "mountain", "sand dune", "volcano"})
# Boats without a deck: who is on one of them is in it.
SMALL_BOATS = frozenset({"boat", "canoe", "dinghy", "gondola", "kayak", "raft", "rowboat"})
# Cloths that lie on the floor.
SPREAD = frozenset({"carpet", "mat", "rug"})
# What is spread over a bed.
BEDDING = frozenset({"blanket", "sheet"})
# Groups of things that stand on tables.
SERVED = frozenset({"drink", "electronics", "food", "fruit", "kitchenware", "vegetable"})
# What animals draw.
CARRIAGES = frozenset({"carriage", "cart", "chariot", "horse carriage", "sled", "sleigh", "wagon"})
# Animals that draw it.
DRAUGHT = frozenset({"bull", "camel", "donkey", "elephant", "horse", "mule", "ox", "pony", "reindeer"})
# What has a basket in front and a rider astride.
CYCLES = frozenset({"bicycle", "moped", "motorcycle", "scooter", "tricycle"})
# Groups of things with a face that signs, magnets and stickers are on.
FACES = frozenset({"accessory", "appliance", "building", "electronics", "furniture", "structure", "vehicle"})
# Ground that rises.
SLOPES = frozenset({"hill", "hillside", "slope"})
# Rising ground that is seen from the side: what is on its side is on it.
HEIGHTS = SLOPES | {"cliff", "mountain", "mountainside"}
# What is strung across a street or a yard, from one side to the other.
WIRES = frozenset({"clothesline", "power line"})
# Words of who has another in the arms.
HUGS = frozenset({"cuddles", "cuddling", "embraces", "embracing", "hug", "hugged", "hugging", "hugs"})
# What shows something else in stone or metal: "horse statue".
STATUES = frozenset({"carving", "monument", "sculpture", "statue"})
# Beginnings of the words of what is seen on a screen: "a monitor showing a film".
SHOWN = ("air", "broadcast", "display", "play", "project", "show", "stream")
# Words of what is on a wall of a house: "a sign on the front of the building".
FACADES = frozenset({"face", "facade", "front", "side", "wall"})
MUNCHED = frozenset({"bamboo", "sugarcane", "corn stalk", "reed"})  # plants that are in hands or mouth, however high
