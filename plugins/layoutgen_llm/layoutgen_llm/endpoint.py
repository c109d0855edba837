"""An OpenAI-compatible endpoint: one question, one answer, and a sentence for whatever goes wrong.

https://platform.openai.com/docs/api-reference/chat, which llama.cpp, vLLM, Ollama, LM Studio and most hosts speak too.
"""

from __future__ import annotations

import json
import math
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, IncompleteRead
from typing import Any, NamedTuple

from layoutgen.errors import PluginError

Message = Mapping[str, str]
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})  # worth another try
_OPTIONAL = ("response_format", "temperature", "seed")  # what some models refuse, and what can be done without
_THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)  # what some models say before they answer
_LARGEST = 4 * 2**20  # bytes of an answer that are read
_SHOWN = 200  # characters of a server's message that are passed on
_PAUSE = 0.5  # seconds before the second try, doubled before each further one


class EndpointError(PluginError):
    """The endpoint gave no answer. lasting: whether it is no use to ask it anything else now."""

    def __init__(self, message: str, *, lasting: bool = False) -> None:
        super().__init__(message)
        self.lasting = lasting


class AnswerError(EndpointError):
    """The endpoint works, but this answer is of no use: a refusal, an answer cut short, not what was asked for."""


class _Reply(NamedTuple):
    status: int
    body: bytes
    wait: float | None  # seconds that the server asks to wait


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask and how long to try; made by `endpoint`. The key is shown nowhere."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    retries: int = 2

    @property
    def host(self) -> str:
        """Host and port, to be named in messages and provenance."""
        return urllib.parse.urlsplit(self.url).netloc.rpartition("@")[2]

    def ask(
        self,
        messages: Sequence[Message],
        *,
        temperature: float,
        seed: int,
        schema: Mapping[str, Any] | None = None,
        name: str = "answer",
    ) -> str:
        """The model's answer to a conversation. schema: JSON Schema that the answer is asked to keep to, called `name`.

        What the server does not know (schema, seed, temperature) is left out and asked again without. Raises
        AnswerError for a refusal or an answer cut short, EndpointError for everything else.
        """
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [dict(m) for m in messages],
            "temperature": temperature,
            "seed": seed % 2**31,
        }
        if schema is not None:
            form = {"name": name, "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        return self._content(self._insist(body))

    def _insist(self, body: dict[str, Any]) -> bytes:
        """The body of a good reply, within `timeout` seconds and `retries` further tries."""
        end = time.monotonic() + self.timeout
        tries = 0
        while True:
            problem: EndpointError
            wait = _PAUSE * 2**tries
            try:
                reply = self._post(body, end)
            except TimeoutError:
                raise EndpointError(f"{self.host} gave no answer within {self.timeout:g} s") from None
            except (OSError, HTTPException) as error:
                why = self._said(getattr(error, "reason", None) or error)
                problem = EndpointError(f"{self.host} cannot be reached ({why})", lasting=True)
            else:
                if reply.status == 200:
                    return reply.body
                if (refused := _refused_field(reply, body)) is not None:
                    del body[refused]
                    continue
                problem = self._problem(reply)
                if reply.status not in _PASSING:
                    raise problem
                wait = wait if reply.wait is None else reply.wait
            tries += 1
            if tries > self.retries or time.monotonic() + wait >= end:
                raise problem
            time.sleep(wait)

    def _post(self, body: Mapping[str, Any], end: float) -> _Reply:
        request = urllib.request.Request(
            f"{self.url}/chat/completions",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "layoutgen"},
        )
        if self.key:
            request.add_header("Authorization", f"Bearer {self.key}")
        try:
            with _OPENER.open(request, timeout=_left(end)) as answer:
                return _Reply(answer.status, _read(answer, end), None)
        except urllib.error.HTTPError as error:
            with error:
                return _Reply(error.code, _read(error, end), _retry_after(error.headers.get("Retry-After")))
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise error.reason from None
            raise

    def _problem(self, reply: _Reply) -> EndpointError:
        said = self._said(_message(reply.body))
        tail = f": {said}" if said else ""
        code = f"(HTTP {reply.status})"
        if reply.status in (401, 403):
            key = "refuses the key" if self.key else "wants a key, and none is set"
            return EndpointError(f"{self.host} {key} {code}{tail}", lasting=True)
        if reply.status == 404:
            return EndpointError(
                f"{self.host} knows no model {self.model!r} at this address {code}{tail}", lasting=True
            )
        if 300 <= reply.status < 400:
            return EndpointError(f"{self.host} has moved {code}: give its new address as url", lasting=True)
        if reply.status == 429:
            return EndpointError(f"{self.host} has too much to do {code}{tail}")
        return EndpointError(f"{self.host} {'failed' if reply.status >= 500 else 'refuses the question'} {code}{tail}")

    def _content(self, body: bytes) -> str:
        """The text of the first choice of a chat completion."""
        try:
            choice = json.loads(body)["choices"][0]
            message, ended = choice["message"], choice.get("finish_reason")
            content, refusal = message.get("content"), message.get("refusal")
        except (ValueError, LookupError, TypeError, AttributeError):
            start = self._said(body[:80].decode(errors="replace"))
            raise EndpointError(f"{self.host} did not answer with a chat completion, but with {start!r}") from None
        if refusal or ended == "content_filter":
            raise AnswerError(f"the model {self.model!r} refuses to answer: {self._said(refusal or 'content filter')}")
        if ended == "length":
            raise AnswerError(f"the answer of {self.model!r} is cut short: the server's limit of tokens is too low")
        answer = _THOUGHTS.sub("", content).strip() if isinstance(content, str) else ""
        if not answer:
            raise AnswerError(f"the model {self.model!r} answers with nothing")
        return answer

    def _said(self, words: object) -> str:
        """Words of a server or an error on one line, cut, without the key if they repeat it."""
        line = " ".join("".join(c if c.isprintable() else " " for c in str(words)).split())
        return (line.replace(self.key, "***") if self.key else line)[:_SHOWN]


