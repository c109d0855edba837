"""sg2im's scene graphs (github.com/google/sg2im): {"objects": [...], "relationships": [[0, "left of", 1], ...]}."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from layoutgen.layout import Layout


def export_sg2im(layouts: Mapping[str, Layout]) -> Mapping[str, bytes]:
    """scene_graphs.json: a graph a layout, an object an item, every stated relation between all instances.

    The boxes, x0 y0 x1 y1 in the unit square as sg2im's own layouts have them, stand beside the graph, where its code
    does not look. The parser `json` reads such files.
    """
    graphs = [_graph(layout) for layout in layouts.values()]
    return {"scene_graphs.json": (json.dumps(graphs, indent=1) + "\n").encode()}


def _graph(layout: Layout) -> dict[str, Any]:
    of: dict[str | None, list[int]] = {}
    for number, item in enumerate(layout.items):
        of.setdefault(item.node, []).append(number)
    relations = [
        [a, r.predicate, b]
        for r in layout.scene.relations
        for a in of.get(r.subject, ())
        for b in of.get(r.object, ())
        if a != b
    ]
    boxes = [[round(side, 5) for side in item.box] for item in layout.items]
    return {"objects": [item.label for item in layout.items], "relationships": relations, "boxes": boxes}
