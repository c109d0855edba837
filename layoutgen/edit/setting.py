"""Where and when: time of day, weather, style, and another place under the same things."""

from __future__ import annotations

from collections.abc import Callable, Collection

from layoutgen import vocab
from layoutgen.edit.follow import settled
from layoutgen.edit.names import Edited
from layoutgen.errors import EditError
from layoutgen.judging import relation_holds
from layoutgen.layout import Item, Layout
from layoutgen.scene import SceneData, SceneGraph

Predict = Callable[[SceneGraph, Layout, int], Layout]  # scene, what to keep (its locked items), seed
_TIMES = frozenset(vocab.TIMES.values())
_WEATHERS = frozenset(vocab.WEATHERS.values())
_BESIDE = frozenset({"windy"})  # weather that goes with any other
_STORMY = frozenset({"rain", "storm", "windy", "cloudy"})
_LIT = {"night": ("sunny",)}


def set_time(layout: Layout, time: str | None) -> Edited:
    """Another time of day: "night", "sunset", "dawn", "day", or any word for one; none for no time."""
    name = None if time is None else vocab.time_of_day(time)
    if time is not None and name is None:
        raise EditError(f"{time!r} is no time of day; there are {', '.join(sorted(_TIMES))}")
    if layout.scene.time == name:
        return Edited(layout, (f"it is {name or 'no particular time'} already",))
    weather = tuple(w for w in layout.scene.weather if w not in _LIT.get(name or "", ()))
    after = _aired(layout, layout.scene.model_copy(update={"time": name, "weather": weather}))
    return Edited(after, (f"it is now {name}" if name else "no particular time of day any more",))


def set_weather(layout: Layout, weather: str) -> Edited:
    """Other weather: "rain", "snow", "fog", "storm", "cloudy", "sunny", "windy", or any word for one."""
    name = vocab.weather(weather) or (weather if weather in _WEATHERS else None)
    if name is None:
        raise EditError(f"{weather!r} is no weather; there are {', '.join(sorted(_WEATHERS))}")
    if name in layout.scene.weather:
        return Edited(layout, (f"the weather is {name} already",))
    kept = tuple(w for w in layout.scene.weather if w in _BESIDE or name in _BESIDE or {w, name} <= _STORMY)
    time = None if name == "sunny" and layout.scene.time == "night" else layout.scene.time
    after = _aired(layout, layout.scene.model_copy(update={"weather": (*kept, name), "time": time}))
    return Edited(after, (f"the weather is now {' and '.join((*kept, name))}",))


def clear_weather(layout: Layout, weather: Collection[str] = ()) -> Edited:
    """Without these weathers, or without any."""
    gone = [w for w in layout.scene.weather if not weather or w in weather]
    if not gone:
        raise EditError(f"there is no {' or '.join(weather) or 'weather'} to take away")
    kept = tuple(w for w in layout.scene.weather if w not in gone)
    return Edited(_aired(layout, layout.scene.model_copy(update={"weather": kept})), (f"no more {' and '.join(gone)}",))


def set_style(layout: Layout, style: str | None) -> Edited:
    """Another sort of picture: "watercolour", "photo"; none for no style. What comes of it depends on the renderer."""
    if style is not None and not style.strip():
        raise EditError("say the style, as in 'as a watercolour'")
    scene = layout.scene.model_copy(update={"style": (style,) if style else ()})
    return Edited(layout.model_copy(update={"scene": scene}), (f"the style is now {style}" if style else "no style",))


def _aired(layout: Layout, scene: SceneData) -> Layout:
    """The layout with a scene, and the words of its time and weather among those of the backdrop."""
    places = tuple(word for word in layout.background if word not in _TIMES and word not in _WEATHERS)
    air = ((scene.time,) if scene.time else ()) + scene.weather
    return layout.model_copy(update={"scene": scene, "background": (*places, *air)})


def set_place(layout: Layout, label: str, predict: Predict, seed: int = 0) -> Edited:
    """The same things in another place: "beach", "kitchen". The regions of the old place go, those of the new come.

    What was on the old ground is on the new one. predict: lays out the new region with all things kept.
    """
    word = vocab.singular(label)
    known = vocab.place(word) or word
    graph = layout.graph
    old = [t.id for t in layout.scene.objects if t.kind == "stuff" and _is_place(t.label, layout.scene)]
    if known in layout.scene.background and any(vocab.place(graph.nodes[node]["label"]) == known for node in old):
        return Edited(layout, (f"the place is a {known} already",))
    node = None
    if vocab.is_stuff(word):
        node = graph.put(word, kind="stuff")
        for r in layout.scene.relations:
            ends = [node if end in old else end for end in (r.subject, r.object)]
            if ends != [r.subject, r.object] and ends[0] != ends[1]:
                graph.relate(ends[0], r.predicate, ends[1], r.words)
    graph.remove_nodes_from(old)
    graph.graph["background"] = (known,)
    bare = layout.with_items(item for item in layout.items if item.node not in old)
    air = tuple(w for w in layout.background if w in _TIMES or w in _WEATHERS)
    bare = bare.model_copy(update={"scene": graph.data(), "background": (known, *air)})
    fresh = [item for item in predicted(bare, {node} if node else set(), predict, seed) if item.z < 0 or item.node]
    after = bare.with_items((*bare.items, *fresh))
    held = tuple(
        r
        for r in after.scene.relations
        if node is None or node not in (r.subject, r.object) or relation_holds(after, r)
    )
    after = after.model_copy(update={"scene": after.scene.model_copy(update={"relations": held})})
    gone = f" instead of {' and '.join(dict.fromkeys(graph_label(layout, n) for n in old))}" if old else ""
    return settled(after, after, [i.id for i in fresh], told=(f"the place is now a {known}{gone}",))


def graph_label(layout: Layout, node: str) -> str:
    """The label of a scene node."""
    return next(thing.label for thing in layout.scene.objects if thing.id == node)


def _is_place(label: str, scene: SceneData) -> bool:
    place = vocab.place(label)
    return (place is not None and label != "sky") or label in scene.background


def predicted(layout: Layout, nodes: Collection[str], predict: Predict, seed: int) -> tuple[Item, ...]:
    """The items that a predictor gives to new nodes of the layout's scene, with all that is there kept in place.

    Predictors know items by their node and number, which a divided node's items are not called: so they are for it.
    """
    if not nodes:
        return ()
    numbers: dict[str, int] = {}
    renamed: list[Item] = []
    taken: set[str] = set()
    for item in layout.items:
        made = item.id
        if item.node is not None:
            numbers[item.node] = numbers.get(item.node, 0) + 1
            made = f"{item.node}.{numbers[item.node]}"
        while made in taken:
            made += "'"
        taken.add(made)
        renamed.append(item.model_copy(update={"id": made, "locked": True}))
    keep = layout.model_copy(update={"items": tuple(renamed)})
    made_layout = predict(layout.graph, keep, seed)
    ids = {item.id for item in layout.items}
    fresh: list[Item] = []
    for item in made_layout.items:
        if item.node in nodes:
            name, number = item.id, 1
            while name in ids:
                number += 1
                name = f"{item.node}.{number}"
            ids.add(name)
            fresh.append(item.model_copy(update={"id": name, "locked": False}))
    return tuple(fresh)
