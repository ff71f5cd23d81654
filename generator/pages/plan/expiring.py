"""What expires soon: how many within each horizon, and the nearest by name."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.renderer import PageRenderer
from generator.language.text import Text
from generator.model import routes
from generator.model.board import HORIZONS, Board
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.pages.plan.counts import CountView, count_view

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


def expiry_view(catalogue: Catalogue, renderer: PageRenderer) -> ExpiryView:
    """Return the counts, which include the nearer horizons, and the nearest products of all kinds."""
    by_number = {entry.number: entry for entry in catalogue.products}
    ends = [each for board in catalogue.board.kinds.values() for each in board.expiring]
    ends.sort(key=lambda each: (each.last_day, each.number))
    return ExpiryView(
        counts=tuple(_count(days, catalogue.board, renderer) for days in HORIZONS),
        rows=tuple(_row(by_number[each.number], renderer) for each in ends[:NEAREST]),
        more=len(ends) > NEAREST,
    )


def _count(days: int, board: Board, renderer: PageRenderer) -> CountView:
    counts = {kind: found.expiring_within(days) for kind, found in board.kinds.items()}
    return count_view(renderer.translator.say("progress.within", days=days), dict(counts), renderer.translator)


def _row(entry: ProductEntry, renderer: PageRenderer) -> ExpiryRow:
    translator, kind, until = renderer.translator, kind_of(entry.organisation), entry.headline.footprint.valid_through
    return ExpiryRow(
        name=translator.stated(entry.product, "name"),
        href=renderer.href(routes.PROGRESS, routes.product(entry.number)),
        organisation=translator.stated(entry.organisation, "name"),
        kind=None if kind == "own" else translator.say(f"kind.{kind}"),
        until=translator.tell("row.until", day=translator.day(until)) if until else Markup(),
    )
