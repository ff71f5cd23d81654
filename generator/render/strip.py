"""The strip: comparable products as dots on one true axis, drawn by hand in SVG.

All dots are one path, so a strip of five hundred products is as light as one of five.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from generator.model.catalogue import Peer
from generator.render.voice import Voice

WIDTH = 1000
HEIGHT = 60
COLUMNS = 80
BASE = 52
"""Height at which the lowest dot of a column stands."""
PITCH = 9
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
class Strip:
    """What is the same for all products of a group."""

    dots: str
    ticks: tuple[Tick, ...]
    median: Tick | None
    start: Decimal
    end: Decimal

    def x(self, value: Decimal) -> Decimal:
        """Return where a value stands, in percent of the width; what lies outside stands at the end."""
        if self.end == self.start:
            return Decimal(50)
        inside = min(max(value, self.start), self.end)
        return MARGIN + (inside - self.start) / (self.end - self.start) * (100 - 2 * MARGIN)

    def tick(self, value: Decimal, words: str) -> Tick:
        """Return words set at a value."""
        x = self.x(value)
        anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
        return Tick(f"{x:.2f}%", anchor, words)

    def mark(self, peer: Peer) -> str:
        """Return the path of one product's own mark: its range as a line, nothing where it states none."""
        if peer.low is None or peer.high is None:
            return ""
        return f"M{self.x(peer.low) * 10:.0f} {BASE}H{self.x(peer.high) * 10:.0f}"


def strip_of(peers: Sequence[Peer], median: Decimal | None, voice: Voice) -> Strip:
    """Return the strip of a group; the axis starts and ends at round numbers around what it shows."""
    ends = [end for peer in peers for end in (peer.value, peer.low, peer.high) if end is not None]
    step = _step(max(ends) - min(ends), max(ends))
    start = (min(ends) / step).to_integral_value(ROUND_FLOOR) * step
    end = (max(ends) / step).to_integral_value(ROUND_CEILING) * step
    bare = Strip("", (), None, start, end)
    count = int((end - start) / step)
    ticks = tuple(bare.tick(start + step * at, voice.number(start + step * at)) for at in range(count + 1))
    return Strip(
        dots=_dots(peers, bare),
        ticks=ticks,
        median=None if median is None else bare.tick(median, voice.say("strip.median", median=voice.number(median))),
        start=start,
        end=end,
    )


def _step(span: Decimal, largest: Decimal) -> Decimal:
    """Return the distance of the ticks: 1, 2 or 5 times a power of ten."""
    rough = (span or abs(largest) or Decimal(1)) / (MOST_TICKS - 1)
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _dots(peers: Sequence[Peer], strip: Strip) -> str:
    """Return all dots as one path of points; products in one column stand on each other."""
    columns: dict[int, int] = {}
    for peer in peers:
        column = int(strip.x(peer.value) / 100 * COLUMNS)
        columns[column] = columns.get(column, 0) + 1
    highest = max(columns.values(), default=1)
    pitch = min(PITCH, BASE / highest)
    width = WIDTH / COLUMNS
    points = (
        f"M{column * width + width / 2:.0f} {BASE - pitch * level:.0f}h0"
        for column, count in sorted(columns.items())
        for level in range(count)
    )
    return "".join(points)
