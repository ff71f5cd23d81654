"""What drawings are made of: lines of words, boxes, paths and bars, and rows of them that share a room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.components.stage_bar import StageBar
from generator.labels.palette import INK
from generator.labels.text_width import in_lines

SMALLEST_GAP, WIDEST_GAP = 5, 26
"""Space between the blocks of a label."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words."""

    x: float
    y: float
    size: float
    words: str
    bold: bool = False
    fill: str = INK
    anchor: str = "start"
    english: bool = False
    tail: "Line | None" = None
    """Words that go on in another size, on the same line."""

    def moved(self, y: float) -> "Line":
        """Return the same further down."""
        return replace(self, y=self.y + y)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str | None = None
    stroke_width: float = 1
    dashes: str | None = None
    radius: float = 0

    def moved(self, y: float) -> "Box":
        """Return the same further down."""
        return replace(self, y=self.y + y)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, drawn at a place and in a scale of its own."""

    path: str
    x: float = 0
    y: float = 0
    scale: float = 1
    fill: str = "none"
    stroke: str | None = None
    stroke_width: float = 1

    def moved(self, y: float) -> "Shape":
        """Return the same further down."""
        return replace(self, y=self.y + y)


@dataclass(frozen=True, slots=True)
class StageBarMark:
    """The stages of a footprint side by side; the form of each segment names its colour."""

    x: float
    y: float
    width: float
    height: float
    bar: StageBar

    def moved(self, y: float) -> "StageBarMark":
        """Return the same further down."""
        return replace(self, y=self.y + y)


Mark = Line | Box | Shape | StageBarMark


@dataclass(frozen=True, slots=True)
class Row:
    """Something with a height; its marks are placed from the row's own top."""

    height: float
    marks: tuple[Mark, ...] = ()
    spare: int = 0
    """How early it is left out where there is no room: the highest first, those with 0 never."""
    number: int = 0
    """Its number in the annotated picture."""


Block = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing, ready to be printed."""

    width: float
    height: float
    title: str
    marks: tuple[Mark, ...]
    numbered: tuple[tuple[int, float], ...] = ()
    """Numbers of the annotated picture and the heights at which they belong."""
    margin: float = 0
    """Room at the left of it, for those numbers."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size, weight and colour of words, and when they may be left out."""

    sizes: tuple[tuple[float, int], ...]
    """Sizes to try, and in how many lines each may be set."""
    bold: bool = False
    fill: str = INK
    english: bool = False
    spare: int = 0
    number: int = 0
    centred: bool = False


def rows_of(words: str, style: TextStyle, x: float, room: float) -> Block:
    """Return words as rows that fit the room."""
    size, lines = in_lines(words, style.sizes, room, bold=style.bold)
    at, anchor = (x + room / 2, "middle") if style.centred else (x, "start")
    return tuple(
        Row(
            height=size * 1.3,
            marks=(Line(at, size, size, line, style.bold, style.fill, anchor, style.english),),
            spare=style.spare,
            number=0 if place else style.number,
        )
        for place, line in enumerate(lines)
    )


def flow(blocks: Iterable[Block], top: float, bottom: float) -> tuple[tuple[Mark, ...], tuple[tuple[int, float], ...]]:
    """Place blocks one below the other with even gaps; leave out what can be spared where there is no room."""
    kept = [block for block in blocks if block]
    while _height(kept) + SMALLEST_GAP * len(kept) > bottom - top and any(row.spare for block in kept for row in block):
        least = max(row.spare for block in kept for row in block)
        kept = [tuple(row for row in block if row.spare < least) for block in kept]
    gap = min((bottom - top - _height(kept)) / len(kept), WIDEST_GAP)
    marks: list[Mark] = []
    numbered, at = [], top + gap / 2
    for block in kept:
        for row in block:
            marks += [mark.moved(at) for mark in row.marks]
            if row.number:
                numbered.append((row.number, at + row.height / 2))
            at += row.height
        at += gap
    return tuple(marks), tuple(numbered)


def _height(blocks: Sequence[Block]) -> float:
    return sum(row.height for block in blocks for row in block)
