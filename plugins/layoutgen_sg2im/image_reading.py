"""Weights that draw: the project's `sg2im_image`, or the authors' imported ones, as a renderer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

from layoutgen.data.pack import MASK_SIZE
from layoutgen.errors import WeightsError
from layoutgen.nn.batch import SCENE, Encoder
from layoutgen.nn.renderer import GanRenderer, naming
from layoutgen.nn.weights import Weights, find
from layoutgen.nn.words import Vocabulary
from layoutgen_sg2im import reading
from layoutgen_sg2im.image_gan import Painter
from layoutgen_sg2im.model import Sg2Im
from layoutgen_sg2im.reading import config_of
from layoutgen_sg2im.sentence import Names

SYSTEM = "sg2im_image"


def load(
    weights: str,
    *,
    masks: Literal["given", "own"] = "given",
    device: str = "auto",
    precision: Literal["exact", "fast"] = "exact",
    compiled: bool = False,
) -> GanRenderer:
    """The renderer. Raises WeightsError where the weights are of another system, damaged, or make layouts only.

    masks: the layout's where it has them, or the network's own.
    """
    painter, names = _loaded(find(weights).folder)
    labels = painter.grapher.labels
    encoder = Encoder(
        Vocabulary(()),
        labels,
        painter.grapher.predicates,
        mask_size=MASK_SIZE if masks == "given" else None,
        backdrop=SCENE in labels,  # the authors' pictures have regions with boxes instead
        naming=naming(names.classes),
    )
    renderer = GanRenderer(painter, encoder, device=device, precision=precision, compiled=compiled)
    if masks == "own":
        renderer.conditions = renderer.conditions - {"masks"}
    return renderer


@lru_cache(maxsize=2)
def _loaded(folder: Path) -> tuple[Painter, Names]:
    found = Weights(folder)
    if found.config.system == reading.SYSTEM:
        ready = reading.load(str(folder))
        if ready.net.refinement_net is None:
            raise WeightsError(
                f"{found.config.name} makes layouts only: to draw take weights of {SYSTEM}, or the authors'"
            )
        names = plain(ready.names)
        return Painter(ready.net, names), names
    told = found.config.vocabulary
    missing = [name for name in ("objects", "predicates", "classes") if name not in told]
    if missing:
        raise WeightsError(f"{folder} is not of {SYSTEM!r}: its vocabulary has no {missing[0]!r}")
    names = Names(told["objects"], told["predicates"], told["classes"])
    painter = Painter(Sg2Im(config_of(found.config.options)), names)
    found.load(painter, SYSTEM)
    return painter.eval(), names


def plain(names: Names) -> Names:
    """COCO's names as nouns: "sky-other" is sky; a name that was not used for anything, or comes twice, is no class."""
    objects, taken = list(names.objects), set[str]()
    for k, name in enumerate(names.objects):
        noun = name.removesuffix("-other").removesuffix("-stuff")
        objects[k] = noun if noun not in taken else f"__{k}__"
        taken.add(noun)
    known = [o for o, name in zip(objects, names.objects, strict=True) if name in names.classes and name != "NONE"]
    return Names(objects, names.predicates, [o for o in known if not o.startswith("__")])
