"""What comes along when an item is moved by hand, as it does when it is moved in words."""

from __future__ import annotations

from layoutgen.edit.company import followers
from layoutgen.layout import Layout

Company = dict[str, list[tuple[str, bool]]]


def company(layout: Layout) -> Company:
    """Host -> its followers, each with whether it grows with its host; hosts without any are left out."""
    found = {item.id: list(followers(layout, item.id)) for item in layout.items}
    return {host: own for host, own in found.items() if own}
