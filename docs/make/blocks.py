"""The code blocks of a page, and what the comment above each says is to be done with it.

Marks, each an HTML comment on the line above the fence:
  output         what the block before prints; `...` stands for anything
  error          what the block before says on standard error; only such a block may fail (or raise)
  file: NAME     written as a file of this name before the next block runs
  installed: DIR what the block says is done without pip: the distribution in DIR is found by the blocks that follow
  not run: WHY   only shown; WHY is one of `REASONS`, and the block has to look like it
  read: WHAT     a drawing made of letters, or a form: neither code nor output
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LANGUAGES = ("bash", "python", "text", "json", "toml")
RUN = ("bash", "python")
REASONS = {
    "it installs": r"pip install|venv",
    "it needs data": r"\b[A-Z]{2,}[A-Za-z_]*(/|\.csv|\.npz)",
    "it takes minutes": r"pytest|train",
    "it waits for you": r"layoutgen studio",
}
_MARK = re.compile(r"<!-- (output|error|file: \S+|installed: \S+|not run: .+|read: .+) -->")


class BlockError(Exception):
    """A block that is marked wrongly, fails, or prints something else than the page says."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: where it starts, its language, its code, the mark above it."""

    page: str
    line: int
    language: str
    code: str
    mark: str = ""

    @property
    def place(self) -> str:
        """Page and line, for messages."""
        return f"{self.page}:{self.line}"

    @property
    def runs(self) -> bool:
        """Whether it is code that the tests run."""
        return self.language in RUN and not self.mark.startswith(("not run", "file", "installed"))


def blocks(text: str, page: str) -> list[Block]:
    """The fenced blocks of a Markdown text. Raises BlockError for an unknown language or a mark that is not true."""
    found: list[Block] = []
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        fence = re.fullmatch(r"(`{3,})(\S*)", lines[number])
        if fence is None:
            number += 1
            continue
        end = next((n for n in range(number + 1, len(lines)) if lines[n] == fence[1]), None)
        if end is None:
            raise BlockError(f"{page}:{number + 1}: the block has no end")
        if not fence[2].startswith("{"):
            mark = _MARK.fullmatch(lines[number - 1]) if number else None
            code = "\n".join(lines[number + 1 : end]) + "\n"
            found.append(_checked(Block(page, number + 1, fence[2], code, mark[1] if mark else "")))
        number = end + 1
    return found


def _checked(block: Block) -> Block:
    if block.language not in LANGUAGES:
        raise BlockError(f"{block.place}: the language {block.language!r} is none of {', '.join(LANGUAGES)}")
    if block.language == "text" and not block.mark:
        raise BlockError(f"{block.place}: a block of text must be marked as output, error, file or read")
    if block.language == "toml" and not block.mark:
        raise BlockError(f"{block.place}: a block of TOML must be a file that the blocks below use")
    if block.mark.startswith("installed: ") and f"pip install -e {block.mark[11:]}" not in block.code:
        raise BlockError(f"{block.place}: the block does not install {block.mark[11:]}")
    if block.mark.startswith("not run: "):
        reason = block.mark.removeprefix("not run: ")
        if reason not in REASONS:
            raise BlockError(f"{block.place}: {reason!r} is no reason; there is {', '.join(REASONS)}")
        if not re.search(REASONS[reason], block.code):
            raise BlockError(f"{block.place}: {reason!r} is not true of this block")
    return block
