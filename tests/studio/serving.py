"""A running server for tests, on a free port of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from layoutgen.layout import Layout
from layoutgen.studio import create_app


@contextmanager
def serving(opened: Layout | None = None) -> Iterator[str]:
    """The address of a server that ends with the block."""
    server = uvicorn.Server(uvicorn.Config(create_app(opened), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
