"""The pages of one emission factor: every version with what its number rests on, and the footprints that used it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from generator.components.evidence import compiled_notice, secure
from generator.components.fact_rows import Row
from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.paging import Pager, pager_of
from generator.components.recalculation import outcome_words
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import latest, rows_day
from generator.model.disclosure import Factor, Organisation
from generator.model.factor import FactorKey, GridFactor, LifeCycleFactor
from generator.model.factor_uses import Use, uses_of
from generator.model.register_records import OfficialFactor
from generator.model.trace import Trace
from generator.pages.factors.metadata import metadata_rows, unit_words, value_words
from generator.pages.factors.versions import (
    FactorUse,
    FactorVersions,
    contributed_factors,
    factor_uses,
    official_factors,
)

BLOCKS = 120
"""Versions and uses of a page, together: below 30 KB on the wire with names of usual length."""

Block = tuple[LifeCycleFactor, FactorUse | None]
"""A version alone, or one use of it."""


@dataclass(frozen=True, slots=True)
class VersionInput:
    """One version, or on a later page the rest of those who used it."""

    factor: LifeCycleFactor
    is_described: bool
    """Whether its number and its metadata stand on this page."""
    successor: LifeCycleFactor | None
    """The version that replaces it, where it is known here."""
    use_count: int
    uses: tuple[FactorUse, ...]
    """Those of this page, each kind of record by itself."""


@dataclass(frozen=True, slots=True)
class FactorInput:
    """What one page of a life-cycle factor shows."""

    data_day: date | None
    owner: Organisation | None
    """Nothing where an authority publishes it."""
    kind: str
    newest: LifeCycleFactor
    page: int
    page_count: int
    versions: tuple[VersionInput, ...]
    predecessors: tuple[LifeCycleFactor, ...]
    """Official factors that this one replaces."""


@dataclass(frozen=True, slots=True)
class GridFactorInput:
    """What the page of a factor shows that never enters a footprint, and so has no users."""

    data_day: date | None
    factor: GridFactor


@dataclass(frozen=True, slots=True)
class MetadataView:
    """The number of one version and what it rests on."""

    value: str
    unit: Markup
    per: str
    rows: tuple[Row, ...]
    source: str | None
    superseded_by: Link | None


@dataclass(frozen=True, slots=True)
class UseRow:
    """A footprint revision that used a version of a factor."""

    product: Link
    kind: str | None
    """What the record is, where it is not the organisation's own."""
    organisation: Text
    revision: Link
    status: str
    lines: tuple[Markup, ...]
    change: Markup | None
    """What the version that replaces the factor would change in these lines; never a new footprint."""


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
    metadata: MetadataView | None
    use_sentence: Markup | None
    """How many used it, and what a newer version would change."""
    users: tuple[UserList, ...]


@dataclass(frozen=True, slots=True)
class FactorView:
    """What a visitor reads on a factor's page."""

    index: str
    name: Text
    family: str
    """Of an official factor, the family it belongs to; of another, that an organisation contributes it."""
    owner: Link | None
    versions: tuple[VersionView, ...]
    replaces: tuple[Link, ...]
    is_grid: bool
    pager: Pager | None
    data: str


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[FactorInput]:
    uses, official = uses_of(catalogue), official_factors(catalogue)
    for factor in (*official, *contributed_factors(catalogue)):
        blocks = list(_blocks(factor, uses, config))
        pages = [blocks[start : start + BLOCKS] for start in range(0, len(blocks), BLOCKS)]
        for page, part in enumerate(pages, start=1):
            yield FactorInput(
                data_day=_data_day(part, factor, catalogue.as_of),
                owner=factor.owner,
                kind=factor.kind,
                newest=factor.newest,
                page=page,
                page_count=len(pages),
                versions=tuple(_version_inputs(part, uses, catalogue)),
                predecessors=_predecessors(factor, official),
            )


def _blocks(factor: FactorVersions, uses: Mapping[FactorKey, tuple[Use, ...]], config: SiteConfig) -> Iterator[Block]:
    for version in factor.versions:
        yield version, None
        for use in factor_uses(uses.get(version.key, ()), config):
            yield version, use


def _data_day(blocks: Sequence[Block], factor: FactorVersions, as_of: date) -> date | None:
    """Return the day of a page: of the footprints that used the factor, and of the register's row where it has one."""
    rows = (row for row in (version.record for version in factor.versions) if isinstance(row, OfficialFactor))
    return latest((rows_day(rows, as_of), *(use.data_day for _, use in blocks if use)))


