"""Starts the server: finds a port, opens the browser, and stays until it is stopped."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
import webbrowser

from layoutgen.errors import LayoutgenError
from layoutgen.layout import Layout
from layoutgen.studio.app import create_app
from layoutgen.studio.guard import is_loopback


def serve(opened: Layout | None, *, host: str, port: int, browser: bool) -> None:
    """Serves until interrupted. port: 0 takes a free one. Beyond loopback a token is made and printed once.

    Raises LayoutgenError when the address cannot be used.
    """
    import uvicorn

    listener = _listener(host, port)
    token = None if is_loopback(host) else secrets.token_urlsafe(24)
    own = {host, socket.gethostname(), socket.getfqdn()} if token else ()
    app = create_app(opened, hosts=own, token=token)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}/" + (f"?token={token}" if token else "")
    sys.stderr.write(f"the studio is at {address}  (Ctrl+C ends it)\n")
    if browser:
        threading.Timer(0.8, webbrowser.open, (address,)).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    server.run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    try:
        family, kind, proto, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, proto)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
    except OSError as error:
        raise LayoutgenError(f"cannot listen on {host}, port {port}: {error.strerror}; try --port 0") from None
    return listener
