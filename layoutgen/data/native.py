"""The engine's own layout JSON, and the helper for formats with one file a layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from layoutgen.data.exporter import Exporter
from layoutgen.layout import Layout


def one_file_each(suffix: str, convert: Callable[[Layout], bytes]) -> Exporter:
    """An exporter that writes each layout to a file of its own name with this suffix."""

    def export(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
        return {f"{name}{suffix}": convert(layout) for name, layout in layouts.items()}

    return export


export_json = one_file_each(".json", lambda layout: (layout.to_json(indent=2) + "\n").encode())
