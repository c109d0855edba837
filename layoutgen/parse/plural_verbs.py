"""Finite verbs that the tagger took for nouns: "an elephant sprays water", "sits on a rock and combs her hair"."""

from __future__ import annotations

from layoutgen import vocab
from layoutgen.parse.lexicon import ALIVE, TRANSITIVE
from layoutgen.parse.names import known
from layoutgen.parse.tree import Tree
from layoutgen.parse.verbs import verb_of

_OBJECT_BEGINS = (["DT"], ["PRP$"], ["PRP"])
_GOES_ON = ("IN", "DT", "PRP", "RB", "RP", "TO", "NN", "JJ", "CD")
_OF_SUBJECTS = ("DT", "JJ", "NN", "IN", "PRP$", "CD")
_SINGLE = ("a", "an", "one", "another", "its", "his", "her")
_NOUNS_TOO = ("cook", "plant", "paint", "water")  # deeds that are things as often
_IN_NAMES = ("NN", "NNP", "JJ", "JJR", "CD", "VBG", "VBN")


def find_verb(tree: Tree, i: int) -> bool:
    """Makes a verb of the plural at i, when it can be none; False when it is left a noun."""
    lemma = verb_of(tree.lower[i], "VBZ")
    if lemma is None or not tree.lower[i].endswith("s"):
        return False
    if tree.lower[i - 1] == "and":
        return _second(tree, i, lemma)
    subject = _subject(tree, i)
    if subject is None:
        return False
    _first(tree, i, subject, lemma)
    return True


def find_plain_verb(tree: Tree, i: int) -> bool:
    """Makes a verb of a noun at i that several do: "two men fish", "a kid and a clown dance"; False for others."""
    lemma = verb_of(tree.lower[i], "VBP")
    if lemma is None or tree.tags[i - 1] not in ("NN", "NNS", "JJ") or known(f"{tree.lower[i - 1]} {tree.lower[i]}"):
        return False
    after = tree.tags[i + 1] if i + 1 < len(tree) else "."
    bare = after[:2] in ("NN", "CD", "JJ")  # an object without an article
    deed = lemma in TRANSITIVE or lemma in _NOUNS_TOO or vocab.lookup(lemma) is None
    done = bare and deed and not known(f"{tree.lower[i]} {tree.lower[i + 1]}")
    if not done and not after.startswith(("IN", "RB", "RP", "TO", "DT", "PRP", ".")):
        return False
    several = tree.tags[i - 1] == "NNS"  # "two men fish"
    start = i if several else _begins(tree, i - 1)
    listed = several or (start is not None and start >= 2 and tree.lower[start - 1] == "and")
    if start is None or not listed or not _is_alive(tree, i - 1):
        return False
    subject = i - 1 if several else start - 2
    here = [k for k in range(len(tree)) if tree.sentence[k] == tree.sentence[i]]
    acts = any(tree.tags[k] in ("VBZ", "VBP", "VBD", "MD") for k in here)
    opens = all(tree.tags[k].startswith(("DT", "CD", "JJ", "NN", "CC", ",")) for k in here if k < i)
    if acts or not opens or not _is_alive(tree, subject):
        return False
    if several:
        _first(tree, i, subject, lemma, "VBP")
        return True
    tree.tags[i - 1] = "NN"
    _first(tree, i, subject, lemma, "VBP")
    tree.heads[i - 1], tree.deps[i - 1] = subject, "conj"
    tree.heads[start - 1], tree.deps[start - 1] = i - 1, "cc"
    tree.forget()
    return True


def _is_alive(tree: Tree, i: int) -> bool:
    noun = vocab.lookup(vocab.singular(tree.lower[i]))
    return noun is not None and noun.group in ALIVE


