"""Facts from phrases ("on the sofa", "with a hat", "of flowers") and places in the picture ("on the left")."""

from __future__ import annotations

import itertools

from layoutgen import vocab
from layoutgen.parse.attach import anchor
from layoutgen.parse.background import background_of
from layoutgen.parse.company import with_predicate
from layoutgen.parse.coordination import members
from layoutgen.parse.inventories import last_before
from layoutgen.parse.lexicon import ADVERBS, CLOTHES_GROUPS, INTO, LIFELIKE, LIGHT_VERBS, SURFACES, WATERS
from layoutgen.parse.lexicon import members as words_of
from layoutgen.parse.limbs import head_on_another, in_own_hand, is_foot, part_instead, slung, tells_looks, whole_of_part
from layoutgen.parse.phrases import Phrase
from layoutgen.parse.plausible import rescued, seen, sensible, taken_out
from layoutgen.parse.pronouns import host
from layoutgen.parse.reading import Entity, Reading
from layoutgen.parse.sets import wholes
from layoutgen.parse.sides import on_other_side, owner_side, set_apart
from layoutgen.parse.states import decorated, in_state_of, in_that_state
from layoutgen.parse.tails import is_aloft, is_on_top, is_put_on
from layoutgen.parse.transitive import EACH_OTHER
from layoutgen.parse.verb_phrases import fitting, place_predicate, take_material, verb_phrase_facts
from layoutgen.parse.whereabouts import has_listed, host_of_dropped, in_vehicle, is_put_there

_WHERE = frozenset({"on", "in", "at", "inside", "along", "across", "through", "near", "over", "with"})
_FACED = frozenset({"look", "stare", "gaze", "talk", "smile", "face"})
_HOLLOW = frozenset({"vehicle", "building", "container", "kitchenware", "boat", "aircraft", "appliance"})
_ALOFT = frozenset({"above", "over"})
_SHEDS = frozenset(
    {"shelter", "coop", "chicken coop", "tent", "cage", "kennel", "doghouse", "stall", "birdhouse", "nest"}
)
_STAYS = frozenset({"stay", "remain", "wait", "sit", "stand", "lie", "sleep"})
_SELVES = ("self", "selves")
_EACH_OTHER = frozenset({"each other", "one another", "each"})
_DEEP = frozenset({"cup", "mug", "glass"})  # whose content is one with them
_GREEN = frozenset({"grassy", "green", "dry", "rocky", "sandy", "dirt", "grass covered"})
_NO_RAILS = words_of("boards and beasts")  # a platform with them is at no station
_OPEN_CONTAINERS = words_of("rows")  # things lie on them, not in them
_FACES = (("foreground",), ("background",))
_NARROW = words_of("narrow grounds")
_WATERS = frozenset({"lake", "river", "pond", "stream", "swimming pool"})
_LIVING = frozenset({"person", "animal", "bird", "fish", "insect", "toy"})
_AS_WELL = frozenset({"along", "together", "as", "accompanied"})


def phrase_facts(reading: Reading) -> None:
    """Relations, positions and materials of all phrases."""
    for phrase in reading.phrases:
        if phrase.position:
            _position(reading, phrase)
        elif phrase.of_possessor:
            owner_side(reading, phrase)
        elif phrase.landmark is not None:
            if not reading.tree.lower[reading.head(phrase.landmark)].endswith(_SELVES):  # "on a chair by itself"
                _phrase(reading, phrase, phrase.landmark)
        elif phrase.predicate and phrase.predicate not in ("of", "without"):
            _adverb(reading, phrase)


def _entities(reading: Reading, chunks: list[int]) -> list[Entity]:
    return list(dict.fromkeys(e for n in chunks for e in reading.refers[n]))


