"""The page of one emission factor: every version with what its number rests on, and who used it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.components.evidence import compiled_notice, secure
from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.paging import Pager, pager_of
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, kind_of
from generator.model.disclosure import Factor
from generator.model.factor import FactorKey, GridFactor, LifeCycleFactor
from generator.model.factor_uses import Use
from generator.model.register_records import OfficialFactor
from generator.model.routes import anchor_of
from generator.pages.factors.affected import UseRow, use_row
from generator.pages.factors.factor_index import FactorCard, FactorIndex
from generator.pages.factors.facts import fact_rows, unit_words, value_words

BLOCKS = 120
"""Versions and uses of a page, together: below 30 KB on the wire with names of usual length."""


@dataclass(frozen=True, slots=True)
class FactsView:
    """The number of one version and what it rests on."""

    value: str
    unit: Markup
    per: str
    rows: tuple[Row, ...]
    source: str | None
    superseded_by: Link | None


@dataclass(frozen=True, slots=True)
class UserList:
    """Those who used a version, of one kind of record."""

    heading: str
    rows: tuple[UseRow, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version, or on a later page the rest of those who used it."""

    heading: str | None
    """Nothing where an authority publishes it: each of its factors is one version."""
    anchor: str
    facts: FactsView | None
    sentence: Markup | None
    """How many used it, and what a newer version would change."""
    users: tuple[UserList, ...]


@dataclass(frozen=True, slots=True)
class FactorView:
    """What a visitor reads on a factor's page."""

    index: str
    name: Text
    sub: str
    owner: Link | None
    versions: tuple[VersionView, ...]
    replaces: tuple[Link, ...]
    is_grid: bool
    pager: Pager | None
    data: str


Block = tuple[LifeCycleFactor, Use | None]
"""A version alone, or one use of it."""


