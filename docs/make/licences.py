"""The licences and credits of the asset packs, from the packs."""

from __future__ import annotations

from layoutgen.art.packs import default_packs


def page() -> str:
    """A table of the packs that the clip-art renderer draws with."""
    lines = ["| pack | licence | credit |", "|---|---|---|"]
    lines += [f"| {pack.name} | {pack.licence} | {pack.credit} |" for pack in default_packs()]
    return "\n".join(lines) + "\n"