def _position(reading: Reading, phrase: Phrase) -> None:
    if phrase.position in _FACES and reading.tree.lower[phrase.start] == "on":
        return  # "a house with a flag on the front", "with a number on the back"
    chunks, verb = anchor(reading, phrase)
    if on_other_side(reading, phrase, _entities(reading, chunks)) or in_vehicle(reading, phrase):
        return
    if set_apart(reading, phrase, _entities(reading, chunks)):
        return
    for entity in _entities(reading, chunks):
        if not entity.position and (entity.group not in ("body", "part") or _stands_alone(reading, entity)):
            entity.position.extend(phrase.position)
    if verb is not None and chunks and reading.tree.lemmas[verb] in LIGHT_VERBS:
        reading.used.add(verb)


def _stands_alone(reading: Reading, part: Entity) -> bool:
    """Whether a part is a thing of its own: the door of "a lamp on the left and a door on the right"."""
    if any(e.group in _LIVING for e in reading.entities):
        return False
    number = next((n for n, told in enumerate(reading.refers) if part in told), None)
    chunk = reading.chunks[number] if number is not None else None
    article = chunk is not None and reading.tree.lower[chunk.start] in ("a", "an", "one")
    return article and number not in reading.landmark_of


def _adverb(reading: Reading, phrase: Phrase) -> None:
    """ "clear blue sky above": above everything named before."""
    if phrase.predicate not in ("above", "below", "behind", "near", "next to", "under", "in", "in front of", "on"):
        return
    if reading.tree.lower[phrase.end : phrase.end + 1] == [","] and reading.tree.words[phrase.start][0].isupper():
        return  # "Inside, a woman sits in an armchair"
    spoken = reading.words(phrase.start, phrase.end) in ("in front", "on top")
    if reading.tree.lower[phrase.end - 1] not in ADVERBS and not spoken:  # "in white"
        return
    near = reading.chunk_at[phrase.start - 1] if phrase.start else None
    owner = host(reading, near)
    if near is not None and owner is not None:  # "a desk that has a mirror above"
        reading.relate(reading.refers[near], phrase.predicate, reading.refers[owner], (phrase.start,))
        return
    if phrase.predicate == "on":  # "on top", of what nobody says
        if near is not None and "bottom" in reading.tree.lower:  # "a kite on top and a snail at the bottom"
            for entity in reading.refers[near]:
                entity.position = entity.position or ["top"]
        return
    chunks, verb = anchor(reading, phrase)
    subjects = _entities(reading, chunks)
    stays = verb is not None and phrase.predicate == "in" and reading.tree.lemmas[verb] in _STAYS
    if not subjects or (verb is not None and phrase.predicate in ("in", "under") and not stays):
        return
    others = [
        e for e in reading.entities if e.end <= min(s.start for s in subjects) and e not in subjects and not e.whole
    ]
    if phrase.predicate in ("near", "next to", "in", "behind", "under"):
        others = [e for e in others if e.kind == "thing"]
        hollow = [e for e in others if e.group in _HOLLOW or e.label in _SHEDS] if phrase.predicate == "in" else []
        others = hollow[-1:] or ([] if stays else others[:1])  # "a man runs for a bus. A woman inside is looking"
    reading.relate(subjects, phrase.predicate, others, (phrase.start,))


