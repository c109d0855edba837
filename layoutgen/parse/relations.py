"""Facts from phrases ("on the sofa", "with a hat", "of flowers") and places in the picture."""

from __future__ import annotations

import itertools

from layoutgen import vocab
from layoutgen.parse.attach import anchor
from layoutgen.parse.background import background_of
from layoutgen.parse.coordination import members
from layoutgen.parse.lexicon import (
    CLOTHES_GROUPS,
    LIGHT_VERBS,
    MATERIAL_VERBS,
    OVER_CLOTHES,
    SURFACES,
    TALL_OWNERS,
    WITH_PREPOSITION,
)
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.reading import Entity, Reading, group_of

_HOLDABLE = frozenset({"sports", "sport", "tool", "kitchenware", "container", "electronics", "stationery", "food", "fruit", "drink",
                       "toy", "music", "accessory", "indoor", "plant"})  # fmt: skip
_CONTAINERS = frozenset({"container", "kitchenware"})
_PLACES = frozenset({"place", "building", "vehicle", "aircraft", "boat"})
_WEARABLE_IN = frozenset({"clothing", "accessory"})
_BOARDS = frozenset(
    {"surfboard", "skateboard", "snowboard", "kite", "sign", "flag", "balloon", "gun", "rifle", "sword", "luggage"}
)
_FURNITURE = frozenset(
    {"chair", "bench", "stool", "couch", "sofa", "bed", "table", "desk", "armchair", "dresser", "wardrobe"}
)
_ALIVE = frozenset({"person", "animal", "bird", "fish", "insect", "toy"})
_SUPPORT_VERBS = frozenset({"sit", "stand", "lie", "lay", "park", "rest", "perch"})


def phrase_facts(reading: Reading) -> None:
    """Relations, positions and materials of all phrases."""
    for number, phrase in enumerate(reading.phrases):
        if phrase.position:
            _position(reading, phrase)
        elif phrase.of_possessor:
            _owner_side(reading, number, phrase)
        elif phrase.landmark is not None:
            _phrase(reading, number, phrase)
        elif phrase.predicate and phrase.predicate not in ("of", "without"):
            _adverb(reading, phrase)


def _entities(reading: Reading, chunks: list[int]) -> list[Entity]:
    return list(dict.fromkeys(e for n in chunks for e in reading.refers[n]))


def _position(reading: Reading, phrase: Phrase) -> None:
    chunks, verb = anchor(reading, phrase)
    for entity in _entities(reading, chunks):
        if not entity.position:
            entity.position.extend(phrase.position)
    if verb is not None and _entities(reading, chunks):
        reading.used.add(verb) if reading.tree.lemmas[verb] in LIGHT_VERBS else None


def _owner_side(reading: Reading, number: int, phrase: Phrase) -> None:
    """ "to its left is a cat"."""
    from layoutgen.parse.pronouns import pronoun

    chunks, _ = anchor(reading, phrase)
    before = [n for n, c in enumerate(reading.chunks) if c.end <= phrase.start]
    if not before:
        return
    owners = pronoun(reading, reading.tree.lower[phrase.start + 1], before[-1])
    subjects = [e for e in _entities(reading, chunks) if e not in owners]
    reading.relate(subjects, phrase.predicate, owners, tuple(range(phrase.start, phrase.end)))


def _adverb(reading: Reading, phrase: Phrase) -> None:
    """ "clear blue sky above": above everything named before."""
    if phrase.predicate not in ("above", "below", "behind", "near", "next to", "under", "in"):
        return
    chunks, verb = anchor(reading, phrase)
    subjects = _entities(reading, chunks)
    if not subjects or (verb is not None and phrase.predicate in ("in", "under")):
        return
    others = [
        e for e in reading.entities if e.end <= min(s.start for s in subjects) and e not in subjects and not e.whole
    ]
    if phrase.predicate in ("near", "next to", "in", "behind", "under"):
        others = [e for e in others if e.kind == "thing"][:1]
    reading.relate(subjects, phrase.predicate, others, (phrase.start,))


