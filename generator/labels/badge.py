"""The badge for screens: 132 by 32 units, wider where its words need it; the same drawing becomes a PNG."""

from generator.components.grade_scale import arrow
from generator.labels.content import LabelContent
from generator.labels.drawing import Drawing, Line, Mark, Shape
from generator.labels.full import class_of, frame
from generator.labels.palette import INK, MUTED
from generator.labels.text_width import width

WIDTH, HEIGHT = 132, 32
EDGE = 8
LARGE, SMALL, GAP = 13, 9, 6
WIDEST = 260
"""No badge is wider; beyond it the organisation's own unit gives way to the code list's."""
CELL = 34
"""Room of a grade's letter."""
PUNCTUATION = frozenset("·–—−×÷°±≤≥²³½µ、。，；：？！（）《》“”‘’…％／＋＜＞～℃ΩΦμ₂")
"""Marks beside ASCII; the low 2 is drawn as a small 2."""
FIRST_ROW, LAST_ROW = 0xB0, 0xD7
"""Rows of the 3,755 common characters in GB/T 2312."""


def badge(content: LabelContent) -> Drawing:
    """Return the badge."""
    start = EDGE + (CELL if content.grade and content.grade.letter else 0)
    wide, marks = _status_alone(content) if content.zh.value is None else _number(content, start)
    edge = frame(content, wide, HEIGHT, (1.5, "4 2.5", 3))
    return Drawing(wide, HEIGHT, content.title, (*edge, *marks, *_letter(content)))


def _number(content: LabelContent, start: float) -> tuple[float, list[Mark]]:
    """Return the number with its unit, and below it per what and to where; at the right what this is not."""
    zh = content.zh
    value, not_certified = f"{zh.value} {zh.unit}", zh.lines.not_certified
    state, sample = f"{zh.badge.state} " if zh.badge.state else "", zh.sample or ""
    aside = width(not_certified, SMALL) + GAP
    lower = _below(content, WIDEST - start - EDGE - aside)
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


def _below(content: LabelContent, room: float) -> str:
    """Return the second line: in the organisation's own words where they can be drawn and fit."""
    zh = content.zh
    none = zh.grade.none if zh.grade and zh.grade.reason else None
    after = [words for words in (zh.badge.boundary, none) if words]
    printed = " · ".join([zh.badge.per, *after])
    return (
        printed if is_drawable(printed) and width(printed, SMALL) <= room else " · ".join([zh.badge.per_plain, *after])
    )


def _status_alone(content: LabelContent) -> tuple[float, list[Mark]]:
    """Return the state alone, where there is no number any more."""
    zh = content.zh
    below = " · ".join(words for words in (zh.sample, zh.lines.not_certified) if words)
    wide = max(WIDTH, round(width(zh.badge.gone, LARGE, bold=True) + 2 * EDGE))
    centre = wide / 2
    return wide, [
        Line(centre, 15, LARGE, zh.badge.gone, bold=True, anchor="middle"),
        Line(centre, 26.5, SMALL, below, fill=MUTED, anchor="middle"),
    ]


def _letter(content: LabelContent) -> list[Mark]:
    """Return the grade's letter in its arrow, below the range of letters."""
    if content.grade is None or content.grade.letter is None:
        return []
    grade_class = class_of(content.grade)
    first, *_, last = content.grade.letters
    return [
        Line(EDGE - 2, 9.5, 6.5, f"{first}–{last}"),
        Shape(arrow(EDGE - 2, 12, CELL - 6, 15), fill=grade_class.colour, stroke=INK, stroke_width=0.7),
        Line(EDGE + 7, 24, 12, grade_class.letter, bold=True, fill=grade_class.text_colour, anchor="middle"),
    ]


def is_drawable(words: str) -> bool:
    """Tell whether a badge can draw all of these words."""
    return all(_has_glyph(character) for character in words)


def _has_glyph(character: str) -> bool:
    if character in PUNCTUATION or (character.isascii() and character.isprintable()):
        return True
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) > 1 and FIRST_ROW <= code[0] <= LAST_ROW
