"""What people say around a command: politeness, hesitation, comment; a clause without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from layoutgen.edit.words.lexicon import FILLERS

if TYPE_CHECKING:
    from layoutgen.edit.words.sentence import Word


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.replace("\n", "|").split("|") if phrase.strip())


_OPENERS = _phrases("""
    can you | could you | would you | will you | can u | could u | i want you to | i would like you to |
    i 'd like you to | i need you to | i 'd love you to | let us | let 's | let's | go ahead and | try to |
    i 'd like to | i would like to | i want to | i wanna | i 'd love to | i 'd prefer to | we should | you should |
    you could | we need to | we have to | you have to | i need to | you can | we can | make sure that | make sure |
    ensure that | ensure | see to it that | you need to | next , | what about | how about | do you mind |
    would you mind | i think | i guess | i want that | i wish that | please | i feel like | why do n't you |
    why do n't we | why not | is it possible to | would it be possible to | it would be nice if you could |
    it would be great if you could | it 'd be great if you could | i was wondering if you could | help me | i wish |
    it would be nice to | it would be better to | it would be better if | it would be nice if | it would be great if
    | can i have | can we have | could i have | could we have | may i have | can i get | can we get | could i get |
    if possible | for me | by the way | in addition | as a next step | the next thing is to | after that |
    as a last step | at the end | do me a favor and | do me a favour and | be so kind and | be so kind as to |
    make it look like | make it look as if | make it so that | make it so | make it such that |
    you know what | i 'd say | it seems that | my idea is to | your task is to | now i want you to | remember to |
    do n't forget to | i would like that | i 'd like that | i noticed that | i noticed | i see that | one more thing |
    first of all | most of all | last of all | to start with |
    first things first | what i 'd really like is | what i 'd like is | what i want is | what i really want is |
    what i need is | what i would like is | all i want is | what we need is | you see | for starters | to begin with |
    i was hoping | i was hoping that | i hope | i hope that | i was thinking | i was thinking that | i wonder if |
    i was wondering if | i was wondering whether | i wonder whether | i imagine | i suggest that | i propose that |
    what if | how about if | what about if | imagine | imagine that | imagine if | suppose | suppose that | if only |
    do me a favor | do me a favour | i do n't know | another thing | one last thing | last but not least
""")
_CLOSERS = _phrases("""
    anymore | any more | for me | if possible | if you can | if you do n't mind | if you would | if you could |
    thank you | thank you very much | thanks a lot | right now | at once | would be nice | would be great |
    would be good | as well | would be cool | would be lovely | would be better | would be perfect | would be fun |
    i think | i guess | my friend | if that is possible | if that 's possible | if it is possible | for a change |
    in my opinion | will you | would you | can you | could you | okay | please | pls | plz | now | too | then |
    thanks | , | again | and | ok | though | " | right | alright | already | immediately | quickly | lol | mate |
    dude | man | buddy | dear | a.s.a.p | asap | anyway | there you go | if you please | would do | to be honest |
    after all | in the end | you know | do n't you | would n't you |
    shall we | shall i | will we | is n't it | are n't they | does n't it | do n't you think | wo n't you |
    should n't it | right away | somehow | if at all possible | at all | already please | if that makes sense
