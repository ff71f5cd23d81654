"""Grades as they are drawn: arrows that grow downward and a pointer, or a dashed box that says why there is none."""

from generator.components.grade_scale import arrow
from generator.labels.content import Face
from generator.labels.drawing import INK, PAPER, Block, Box, Line, Mark, Row, Shape, Type, rows_of
from generator.model.grade import Grade, GradeClass

SHORTEST, LONGEST = 60, 170
"""Lengths of the first and the last arrow."""
POINTER = 210
"""Where the black pointer's tip is."""
DARKEST, LIGHTEST = 0x11, 0xDD


def grade_block(face: Face, x: float, room: float, *, mono: bool) -> Block:
    """Return the rows on the grade; none where no scheme is in force."""
    if face.grade is None or face.zh.grade is None or face.en.grade is None:
        return ()
    caption = rows_of(face.zh.grade.caption, Type(((10, 2),)), x, room)
    english = rows_of(face.en.grade.caption, Type(((7.5, 1),), english=True, spare=4), x, room)
    if face.zh.grade.reason is None:
        return (*caption, *english, Row(3), *_arrows(face.grade, x, room, mono=mono))
    return (*caption, *english, Row(3), _ungraded(face.zh.grade.none, face.zh.grade.reason, face, x, room))


def classes_of(grade: Grade, *, mono: bool) -> tuple[GradeClass, ...]:
    """Return the classes in the scheme's colours, or in greys for one-colour print."""
    if not mono:
        return grade.classes
    step = (LIGHTEST - DARKEST) / (len(grade.classes) - 1)
    greys = [round(DARKEST + step * place) for place in range(len(grade.classes))]
    return tuple(
        GradeClass(each.letter, f"#{grey:02x}{grey:02x}{grey:02x}", PAPER if grey < 0x80 else INK)  # noqa: PLR2004
        for each, grey in zip(grade.classes, greys, strict=True)
    )


def _arrows(grade: Grade, x: float, room: float, *, mono: bool) -> Block:
    """Return one row for each class, the best first and shortest."""
    classes = classes_of(grade, mono=mono)
    height = 16 if len(classes) < 6 else 12.5  # noqa: PLR2004
    step = (LONGEST - SHORTEST) / (len(classes) - 1)
    rows = []
    for place, each in enumerate(classes):
        marks: list[Mark] = [
            Shape(arrow(x, 0, SHORTEST + step * place, height - 1), fill=each.colour, stroke=INK, stroke_width=0.7),
            Line(x + 6, height * 0.78, height * 0.75, each.letter, bold=True, fill=each.text_colour),
        ]
        if each.letter == grade.letter:
            marks += _pointer(each.letter, x + room, height)
        rows.append(Row(height, tuple(marks)))
    return tuple(rows)


def _pointer(letter: str, right: float, height: float) -> list[Mark]:
    """Return the black pointer with the product's letter, from the right edge towards the arrows."""
    tall = height + 6
    shape = Shape(arrow(right, (height - 1 - tall) / 2, POINTER - right, tall), fill=INK)
    words = Line((POINTER + right) / 2 + 4, height * 0.5 + tall * 0.27, tall * 0.78, letter, True, PAPER, "middle")  # noqa: FBT003
    return [shape, words]


def _ungraded(none: str, reason: str, face: Face, x: float, room: float) -> Row:
    """Return the dashed box that says that there is no grade, and why."""
    english = f"{face.en.grade.none}: {face.en.grade.reason}" if face.en.grade else ""
    return Row(
        40,
        (
            Box(x, 0, room, 38, stroke=INK, dashes="4 3"),
            Line(x + 10, 17, 13, none, bold=True, tail=Line(0, 0, 10, f" {reason}")),
            Line(x + 10, 30, 8, english, english=True),
        ),
    )
