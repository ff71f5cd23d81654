"""The page about all emission factors: official ones, contributed ones, and apart from them those for no footprint."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.paging import ROWS, Pager, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue
from generator.model.data_day import factors_day
from generator.model.disclosure import Factor
from generator.model.factor import FactorKey, GridFactor, LifeCycleFactor
from generator.model.factor_uses import Use, uses_of
from generator.model.texts import Texts
from generator.pages.factors.metadata import boundary_words, unit_words, value_words
from generator.pages.factors.versions import (
    FactorVersions,
    contributed_factors,
    official_factors,
    products_by_kind,
)

ALIGNMENT = ("unit", "boundary", "accounting", "representative", "many", "integration")
"""What the guideline asks of factor data, in the order in which the page answers."""


@dataclass(frozen=True, slots=True)
class ListedFactor:
    """What the list says of a factor."""

    newest: LifeCycleFactor
    kind: str
    owner: Texts | None
    """Nothing where an authority publishes it."""
    products: tuple[tuple[str, int], ...]
    """How many products of each kind of record used it."""


@dataclass(frozen=True, slots=True)
class FactorsInput:
    """What the page shows."""

    data_day: date | None
    official: tuple[ListedFactor, ...]
    """In the order of the register, fictional rows left out."""
    contributed: tuple[ListedFactor, ...]
    """Each kind of record by itself; fictional rows of the register stand among the samples."""
    grid: tuple[GridFactor, ...]
    contributed_kinds: tuple[str, ...]
    """Kinds of record of which organisations contribute factors."""


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


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[FactorsInput]:
    uses = uses_of(catalogue)
    official = [_listed_factor(factor, uses, config) for factor in official_factors(catalogue)]
    contributed = [_listed_factor(factor, uses, config) for factor in contributed_factors(catalogue)]
    fictional = [factor for factor in official if factor.kind != "own"]
    yield FactorsInput(
        data_day=factors_day(catalogue),
        official=tuple(factor for factor in official if factor.kind == "own"),
        contributed=tuple(factor for kind in KINDS for factor in (*fictional, *contributed) if factor.kind == kind),
        grid=tuple(catalogue.factors.grid.values()),
        contributed_kinds=tuple(kind for kind in KINDS if any(factor.kind == kind for factor in contributed)),
    )


def _listed_factor(
    factor: FactorVersions, uses: Mapping[FactorKey, tuple[Use, ...]], config: SiteConfig
) -> ListedFactor:
    languages = [language.code for language in config.languages]
    owner = Texts.of_columns(factor.owner.cell, "name", languages) if factor.owner else None
    return ListedFactor(factor.newest, factor.kind, owner, products_by_kind(factor, uses))


def _make(shown: FactorsInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        yield from FactorIndexBuilder(shown, renderer).pages()


factors_page = Maker(_select, _make)
"""One page in each language, or more where organisations contribute many factors."""


class FactorIndexBuilder:
    """Makes the pages about all factors in one language."""

    def __init__(self, shown: FactorsInput, renderer: PageRenderer) -> None:
        """Set up for a language."""
        self._shown = shown
        self._renderer = renderer
        self._translator = renderer.translator

    def pages(self) -> Iterator[Artifact]:
        """Yield the pages."""
        factors, translator = self._shown.contributed, self._translator
        parts = [factors[start : start + ROWS] for start in range(0, len(factors), ROWS)] or [()]
        for page, part in enumerate(parts, start=1):
            route = routes.part(routes.FACTORS, page)
            pager = pager_of(routes.FACTORS, page, len(parts), self._renderer)
            title, description = translator.say("factors.title"), translator.say("factors.description")
            head = Head(route, title, description, data_day=self._shown.data_day)
            yield self._renderer.page("pages/factors/index.html", self._view(part, route, pager), head)

    def _view(self, contributed: Sequence[ListedFactor], route: str, pager: Pager | None) -> FactorsView:
        first, translator, shown = route == routes.FACTORS, self._translator, self._shown
        return FactorsView(
            official=tuple(self._row(factor, route) for factor in shown.official) if first else (),
            contributed=tuple(self._lists(contributed, route)),
            grid=tuple(self._grid_row(factor, route) for factor in shown.grid) if first else (),
            alignment=tuple(
                Row(translator.say(f"factors.asks.{demand}"), (Text(translator.say(f"factors.does.{demand}")),))
                for demand in ALIGNMENT
            ),
            downloads=tuple(self._downloads(route)),
            guide=f"{self._renderer.href(route, routes.DATA_GUIDE)}#lca",
            is_first=first,
            pager=pager,
        )

    def _lists(self, contributed: Sequence[ListedFactor], route: str) -> Iterator[FactorList]:
        for kind in KINDS:
            rows = tuple(self._row(factor, route) for factor in contributed if factor.kind == kind)
            if rows or (kind == "own" and route == routes.FACTORS):
                yield FactorList(self._translator.say(f"factors.heading.{kind}"), rows)

    def _row(self, listed: ListedFactor, route: str) -> FactorRow:
        translator, key, record = self._translator, listed.newest.key, listed.newest.record
        used = [translator.say(f"factors.used.{kind}", count=count) for kind, count in listed.products]
        return FactorRow(
            link=Link(
                translator.stated(record, "name"),
                self._renderer.href(route, routes.factor(key.owner, key.factor_id)),
            ),
            value=value_words(record),
            per=unit_words(record, translator),
            note=self._note(listed.newest),
            owner=translator.text(translator.pick(listed.owner)) if listed.owner else None,
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
            boundary=boundary_words(record, translator),
            place=translator.place(record.geography),
            years=years,
            version=record.version,
        )

    def _grid_row(self, factor: GridFactor, route: str) -> FactorRow:
        translator, record = self._translator, factor.record
        href = self._renderer.href(route, routes.factor("", factor.factor_id))
        name = translator.stated(record, "name")
        return FactorRow(Link(name, href), value_words(record), unit_words(record, translator), "", None, None)

    def _downloads(self, route: str) -> Iterator[Link]:
        """Yield the link to each table, and to the files for LCA tools of the kinds of which there are factors."""
        translator, renderer = self._translator, self._renderer
        for table in ("official_factors", "factors", "inventory"):
            yield Link(translator.say(f"factors.data.{table}"), renderer.href(route, routes.dataset_page(table)))
        for kind in KINDS:
            if kind == "own" or kind in self._shown.contributed_kinds:
                address = renderer.file_href(route, routes.of_kind(routes.FACTORS_LCA, kind))
                yield Link(translator.say(f"factors.lca.{kind}"), address)