class FactorPageBuilder:
    """Makes the factor pages of one language."""

    def __init__(self, downloads: FactorIndex, renderer: PageRenderer) -> None:
        """Lay out what all pages need."""
        self._index = downloads
        self._renderer = renderer
        self._translator = renderer.translator

    def pages(self, card: FactorCard) -> Iterator[Artifact]:
        """Yield the pages of a factor: one, where those who used it do not need more."""
        key = card.newest.key
        route = routes.factor(key.owner, key.factor_id)
        blocks: list[Block] = []
        for version in card.versions:
            blocks.append((version, None))
            blocks += [(version, use) for use in self._index.users(version)]
        parts = [blocks[start : start + BLOCKS] for start in range(0, len(blocks), BLOCKS)]
        for place, part in enumerate(parts, start=1):
            here = routes.part(route, place)
            pager = pager_of(route, place, len(parts), self._renderer)
            yield self._renderer.page(
                "pages/factors/factor.html", self._view(card, part, here, pager), self._head(card, here)
            )

    def grid_page(self, factor: GridFactor) -> Artifact:
        """Return the page of a factor that never enters a footprint, and so has no users."""
        route, record, translator = routes.factor("", factor.factor_id), factor.record, self._translator
        version = VersionView(None, "", self._facts(record, "factors.unit_co2", None), None, ())
        name = translator.stated(record, "name")
        view = FactorView(
            index=self._renderer.href(route, routes.FACTORS),
            name=name,
            sub=translator.code("factor_families", record.family),
            owner=None,
            versions=(version,),
            replaces=(),
            is_grid=True,
            pager=None,
            data=self._renderer.href(route, routes.dataset_page("official_factors")),
        )
        head = Head(
            route,
            translator.say("factors.page_title", name=name),
            translator.say("factors.grid_description", name=name),
        )
        return self._renderer.page("pages/factors/factor.html", view, head)

    def _head(self, card: FactorCard, route: str) -> Head:
        translator, record = self._translator, card.newest.record
        name = translator.stated(record, "name")
        compiled = card.owner is not None and card.kind == "compiled"
        return Head(
            route=route,
            title=translator.say("factors.page_title", name=name),
            description=translator.say(
                "factors.page_description", name=name, value=value_words(record), per=unit_words(record, translator)
            ),
            kinds=frozenset((card.kind,)) - {"own"},
            notice=compiled_notice(card.owner, translator) if compiled and card.owner else None,
        )

    def _view(self, card: FactorCard, part: Sequence[Block], route: str, pager: Pager | None) -> FactorView:
        translator, renderer, record, owner = self._translator, self._renderer, card.newest.record, card.owner
        by_version = groupby(part, key=lambda block: block[0].key)
        table = "factors" if owner else "official_factors"
        return FactorView(
            index=renderer.href(route, routes.FACTORS),
            name=translator.stated(record, "name"),
            sub=translator.say("factors.contributed_one")
            if owner
            else translator.code("factor_families", record.cell("family") or ""),
            owner=Link(translator.stated(owner, "name"), renderer.href(route, routes.organisation(owner.org_id)))
            if owner
            else None,
            versions=tuple(self._version(card, [*blocks], route) for _, blocks in by_version),
            replaces=tuple(self._replaced(card, route)),
            is_grid=False,
            pager=pager,
            data=renderer.href(route, routes.dataset_page(table)),
        )

    def _version(self, card: FactorCard, blocks: Sequence[Block], route: str) -> VersionView:
        translator, factor = self._translator, blocks[0][0]
        first = blocks[0][1] is None
        count = len(self._index.uses.get(factor.key, ()))
        version = factor.key.version
        after = self._link(factor.superseded_by, route)
        return VersionView(
            heading=translator.say("factors.version", version=version) if card.owner else None,
            anchor=anchor_of(version),
            facts=self._facts(factor.record, "unit.kg", after) if first else None,
            sentence=self._used(count, newer=after is not None) if first else None,
            users=tuple(self._users([use for _, use in blocks if use], route)),
        )

    def _users(self, uses: Sequence[Use], route: str) -> Iterator[UserList]:
        """Yield those who used a version, each kind of record under a heading of its own."""
        for kind, group in groupby(uses, key=lambda use: kind_of(use.product.organisation)):
            rows = tuple(use_row(use, route, self._renderer) for use in group)
            yield UserList(self._translator.say(f"factors.users.{kind}"), rows)

    def _used(self, count: int, *, newer: bool) -> Markup:
        """Return how many footprint revisions used a version."""
        if not count:
            return self._translator.fixed("factors.unused")
        sentences = [self._translator.tell("factors.used", count=count)]
        return self._translator.join([*sentences, self._translator.fixed("factors.what_if")] if newer else sentences)

    def _facts(self, record: Factor | OfficialFactor, unit: str, after: Link | None) -> FactsView:
        translator = self._translator
        return FactsView(
            value=value_words(record),
            unit=translator.fixed(unit),
            per=unit_words(record, translator),
            rows=fact_rows(record, translator),
            source=secure(record.cell("source_url")),
            superseded_by=after,
        )

    def _link(self, key: FactorKey | None, route: str) -> Link | None:
        """Return the way to a version that replaces another, where it is known here."""
        factor = self._index.catalogue.factors.life_cycle.get(key) if key else None
        if key is None or factor is None:
            return None
        record = factor.record
        name = self._translator.stated(record, "name")
        words = self._translator.say("factors.version", version=key.version) if key.version else name
        return Link(words, self._renderer.href(route, routes.factor(key.owner, key.factor_id)))

    def _replaced(self, card: FactorCard, route: str) -> Iterator[Link]:
        """Yield the official factors that this one replaces."""
        for other in self._index.official if card.owner is None else ():
            link = self._link(other.newest.key, route)
            if link and other.newest.superseded_by == card.newest.key:
                yield link


def factor_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of every factor in each language."""
    downloads = FactorIndex(catalogue)
    for renderer in renderers(catalogue.as_of, config):
        builder = FactorPageBuilder(downloads, renderer)
        for card in (*downloads.official, *downloads.contributed):
            yield from builder.pages(card)
        for factor in downloads.grid:
            yield builder.grid_page(factor)
