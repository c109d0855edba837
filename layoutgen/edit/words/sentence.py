"""A text of commands as clauses of words: ids protected, politeness dropped, cut where a new command begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from layoutgen import vocab
from layoutgen.edit.season import SEASONS
from layoutgen.edit.words.asides import reasoned
from layoutgen.edit.words.lexicon import FILLERS, NOUNY, NUMBERS, VERBS
from layoutgen.edit.words.manners import plain
from layoutgen.edit.words.spelling import written_out
from layoutgen.errors import EditError
from layoutgen.layout import Layout
from layoutgen.utf8 import broken

if TYPE_CHECKING:
    from spacy.tokens import Doc

MOST = 4000  # characters
Analyse = Callable[[str], "Doc"]
_STOPS = frozenset({";", ".", "!", "?", "\n", ":", "..."})
_JOINTS = frozenset({"and", ",", "&", "then", "but", "plus"})
_SHALL = frozenset({"should", "must", "shall", "ought"})
_NAMING = frozenset({"IN", "DT", "JJ", "NN", "CD", "NNP", "NNS", "NNPS"})
_CAUSING = frozenset({"make", "let", "have", "get", "want", "help", "keep", "show", "need", "see"})
_AFTER_VERB = frozenset({"DT", "PRP", "PRP$", "CD", "PDT", "WDT", "EX"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the pipeline reads it. ids: the items that it names outright. start, end: characters in `text`."""

    text: str
    lower: str
    lemma: str
    tag: str
    start: int
    end: int
    ids: tuple[str, ...] = ()


def spoken(text: str, tag: str, beside: Word | None = None) -> Word:
    """A word that nobody typed, in its base form, as if it stood before another one."""
    at = 0 if beside is None else beside.start
    return Word(text, text, text, tag, at, at)


def words_of(text: str, layout: Layout, analyse: Analyse) -> tuple[str, list[Word]]:
    """The text that was read (ids replaced by words), and its words. Raises EditError when it is empty or too long."""
    if not text.strip():
        raise EditError("there is no command: say what to change, as in 'move the dog left of the car'")
    if len(text) > MOST:
        raise EditError(f"the commands are {len(text):,} characters long; at most {MOST:,} are read at once")
    if wrong := broken(text):
        raise EditError(f"the commands are not UTF-8: {wrong}")
    plain = written_out(" ".join(text.replace("\n", " ; ").split()))
    safe, known = _protected(plain, layout)
    made = []
    for token in analyse(safe):
        lower = token.text.lower()
        ids = known.get(lower, ())
        tag = "NN" if ids else token.tag_
        made.append(Word(token.text, lower, token.lemma_.lower(), tag, token.idx, token.idx + len(token.text), ids))
    return safe, list(_split_up(made))