def _phrase(reading: Reading, number: int, phrase: Phrase) -> None:
    landmark = phrase.landmark
    assert landmark is not None
    tokens = tuple(range(phrase.start, phrase.end))
    chunks, verb = anchor(reading, phrase)
    objects = _entities(reading, members(reading, landmark))
    if reading.words(reading.chunks[landmark].start, reading.chunks[landmark].end) in (
        "each other",
        "one another",
        "each",
    ):
        both = _entities(reading, chunks)
        for first, second in itertools.pairwise(both):
            reading.relate([first], phrase.predicate, [second], tokens)
        return
    if phrase.predicate == "without" or not phrase.predicate:
        return
    if phrase.predicate == "of":
        before = reading.chunk_at[phrase.start - 1] if phrase.start else None
        if verb is not None and before is None:
            _material(reading, chunks, verb, landmark)
        elif before is not None and before not in reading.alias:
            _of(reading, reading.refers[before], objects, tokens, landmark)
        return
    subjects = [e for e in _entities(reading, chunks) if e not in objects or len(objects) == 1]
    subjects = [e for e in subjects if e not in objects]
    if verb is not None and reading.tree.lemmas[verb] in MATERIAL_VERBS and _material(reading, chunks, verb, landmark):
        return
    if landmark in reading.dropped or not objects:
        _part_instead(reading, phrase, subjects, landmark, verb)
        return
    if not subjects:
        return
    if verb is not None and reading.tree.lemmas[verb] != "be":
        _with_verb(reading, phrase, subjects, objects, verb, tokens)
    elif phrase.predicate == "with":
        for entity in objects:
            _with(reading, subjects, entity, tokens, landmark)
    else:
        for entity in objects:
            reading.relate(subjects, _by_kind(subjects[0], phrase.predicate, entity, reading, tokens), [entity], tokens)
    _place(reading, phrase, objects)


def _place(reading: Reading, phrase: Phrase, objects: list[Entity]) -> None:
    for entity in objects:
        if entity.kind == "stuff" and phrase.predicate in (
            "on",
            "in",
            "at",
            "inside",
            "along",
            "across",
            "through",
            "near",
            "over",
            "with",
            "by",
        ):
            note_place(reading, entity)


def note_place(reading: Reading, entity: Entity) -> None:
    """Takes the background word of a place."""
    place = background_of(entity.label)
    if place is not None and place not in reading.place_words:
        reading.place_words.append(place)


def _by_kind(subject: Entity, predicate: str, other: Entity, reading: Reading, tokens: tuple[int, ...]) -> str:
    """ "a man in a blue shirt" wears it, "a dog in a hat" too; "on his head" stays "on"."""
    if (
        predicate == "in"
        and other.group == "clothing"
        and subject.group in TALL_OWNERS
        and other.label not in OVER_CLOTHES
    ):
        return "wearing"
    if (
        predicate == "next to"
        and reading.tree.lower[tokens[-1]] == "by"
        and other.group == "person"
        and tokens[0]
        and reading.tree.tags[tokens[0] - 1] == "VBN"
    ):
        return "near"
    return predicate


def _with(reading: Reading, subjects: list[Entity], other: Entity, tokens: tuple[int, ...], landmark: int) -> None:
    """ "X with Y", by what X and Y are: wearing, holding, has, on, in, or just with."""
    if _said_elsewhere(reading, landmark, subjects):
        return
    for subject in subjects:
        reading.relate([subject], with_predicate(subject, other), [other], tokens)


def _said_elsewhere(reading: Reading, landmark: int, subjects: list[Entity]) -> bool:
    """ "a table with a dog sitting on it": the clause says more than "with"."""
    end = reading.chunks[landmark].end
    for number in range(landmark + 1, min(landmark + 3, len(reading.chunks))):
        chunk = reading.chunks[number]
        if chunk.kind == "pronoun" and reading.landmark_of.get(number) is not None and chunk.start - end <= 5:
            return any(e in subjects for e in reading.refers[number])
    return False