""")
# words of what goes before a command: "I would be so grateful if you could"
_POLITE = frozenset({
    "i", "we", "you", "u", "me", "us", "it", "that", "this", "would", "'d", "could", "can", "may", "might", "will",
    "shall", "'ll", "should", "be", "being", "been", "'m", "am", "'re", "is", "'s", "was", "are", "so", "very",
    "really", "just", "maybe", "perhaps", "possibly", "kind", "nice", "good", "great", "lovely", "awesome",
    "wonderful", "cool", "sweet", "helpful", "glad", "happy", "grateful", "appreciate", "appreciated", "thank",
    "thanks", "love", "like", "want", "wanted", "wish", "need", "needed", "hope", "hoping", "wonder", "wondering",
    "wondered", "think", "thinking", "believe", "feel", "guess", "suppose", "if", "when", "whether", "to", "and", ",",
    "please", "of", "on", "as", "much", "a", "an", "the", "favor", "favour", "help", "idea", "thing", "time",
    "moment", "possible", "able", "at", "all", "any", "chance", "way", "mind", "dear", "hi", "hello", "hey", "ok",
    "okay", "now", "also", "then", "next", "go", "ahead", "try", "manage", "have", "had", "do", "does", "let", "sure",
    "ask", "asking", "request", "suggest", "suggestion", "better", "best", "kindly", "what", "how", "about",
    "everyone", "there", "assistant", "finally", "quickly", "quick", "task", "job",
})  # fmt: skip
_LEADING_IN = frozenset({
    "to", "and", "you", "u", "could", "can", "would", "please", "just", "me", "kindly", "mind", "if", ",", "is",
    "about",
})  # fmt: skip
_INTERJECTIONS = frozenset({
    "oops", "ooops", "basically", "honestly", "frankly", "obviously", "hopefully", "ideally", "anyways", "currently",
    "unfortunately", "alternatively", "whoops", "ups", "wait", "sorry", "yes", "yeah", "yep", "ah", "aha", "hm", "um",
    "umm", "uh", "hi", "hello", "pls", "plz", "anyway", "btw", "great", "nice", "good", "cool", "perfect", "wow",
    "no", "nope", "fine", "look", "listen", "right", "mmm", "ehm", "dear", "computer", "argh", "ugh", "but",
})  # fmt: skip
_NOTHING = (_INTERJECTIONS | FILLERS | {","}) - {"again", "more", "undo"}
_LEADING = (
    ["next", "to"],
    ["too", "many"],
    ["too", "much"],
    ["too", "big"],
    ["too", "small"],
    ["too", "large"],
    ["too", "far"],
)
_INTERJECTIONS |= {
    "sure",
    "ever",
    "possibly",
    "goodness",
    "gosh",
    "golly",
    "jeez",
    "hmmm",
    "oof",
    "yikes",
    "haha",
    "hooray",
    "bravo",
    "aww",
}
_SUBJECTS = frozenset({"a", "an", "the", "some", "one", "two", "three"})
_MAY = frozenset({"can", "could", "may", "shall", "might"})
_ASIDE = frozenset(
    {
        "sure",
        "ever",
        "possibly",
        "also",
        "too",
        "actually",
        "oops",
        "sorry",
        "wait",
        "anyway",
        "btw",
        "so",
        "plz",
        "pls",
    }
)
_EDGES = frozenset({"left", "right", "top", "bottom", "center", "centre", "middle", "vertically", "horizontally"})
_CALLED = tuple((word,) for word in ("man", "dear", "right", "dude", "buddy", "mate"))
_ASIDES = frozenset(phrase for phrase in (*_OPENERS, *_CLOSERS) if len(phrase) > 1)
VerbAt = Callable[["Sequence[Word]", int], str]


_ANYWHERE = frozenset({"perhaps", "maybe", "please", "kindly", "possibly", "pls", "plz"})


def plain(clause: Sequence[Word], verb_at: VerbAt) -> list[Word]:
    """The clause without joints, politeness and comment at its ends; "left-align X" as "align X left"."""
    words = _opened([word for word in clause if word.lower not in _ANYWHERE], verb_at)
    said = tuple(word.lower for word in words)
    if all(word in _NOTHING for word in said) or said in _ASIDES or (_asks(said) and set(said) <= _POLITE):
        return []
    words = _direct(words, verb_at)
    lower = [word.lower for word in words]
    cut = 2 if lower[1:2] == ["-"] else 1
    if words and lower[0] in _EDGES and verb_at(words, cut) == "align":
        words = [*words[cut:], words[0]]
    while (tail := _closer(words)) and len(words) > tail:
        words = words[:-tail]
    return words if any(word.lower not in (",", "-") for word in words) else []


def _asks(lower: Sequence[str]) -> bool:
    """Whether words can be the first part of a request: "could you be so kind", before "and turn it"."""
    return bool({"you", "kind", "favor", "favour"} & set(lower)) and len(lower) > 2


def _direct(words: list[Word], verb_at: VerbAt) -> list[Word]:
    """Without "me", "us" and an empty "there" behind the verb: "draw me a sun", "put there a bench"."""
    at = len(verb_at(words, 0).split()) if words and verb_at(words, 0) else 0
    lower = [word.lower for word in words]
    whom = at and lower[at : at + 1] in (["me"], ["us"]) and len(words) > at + 1
    empty = at and lower[at : at + 1] == ["there"] and len(words) > at + 1 and words[at + 1].tag in ("DT", "CD")
    return [*words[:at], *words[at + 1 :]] if whom or empty else words


def _closer(words: Sequence[Word]) -> int:
    """How many words at the end say nothing."""
    lower = tuple(word.lower for word in words)
    if lower == ("back", "again"):
        return 0
    called = lower[-1:] in _CALLED and lower[-2:-1] != (",",)
    return 0 if called else max((len(c) for c in _CLOSERS if lower[-len(c) :] == c), default=0)


def _opened(words: list[Word], verb_at: VerbAt) -> list[Word]:  # noqa: C901 - one case after the other
    while words:
        lower = [word.lower for word in words]
        asked = (
            lower[0] in ("can", "could", "may", "shall", "might") and len(words) > 2 and lower[1] not in ("you", "u")
        )
        lead = max((o for o in _OPENERS if tuple(lower[: len(o)]) == o), key=len, default=())
        if lead and len(words) > len(lead):
            words = words[len(lead) :]
        elif (cut := _wishing(words)) > 0:
            words = words[cut:]
        elif asked and lower[1] in _SUBJECTS:  # "can a boy sit here?"
            return [replace(words[0], text="let", lower="let", lemma="let", tag="VB"), *words[1:]]
        elif (asked and lower[1] in ("we", "i") and verb_at(words, 2)) or _would(lower, words, verb_at):
            words = words[2:]
        elif lower[0] in ("you", "u", "somebody", "someone") and verb_at(words, 1):
            words = words[1:]
        elif lower[0].endswith("ly") and verb_at(words, 1):  # "slightly move the dog"
            words = [*words[1:], words[0]]
        elif lower[:2] == ["no", ","] and not any(verb_at(words, k) for k in range(2, len(words))):
            break  # "no, the cat": the last command meant something else
        elif (
            asked
            or (lower[0] in FILLERS and lower[0] != "first" and len(words) > 1 and lower[:2] not in _LEADING)
            or (lower[0] == "to" and verb_at(words, 1))
            or lower[0] in ("and", ",", "&", "then", "but", "plus", "-", '"')
            or (lower[0] == "first" and (verb_at(words, 1) or lower[1:2] == [","]))
            or (
                lower[0] in _INTERJECTIONS
                and (lower[1:2] in ([","], []) or (lower[0] in _ASIDE) or _called(words, verb_at))
            )
        ):
            words = words[1:]
        elif (cut := _polite(lower, words, verb_at)) > 0:
            words = words[cut:]
        else:
            break
    return words


def _wishing(words: Sequence[Word]) -> int:
    """How many words say no more than that somebody would like it: "it would look nicer if", "I'd rather"."""
    lower = [word.lower for word in words[:9]]
    if lower[:1] not in (["it"], ["i"], ["we"], ["that"]) or lower[1:2] == [] or lower[1] not in _WOULD:
        return 0
    rather = lower[2:3] in (["rather"], ["sooner"]) and len(words) > 4 and words[3].tag in ("DT", "PRP", "PRP$")
    if rather:
        return 3
    cut = next((k + 1 for k, word in enumerate(lower) if k > 1 and word in ("if", "that", "to")), 0)
    grades = ("JJ", "JJR", "RB", "RBR", *(("NN",) if lower[cut - 1] != "to" else ()))  # "a good idea if"
    graded = all(w.lower in _POLITE or w.tag in grades for w in words[3 : cut - 1])
    if lower[cut - 1] == "to" and lower[0] != "it":  # "I'd like the dog to ..."
        return 0
    return cut if cut and lower[2] in _LOOKING and graded and len(words) > cut + 1 else 0


_LOOKING = frozenset({"be", "look", "make", "feel", "seem", "love", "like", "prefer", "appreciate", "wish"})
_WOULD = frozenset({"would", "'d", "might", "could", "may", "will", "is", "'s"})


def _would(lower: Sequence[str], words: Sequence[Word], verb_at: VerbAt) -> bool:
    """ "I'd move", "I would delete"; not "I'd like"."""
    lead = lower[:1] in (["i"], ["we"]) and lower[1:2] in (["'d"], ["would"], ["'ll"], ["will"])
    return (
        lead and len(words) > 2 and words[2].lemma not in ("like", "want", "need", "love") and bool(verb_at(words, 2))
    )


def _polite(lower: Sequence[str], words: Sequence[Word], verb_at: VerbAt) -> int:
    """How many words before the first verb of a command only ask for it: "would you be so nice and"."""
    for cut in range(2, len(words)):
        if lower[cut - 1] not in _POLITE and not (lower[cut - 1] == "n't" and "mind" in lower[:cut]):
            return 0
        so = cut == 2 and lower[1] in ("would", "could", "can")  # "it would look better there"
        about_it = lower[cut - 2] in ("it", "that", "this") and (lower[cut - 1] == "to" or so)  # "I want it to grow"
        if lower[cut - 1] in _LEADING_IN and lower[cut] not in _POLITE and verb_at(words, cut) and not about_it:
            return cut if lower[0] in _POLITE else 0
    return 0


def _called(words: Sequence[Word], verb_at: VerbAt) -> bool:
    """Whether a command follows the first word: "great now move it", "oops undo"."""
    return words[0].lower not in ("no", "look", "right", "fine", "good") and bool(verb_at(words, 1))
