"""The studio's API: every stage, every refusal."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from layoutgen.files import layout_from_bytes
from layoutgen.layout import Layout
from layoutgen.studio import create_app
from layoutgen.studio.limits import Limits

TEXT = "two dogs left of a red car on a beach"
LOCAL = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(), base_url=LOCAL) as made:
        yield made


@pytest.fixture(scope="module")
def layout(client: TestClient) -> dict[str, Any]:
    return client.post("/api/layout", json={"text": TEXT, "width": 300, "height": 200}).json()


def test_text_becomes_scene_layout_and_picture(client: TestClient, layout: dict[str, Any]) -> None:
    scene = client.post("/api/parse", json={"text": TEXT}).json()
    assert [o["id"] for o in scene["objects"]] == ["dog.1", "car.1", "beach.1"] and layout["scene"] == scene
    again = client.post("/api/layout", json={"scene": scene, "width": 300, "height": 200}).json()
    assert again["items"] == layout["items"]
    answer = client.post("/api/render", json={"layout": layout})
    assert Image.open(io.BytesIO(answer.content)).size == (300, 200)
    assert layout_from_bytes(answer.content, "x") == Layout.model_validate(layout)
    small = client.post("/api/render", json={"layout": layout, "width": 60, "height": 40})
    assert Image.open(io.BytesIO(small.content)).size == (60, 40)


def test_ticks_say_what_holds(client: TestClient, layout: dict[str, Any]) -> None:
    said = client.post("/api/check", json={"layout": layout}).json()
    assert [s["said"] for s in said["statements"]][:2] == ["2 × dog", "a red car"] and said["faults"] == []
    assert all(s["holds"] for s in said["statements"])
    items = [{**i, "box": [0.8, 0.5, 0.95, 0.7]} if i["id"] == "dog.1.1" else i for i in layout["items"]]
    wrong = client.post("/api/check", json={"layout": {**layout, "items": items}}).json()
    assert [s["said"] for s in wrong["statements"] if not s["holds"]] == ["dog left of car"]


def test_locked_items_stay(client: TestClient, layout: dict[str, Any]) -> None:
    items = [{**i, "locked": True} for i in layout["items"]]
    scene = {**layout["scene"], "objects": [*layout["scene"]["objects"], {"id": "bird.1", "label": "bird"}]}
    made = client.post(
        "/api/layout", json={"scene": scene, "keep": {**layout, "items": items}, "width": 300, "height": 200}
    ).json()
    assert {i["id"]: i["box"] for i in items}.items() <= {i["id"]: i["box"] for i in made["items"]}.items()
    assert "bird.1.1" in {i["id"] for i in made["items"]}


@pytest.mark.parametrize("name", ["json", "coco", "svg", "voc", "gligen", "ideogram"])
def test_exports_of_one_file(client: TestClient, layout: dict[str, Any], name: str) -> None:
    answer = client.post("/api/convert", json={"layout": layout, "to": name})
    assert answer.status_code == 200 and answer.headers["content-disposition"].startswith("attachment")
    assert b"car" in answer.content


def test_exports_of_several_files_are_an_archive(client: TestClient, layout: dict[str, Any]) -> None:
    answer = client.post("/api/convert", json={"layout": layout, "to": "yolo", "name": "my-scene"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == ["data.yaml", "labels/my-scene.txt"]


def test_opening_what_was_saved(client: TestClient, layout: dict[str, Any]) -> None:
    picture = client.post("/api/render", json={"layout": layout}).content
    for content in (picture, json.dumps(layout).encode()):
        assert client.post("/api/open", content=content).json() == layout


def test_the_page_and_its_tables(client: TestClient) -> None:
    page = client.get("/")
    assert "<title>layoutgen studio</title>" in page.text and "unsafe" not in page.headers["content-security-policy"]
    assert "http" not in page.text, "nothing comes from elsewhere"
    for name in ("studio.js", "editor.js", "studio.css", "editor.css"):
        assert client.get(f"/{name}").status_code == 200
    stages = client.get("/api/stages").json()
    assert "clipart" in {p["name"] for p in stages["renderer"]} and "left of" in stages["predicates"]
    assert "dog" in client.get("/api/words", params={"start": "do"}).json()
    assert client.get("/api/openapi.json").json()["paths"].keys() >= {
        "/api/parse",
        "/api/layout",
        "/api/render",
        "/api/edit",
    }


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("parse", {"text": ""}, "empty"),
        ("parse", {"text": "x", "parser": "yak"}, "yak"),
        ("parse", {"words": "x"}, "text"),
        ("layout", {}, "either a text or a scene"),
        ("layout", {"text": "a dog", "width": 100_000}, "width"),
        ("render", {"layout": {"items": [{"id": "a", "label": "a", "box": [1, 0, 0, 1]}]}}, "box"),
        ("render", {"layout": {}, "width": 4000, "height": 4000}, "2048"),
        ("convert", {"layout": {}, "to": "yak"}, "yak"),
        ("convert", {"layout": {}, "to": "json", "name": "../x"}, "name"),
    ],
)
def test_a_mistake_is_one_sentence(client: TestClient, path: str, body: dict[str, Any], said: str) -> None:
    answer = client.post(f"/api/{path}", json=body)
    assert answer.status_code == 422 and said in answer.json()["error"] and "\n" not in answer.json()["error"]


def test_a_file_that_is_no_layout_is_refused(client: TestClient) -> None:
    assert "damaged" in client.post("/api/open", content=b"\x89PNG\r\n\x1a\nxx").json()["error"]
    answer = client.post("/api/open", content=b"\xff\xd8\xff")
    assert answer.status_code == 422 and "without a layout" in answer.json()["error"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": LOCAL}, 200),
        ({"host": "localhost:8765"}, 200),
        ({"host": "[::1]:8765"}, 200),
    ],
)
def test_only_the_own_page_may_ask(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/api/stages", headers=headers).status_code == status


def test_nothing_outside_the_page_is_served(client: TestClient) -> None:
    for path in ("/../app.py", "/static/app.py", "/%2e%2e/app.py", "/editor.js/../../app.py", "/etc/passwd"):
        assert client.get(path).status_code == 404


def test_beyond_loopback_a_token_is_needed() -> None:
    with TestClient(create_app(hosts=["my.host"], token="s3cret"), base_url="http://my.host") as client:
        assert client.get("/api/stages").status_code == 401
        assert client.get("/api/stages", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/api/stages", headers={"authorization": "Bearer s3cret"}).status_code == 200
        assert client.get("/?token=s3cret").status_code == 200
        assert client.get("/api/stages").status_code == 200, "the page's address has left a cookie"


def test_limits_of_size_and_time(layout: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    from layoutgen.engine import Engine

    with TestClient(create_app(limits=Limits(body=1000, seconds=0.3)), base_url=LOCAL) as client:
        answer = client.post("/api/parse", json={"text": "a dog " * 400})
        assert answer.status_code == 413 and "1,000 bytes" in answer.json()["error"]
        monkeypatch.setattr(Engine, "parse", lambda self, text: time.sleep(1.0))
        slow = client.post("/api/parse", json={"text": "a dog"})
        assert slow.status_code == 504 and "0.3 seconds" in slow.json()["error"]


def test_a_label_with_markup_stays_text(client: TestClient, layout: dict[str, Any]) -> None:
    evil = "<script>alert(1)</script>"
    items = [{**i, "label": evil} if i["id"] == "car.1.1" else i for i in layout["items"]]
    answer = client.post("/api/convert", json={"layout": {**layout, "items": items}, "to": "svg"})
    assert evil.encode() not in answer.content


def test_edits_in_words(client: TestClient, layout: dict[str, Any]) -> None:
    made = client.post("/api/edit", json={"layout": layout, "words": "delete the red car"}).json()
    assert "car" not in {item["label"] for item in made["layout"]["items"]} and made["told"]
    assert all(item["mask"] for item in made["layout"]["items"])
    question = client.post("/api/edit", json={"layout": layout, "words": "delete the dog"})
    assert question.status_code == 422 and "dog.1.1" in question.json()["error"]


def test_masks_that_are_missing_are_made(client: TestClient, layout: dict[str, Any]) -> None:
    bare = {**layout, "items": [{**item, "mask": None} for item in layout["items"]]}
    made = client.post("/api/shape", json={"layout": bare}).json()
    assert all(item["mask"] for item in made["items"])


def test_outlines_follow_the_drawing_but_not_those_made_by_hand(client: TestClient, layout: dict[str, Any]) -> None:
    def moved(item: dict[str, Any]) -> dict[str, Any]:
        return {**item, "box": [0.75, *item["box"][1:2], 0.95, item["box"][3]]} if item["id"] == "dog.1.1" else item

    after = {**layout, "items": [moved(item) for item in layout["items"]]}
    made = client.post("/api/shape", json={"layout": after, "before": layout}).json()
    fresh = {**after, "items": [{**item, "mask": None} for item in after["items"]]}
    assert made["items"] == client.post("/api/shape", json={"layout": fresh}).json()["items"]
    dogs = [item["mask"] for item in made["items"] if item["label"] == "dog"]
    assert dogs != [item["mask"] for item in after["items"] if item["label"] == "dog"], "they look at the car"
    hand = [[0.1, 0.1, 0.2, 0.1, 0.2, 0.2]]
    given, edited = (
        {**each, "items": [{**item, "mask": hand} if item["label"] == "dog" else item for item in each["items"]]}
        for each in (layout, after)
    )
    kept = client.post("/api/shape", json={"layout": edited, "before": given}).json()
    assert all(item["mask"] == hand for item in kept["items"] if item["label"] == "dog")


def test_outlines_are_painted(client: TestClient, layout: dict[str, Any]) -> None:
    stroke = {"item": "car.1.1", "points": [[0.9, 0.1], [0.95, 0.1]], "radius": 0.05}
    made = client.post("/api/brush", json={"layout": layout, **stroke}).json()
    car = next(item for item in made["items"] if item["id"] == "car.1.1")
    assert car["box"][1] == pytest.approx(0.05, abs=0.002)
    for wrong in ({"points": []}, {"points": [[9, 0]]}, {"radius": 2}, {"item": "yak"}):
        assert client.post("/api/brush", json={"layout": layout, **stroke, **wrong}).status_code == 422


def test_which_renderers_follow_a_drag(client: TestClient) -> None:
    told = client.get("/api/renderer?name=clipart").json()
    assert told == {"live": True, "listens": ["attributes", "boxes", "labels"]}
    assert client.get("/api/renderer?name=yak").status_code == 422


def test_what_comes_along_is_told(client: TestClient) -> None:
    layout = client.post("/api/layout", json={"text": "a man wearing a hat"}).json()
    assert client.post("/api/check", json={"layout": layout}).json()["company"] == {"man.1.1": [["hat.1.1", True]]}
