"""Who is where, of one who looks at or sees to another: "examines a dog on a table", "stares at a bird on a branch"."""

from __future__ import annotations

from layoutgen.parse.lexicon import ALIVE
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading

_SEES = frozenset({"look", "stare", "gaze", "watch", "point", "bark", "aim", "shout", "wave", "smile", "growl", "hiss"})
_SEES_TO = frozenset({"examine", "treat", "groom", "brush", "wash", "bathe", "massage", "comb", "shave", "vaccinate"})
_ROOMY = frozenset({"clothing", "person"})


def looked_upon(reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity]) -> list[Entity]:
    """`subjects`, or the animal or person right before the phrase, which is what they look at or see to."""
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    if near is None or phrase.predicate != "on" or objects[0].group in _ROOMY:
        return subjects
    seen = reading.refers[near]
    if reading.chunks[near].kind != "noun" or not seen or seen == subjects:
        return subjects
    if any(e.group not in ALIVE for e in (*seen, *subjects)):
        return subjects
    verb = reading.chunks[near].start - 1
    tree = reading.tree
    at = verb >= 0 and tree.tags[verb] == "IN"
    while verb >= 0 and not reading.is_verb(verb):
        verb -= 1
    return seen if verb >= 0 and tree.lemmas[verb] in (_SEES if at else _SEES_TO) else subjects