def _protected(text: str, layout: Layout) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The text with ids as words of letters, which no tokenizer takes apart, and what the words stand for."""
    meant: dict[str, tuple[str, ...]] = {item.id: (item.id,) for item in layout.items}
    for thing in layout.scene.objects:
        items = tuple(item.id for item in layout.of(thing.id))
        if items:
            meant.setdefault(thing.id, items)
    named = [each for each in meant if re.search(r"[.\d_]", each)]
    if not named:
        return text, {}
    pattern = "|".join(re.escape(each) for each in sorted(named, key=len, reverse=True))
    known: dict[str, tuple[str, ...]] = {}

    def stand_in(match: re.Match[str]) -> str:
        number = len(known)
        word = "item" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "x"
        known[word] = meant[match.group(0).lower() if match.group(0) not in meant else match.group(0)]
        return word

    return re.sub(rf"(?<![\w.])(?:{pattern})(?!\w|\.\d)", stand_in, text, flags=re.IGNORECASE), known


def _split_up(words: Sequence[Word]) -> Iterator[Word]:
    """ "20px", "2x" and "50%" as a number and its unit; "800x600" stays."""
    for word in words:
        match = re.fullmatch(r"(\d+(?:\.\d+)?)(px|pixels?|x|%|times|percent|°|deg|degrees?)", word.lower)
        if match:
            cut = word.start + len(match.group(1))
            yield replace(word, text=match.group(1), lower=match.group(1), lemma=match.group(1), tag="CD", end=cut)
            yield replace(word, text=match.group(2), lower=match.group(2), lemma=match.group(2), tag="NN", start=cut)
        else:
            yield word


def clauses(words: Sequence[Word]) -> list[list[Word]]:
    """The commands, each as its words without the joints between them and what is said out of politeness."""
    cut: list[list[Word]] = [[]]
    for i, word in enumerate(words):
        if word.lower == ":" and cut[-1] and (_names(cut[-1]) or _lists_looks(words, i + 1)):
            continue  # "the car: green"
        if (
            word.lower in _STOPS
            or (
                word.lower in _JOINTS
                and cut[-1]
                and (
                    begins(words, i + 1)
                    or (_tells(cut[-1]) and _tells(words[i + 1 : i + 5]))
                    or ((_whole(cut[-1]) or _is_topic(cut[-1], words, i)) and _states(words, i + 1))
                )
            )
            or (word.lower == "then" and cut[-1] and _has_verb(cut[-1]))
            or (word.lower in ("so", "because") and cut[-1] and (word.lower != "so" or begins(words, i + 1)))
        ):
            cut.append([word] if word.lower in ("so", "but", "because") else [])
        elif word.lower == "," and cut[-1] and _says_when(cut[-1], words[i + 1 : i + 2]):
            cut.append([])
        elif word.lower == "," and len(cut[-1]) > 2 and _has_verb(cut[-1]) and _complains(words, i + 1):
            cut.append([replace(word, text="because", lower="because", lemma="because", tag="IN")])
        elif _beside(cut[-1], words, i):
            still = any(each.lower in ("still", "remaining", "staying") for each in words[i : i + 6])
            cut.append([replace(word, text="because", lower="because", lemma="because")] if still else [])
        elif _runs_on(cut[-1], words, i):
            cut.append([word])
        else:
            cut[-1].append(word)
    return reasoned(cut, [plain(clause, verb_at) for clause in cut], verb_at)


def _lists_looks(words: Sequence[Word], i: int) -> bool:
    """Whether nothing but colours follows: "paint the books from left to right: red, blue and green"."""
    end = next((k for k in range(i, len(words)) if words[k].lower in _STOPS), len(words))
    plain = [word.lower for word in words[i:end] if word.lower not in _JOINTS]
    return len(plain) > 1 and all(vocab.colour(word) for word in plain)


def _complains(words: Sequence[Word], i: int) -> bool:
    """ "it is too small", "they look so sad" behind a command: only why."""
    lower = [word.lower for word in words[i : i + 3]]
    said = lower[1:2] and lower[1] in ("is", "are", "'s", "'re", "was", "looks", "look", "seems")
    return lower[:1] != [] and lower[0] in ("it", "he", "she", "they", "that") and bool(said) and lower[2:] in _VERY


_VERY = (["too"], ["so"], ["very"], ["way"])


def _says_when(clause: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a clause is no more than a time, a weather or a season: "night, lamps on"; not "night, with a moon"."""
    if any(word.lower == "with" for word in after):
        return False
    words = [word.lower for word in clause if word.lower not in FILLERS and word.lower not in ("the", "at", "a", "in")]
    return len(words) == 1 and bool(vocab.time_of_day(words[0]) or vocab.weather(words[0]) or words[0] in SEASONS)


def _runs_on(clause: Sequence[Word], words: Sequence[Word], i: int) -> bool:
    """Whether a new command begins at i without anything that joins it: "move it left delete the cat"."""
    if len(clause) < 3 or words[i].tag != "VB" or not verb_at(words, i) or words[i - 1].tag in ("TO", "MD", "RB", "VB"):
        return False
    told = verb_at(clause, 0) or (clause[0].tag in ("DT", "PRP") and any(w.tag in ("VBZ", "VBP") for w in clause))
    after = words[i + len(verb_at(words, i).split()) :]
    object_ = bool(after) and (after[0].lower in ("it", "them", "the", "a", "an") or bool(after[0].ids))
    causing = {word.lemma for word in clause} & _CAUSING or any(word.tag in ("MD", "TO") for word in clause)
    return bool(told) and object_ and not causing and words[i - 1].lower not in ("and", "n't", "not", "please", "also")


