"""Outlines that follow the drawing: what is moved may look the other way, and its outline with it."""

from __future__ import annotations

from collections.abc import Callable

from layoutgen.layout import Item, Layout


def followed(before: Layout, after: Layout, shape: Callable[[Layout], Layout]) -> Layout:
    """`after` with every mask and list of key points made anew that was the drawing's own in `before`.

    Those made by hand or by another program stay as the edit has left them, and so do those of what was turned, so that
    a turn back gives back the same. shape: fills what is missing.
    """
    own = {item.id: item for item in shape(before.with_items(_bare(item, True, True) for item in before.items)).items}
    old = {item.id: item for item in before.items}
    bare = (
        _bare(item, old[item.id].mask == own[item.id].mask, old[item.id].keypoints == own[item.id].keypoints)
        if item.id in old and item.angle == old[item.id].angle
        else item
        for item in after.items
    )
    return shape(after.with_items(bare))


def _bare(item: Item, mask: bool, keypoints: bool) -> Item:
    """The item without its mask, its key points, or both."""
    gone = {name: None for name, wanted in (("mask", mask), ("keypoints", keypoints)) if wanted}
    return item.model_copy(update=gone) if gone else item
