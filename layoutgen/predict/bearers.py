"""Names of what bears or holds others: seats, soft ones and those with a back, stalls, flat dishes, open vessels."""

from __future__ import annotations

SEATS = {
    "chair", "couch", "bench", "armchair", "stool", "rocking chair", "office chair", "seat", "swing",
    "wheelchair", "throne", "high chair", "toilet", "pew", "sofa bed", "bean bag", "ottoman",
}  # fmt: skip
BACKED = {
    "chair", "bench", "rocking chair", "office chair", "wheelchair", "throne", "toilet", "pew", "high chair", "seat",
}  # fmt: skip
SOFT = {"bed", "couch", "sofa bed", "hospital bed", "bunk bed", "crib", "mattress", "armchair", "dog bed"}
STALLS = {"stand", "market stall", "stall", "kiosk", "fruit stand", "food stand"}
DISHES = {"plate", "platter", "pizza pan", "tray", "cutting board"}
VESSELS = {"boat", "container", "kitchenware", "drink"}
OPEN = {
    "basket", "vase", "bucket", "box", "bag", "pot", "cup", "glass", "bowl", "cart", "wagon", "sled", "sleigh", "sink",
    "bath", "stroller", "nest", "mug", "wine glass", "shopping cart", "wheelbarrow", "crate", "flowerpot",
    "planter", "backpack", "handbag", "bathtub", "canoe", "hat", "shoe", "wheelchair", "horse carriage", "carriage",
    "chariot", "jar",
}  # fmt: skip