def _beside(clause: Sequence[Word], words: Sequence[Word], i: int) -> bool:
    """ "with the man still sitting on it", "with the bag next to him" behind a command: said of another thing."""
    if words[i].lower != "with" or len(clause) < 3 or VERBS.get(verb_at(clause, 0)) == "add" or not _whole(clause):
        return False
    after = words[i + 1 : i + 9]
    doing = next((k for k, word in enumerate(after) if word.tag in ("VBG", "IN") or word.lower == "next"), 0)
    named = doing > 1 and after[0].lower in ("the", "his", "her", "their", "its", "both")
    if named and after[doing].tag != "VBG":  # the place is one of what was spoken of before
        named = any(word.lower in ("it", "him", "them") or word.tag == "PRP" for word in after[doing:])
    return bool(named) and all(word.tag in _NAMING or word.lower in ("still", "his", "her") for word in after[1:doing])


def _names(clause: Sequence[Word]) -> bool:
    """Whether words only name a thing."""
    return len(clause) < 7 and clause[0].tag != "IN" and all(word.ids or word.tag in _NAMING for word in clause)


def _has_verb(clause: Sequence[Word]) -> bool:
    return any(verb_at(clause, i) for i in range(min(len(clause), 4)))


def begins(words: Sequence[Word], i: int) -> bool:
    """Whether a new command begins at i, behind a joint."""
    while i < len(words) and (words[i].lower in _JOINTS or words[i].lower in FILLERS):
        i += 1
    asked = [word.lower for word in words[i : i + 2]]
    if asked[:1] in (["can"], ["could"], ["would"], ["will"]) and asked[1:] in (["you"], ["we"], ["i"]):
        return True
    i += 2 if asked in (["let", "us"], ["let", "'s"], ["you", "can"], ["you", "may"], ["you", "could"]) else 0
    while i < len(words) and words[i].lower in FILLERS:
        i += 1
    if words[i : i + 1] and words[i].lower == "to" and "you" in [word.lower for word in words[:i]]:
        i += 1  # "I'd like you to make it bigger and to put it there"
    if i >= len(words):
        return False
    if words[i].tag == "VBG":  # not "wearing a hat and carrying a stick"
        return _suggested(words, i)
    if _negated(words, i) or (words[i].lower == "no" and words[i - 1].lower in (",", "and") and _none(words, i)):
        return True
    return bool(verb_at(words, i)) and _takes_object(words, i)


def _suggested(words: Sequence[Word], i: int) -> bool:
    """Whether a verb in -ing is the next of those that "what about making it red and putting it here" suggests."""
    start = max((k + 1 for k in range(i) if words[k].lower in _STOPS), default=0)
    lead = next((k + 1 for k in range(start, i) if words[k].lower in ("about", "mind", "suggest", "try")), 0)
    first = lead and words[lead].tag == "VBG" and verb_at(words, lead)
    after = words[i + 1 : i + 2]
    return bool(first and verb_at(words, i) and after and (after[0].tag in _AFTER_VERB or after[0].ids))


def _none(words: Sequence[Word], i: int) -> bool:
    """ "no sun" and nothing more, behind a command that is whole."""
    after = words[i + 1 : i + 3]
    last = len(after) == 1 or (len(after) == 2 and (after[1].lower in _STOPS or after[1].lower in _JOINTS))
    return last and after[0].tag.startswith("NN")


def _negated(words: Sequence[Word], i: int) -> bool:
    """ "do n't move", "do not move", "never move" at i."""
    lower = [word.lower for word in words[i : i + 2]]
    return bool(verb_at(words, i + 1)) if lower[:1] == ["never"] else lower in (["do", "n't"], ["do", "not"])


def _is_topic(clause: Sequence[Word], words: Sequence[Word], i: int) -> bool:
    """ "the bird, I want it red"."""
    wished = words[i].lower == "," and [word.lower for word in words[i + 1 : i + 2]] in (["i"], ["we"])
    return wished and _names(clause)


