"""Phrases that tell a thing by what was done with it, or by where it is: "the tree you just added", "what is on it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layoutgen.edit.words.lexicon import VERBS
from layoutgen.edit.words.ref import Ref
from layoutgen.edit.words.sentence import Word, verb_at

_BEFORE_VERB = frozenset({"have", "'ve", "had", "just", "only"})
_BEHIND_VERB = frozenset({"just", "now", "last", "before", "earlier", "first"})
_BEING = frozenset({"is", "'s", "lies", "stands", "are", "was"})


def told_lately(words: Sequence[Word], made: Ref | None) -> Ref | None:
    """A phrase with the relative clause behind it: "the tree that you just added", "the one I moved"."""
    if made is None or not (made.definite or made.plural):
        return made
    lower = [word.lower for word in words]
    at = made.end + (lower[made.end : made.end + 1] in (["that"], ["which"]))
    if lower[at : at + 1] not in (["i"], ["you"], ["we"]):
        return made
    at += 1
    while lower[at : at + 1] and lower[at] in _BEFORE_VERB:
        at += 1
    if at >= len(words) or words[at].tag not in ("VBD", "VBN", "VBP", "VB"):
        return made
    verb = verb_at(words, at)
    if VERBS.get(verb, "want") == "want":  # "the bridge I want smaller"
        return made
    end = at + len(verb.split())
    while lower[end : end + 1] and lower[end] in _BEHIND_VERB:
        end += 1
    lately = "new" if VERBS[verb] in ("add", "give", "copy") else "done"
    text = " ".join(word.text for word in words[made.start : end])
    return replace(made, lately=lately, definite=True, end=end, text=text)


def whatever(words: Sequence[Word], i: int) -> Ref | None:
    """ "what is on the table", "what you just added"; none when no such phrase begins at i."""
    if words[i].lower not in ("what", "whatever"):
        return None
    if words[i + 1 : i + 2] and words[i + 1].lower in _BEING and words[i + 2 : i + 3]:
        return Ref(i, i + 2, f"{words[i].text} {words[i + 1].text}", pronoun="everything", plural=True)
    done = told_lately(words, Ref(i, i + 1, words[i].lower, plural=True, definite=True))
    return done if done is not None and done.lately else None
