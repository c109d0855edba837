"""Plugins that are wrong, each in one way, and the sentence that each is to be told."""

from __future__ import annotations

from dataclasses import dataclass

GOOD = '''
from PIL import Image, ImageDraw
from layoutgen import hookimpl

class Boxes:
    conditions = frozenset({"boxes"})
    labels = None

    def __call__(self, layouts, *, seeds, size=None):
        return [self.draw(layout, size or (layout.canvas.width, layout.canvas.height)) for layout in layouts]

    def draw(self, layout, size):
        image = Image.new("RGB", size, "white")
        for item in layout.sorted():
            corners = [edge * side for edge, side in zip(item.box, (*size, *size))]
            ImageDraw.Draw(image).rectangle(corners, outline="black")
        return image

@hookimpl
def register_renderers(register):
    @register
    def NAME():
        """Draws the boxes of a layout."""
        return Boxes()
'''


@dataclass(frozen=True)
class Bad:
    """A plugin's code, the sentence of `list` (broken plugins) or `check`, and what happens to a picture."""

    code: str
    said: str  # regular expression
    loads: bool = True
    draws: bool = True  # whether it draws at all when it is asked to; another one does otherwise


def changed(old: str, new: str) -> str:
    """The good plugin with one thing wrong."""
    assert old in GOOD, old
    return GOOD.replace(old, new)


TWELVE = {
    "raises_at_import": Bad(GOOD + 'raise RuntimeError("no such luck")\n', "RuntimeError: no such luck", loads=False),
    "misspelt_hook": Bad(
        changed("def register_renderers", "def register_renderer"),
        "register_renderer is no hook of layoutgen; did you mean register_renderers?",
        loads=False,
    ),
    "extra_argument": Bad(
        changed("register_renderers(register)", "register_renderers(register, engine)"),
        "its register_renderers takes 'engine', but hooks are called with `register` alone",
        loads=False,
    ),
    "duplicate_name": Bad(
        changed("def NAME", "def clipart"),
        "layoutgen has a renderer 'clipart' as well, so this one is only found as layoutgen-duplicate-name:clipart",
    ),
    "returns_none": Bad(
        changed("return [self.draw", "[self.draw"),
        r"returns None for two items; a list of pictures \(PIL.Image.Image\) is wanted",
        draws=False,
    ),
    "wrong_size": Bad(
        changed('"RGB", size', '"RGB", (64, 64)'), "it draws 64x64 px where 128x96 was asked for", draws=False
    ),
    "mutates_input": Bad(
        changed("        for item", '        layout.__dict__["items"] = layout.items[:1]\n        for item'),
        "it changes the layouts; a stage must leave its input as it is",
    ),
    "ignores_the_seed": Bad(
        changed('size, "white"', 'size, tuple(__import__("random").choices(range(256), k=3))'),
        r"the same seed gives two pictures \(\d+ of 255 levels apart\)",
    ),
    "claims_boxes": Bad(
        changed("corners, outline", "(1, 1, 5, 5), outline"),
        "it claims to hear boxes, but the picture stays the same when dog.1.1 moves",
    ),
    "prints_megabytes": Bad(
        changed("        image =", '        print("x" * 3_000_000)\n        image ='),
        r"it printed [\d,]+,\d{3},\d{3} characters to standard output, which belongs to the results",
    ),
    "missing_module": Bad(
        "import a_module_that_is_not_there\n" + GOOD,
        "it needs the module 'a_module_that_is_not_there', which is not installed",
        loads=False,
    ),
    "other_api_version": Bad(
        "layoutgen_api = 2\n" + GOOD,
        "it is written for version 2 of the hooks, but this layoutgen has version 1",
        loads=False,
    ),
}

MORE = {
    "raises_in_use": Bad(
        changed("        image =", '        raise KeyError("oops")\n        image ='),
        "failed on .*KeyError: 'oops'",
        draws=False,
    ),
    "exits_in_use": Bad(
        changed("        image =", "        raise SystemExit(5)\n        image ="),
        "failed on .*SystemExit: 5",
        draws=False,
    ),
    "makes_nothing": Bad(
        changed("        return Boxes()", "        Boxes()"),
        "could not be made: its factory returned None|it is None",
        draws=False,
    ),
    "needs_a_module_in_use": Bad(
        changed("        return Boxes()", "        import a_module_that_is_not_there"),
        "needs the module 'a_module_that_is_not_there'",
        draws=False,
    ),
    "turns_to_the_network": Bad(
        changed(
            "        return Boxes()",
            '        import socket\n        try:\n            socket.create_connection(("example.org", 80), 1)\n'
            "        except OSError:\n            pass\n        return Boxes()",
        ),
        "it turned to example.org",
    ),
    "draws_numbers": Bad(changed("return image", "return 3"), "a list with a value of type int", draws=False),
    "too_few": Bad(
        changed("for layout in layouts]", "for layout in layouts[1:]]"), "returns 0 pictures for 1", draws=False
    ),
    "odd_conditions": Bad(changed('{"boxes"}', '{"colours"}'), "conditions has 'colours', which is none of"),
    "no_conditions": Bad(changed('    conditions = frozenset({"boxes"})\n', ""), "conditions is None"),
    "untyped_option": Bad(changed("def NAME()", "def NAME(width=3)"), "the option 'width' has no type"),
    "silent_option": Bad(
        changed("def NAME()", "def NAME(width: int = 3)"), "the docstring does not say what the option 'width' does"
    ),
    "wrong_default": Bad(
        changed("def NAME()", 'def NAME(width: int = "wide")'), "default 'wide' of the option 'width' is no int"
    ),
    "any_options": Bad(changed("def NAME()", "def NAME(**options: int)"), r"the factory takes \*options"),
    "no_docstring": Bad(changed('        """Draws the boxes of a layout."""\n', ""), "has no docstring"),
    "uses_hash": Bad(
        changed('size, "white"', 'size, (hash("white") % 251, hash("paper") % 251, hash("dog") % 251)'),
        r"a new process makes something else of the same input and seed; do not use hash\(\)",
    ),
    "not_in_batches": Bad(
        changed('size, "white"', 'size, (len(self.__dict__.setdefault("seen", [])), 0, 0)').replace(
            "return image", "self.seen.append(1)\n        return image"
        ),
        "the same seed gives two pictures",
    ),
    "hears_more_than_it_says": Bad(
        changed('outline="black"', 'outline="black", fill=(len(item.attributes[0]) if item.attributes else 9, 9, 9)'),
        "does not claim to hear attributes, but the picture changes when everything becomes",
    ),
    "grey": Bad(changed('"RGB"', '"L"'), "have the mode 'L'; 'RGB' is wanted"),
    "fails_on_nothing": Bad(
        changed("        image =", "        layout.items[0]\n        image ="), "failed on an empty layout: IndexError"
    ),
    "trips_over_unicode": Bad(
        changed("        image =", '        [item.label.encode("ascii") for item in layout.items]\n        image ='),
        "failed on unicode: UnicodeEncodeError",
    ),
}
