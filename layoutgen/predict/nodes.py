"""The nodes of a scene: what each noun means here, how many there are, in which pose, and what is up in the air."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layoutgen import vocab
from layoutgen.judging import instances
from layoutgen.pose import pose_of
from layoutgen.predict.belongings import HANDY
from layoutgen.predict.body import Node, living
from layoutgen.predict.meaning import meaning, seen_as
from layoutgen.predict.number import fewer
from layoutgen.predict.portions import fill_each, set_tables
from layoutgen.predict.regions import is_body
from layoutgen.predict.rows import stacked
from layoutgen.predict.rules import hugs
from layoutgen.predict.tabletop import CUTLERY
from layoutgen.predict.unhung import stand
from layoutgen.predict.variety import form_of
from layoutgen.scene import Relation, SceneData
from layoutgen.sorts import GIVING


def nodes_of(data: SceneData, relations: Sequence[Relation]) -> dict[str, Node]:
    """A node for every object; stuff that acts as a thing here is no region."""
    nodes = {
        t.id: Node(t, seen_as(meaning(t, data)), instances(t.count), region=t.kind == "stuff") for t in data.objects
    }
    for node in nodes.values():
        node.form = form_of(node.thing, data)
        if stacked(node) and node.noun.name == "book":
            node.noun = node.noun._replace(height=0.06, aspect=5.0)  # they lie
    for r in relations:
        given = r.predicate == "interacting with" and not GIVING.isdisjoint(r.words.split()[:1])
        _match(nodes[r.subject], nodes[r.object], "holding" if given else r.predicate)
    _share_out(nodes, relations)
    _count(nodes, relations)
    _house(nodes, relations)
    _land(nodes, relations)
    _launch(nodes, relations)
    _mount(nodes, relations)
    stand(nodes, relations)
    _stand_back(nodes, relations)
    _lift_branches(nodes, relations)
    for node in nodes.values():
        node.pose = _pose(node, relations, nodes)
    _embrace(nodes, relations)
    for node in nodes.values():
        if node.region and is_body(node, relations, nodes):
            node.region = False
    return nodes


def _count(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Settles how many there are of what the text does not count."""
    for node in nodes.values():
        pair = node.noun.name in _PAIRS or node.noun.name.endswith("fence")
        if (pair or node.noun.name in _PORTIONS) and not isinstance(node.thing.count, int):
            node.number = min(node.number, 2)  # fries are one helping or two, curtains a pair
    _lay_places(nodes, relations)
    set_tables(nodes, relations)
    fill_each(nodes, relations)
    _thin_out(nodes, relations)
    fewer(nodes, relations)


_SMALL = 0.7  # of the height of who hugs it, and kneels down to it


