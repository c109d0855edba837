"""XML that strangers wrote: nothing in it is expanded, looked up or fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from layoutgen.data.folder import read_text
from layoutgen.errors import FormatError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def parsed(file: Path, root: str) -> Element:
    """The root element of a file, without namespaces in its tags. Raises FormatError when it is not called `root`."""
    from xml.etree.ElementTree import ParseError, fromstring

    text = read_text(file)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FormatError(f"{file} defines entities, which are not read")
    try:
        found = fromstring(text)
    except ParseError as error:
        raise FormatError(f"{file} is no XML: {error}") from None
    for element in found.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    if found.tag != root:
        raise FormatError(f"{file}: <{found.tag}> where <{root}> was expected")
    return found
