"""Wings that are spread say how a bird looks, and are no things beside it: "an eagle with its wings outstretched"."""

from __future__ import annotations

from layoutgen.parse.reading import Reading

_SPREAD = frozenset(
    {"spread", "spreading", "outstretched", "stretched", "stretching", "out", "open", "opened", "extended", "expanded"}
    | {"outspread", "out stretched", "wide", "spread out", "fully extended"}
)
_WINGED = frozenset({"bird", "insect", "animal", "toy"})
WINGS_SPREAD = "wings spread"


def spread_wings(reading: Reading) -> None:
    """Makes an attribute of such wings."""
    if "wing" not in reading.tree.lemmas:
        return
    for wings in [e for e in reading.entities if e.label == "wing"]:
        about = [f for f in reading.facts if wings in f.objects or wings in f.subjects]
        owned = [f for f in about if wings in f.objects and f.predicate in ("has", "with")]
        owners = list(dict.fromkeys(e for f in owned for e in f.subjects))
        if len(about) != len(owned) or any(e.group not in _WINGED for e in owners):
            continue
        said = {word for e in (wings, *owners) for word in e.attributes} & _SPREAD
        others = set(wings.attributes) - _SPREAD
        at = next(i for i in range(len(reading.tree)) if reading.tree.ends[i] >= wings.end)
        said |= set(reading.tree.lower[at + 1 : at + 3]) & _SPREAD
        if not said or others:  # "green wings" are things to be seen
            continue
        reading.facts[:] = [f for f in reading.facts if f not in about]
        reading.entities.remove(wings)
        for owner in owners:
            owner.attributes = [word for word in owner.attributes if word not in _SPREAD]
            owner.describe([WINGS_SPREAD])
