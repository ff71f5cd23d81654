"""What expires soon: how many within each horizon, and the nearest by name."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import routes
from generator.model.board import HORIZONS, Board
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.render.boards.counts import CountView, count_view
from generator.render.press import Press
from generator.render.text import Text

NEAREST = 30
"""Products that are named; the others stand in the shops' list of states."""


@dataclass(frozen=True, slots=True)
class ExpiryRow:
    """A product whose stated validity ends soon."""

    name: Text
    href: str
    organisation: Text
    kind: str | None
    until: Markup


@dataclass(frozen=True, slots=True)
class ExpiryView:
    """What expires within each horizon."""

    counts: tuple[CountView, ...]
    rows: tuple[ExpiryRow, ...]
    more: bool


def expiry_view(catalogue: Catalogue, press: Press) -> ExpiryView:
    """Return the counts, which include the nearer horizons, and the nearest products of all kinds."""
    by_number = {entry.number: entry for entry in catalogue.products}
    ends = [each for board in catalogue.board.kinds.values() for each in board.expiring]
    ends.sort(key=lambda each: (each.last_day, each.number))
    return ExpiryView(
        counts=tuple(_count(days, catalogue.board, press) for days in HORIZONS),
        rows=tuple(_row(by_number[each.number], press) for each in ends[:NEAREST]),
        more=len(ends) > NEAREST,
    )


def _count(days: int, board: Board, press: Press) -> CountView:
    counts = {kind: found.expiring_within(days) for kind, found in board.kinds.items()}
    return count_view(press.voice.say("progress.within", days=days), dict(counts), press.voice)


def _row(entry: ProductEntry, press: Press) -> ExpiryRow:
    voice, kind, until = press.voice, kind_of(entry.organisation), entry.headline.footprint.valid_through
    return ExpiryRow(
        name=voice.stated(entry.product, "name"),
        href=press.href(routes.PROGRESS, routes.product(entry.number)),
        organisation=voice.stated(entry.organisation, "name"),
        kind=None if kind == "own" else voice.say(f"kind.{kind}"),
        until=voice.tell("row.until", day=voice.day(until)) if until else Markup(),
    )
