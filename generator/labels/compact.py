"""The compact label, 300 by 100 units, for small packs and data sheets."""

from generator.components.grade_scale import arrow
from generator.labels.content import LabelContent
from generator.labels.drawing import Drawing, Line, Mark, Shape
from generator.labels.full import class_of, frame, qr_shape
from generator.labels.palette import INK, MUTED
from generator.labels.text import LabelWords
from generator.labels.text_width import fitted, width

WIDTH, HEIGHT = 300, 100
QR_SIZE = 96
LEFT, RIGHT = 101, 292
ROOM = RIGHT - LEFT
LARGE, LEAST, UNIT = 25, 11, 11
ASIDE = 46
"""Room at the right of the number for a word or a letter."""


def compact(content: LabelContent) -> Drawing:
    """Return the compact label."""
    edge = frame(content, WIDTH, HEIGHT, (2, "8 4", 6))
    middle = _status_alone(content) if content.zh.value is None else _number(content)
    return Drawing(
        WIDTH, HEIGHT, content.title, (*edge, qr_shape(content, 2, 2, QR_SIZE), *_head(content), *middle, _end(content))
    )


def _head(content: LabelContent) -> list[Mark]:
    checked = content.zh.state_words if content.zh.value is None else content.zh.assurance
    return [
        Line(LEFT, 18, 11, content.zh.lines.head, bold=True),
        Line(RIGHT, 18, 9.5, checked, bold=True, anchor="end"),
        *_aside(content),
    ]


def _aside(content: LabelContent) -> list[Mark]:
    """Return the grade's letter at the right of the number, or words on sample data and on the state."""
    if content.grade and content.grade.letter:
        grade_class = class_of(content.grade)
        shape = Shape(arrow(RIGHT, 24, -34, 22), fill=grade_class.colour, stroke=INK, stroke_width=0.7)
        return [
            shape,
            Line(RIGHT - 12, 41, 17, grade_class.letter, bold=True, fill=grade_class.text_colour, anchor="middle"),
        ]
    words = [content.zh.sample, content.zh.state_words if content.zh.note and content.zh.value else None]
    if content.zh.grade:
        words.append(content.zh.grade.none)
    said = [word for word in words if word]
    return [Line(RIGHT, 31 + 12 * place, 9.5, word, bold=True, anchor="end") for place, word in enumerate(said)]


def _number(content: LabelContent) -> list[Mark]:
    """Return the number, per what, to where, and until when."""
    zh, en = content.zh, content.en
    prefix = f"{zh.prefix} " if zh.prefix else ""
    taken = width(prefix, 9.5, bold=True) + width(f" {zh.unit}", UNIT, bold=True)
    size = max(LEAST, min(LARGE, (ROOM - ASIDE - taken) / width(zh.value or "", 1, bold=True)))
    number = Line(0, 0, size, zh.value or "", bold=True, tail=Line(0, 0, UNIT, f" {zh.unit}", bold=True))
    whole = Line(LEFT, 41, 9.5, prefix, bold=True, tail=number) if prefix else _at(number, LEFT, 41)
    scope, english = _scope(zh, 10), _scope(en, 7)
    until = f"{zh.number} · {zh.lines.until_short}" if zh.lines.until_short else zh.number
    return [
        whole,
        Line(LEFT, 54, 10, fitted(scope, 10, ROOM)),
        Line(LEFT, 63, 7, fitted(english, 7, ROOM), fill=MUTED, english=True),
        Line(LEFT, 76, 9.5, fitted(until, 9.5, ROOM), fill=MUTED),
    ]


def _at(line: Line, x: float, y: float) -> Line:
    return Line(x, y, line.size, line.words, line.bold, tail=line.tail)


def _scope(words: LabelWords, size: float) -> str:
    """Return per what and to where: in the organisation's own words where they fit, else in those of the code list."""
    own, plain = (f"{per} · {words.badge.boundary}" for per in (words.badge.per, words.badge.per_plain))
    return own if width(own, size) <= ROOM else plain


def _status_alone(content: LabelContent) -> list[Mark]:
    """Return the state alone, where there is no number any more."""
    zh, en = content.zh, content.en
    return [
        Line(LEFT, 50, 24, zh.state_words, bold=True),
        Line(LEFT, 61, 8, en.state_words, english=True),
        Line(LEFT, 76, 9.5, zh.number, fill=MUTED),
    ]


def _end(content: LabelContent) -> Line:
    """Return what this is not, and what is not confirmed."""
    zh = content.zh
    sample = zh.sample if content.grade and content.grade.letter else None
    remark = None if zh.value is None else zh.remark
    words = [sample, zh.lines.not_certified, remark]
    return Line(LEFT, 90, 9.5, fitted(" · ".join(word for word in words if word), 9.5, ROOM))