def _version_inputs(
    blocks: Sequence[Block], uses: Mapping[FactorKey, tuple[Use, ...]], catalogue: Catalogue
) -> Iterator[VersionInput]:
    """Yield the versions of one page."""
    for key, group in groupby(blocks, key=lambda block: block[0].key):
        of_version = list(group)
        factor, first_use = of_version[0]
        successor = factor.superseded_by
        yield VersionInput(
            factor=factor,
            is_described=first_use is None,
            successor=catalogue.factors.life_cycle.get(successor) if successor else None,
            use_count=len(uses.get(key, ())),
            uses=tuple(use for _, use in of_version if use),
        )


def _predecessors(factor: FactorVersions, official: Sequence[FactorVersions]) -> tuple[LifeCycleFactor, ...]:
    """Return the official factors that an official one replaces."""
    if factor.owner is not None:
        return ()
    return tuple(other.newest for other in official if other.newest.superseded_by == factor.newest.key)


def _make(shown: FactorInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        yield FactorPageBuilder(shown, renderer).page()


factor_pages = Maker(_select, _make)
"""The pages of each life-cycle factor, in each language: one, where those who used it do not need more."""


def _select_grid(catalogue: Catalogue, _: SiteConfig) -> Iterator[GridFactorInput]:
    for factor in catalogue.factors.grid.values():
        yield GridFactorInput(rows_day([factor.record], catalogue.as_of), factor)


def _make_grid(shown: GridFactorInput, config: SiteConfig) -> Iterator[Artifact]:
    route, record = routes.factor("", shown.factor.factor_id), shown.factor.record
    for renderer in renderers(config):
        translator, name = renderer.translator, renderer.translator.stated(record, "name")
        metadata = metadata_view(record, "factors.unit_co2", None, translator)
        view = FactorView(
            index=renderer.href(route, routes.FACTORS),
            name=name,
            family=translator.code("factor_families", record.family),
            owner=None,
            versions=(VersionView(None, "", metadata, None, ()),),
            replaces=(),
            is_grid=True,
            pager=None,
            data=renderer.href(route, routes.dataset_page("official_factors")),
        )
        head = Head(
            route=route,
            title=translator.say("factors.page_title", name=name),
            description=translator.say("factors.grid_description", name=name),
            data_day=shown.data_day,
        )
        yield renderer.page("pages/factors/factor.html", view, head)


grid_factor_pages = Maker(_select_grid, _make_grid)
"""The page of each grid factor, in each language."""


def metadata_view(
    record: Factor | OfficialFactor, unit: str, superseded_by: Link | None, translator: HtmlTranslator
) -> MetadataView:
    """Return the number of a factor, in a unit whose words stand under a key, with what it rests on."""
    return MetadataView(
        value=value_words(record),
        unit=translator.fixed(unit),
        per=unit_words(record, translator),
        rows=metadata_rows(record, translator),
        source=secure(record.cell("source_url")),
        superseded_by=superseded_by,
    )


class FactorPageBuilder:
    """Makes one page of a life-cycle factor in one language."""

    def __init__(self, shown: FactorInput, renderer: PageRenderer) -> None:
        """Set up for a page and a language."""
        key = shown.newest.key
        self._shown = shown
        self._renderer = renderer
        self._translator = renderer.translator
        self._first_route = routes.factor(key.owner, key.factor_id)
        self._route = routes.part(self._first_route, shown.page)

    def page(self) -> Artifact:
        """Return the page."""
        return self._renderer.page("pages/factors/factor.html", self.view(), self._head())

    def view(self) -> FactorView:
        """Return what a visitor reads."""
        translator, renderer, shown = self._translator, self._renderer, self._shown
        record, owner = shown.newest.record, shown.owner
        contributed = translator.say("factors.contributed_one")
        family = contributed if owner else translator.code("factor_families", record.cell("family") or "")
        return FactorView(
            index=renderer.href(self._route, routes.FACTORS),
            name=translator.stated(record, "name"),
            family=family,
            owner=self._owner_link(owner) if owner else None,
            versions=tuple(self._version(version) for version in shown.versions),
            replaces=tuple(self._link(predecessor) for predecessor in shown.predecessors),
            is_grid=False,
            pager=pager_of(self._first_route, shown.page, shown.page_count, renderer),
            data=renderer.href(self._route, routes.dataset_page("factors" if owner else "official_factors")),
        )

    def _head(self) -> Head:
        translator, shown, record = self._translator, self._shown, self._shown.newest.record
        name = translator.stated(record, "name")
        notice = compiled_notice(shown.owner, translator) if shown.owner and shown.kind == "compiled" else None
        return Head(
            route=self._route,
            title=translator.say("factors.page_title", name=name),
            description=translator.say(
                "factors.page_description", name=name, value=value_words(record), per=unit_words(record, translator)
            ),
            kinds=frozenset((shown.kind,)) - {"own"},
            data_day=shown.data_day,
            notice=notice,
        )

    def _owner_link(self, owner: Organisation) -> Link:
        route = routes.organisation(owner.org_id)
        return Link(self._translator.stated(owner, "name"), self._renderer.href(self._route, route))

    def _link(self, factor: LifeCycleFactor) -> Link:
        """Return the link to another version by its version, or to another factor by its name."""
        key, translator = factor.key, self._translator
        name = translator.stated(factor.record, "name")
        words = translator.say("factors.version", version=key.version) if key.version else name
        return Link(words, self._renderer.href(self._route, routes.factor(key.owner, key.factor_id)))

    def _version(self, shown: VersionInput) -> VersionView:
        translator, record, version = self._translator, shown.factor.record, shown.factor.key.version
        successor = self._link(shown.successor) if shown.successor else None
        described = shown.is_described
        return VersionView(
            heading=translator.say("factors.version", version=version) if self._shown.owner else None,
            anchor=routes.anchor_of(version),
            metadata=metadata_view(record, "unit.kg", successor, translator) if described else None,
            use_sentence=self._use_sentence(shown) if described else None,
            users=tuple(self._users(shown.uses)),
        )

    def _use_sentence(self, version: VersionInput) -> Markup:
        """Return how many footprint revisions used a version."""
        if not version.use_count:
            return self._translator.fixed("factors.unused")
        used = self._translator.tell("factors.used", count=version.use_count)
        return self._translator.join([used, self._translator.fixed("factors.what_if")] if version.successor else [used])

    def _users(self, uses: Sequence[FactorUse]) -> Iterator[UserList]:
        """Yield those who used a version, each kind of record under a heading of its own."""
        for kind, group in groupby(uses, key=lambda use: use.kind):
            rows = tuple(use_row(use, self._route, self._renderer) for use in group)
            yield UserList(self._translator.say(f"factors.users.{kind}"), rows)


def use_row(use: FactorUse, route: str, renderer: PageRenderer) -> UseRow:
    """Return one use on the page at a route; of a number that may not be shown, only that it used the factor."""
    translator = renderer.translator
    name, organisation = (translator.text(translator.pick(texts)) for texts in (use.name, use.organisation))
    revision = translator.say("factors.revision", footprint=use.footprint_id, number=use.revision)
    return UseRow(
        product=Link(name, renderer.href(route, routes.product(use.number))),
        kind=None if use.kind == "own" else translator.say(f"kind.{use.kind}"),
        organisation=organisation,
        revision=Link(revision, renderer.href(route, routes.footprint(use.uuid))),
        status=translator.code("statuses", use.status),
        lines=tuple(_lines(use, translator)),
        change=None if use.change is None else translator.tell("factors.change", change=translator.signed(use.change)),
    )


def _lines(use: FactorUse, translator: HtmlTranslator) -> Iterator[Markup]:
    """Yield what the lines say; of a footprint without such lines, that it names the factor."""
    if not use.line_count:
        yield translator.fixed("factors.named_only")
    for trace in use.lines:
        yield _line(trace, translator)
    for number in use.hidden_lines:
        yield translator.tell("factors.line_number", number=number)
    if more := use.line_count - len(use.lines) - len(use.hidden_lines):
        yield translator.tell("factors.more_lines", count=more)


def _line(trace: Trace, translator: HtmlTranslator) -> Markup:
    line = trace.line
    return translator.tell(
        "factors.line",
        number=line.line,
        flow=translator.stated(line, "flow"),
        amount=translator.number(line.amount),
        unit=translator.free(line.unit),
        outcome=outcome_words(trace, translator),
    )
