"""Charts with axes, by pygal, made fit for a public page.

pygal writes scripts, foreign addresses, today's date, random ids and pixel coordinates into its drawings, and counts a
Chinese character as half of its width. What leaves this module has none of that: plain shapes, coloured by classes of
the style sheet, the same bytes every time.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, fromstring, tostring

import pygal
from markupsafe import Markup
from pygal.graph import graph
from pygal.style import Style

sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]
"""pygal leaves an import hook of an old kind, for map plugins that nobody here uses; newer tools stumble over it."""

WIDTH = 344
"""Fits a small phone without being shrunk, since shrunk words cannot be read."""
ROW = 32
FONT = 14
LATIN = 0.6
"""Width of a Latin character in parts of the font size; a wide character fills all of it."""

KEPT_TAGS = frozenset({"g", "rect", "path", "text"})
LEFT_OUT = ("axis x", "titles", "background", "plot tooltip-overlay", "guide line")
"""How the classes of groups and shapes start that say nothing here: values stand at the bars."""
KEPT = frozenset({"d", "x", "y", "width", "height", "transform"})
_DECIMALS = re.compile(r"-?\d+\.\d+")


def bars(title: str, rows: Sequence[tuple[str, int]]) -> Markup:
    """Return counts as horizontal bars, the first row on top. A list of the same numbers must stand beside it."""
    style = Style(label_font_size=FONT, major_label_font_size=FONT, value_font_size=FONT, font_family="inherit")
    height = ROW * len(rows) + ROW
    chart = pygal.HorizontalBar(width=WIDTH, height=height, js=[], css=[], show_legend=False, margin=0, style=style)
    chart.config.print_values = True
    chart.config.print_values_position = "top"
    chart.config.margin_right = FONT * 3
    chart.config.value_formatter = _count
    backwards = rows[::-1]
    chart.x_labels = [label for label, _ in backwards]
    chart.add("", [count for _, count in backwards])
    return _clean(fromstring(chart.render()), title)  # noqa: S314  what pygal has just written, no foreign XML


def _count(value: float) -> str:
    return f"{value:.0f}"


def _texts_box(texts: Iterable[str], size: float) -> tuple[float, float]:
    """Return height and width of the longest of some words, as pygal asks for them."""
    return size, max(map(_width, texts)) * size


def _width(text: str) -> float:
    """Return the width of words in parts of the font size."""
    return sum(1 if unicodedata.east_asian_width(character) in "WF" else LATIN for character in text)


graph.get_texts_box = _texts_box


def _clean(drawing: Element, title: str) -> Markup:
    """Return a drawing with its plain shapes alone."""
    width, height = drawing.attrib["viewBox"].split()[2:]
    frame = {"class": "chart", "width": width, "height": height, "role": "img", "aria-label": title}
    clean = Element("svg", frame)
    clean.extend(_children(drawing, ""))
    return Markup(tostring(clean, encoding="unicode"))  # noqa: S704  made and escaped here


def _children(parent: Element, place: str) -> list[Element]:
    """Return the cleaned children of an element; what stays empty goes."""
    cleaned = (_cleaned(child, place) for child in parent)
    return [child for child in cleaned if child is not None]


def _cleaned(element: Element, place: str) -> Element | None:
    name, group = element.tag.rpartition("}")[2], element.get("class", "")
    if name not in KEPT_TAGS or group.startswith(LEFT_OUT):
        return None
    clean = Element(name, {key: _rounded(value) for key, value in element.attrib.items() if key in KEPT})
    clean.text = element.text if name == "text" else None
    if name == "text":
        clean.set("text-anchor", "start" if group == "value" else "end")
    if name == "rect":
        clean.set("class", "s1")
    clean.extend(_children(element, group or place))
    return None if name == "g" and not len(clean) else clean


def _rounded(value: str) -> str:
    """Return an attribute with coordinates of two decimals."""
    return _DECIMALS.sub(lambda match: f"{float(match[0]):.2f}", value)
