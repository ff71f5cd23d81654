"""The full label, 300 by 480 units: what stands on a pack, from the head band down to the QR code."""

from generator.components.grade_scale import arrow
from generator.labels.content import LabelContent
from generator.labels.drawing import (
    Block,
    Box,
    Drawing,
    Line,
    Mark,
    Row,
    Shape,
    StageBarMark,
    TextStyle,
    flow,
    rows_of,
)
from generator.labels.palette import INK, MUTED, PAPER, class_names
from generator.labels.text import LabelWords
from generator.labels.text_width import em, fitted, width
from generator.model.grade import Grade, GradeClass

WIDTH, HEIGHT = 300, 480
LEFT, ROOM = 14, 272
BAND, FOOT = 52, 366
"""Where the head band ends, and where the part with the QR code begins."""
QR_SIZE = 106
COLUMN, COLUMN_ROOM = 116, 180
"""The column beside the QR code."""
STROKE = (3.0, "9 5", 7.0)
TICK = "M0 4l3 3l6-7"
LARGE, LEAST = 46, 12
"""Size of the number where it is short, and below which it never goes."""
UNIT = 17
SHORTEST_ARROW, LONGEST_ARROW = 60, 170
"""Lengths of the first and the last arrow."""
POINTER = 210
"""Where the black pointer's tip is."""


def full(content: LabelContent) -> Drawing:
    """Return the full label, in names of colours that a palette knows."""
    marks, numbered = flow(_blocks(content), BAND + 4, FOOT - 2)
    numbered = ((1, BAND / 2), *numbered, (7, FOOT + 55))
    return Drawing(
        WIDTH,
        HEIGHT,
        content.title,
        (*frame(content, WIDTH, HEIGHT, STROKE), *_band(content), *marks, *_foot(content)),
        numbered,
    )


def frame(content: LabelContent, width: float, height: float, stroke: tuple[float, str, float]) -> list[Mark]:
    """Return the frame in a stroke's width, dashes and radius: dashed where something is claimed and not confirmed.

    White paper reaches below the dashes, so that they can be counted on a dark page too.
    """
    thick, dashes, radius = stroke
    inner = (thick / 2, thick / 2, width - thick, height - thick)
    if not content.is_dashed:
        return [Box(*inner, PAPER, INK, thick, radius=radius)]
    return [Box(0, 0, width, height, PAPER, radius=radius), Box(*inner, "none", INK, thick, dashes, radius)]


def _band(content: LabelContent) -> list[Mark]:
    """Return the black band: what this is, and how far it was checked."""
    inset = 6 if content.is_dashed else 1.5
    english = Line(LEFT, 38.5, 7.5, content.en.lines.head, fill=PAPER, english=True)
    trust_badge = _trust_badge(content)
    checked = content.en.state_words if content.zh.value is None else content.en.assurance
    return [
        Box(inset, inset, WIDTH - 2 * inset, BAND - inset, INK, radius=4),
        Line(LEFT, 27, 18, content.zh.lines.head, bold=True, fill=PAPER),
        english,
        *trust_badge,
        Line(LEFT + ROOM, 47.5, 7, checked, fill=PAPER, anchor="end", english=True),
    ]


def _trust_badge(content: LabelContent) -> list[Mark]:
    """Return the trust badge: filled with a tick where confirmed and holding, a dashed outline where only claimed."""
    words = content.zh.state_words if content.zh.value is None else content.zh.assurance
    is_filled = not content.is_dashed and content.is_current
    colour = INK if is_filled else PAPER
    size = 10.5 if em(words) <= 8.5 else 10  # noqa: PLR2004
    tick = 13 if is_filled else 0
    wide = em(words, bold=True) * size + 16 + tick
    x = LEFT + ROOM - wide
    dashes = "3 2" if content.is_dashed and content.zh.value is not None else None
    outline = Box(x, 10, wide, 21, PAPER if is_filled else "none", None if is_filled else PAPER, 1, dashes, 10.5)
    marks: list[Mark] = [outline, Line(x + 8 + tick, 24, size, words, bold=True, fill=colour)]
    return [*marks, Shape(TICK, x + 9, 17, stroke=INK, stroke_width=1.6)] if is_filled else marks


def _blocks(content: LabelContent) -> list[Block]:
    middle = [_status_alone(content)] if content.zh.value is None else _number(content)
    return [_remarks(content), _names(content), *middle]


