"""The classes of a scheme as arrows that grow downward, the best first, and a pointer to the one that a product has."""

from dataclasses import dataclass

from generator.model.grade import GradeClass

WIDTH, STEP, BAR = 280, 26, 22
SHORTEST, LONGEST, POINTER = 70, 190, 214


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A class as it is drawn."""

    path: str
    letter: str
    colour: str
    text_colour: str
    baseline: float


@dataclass(frozen=True, slots=True)
class Scale:
    """All classes, and the pointer."""

    title: str
    width: int
    height: int
    bars: tuple[ScaleBar, ...]
    pointer: ScaleBar | None
    """Nothing where no product is spoken of, or where it has no class."""


def scale_of(classes: tuple[GradeClass, ...], letter: str | None, title: str) -> Scale:
    """Return the drawing of a scheme's classes; the title is the sentence that stands for it."""
    growth = (LONGEST - SHORTEST) / (len(classes) - 1)
    bars = tuple(
        ScaleBar(arrow(0.5, place * STEP + 2.5, SHORTEST + growth * place, BAR - 1), each.letter, each.colour,
                 each.text_colour, place * STEP + 18.5)
        for place, each in enumerate(classes)
    )  # fmt: skip
    pointer = next((_pointer(place, each.letter) for place, each in enumerate(classes) if each.letter == letter), None)
    return Scale(title, WIDTH, len(classes) * STEP + 2, bars, pointer)


def _pointer(place: int, letter: str) -> ScaleBar:
    """Return the pointer, in the colour of words, from the right edge towards its class."""
    top = place * STEP
    return ScaleBar(arrow(WIDTH, top + 0.5, POINTER - WIDTH, STEP), letter, "", "", top + 20)


def arrow(x: float, y: float, width: float, height: float) -> str:
    """Return a band that ends in a point on its right, or on its left where the width is negative."""
    point = height / 2 if width > 0 else -height / 2
    half = f"{height / 2:g}"
    return f"M{x:g} {y:g}h{width - point:g}l{point:g} {half}l{-point:g} {half}h{point - width:g}z"
