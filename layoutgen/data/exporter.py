"""What an exporter is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from layoutgen.layout import Layout


class Exporter(Protocol):
    """Layouts by name become files by name; a name is relative and without a folder for formats of one file."""

    def __call__(self, layouts: Mapping[str, Layout]) -> Mapping[str, bytes]: ...


@runtime_checkable
class Appender(Protocol):
    """An exporter of one file that can also add to a file that is there."""

    def append(self, record: bytes, layouts: Mapping[str, Layout]) -> Mapping[str, bytes]: ...
