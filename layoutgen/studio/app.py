"""The server: the page, and the API under /api with its OpenAPI description at /api/openapi.json."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response

from layoutgen import vocab
from layoutgen.checks import faults
from layoutgen.engine import DEFAULTS, Engine
from layoutgen.errors import LayoutgenError
from layoutgen.layout import Layout, seed_of
from layoutgen.meanings import PREDICATES
from layoutgen.plugins import plugins
from layoutgen.studio.asks import BrushAsk, ConvertAsk, EditAsk, LayoutAsk, LayoutOnly, ParseAsk, RenderAsk, ShapeAsk
from layoutgen.studio.brush import paint
from layoutgen.studio.company import company
from layoutgen.studio.guard import Guard
from layoutgen.studio.limits import Limits
from layoutgen.studio.outlines import followed
from layoutgen.studio.statements import statements

STATIC = Path(__file__).with_name("static")
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_PAGES = {"": "index.html", **{file.name: file.name for file in sorted(STATIC.iterdir()) if file.suffix in _TYPES}}


class Engines:
    """One engine for each choice of stages, made when it is first asked for; stages are used one at a time."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, str, str], Engine] = {}
        self.lock = threading.Lock()

    def get(self, **stages: str) -> Engine:
        """The engine with these stages by name, the defaults for the others. Raises PluginError for unknown ones."""
        chosen = {**DEFAULTS, **stages}
        key = (chosen["parser"], chosen["predictor"], chosen["shaper"], chosen["renderer"])
        if key not in self._made:
            for kind, name in chosen.items():
                plugins().find(kind, name.partition(",")[0])
            self._made[key] = Engine(*key, fallback=True)
        return self._made[key]


def create_app(
    opened: Layout | None = None,
    *,
    limits: Limits | None = None,
    hosts: Iterable[str] = (),
    token: str | None = None,
) -> FastAPI:
    """The ASGI application.

    opened: the layout that the page shows first. hosts: names under which it may be reached besides loopback. token:
    what every request must carry, for servers beyond loopback.
    """
    rules = limits or Limits()
    app = FastAPI(title="layoutgen", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)
    engines = Engines()
    _add_errors(app)
    _add_pages(app)
    _add_stages(app, engines)
    _add_pictures(app, engines, rules)
    _add_tables(app, opened)
    app.add_middleware(Guard, limits=rules, hosts=tuple(hosts), token=token)
    return app


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(LayoutgenError)
    async def mistake(_: Request, error: LayoutgenError) -> JSONResponse:
        return JSONResponse({"error": str(error)}, 422)

    @app.exception_handler(RequestValidationError)
    async def malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return JSONResponse({"error": f"{where}: {first['msg']}" if where else str(first["msg"])}, 422)


def _add_pages(app: FastAPI) -> None:
    for place, name in _PAGES.items():

        def page(name: str = name) -> FileResponse:
            return FileResponse(STATIC / name, media_type=_TYPES[Path(name).suffix])

        app.get(f"/{place}", include_in_schema=False)(page)


def _add_stages(app: FastAPI, engines: Engines) -> None:
    @app.post("/api/parse")
    def parse(ask: ParseAsk) -> dict[str, Any]:
        """Text -> scene."""
        with engines.lock:
            return _json(engines.get(parser=ask.parser).parse(ask.text).data())

    @app.post("/api/layout")
    def layout(ask: LayoutAsk) -> dict[str, Any]:
        """Text or scene -> layout with masks, repaired so that every statement holds."""
        from layoutgen.scene import SceneGraph

        with engines.lock:
            engine = engines.get(parser=ask.parser, predictor=ask.predictor, shaper=ask.shaper)
            if (ask.text is None) == (ask.scene is None):
                raise LayoutgenError("give either a text or a scene")
            scene = SceneGraph.of(ask.scene) if ask.scene is not None else engine.parse(ask.text or "")
            size = (ask.width, ask.height)
            made = engine.predict(scene, seed=ask.seed, keep=ask.keep, size=size)
            return _json(engine.shape(made, seed=ask.seed))

    @app.post("/api/edit")
    def edit(ask: EditAsk) -> dict[str, Any]:
        """Layout and words ("move the dog left of the car") -> layout, and what has changed in words."""
        with engines.lock:
            made = engines.get().edit(ask.layout, ask.words, seed=ask.seed)
            return {"layout": _json(engines.get().shape(made.layout, seed=ask.seed)), "told": list(made.told)}

    @app.post("/api/shape")
    def shape(ask: ShapeAsk) -> dict[str, Any]:
        """Layout -> the layout with the masks and key points that are missing, or are drawn otherwise now."""
        with engines.lock:
            engine = engines.get(shaper=ask.shaper)
            if ask.before is None:
                return _json(engine.shape(ask.layout, seed=ask.seed))
            seed = seed_of(ask.before)
            return _json(followed(ask.before, ask.layout, lambda layout: engine.shape(layout, seed=seed)))

    @app.post("/api/brush")
    def brush(ask: BrushAsk) -> dict[str, Any]:
        """Layout and a stroke -> the layout with the stroke joined to an item's outline, or erased from it."""
        return _json(paint(ask.layout, ask.item, ask.points, radius=ask.radius, erase=ask.erase))


