"""The pictures of the predicates say what the predicates mean."""

from __future__ import annotations

import pytest

from docs.make import predicates
from docs.make.predicates import Example, cases, examples
from layoutgen.geometry import PREDICATES, check, holds, relation_holds


def test_every_predicate_has_a_picture() -> None:
    assert set(cases()) == set(PREDICATES)


@pytest.mark.parametrize("name", PREDICATES)
def test_the_boxes_of_the_picture_satisfy_it(name: str) -> None:
    example = examples()[name]
    assert relation_holds(example.layout, example.relation)
    assert all(any(holds(name, a, b) for b in example.objects) for a in example.subjects)
    assert check(example.layout) == []
    assert example.picture.image.size == (predicates.SIDE, predicates.SIDE)


def test_the_map_is_what_holds_says() -> None:
    example = examples()["left of"]
    zone = predicates.zone(example)
    assert zone is not None
    assert any(map(any, zone)) and not all(map(all, zone))
    assert not any(row[-1] for row in zone), "nothing at the right edge is left of anything"
    box = example.subjects[0].box
    assert zone[int(box.cy * predicates.STEPS)][int(box.cx * predicates.STEPS)]


@pytest.mark.parametrize("name", [name for name, p in PREDICATES.items() if p.family != "comparison"])
def test_the_map_contains_the_subject(name: str) -> None:
    example: Example = examples()[name]
    zone = predicates.zone(example)
    if zone is None:
        assert len(example.subjects) > 1
    else:
        box = example.subjects[0].box
        x, y = (min(int(v * predicates.STEPS), predicates.STEPS - 1) for v in box.center)
        assert any(
            zone[row][column]
            for row in (y - 1, y, y + 1)
            for column in (x - 1, x, x + 1)
            if row < len(zone) and column < len(zone)
        )
