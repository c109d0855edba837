"""Half characters (lone surrogates): what a shell, or a JSON escape, passes on that no file can hold."""

from __future__ import annotations


def broken(text: str) -> str | None:
    r"""What is wrong with a text that cannot be written as UTF-8 ("its character 3 is broken (\udcff)"), or None."""
    if text.isascii():
        return None
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"its character {error.start + 1} is broken ({ascii(text[error.start])[1:-1]})"
    return None
