"""Editing a layout: pure functions that return the new layout and what to tell, in code, by words, with a history."""

from __future__ import annotations

from layoutgen.edit.add import New, add
from layoutgen.edit.depth import backward, forward, to_back, to_front
from layoutgen.edit.diff import diff
from layoutgen.edit.history import History, Step
from layoutgen.edit.look import face, flip, lock, paint, relabel, rename, strip
from layoutgen.edit.move import away, put_at, put_box, shift, towards
from layoutgen.edit.names import Edited
from layoutgen.edit.number import count, duplicate, remove
from layoutgen.edit.place import Goal, place, place_all
from layoutgen.edit.rows import align, distribute, gather, part, row, swap
from layoutgen.edit.setting import clear_weather, set_place, set_style, set_time, set_weather
from layoutgen.edit.size import canvas, match, scale
from layoutgen.edit.tilt import tilt, upright

__all__ = [
    "Edited", "Goal", "History", "New", "Step", "add", "align", "away", "backward", "canvas", "clear_weather", "count",
    "diff", "distribute", "duplicate", "face", "flip", "forward", "gather", "lock", "match", "paint", "part",
    "place", "place_all",
    "put_at", "put_box", "relabel", "remove", "rename", "row", "scale", "set_place", "set_style", "set_time",
    "set_weather", "shift", "strip", "swap", "tilt", "to_back", "to_front", "towards", "upright",
]  # fmt: skip
