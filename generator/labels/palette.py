"""The colours of a label: a drawing names those that differ in one-colour print, so that it is drawn once for both."""

from generator.model.grade import Grade, GradeClass

INK, PAPER = "#111", "#fff"
MUTED = "muted"
DARKEST_GREY, LIGHTEST_GREY = 0x11, 0xDD


class Palette(dict[str, str]):
    """Colours by their names; a colour that has no name stands for itself."""

    def __missing__(self, colour: str) -> str:
        """Return the colour."""
        return colour


IN_COLOUR = Palette(
    {MUTED: "#444", "s0": "#0b2e4f", "s1": "#2f6db0", "s2": "#b8651b", "s3": "#5b5b5b", "s4": "#8e8e8e", "rest": PAPER}
)
IN_ONE_COLOUR = Palette(
    {MUTED: INK, "s0": "#111", "s1": "#fff", "s2": "#888", "s3": "#ccc", "s4": "#555", "rest": PAPER}
)
"""Segments of the stage bar are named by their form; neighbours differ in grey too."""


def class_names(place: int) -> tuple[str, str]:
    """Return the names of a class's colour and of the letter on it, by its place in the scheme."""
    return f"class {place}", f"letter {place}"


def palette_of(grade: Grade | None, *, mono: bool) -> Palette:
    """Return the colours of a label, with those of the classes where there is a grade."""
    plain = IN_ONE_COLOUR if mono else IN_COLOUR
    if grade is None:
        return plain
    palette = Palette(plain)
    for place, grade_class in enumerate(_in_greys(grade) if mono else grade.classes):
        palette.update(zip(class_names(place), (grade_class.colour, grade_class.text_colour), strict=True))
    return palette


def _in_greys(grade: Grade) -> tuple[GradeClass, ...]:
    """Return the classes for one-colour print, from dark to light."""
    step = (LIGHTEST_GREY - DARKEST_GREY) / (len(grade.classes) - 1)
    greys = [round(DARKEST_GREY + step * place) for place in range(len(grade.classes))]
    return tuple(
        GradeClass(each.letter, f"#{grey:02x}{grey:02x}{grey:02x}", PAPER if grey < 0x80 else INK)  # noqa: PLR2004
        for each, grey in zip(grade.classes, greys, strict=True)
    )
