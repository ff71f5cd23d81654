"""The page about all emission factors: official ones, contributed ones, and apart from them those for no footprint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.paging import ROWS, Pager, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Factor
from generator.model.factor import GridFactor, LifeCycleFactor
from generator.pages.factors.factor_index import FactorCard, FactorIndex
from generator.pages.factors.facts import boundary_of, unit_words, value_words

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


class FactorIndexBuilder:
    """Makes the pages about all factors in one language."""

    def __init__(self, downloads: FactorIndex, renderer: PageRenderer) -> None:
        """Lay out what all pages need."""
        self._index = downloads
        self._renderer = renderer
        self._translator = renderer.translator

    def pages(self) -> Iterator[Artifact]:
        """Yield one page, or more where organisations contribute many factors."""
        fictional = [card for card in self._index.official if card.kind != "own"]
        cards = [card for kind in KINDS for card in (*fictional, *self._index.contributed) if card.kind == kind]
        parts = [cards[start : start + ROWS] for start in range(0, len(cards), ROWS)] or [[]]
        translator = self._translator
        for place, part in enumerate(parts, start=1):
            route = routes.part(routes.FACTORS, place)
            pager = pager_of(routes.FACTORS, place, len(parts), self._renderer)
            head = Head(route, translator.say("factors.title"), translator.say("factors.description"))
            yield self._renderer.page("pages/factors/index.html", self._view(part, route, pager), head)

    def _view(self, cards: Sequence[FactorCard], route: str, pager: Pager | None) -> FactorsView:
        first, translator = route == routes.FACTORS, self._translator
        return FactorsView(
            official=tuple(self._row(card, route) for card in self._index.official if card.kind == "own")
            if first
            else (),
            contributed=tuple(self._lists(cards, route)),
            grid=tuple(self._grid(factor, route) for factor in self._index.grid) if first else (),
            alignment=tuple(
                Row(translator.say(f"factors.asks.{each}"), (Text(translator.say(f"factors.does.{each}")),))
                for each in ALIGNMENT
            ),
            downloads=tuple(self._downloads(route)),
            guide=f"{self._renderer.href(route, routes.DATA_GUIDE)}#lca",
            is_first=first,
            pager=pager,
        )

    def _lists(self, cards: Sequence[FactorCard], route: str) -> Iterator[FactorList]:
        for kind in KINDS:
            rows = tuple(self._row(card, route) for card in cards if card.kind == kind)
            if rows or (kind == "own" and route == routes.FACTORS):
                yield FactorList(self._translator.say(f"factors.heading.{kind}"), rows)

    def _row(self, card: FactorCard, route: str) -> FactorRow:
        translator, factor, owner = self._translator, card.newest, card.owner
        record = factor.record
        used = [translator.say(f"factors.used.{kind}", count=count) for kind, count in self._index.used(card).items()]
        return FactorRow(
            link=Link(
                translator.stated(record, "name"),
                self._renderer.href(route, routes.factor(factor.key.owner, factor.key.factor_id)),
            ),
            value=value_words(record),
            per=unit_words(record, translator),
            note=self._note(factor),
            owner=translator.stated(owner, "name") if owner else None,
            used=translator.listed(used) or None,
        )

    def _note(self, factor: LifeCycleFactor) -> str:
        """Return boundary, place and years of a contributed factor; an official one says them in its name."""
        translator, record = self._translator, factor.record
        if not isinstance(record, Factor):
            return ""
        first, last = record.period_first_day.year, record.period_last_day.year
        years = str(first) if first == last else translator.say("number.span", low=first, high=last)
        return translator.say(
            "factors.note",
            boundary=boundary_of(record, translator),
            place=translator.place(record.geography),
            years=years,
            version=record.version,
        )

    def _grid(self, factor: GridFactor, route: str) -> FactorRow:
        translator, record = self._translator, factor.record
        href = self._renderer.href(route, routes.factor("", factor.factor_id))
        name = translator.stated(record, "name")
        return FactorRow(Link(name, href), value_words(record), unit_words(record, translator), "", None, None)

    def _downloads(self, route: str) -> Iterator[Link]:
        """Yield the way to each table, and the files for LCA tools of the kinds of which there are factors."""
        translator, renderer = self._translator, self._renderer
        for table in ("official_factors", "factors", "inventory"):
            yield Link(translator.say(f"factors.data.{table}"), renderer.href(route, routes.dataset_page(table)))
        kinds = {"own", *(card.kind for card in self._index.contributed)}
        for kind in (each for each in KINDS if each in kinds):
            address = renderer.file_href(route, routes.of_kind(routes.FACTORS_LCA, kind))
            yield Link(translator.say(f"factors.lca.{kind}"), address)


def factors_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page about all factors in each language."""
    downloads = FactorIndex(catalogue)
    for renderer in renderers(catalogue.as_of, config):
        yield from FactorIndexBuilder(downloads, renderer).pages()