def _second(tree: Tree, i: int, lemma: str) -> bool:
    """What has an object at once, or names nothing: "sits on a rock and combs her hair", "falls and cries"."""
    first = next((k for k in range(i - 2, -1, -1) if tree.tags[k] == "VBZ"), None)
    ends = tree.tags[i + 1 : i + 2] in ([], ["."]) and vocab.lookup(vocab.singular(tree.lower[i])) is None
    if first is None or not (ends or tree.tags[i + 1 : i + 2] in _OBJECT_BEGINS):
        return False
    if ends:
        tree.tags[i], tree.lemmas[i] = "VBZ", lemma
        tree.attach(i, first, "conj")
        return True
    last = i + 1
    while last + 1 < len(tree) and tree.tags[last + 1].startswith(_IN_NAMES):
        last += 1
    tree.tags[i], tree.lemmas[i] = "VBZ", lemma
    tree.attach(i, first, "conj")
    tree.attach(i - 1, i, "cc")
    for k in range(i + 1, last):
        tree.attach(k, last, tree.deps[k])
    tree.attach(last, i, "obj")
    return True


def _subject(tree: Tree, i: int) -> int | None:
    """Who does what a plural says that follows the name of a single one: no plural ends what "a" begins.

    Somebody at the beginning of the sentence, right before it or with something in between: "a girl on a swing waves".
    """
    if not _is_one(tree, i - 1) or not tree.tags[i + 1 : i + 2] or not tree.tags[i + 1].startswith(_GOES_ON):
        return None
    if known(f"{tree.lower[i - 1]} {vocab.singular(tree.lower[i])}") or known(f"{tree.lower[i]} {tree.lower[i + 1]}"):
        return None
    here = [k for k in range(len(tree)) if tree.sentence[k] == tree.sentence[i]]
    before = range(here[0], i)
    if tree.tags[here[0]] != "DT" or any(not tree.tags[k].startswith(_OF_SUBJECTS) for k in before):
        return None
    start = _begins(tree, i - 1)
    if start is None:
        return None
    if tree.tags[start] == "PRP$" and any(tree.tags[k] in ("VBZ", "VBP", "VBD") for k in here):
        return None  # "his dog toys", where another verb is the sentence's
    subject = next((k - 1 for k in before if tree.tags[k] == "IN"), i - 1)
    if not _is_alive(tree, subject):
        return None
    tree.tags[i - 1] = "NN"
    return subject


def _is_one(tree: Tree, i: int) -> bool:
    """Whether it is the name of a single thing, or of somebody that was read as a look: "a giant stands"."""
    return tree.tags[i] == "NN" or (tree.tags[i] == "JJ" and vocab.person(tree.lower[i]) is not None)


def _begins(tree: Tree, noun: int) -> int | None:
    """The "a" or "its" that begins the name which ends at `noun`."""
    start = noun
    while start and tree.tags[start - 1].startswith(("JJ", "NN")):
        start -= 1
    return start - 1 if start and tree.lower[start - 1] in _SINGLE else None


def _first(tree: Tree, i: int, subject: int, lemma: str, tag: str = "VBZ") -> None:
    """Makes the word at i the verb of its sentence, of the subject, with what follows for its object."""
    tree.tags[i], tree.lemmas[i] = tag, lemma
    here = [k for k in range(len(tree)) if tree.sentence[k] == tree.sentence[i] and k != i]
    before, after = [k for k in here if k < i], [k for k in here if k > i]
    for k in before:  # what hung on the word or beyond it belongs to its own name
        if tree.heads[k] >= i:
            own = next((n for n in range(k, i) if tree.tags[n].startswith("NN")), i - 1)
            tree.heads[k] = own if own != k else subject
            tree.deps[k] = tree.deps[k] if own != k else "nmod"
    first = next((k for k in after if tree.heads[k] <= i or tree.heads[k] == k), None)
    for k in after:
        placed = tree.heads[k] == first and tree.deps[k] == "nmod" and tree.lower[k - 1] != "of"
        if tree.heads[k] <= i or tree.heads[k] == k or placed:
            named = tree.tags[k].startswith("NN")
            tree.heads[k] = i
            tree.deps[k] = tree.deps[k] if not named else "obl" if _has_case(tree, k) else "obj"
    tree.heads[i], tree.deps[i] = i, "root"
    tree.heads[subject], tree.deps[subject] = i, "nsubj"
    tree.forget()


def _has_case(tree: Tree, noun: int) -> bool:
    return any(head == noun and dep == "case" for head, dep in zip(tree.heads, tree.deps, strict=True))
