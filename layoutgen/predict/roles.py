"""Who sits on, in, under or beside whom: every node gets at most one host, and the rest stays a plain relation."""

from __future__ import annotations

from collections.abc import Sequence

from layoutgen.predict.bearers import SEATS
from layoutgen.predict.belongings import EDIBLE, HANDY
from layoutgen.predict.body import Node, living
from layoutgen.predict.rules import DESKWORK, TOPS, Role, is_spread, propose
from layoutgen.predict.sizes import BOARDS
from layoutgen.predict.tabletop import CUTLERY
from layoutgen.scene import Relation

_BEARING = {"on", "ride"}
_BESIDE = {
    "left of", "right of", "next to", "near", "in front of", "behind", "with", "at", "against", "leaning on", "between",
    "among",
}  # fmt: skip
_AT_WORK = {"looking at", "using", "playing"}  # of what lies on the table at which somebody is
_RANK = {
    "part": 0, "hand": 1, "ride": 2, "drive": 2, "in": 3, "on": 4, "sill": 4, "cover": 5, "hang": 6, "canopy": 7,
    "plume": 4,
    "prop": 4, "under": 7, "tow": 7, "draw": 7, "arch": 7, "lean": 8, "toss": 9, "foot": 9, "ring": 10, "hedge": 10,
    "mid": 10, "table": 10, "about": 10,
}  # fmt: skip


def assign(nodes: dict[str, Node], relations: Sequence[Relation]) -> list[Relation]:
    """Sets host and mode of the nodes and returns the relations that this does not settle."""
    offers = []
    for number, relation in enumerate(relations):
        role = propose(relation, nodes[relation.subject], nodes[relation.object])
        if role is not None and role.mode == "hand" and _is_set_down(role, relations):
            role = None
        if role is not None and role.mode == "under" and _is_afloat(role, nodes, relations):
            role = None
        if role is not None:
            offers.append((_RANK[role.mode], number, role))
    offers += [(_RANK["hand"], -1, role) for role in _wielded(nodes, relations)]
    settled: set[int] = set()
    for _, number, (child, host, mode, relation) in sorted(offers, key=lambda offer: offer[:2]):
        if child.host is not None and (_nests(child, host, mode) or _served(child, host, mode)):
            settled.add(number)
            continue
        if child.host is not None or _above(host, child):
            continue
        child.host, child.mode, child.words = host, mode, relation.words
        settled.add(number)
    rest = [relation for number, relation in enumerate(relations) if number not in settled]
    rest += [offer[2].relation for offer in offers if offer[1] in settled and _laid(offer[2])]
    _set_down(nodes, relations)
    _sit_down(nodes, relations)
    _fetch_vessels(nodes, relations)
    _fit_windows(nodes, relations)
    _hang_up(nodes, relations)
    _share_surface(nodes, rest)
    _draw_up(nodes, rest)
    _dish_up(nodes, rest)
    return rest


_PUTS = {"putting", "puts", "placing", "places", "hiding", "hides", "laying", "lays", "arranging"}
_THERE = {"under", "behind", "in front of", "around", "next to"}


def _is_set_down(role: Role, relations: Sequence[Relation]) -> bool:
    """Whether what somebody puts down is said to be elsewhere: presents under a tree."""
    if role.relation.words.split()[:1] and role.relation.words.split()[0] not in _PUTS:
        return False
    return any(r.subject == role.child.id and r.object != role.host.id and r.predicate in _THERE for r in relations)


def _is_afloat(role: Role, nodes: dict[str, Node], relations: Sequence[Relation]) -> bool:
    """Whether what is under a tree is in water too: the tree stands behind it, on the bank."""
    if role.host.noun.group != "plant" or role.child.host is not None:
        return False
    waters = {n for n, node in nodes.items() if node.region and node.noun.name in _WATERS}
    return any(r.subject == role.child.id and r.object in waters and r.predicate in ("in", "on") for r in relations)


_WATERS = {"pond", "lake", "river", "sea", "pool", "water"}


