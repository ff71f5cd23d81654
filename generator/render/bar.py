"""The stage bar: the stages of one footprint side by side on a true scale, drawn by hand in SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

THIN = Decimal("0.6")
"""Percent of the width below which a segment could not be seen; its number stands in the table."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole: its amount and how it is drawn."""

    amount: Decimal
    form: str
    """Class of the fill: s0 … s4 for the display groups, rest for what is not disclosed."""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part as a rectangle, in percent of the bar's width."""

    x: str
    width: str
    form: str
    hatched: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A finished bar."""

    segments: tuple[Segment, ...]
    zero: str | None
    """Where zero lies, where some parts are negative."""


def bar_of(parts: Sequence[Part]) -> Bar | None:
    """Return the bar: what is negative runs left of zero, the rest right of it; nothing where there is nothing."""
    below = -sum((part.amount for part in parts if part.amount < 0), Decimal(0))
    whole = below + sum((part.amount for part in parts if part.amount > 0), Decimal(0))
    if whole == 0:
        return None
    segments = []
    left = right = below
    for part in parts:
        if part.amount < 0:
            left += part.amount
            start = left
        else:
            start, right = right, right + part.amount
        if part.amount != 0:
            width = max(abs(part.amount) / whole * 100, THIN)
            segments.append(Segment(_percent(start / whole * 100), _percent(width), part.form, part.hatched))
    return Bar(tuple(segments), _percent(below / whole * 100) if below else None)


def _percent(value: Decimal) -> str:
    return f"{value:.2f}%"
