"""The badge as PNG, for platforms that take no SVG: drawn with the bundled font alone, so the same on any machine.

A general SVG renderer takes ten times as long for a picture of three lines, so the marks of the drawing are drawn here.
Badges are much alike: frames and words that were drawn once are kept, as many as a register usually has, and stamped.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from math import ceil, modf
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.labels.drawing import Box, Drawing, Line, Shape
from generator.labels.palette import IN_COLOUR, PAPER

SCALE = 3
FINE = 2
"""Shapes are drawn in finer pixels first, so that their edges are smooth; words are smooth by themselves."""
GREYS = frozenset(("none", "#111", "#444", "#fff"))
BASELINE_DROP, SMALLER = 0.14, 0.7
"""How far the low 2 of CO2 hangs below the line, in em of its neighbours, and how large it is."""
EDGE = 4
"""Pixels around a word, since letters may reach beyond their own room."""
_WORD = re.compile(r"[0-9]| *[^0-9 ]+| +")
"""What is stamped at once: the digits of a number one by one, since there are few digits and many numbers."""
_STEP = re.compile(r"([hl])(-?[\d.]+)(?: ?(-?[\d.]+))?")

Pen = ImageDraw.ImageDraw
Font = ImageFont.FreeTypeFont


def png_of(drawing: Drawing, root: Path) -> bytes:
    """Return a drawing as PNG, three pixels to a unit; in grey where it has no colour."""
    colours = {IN_COLOUR[mark.fill] for mark in drawing.marks if isinstance(mark, Box | Shape | Line)}
    size = (round(drawing.width * SCALE * FINE), round(drawing.height * SCALE * FINE))
    shapes = tuple(mark for mark in drawing.marks if isinstance(mark, Box | Shape))
    image = _frame("L" if colours <= GREYS else "RGB", size, shapes).copy()
    for mark in drawing.marks:
        if isinstance(mark, Line):
            _draw_line(image, mark, root)
    stream = BytesIO()
    image.save(stream, "PNG", compress_level=4)
    return stream.getvalue()


@lru_cache(64)
def _frame(mode: str, size: tuple[int, int], shapes: tuple[Box | Shape, ...]) -> Image.Image:
    """Return all of a badge but its words; the size is in fine pixels."""
    fine = Image.new(mode, size, PAPER)
    pen = ImageDraw.Draw(fine)
    for shape in shapes:
        if isinstance(shape, Box):
            _draw_box(pen, shape)
        else:
            points = [(x * SCALE * FINE, y * SCALE * FINE) for x, y in _points(shape.path)]
            pen.polygon(points, shape.fill, shape.stroke, round(shape.stroke_width * SCALE * FINE))
    return fine.reduce(FINE)


def _draw_box(pen: Pen, box: Box) -> None:
    """Draw a rectangle; a stroke lies half inside and half outside of its edge, as in SVG."""
    unit, half = SCALE * FINE, box.stroke_width / 2 if box.stroke else 0
    left, top = (box.x - half) * unit, (box.y - half) * unit
    right, bottom = (box.x + box.width + half) * unit - 1, (box.y + box.height + half) * unit - 1
    fill = None if box.fill == "none" else box.fill
    thick = round(box.stroke_width * unit) if box.stroke else 0
    pen.rounded_rectangle((left, top, right, bottom), (box.radius + half) * unit, fill, box.stroke, thick)
    if box.dashes:
        _cut(pen, (left, top, right, bottom), thick, [float(part) * unit for part in box.dashes.split()])


def _cut(pen: Pen, edge: tuple[float, float, float, float], thick: int, dashes: list[float]) -> None:
    """Cut gaps into the four sides of a frame, so that it becomes a dashed one."""
    (left, top, right, bottom), (dash, gap) = edge, dashes
    at = left + dash * 2
    while at + gap < right - dash:
        pen.rectangle((at, top, at + gap, top + thick - 1), PAPER)
        pen.rectangle((at, bottom - thick + 1, at + gap, bottom), PAPER)
        at += dash + gap
    at = top + dash * 2
    while at + gap < bottom - dash:
        pen.rectangle((left, at, left + thick - 1, at + gap), PAPER)
        pen.rectangle((right - thick + 1, at, right, at + gap), PAPER)
        at += dash + gap


def _points(path: str) -> list[tuple[float, float]]:
    """Return the corners of a path of a move and straight relative steps, which is all that a badge has."""
    start, steps = path[1:].rstrip("z").replace("h", "|h").replace("l", "|l").split("|", 1)
    x, y = (float(part) for part in start.split())
    points = [(x, y)]
    for kind, first, second in _STEP.findall(steps):
        x, y = x + float(first), y + (float(second) if kind == "l" else 0)
        points.append((x, y))
    return points


@dataclass(frozen=True, slots=True)
class Stamp:
    """A word as the ink it takes at each pixel, and where its left upper corner is, seen from where it begins."""

    ink: Image.Image
    left: int
    top: int


def _draw_line(image: Image.Image, line: Line, root: Path) -> None:
    """Draw a line of words with what goes on after it."""
    runs = [run for part in _parts(line) for run in _runs(part, root)]
    room = sum(_length(font, word) for word, font, _, _ in runs)
    x = line.x * SCALE - {"start": 0, "middle": room / 2, "end": room}[line.anchor]
    for word, font, drop, fill in runs:
        (right, across), (down, below) = modf(x), modf(line.y * SCALE + drop)
        stamp = _stamp(font, word, (right, down))
        image.paste(fill, (int(across) + stamp.left, int(below) + stamp.top), stamp.ink)
        x += _length(font, word)


@lru_cache(1024)
def _length(font: Font, word: str) -> float:
    return font.getlength(word)


@lru_cache(1024)
def _stamp(font: Font, word: str, start: tuple[float, float]) -> Stamp:
    """Return a word that begins at a part of a pixel."""
    rise = ceil(font.size) + EDGE
    ink = Image.new("L", (ceil(_length(font, word)) + 2 * EDGE, 2 * rise))
    ImageDraw.Draw(ink).text((EDGE + start[0], rise + start[1]), word, "white", font, "ls")
    return Stamp(ink, -EDGE, -rise)


def _parts(line: Line) -> list[Line]:
    return [line, *(_parts(line.tail) if line.tail else [])]


def _runs(line: Line, root: Path) -> list[tuple[str, Font, float, str]]:
    """Return the words of a line, each in one font: a bold font has few characters, the other the rest."""
    runs = []
    for kind, letters in groupby(line.words, lambda letter: "low" if letter == "₂" else _is_bold(letter, line, root)):
        size = line.size * SCALE * (SMALLER if kind == "low" else 1)
        weight = "bold" if (kind == "low" and line.bold) or kind is True else "regular"
        drop = line.size * SCALE * BASELINE_DROP if kind == "low" else 0
        words = "".join(letters).replace("₂", "2")
        font, fill = _font(root, weight, size), IN_COLOUR[line.fill]
        runs += [(word, font, drop, fill) for word in _WORD.findall(words)]
    return runs


def _is_bold(letter: str, line: Line, root: Path) -> bool:
    return line.bold and letter in _bold_letters(root)


@lru_cache
def _bold_letters(root: Path) -> frozenset[str]:
    """Return what the bold font has, as listed beside it."""
    return frozenset((root / "content" / "assets" / "fonts" / "badge-bold.txt").read_text(encoding="utf-8").strip("\n"))


@lru_cache(64)
def _font(root: Path, weight: str, size: float) -> Font:
    path = root / "content" / "assets" / "fonts" / f"badge-{weight}.otf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