def _phrase(reading: Reading, phrase: Phrase, landmark: int) -> None:
    tokens = tuple(range(phrase.start, phrase.end))
    chunks, verb = anchor(reading, phrase)
    chunks = chunks if verb is not None else last_before(reading, phrase, landmark, chunks)
    listed = members(reading, landmark)
    meant = reading.alias.get(landmark)  # the bread of "two loaves of bread and vegetables"
    objects = _entities(reading, listed if meant is None else [*listed, *members(reading, meant)[1:]])
    same = {*objects, *(e.whole for e in objects)}  # "two desks and a globe on the left desk"
    told = wholes(reading, phrase.start if verb is None else verb, _entities(reading, chunks))
    told = told or in_that_state(reading, phrase) or host_of_dropped(reading, chunks, landmark)
    subjects = [e for e in told if e not in same]
    again = bool(objects) and objects[0].end <= reading.tree.starts[phrase.start]
    if told and not subjects and again:  # "a sink with a mirror above the sink": nothing is above itself
        near = reading.chunk_at[phrase.start - 1] if phrase.start else None
        subjects = [e for e in reading.refers[near] if e not in same] if near is not None else []
    objects = seen(objects) if phrase.predicate == "in" else objects
    if taken_out(reading, phrase):
        saved = rescued(reading, phrase)
        reading.relate(saved, "in", objects, tokens)
        subjects = [e for e in subjects if e not in saved]
        reading.relate(subjects, "near", objects, tokens)
        return
    subjects = sensible(reading, phrase, subjects, objects)
    chunk = reading.chunks[landmark]
    if in_state_of(reading, phrase, landmark, subjects):
        return
    if slung(reading, phrase, landmark, objects) or head_on_another(reading, phrase, objects, tokens):
        return
    if decorated(reading, phrase, landmark):
        return
    if reading.words(chunk.start, chunk.end) in _EACH_OTHER:
        alone = _entities(reading, chunks)
        if verb is not None and reading.tree.lemmas[verb] in _FACED and len(alone) == 1 and alone[0].count != 1:
            alone[0].describe([EACH_OTHER])
            reading.used.add(verb)
        for first, second in itertools.pairwise(_entities(reading, chunks)):
            reading.relate([first], phrase.predicate, [second], tokens)
    elif phrase.predicate not in ("without", "") and not (
        verb is not None and take_material(reading, phrase, subjects, verb, landmark)
    ):
        _landmark(reading, phrase, landmark, subjects, objects, verb)


def _landmark(
    reading: Reading, phrase: Phrase, landmark: int, subjects: list[Entity], objects: list[Entity], verb: int | None
) -> None:
    if phrase.predicate == "of":
        before = reading.chunk_at[phrase.start - 1] if phrase.start else None
        if before is not None and before not in reading.alias:
            each = reading.tree.lower[phrase.start - 1] == "each"
            tokens = tuple(range(phrase.start - each, phrase.end))
            for vessel in reading.refers[before] if each else ():
                vessel.count = vessel.count * len(objects) if isinstance(vessel.count, int) else vessel.count
            _of(reading, reading.refers[before], objects, tokens, landmark)
    elif not objects or (landmark in reading.dropped and not has_listed(reading, phrase, landmark)):
        whole = whole_of_part(reading, phrase, landmark)
        if whole and subjects and not any(e in subjects for e in whole):
            _relation(reading, phrase, subjects, whole, verb)
        elif not tells_looks(reading, phrase, landmark):
            part_instead(reading, phrase, subjects, landmark)
    elif subjects:
        _relation(reading, phrase, subjects, objects, verb)
        for entity in objects:
            if entity.kind == "stuff" and phrase.predicate in _WHERE:
                note_place(reading, entity)


def _relation(
    reading: Reading, phrase: Phrase, subjects: list[Entity], objects: list[Entity], verb: int | None
) -> None:
    tokens = tuple(range(phrase.start, phrase.end))
    if verb is not None and reading.tree.lemmas[verb] != "be":
        if phrase.predicate == "with" and is_put_there(reading, phrase, subjects):
            return
        verb_phrase_facts(reading, phrase, subjects, objects, verb)
        return
    for entity in objects:
        if phrase.predicate != "with":
            predicate = fitting(place_predicate(reading, phrase, subjects[0], entity), subjects, [entity])
            reading.relate(subjects, predicate, [entity], tokens)
        elif phrase.landmark is not None and not _said_elsewhere(reading, phrase.landmark, entity, subjects):
            on_top = is_on_top(reading, phrase.landmark)
            if is_aloft(reading, phrase.landmark, subjects[0], entity):
                reading.relate([entity], "over", subjects, tokens)
                continue
            for subject in subjects:
                predicate = "~on" if on_top else with_predicate(subject, entity)
                if predicate == "holding" and is_put_on(reading, phrase.landmark):
                    predicate = "wearing"
                elif predicate == "~in" and reading.tree.lower[phrase.start] in _AS_WELL:
                    predicate = "with"  # "a bowl along with a pear" does not hold it
                # "a chair with a cat underneath" says more than its "with"
                supposed = not on_top and predicate in ("with", "~on", "~in")
                reading.relate([subject], predicate, [entity], tokens, weak=supposed)