def _remarks(content: LabelContent) -> Block:
    """Return what must be known before the number is read: sample data, not confirmed, expired."""
    zh, en = content.zh, content.en
    marks: list[Mark] = []
    if zh.remark and zh.value is not None:
        marks += [Line(LEFT, 11, 10.5, zh.remark, bold=True), Line(LEFT, 21, 7.5, en.remark or "", english=True)]
    if zh.sample:
        wide = em(zh.sample, bold=True) * 10.5 + 12
        marks += [
            Box(LEFT + ROOM - wide, 0, wide, 15, stroke=INK),
            Line(LEFT + ROOM - wide / 2, 11, 10.5, zh.sample, bold=True, anchor="middle"),
            Line(LEFT + ROOM - wide / 2, 22.5, 7, en.sample or "", anchor="middle", english=True),
        ]
    rows = (Row(25, tuple(marks)),) if marks else ()
    if not zh.note or not en.note or zh.value is None:
        return rows
    state = Line(LEFT, 12, 13, zh.state_words, bold=True, tail=Line(0, 0, 9, f" {en.state_words}", english=True))
    zh_note = rows_of(zh.note, TextStyle(((10, 2),)), LEFT, ROOM)
    return (
        *rows,
        Row(17, (state,)),
        *zh_note,
        *rows_of(en.note, TextStyle(((7.5, 2),), english=True, spare=3), LEFT, ROOM),
    )


def _names(content: LabelContent) -> Block:
    """Return the names of the product, its model and its organisation."""
    zh, en = content.zh, content.en
    who = " · ".join(words for words in (zh.model, zh.organisation) if words)
    english = " · ".join(
        word for word, other in ((en.name, zh.name), (en.organisation, zh.organisation)) if word != other
    )
    rows = [
        *rows_of(fitted(zh.name, 15, ROOM, bold=True), TextStyle(((15, 1),), bold=True, number=2), LEFT, ROOM),
        *rows_of(fitted(who, 10, ROOM), TextStyle(((10, 1),), fill=MUTED), LEFT, ROOM),
    ]
    if english:
        style = TextStyle(((8, 1),), fill=MUTED, english=True, spare=2)
        rows += rows_of(fitted(english, 8, ROOM), style, LEFT, ROOM)
    return tuple(rows)


def _number(content: LabelContent) -> list[Block]:
    """Return the number with all that it may never be without, the grade if there is one, and its stages."""
    zh, en = content.zh, content.en
    per = TextStyle(((13.5, 1), (12, 2), (10, 4)), bold=True, number=4)
    spans = TextStyle(((10.5, 1), (10, 2)), fill=MUTED, number=5)
    said = TextStyle(((8.5, 1), (8, 2), (7, 4)), english=True, spare=1)
    value = (
        *_value(zh, en),
        *rows_of(f"{zh.per} · {zh.boundary}", per, LEFT, ROOM),
        *rows_of(f"{en.per} · {en.boundary}", said, LEFT, ROOM),
        Row(3),
        *rows_of(_spans(zh), spans, LEFT, ROOM),
        *rows_of(_spans(en), TextStyle(((8, 1), (7.5, 2)), fill=MUTED, english=True, spare=5), LEFT, ROOM),
    )
    return [_grade_block(content, LEFT, ROOM), value, _stages(content)]


def _spans(words: LabelWords) -> str:
    return f"{words.lines.range} · {words.lines.period}"


def _value(zh: LabelWords, en: LabelWords) -> Block:
    """Return the number as large as it fits, after the word that it must carry where it no longer holds."""
    unit = width(f" {zh.unit}", UNIT, bold=True)
    size = max(LEAST, min(LARGE, (ROOM - unit) / width(zh.value or "", 1, bold=True)))
    rest = Line(0, 0, min(UNIT, size), f" {zh.unit}", bold=True)
    number = Row(size * 0.95, (Line(LEFT, size * 0.8, size, zh.value or "", bold=True, tail=rest),), number=3)
    if zh.prefix is None:
        return (number,)
    english = Line(0, 0, 8.5, f" {en.prefix}", english=True)
    return (Row(18, (Line(LEFT, 12, 12, zh.prefix, bold=True, tail=english),)), number)


def _grade_block(content: LabelContent, x: float, room: float) -> Block:
    """Return the rows on the grade; none where no scheme is in force."""
    if content.grade is None or content.zh.grade is None or content.en.grade is None:
        return ()
    caption = rows_of(content.zh.grade.caption, TextStyle(((10, 2),)), x, room)
    english = rows_of(content.en.grade.caption, TextStyle(((7.5, 1),), english=True, spare=4), x, room)
    if content.zh.grade.reason is None:
        return (*caption, *english, Row(3), *_arrows(content.grade, x, room))
    return (*caption, *english, Row(3), _ungraded(content.zh.grade.none, content.zh.grade.reason, content, x, room))


