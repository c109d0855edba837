"""How much room a person takes in a pose: height as a share of standing height, and width over height."""

from __future__ import annotations

from collections.abc import Sequence

# Measured on the figures that the clip-art renderer draws, seen from where that pose shows best.
_POSTURES: dict[str, tuple[float, float]] = {
    "waving": (1.0, 0.42),
    "cheering": (1.0, 0.53),
    "dancing": (1.0, 0.5),
    "jumping": (0.94, 0.59),
    "pointing": (1.0, 0.5),
    "carrying": (1.0, 0.42),
    "taking_photo": (1.0, 0.44),
    "playing_guitar": (1.0, 0.57),
    "sitting": (0.86, 0.45),
    "sitting_ground": (0.7, 0.8),
    "crouching": (0.8, 0.6),
    "swimming": (0.6, 1.0),
    "skateboarding": (0.95, 0.81),
    "surfing": (0.91, 0.86),
    "snowboarding": (0.93, 0.83),
    "walking": (0.99, 0.48),
    "running": (0.89, 0.73),
    "riding_astride": (0.9, 0.51),
    "riding_bike": (0.93, 0.56),
    "skiing": (0.94, 0.55),
    "skating": (0.95, 0.8),
    "swinging": (0.98, 0.55),
    "throwing": (0.98, 0.58),
    "catching": (0.98, 0.52),
    "kicking": (0.99, 0.76),
    "kneeling": (0.83, 0.68),
    "crawling": (0.63, 1.25),
    "lying": (0.33, 3.0),
    "sleeping": (0.3, 3.3),
    "pushing": (0.96, 0.71),
    "pulling": (0.97, 0.56),
    "using_laptop": (0.83, 0.5),
    "bending": (0.82, 0.77),
    "hugging": (1.0, 0.49),
    "hand_in_hand": (1.0, 0.44),
    "shaking_hands": (1.0, 0.42),
}


JOINED = {"hand_in_hand", "shaking_hands"}
_JOINING = {"holding hand", "shaking hand"}


def joins_hands(pose: str | None, attributes: Sequence[str]) -> bool:
    """Whether somebody holds or shakes another's hand: a person by its pose, a robot by what is said of it."""
    return pose in JOINED or not _JOINING.isdisjoint(attributes)


def posture(pose: str | None) -> tuple[float, float] | None:
    """(share of standing height, width / height) of a person in a pose; None where both are those of standing."""
    return _POSTURES.get(pose or "")
