"""Parsing in several processes gives what one gives, in the same order."""

from __future__ import annotations

import pytest

from layoutgen.errors import PluginError, TextError
from layoutgen.parse.parser import SpacyParser
from layoutgen.scene import SceneGraph


def told(found: SceneGraph | TextError) -> object:
    return str(found) if isinstance(found, TextError) else (found.text, found.data(), found.graph["said"])


def test_processes_say_what_one_says() -> None:
    texts = [f"{n} {what}" for n in ("two", "three red", "four") for what in ("dogs", "cats on a sofa", "cars")] * 9
    texts[40] = "hello"
    alone, together = SpacyParser(), SpacyParser(jobs=2)
    assert [told(one) for one in together.each(texts)] == [told(one) for one in alone.each(texts)]


def test_few_texts_start_no_process() -> None:
    parser = SpacyParser(jobs=2)
    assert [len(scene) for scene in parser.many(["a dog", "a cat on a sofa"])] == [1, 2]
    assert parser._others is None


def test_no_process_is_no_number() -> None:
    with pytest.raises(PluginError, match="0 processes"):
        SpacyParser(jobs=0)
