"""The rule lemmatizer: hundreds of forms, and the treebank's own lemmas where the data is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from layoutgen.parse.pipeline import load
from layoutgen.parse.pipeline.conllu import read_conllu
from layoutgen.parse.pipeline.lemma import lemma_of

NOUNS = (
    """
dogs dog|cats cat|buses bus|boxes box|benches bench|dishes dish|glasses glasses|sunglasses sunglasses|jeans jeans
people people|men man|women woman|children child|policemen policeman|firemen fireman|snowmen snowman|feet foot
teeth tooth|geese goose|mice mouse|oxen ox|leaves leaf|loaves loaf|knives knife|wolves wolf|shelves shelf|halves half
scarves scarf|hooves hoof|wives wife|calves calf|elves elf|skis ski|taxis taxi|kiwis kiwi|cities city|babies baby
puppies puppy|bunnies bunny|ponies pony|cherries cherry|berries berry|butterflies butterfly|flies fly|cookies cookie
brownies brownie|hoodies hoodie|movies movie|pies pie|ties tie|toys toy|keys key|monkeys monkey|turkeys turkey
donkeys donkey|trays tray|boys boy|potatoes potato|tomatoes tomato|mangoes mango|volcanoes volcano|shoes shoe
canoes canoe|toes toe|photos photo|pianos piano|radios radio|kangaroos kangaroo|zoos zoo|horses horse|houses house
vases vase|roses rose|noses nose|hoses hose|cases case|purses purse|dresses dress|mattresses mattress|classes class
lenses lens|walruses walrus|octopuses octopus|cacti cactus|axes axe|boxes box|foxes fox|taxes tax|sandwiches sandwich
couches couch|watches watch|torches torch|branches branch|beaches beach|peaches peach|churches church|matches match
brushes brush|bushes bush|toothbrushes toothbrush|sheep sheep|deer deer|fish fish|aircraft aircraft|moose moose
scissors scissors|pants pants|shorts shorts|trousers trousers|goggles goggles|pajamas pajamas|clothes clothes
giraffes giraffe|zebras zebra|elephants elephant|bananas banana|oranges orange|bridges bridge|cages cage|images image
pages page|vehicles vehicle|bicycles bicycle|tables table|apples apple|bottles bottle|candles candle|noodles noodle
waffles waffle|wheels wheel|umbrellas umbrella|sofas sofa|pizzas pizza|cameras camera|llamas llama|pandas panda
trees tree|bees bee|knees knee|trophies trophy|lilies lily|daisies daisy|ladies lady|series series|dice die
headaches headache|stomachs stomach|roofs roof|cliffs cliff|giraffe giraffe|dog dog|bus bus|grass grass
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
GERUNDS = (
    """
sitting sit|riding ride|standing stand|lying lie|laying lay|running run|swimming swim|hopping hop|hoping hope
smiling smile|driving drive|dancing dance|skateboarding skateboard|surfing surf|juggling juggle|waving wave
kneeling kneel|grazing graze|leaning lean|serving serve|slicing slice|hugging hug|petting pet|cutting cut|eating eat
sleeping sleep|looking look|holding hold|wearing wear|carrying carry|flying fly|playing play|watching watch
reading read|writing write|throwing throw|catching catch|hitting hit|swinging swing|pushing push|pulling pull
feeding feed|chasing chase|biting bite|sliding slide|gliding glide|taking take|making make|using use|posing pose
hanging hang|resting rest|skiing ski|seeing see|racing race|facing face|crossing cross|passing pass|tying tie
balancing balance|sniffing sniff|licking lick|crouching crouch|squatting squat|jogging jog|chopping chop|mowing mow
rowing row|paddling paddle|having have|being be|wading wade|shining shine|rising rise|falling fall|growing grow
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
PARTICIPLES = (
    """
parked park|topped top|covered cover|filled fill|surrounded surround|decorated decorate|seated seat|stacked stack
perched perch|docked dock|tied tie|placed place|piled pile|painted paint|worn wear|torn tear|broken break|eaten eat
ridden ride|driven drive|written write|taken take|given give|thrown throw|grown grow|shown show|drawn draw|hidden hide
bitten bite|fallen fall|frozen freeze|held hold|fed feed|led lead|hung hang|built build|bought buy|caught catch
made make|cut cut|set set|put put|lit light|left leave|attached attach|carved carve|sliced slice|chopped chop
wrapped wrap|dressed dress|framed frame|striped stripe|tiled tile|mounted mount|propped prop|tucked tuck
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
OTHERS = [
    *[(word, "VBZ", base) for word, base in (
        ("sits", "sit"), ("watches", "watch"), ("flies", "fly"), ("has", "have"), ("is", "be"), ("passes", "pass"),
        ("rides", "ride"), ("goes", "go"), ("carries", "carry"), ("lies", "lie"), ("catches", "catch"),
        ("faces", "face"),
    )],
    *[(word, "JJR", base) for word, base in (
        ("smaller", "small"), ("bigger", "big"), ("larger", "large"), ("wider", "wide"), ("happier", "happy"),
        ("whiter", "white"), ("better", "good"), ("taller", "tall"), ("closer", "close"), ("older", "old"),
    )],
    ("biggest", "JJS", "big"), ("nearest", "JJS", "near"), ("them", "PRP", "they"), ("her", "PRP", "she"),
    ("her", "PRP$", "her"), ("It", "PRP", "it"), ("were", "VBD", "be"), ("n't", "RB", "not"), ("An", "DT", "a"),
    ("London", "NNP", "London"), ("Dogs", "NNS", "dog"), ("SITTING", "VBG", "sit"),
]  # fmt: skip
TABLE = [
    *((*pair.split(), "NNS") for pair in NOUNS),
    *((*pair.split(), "VBG") for pair in GERUNDS),
    *((*pair.split(), "VBN") for pair in PARTICIPLES),
    *((word, lemma, tag) for word, tag, lemma in OTHERS),
]


def test_table_is_long() -> None:
    assert len(TABLE) >= 200


@pytest.mark.parametrize(("word", "lemma", "tag"), TABLE)
def test_lemma(word: str, lemma: str, tag: str) -> None:
    assert lemma_of(word, tag) == lemma


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("two wine glasses on a table", "glass"),
        ("two glasses of water", "glass"),
        ("a man wearing glasses", "glasses"),
    ],
)
def test_glasses_for_drinking_and_for_seeing(text: str, lemma: str) -> None:
    doc = load()(text)
    assert next(token.lemma_ for token in doc if token.text == "glasses") == lemma


def test_works_behind_a_pipeline_with_universal_tags_only() -> None:
    load()  # registers the component
    nlp = spacy.blank("en")
    nlp.add_pipe("scene_lemmatizer")
    doc = Doc(nlp.vocab, ["dogs", "sitting", "near", "bigger", "boxes"], pos=["NOUN", "VERB", "ADP", "ADJ", "NOUN"])
    morphs = ["Number=Plur", "VerbForm=Part|Tense=Pres", "", "Degree=Cmp", "Number=Plur"]
    for token, morph in zip(doc, morphs, strict=True):
        token.set_morph(morph)
    assert [t.lemma_ for t in nlp.get_pipe("scene_lemmatizer")(doc)] == ["dog", "sit", "near", "big", "box"]


def test_agrees_with_the_treebank(shared_data: Path) -> None:
    right = total = 0
    for sentence in read_conllu(shared_data / "parse" / "en_ewt-ud-dev.conllu.gz"):
        for word, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            if tag in ("NN", "NNS") or tag.startswith("VB"):
                total += 1
                right += lemma_of(word, tag).lower() == lemma.lower()
    assert right / total >= 0.985
