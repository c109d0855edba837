"""Distributions as they lie in site-packages after an installation, written by hand: a folder for sys.path."""

from __future__ import annotations

from pathlib import Path


def install(folder: Path, name: str, files: dict[str, str], *, version: str = "0.1.0", entry: str = "") -> Path:
    """Writes the modules and the metadata of the distribution layoutgen-NAME, whose module is layoutgen_NAME."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    distribution = f"layoutgen-{name.replace('_', '-')}"
    info = folder / f"layoutgen_{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\nLicense-Expression: Apache-2.0\n"
    )
    (info / "entry_points.txt").write_text(f"[layoutgen]\n{entry or name} = layoutgen_{name}\n")
    return folder
