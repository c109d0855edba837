"""Every sentence does what it says and leaves the rest alone; questions and refusals change nothing."""

from __future__ import annotations

import pytest

from layoutgen.engine import Engine
from layoutgen.errors import AmbiguousError, EditError
from tests.edit import scenes
from tests.edit.last import LAST
from tests.edit.later import LATER
from tests.edit.sentences import CASES, QUESTIONS, REFUSED, Case

ALL = (*CASES, *LATER, *LAST)


@pytest.mark.parametrize("case", ALL, ids=[case.words for case in ALL])
def test_sentence(engine: Engine, case: Case) -> None:
    before = getattr(scenes, case.scene)()
    after, told = engine.edit(before, case.words)
    assert told
    wrong = [number for number, check in enumerate(case.checks) if not check(before, after)]
    assert not wrong, (wrong, told, [(i.id, i.box) for i in after.items if i not in before.items])


@pytest.mark.parametrize(("scene", "words", "candidates"), QUESTIONS)
def test_ambiguous_words_are_a_question(engine: Engine, scene: str, words: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousError) as caught:
        engine.edit(getattr(scenes, scene)(), words)
    assert str(caught.value).endswith("?")
    assert all(each in str(caught.value) and each in caught.value.candidates for each in candidates)


@pytest.mark.parametrize(("scene", "words", "said"), REFUSED)
def test_what_is_not_understood_is_said_in_one_sentence(engine: Engine, scene: str, words: str, said: str) -> None:
    with pytest.raises(EditError) as caught:
        engine.edit(getattr(scenes, scene)(), words)
    assert not isinstance(caught.value, AmbiguousError)
    assert said in str(caught.value) and "\n" not in str(caught.value)
