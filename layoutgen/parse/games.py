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
        elif game.label in _BOARDED and not lies and _are_two(players):
            _bring_table(reading, game, players)
    _play_cards(reading)


_BOARDED = frozenset({"chess", "chess game", "checkers", "board game", "monopoly", "scrabble", "backgammon"})
_SEATED = frozenset({"on", "in"})


def _are_two(players: list[Entity]) -> bool:
    return all(e.group in _PLAYERS for e in players) and (len(players) > 1 or any(e.count == 2 for e in players))


def _bring_table(reading: Reading, game: Entity, players: list[Entity]) -> None:
    """Two who play chess are at a table with the board on it, unless they are said to sit somewhere."""
    seats = [f for f in reading.facts if f.predicate in _SEATED and set(players) & set(f.subjects)]
    if any(f.objects[0].kind == "thing" for f in seats):
        return
    about = [f for f in reading.facts if game in f.objects]
    tokens = about[0].tokens
    table = reading.bring("table", 1, tokens[0])
    reading.facts[:] = [f for f in reading.facts if f not in about]
    reading.relate(players, "at", [table], tokens)
    reading.relate([game], "on", [table], tokens)


def _play_cards(reading: Reading) -> None:
    """Who plays poker is at a table with cards on it."""
    tree = reading.tree
    at = next((i for i, word in enumerate(tree.lower) if word in _AT_CARDS), None)
    if at is None or "play" not in tree.lemmas[max(0, at - 2) : at]:
        return
    players = [e for e in reading.entities if f"playing {tree.lower[at]}" in e.attributes]
    cards = [e for e in reading.entities if e.label in ("playing card", "card")]
    if cards and not players:
        players = [e for e in reading.entities if e.group in _PLAYERS and e.end <= cards[0].start][-1:]
    seated = [f for f in reading.facts if players and players[0] in f.subjects and f.predicate in (*_AT, "on", "in")]
    if not players or seated:
        return
    brought = (("table", 1), *(() if cards else (("playing card", 4),)))
    made = [reading.bring(label, count, at) for label, count in brought]
    reading.relate(players, "at", made[:1], (at,))
    reading.relate(made[1:] or cards, "on", made[:1], (at,))


_AT_CARDS = frozenset({"poker", "cards", "blackjack", "uno", "bridge"})
_PLAYERS = frozenset({"person", "animal", "bird", "toy"})


def _is_table(entity: Entity) -> bool:
    return entity.label.rsplit(" ", 1)[-1] in ("table", "desk")
