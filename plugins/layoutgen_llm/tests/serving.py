"""An endpoint on this machine that answers as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """An HTTP answer; `delay` seconds pass before it."""

    body: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


def completion(content: str | None, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion with this content."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return Reply(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": finish}]}))


def failure(status: int, message: str = "no", **headers: str) -> Reply:
    """An error as OpenAI writes it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps({"error": {"message": message, "type": "error"}}), status, named)


class Server:
    """An endpoint on the loopback. `answer(body)` says what it replies; `bodies` and `headers` are what was asked."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.most = 0  # questions in progress at once, at most
        self.answer: Callable[[dict[str, Any]], Reply] = lambda _: completion("{}")
        self._busy, self._lock = 0, threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with server._lock:
                    server.bodies.append(body)
                    server.headers.append(dict(self.headers))
                    server._busy += 1
                    server.most = max(server.most, server._busy)
                reply = server.answer(body)
                time.sleep(reply.delay)
                with server._lock:
                    server._busy -= 1
                data = reply.body.encode()
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(data)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                """A client that has gone away is what some tests are about."""

        self._http = Quiet(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def replies(self, *replies: Reply) -> None:
        """These replies in turn, the last one from then on."""
        waiting = list(replies)
        self.answer = lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
