"""SVG shapes as polygons: they cover what a renderer fills, and patterns are cut to them."""

from __future__ import annotations

import io

import numpy as np
import pytest
import resvg_py
import shapely
from PIL import Image

from layoutgen.art import packs
from layoutgen.art.covering import Shape, pieces
from layoutgen.art.families import fills
from layoutgen.art.patterns import REPEATED, WHOLE, marks
from layoutgen.art.regions import path_data, path_region, region

NOUNS = ("dog", "car", "cat", "shirt", "umbrella", "kite", "couch", "bus", "cow", "fence", "vase", "pizza", "zebra")


def area(element: str, view: tuple[float, float, float, float]) -> float:
    """The area that an SVG element covers in its units, counted in pixels."""
    x, y, width, height = view
    frame = f'width="400" height="400" preserveAspectRatio="none" viewBox="{x} {y} {width} {height}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{element}</svg>'
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=400))))
    alpha = np.asarray(image.convert("RGBA"))[..., 3]
    return float(alpha.mean() / 255 * width * height)


@pytest.mark.parametrize("noun", NOUNS)
def test_regions_cover_what_is_filled(noun: str) -> None:
    drawing = packs.find(noun)
    assert drawing is not None
    found = [shape for _, shape in pieces(drawing.svg, fills(drawing.svg)) if shape is not None]
    assert found
    for shape in found:
        if "transform" in shape.attributes or "stroke" in shape.attributes:
            continue
        lie = region(shape.name, shape.attributes)
        left, top, right, bottom = lie.bounds
        view = left - 1, top - 1, right - left + 2, bottom - top + 2
        attributes = " ".join(f'{key}="{value}"' for key, value in shape.attributes.items())
        assert lie.area == pytest.approx(area(f"<{shape.name} {attributes}/>", view), rel=0.03, abs=0.1)


@pytest.mark.parametrize(
    ("data", "square"),
    [
        ("M0 0h10v10H0z", 100),
        ("m0,0 10 0 0 10-10 0z m2 2v6h6v-6z", 64),  # a hole turns the other way
        ("M0 0L10 0L10 10L0 10ZM20 0h5v5h-5z", 125),
        ("M0 5a5 5 0 1 0 10 0a5 5 0 1 0-10 0", 78.5),
        ("M0 5a5 5 0 0110 0 5 5 0 01-10 0", 78.5),  # flags written without spaces
        ("M0 0q5 10 10 0t10 0v-5H0z", 100),
        ("M.5.5h1v1e0h-1z", 1),
        ("", 0),
    ],
)
def test_path_data(data: str, square: float) -> None:
    shape = path_region(data)
    assert shape.area == pytest.approx(square, rel=0.03)
    assert path_region(path_data(shape)).area == pytest.approx(shape.area, abs=0.05)


@pytest.mark.parametrize("kind", [*REPEATED, *WHOLE])
def test_marks_are_cut_to_the_shape(kind: str) -> None:
    circle = Shape("circle", {"cx": "50", "cy": "50", "r": "30"}, "#FF0000")
    over = marks(kind, (0, 0, 100, 100))
    disc = shapely.Point(50, 50).buffer(30.1)
    cut = [path_data(each.region().intersection(region("circle", circle.attributes))) for each in over]
    assert any(cut)
    for data in filter(None, cut):
        assert path_region(data).difference(disc).area < 0.05
    assert 'fill="#00FF00"' in circle.under(over, "#00FF00") or kind == "rainbow"


@pytest.mark.parametrize("noun", ["winter coat", "wicker basket", "yogurt", "work boot"])
def test_regions_are_areas_though_outlines_cross_themselves(noun: str) -> None:
    drawing = packs.find(noun)
    assert drawing is not None
    for _, shape in pieces(drawing.svg, fills(drawing.svg)):
        if shape is not None:
            found = region(shape.name, shape.attributes)
            assert found.geom_type in ("Polygon", "MultiPolygon")
            for kind in ("rainbow", "smears"):
                assert marks(kind, drawing.view)[0].region().intersection(found).area <= found.area + 1e-6
