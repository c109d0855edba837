"""Reading and writing: whole files or none, and layouts inside PNG text chunks."""

from __future__ import annotations

import codecs
import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from layoutgen.errors import FormatError, OutputError
from layoutgen.layout import Layout
from layoutgen.scene import SceneGraph

if TYPE_CHECKING:
    from PIL.Image import Image

CHUNK = "layoutgen"
_LONGEST_NAME = 120
_PNG = b"\x89PNG\r\n\x1a\n"


def write(path: str | Path, content: bytes | str) -> None:
    """Writes the whole file or nothing: a temporary file beside it is renamed. Raises OutputError when it cannot.

    A link keeps pointing to the file, which is replaced where it lies. What is no file (a pipe, /dev/stdout) is written
    to and never replaced.
    """
    data = content.encode() if isinstance(content, str) else content
    _check_named(path)
    try:
        target = Path(path)
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target = target.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".layoutgen.")
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {_named(path)}: {_why(error)}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        raise OutputError(f"cannot write {_named(path)}: {_why(error)}") from None
    finally:  # nothing is left behind, whatever stopped it
        Path(name).unlink(missing_ok=True)


def check_writable(path: str | Path) -> None:
    """Raises OutputError now if `path` could not be written later, so that no work is done in vain."""
    _check_named(path)
    target = Path(path)
    folder = target.parent
    try:
        if target.is_dir():
            raise OutputError(f"cannot write {target}: it is a folder")
        if not folder.is_dir():
            raise OutputError(f"cannot write {target}: the folder {folder} does not exist")
        is_file = target.is_file() or not target.exists()  # fails for a name that no file can have
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {_named(path)}: {_why(error)}") from None
    if not is_file and not os.access(target, os.W_OK):  # a pipe or a device is written to where it is
        raise OutputError(f"cannot write {target}: Permission denied")
    if is_file and not os.access(folder, os.W_OK):
        raise OutputError(f"cannot write {target}: the folder {folder} may not be written to")


def read(path: str | Path) -> bytes:
    """The file's bytes. Raises FormatError when it cannot be read."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise FormatError(f"cannot read {_named(path)}: {_why(error)}") from None


def png_bytes(image: Image, layout: Layout | None = None) -> bytes:
    """The image as PNG, with the layout in a text chunk; the same image and layout give the same bytes."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    if layout is not None:
        info.add_itxt(CHUNK, layout.to_json())
    stream = io.BytesIO()
    image.save(stream, "PNG", pnginfo=info, compress_level=6)
    return stream.getvalue()


def read_layout(path: str | Path) -> Layout:
    """The layout in a JSON file or in a PNG that the engine wrote. Raises FormatError with the file and the field."""
    return layout_from_bytes(read(path), path)


def layout_from_bytes(data: bytes, name: str | Path) -> Layout:
    """The layout in the bytes of such a file; `name` is what a FormatError calls it."""
    text: str | bytes = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_PNG):
        text = _chunk(name, data)
    elif data[:3] == b"\xff\xd8\xff" or data[:4] in (b"RIFF", b"GIF8"):
        raise FormatError(f"{name} is a picture without a layout: only PNG files that the engine wrote carry one")
    try:
        return Layout.from_json(text)
    except FormatError as error:
        raise FormatError(f"{name}: {error}") from None


def read_scene(path: str | Path) -> SceneGraph:
    """The scene graph in a JSON file. Raises FormatError with the file and the field."""
    try:
        return SceneGraph.from_json(read(path))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None


def _chunk(path: str | Path, data: bytes) -> str:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            text = getattr(image, "text", {}).get(CHUNK)
    except Image.DecompressionBombError:
        raise FormatError(f"{path} is a PNG of far more pixels than the engine draws") from None
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError):
        raise FormatError(f"{path} is a damaged PNG") from None
    if text is None:
        raise FormatError(
            f"{path} is a PNG without a layout: it was not written by the engine, or was saved again since"
        )
    return str(text)


def _check_named(path: str | Path) -> None:
    if not str(path):
        raise OutputError("the file to write has no name: give one, such as out.png")


def _named(path: str | Path) -> str:
    """The path as a sentence names it: short, and without what no terminal shows."""
    name = str(path).replace("\0", "\\0")
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
