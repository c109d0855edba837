"""Watching a plugin while it is checked: which addresses it turns to, and how much it prints."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from layoutgen import guard
from layoutgen.testing.contract import LeftOut, broken

_LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


@dataclass
class Watch:
    """Addresses that were asked for, in order, and characters printed to standard output."""

    addresses: list[str] = field(default_factory=list)
    characters: int = 0

    def network(self, stage: Any) -> None:
        """A stage turns to no address, unless it says `network = True`."""
        if getattr(stage, "network", False):
            raise LeftOut("it declares network = True")
        if self.addresses:
            broken(
                f"it turned to {self.addresses[0]}; a plugin works offline, or says otherwise with the attribute "
                "network = True"
            )

    def printed(self, _: Any) -> None:
        """A stage prints nothing to standard output."""
        if self.characters:
            broken(
                f"it printed {self.characters:,} characters to standard output, which belongs to the results; "
                "use logging or warnings"
            )


@contextmanager
def watched() -> Iterator[Watch]:
    """Within the block nothing reaches the network but this machine itself, and every attempt is noted."""
    watch = Watch()
    before = guard.printed.total()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def allowed(sock: socket.socket, address: Any) -> bool:
        if sock.family == getattr(socket, "AF_UNIX", None):
            return True
        watch.addresses.append(_readable(address))
        return str(address[0]).startswith(_LOOPBACK)

    def connecting(sock: socket.socket, address: Any) -> None:
        if not allowed(sock, address):
            raise ConnectionRefusedError(f"no network while a plugin is checked: {_readable(address)}")
        connect(sock, address)

    def connecting_ex(sock: socket.socket, address: Any) -> int:
        return connect_ex(sock, address) if allowed(sock, address) else 111

    resolve = socket.getaddrinfo

    def resolving(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is not None and not str(host).startswith(_LOOPBACK):
            watch.addresses.append(str(host))
            raise socket.gaierror(socket.EAI_NONAME, f"no network while a plugin is checked: {host}")
        return resolve(host, *arguments, **options)

    with (
        mock.patch.object(socket.socket, "connect", connecting),
        mock.patch.object(socket.socket, "connect_ex", connecting_ex),
        mock.patch.object(socket, "getaddrinfo", resolving),
    ):
        try:
            yield watch
        finally:
            watch.characters = guard.printed.total() - before


def _readable(address: Any) -> str:
    return ":".join(map(str, address[:2])) if isinstance(address, tuple) else str(address)
