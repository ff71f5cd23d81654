"""The page about all emission factors: official ones, contributed ones, and apart from them those for no footprint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Factor
from generator.model.factor import GridFactor, LifeCycleFactor
from generator.render.factors.facts import boundary_of, unit_words, value_words
from generator.render.factors.shelf import FactorCard, FactorShelf
from generator.render.frame import Head, Link
from generator.render.paging import ROWS, Pager, pager_of
from generator.render.press import Press, presses
from generator.render.product.sheet import Row
from generator.render.text import Text

ALIGNMENT = ("unit", "boundary", "accounting", "representative", "many", "integration")
"""What the guideline asks of factor data, in the order in which the page answers."""


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor in a list."""

    link: Link
    value: str
    per: str
    note: str
    owner: Text | None
    used: str | None


@dataclass(frozen=True, slots=True)
class FactorList:
    """Contributed factors of one kind of record: kinds never mix."""

    heading: str
    rows: tuple[FactorRow, ...]


@dataclass(frozen=True, slots=True)
class FactorsView:
    """What a visitor reads about factors."""

    official: tuple[FactorRow, ...]
    contributed: tuple[FactorList, ...]
    grid: tuple[FactorRow, ...]
    alignment: tuple[Row, ...]
    downloads: tuple[Link, ...]
    guide: str
    is_first: bool
    pager: Pager | None


class FactorsDesk:
    """Makes the pages about all factors in one language."""

    def __init__(self, shelf: FactorShelf, press: Press) -> None:
        """Lay out what all pages need."""
        self._shelf = shelf
        self._press = press
        self._voice = press.voice

    def pages(self) -> Iterator[Artifact]:
        """Yield one page, or more where organisations contribute many factors."""
        fictional = [card for card in self._shelf.official if card.kind != "own"]
        cards = [card for kind in KINDS for card in (*fictional, *self._shelf.contributed) if card.kind == kind]
        parts = [cards[start : start + ROWS] for start in range(0, len(cards), ROWS)] or [[]]
        voice = self._voice
        for place, part in enumerate(parts, start=1):
            route = routes.part(routes.FACTORS, place)
            pager = pager_of(routes.FACTORS, place, len(parts), self._press)
            head = Head(route, voice.say("factors.title"), voice.say("factors.description"))
            yield self._press.page("factors.html", self._view(part, route, pager), head)

    def _view(self, cards: Sequence[FactorCard], route: str, pager: Pager | None) -> FactorsView:
        first, voice = route == routes.FACTORS, self._voice
        return FactorsView(
            official=tuple(self._row(card, route) for card in self._shelf.official if card.kind == "own")
            if first
            else (),
            contributed=tuple(self._lists(cards, route)),
            grid=tuple(self._grid(factor, route) for factor in self._shelf.grid) if first else (),
            alignment=tuple(
                Row(voice.say(f"factors.asks.{each}"), (Text(voice.say(f"factors.does.{each}")),)) for each in ALIGNMENT
            ),
            downloads=tuple(self._downloads(route)),
            guide=f"{self._press.href(route, routes.DATA_GUIDE)}#lca",
            is_first=first,
            pager=pager,
        )

    def _lists(self, cards: Sequence[FactorCard], route: str) -> Iterator[FactorList]:
        for kind in KINDS:
            rows = tuple(self._row(card, route) for card in cards if card.kind == kind)
            if rows or (kind == "own" and route == routes.FACTORS):
                yield FactorList(self._voice.say(f"factors.heading.{kind}"), rows)

    def _row(self, card: FactorCard, route: str) -> FactorRow:
        voice, factor, owner = self._voice, card.newest, card.owner
        record = factor.record
        used = [voice.say(f"factors.used.{kind}", count=count) for kind, count in self._shelf.used(card).items()]
        return FactorRow(
            link=Link(
                voice.stated(record, "name"),
                self._press.href(route, routes.factor(factor.key.owner, factor.key.factor_id)),
            ),
            value=value_words(record),
            per=unit_words(record, voice),
            note=self._note(factor),
            owner=voice.stated(owner, "name") if owner else None,
            used=voice.listed(used) or None,
        )

    def _note(self, factor: LifeCycleFactor) -> str:
        """Return boundary, place and years of a contributed factor; an official one says them in its name."""
        voice, record = self._voice, factor.record
        if not isinstance(record, Factor):
            return ""
        first, last = record.period_first_day.year, record.period_last_day.year
        years = str(first) if first == last else voice.say("number.span", low=first, high=last)
        return voice.say(
            "factors.note",
            boundary=boundary_of(record, voice),
            place=voice.place(record.geography),
            years=years,
            version=record.version,
        )

    def _grid(self, factor: GridFactor, route: str) -> FactorRow:
        voice, record = self._voice, factor.record
        href = self._press.href(route, routes.factor("", factor.factor_id))
        name = voice.stated(record, "name")
        return FactorRow(Link(name, href), value_words(record), unit_words(record, voice), "", None, None)

    def _downloads(self, route: str) -> Iterator[Link]:
        """Yield the way to each table, and the files for LCA tools of the kinds of which there are factors."""
        voice, press = self._voice, self._press
        for table in ("official_factors", "factors", "inventory"):
            yield Link(voice.say(f"factors.data.{table}"), press.href(route, routes.dataset_page(table)))
        kinds = {"own", *(card.kind for card in self._shelf.contributed)}
        for kind in (each for each in KINDS if each in kinds):
            address = press.file_href(route, routes.of_kind(routes.FACTORS_LCA, kind))
            yield Link(voice.say(f"factors.lca.{kind}"), address)


def factors_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page about all factors in each language."""
    shelf = FactorShelf(catalogue)
    for press in presses(catalogue, config):
        yield from FactorsDesk(shelf, press).pages()
