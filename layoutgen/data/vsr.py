"""Visual Spatial Reasoning (arXiv:2205.00363): JSON lines of a picture of COCO and a sentence on it, true or not.

A line has "image", "caption", "subj", "relation", "obj" and "label", 1 for a true sentence; false ones are left out.
The boxes are COCO's own and lie in its instances files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from layoutgen.data.coco_reader import read_coco
from layoutgen.data.example import Example, Seen, Stated, layout_of, lines
from layoutgen.errors import FormatError
from layoutgen.layout import Layout
from layoutgen.scene import Relation, SceneData, SceneObject


def read_vsr(path: Path, instances: Path | None = None) -> Iterator[Example]:
    """The true sentences, in the order of the file.

    instances: COCO's file or folder; a sentence on a picture that is not there is left out, and its relation where one
    of the two is not boxed (of several with the noun, it is held to be about the first). Without it layouts are scenes
    alone, with no items. Raises FormatError that names the line and what is wrong with it.
    """
    boxed = None if instances is None else {example.id: example for example in read_coco(instances)}
    for number, record in lines(path):
        try:
            if record["label"] != 1:
                continue
            name, text = f"vsr-{number}", record["caption"].strip()
            if boxed is None:
                yield Example(name, (text,), Layout(scene=_scene(record, text)))
                continue
            picture = boxed.get(record["image"].partition(".")[0].lstrip("0"))
        except (KeyError, AttributeError) as error:
            raise FormatError(f"{path}, line {number}: not in VSR's form: {type(error).__name__} {error}") from None
        if picture is not None:
            yield Example(name, (text,), _layout(record, text, picture.layout), picture.image)


def _scene(record: Mapping[str, Any], text: str) -> SceneData:
    subject, other = f"{record['subj']}.1", f"{record['obj']}.{1 + (record['obj'] == record['subj'])}"
    objects = (SceneObject(id=subject, label=record["subj"]), SceneObject(id=other, label=record["obj"]))
    relation = Relation(subject=subject, predicate=record["relation"], object=other, words=record["relation"])
    return SceneData(text=text, objects=objects, relations=(relation,))


def _layout(record: Mapping[str, Any], text: str, picture: Layout) -> Layout:
    seen = [Seen(item.label, item.box, item.mask) for item in picture.items]
    of_subject = [k for k, thing in enumerate(seen) if thing.label == record["subj"]]
    of_object = [k for k, thing in enumerate(seen) if thing.label == record["obj"] and k not in of_subject[:1]]
    stated = [Stated(of_subject[0], record["relation"], of_object[0])] if of_subject and of_object else []
    size = (picture.canvas.width, picture.canvas.height)
    return layout_of(seen, captions=(text,), size=size, stated=stated)