def _set_down(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """What others stand on is on the ground at the side of who bends to hold it: a surfboard with two dogs on it."""
    for node in nodes.values():
        board, heavy = node.host, node.noun.group in _HEAVY and node.noun.height >= 0.3
        if board is not None and heavy and node.mode in ("on", "ride") and board.mode == "hand":
            board.mode = "lean"
            holders = [nodes[r.subject] for r in relations if r.object == board.id and r.predicate == "holding"]
            for holder in holders:
                holder.pose = "bending" if holder.noun.group == "person" else holder.pose
        shod = board is not None and board.mode == "part" and board.noun.name in _FOOTWEAR
        if board is not None and board.host is not None and shod and node.mode == "on" and living(node):
            node.host, node.mode = board.host, "foot"  # who lies on somebody's shoes lies at his feet


def _sit_down(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """Who uses a laptop that is on a desk sits at that desk, with the laptop on it."""
    for r in relations:
        tool, desk = nodes[r.subject], nodes[r.object]
        user = tool.host
        if r.predicate != "on" or desk.noun.name not in TOPS or user is None or tool.mode != "hand":
            continue
        if user.noun.group == "person" and user.host is None and tool.noun.name in DESKWORK and not _above(desk, user):
            user.host, user.mode, tool.host, tool.mode = desk, "table", desk, "on"


_HEAVY = ("person", "animal")
_FOOTWEAR = {"shoe", "boot", "sneaker", "slipper", "sandal", "foot", "high heel", "flip flop", "sock"}
_AT_WINDOW = {"at", "near", "in front of", "behind", "looking at"}


def _wielded(nodes: dict[str, Node], relations: Sequence[Relation]) -> list[Role]:
    """The ball is hit with a racket: the racket is in the hands of who hits the ball."""
    roles = []
    for r in relations:
        tool = nodes[r.object]
        if r.predicate in ("with", "using") and tool.noun.name in _WIELDED:
            users = [nodes[s.subject] for s in relations if s.object == r.subject and s.predicate in _STRUCK]
            roles += [Role(tool, user, "hand", r) for user in users if living(user)]
    return roles


_AT_TOP = ("on", "table", "about")
_WIELDED = {
    "tennis racket", "baseball bat", "golf club", "hockey stick", "paddle", "badminton racket", "cricket bat", "bat",
    "pool cue", "lacrosse stick", "hammer", "stick", "ping pong paddle",
}  # fmt: skip
_STRUCK = {"hitting", "throwing", "catching", "playing with", "playing", "chasing"}


def _laid(role: Role) -> bool:
    """What people at a table eat or use lies on the table."""
    child, table = role.child, role.host.host
    meal = child.noun.group in EDIBLE and (role.relation.words.endswith("with") or _is_cooked(role.relation))
    said = meal or role.relation.predicate in HANDY
    if role.mode != "hand" or child.host is not role.host or not said or table is None:
        return False
    if role.host.mode not in ("table", "about") or child.noun.support != "surface":
        return False
    child.host, child.mode = table, "on"
    return True


def _is_set(dish: Node, table: Node, nodes: dict[str, Node]) -> bool:
    """Whether it is food before those who sit at a table."""
    guests = any(n.host is table and n.mode in ("table", "about") for n in nodes.values())
    return guests and dish.noun.group in (*EDIBLE, "kitchenware", "drink") and _loose(dish)


def _is_cooked(relation: Relation) -> bool:
    """Whether it says that a meal is made rather than held."""
    return relation.words.split()[:1] in (["making"], ["makes"], ["make"], ["preparing"], ["cooking"], ["sharing"])


def _fetch_vessels(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """The box out of which people at a table eat stands on it with the food; the fork for the food is in its bowl."""
    for r in relations:
        food, other = nodes[r.subject], nodes[r.object]
        if food.noun.group not in EDIBLE or food.host is None or other.host is not None or other.region:
            continue
        if r.predicate in ("in", "inside") and food.mode == "on" and food.host.noun.name in TOPS and not living(other):
            other.host, other.mode = food.host, "on"
            food.host, food.mode, food.words = other, "in", r.words
        elif r.predicate == "on" and food.mode == "in" and other.noun.name in CUTLERY and food.host is not other:
            other.host, other.mode, other.words = food.host, "in", r.words


def _served(child: Node, host: Node, mode: str) -> bool:
    """Flowers in a vase are said to be on the table: then the vase is."""
    vessel = child.host
    if vessel is None or vessel.host is not None or child.mode != "in" or mode != "on" or vessel is host:
        return False
    groups = ("furniture", "nature", "structure", "appliance", "plant")
    bearing = host.noun.group in groups or host.noun.name in SEATS
    if not bearing or _above(host, vessel):
        return False
    vessel.host, vessel.mode = host, "on"
    return True


def _fit_windows(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """The window out of which somebody in a car looks is the car's."""
    for r in relations:
        eye, window = nodes[r.subject], nodes[r.object]
        inside = eye.host is not None and eye.host.noun.group == "vehicle" and eye.mode in ("in", "drive", "ride")
        if inside and window.noun.name == "window" and window.host is None and eye.host is not None:
            window.host, window.mode = eye.host, "part"


def _hang_up(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """A clock of which nothing is said hangs on the house or the tower of the picture, not in the sky.

    So does a window that others are at.
    """
    named = {name for r in relations for name in (r.subject, r.object)}
    houses = [n for n in nodes.values() if n.noun.group in ("building", "structure") and n.noun.height >= 4]
    for node in nodes.values():
        if houses and node.noun.name == "clock" and node.id not in named and node.host is None and node.number == 1:
            node.host, node.mode = houses[0], "on"
    buildings = [n for n in houses if n.noun.group == "building"]
    placed = {r.subject for r in relations} | {r.object for r in relations if r.predicate not in _AT_WINDOW}
    for node in nodes.values():
        if buildings and node.noun.name == "window" and node.id not in placed and node.host is None:
            node.host, node.mode = buildings[0], "on"


def _share_surface(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """What belongs on a table goes there too: beside a laptop on a desk, or when there is a table in the scene.

    Also when some corner is said to have both: a play kitchen with a table and a phone.
    """
    tops = [n for n in nodes.values() if n.noun.name in TOPS and not n.region and n.host is None]
    for _ in relations:
        for r in relations:
            for a, b in ((nodes[r.subject], nodes[r.object]), (nodes[r.object], nodes[r.subject])):
                beside = r.predicate in _BESIDE or (r.predicate in _AT_WORK and a.id == r.object)
                if r.predicate == "in front of" and a.id == r.subject and b in tops and _is_set(a, b, nodes):
                    a.host, a.mode = b, "on"
                if beside and _loose(a) and b.mode in _AT_TOP and b.host in tops and b.host is not a:
                    a.host, a.mode = b.host, "on"
    _lie_beside(nodes, relations)
    furnished = {r.subject for r in relations if r.predicate in ("with", "has") and nodes[r.object] in tops}
    named = _related(nodes, [r for r in relations if r.predicate not in ("with", "has") or r.subject not in furnished])
    if tops:
        for node in nodes.values():
            if node.id not in named and _loose(node) and not node.thing.position and node not in tops:
                node.host, node.mode = min(tops, key=lambda top: _ill_suited(node, top)), "on"


def _lie_beside(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """The pillow or the book beside somebody on a bed or a couch lies there too."""
    for r in relations:
        if r.predicate not in _SIDE_BY_SIDE:
            continue
        for a, b in ((nodes[r.subject], nodes[r.object]), (nodes[r.object], nodes[r.subject])):
            seat = b.host
            if seat is None or seat.noun.name not in _ROOMY or b.mode != "on" or not living(b) or a.host is not None:
                continue
            small = (a.noun.group in _STREWN or a.noun.name == "pillow") and a.noun.height < 0.5 and not a.region
            if small and a.number + b.number <= 3 and not _above(seat, a):
                a.host, a.mode = seat, "on"


_SIDE_BY_SIDE = {"next to", "with"}
_ROOMY = {"bed", "couch", "bench", "sofa bed", "bunk bed", "pew", "mattress"}
_STREWN = {"toy", "textile", "stationery", "clothing", "electronics", "accessory"}


def _related(nodes: dict[str, Node], relations: Sequence[Relation]) -> set[str]:
    """The nodes of which something is said beside where in the picture they are."""
    pairs = [(r.subject, r.object) for r in relations]
    return {name for pair in pairs if not any(nodes[end].region for end in pair) for name in pair}


def _ill_suited(thing: Node, top: Node) -> bool:
    """Whether of several tables this is not the one for it: a lamp stands by the bed, a computer on the desk."""
    wanted = _BEDSIDE if thing.noun.name == "lamp" else {"desk"} if thing.noun.group == "electronics" else _LAID
    return top.noun.name not in wanted


_BEDSIDE = {"nightstand", "end table", "dresser", "desk"}
_LAID = {"table", "dining table", "kitchen table", "picnic table", "round table", "counter", "coffee table"}
_SHADES = {"umbrella", "parasol", "beach umbrella"}
_CHAIRS = {"chair", "stool", "office chair", "high chair"}


def _draw_up(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """Chairs of which nothing else is said stand about the table of the room, parasols over the tables outside."""
    tables = [n for n in nodes.values() if n.noun.name in _LAID - {"counter"} and n.host is None]
    if len(tables) != 1 or any(n.host is tables[0] and n.mode in ("table", "about", "ring") for n in nodes.values()):
        return
    table = tables[0]
    apart = [
        r for r in relations if table.id not in (r.subject, r.object) or r.predicate not in ("with", "has", "near")
    ]
    busy = _related(nodes, apart)
    seated = {n.host.id for n in nodes.values() if n.host is not None}
    for node in nodes.values():
        free = node.host is None and node.id not in busy | seated and not node.thing.position
        if node.noun.name in _CHAIRS and free and max(2, table.number) <= node.number <= 8 * table.number:
            node.host, node.mode = table, "ring"
        elif node.noun.name in _SHADES and free and node.number >= table.number > 1:  # of a café
            node.host, node.mode, node.number = table, "canopy", table.number


def _dish_up(nodes: dict[str, Node], relations: Sequence[Relation]) -> None:
    """Several sorts of food beside one empty plate are on it."""
    named = {name for r in relations for name in (r.subject, r.object)}
    plates = [n for n in nodes.values() if n.noun.name in ("plate", "platter") and n.number == 1]
    food = [n for n in nodes.values() if n.noun.group in EDIBLE and n.host is None and n.id not in named]
    food = [n for n in food if not n.thing.position and not n.region]
    if len(plates) == 1 and len(food) > 1 and not any(n.host is plates[0] for n in nodes.values()):
        for node in food:
            node.host, node.mode = plates[0], "on"


def _loose(node: Node) -> bool:
    small = node.noun.support == "surface" and node.noun.height < 0.6 and node.noun.name != "sink"
    small = small or (node.noun.group in ("accessory", "clothing") and node.noun.height < 0.3)  # glasses, a hat
    return node.host is None and not node.region and small


_BEDDING = {"pillow", "cushion"}


def _nests(child: Node, host: Node, mode: str) -> bool:
    """Of two things that somebody is on (a board, a wave), the smaller is put on the larger."""
    first = child.host
    if first is None or first is host or child.mode not in _BEARING or mode not in _BEARING:
        return False
    small, large = sorted((first, host), key=lambda n: (n.noun.group != "food", n.noun.height * n.noun.aspect**0.5))
    if child.number > 1 and (small.number != child.number or small.noun.name not in BOARDS):
        return False  # but surfers on boards on waves have one each
    if small.host is large and small is not first and small.noun.name in BOARDS:
        child.host, child.mode = small, mode  # another one on the same board
        return True
    if small.host is not None or _above(large, small) or _above(large, child) or _above(small, child):
        return False
    if small.noun.name in _BEDDING and child.noun.group == "person":  # who lies on a pillow lies on the bed
        child.host, child.mode = large, mode
    elif small is not first:
        child.host, child.mode = small, mode
    small.host, small.mode = large, "cover" if is_spread(small, large) else "on"
    return True


def _above(node: Node | None, other: Node) -> bool:
    while node is not None:
        if node is other:
            return True
        node = node.host
    return False


def top(node: Node) -> Node:
    """The node at the root of what this node is attached to."""
    while node.host is not None:
        node = node.host
    return node