def class_of(grade: Grade) -> GradeClass:
    """Return the class whose letter a product has."""
    return next(grade_class for grade_class in grade.classes if grade_class.letter == grade.letter)


def _arrows(grade: Grade, x: float, room: float) -> Block:
    """Return one row for each class, the best first and shortest."""
    classes = grade.classes
    height = 16 if len(classes) < 6 else 12.5  # noqa: PLR2004
    step = (LONGEST_ARROW - SHORTEST_ARROW) / (len(classes) - 1)
    rows = []
    for place, grade_class in enumerate(classes):
        band, letter = class_names(place)
        path = arrow(x, 0, SHORTEST_ARROW + step * place, height - 1)
        marks: list[Mark] = [
            Shape(path, fill=band, stroke=INK, stroke_width=0.7),
            Line(x + 6, height * 0.78, height * 0.75, grade_class.letter, bold=True, fill=letter),
        ]
        if grade_class.letter == grade.letter:
            marks += _pointer(grade_class.letter, x + room, height)
        rows.append(Row(height, tuple(marks)))
    return tuple(rows)


def _pointer(letter: str, right: float, height: float) -> list[Mark]:
    """Return the black pointer with the product's letter, from the right edge towards the arrows."""
    tall = height + 6
    shape = Shape(arrow(right, (height - 1 - tall) / 2, POINTER - right, tall), fill=INK)
    words = Line((POINTER + right) / 2 + 4, height * 0.5 + tall * 0.27, tall * 0.78, letter, True, PAPER, "middle")  # noqa: FBT003
    return [shape, words]


def _ungraded(none: str, reason: str, content: LabelContent, x: float, room: float) -> Row:
    """Return the dashed box with the words for having no grade, and the reason."""
    english = f"{content.en.grade.none}: {content.en.grade.reason}" if content.en.grade else ""
    return Row(
        40,
        (
            Box(x, 0, room, 38, stroke=INK, dashes="4 3"),
            Line(x + 10, 17, 13, none, bold=True, tail=Line(0, 0, 10, f" {reason}")),
            Line(x + 10, 30, 8, english, english=True),
        ),
    )


def _stages(content: LabelContent) -> Block:
    """Return the bar of stages and its largest parts."""
    if content.bar is None:
        return ()
    rows = [Row(19, (StageBarMark(LEFT, 0, ROOM, 14, content.bar),), number=6)]
    if content.zh.lines.source:
        rows += rows_of(content.zh.lines.source, TextStyle(((10.5, 1), (10, 2))), LEFT, ROOM)
        rows += rows_of(content.en.lines.source or "", TextStyle(((8, 1), (7.5, 2)), english=True, spare=5), LEFT, ROOM)
    return tuple(rows)


def _status_alone(content: LabelContent) -> Block:
    """Return the state alone, where there is no number any more."""
    zh, en = content.zh, content.en
    return (
        *rows_of(zh.state_words, TextStyle(((42, 1),), bold=True, centred=True), LEFT, ROOM),
        *rows_of(en.state_words, TextStyle(((13, 1),), bold=True, english=True, centred=True), LEFT, ROOM),
        Row(8),
        *rows_of(zh.note or "", TextStyle(((11, 2),), centred=True), LEFT, ROOM),
        *rows_of(en.note or "", TextStyle(((8.5, 2),), english=True, centred=True), LEFT, ROOM),
    )


def _foot(content: LabelContent) -> list[Mark]:
    """Return the QR code and what must stand beside it."""
    zh, en = content.zh, content.en
    lines = [
        Line(COLUMN, 381, 12, zh.lines.scan, bold=True),
        Line(COLUMN, 390, 7, en.lines.scan, english=True),
        Line(COLUMN, 404, 12, zh.number, bold=True),
    ]
    pairs = [(zh.lines.until, en.lines.until), (zh.not_counted, en.not_counted), (zh.compare, en.compare)]
    if zh.value is None:
        pairs = [(zh.lines.not_certified, en.lines.not_certified)]
    at = 417.0
    for chinese, english in pairs:
        lines.append(Line(COLUMN, at, 10, fitted(chinese or "", 10, COLUMN_ROOM)))
        lines.append(Line(COLUMN, at + 8.5, 7, fitted(english or "", 7, COLUMN_ROOM), english=True))
        at += 20.5
    return [Box(3, FOOT, WIDTH - 6, 1, INK), qr_shape(content, 6, FOOT + 3.5, QR_SIZE), *lines]


def qr_shape(content: LabelContent, x: float, y: float, size: float) -> Shape:
    """Return the QR code with its quiet zone."""
    return Shape(content.qr.path, x, y, size / content.qr.modules, stroke="#000")
