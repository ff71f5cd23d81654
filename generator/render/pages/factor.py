"""The page of one emission factor: every version with what its number rests on, and who used it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, kind_of
from generator.model.disclosure import Factor
from generator.model.factor import FactorKey, GridFactor, LifeCycleFactor
from generator.model.register_records import OfficialFactor
from generator.model.uses import Use
from generator.render.factors.affected import UseRow, use_row
from generator.render.factors.facts import anchor_of, fact_rows, unit_words, value_words
from generator.render.factors.shelf import FactorCard, FactorShelf
from generator.render.frame import Head, Link
from generator.render.paging import Pager, pager_of
from generator.render.press import Press, presses
from generator.render.product.identity import compiled_notice, secure
from generator.render.product.sheet import Row
from generator.render.text import Text

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


class FactorDesk:
    """Makes the factor pages of one language."""

    def __init__(self, shelf: FactorShelf, press: Press) -> None:
        """Lay out what all pages need."""
        self._shelf = shelf
        self._press = press
        self._voice = press.voice

    def pages(self, card: FactorCard) -> Iterator[Artifact]:
        """Yield the pages of a factor: one, where those who used it do not need more."""
        key = card.newest.key
        route = routes.factor(key.owner, key.factor_id)
        blocks: list[Block] = []
        for version in card.versions:
            blocks.append((version, None))
            blocks += [(version, use) for use in self._shelf.users(version)]
        parts = [blocks[start : start + BLOCKS] for start in range(0, len(blocks), BLOCKS)]
        for place, part in enumerate(parts, start=1):
            here = routes.part(route, place)
            pager = pager_of(route, place, len(parts), self._press)
            yield self._press.page("factor.html", self._view(card, part, here, pager), self._head(card, here))

    def grid_page(self, factor: GridFactor) -> Artifact:
        """Return the page of a factor that never enters a footprint, and so has no users."""
        route, record, voice = routes.factor("", factor.factor_id), factor.record, self._voice
        version = VersionView(None, "", self._facts(record, "factors.unit_co2", None), None, ())
        name = voice.stated(record, "name")
        view = FactorView(
            index=self._press.href(route, routes.FACTORS),
            name=name,
            sub=voice.code("factor_families", record.family),
            owner=None,
            versions=(version,),
            replaces=(),
            is_grid=True,
            pager=None,
            data=self._press.href(route, routes.dataset_page("official_factors")),
        )
        head = Head(route, voice.say("factors.page_title", name=name), voice.say("factors.grid_description", name=name))
        return self._press.page("factor.html", view, head)

    def _head(self, card: FactorCard, route: str) -> Head:
        voice, record = self._voice, card.newest.record
        name = voice.stated(record, "name")
        compiled = card.owner is not None and card.kind == "compiled"
        return Head(
            route=route,
            title=voice.say("factors.page_title", name=name),
            description=voice.say(
                "factors.page_description", name=name, value=value_words(record), per=unit_words(record, voice)
            ),
            kinds=frozenset((card.kind,)) - {"own"},
            notice=compiled_notice(card.owner, voice) if compiled and card.owner else None,
        )

    def _view(self, card: FactorCard, part: Sequence[Block], route: str, pager: Pager | None) -> FactorView:
        voice, press, record, owner = self._voice, self._press, card.newest.record, card.owner
        by_version = groupby(part, key=lambda block: block[0].key)
        table = "factors" if owner else "official_factors"
        return FactorView(
            index=press.href(route, routes.FACTORS),
            name=voice.stated(record, "name"),
            sub=voice.say("factors.contributed_one")
            if owner
            else voice.code("factor_families", record.cell("family") or ""),
            owner=Link(voice.stated(owner, "name"), press.href(route, routes.organisation(owner.org_id)))
            if owner
            else None,
            versions=tuple(self._version(card, [*blocks], route) for _, blocks in by_version),
            replaces=tuple(self._replaced(card, route)),
            is_grid=False,
            pager=pager,
            data=press.href(route, routes.dataset_page(table)),
        )

    def _version(self, card: FactorCard, blocks: Sequence[Block], route: str) -> VersionView:
        voice, factor = self._voice, blocks[0][0]
        first = blocks[0][1] is None
        count = len(self._shelf.uses.get(factor.key, ()))
        version = factor.key.version
        after = self._link(factor.superseded_by, route)
        return VersionView(
            heading=voice.say("factors.version", version=version) if card.owner else None,
            anchor=anchor_of(version),
            facts=self._facts(factor.record, "unit.kg", after) if first else None,
            sentence=self._used(count, newer=after is not None) if first else None,
            users=tuple(self._users([use for _, use in blocks if use], route)),
        )

    def _users(self, uses: Sequence[Use], route: str) -> Iterator[UserList]:
        """Yield those who used a version, each kind of record under a heading of its own."""
        for kind, group in groupby(uses, key=lambda use: kind_of(use.product.organisation)):
            rows = tuple(use_row(use, route, self._press) for use in group)
            yield UserList(self._voice.say(f"factors.users.{kind}"), rows)

    def _used(self, count: int, *, newer: bool) -> Markup:
        """Return how many footprint revisions used a version."""
        if not count:
            return self._voice.fixed("factors.unused")
        sentences = [self._voice.tell("factors.used", count=count)]
        return self._voice.join([*sentences, self._voice.fixed("factors.what_if")] if newer else sentences)

    def _facts(self, record: Factor | OfficialFactor, unit: str, after: Link | None) -> FactsView:
        voice = self._voice
        return FactsView(
            value=value_words(record),
            unit=voice.fixed(unit),
            per=unit_words(record, voice),
            rows=fact_rows(record, voice),
            source=secure(record.cell("source_url")),
            superseded_by=after,
        )

    def _link(self, key: FactorKey | None, route: str) -> Link | None:
        """Return the way to a version that replaces another, where it is known here."""
        factor = self._shelf.catalogue.factors.life_cycle.get(key) if key else None
        if key is None or factor is None:
            return None
        record = factor.record
        name = self._voice.stated(record, "name")
        words = self._voice.say("factors.version", version=key.version) if key.version else name
        return Link(words, self._press.href(route, routes.factor(key.owner, key.factor_id)))

    def _replaced(self, card: FactorCard, route: str) -> Iterator[Link]:
        """Yield the official factors that this one replaces."""
        for other in self._shelf.official if card.owner is None else ():
            link = self._link(other.newest.key, route)
            if link and other.newest.superseded_by == card.newest.key:
                yield link


def factor_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the page of every factor in each language."""
    shelf = FactorShelf(catalogue)
    for press in presses(catalogue, config):
        desk = FactorDesk(shelf, press)
        for card in (*shelf.official, *shelf.contributed):
            yield from desk.pages(card)
        for factor in shelf.grid:
            yield desk.grid_page(factor)
