"""Long lists on several pages, so that no page grows with the number of products."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.components.listings import Listing
from generator.components.renderer import PageRenderer
from generator.model import routes

ROWS = 250
"""Rows of a page: below 30 KB on the wire with names of usual length."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The place of a page among the pages of a list, and the ways to its neighbours."""

    words: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a long list."""

    route: str
    listings: tuple[Listing, ...]
    pager: Pager | None
    """Nothing where one page is enough."""
    is_first: bool


def list_pages(listings: Sequence[Listing], route: str, renderer: PageRenderer) -> Iterator[ListPage]:
    """Yield the pages of some lists; the first stands at the route itself."""
    parts = _parts(listings)
    for place, part in enumerate(parts, start=1):
        here = routes.part(route, place)
        yield ListPage(here, tuple(part), pager_of(route, place, len(parts), renderer), is_first=place == 1)


def _parts(listings: Sequence[Listing]) -> list[list[Listing]]:
    """Return the lists cut into pages; a list that goes on repeats its heading, but not its drawing."""
    parts: list[list[Listing]] = [[]]
    room = ROWS
    for listing in listings:
        rest = listing
        while len(rest.rows) > room:
            if room:
                parts[-1].append(replace(rest, rows=rest.rows[:room]))
                rest = replace(rest, rows=rest.rows[room:], dot_plot=None)
            parts.append([])
            room = ROWS
        parts[-1].append(rest)
        room -= len(rest.rows)
    return parts


def pager_of(route: str, place: int, count: int, renderer: PageRenderer) -> Pager | None:
    """Return the place of a page among the pages of a list; nothing where it is the only one."""
    if count == 1:
        return None
    here = routes.part(route, place)
    return Pager(
        words=renderer.translator.say("pager.place", place=place, count=count),
        before=renderer.href(here, routes.part(route, place - 1)) if place > 1 else None,
        after=renderer.href(here, routes.part(route, place + 1)) if place < count else None,
    )