def with_predicate(subject: Entity, other: Entity) -> str:
    """What "with" means between these two; "~" turns the fact round."""
    if other.group == "clothing" and subject.group in TALL_OWNERS and other.label not in OVER_CLOTHES:
        return "wearing" if other.label not in ("collar", "leash", "bell") else "has"
    if (
        other.label
        in ("glasses", "sunglasses", "hat", "helmet", "goggles", "scarf", "tie", "necklace", "headphones", "watch")
        and subject.group in _ALIVE
    ):
        return "wearing"
    if other.group in ("body", "part") and other.label != "box":
        return "has"
    if subject.group == "person" and (
        other.group in _HOLDABLE or other.label in _BOARDS or other.label in OVER_CLOTHES
    ):
        return "holding"
    if subject.kind == "stuff":
        return (
            "~in"
            if subject.label
            not in ("wall", "floor", "grass", "field", "hill", "mountain", "ground", "road", "street", "beach", "water")
            else "~on"
        )
    if other.kind == "stuff":
        return "with"
    head = subject.label.rsplit(" ", 1)[-1]
    if (
        (subject.label in SURFACES or head in SURFACES)
        and other.group not in ("person", "building", "vehicle")
        and other.label not in _FURNITURE
    ):
        return "~on"
    if subject.group in _CONTAINERS or head in (
        "vase",
        "bowl",
        "basket",
        "box",
        "bag",
        "pot",
        "jar",
        "cup",
        "glass",
        "mug",
        "cage",
        "bathtub",
        "sink",
        "refrigerator",
        "fridge",
        "pan",
        "bucket",
    ):
        return "~in" if other.group not in ("person", "furniture", "vehicle") else "with"
    if (
        subject.group
        in (
            "building",
            "structure",
            "vehicle",
            "furniture",
            "electronics",
            "appliance",
        )
        and other.group == "part"
    ):
        return "has"
    if subject.group in ("building", "structure", "vehicle", "boat", "aircraft") and other.label in (
        "window",
        "door",
        "wheel",
        "sail",
        "flag",
        "clock",
        "roof",
        "tower",
        "chimney",
        "balcony",
    ):
        return "has"
    if subject.group in ("animal", "bird") and other.label in ("collar", "leash", "tag", "saddle", "bridle"):
        return "has"
    return "with"


def _of(reading: Reading, outer: list[Entity], inner: list[Entity], tokens: tuple[int, ...], landmark: int) -> None:
    """ "X of Y": content of a container, part of a whole, material, plants of a field."""
    if not outer or not inner or outer[0] is inner[0]:
        return
    thing, content = outer[0], inner[0]
    mention = reading.mentions[landmark]
    bare = mention is not None and not mention.definite and mention.count is None
    if (
        thing.group in _CONTAINERS
        or (thing.label in SURFACES and bare)
        or (thing.kind == "stuff" and bare and content.kind != "stuff")
    ):
        for entity in inner:
            if thing.kind == "thing":
                entity.kind = "thing"  # the water in a glass is no lake
            reading.relate(
                [entity],
                "on" if thing.label in ("tray", "platter", "board", "shelf", "table", "cart", "pallet") else "in",
                outer,
                tokens,
            )
    elif bare and content.label in vocab.MATERIALS and mention is not None and not mention.plural:
        thing.describe([content.label])
        if content in reading.entities:
            reading.entities.remove(content)
            reading.refers[landmark] = []
    elif thing.group in CLOTHES_GROUPS and content.group in _ALIVE:
        reading.relate(inner, "wearing", outer, tokens)
    elif thing.group in ("body", "part") or not bare:
        reading.relate(outer, "part of", inner, tokens)
    elif bare and thing.kind == "stuff" and content.kind == "stuff":
        reading.relate(inner, "in", outer, tokens)
    else:
        reading.relate(outer, "with", inner, tokens)


def _material(reading: Reading, chunks: list[int], verb: int, landmark: int) -> bool:
    """ "made of wood", "built from bricks": an attribute."""
    mention = reading.mentions[landmark]
    tree = reading.tree
    if mention is None or tree.lemmas[verb] not in MATERIAL_VERBS or tree.tags[verb] not in ("VBN", "VBD"):
        return False
    reading.used.add(verb)
    for entity in reading.refers[landmark]:
        if entity in reading.entities and not mention.definite:
            reading.entities.remove(entity)
    reading.refers[landmark] = []
    material = " ".join([*mention.attributes, mention.label])
    for entity in _entities(reading, chunks):
        entity.describe([material])
    return True


