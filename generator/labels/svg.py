"""A drawing becomes SVG: presentation attributes alone, nothing foreign, every word escaped.

Words of submissions stand only between tags and go through `_words`; attributes hold our own numbers and colours.
Words and coordinates come again on the next form and on the next label, so those printed last are kept.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markupsafe import escape

from generator.labels.drawing import Box, Drawing, Line, Mark, Shape, StageBarMark
from generator.labels.palette import IN_COLOUR, INK, Palette
from generator.labels.text_width import plain

FONTS = (
    "&quot;Noto Sans SC&quot;,&quot;Source Han Sans SC&quot;,&quot;PingFang SC&quot;,&quot;HarmonyOS Sans SC&quot;,"
    "MiSans,&quot;Microsoft YaHei&quot;,&quot;Noto Sans CJK SC&quot;,sans-serif"
)
LOW_TWO = '<tspan dy=".2em" font-size="70%">2</tspan><tspan dy="-.14em">'
"""Common Chinese fonts have no low 2; what follows it returns to the line."""


def svg_of(drawing: Drawing, palette: Palette = IN_COLOUR) -> str:
    """Return a drawing as SVG in some colours."""
    width, height = _number(drawing.width + drawing.margin), _number(drawing.height)
    marks = "\n".join(_PRINTERS[type(mark)](mark, palette) for mark in drawing.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="{_number(0 - drawing.margin)} 0 {width} {height}" role="img" xml:lang="zh-CN" fill="{INK}"'
        f' font-family="{FONTS}">\n<title>{escape(plain(drawing.title))}</title>\n{marks}\n</svg>'
    )


def _text(line: Line, palette: Palette) -> str:
    bold = ' font-weight="700"' if line.bold else ""
    anchor = f' text-anchor="{line.anchor}"' if line.anchor != "start" else ""
    english = ' xml:lang="en"' if line.english else ""
    return (
        f'<text x="{_number(line.x)}" y="{_number(line.y)}" font-size="{_number(line.size)}"{bold}'
        f"{_fill(line.fill, palette)}{anchor}{english}>{_words(line.words)}{_tail(line.tail)}</text>"
    )


def _tail(line: Line | None) -> str:
    """Return what goes on after a line in another size."""
    if line is None:
        return ""
    english = ' font-weight="400" xml:lang="en"' if line.english else ""
    return f'<tspan font-size="{_number(line.size)}"{english}>{_words(line.words)}{_tail(line.tail)}</tspan>'


def _box(box: Box, palette: Palette) -> str:
    radius = f' rx="{_number(box.radius)}"' if box.radius else ""
    dashes = f' stroke-dasharray="{box.dashes}"' if box.dashes else ""
    return f"<rect {_place(box)}{radius}{_fill(box.fill, palette)}{_stroke(box)}{dashes}/>"


def _shape(shape: Shape, palette: Palette) -> str:
    transform = ""
    if shape.x or shape.y or shape.scale != 1:
        scale = f" scale({_number(shape.scale)})" if shape.scale != 1 else ""
        transform = f' transform="translate({_number(shape.x)} {_number(shape.y)}){scale}"'
    return f'<path{transform}{_fill(shape.fill, palette)}{_stroke(shape)} d="{shape.path}"/>'


def _bar(mark: StageBarMark, palette: Palette) -> str:
    height = f'height="{_number(mark.height)}"'
    parts = [f'<svg {_place(mark)} stroke="{INK}">']
    for segment in mark.bar.segments:
        dashes = ' stroke-dasharray="3 2"' if segment.form == "rest" else ""
        fill = f'fill="{palette[segment.form]}"'
        parts.append(f'<rect x="{segment.x}" width="{segment.width}" {height} {fill}{dashes}/>')
    if mark.bar.zero:
        parts.append(f'<rect x="{mark.bar.zero}" width="2" {height}/>')
    return "\n".join((*parts, "</svg>"))


_PRINTERS: dict[type[Mark], Callable[[Any, Palette], str]] = {
    Line: _text,
    Box: _box,
    Shape: _shape,
    StageBarMark: _bar,
}


def _place(mark: Box | StageBarMark) -> str:
    """Return where a mark stands and how large it is."""
    return f'x="{_number(mark.x)}" y="{_number(mark.y)}" width="{_number(mark.width)}" height="{_number(mark.height)}"'


def _fill(fill: str, palette: Palette) -> str:
    """Return a fill, unless it is the one that the drawing has anyway."""
    colour = palette[fill]
    return "" if colour == INK else f' fill="{colour}"'


def _stroke(mark: Box | Shape) -> str:
    if not mark.stroke:
        return ""
    width = f' stroke-width="{_number(mark.stroke_width)}"' if mark.stroke_width != 1 else ""
    return f' stroke="{mark.stroke}"{width}'


@lru_cache(2048)
def _words(words: str) -> str:
    """Return words for a text element."""
    first, *others = str(escape(plain(words))).split("₂")
    return first + "".join(f"{LOW_TWO}{other}</tspan>" for other in others)


@lru_cache(2048)
def _number(value: float) -> str:
    """Return a coordinate with as many digits as can be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
