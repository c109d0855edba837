"""One question, one answer: what the endpoint does when servers fail, refuse, dawdle or answer nonsense."""

from __future__ import annotations

import time
from typing import Any

import pytest
from layoutgen_llm.endpoint import AnswerError, Endpoint, EndpointError, endpoint
from serving import Reply, Server, completion, failure

from layoutgen.errors import PluginError

KEY = "sk-very-secret-0123"
HELLO = [{"role": "user", "content": "hello"}]


def make(server: Server, **options: Any) -> Endpoint:
    return endpoint(server.url, "tiny", **{"key_from": "", "timeout": 5.0, "retries": 2, **options})


def ask(server: Server, schema: dict[str, Any] | None = None, **options: Any) -> str:
    return make(server, **options).ask(HELLO, temperature=0.5, seed=3, schema=schema)


def test_what_is_sent(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.replies(completion("hi"))
    monkeypatch.setenv("MY_KEY", f" {KEY}\n")
    assert ask(server, {"type": "object"}, key_from="MY_KEY") == "hi"
    form = {"name": "answer", "strict": True, "schema": {"type": "object"}}
    assert server.bodies == [
        {"model": "tiny", "messages": HELLO, "temperature": 0.5, "seed": 3,
         "response_format": {"type": "json_schema", "json_schema": form}}
    ]  # fmt: skip
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent(server: Server) -> None:
    server.replies(completion("hi"))
    ask(server)
    assert "Authorization" not in server.headers[0]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(server: Server, status: int) -> None:
    server.replies(failure(status), failure(status), completion("at last"))
    assert ask(server) == "at last"
    assert len(server.bodies) == 3


@pytest.mark.parametrize(("status", "says"), [(429, "has too much to do"), (500, "failed"), (503, "failed")])
def test_after_the_last_try_it_is_an_error(server: Server, status: int, says: str) -> None:
    server.replies(failure(status, "come back later"))
    with pytest.raises(EndpointError, match=rf"{says} \(HTTP {status}\): come back later") as caught:
        ask(server, retries=1)
    assert len(server.bodies) == 2
    assert not caught.value.lasting


@pytest.mark.parametrize(
    ("status", "says"), [(401, "wants a key, and none is set"), (403, "wants a key"), (404, "knows no model 'tiny'")]
)
def test_what_will_not_pass_is_asked_once(server: Server, status: int, says: str) -> None:
    server.replies(failure(status))
    with pytest.raises(EndpointError, match=says) as caught:
        ask(server)
    assert len(server.bodies) == 1
    assert caught.value.lasting


def test_retry_after_is_kept_to_and_not_waited_for_in_vain(server: Server) -> None:
    server.replies(failure(429, Retry_After="0.3"), completion("hi"))
    begin = time.monotonic()
    ask(server)
    assert time.monotonic() - begin >= 0.3
    server.replies(failure(429, Retry_After="900"))
    begin = time.monotonic()
    with pytest.raises(EndpointError, match="429"):
        ask(server)
    assert time.monotonic() - begin < 2


def test_a_slow_server_is_left_in_time(server: Server) -> None:
    server.replies(Reply("", delay=1.5))
    begin = time.monotonic()
    with pytest.raises(EndpointError, match=r"gave no answer within 0\.3 s"):
        ask(server, timeout=0.3)
    assert time.monotonic() - begin < 1.2


def test_no_server() -> None:
    asked = endpoint("http://127.0.0.1:9", "tiny", key_from="", timeout=5, retries=0)
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1:9 cannot be reached \(.*refused\)") as caught:
        asked.ask(HELLO, temperature=0, seed=0)
    assert caught.value.lasting


def test_the_connection_breaks_in_the_middle(server: Server) -> None:
    server.replies(Reply("{}", headers={"Content-Length": "999"}), completion("hi"))
    assert ask(server) == "hi"
    assert len(server.bodies) == 2


@pytest.mark.parametrize("body", ["<html>hello</html>", "[]", "{}", '{"choices": []}', '{"choices": [{"message": 3}]}'])
def test_answers_that_are_no_completion(server: Server, body: str) -> None:
    server.replies(Reply(body))
    with pytest.raises(EndpointError, match="did not answer with a chat completion"):
        ask(server)


def test_refusals_and_answers_cut_short(server: Server) -> None:
    for reply, says in (
        (completion(None, refusal="I would rather not"), "refuses to answer: I would rather not"),
        (completion("x", finish="content_filter"), "refuses to answer: content filter"),
        (completion("x", finish="length"), "cut short"),
        (completion(""), "answers with nothing"),
        (completion(None), "answers with nothing"),
        (completion("<think>Let me see: {"), "answers with nothing"),
    ):
        server.replies(reply)
        with pytest.raises(AnswerError, match=says):
            ask(server)


def test_thoughts_are_no_answer(server: Server) -> None:
    server.replies(completion("<think>\nPerhaps {3}?\nNo.</think>\n\n{2}\n"))
    assert ask(server) == "{2}"


def test_what_a_model_does_not_take_is_left_out(server: Server) -> None:
    def picky(body: dict[str, Any]) -> Reply:
        for name in ("temperature", "response_format", "seed"):
            if name in body:
                return failure(400, f"Unsupported parameter: '{name}' is not supported with this model.")
        return completion("plain")

    server.answer = picky
    assert ask(server, {"type": "object"}, retries=0) == "plain"
    assert [len(body) for body in server.bodies] == [5, 4, 3, 2]
    server.replies(failure(400, "the context is too long"))
    with pytest.raises(EndpointError, match=r"refuses the question.*too long"):
        ask(server)


def test_a_redirect_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", KEY)
    server.replies(Reply("", 302, {"Location": f"{server.url}/elsewhere"}))
    with pytest.raises(EndpointError, match="has moved"):
        ask(server, key_from="MY_KEY")
    assert len(server.bodies) == 1


def test_the_key_is_shown_nowhere(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", KEY)
    asked = make(server, key_from="MY_KEY")
    assert KEY not in repr(asked)
    for reply in (
        failure(401, f"Incorrect API key: {KEY}"),
        failure(500, KEY),
        Reply(KEY),
        completion(None, refusal=KEY),
    ):
        server.replies(reply)
        with pytest.raises(EndpointError) as caught:
            asked.ask(HELLO, temperature=0, seed=0)
        assert KEY not in str(caught.value)
        assert "***" in str(caught.value)


def test_odd_keys_are_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "sk-a\nb")
    with pytest.raises(PluginError, match=r"the key in \$MY_KEY") as caught:
        endpoint("http://localhost/v1", "tiny", key_from="MY_KEY", timeout=1, retries=0)
    assert "sk-a" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "model", "options", "says"),
    [("", "m", {}, "LAYOUTGEN_LLM_URL"), ("http://x/v1", "", {}, "LAYOUTGEN_LLM_MODEL"),
     ("file:///etc", "m", {}, "no http"), ("localhost:80", "m", {}, "no http"),
     ("http://me:pw@x/v1", "m", {}, "must not hold"),
     ("http://x", "m", {"timeout": 0.0}, "timeout=0"), ("http://x", "m", {"retries": -1}, "retries=-1")],
)  # fmt: skip
@pytest.mark.usefixtures("server")
def test_options_that_make_no_sense(url: str, model: str, options: dict[str, Any], says: str) -> None:
    with pytest.raises(PluginError, match=says) as caught:
        endpoint(url, model, **{"key_from": "", "timeout": 1.0, "retries": 0, **options})
    assert "pw" not in str(caught.value)


@pytest.mark.usefixtures("server")
def test_the_environment_names_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYOUTGEN_LLM_URL", "http://x:8000/v1/")
    monkeypatch.setenv("LAYOUTGEN_LLM_MODEL", "big")
    asked = endpoint("", "", key_from="", timeout=1, retries=0)
    assert (asked.url, asked.model, asked.host) == ("http://x:8000/v1", "big", "x:8000")
    assert endpoint("http://y/v1/chat/completions", "", key_from="", timeout=1, retries=0).url == "http://y/v1"
