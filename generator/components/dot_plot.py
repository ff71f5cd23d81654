"""The dot plot: comparable products as dots on one true axis, drawn by hand in SVG.

All dots are one path, so a drawing of five hundred products is as light as one of five.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.language.html import HtmlTranslator
from generator.model.position import Peer

WIDTH = 1000
COLUMNS = 80
PITCH = 9
DEEPEST = 60
"""Height of the highest column of dots; a higher one is pressed together."""
FOOT = 9
"""Space between the lowest dots and the axis."""
LINE = 18
"""Height of a line of words above the dots."""
MOST_TICKS = 5
EDGE = Decimal(15)
"""Percent from an end within which words are set from that end, so that none is cut."""
MARGIN = Decimal(2)
"""Percent of the width kept free at either end."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Words at a place of the axis."""

    x: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class DotPlot:
    """What is the same for all products of a group."""

    dots: str
    ticks: tuple[Tick, ...]
    median: Tick | None
    start: Decimal
    end: Decimal
    depth: int
    """Height of the field of dots; the other heights follow from it."""
    above: int
    """Height of the words above."""

    @property
    def base(self) -> int:
        """Return the height of the lowest dots inside their field."""
        return self.depth - FOOT

    @property
    def line(self) -> int:
        """Return the height of the lowest dots in the drawing."""
        return self.above + self.base

    @property
    def top(self) -> int:
        """Return where the line of the median starts."""
        return self.above - 2

    @property
    def caption(self) -> int:
        """Return the height of the words on the median."""
        return self.above - 6

    @property
    def axis(self) -> int:
        """Return the height of the axis."""
        return self.above + self.depth

    @property
    def notch(self) -> int:
        """Return where the marks of the axis end."""
        return self.axis + 6

    @property
    def words(self) -> int:
        """Return the height of the words below the axis."""
        return self.axis + 23

    @property
    def height(self) -> int:
        """Return the height of the whole drawing."""
        return self.axis + 30

    def x(self, value: Decimal) -> Decimal:
        """Return where a value stands, in percent of the width; the axis spans every value that it is asked for."""
        if self.end == self.start:
            return Decimal(50)
        return MARGIN + (value - self.start) / (self.end - self.start) * (100 - 2 * MARGIN)

    def tick(self, value: Decimal, words: str) -> Tick:
        """Return words set at a value."""
        x = self.x(value)
        anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
        return Tick(f"{x:.2f}%", anchor, words)

    def mark(self, peer: Peer) -> str:
        """Return the path of one product's own mark: its range as a line, nothing where it states none."""
        if peer.low is None or peer.high is None:
            return ""
        return f"M{self.x(peer.low) * 10:.0f} {self.base}H{self.x(peer.high) * 10:.0f}"


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the values of a group lie on its axis: a small value, however many products there are, without words."""

    start: Decimal
    end: Decimal
    step: Decimal
    """Distance of the ticks."""
    columns: tuple[tuple[int, int], ...]
    """Columns of the drawing that hold dots, and how many each."""
    median: Decimal | None


def distribution_of(peers: Sequence[Peer], median: Decimal | None) -> Distribution:
    """Return the distribution of a group; its axis starts and ends at round numbers around every value and range."""
    ends = [end for peer in peers for end in (peer.value, peer.low, peer.high) if end is not None]
    step = _step(max(ends) - min(ends), max(ends))
    start = (min(ends) / step).to_integral_value(ROUND_FLOOR) * step
    end = (max(ends) / step).to_integral_value(ROUND_CEILING) * step
    columns = _columns(peers, DotPlot("", (), None, start, end, 0, 0))
    return Distribution(start, end, step, tuple(sorted(columns.items())), median)


def drawn(distribution: Distribution, lines: int, translator: HtmlTranslator) -> DotPlot:
    """Return a distribution as a drawing, with room for some lines of words above the dots."""
    start, end, step, median = distribution.start, distribution.end, distribution.step, distribution.median
    bare = DotPlot("", (), None, start, end, 0, LINE * lines)
    columns = dict(distribution.columns)
    depth = min((max(columns.values()) - 1) * PITCH, DEEPEST) + 2 * FOOT
    places = (start + step * at for at in range(int((end - start) / step) + 1))
    return replace(
        bare,
        dots=_dots(columns, depth),
        depth=depth,
        ticks=tuple(bare.tick(place, translator.number(place)) for place in places),
        median=None
        if median is None
        else bare.tick(median, translator.say("strip.median", median=translator.number(median))),
    )


def dot_plot_of(peers: Sequence[Peer], median: Decimal | None, lines: int, translator: HtmlTranslator) -> DotPlot:
    """Return the drawing of a group, with room for some lines of words above the dots."""
    return drawn(distribution_of(peers, median), lines, translator)


def _step(span: Decimal, largest: Decimal) -> Decimal:
    """Return the distance of the ticks: 1, 2 or 5 times a power of ten."""
    rough = (span or abs(largest) or Decimal(1)) / (MOST_TICKS - 1)
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _columns(peers: Sequence[Peer], dot_plot: DotPlot) -> Mapping[int, int]:
    """Return how many products stand in each column."""
    return Counter(int(dot_plot.x(peer.value) / 100 * COLUMNS) for peer in peers)


def _dots(columns: Mapping[int, int], depth: int) -> str:
    """Return all dots as one path of points; products in one column stand on each other."""
    pitch = min(PITCH, DEEPEST / max(1, max(columns.values()) - 1))
    width = WIDTH / COLUMNS
    return "".join(
        f"M{column * width + width / 2:.0f} {depth - FOOT - pitch * level:.0f}h0"
        for column, count in sorted(columns.items())
        for level in range(count)
    )