def _embrace(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Of two who hug both do."""
    for r in relations:
        if hugs(r, nodes[r.subject], nodes[r.object]):
            small = nodes[r.object].noun.height < _SMALL * nodes[r.subject].noun.height
            nodes[r.subject].pose = "kneeling" if small else "hugging"
            if nodes[r.object].noun.group == "person":
                nodes[r.object].pose = "hugging"


def _house(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """A cage is as large as who is in it, a flower bed as wide as what stands in it."""
    for r in relations:
        inmate, cage = nodes[r.subject], nodes[r.object]
        wide = 1.4 * inmate.number * inmate.noun.height * inmate.noun.aspect
        bed = cage.noun.height * cage.noun.aspect
        if cage.noun.name == "flower bed" and r.predicate in ("in", "inside") and bed < wide:
            cage.noun = cage.noun._replace(height=cage.noun.height * (wide / bed) ** 0.5, aspect=wide / bed)
        if cage.noun.name == "cage" and r.predicate in ("in", "inside") and inmate.noun.height > 0.6 * cage.noun.height:
            cage.noun = cage.noun._replace(height=1.3 * inmate.noun.height)  # a zebra's is no bird cage


def _pose(node: Node, relations: Sequence[Relation], nodes: Mapping[str, Node]) -> str | None:
    mine = [(r.predicate, r.words, _called(nodes[r.object])) for r in relations if r.subject == node.id]
    found = pose_of(node.thing.label, node.thing.attributes, mine)
    if node.noun.group == "person" and node.noun.support == "sky" and found != "riding_astride":
        return "jumping"  # off the ground
    if node.noun.group == "person" and any(_slides(r, nodes) for r in relations if r.subject == node.id):
        return "sitting_ground"
    desked = any(r.predicate == "at" and not nodes[r.object].region for r in relations if r.subject == node.id)
    if found in ("sleeping", "lying") and desked and node.noun.group == "person":
        return "sitting"  # who sleeps at a desk
    if found == "swimming" and (node.noun.name == "astronaut" or any(label == "space" for *_, label in mine)):
        return "jumping"  # who floats in space
    if found in ("pointing", "reaching_up") and node.noun.group == "person":
        return next(filter(None, (_stoops(node, r, nodes) for r in relations if r.subject == node.id)), found)
    if found is None and node.noun.name == "surfer" and any("rid" in words for _, words, _ in mine):
        return "surfing"  # "a surfer riding along the shore"
    return _TRADES.get(node.noun.name) if found is None else found


_AT_HAND = frozenset({"food", "fruit", "vegetable", "drink", "kitchenware", "electronics", "container", "stationery"})


def _stoops(node: Node, relation: Relation, nodes: Mapping[str, Node]) -> str | None:
    """How somebody touches what is lower than the hands: bent over a cat, with an arm forward to a cake."""
    if relation.predicate != "touching" or "up" in relation.words.split():
        return None
    other = nodes[relation.object].noun
    if other.group == "animal":
        return "bending" if other.height < 0.45 * node.noun.height else None
    return "offering" if other.group in _AT_HAND else None


def _called(node: Node) -> str:
    """Its label, or what it means here: the board of a skater is no surfboard."""
    return node.noun.name if vocab.ambiguous(node.thing.label) else node.thing.label


def _slides(relation: Relation, nodes: Mapping[str, Node]) -> bool:
    """Whether it says that somebody is on a slide or a seesaw, on which one sits."""
    return relation.predicate == "on" and nodes[relation.object].noun.name in ("slide", "seesaw", "playground slide")


def _match(a: Node, b: Node, predicate: str) -> None:
    """Two people ride on horses: as many horses as people; a man holds flowers: a handful of them."""
    if predicate in ("in", "inside") and a.noun.group == "plant" and not isinstance(a.thing.count, int):
        a.number = min(a.number, 5) if b.number == 1 else b.number  # a bunch in which every flower is seen
    if isinstance(b.thing.count, int) or a is b:
        return
    mounted = predicate == "on" and a.noun.group == "person" and b.noun.group == "animal" and b.noun.height > 1
    shaded = predicate == "under" and b.noun.name in _SHADES
    company = predicate == "with" and b.noun.group == "person"
    own = (
        mounted
        or shaded
        or (predicate in _OWN and not company)
        or (predicate == "on" and b.noun.height < a.noun.height and living(a))
    )
    if own and living(a) and a.number > 1:
        b.number = a.number
    elif predicate in ("holding", "carrying") and a.number == 1:
        b.number = min(b.number, 3)


def _stand_back(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Trees in the background, and several trees that are only said to be about, are behind everything else."""
    loosely = (*_LOOSE, "behind")
    held = {r.subject for r in relations if r.predicate not in loosely and not r.words.endswith("with")}
    held |= {r.object for r in relations if r.predicate not in (*_LOOSE, "in front of")}
    others = [n for n in nodes.values() if not n.region and n.noun.group not in ("building", "plant")]
    for node in nodes.values():
        if node.noun.group != "plant" or node.noun.height <= 2 or node.region:
            continue
        several = node.number > 2 and node.id not in held and not node.thing.position and len(others) > 0
        node.rear = "background" in node.thing.position or several


def _lift_branches(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """A branch on which somebody sits or from which somebody hangs is up in a tree and not on the ground."""
    lying = {r.subject for r in relations if r.predicate in ("on", "in", "attached to", "part of")}
    for r in relations:
        branch = nodes[r.object]
        borne = r.predicate in ("on", "hanging from") and living(nodes[r.subject])
        if borne and branch.noun.name == "branch" and branch.id not in lying:
            branch.noun = branch.noun._replace(support="sky")


def _share_out(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """ "A girl and a guy on their laptops": as many laptops as there are people who use them."""
    users: dict[str, list[Node]] = {}
    for r in relations:
        if r.predicate in ("using", "holding", "riding", "carrying") and living(nodes[r.subject]):
            users.setdefault(r.object, []).append(nodes[r.subject])
    for name, people in users.items():
        if len(people) > 1 and not isinstance(nodes[name].thing.count, int):
            nodes[name].number = sum(node.number for node in people)


def _land(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Planes in an airport stand there, unless they are said to fly, to land or to take off."""
    for node in nodes.values():
        if node.noun.group == "aircraft" and _READIED & set(" ".join(node.thing.attributes).split()):
            node.noun = node.noun._replace(support="ground")
    for r in relations:
        plane, place = nodes[r.subject], nodes[r.object]
        airport = r.predicate in ("in", "at", "inside") and vocab.place(place.thing.label) == "airport"
        landed = airport or (r.predicate in ("in", "on", "at") and place.noun.name in _LANDS)
        said = {word for phrase in (r.words, *plane.thing.attributes) for word in phrase.split()}
        if plane.noun.group == "aircraft" and landed and not said & _ALOFT:
            plane.noun = plane.noun._replace(support="ground")


def _mount(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """A television that is mounted to a wall hangs there, whatever it is beside."""
    for r in relations:
        thing, wall = nodes[r.subject], nodes[r.object]
        if r.predicate not in ("attached to", "on", "hanging from") or wall.noun.name != "wall" or not wall.region:
            continue
        if thing.noun.support in ("any", "surface") and thing.noun.group in _MOUNTED:
            thing.noun = thing.noun._replace(support="wall")


_MOUNTED = {"electronics", "appliance", "furniture", "stationery", "textile", "accessory", "kitchenware", "tool"}


def _launch(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Who flies, on a broom or without, is in the sky, and so is the ball that somebody looks up at."""
    winged = {node.id for node in nodes.values() if node.noun.name in _WINGED or node.noun.group != "person"}
    flown = {node.id for node in nodes.values() if _FLYING & set(" ".join(node.thing.attributes).split())} & winged
    for r in relations:
        rider, mount = nodes[r.subject], nodes[r.object]
        said = set(r.words.split())
        if said & _FLYING and r.predicate in ("on", "riding") and mount.noun.group in ("tool", "animal", "textile"):
            flown |= {rider.id, mount.id}
        elif said & _FLYING and r.predicate != "flying" and rider.id in winged:
            flown.add(rider.id)
        if r.predicate == "looking at" and "up" in said and mount.noun.group in ("sport", "toy"):
            mount.noun = mount.noun._replace(support="sky")
    for node in nodes.values():
        if "scattered" in node.thing.attributes and node.noun.support == "wall":
            node.noun = node.noun._replace(support="ground")
        if node.noun.group in ("sport", "toy") and "airborne" in node.thing.attributes:
            node.noun = node.noun._replace(support="sky")
    for name in flown:
        if nodes[name].noun.group in ("person", "tool", "textile"):
            nodes[name].noun = nodes[name].noun._replace(support="sky")


def _lay_places(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """As many plates and glasses on a table as people sit at it, when the text says only that there are some."""
    for at in relations:
        guests, table = nodes[at.subject], at.object
        if at.predicate not in ("at", "around") or guests.noun.group != "person" or guests.number < 2:
            continue
        for r in relations:
            dish = nodes[r.subject]
            if r.object == table and r.predicate == "on" and dish.noun.group in ("kitchenware", "drink", "food"):
                dish.number = dish.number if isinstance(dish.thing.count, int) else min(guests.number, dish.number)


def _thin_out(nodes: Mapping[str, Node], relations: Sequence[Relation]) -> None:
    """Fewer of what there is an indefinite number of, where too many things would be specks on one table or mount."""
    loads: dict[tuple[str, str], list[Node]] = {}
    for r in relations:
        child, host = (r.subject, r.object) if r.predicate not in _BEARING else (r.object, r.subject)
        predicate = _BEARING.get(r.predicate, r.predicate)
        if predicate in ("on", "in", "riding") and not nodes[host].region and nodes[host].number == 1:
            loads.setdefault((host, predicate), []).append(nodes[child])
    for (host, predicate), load in loads.items():
        cutlery = [node for node in load if node.noun.name in CUTLERY and not isinstance(node.thing.count, int)]
        for node in cutlery:
            node.number = min(2, node.number)
        mixed = predicate == "on" and min(node.number for node in load) == 1 < len(load)  # a cake and presents
        most, least = (2, 2) if predicate == "riding" else (6 if mixed else 8, 3)
        if predicate == "on" and nodes[host].noun.name in _BURNERS:
            most = 4
        if predicate == "in" and len(load) < 2:
            continue
        vague = [node for node in load if not isinstance(node.thing.count, int)]
        while sum(node.number for node in load) > most and any(node.number > least for node in vague):
            largest = max(vague, key=lambda node: node.number)
            largest.number -= 1


_BURNERS = {"oven", "stove", "camp stove"}  # each of them bears a pot
_SHADES = {"umbrella", "parasol"}
_LOOSE = {"near", "with", "along"}
_BEARING = {"containing": "in", "full of": "in", "covered with": "on"}
_PORTIONS = {"french fry", "fry", "french fries", "fries", "chip", "noodle", "rice", "popcorn", "spaghetti", "nacho"}
_PAIRS = {"curtain", "drape", "blind", "shutter", "railing"}
_TRADES = {
    "skier": "skiing",
    "snowboarder": "snowboarding",
    "skateboarder": "skateboarding",
    "swimmer": "swimming",
    "runner": "running",
    "jogger": "running",
    "dancer": "dancing",
    "ballerina": "dancing",
}
_READIED = {"readied", "ready", "preparing", "boarding", "loading", "unloading", "refueling", "waiting", "parked"}
_LANDS = {
    "field",
    "grass",
    "lawn",
    "ground",
    "parking lot",
    "snow",
    "dirt",
    "sand",
    "beach",
    "road",
    "street",
    "concrete",
}
_WINGED = {
    "witch",
    "wizard",
    "fairy",
    "angel",
    "superhero",
    "ghost",
    "santa claus",
    "genie",
    "vampire",
    "cupid",
    "dragon",
}
_FLYING = {"flying", "flies", "fly", "flew", "soaring", "hovering"}
_ALOFT = {"fly", "flying", "flies", "flown", "landing", "taking", "takes", "lifting", "over", "air", "descending"}
_OWN = {"riding", "wearing", "holding", "carrying", "with", "has", "using", "driving", *HANDY}