def _whole(clause: Sequence[Word]) -> bool:
    """Whether a clause says all that it has to, so that a statement can follow it."""
    told = clause[0].lower in ("i", "we", "there") and len(clause) > 2  # "I like the dog", "there are four ducks"
    lower = [word.lower for word in clause]
    return told or _has_verb(clause) or any(word in _SHALL for word in lower) or _must(lower)


_HAVING_TO = frozenset({"needs", "need", "has", "have", "got", "supposed"})
_BELONGING = frozenset({"belongs", "belong", "goes"})
_GOOD = frozenset({"fine", "good", "ok", "okay", "nice", "great", "perfect", "lovely", "right", "alright"})
_WOULD = frozenset({"would", "'d", "could", "can", "might"})


def _must(lower: Sequence[str]) -> bool:
    """ "needs to", "has to", "is supposed to", "belongs", "would look" behind a subject."""
    for k, word in enumerate(lower[1:], 1):
        after = lower[k + 1 : k + 2]
        if word in ("needs", "need") and after in (["a"], ["an"], ["some"], ["more"], ["no"]):
            return True
        if (word in _HAVING_TO and after == ["to"]) or (word in _BELONGING and after):
            return True
        if word in _WOULD and after in (["look"], ["be"], ["go"], ["have"]):
            return True
        if (
            word in ("is", "are", "looks", "look")
            and after
            and (after[0] in _GOOD or after[0] in ("too", "not", "n't"))
        ):
            return True
    return False


def _tells(words: Sequence[Word]) -> bool:
    """Whether words tell what something does: "the boy sits on the bench"."""
    some = len(words) > 2 and words[0].tag == "DT" and words[1].tag.startswith(("NN", "JJ")) and not verb_at(words, 0)
    return some and any(word.tag == "VBZ" or word.lower in ("were", "was") for word in words[2:5])


def _states(words: Sequence[Word], i: int) -> bool:
    """Whether a statement of what shall be begins at i: "he should hold the bag", "I want it red"."""
    lower = [word.lower for word in words[i : i + 7]]
    if lower[:1] in (["i"], ["we"]):
        lower = [word for word in lower if word not in ("only", "just")]
        return lower[1:2] in (["want"], ["need"], ["would"], ["'d"], ["do"], ["prefer"], ["noticed"], ["see"])
    if lower[:1] in (["it"], ["they"], ["he"], ["she"]) and lower[1:2] in (["would"], ["'d"], ["could"]):
        return True
    end = next((k for k, w in enumerate(lower) if w in _JOINTS or w in _STOPS), len(lower))
    begins_so = words[i : i + 1] != [] and (words[i].tag in ("DT", "PRP", "PRP$", "CD") or bool(words[i].ids))
    return any(w in _SHALL for w in lower[1:end]) or (begins_so and _must(lower[:end]))


def verb_at(words: Sequence[Word], i: int) -> str:
    """The verb at i, in its base form, with a particle where the two mean something else; "" for none."""
    if i >= len(words):
        return ""
    word = words[i]
    for length in (3, 2):
        phrase = " ".join([_base(word), *(w.lower for w in words[i + 1 : i + length])])
        if length <= len(words) - i and phrase in VERBS:
            return phrase
    base = _base(word)
    return base if base in VERBS else ""


def _base(word: Word) -> str:
    if word.lower in VERBS:
        return word.lower
    return word.lemma if word.lemma in VERBS and not word.tag.startswith("NNS") else word.lower


def _takes_object(words: Sequence[Word], i: int) -> bool:
    """Whether what follows the verb at i is what commands go on with."""
    verb = verb_at(words, i)
    after = words[i + len(verb.split())] if i + len(verb.split()) < len(words) else None
    if VERBS[verb] in ("undo", "redo"):
        return True
    if after is None:
        return VERBS[verb] == "flip" or words[i].tag in ("VB", "VBP")
    if after.tag in _AFTER_VERB or after.ids or after.lower in NUMBERS:
        return True
    if verb in NOUNY:
        return after.lower in ("everything", "all", "both")
    return words[i].tag in ("VB", "VBP", "NN") and not after.tag.startswith(("VB", "MD"))
