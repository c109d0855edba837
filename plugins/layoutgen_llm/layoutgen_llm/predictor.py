"""The predictor `layoutgpt`: a language model writes a style sheet for a scene, in the manner of LayoutGPT.

Feng et al., LayoutGPT: Compositional Visual Planning and Generation with Large Language Models, arXiv 2305.15393.
"""

from __future__ import annotations

import warnings
from typing import Literal

from layoutgen.errors import PluginError
from layoutgen.layout import Box, Canvas, Item, Layout
from layoutgen.predict.prior import PriorPredictor
from layoutgen.scene import SceneGraph
from layoutgen_llm import css
from layoutgen_llm.endpoint import AnswerError, Endpoint, EndpointError
from layoutgen_llm.examples import nearest
from layoutgen_llm.placing import depths, placed
from layoutgen_llm.prompt import is_region, question, rule_names

VERSION = "0.1.0"
MOST_EXAMPLES = 40


class LayoutGptPredictor:
    """Things get the model's boxes; regions, poses, and what the model leaves out come from the predictor `prior`.

    The layout is the model's own; the engine's `satisfy` repairs what in it is not so.
    """

    network = True

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        temperature: float = 0.7,
        examples: int = 6,
        fallback: Literal["prior", "none"] = "prior",
    ) -> None:
        """Raises PluginError for a number that makes no sense."""
        if not 0 <= temperature <= 2:
            raise PluginError(f"temperature={temperature} is not possible: 0 to 2")
        if not 0 <= examples <= MOST_EXAMPLES:
            raise PluginError(f"examples={examples} is not possible: 0 to {MOST_EXAMPLES}")
        self.endpoint, self.temperature, self.examples, self.fallback = endpoint, temperature, examples, fallback
        self.prior = PriorPredictor()

    def __call__(
        self, scene: SceneGraph, *, seed: int = 0, keep: Layout | None = None, canvas: Canvas | None = None
    ) -> Layout:
        """The layout of a scene. `keep`: its locked items stay exactly; its canvas is used when none is named.

        The seed goes to the endpoint. Raises EndpointError when there is no answer and no fallback.
        """
        base = self.prior(scene, seed=seed, keep=keep, canvas=canvas)
        locked = {item.id for item in keep.items if item.locked} if keep is not None else set()
        todo = [i for i in base.items if i.id not in locked and not is_region(i, base.scene)]
        if not todo:
            return base
        names = rule_names(base.items)
        try:
            found, notes = self._asked(base, todo, names, seed)
        except EndpointError as error:
            if self.fallback == "none":
                raise
            warnings.warn(f"predictor 'layoutgpt': laid out by the predictor 'prior' instead: {error}", stacklevel=2)
            return base.note("predict", "layoutgpt", VERSION, seed, (f"laid out by prior instead: {error}",))
        layout = base.model_copy(update={"items": _arranged(base, found, locked), "provenance": ()})
        asked = f"asked {self.endpoint.model} at {self.endpoint.host}"
        return layout.note("predict", "layoutgpt", VERSION, seed, (asked, *notes))

    def _asked(
        self, base: Layout, todo: list[Item], names: dict[str, str], seed: int
    ) -> tuple[dict[str, tuple[Box, float | None]], list[str]]:
        """The model's boxes by item, and what was wrong with them; asked once more when there is none at all."""
        messages = question(base, todo, names, nearest(base.scene, self.examples))
        for _ in range(2):
            answer = self.endpoint.ask(messages, temperature=self.temperature, seed=seed)
            found, notes = placed(css.read(answer, base.canvas), todo, names)
            if found:
                return found, notes
            messages = [
                *messages,
                {"role": "assistant", "content": answer[:4000]},
                {"role": "user", "content": "There is no usable rule in that. Answer with the style sheet alone."},
            ]
        raise AnswerError(f"the model {self.endpoint.model!r} gives no usable box: {answer.strip()[:60]!r}")


def _arranged(base: Layout, found: dict[str, tuple[Box, float | None]], locked: set[str]) -> tuple[Item, ...]:
    """The items of `base` in the model's boxes, nearer ones with greater z; locked ones and regions as they are."""
    free = [item for item in base.items if item.id not in locked and not is_region(item, base.scene)]
    moved = [i.model_copy(update={"box": found[i.id][0]}) if i.id in found else i for i in free]
    given = {item.id: z for item in moved if (z := found.get(item.id, (None, None))[1]) is not None}
    if len(given) == len(moved):
        moved.sort(key=lambda item: given[item.id])
    else:
        moved.sort(key=lambda item: item.box.y1)  # what stands lower stands nearer
    made = {item.id: item for item in depths(moved, {item.id: item.z for item in free}, base.scene)}
    return tuple(made.get(item.id, item) for item in base.items)
