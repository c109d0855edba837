"""The tone of the whole picture, where the text's style is one: "a black and white photo of", "in sepia"."""

from __future__ import annotations

from collections.abc import Iterable

from layoutgen.art.place import Rect

_GREY = '<feColorMatrix type="saturate" values="0"/>'
_SEPIA = (  # the usual matrix of image editors, less bright: a pale sky keeps its clouds
    '<feColorMatrix type="matrix" values=".29 .57 .14 0 0 .257 .507 .124 0 0 .2 .394 .097 0 0 0 0 0 1 0"/>'
)
_BLUR = (  # over the sharp picture, so that its edges do not fade into the page
    '<feGaussianBlur stdDeviation="{:.4g}" result="soft"/>'
    '<feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="soft"/></feMerge>'
)
_BLURRED = 0.006  # of the height: what things are can still be told
_TONES = {
    "black and white": _GREY,
    "black-and-white": _GREY,
    "monochrome": _GREY,
    "grayscale": _GREY,
    "greyscale": _GREY,
    "sepia": _SEPIA,
}


def toned(body: str, styles: Iterable[str], frame: Rect) -> str:
    """The SVG elements of a picture in the first of its styles that is a tone; as they are without one."""
    for style in styles:
        change = _BLUR.format(_BLURRED * frame[3]) if style.lower() == "blurry" else _TONES.get(style.lower())
        if change is not None:
            x, y, width, height = frame
            area = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" filterUnits="userSpaceOnUse"'
            made = f'<filter id="tone" {area} color-interpolation-filters="sRGB">{change}</filter>'
            return f'<defs>{made}</defs><g filter="url(#tone)">{body}</g>'
    return body
