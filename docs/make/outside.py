"""The plugins that are distributions of their own: their READMEs become pages of the site."""

from __future__ import annotations

import re
from pathlib import Path

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)#]+)(#[^)]*)?\)")


def pages() -> dict[str, str]:
    """Name of the distribution -> its README, with links into the checkout turned to the site's own pages."""
    folders = sorted(project.parent for project in PLUGINS.glob("*/pyproject.toml"))
    return {folder.name.replace("_", "-"): _page(folder / "README.md") for folder in folders}


def _page(readme: Path) -> str:
    def link(match: re.Match[str]) -> str:
        words, target, anchor = match.groups()
        path = (readme.parent / target).resolve()
        root = PLUGINS.parent
        if path == root / "README.md":
            return f"[{words}](/index.md)"
        if path.is_file() and path.is_relative_to(root / "docs"):
            return f"[{words}](/{path.relative_to(root / 'docs').as_posix()}{anchor or ''})"
        return words

    return _LINK.sub(link, readme.read_text(encoding="utf-8")).replace("```console\n", "```bash\n")
