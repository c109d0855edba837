"""Docstrings as Markdown: `name: meaning` lines become a list, names of the public interface become links."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from typing import Any

_MEANING = re.compile(r"([a-z_]\w*): (.+)")


def doc(thing: Any) -> str:
    """The docstring of a thing itself (not of one that it inherits from), without its indent; empty without one."""
    if inspect.isclass(thing):
        text = thing.__dict__.get("__doc__") or ""
        return (
            "" if text.startswith(f"{thing.__name__}(") else inspect.cleandoc(text)
        )  # made by dataclass, not a person
    return inspect.cleandoc(getattr(thing, "__doc__", None) or "")


def meanings(text: str) -> dict[str, str]:
    """What a docstring says of the fields and parameters: name -> meaning, sentence for sentence.

    A meaning begins with `name: ` at the start of a line or after a full stop.
    """
    found: dict[str, str] = {}
    for paragraph in text.split("\n\n"):
        flowing = " ".join(paragraph.split())
        for piece in re.split(r"(?:^|(?<=[.;] ))(?=[a-z_]\w*: )", flowing):
            match = _MEANING.fullmatch(piece.strip())
            if match:
                found.setdefault(match[1], match[2].rstrip())
    return found


def markdown(text: str, known: Mapping[str, str], names: tuple[str, ...] = ()) -> str:
    """A docstring for a page. names: parameters and fields, whose meanings are listed. known: short -> full name."""
    parts = []
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(">>>"):
            parts.append(f"```pycon\n{paragraph}\n```")
        elif paragraph.startswith("    "):
            parts.append(paragraph)
        elif paragraph.startswith("- "):
            parts += ["\n".join(_inline(line, known) for line in paragraph.splitlines())]
        else:
            parts.append(_flowing(" ".join(paragraph.split()), known, names))
    return "\n\n".join(parts)


def _flowing(text: str, known: Mapping[str, str], names: tuple[str, ...]) -> str:
    pieces = re.split(rf"(?:^|(?<=[.;] ))(?=(?:{'|'.join(map(re.escape, names))}): )", text) if names else [text]
    lines, listed = [], False
    for piece in filter(str.strip, pieces):
        match = _MEANING.fullmatch(piece.strip())
        if match and match[1] in names:
            said, raises, error = match[2].partition(" Raises ")
            lines.append(("" if listed else "\n") + f"- `{match[1]}`: {_inline(said, known)}")
            lines += [f"\nRaises {_inline(error, known)}"] if raises else []
            listed = True
        else:
            lines.append(_inline(piece.strip(), known))
    return "\n".join(lines).strip()


def _inline(text: str, known: Mapping[str, str]) -> str:
    """Words between code marks are left as they are; what Markdown would take for marks is made harmless elsewhere."""
    parts = re.split(r"(`[^`]+`)", text)
    return "".join(
        _link(part, known) if part.startswith("`") else re.sub(r"([*<\[\]{}])", r"\\\1", part) for part in parts
    )


def _link(code: str, known: Mapping[str, str]) -> str:
    name = code.strip("`").removesuffix("()")
    return f"{{py:obj}}`{name} <{known[name]}>`" if name in known else code