def _part_instead(reading: Reading, phrase: Phrase, subjects: list[Entity], landmark: int, verb: int | None) -> None:
    """ "a phone in his hand": the owner of the hand holds it; other dropped landmarks say nothing."""
    mention = reading.mentions[landmark]
    if mention is None or mention.label not in (
        "hand",
        "mouth",
        "arm",
        "lap",
        "paw",
        "head",
        "shoulder",
        "back",
        "beak",
        "finger",
        "trunk",
    ):
        return
    chunk = mention.chunk
    if chunk.owner_word is None:
        if (
            phrase.predicate in ("in", "on")
            and mention.label in ("hand", "mouth", "beak", "trunk", "arm")
            and len(subjects) == 1
        ):
            owner = next(
                (e for e in reversed(reading.entities) if e.end <= subjects[0].start and e.group in _ALIVE), None
            )
            if owner is not None:
                reading.relate([owner], "holding", subjects, tuple(range(phrase.start, phrase.end)))
        return
    from layoutgen.parse.pronouns import pronoun

    owners = [e for e in pronoun(reading, reading.tree.lower[chunk.owner_word], landmark) if e not in subjects]
    if mention.label == "head" and phrase.predicate == "on" and subjects and subjects[0].group == "clothing":
        reading.relate(owners, "wearing", subjects, tuple(range(phrase.start, phrase.end)))
    elif phrase.predicate in ("in", "on", "over", "with") and owners and mention.label != "head":
        reading.relate(owners, "holding", subjects, tuple(range(phrase.start, phrase.end)))


def _with_verb(
    reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity], verb: int, tokens: tuple[int, ...]
) -> None:
    """ "sitting on", "looking at", "covered with", "held by"."""
    tree = reading.tree
    lemma, last = tree.lemmas[verb], tree.lower[phrase.end - 1]
    said = reading.words(phrase.start, phrase.end)
    particle = tree.kid(verb, "compound:prt")
    both = f"{tree.lower[particle]} {said}" if particle is not None else said
    spoken = (verb, *([particle] if particle is not None and particle < tokens[0] else []), *tokens)
    if last == "by" and tree.tags[verb] in ("VBN", "VBD") and _agent(reading, lemma, subjects, objects, spoken, verb):
        return
    if verb in reading.used and phrase.predicate != "with":
        lemma = ""  # "looking at a cat through a window": the verb has said what it had to
    predicate = (
        WITH_PREPOSITION.get((lemma, both))
        or WITH_PREPOSITION.get((lemma, said))
        or WITH_PREPOSITION.get((lemma, last))
    )
    has_object = lemma not in ("sit", "stand", "lie") and any(
        tree.deps[k] == "obj" and reading.chunk_at[k] is not None for k in tree.kids[verb]
    )
    if lemma in LIGHT_VERBS and predicate is None:
        spoken = tokens
    if predicate is None and phrase.predicate == "with":
        if (
            last == "with"
            and lemma not in _SUPPORT_VERBS | {"pose", "walk", "play"}
            and not has_object
            and tree.tags[verb] == "VBN"
        ):
            predicate = "covered with"
        else:
            for entity in objects:
                for subject in subjects:
                    reading.relate(
                        [subject], with_predicate(subject, entity), [entity], spoken if not has_object else tokens
                    )
            reading.used.add(verb) if not has_object else None
            return
    if has_object and predicate not in ("feeding", "attached to", "hanging from", "hitting"):
        predicate, spoken = None, tokens
    if predicate is None and last == "to" and phrase.predicate == "near" and has_object:
        return
    final = predicate or _by_kind(subjects[0], phrase.predicate, objects[0], reading, tokens)
    if final == "hanging from" and objects[0].kind == "stuff":
        final = "on"
    reading.relate(subjects, final, objects, spoken)
    if not has_object:
        reading.used.add(verb)


def _agent(
    reading: Reading, lemma: str, subjects: list[Entity], objects: list[Entity], spoken: tuple[int, ...], verb: int
) -> bool:
    """The passive: "a cat held by a girl" -> the girl holds it."""
    from layoutgen.parse.lexicon import TRANSITIVE

    if WITH_PREPOSITION.get((lemma, "by")) is not None or lemma in (
        "park",
        "stand",
        "sit",
        "lie",
        "lay",
        "seat",
        "place",
        "locate",
        "situate",
    ):
        return False
    predicate = TRANSITIVE.get(lemma)
    if predicate is None:
        if not any(e.group in _ALIVE for e in objects):
            return False
        predicate = "interacting with"
    reading.relate(objects, predicate, subjects, spoken)
    reading.used.add(verb)
    return True


def group(label: str) -> str:
    """The vocabulary's group of a label."""
    return group_of(label)
