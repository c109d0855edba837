"""Verbs that a text leaves out are said again: "one wearing a hat and the other a scarf", "the girl has a kite and the
boy a ball"."""

from __future__ import annotations

import re

from layoutgen import vocab

_COUNTED = r"(?:an?|the|two|three|four|five|some|his|her|its)"
_SHARE = re.compile(
    rf"\bone (?:of them )?(?:is |are )?(?P<verb>\w+ing|has|wears|holds|with|in|on) {_COUNTED} [^.;]*?"
    rf"(?:,? and|,|;|,? while) (?P<who>the other(?: one)?|another|the (?:second|third|last)(?: one)?)"
    rf" (?=(?!one\b){_COUNTED} )"
)
_DOER = re.compile(
    rf"\b(?P<verb>\w+ing|has|holds|wears|eats|rides|drinks|plays|reads|carries|is in|is on|in|on) {_COUNTED} "
    rf"[^.,;]*?(?:,? and|, while|,) (?P<who>the (?:\w+ )?(?P<noun>\w+)) (?=(?:an?|two|three|some) )"
)


_BEFORE_DOER = (" and the ", ", the ", " while the ")


def said_again(text: str, sources: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with such a verb after its second subject, where it stands for the letter before it."""
    if " other a" not in text and not any(words in text for words in _BEFORE_DOER) and " other one a" not in text:
        return text, sources
    for pattern in (_SHARE, _DOER):
        found = pattern.search(text)
        if found is None or (pattern is _DOER and found["noun"] != "one" and not _is_alive(found["noun"])):
            continue
        at, verb = found.end("who"), f" {found['verb']}"
        text = f"{text[:at]}{verb}{text[at:]}"
        sources = [*sources[:at], *[sources[at - 1]] * len(verb), *sources[at:]]
    return text, sources


def _is_alive(word: str) -> bool:
    noun = vocab.lookup(vocab.singular(word))
    return vocab.person(word) is not None or (noun is not None and noun.group in ("person", "animal", "bird"))
