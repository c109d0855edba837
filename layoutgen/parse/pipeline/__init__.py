"""The small English pipeline, and how any other is loaded in its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from layoutgen.errors import PluginError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SHIPPED", "load"]

SHIPPED = Path(__file__).parent / "en_scene"
_INFO = "spacy.cli.info"


@lru_cache(maxsize=4)
def load(name: str | None = None) -> Language:
    """The shipped pipeline, or the installed pipeline or folder called `name`. Loaded once, then kept.

    Raises PluginError when there is no pipeline of that name. The shipped one needs no torch: where torch is
    installed but not yet imported it stays so, which saves seconds and hundreds of megabytes. A pipeline that does
    need torch (a transformer) must therefore be the first to be loaded in its process.
    """
    if name is None:
        with _without_torch(), _without_commands():
            return _load_folder(SHIPPED)
    import spacy

    from layoutgen.parse.pipeline import lemma, upos  # noqa: F401 - a user's pipeline may contain our components

    try:
        nlp = spacy.load(name, exclude=["ner", "entity_linker", "entity_ruler", "textcat"])
    except OSError as error:
        raise PluginError(
            f"There is no spaCy pipeline called {name!r}: install it (python -m spacy download {name}), "
            "give the path of its folder, or leave the name out to use the built-in one."
        ) from error
    if not any("token.dep" in nlp.get_pipe_meta(component).assigns for component in nlp.pipe_names):
        raise PluginError(
            f"The spaCy pipeline {name!r} has no dependency parser, without which no scene is read: take one that has, "
            "such as en_core_web_sm, or leave the name out to use the built-in one."
        )
    return nlp


def _load_folder(folder: Path) -> Language:
    import spacy

    from layoutgen.parse.pipeline import lemma, upos  # noqa: F401 - importing them registers the components
    from layoutgen.parse.pipeline.build import use_numpy

    if not (folder / "config.cfg").is_file():
        raise PluginError(f"The built-in pipeline is missing at {folder}: install layoutgen again.")
    # The tokenizer's rules come from the configuration; reading the stored copy again would double the time.
    nlp = spacy.load(folder, exclude=["tokenizer"])
    use_numpy(nlp)
    return nlp


@contextmanager
def _without_torch() -> Iterator[None]:
    """Make the optional `import torch` inside thinc (spaCy's numeric library) fail while spaCy is first imported."""
    blocked = [] if "thinc" in sys.modules else [name for name in ("torch", "cupy") if name not in sys.modules]
    for name in blocked:
        sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to mark a module as absent
    try:
        yield
    finally:
        for name in blocked:
            del sys.modules[name]


@contextmanager
def _without_commands() -> Iterator[None]:
    """Keep spaCy, while it is first imported, from importing its command line, and a web client with it, for the sake
    of `spacy.info`: a sixth of the time in which a command of ours starts. `spacy.info` works as ever, and so does
    `import spacy.cli` afterwards."""
    if "spacy" in sys.modules:
        yield
        return
    stand_in = ModuleType(_INFO)
    stand_in.__dict__["info"] = _info
    sys.modules[_INFO] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_INFO) is stand_in:
            del sys.modules[_INFO]


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, imported when it is called."""
    from spacy.cli.info import info

    return info(*args, **options)
