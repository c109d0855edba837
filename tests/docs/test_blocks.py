"""The rules for code blocks, and the runner that holds the pages to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.build import DOCS, pages
from docs.make.blocks import BlockError, blocks
from docs.make.run import run_page
from tests.conftest import ROOT


def fenced(language: str, code: str, mark: str = "") -> str:
    return f"{f'<!-- {mark} -->' if mark else ''}\n```{language}\n{code}\n```\n"


def test_the_pages_show_code_that_runs() -> None:
    found = [block for page in pages() for block in blocks((DOCS / page).read_text(), str(page))]
    assert sum(block.runs for block in found) > 30
    assert sum(block.mark in ("output", "error") for block in found) > 20


def test_programs_that_are_only_shown_have_these_options() -> None:
    """What needs data is not run, so at least every option it shows exists, and all that are needed are shown."""
    seen = 0
    for page in pages():
        for block in blocks((DOCS / page).read_text(), str(page)):
            for module, rest in re.findall(r"python -m (layoutgen[\w.]+)(.*)", block.code):
                source = (ROOT / (module.replace(".", "/") + ".py")).read_text()
                known = re.findall(r'add_argument\("(--[\w-]+)"(.*)', source)
                used = set(re.findall(r"--[\w-]+", rest))
                assert used <= {name for name, _ in known}, f"{block.place}: {module} has not {used}"
                assert {name for name, about in known if "required=True" in about} <= used, block.place
                seen += 1
    assert seen >= 4


def test_blocks_of_the_readme_are_of_kinds_that_its_own_test_runs() -> None:
    found = blocks((ROOT / "README.md").read_text(), "README.md")
    assert {block.language for block in found} <= {"bash", "python"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (fenced("ruby", "puts 1"), "language 'ruby' is none of"),
        (fenced("text", "1"), "must be marked"),
        (fenced("toml", "a = 1"), "must be a file"),
        (fenced("bash", "ls", "not run: I do not like it"), "is no reason"),
        (fenced("bash", "ls", "not run: it installs"), "is not true of this block"),
        ("```bash\nls\n", "has no end"),
    ],
)
def test_a_wrong_mark_is_refused(text: str, said: str) -> None:
    with pytest.raises(BlockError, match=said):
        blocks(text, "page.md")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (fenced("bash", "false"), "failed"),
        (fenced("python", "1 / 0"), "ZeroDivisionError"),
        (fenced("python", "print(1)") + fenced("text", "2", "output"), "the page says"),
        (fenced("bash", "echo 1") + fenced("text", "1", "error"), "says nothing on standard error"),
        (fenced("text", "1", "output"), "no code above"),
    ],
)
def test_a_page_that_is_not_true_fails(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BlockError, match=said):
        run_page(text, "page.md", tmp_path)


def test_a_page_that_is_true_passes(tmp_path: Path) -> None:
    text = (
        fenced("python", "value = 41", "file: known.py")
        + fenced("python", "import known\nprint(known.value + 1, 'and more')")
        + fenced("text", "42 ...", "output")
        + fenced("bash", "echo out; echo wrong >&2; exit 2")
        + fenced("text", "out", "output")
        + fenced("text", "wrong", "error")
        + fenced("bash", "pip install nothing", "not run: it installs")
    )
    run_page(text, "page.md", tmp_path)
    assert (tmp_path / "known.py").read_text() == "value = 41\n"
