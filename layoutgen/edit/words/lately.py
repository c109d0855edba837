"""Phrases that tell a thing by what was done with it, or by where it is: "the tree you just added", "what is on it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def had_by(words: Sequence[Word], i: int, take: Callable[[int], Ref | None]) -> Ref | None:
    """ "everything the farmer is holding", "what she wears"; none when no such phrase begins at i.

    take: reads the noun phrase that begins at a word.
    """
    lower = [word.lower for word in words]
    length = 1 if lower[i] in _ALL else 2 if lower[i : i + 2] in _THINGS else 0
    at = i + length + (lower[i + length : i + length + 1] in (["that"], ["which"]))
    if not length or at >= len(words) or words[at].tag not in ("DT", "PRP", "NN", "PRP$"):
        return None
    owner = take(at)
    end = owner.end if owner is not None else len(words)
    end += lower[end : end + 1] in (["is"], ["'s"], ["are"])
    had = _HAD.get(lower[end]) if end < len(words) else None
    if owner is None or had is None or lower[end + 1 : end + 2] not in ([], ["."], [","], ["and"], ["now"]):
        return None
    text = " ".join(word.text for word in words[i : end + 1])
    return Ref(i, end + 1, text, pronoun="everything", plural=True, near=((had, (owner,)),))


_ALL = frozenset({"everything", "anything", "what", "whatever", "all"})
_THINGS = (["the", "thing"], ["the", "things"], ["the", "stuff"])
_HAD = {
    **dict.fromkeys(("holding", "holds", "hold", "carrying", "carries", "has", "have", "using"), "held by"),
    **dict.fromkeys(("wearing", "wears", "wear"), "worn by"),
}


def whatever(words: Sequence[Word], i: int) -> Ref | None:
    """ "what is on the table", "what you just added"; none when no such phrase begins at i."""
    if words[i].lower not in ("what", "whatever"):
        return None
    if words[i + 1 : i + 2] and words[i + 1].lower in _BEING and words[i + 2 : i + 3]:
        return Ref(i, i + 2, f"{words[i].text} {words[i + 1].text}", pronoun="everything", plural=True)
    done = told_lately(words, Ref(i, i + 1, words[i].lower, plural=True, definite=True))
    return done if done is not None and done.lately else None