def note_place(reading: Reading, entity: Entity) -> None:
    """Takes the background word of a place."""
    frozen = "frozen" in entity.attributes
    place = (background_of(f"frozen {entity.label}") if frozen else None) or background_of(entity.label)
    if entity.label.endswith("platform") and not _NO_RAILS.isdisjoint(reading.tree.lower):
        return
    if place == "ski slope" and not _GREEN.isdisjoint(entity.attributes):
        place = "hill"
    if place is not None and place not in reading.place_words:
        reading.place_words.append(place)


def _is_wet(subjects: list[Entity]) -> bool:
    """Whether it is water, beyond which stands what is in the background: "by a lake with a tent in the background"."""
    return all(e.kind == "stuff" and vocab.noun(e.label).name in _WATERS for e in subjects)


def _said_elsewhere(reading: Reading, landmark: int, entity: Entity, subjects: list[Entity]) -> bool:
    """ "a table with a dog sitting on it", "with hills in the distance", "with a cat to its left"."""
    here = next((n for n in members(reading, landmark) if entity in reading.refers[n]), landmark)
    end = reading.chunks[here].end
    after = reading.phrase_at[end] if end < len(reading.tree) else None
    last = reading.chunks[members(reading, landmark)[-1]].end
    shared = reading.phrase_at[last] if last != end and last < len(reading.tree) else None
    if (
        shared is not None
        and reading.phrases[shared].position == ("background",)
        and reading.phrases[shared].start == last
    ):
        fixed = entity.group in ("body", "part", "clothing")  # "with white tusks and trees in the background"
        return not fixed and all(e.kind == "thing" for e in subjects)
    if after is not None and reading.phrases[after].predicate == "of" and reading.phrases[after].landmark is not None:
        end = reading.chunks[reading.phrases[after].landmark or 0].end
        after = reading.phrase_at[end] if end < len(reading.tree) else None
    if after is not None and reading.phrases[after].start == end:
        phrase = reading.phrases[after]
        if _is_named_before(reading, phrase, landmark):
            return True
        behind = phrase.position == ("background",) and all(
            e.kind == "thing" for e in subjects
        )  # "a tower with a clock with a building in the background"
        behind = behind or (phrase.position == ("background",) and entity.kind == "thing" and _is_wet(subjects))
        under = phrase.landmark is not None and (is_foot(reading, phrase) or in_own_hand(reading, phrase))
        under = under or (phrase.predicate == "on" and _is_shown(reading, phrase))
        under = under or (entity.kind == "thing" and _is_on_other_ground(reading, phrase, subjects))
        aloft = phrase.landmark is None and phrase.predicate in _ALOFT and all(e.kind == "stuff" for e in subjects)
        if phrase.of_possessor or under or aloft or (phrase.position and (entity.kind == "stuff" or behind)):
            return True
    for number in range(here + 1, min(here + 3, len(reading.chunks))):
        chunk = reading.chunks[number]
        if chunk.kind == "pronoun" and reading.landmark_of.get(number) is not None and chunk.start - end <= 6:
            it = reading.tree.lower[chunk.head] == "it" and chunk.start - end <= 4  # "with hills behind it"
            it = it and entity not in reading.refers[number]  # "with a tub and ducks in it"
            return it or any(e in subjects for e in reading.refers[number])
    return False


