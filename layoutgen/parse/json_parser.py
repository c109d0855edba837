"""The parser `json`: scene graphs as input, this engine's JSON or sg2im's, as text or as the path of a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from layoutgen import vocab
from layoutgen.errors import FormatError
from layoutgen.meanings import PREDICATES
from layoutgen.parse.lexicon import PHRASES, PREPOSITIONS, TRANSITIVE, meanings
from layoutgen.scene import SceneGraph

# sg2im's predicates that are spelt like none of ours; https://github.com/google/sg2im
_SG2IM = meanings("sg2im")
_NAMES_SHOWN = 60


class JsonParser:
    """Callable JSON text or path -> SceneGraph."""

    examples = (
        (
            '{"objects": [{"id": "dog.1", "label": "dog", "count": 2}, {"id": "car.1", "label": "car"}], '
            '"relations": [{"subject": "dog.1", "predicate": "left of", "object": "car.1"}]}'
        ),
        '{"objects": ["sky", "sheep", "grass"], "relationships": [[0, "above", 2], [1, "standing on", 2]]}',
    )
    """Texts that it reads: the conformance kit's own are English."""

    def __call__(self, text: str) -> SceneGraph:
        """The scene in `text`. Raises FormatError when it is neither JSON of a scene nor the path of a file with it."""
        value = _value(text)
        if isinstance(value, list):
            if len(value) != 1:
                raise FormatError(
                    f"the JSON is a list of {len(value)} scenes, but one is wanted here: give them one by one"
                )
            value = value[0]
        return _scene(value)

    def many(self, texts: Iterable[str]) -> Iterator[SceneGraph]:
        """The scenes of many texts or files, in order; a list in one of them gives as many scenes as it has."""
        for text in texts:
            value = _value(text)
            for each in value if isinstance(value, list) else [value]:
                yield _scene(each)


def _value(text: str) -> Any:
    content = text
    if not text.lstrip().startswith(("{", "[")):
        path = Path(text.strip())
        try:
            content = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError, UnicodeDecodeError) as error:
            raise FormatError(
                f"{text[:_NAMES_SHOWN]!r} is neither JSON of a scene graph nor a readable file ({type(error).__name__})"
            ) from None
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise FormatError(
            f"the scene graph is not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}"
        ) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or brackets in brackets
        raise FormatError(f"the scene graph is not JSON that can be read: {error}") from None


def _scene(value: Any) -> SceneGraph:
    if not isinstance(value, dict):
        raise FormatError(
            f"a scene graph is a JSON object, but this is {type(value).__name__}: {str(value)[:_NAMES_SHOWN]!r}"
        )
    if "relationships" in value or (
        "schema" not in value and all(isinstance(o, str) for o in value.get("objects", [None]))
    ):
        return _from_sg2im(value)
    scene = SceneGraph.from_json(json.dumps(value))
    for *_, relation in scene.edges(data=True):
        name = canonical(relation["predicate"])
        if not name:
            raise FormatError(f"the predicate {relation['predicate']!r} says nothing about a picture: leave it out")
        relation["predicate"] = name
    return scene


def _from_sg2im(value: dict[str, Any]) -> SceneGraph:
    """`{"objects": [names], "relationships": [[subject index, predicate, object index], ...]}`."""
    names, triples = value.get("objects"), value.get("relationships", [])
    if not isinstance(names, list) or not names or not all(isinstance(n, str) and n.strip() for n in names):
        raise FormatError("objects: must be a list of at least one name")
    unknown = sorted(set(value) - {"objects", "relationships", "attributes", "boxes", "text"})
    if unknown:
        raise FormatError(f"{unknown[0]}: this field is not known")
    scene = SceneGraph(text=str(value.get("text", "")))
    attributes = value.get("attributes")
    ids = []
    for i, name in enumerate(names):
        label = vocab.singular(name.strip().lower())
        said = (
            attributes[i]
            if isinstance(attributes, list) and i < len(attributes) and isinstance(attributes[i], list)
            else []
        )
        ids.append(
            scene.put(label, kind="stuff" if vocab.is_stuff(label) else "thing", attributes=[str(a) for a in said])
        )
    if not isinstance(triples, list):
        raise FormatError("relationships: must be a list of [subject, predicate, object]")
    for number, triple in enumerate(triples):
        _relate(scene, ids, triple, number)
    scene.graph["background"] = tuple(
        dict.fromkeys(p for o in scene.objects if o.kind == "stuff" and (p := vocab.place(o.label)) is not None)
    )
    return scene


def _relate(scene: SceneGraph, ids: list[str], triple: Any, number: int) -> None:
    where = f"relationships[{number}]"
    if not isinstance(triple, list | tuple) or len(triple) != 3:
        raise FormatError(f"{where}: must be [subject, predicate, object], but is {str(triple)[:_NAMES_SHOWN]!r}")
    subject, predicate, target = triple
    for end in (subject, target):
        if not isinstance(end, int) or isinstance(end, bool) or not 0 <= end < len(ids):
            raise FormatError(f"{where}: {end!r} is not the number of an object (0 to {len(ids) - 1})")
    if not isinstance(predicate, str):
        raise FormatError(f"{where}: the predicate {predicate!r} is not a text")
    name = canonical(predicate)
    if name:
        scene.relate(ids[subject], name, ids[target], predicate)


def canonical(words: str) -> str:
    """The canonical predicate for the words of a relation; "" for those without a meaning in a picture.

    Raises FormatError when the words are not known.
    """
    said = " ".join(words.lower().replace("_", " ").split()) if words != "__in_image__" else words
    for table in (_SG2IM, dict.fromkeys(PREDICATES, said)):
        if said in table:
            return table[said]
    parts = said.split()
    if tuple(parts) in PHRASES:
        return PHRASES[tuple(parts)]
    if said in PREPOSITIONS and PREPOSITIONS[said] in PREDICATES:
        return PREPOSITIONS[said]
    lemma = parts[0].removesuffix("ing") if parts else ""
    for guess in (parts[0] if parts else "", lemma, lemma + "e", lemma[:-1]):
        if len(parts) == 1 and guess in TRANSITIVE:
            return TRANSITIVE[guess]
    if len(parts) > 1 and PREPOSITIONS.get(parts[-1]) in PREDICATES:
        return PREPOSITIONS[parts[-1]]
    raise FormatError(f"the predicate {words!r} is not known: use one of {', '.join(sorted(PREDICATES)[:8])}, ...")
