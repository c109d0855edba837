"""Persons drawn by our own code: any gender, age, role and pose, in any clothes."""

from __future__ import annotations

from layoutgen.art.people.face import EXPRESSIONS
from layoutgen.art.people.figure import draw_person
from layoutgen.art.people.garments import GARMENTS, PROPS, Outfit, garment
from layoutgen.art.people.poses import POSES
from layoutgen.art.people.role_names import role_named
from layoutgen.art.people.roles import ROLES

__all__ = [
    "EXPRESSIONS",
    "GARMENTS",
    "POSES",
    "PROPS",
    "ROLES",
    "Outfit",
    "draw_person",
    "garment",
    "role_named",
]
