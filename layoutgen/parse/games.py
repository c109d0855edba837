"""Games of the table: chess that is played at a table lies on it."""

from __future__ import annotations

from layoutgen.parse.reading import Entity, Reading

_GAMES = frozenset(
    {"chess", "chess game", "checkers", "card", "playing card", "board game", "game board", "domino", "dice"}
    | {"puzzle", "jigsaw puzzle", "monopoly", "scrabble", "backgammon", "lego", "mahjong"}
)
_AT = frozenset({"at", "around", "next to", "surrounded by"})


def lay_games(reading: Reading) -> None:
    """Puts the game on the table that its players are at."""
    for game in reading.entities:
        if game.label not in _GAMES:
            continue
        about = [f for f in reading.facts if game in f.objects or game in f.subjects]
        players = [e for f in about if game in f.objects for e in f.subjects]
        lies = any(game in f.subjects and f.predicate in ("on", "in") for f in about)
        at = [f for f in reading.facts if f.predicate in _AT and any(p in f.subjects for p in players)]
        table = next((e for f in at for e in f.objects if _is_table(e)), None)
        if table is not None and not lies:
            reading.relate([game], "on", [table], about[0].tokens)


def _is_table(entity: Entity) -> bool:
    return entity.label.rsplit(" ", 1)[-1] in ("table", "desk")
