"""A scene graph as a drawing: its objects in columns, from those that something is said of to those it is said with."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from layoutgen import Engine, SceneGraph, SceneObject

WIDE, HIGH, ACROSS, DOWN, EDGE = 150, 46, 280, 84, 16
LINE, INK, WORDS = "#445", "#1f5fa8", "#d4572a"
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    'font-family="sans-serif" font-size="14"><rect width="{width}" height="{height}" rx="8" fill="#fff"/>'
    '<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
    f'<path d="M0 1l9 4-9 4z" fill="{LINE}"/></marker></defs>'
)


def page(folder: Path, text: str) -> str:
    """The graph of a text as an SVG in `folder`, and the line that shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "-".join(text.lower().split())[:60] + ".svg"
    (folder / name).write_text(drawn(Engine().parse(text)), encoding="utf-8")
    return f"![the scene graph of: {text}](/images/graphs/{name}){{.drawn}}"


def columns(scene: SceneGraph) -> dict[str, int]:
    """Node -> its column: behind all that point to it; relations that would go back in a circle do not count."""
    column = dict.fromkeys(scene, 0)
    for _ in scene:
        for relation in scene.relations:
            if relation.subject != relation.object and column[relation.object] <= column[relation.subject]:
                column[relation.object] = min(column[relation.subject] + 1, len(column) - 1)
    return column


def drawn(scene: SceneGraph) -> str:
    """The SVG."""
    column = columns(scene)
    rows: dict[int, int] = {}
    place: dict[str, tuple[float, float]] = {}
    for node in scene:
        row = rows.get(column[node], 0)
        rows[column[node]] = row + 1
        place[node] = (EDGE + column[node] * ACROSS, EDGE + row * DOWN)
    width = max(x for x, _ in place.values()) + WIDE + EDGE
    height = max(y for _, y in place.values()) + HIGH + EDGE
    parts = [_HEAD.format(width=width, height=height)]
    for relation in scene.relations:
        (x0, y0), (x1, y1) = place[relation.subject], place[relation.object]
        x0, y0, x1, y1 = x0 + WIDE, y0 + HIGH / 2, x1 - 3, y1 + HIGH / 2
        parts.append(f'<path d="M{x0} {y0}L{x1} {y1}" stroke="{LINE}" stroke-width="1.5" marker-end="url(#a)"/>')
        parts.append(
            f'<text x="{(x0 + x1) / 2}" y="{(y0 + y1) / 2 - 6}" text-anchor="middle" fill="{WORDS}" stroke="#fff" '
            f'stroke-width="4" paint-order="stroke">{escape(relation.predicate)}</text>'
        )
    parts += (_box(thing, *place[thing.id]) for thing in scene.objects)
    return "".join(parts) + "</svg>\n"


def _box(thing: SceneObject, x: float, y: float) -> str:
    count = "" if thing.count == 1 else f" x {thing.count}"
    more = ", ".join((*thing.attributes, *(["region"] if thing.kind == "stuff" else [])))
    middle = x + WIDE / 2
    return (
        f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="6" fill="#f3f6fa" stroke="{INK}"/>'
        f'<text x="{middle}" y="{y + (20 if more else 28)}" text-anchor="middle" fill="#223">'
        f"{escape(thing.id)}{count}</text>"
        f'<text x="{middle}" y="{y + 37}" text-anchor="middle" fill="#667" font-size="12">{escape(more)}</text>'
    )
