"""The badge for screens: 132 by 32 units, wider where its words need it; the same drawing becomes a PNG."""

from generator.components.grade_scale import arrow
from generator.labels.content import Face
from generator.labels.drawing import INK, MUTED, Drawing, Line, Mark, Shape
from generator.labels.font_coverage import is_drawable
from generator.labels.full import frame
from generator.labels.text_width import width

WIDTH, HEIGHT = 132, 32
EDGE = 8
LARGE, SMALL, GAP = 13, 9, 6
MOST = 260
"""No badge is wider; beyond it the organisation's own unit gives way to the code list's."""
CELL = 34
"""Room of a grade's letter."""


def badge(face: Face) -> Drawing:
    """Return the badge."""
    start = EDGE + (CELL if face.grade and face.grade.letter else 0)
    wide, marks = _gone(face) if face.zh.value is None else _number(face, start)
    edge = frame(face, wide, HEIGHT, (1.5, "4 2.5", 3))
    return Drawing(wide, HEIGHT, face.title, (*edge, *marks, *_letter(face)))


def _number(face: Face, start: float) -> tuple[float, list[Mark]]:
    """Return the number with its unit, and below it per what and to where; at the right what this is not."""
    zh = face.zh
    value, not_certified = f"{zh.value} {zh.unit}", zh.lines.not_certified
    state, sample = f"{zh.badge.state} " if zh.badge.state else "", zh.sample or ""
    aside = width(not_certified, SMALL) + GAP
    lower = _below(face, MOST - start - EDGE - aside)
    upper = width(state + sample, SMALL, bold=True) + width(value, LARGE, bold=True) + GAP
    wide = max(WIDTH, round(max(upper, width(lower, SMALL) + aside) + start + EDGE))
    number = Line(start, 14, LARGE, value, bold=True)
    marks: list[Mark] = [
        Line(start, 14, SMALL, state, bold=True, tail=number) if state else number,
        Line(start, 26, SMALL, lower),
        Line(wide - EDGE, 26, SMALL, not_certified, fill=MUTED, anchor="end"),
    ]
    if sample:
        marks.append(Line(wide - EDGE, 14, SMALL, sample, bold=True, anchor="end"))
    return wide, marks


def _below(face: Face, room: float) -> str:
    """Return the second line: in the organisation's own words where they can be drawn and fit."""
    zh = face.zh
    none = zh.grade.none if zh.grade and zh.grade.reason else None
    after = [words for words in (zh.badge.boundary, none) if words]
    own = " · ".join([zh.badge.per, *after])
    return own if is_drawable(own) and width(own, SMALL) <= room else " · ".join([zh.badge.per_plain, *after])


def _gone(face: Face) -> tuple[float, list[Mark]]:
    """Return the state alone, where there is no number any more."""
    zh = face.zh
    below = " · ".join(words for words in (zh.sample, zh.lines.not_certified) if words)
    wide = max(WIDTH, round(width(zh.badge.gone, LARGE, bold=True) + 2 * EDGE))
    centre = wide / 2
    return wide, [
        Line(centre, 15, LARGE, zh.badge.gone, bold=True, anchor="middle"),
        Line(centre, 26.5, SMALL, below, fill=MUTED, anchor="middle"),
    ]


def _letter(face: Face) -> list[Mark]:
    """Return the grade's letter in its arrow, below the range of letters."""
    if face.grade is None or face.grade.letter is None:
        return []
    each = next(each for each in face.grade.classes if each.letter == face.grade.letter)
    first, *_, last = face.grade.letters
    return [
        Line(EDGE - 2, 9.5, 6.5, f"{first}–{last}"),
        Shape(arrow(EDGE - 2, 12, CELL - 6, 15), fill=each.colour, stroke=INK, stroke_width=0.7),
        Line(EDGE + 7, 24, 12, each.letter, bold=True, fill=each.text_colour, anchor="middle"),
    ]
