"""Other names of roles, and the role that a noun of the text means."""

from __future__ import annotations

from collections.abc import Mapping

from layoutgen.art.people.roles import ROLES

_SAME: Mapping[str, str] = {
    **dict.fromkeys(
        ("policeman", "policewoman", "police", "cop", "officer", "guard", "security guard"), "police officer"
    ),
    **dict.fromkeys(("fireman", "firewoman", "fire fighter"), "firefighter"),
    **dict.fromkeys(("cook",), "chef"),
    **dict.fromkeys(("surgeon", "dentist", "physician", "vet", "veterinarian"), "doctor"),
    **dict.fromkeys(("builder", "worker", "workman", "carpenter", "engineer"), "construction worker"),
    **dict.fromkeys(
        ("businesswoman", "business man", "business person", "businessperson", "lawyer", "politician", "boss"),
        "businessman",
    ),
    **dict.fromkeys(("waitress", "server", "bartender", "butler"), "waiter"),
    **dict.fromkeys(("motorcyclist", "motorcycle rider", "motorbiker"), "biker"),
    **dict.fromkeys(("bicyclist", "bike rider"), "cyclist"),
    **dict.fromkeys(("jockey", "equestrian", "horseman", "horse rider"), "rider"),
    **dict.fromkeys(("cowgirl", "rancher"), "cowboy"),
    **dict.fromkeys(("footballer", "goalkeeper", "goalie"), "soccer player"),
    **dict.fromkeys(("hitter", "batsman", "baseball batter"), "batter"),
    **dict.fromkeys(("baseball catcher",), "catcher"),
    **dict.fromkeys(("snow boarder",), "snowboarder"),
    **dict.fromkeys(("skate boarder", "skateboard rider", "board rider"), "skateboarder"),
    **dict.fromkeys(("ice skater", "figure skater"), "skater"),
    **dict.fromkeys(("santa claus", "father christmas"), "santa"),
    **dict.fromkeys(("jogger", "athlete", "sprinter"), "runner"),
    **dict.fromkeys(("ballet dancer",), "ballerina"),
    **dict.fromkeys(("pupil", "schoolboy", "schoolgirl"), "student"),
    **dict.fromkeys(("professor",), "teacher"),
    **dict.fromkeys(("painter",), "artist"),
    **dict.fromkeys(("magician", "sorcerer"), "wizard"),
    **dict.fromkeys(("postman", "mailman"), "mail carrier"),
    **dict.fromkeys(("musician",), "guitarist"),
    **dict.fromkeys(("spaceman", "cosmonaut"), "astronaut"),
    **dict.fromkeys(("captain", "bus driver", "conductor", "crossing guard"), "driver"),
    **dict.fromkeys(("plumber", "electrician", "technician", "janitor", "miner"), "mechanic"),
    **dict.fromkeys(("paramedic", "pharmacist"), "doctor"),
    **dict.fromkeys(("infielder", "outfielder", "cricketer"), "baseball player"),
    **dict.fromkeys(("rugby player", "american football player"), "football player"),
    **dict.fromkeys(("windsurfer", "kitesurfer", "bodyboarder", "paddleboarder", "wakeboarder"), "surfer"),
    **dict.fromkeys(("ping pong player", "badminton player"), "tennis player"),
    **dict.fromkeys(("snorkeler", "scuba diver"), "diver"),
    **dict.fromkeys(("goblin", "troll"), "ogre"),
    **dict.fromkeys(("superman", "batman", "supervillain", "superheroine"), "superhero"),
    **dict.fromkeys(("emperor",), "king"),
    **dict.fromkeys(("empress",), "queen"),
    **dict.fromkeys(("demon", "imp"), "devil"),
    **dict.fromkeys(("samurai", "spy"), "ninja"),
    **dict.fromkeys(("gladiator",), "knight"),
    **dict.fromkeys(("santa's elf", "dwarf"), "elf"),
    **dict.fromkeys(("cupid", "baby angel"), "angel"),
    **dict.fromkeys(("camper", "scout", "hitchhiker"), "hiker"),
    **dict.fromkeys(("farmhand", "shepherd", "zookeeper", "beekeeper"), "gardener"),
    **dict.fromkeys(("butcher",), "baker"),
    **dict.fromkeys(("acrobat",), "gymnast"),
    **dict.fromkeys(("rodeo rider",), "cowboy"),
    **dict.fromkeys(("polo player",), "rider"),
    **dict.fromkeys(("roller skater",), "skater"),
    **dict.fromkeys(("caddie",), "golfer"),
    **dict.fromkeys(("groomsman",), "groom"),
    **dict.fromkeys(("bridesmaid", "cinderella", "snow white", "rapunzel", "sleeping beauty"), "princess"),
    **dict.fromkeys(("red riding hood",), "little red riding hood"),
    **dict.fromkeys(("servant",), "waiter"),
    **dict.fromkeys(("accountant", "employee", "owner", "inspector", "secretary", "journalist"), "businessman"),
    **dict.fromkeys(("librarian",), "teacher"),
}


def role_named(name: str | None) -> str | None:
    """The name in ROLES for a noun of the text ("policeman" is "police officer"), or None."""
    if name is None:
        return None
    word = name.strip().lower().replace("_", " ")
    return word if word in ROLES else _SAME.get(word)
