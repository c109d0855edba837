"""Makes the pictures of the README: a caption as scene graph, layout and picture, and a sheet of captions.

python benchmarks/readme_images.py
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from layoutgen import Engine, Layout, SceneGraph
from layoutgen.files import png_bytes, write
from layoutgen.sheet import contact_sheet

ROOT = Path(__file__).resolve().parent.parent
SIDE, GAP = 400, 16
CAPTIONS = (
    "a woman in a red coat walks two small white dogs past a blue bench in a park",
    "A cat sits on a chair to the left of a round table. It is next to a lamp.",
)
SHEET = (
    "three sheep behind a wooden fence on a sunny day",
    "two men riding brown horses on the beach at sunset",
    "a yellow school bus on a city street at night",
    "a boy flying a red kite in a field",
    "a vase with three pink flowers on a table in a living room",
    "a man in a green shirt holding an umbrella in the rain",
    "two elephants and a giraffe next to a tree",
    "a skier in a blue jacket on a snowy mountain",
    "a black dog wearing a red hat sitting on a purple sofa",
    "four boats on a lake, mountains in the distance",
    "a police officer standing between a car and a fire hydrant",
    "a bowl of oranges to the right of a laptop on a desk",
)


def words(scene: SceneGraph, font: ImageFont.FreeTypeFont) -> Image.Image:
    """The scene graph as lines: objects with attributes and counts, then relations."""
    lines = []
    for thing in scene.objects:
        count = "" if thing.count == 1 else f"  x {thing.count}"
        lines.append(f"{thing.id}{count}{'  ' if thing.attributes else ''}{', '.join(thing.attributes)}")
    lines += ["", *(f"{r.subject}  {r.predicate}  {r.object}" for r in scene.relations)]
    lines += [""] * bool(scene.background) + [f"background: {', '.join(scene.background)}"] * bool(scene.background)
    image = Image.new("RGB", (SIDE, SIDE), "#f6f7f9")
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((18, 20 + 26 * number), line, fill="#223", font=font)
    return image


def boxes(layout: Layout, font: ImageFont.FreeTypeFont) -> Image.Image:
    """The layout's boxes with the ids of their items."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(image)
    for number, item in enumerate(layout.sorted()):
        colour = f"hsl({number * 137 % 360}, 65%, 42%)"
        corners = [round(v * (SIDE - 3)) + 1 for v in item.box]
        pen.rectangle(corners, outline=colour, width=2)
        pen.text((corners[0] + 5, corners[1] + 4), item.id, fill=colour, font=font)
    return image


def main() -> None:
    """Writes docs/images/scene.png and docs/images/sheet.png."""
    engine, font, title = Engine(), ImageFont.load_default(size=15), ImageFont.load_default(size=18)
    height = SIDE + 40
    figure = Image.new("RGB", (3 * SIDE + 4 * GAP, len(CAPTIONS) * (height + GAP)), "white")
    for row, caption in enumerate(CAPTIONS):
        picture = engine.generate(caption, seed=1, size=(SIDE, SIDE))
        top = row * (height + GAP)
        ImageDraw.Draw(figure).text((GAP, top + 10), caption, fill="black", font=title)
        panels = (words(picture.layout.graph, font), boxes(picture.layout, font), picture.image)
        for column, panel in enumerate(panels):
            figure.paste(panel, (GAP + column * (SIDE + GAP), top + 40))
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    write(target / "scene.png", png_bytes(figure.quantize(256, kmeans=1)))
    pictures = [engine.generate(caption, seed=0, size=(320, 320)) for caption in SHEET]
    sheet = contact_sheet([p.image for p in pictures], SHEET, columns=4, cell=320)
    write(target / "sheet.png", png_bytes(sheet.quantize(256, kmeans=1)))
    for caption, picture in zip((*SHEET,), pictures, strict=True):
        for line in picture.report:
            if "not met" in line or "card" in line:
                print(f"{caption}: {line}")


if __name__ == "__main__":
    main()