def _add_pictures(app: FastAPI, engines: Engines, limits: Limits) -> None:
    @app.post("/api/render", response_class=Response)
    def render(ask: RenderAsk) -> Response:
        """Layout -> PNG, which carries the layout; what a person should know stands in the header x-report."""
        width, height = ask.width or ask.layout.canvas.width, ask.height or ask.layout.canvas.height
        if max(width, height) > limits.side:
            raise LayoutgenError(f"a picture may have {limits.side} pixels on a side, not {max(width, height)}")
        engine = engines.get(renderer=ask.renderer)
        seeds = None if ask.seed is None else [ask.seed]
        (picture,) = engine.render([ask.layout], seeds=seeds, size=(width, height))
        said = "; ".join(picture.report).encode("ascii", "replace").decode()
        return Response(picture.png(), media_type="image/png", headers={"x-report": said[:2000].replace("\n", " ")})

    @app.get("/api/renderer")
    def renderer(name: str) -> dict[str, Any]:
        """live: whether it draws fast enough to follow a drag. listens: what of a layout changes its pictures."""
        made = engines.get(renderer=name).stage("renderer").call
        listens = sorted(map(str, getattr(made, "conditions", ())))
        return {"live": bool(getattr(made, "live", name == DEFAULTS["renderer"])), "listens": listens}

    @app.post("/api/convert", response_class=Response)
    def convert(ask: ConvertAsk) -> Response:
        """Layout -> a file in another tool's format, or a ZIP of several."""
        from layoutgen.border import files_from

        plugin, exporter = plugins().make("exporter", ask.to)
        files = files_from(plugin.who, exporter({ask.name: ask.layout}))
        if len(files) == 1:
            ((name, content),) = files.items()
            return _download(content, Path(name).name)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return _download(stream.getvalue(), f"{ask.name}-{ask.to}.zip")


def _add_tables(app: FastAPI, opened: Layout | None) -> None:
    @app.post("/api/open")
    async def open_file(request: Request) -> dict[str, Any]:
        """The bytes of a PNG that the engine wrote, or of layout JSON -> layout."""
        from layoutgen.files import layout_from_bytes

        return _json(layout_from_bytes(await request.body(), "the file"))

    @app.post("/api/check")
    def check(ask: LayoutOnly) -> dict[str, Any]:
        """What the text asked for, each with whether it holds; what else is wrong; what comes along with what."""
        said = statements(ask.layout)
        told = {fault.said for fault in faults(ask.layout)}
        return {"statements": [s._asdict() for s in said], "faults": sorted(told), "company": company(ask.layout)}

    @app.get("/api/opened")
    def first() -> dict[str, Any]:
        """The layout that the server was started with, or none."""
        return {"layout": None if opened is None else _json(opened)}

    @app.get("/api/stages")
    def stages() -> dict[str, Any]:
        """Names and descriptions of the installed plugins by kind, and the predicates."""
        kinds = ("parser", "predictor", "shaper", "renderer", "exporter")
        listed = {
            kind: [{"name": p.name, "about": p.description} for p in plugins() if p.kind == kind] for kind in kinds
        }
        return {**listed, "predicates": list(PREDICATES)}

    @app.get("/api/words")
    def words(start: str = "") -> list[str]:
        """At most twenty nouns that begin so, for labels."""
        return [name for name in _nouns() if name.startswith(start.lower())][:20]


@lru_cache(maxsize=1)
def _nouns() -> tuple[str, ...]:
    return tuple(sorted(noun.name for noun in vocab.nouns()))


def _json(record: Any) -> dict[str, Any]:
    made: dict[str, Any] = record.model_dump(mode="json", by_alias=True)
    return made


def _download(content: bytes, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)
