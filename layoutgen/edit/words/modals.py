"""Verbs that say that something shall be: "should be", "needs to become", "would look better"."""

from __future__ import annotations

_AUXILIARIES = frozenset({
    "should", "must", "shall", "ought", "needs", "need", "has", "have", "is", "are", "'s", "can", "could", "gets",
    "becomes", "was", "be", "stands", "sits", "goes", "belongs", "belong", "looks", "will", "'ll", "go", "wants",
    "want", "may", "would", "'d", "does", "do", "did", "were",
})  # fmt: skip
MODALS = _AUXILIARIES | {"come", "wears", "holds"}  # with which the second part of a statement begins
NOT = frozenset({"n't", "not", "never", "nt"})
_GO_ON = _AUXILIARIES | {
    "come", "climb", "hop", "step", "crawl", "to", "get", "become", "been", "also", "all", "both", "each", "move",
    "stand", "look", "rather",
}  # fmt: skip
_THEN = frozenset({"be", "have", "become", "get", "go", "stand", "look", "move"})


def end_of_verbs(lower: list[str], cut: int) -> int:
    """Where the verbs that say that something shall be end."""
    end = cut
    while end < len(lower) and (lower[end] in _GO_ON or _better(lower, end) or _stays(lower, end)):
        if lower[end] not in _GO_ON:
            end = _better(lower, end) or end + 1
            continue
        after = lower[end + 1] if end + 1 < len(lower) else ""
        owning = lower[end] in ("has", "have") and after not in ("", "to")
        aiming = lower[end] == "to" and after != "" and after not in _THEN and lower[end - 1] not in ("wants", "want")
        facing = lower[end] in ("look", "looks") and after in _SIDEWAYS
        if owning or aiming or facing:
            break
        end += 1
    return end


_SIDEWAYS = frozenset({"left", "right", "at", "to", "on", "towards", "toward", "in", "into"})


def _stays(lower: list[str], i: int) -> bool:
    """ "must stay on the right", not "must stay"."""
    return lower[i] in ("stay", "remain", "belong", "live") and lower[i + 1 : i + 2] != [] and lower[i + 1] in _STAYING


_STAYING = frozenset({
    "on", "in", "at", "to", "left", "right", "behind", "above", "under", "next", "below", "near", "between",
})  # fmt: skip


def _better(lower: list[str], i: int) -> int:
    """Where "a lot better", "even nicer" end, when it is said how: "would look better on the right"; else 0."""
    at = i
    while at < len(lower) and lower[at] in ("a", "lot", "much", "even", "way", "far", "so", "bit", "little", "really"):
        at += 1
    if lower[at : at + 2] == ["better", "off"] and len(lower) > at + 2:
        return at + 2
    good = lower[at : at + 1] and lower[at] in GOOD
    return at + 1 if good and len(lower) > at + 1 and lower[at + 1] not in ("than", "now") else 0


GOOD = frozenset({
    "better", "nicer", "good", "great", "nice", "cool", "cooler", "best", "perfect", "prettier", "cuter", "funnier",
    "lovely", "fine",
})  # fmt: skip