def endpoint(url: str, model: str, *, key_from: str, timeout: float, retries: int) -> Endpoint:
    """The endpoint of these options; what is not given comes from $LAYOUTGEN_LLM_URL and $LAYOUTGEN_LLM_MODEL.

    Raises PluginError when there is no address or model, or a value makes no sense.
    """
    address = (url or os.environ.get("LAYOUTGEN_LLM_URL", "")).strip().rstrip("/").removesuffix("/chat/completions")
    name = (model or os.environ.get("LAYOUTGEN_LLM_MODEL", "")).strip()
    if not address:
        raise PluginError("no endpoint is named: give url=http://localhost:11434/v1 or set LAYOUTGEN_LLM_URL")
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PluginError(f"url={address!r} is no http or https address such as http://localhost:11434/v1")
    if "@" in parts.netloc:
        raise PluginError("url must not hold a name or password: put the key into the variable named by key_from")
    if not name:
        raise PluginError("no model is named: give model=NAME or set LAYOUTGEN_LLM_MODEL")
    if not (math.isfinite(timeout) and 0 < timeout <= 3600):
        raise PluginError(f"timeout={timeout} is not possible: more than 0 and at most 3600 seconds")
    if not 0 <= retries <= 10:
        raise PluginError(f"retries={retries} is not possible: 0 to 10")
    key = os.environ.get(key_from, "").strip() if key_from else ""
    if not (key.isascii() and key.isprintable()):
        raise PluginError(f"the key in ${key_from} has characters that no key has: set it again")
    return Endpoint(address, name, key, timeout, retries)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key and the text to a host that nobody named."""

    def redirect_request(self, *_: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read(answer: Any, end: float) -> bytes:
    """The body, in time and within reason: a server that sends a byte now and then does not hold us up."""
    body = bytearray()
    while chunk := answer.read1(65536):
        body += chunk
        if len(body) > _LARGEST:
            raise AnswerError(f"the answer is larger than {_LARGEST // 2**20} MiB")
        _left(end)
    if getattr(answer, "length", None):
        raise IncompleteRead(bytes(body), answer.length)
    return bytes(body)


def _retry_after(header: str | None) -> float | None:
    """Seconds of a Retry-After header; none for a date or nonsense."""
    try:
        seconds = float(header or "")
    except ValueError:
        return None
    return seconds if 0 <= seconds < math.inf else None


def _message(body: bytes) -> str:
    """What an error's body says: OpenAI's form, or the text itself."""
    text = body.decode(errors="replace")
    try:
        error = json.loads(text)["error"]
        return str(error["message"] if isinstance(error, dict) else error)
    except (ValueError, LookupError, TypeError):
        return text


def _refused_field(reply: _Reply, body: Mapping[str, Any]) -> str | None:
    """The optional field of the request that the server says it does not take, if it is that."""
    if reply.status not in (400, 422):
        return None
    said = reply.body.decode(errors="replace")
    return next((name for name in _OPTIONAL if name in body and name in said), None)
