"""Who may ask the server what: loopback names only, same origin, a token beyond loopback, limits of size and time."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

from layoutgen.studio.limits import Limits

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "layoutgen_token"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
]


class Refused(Exception):  # noqa: N818 - an answer, not a mistake of ours
    """The request is answered with this status and sentence."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said


def is_loopback(name: str) -> bool:
    """Whether a host name or address is this machine itself."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: App, limits: Limits, hosts: Iterable[str], token: str | None) -> None:
        """hosts: names under which the server may be reached besides loopback. token: needed by every request."""
        self.app, self.limits = app, limits
        self.hosts, self.token = frozenset(hosts), token
        self._turns = asyncio.Semaphore(limits.at_once)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message.get("headers", ()), *_HEADERS, *self._cookie(scope)]
            await send(message)

        try:
            self._admit(scope, headers)
            body = await self._body(receive, headers)
            await self._in_turn(scope, body, sent)
        except Refused as refusal:
            if not begun:
                await _answer(sent, refusal)

    def _admit(self, scope: Scope, headers: dict[str, str]) -> None:
        """Raises Refused for a strange host name (DNS rebinding), another origin, or a missing token."""
        name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        if not is_loopback(name) and name not in self.hosts:
            raise Refused(403, f"this server does not answer to the name {name!r}")
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            raise Refused(403, "only the server's own page may ask it")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Refused(403, "only the server's own page may ask it")
        if self.token is not None and not self._knows(scope, headers):
            raise Refused(401, "the token is missing or wrong; it stands in the address that the command printed")

    def _knows(self, scope: Scope, headers: dict[str, str]) -> bool:
        jar = SimpleCookie()
        try:
            jar.load(headers.get("cookie", ""))
        except CookieError:
            jar = SimpleCookie()
        said = headers.get("authorization", "").removeprefix("Bearer ")
        offered = [said, *_query(scope), *([jar[COOKIE].value] if COOKIE in jar else [])]
        return any(hmac.compare_digest(each.encode(), (self.token or "").encode()) for each in offered)

    def _cookie(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The token as a cookie once it came with the address, so that the page's own requests carry it."""
        if self.token is None or self.token not in _query(scope):
            return []
        return [(b"set-cookie", f"{COOKIE}={self.token}; HttpOnly; SameSite=Strict; Path=/".encode())]

    async def _body(self, receive: Receive, headers: dict[str, str]) -> bytes:
        most = self.limits.body
        said = headers.get("content-length", "0")
        parts, size = [], 0
        too_large = Refused(413, f"a request may have {most:,} bytes")
        if said.isdigit() and int(said) > most:
            raise too_large
        while True:
            try:
                message = await asyncio.wait_for(receive(), self.limits.seconds)
            except asyncio.TimeoutError:
                raise Refused(408, "the request did not come to its end") from None
            if message["type"] == "http.disconnect":
                raise Refused(499, "the client went away")
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > most:
                raise too_large
            if not message.get("more_body"):
                return b"".join(parts)

    async def _in_turn(self, scope: Scope, body: bytes, send: Send) -> None:
        if self._waiting >= self.limits.waiting:
            raise Refused(503, "too many requests at once: try again in a moment")
        self._waiting += 1
        try:
            async with self._turns:
                await asyncio.wait_for(self.app(scope, _given(body), send), self.limits.seconds)
        except asyncio.TimeoutError:
            raise Refused(504, f"it took longer than {self.limits.seconds:g} seconds") from None
        finally:
            self._waiting -= 1


def _query(scope: Scope) -> list[str]:
    return parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [])


def _given(body: bytes) -> Receive:
    told = False

    async def receive() -> Message:
        nonlocal told
        if told:
            await asyncio.Event().wait()  # nothing more comes; the application only looks whether the client left
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _answer(send: Send, refusal: Refused) -> None:
    import json

    body = json.dumps({"error": refusal.said}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