def _is_on_other_ground(reading: Reading, phrase: Phrase, subjects: list[Entity]) -> bool:
    """ "a train on a track with people on a street": they are not on the track too."""
    grounds = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    narrow = all(e.kind == "stuff" and e.label.rsplit(" ", 1)[-1] in _NARROW for e in subjects)
    return narrow and phrase.predicate in INTO and bool(grounds) and all(
        e.kind == "stuff" and e.label != "sky" and e not in subjects for e in grounds
    )  # fmt: skip


def _is_shown(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is a picture: "in front of a TV with a baby on the screen"."""
    screen = reading.mentions[phrase.landmark] if phrase.landmark is not None else None
    return screen is not None and screen.label in ("screen", "tv screen", "computer screen")


def _is_named_before(reading: Reading, phrase: Phrase, landmark: int) -> bool:
    """ "a table and a chair with a laptop on the table": where the laptop is stands there."""
    place = reading.refers[phrase.landmark] if phrase.landmark is not None else []
    start = reading.tree.starts[reading.chunks[landmark].start]
    return phrase.predicate in ("on", "in", "under") and any(e.kind == "thing" and e.end <= start for e in place)


def _fill(
    reading: Reading, outer: list[Entity], inner: list[Entity], tokens: tuple[int, ...], *, one_each: bool
) -> None:
    """What is in a vessel or on a tray. one_each: "four trays of pizza" have a pizza on each."""
    thing, content = outer[0], inner[0]
    alone = len(inner) == 1 and content.count == 1 and content.group in ("food", "fruit", "vegetable")
    if one_each and alone and thing.label not in _DEEP:
        content.count = thing.count
    for entity in inner:
        if thing.kind == "thing":
            entity.kind = "thing"  # the water in a glass is no lake
        reading.relate([entity], "on" if thing.label in _OPEN_CONTAINERS else "in", outer, tokens)


_PREMISES = frozenset({"driveway", "yard", "front yard", "backyard", "garden", "lawn", "front lawn", "parking lot"})


def _of(reading: Reading, outer: list[Entity], inner: list[Entity], tokens: tuple[int, ...], landmark: int) -> None:
    """ "X of Y": content of a container, part of a whole, material, plants of a field."""
    if not outer or not inner or outer[0] is inner[0] or any(said.startswith("of ") for said in outer[0].attributes):
        return  # "paints a portrait of a woman who sits on a chair"
    thing, content = outer[0], inner[0]
    if thing.label in WATERS and content.label == "water":
        reading.forget(landmark)  # "a river of water"
        return
    mention = reading.mentions[landmark]
    bare = mention is not None and not mention.definite and mention.count is None
    if thing.label == "glass" and content.label in ("wine", "red wine", "white wine", "champagne"):
        thing.label = f"{content.label.rsplit(' ', 1)[-1]} glass"
        thing.describe([" ".join([*content.attributes, content.label])] if content.attributes else [])
        reading.forget(landmark)
        return
    if (
        thing.group in ("container", "kitchenware")
        or (thing.label in SURFACES and bare)
        or (thing.kind == "stuff" and bare and content.kind != "stuff")
    ):
        _fill(reading, outer, inner, tokens, one_each=bare)
    elif bare and content.label in vocab.MATERIALS and mention is not None and not mention.plural:
        thing.describe([content.label])
        reading.forget(landmark)
    elif thing.group in CLOTHES_GROUPS and content.group in LIFELIKE:
        reading.relate(inner, "wearing", outer, tokens)
    elif thing.group in ("body", "part") or not bare or content.group == "building":
        before = thing.label in _PREMISES and content.group == "building"
        reading.relate(outer, "near" if before else "part of", inner, tokens)
    elif bare and thing.kind == "stuff" and content.kind == "stuff":
        reading.relate(inner, "in", outer, tokens)
    else:
        reading.relate(outer, "with", inner, tokens)
