"""The progress page: the plan task by task, its own sentences for its years, and what can be counted today."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator.components.layout import Head, Link
from generator.components.maker import Maker
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import Counts, ServiceCounts, service_counts
from generator.model.catalogue import Catalogue, kind_of
from generator.model.data_day import catalogue_day
from generator.model.register_records import KeyProduct, Policy
from generator.model.registers import Registers
from generator.pages.plan.board import (
    CountView,
    ListedProduct,
    TallyCells,
    TallyRow,
    TallyTable,
    count_view,
    kind_tag,
    listed_product,
    tally_of,
    tally_table,
    words_of,
)
from generator.pages.plan.clauses import (
    ClauseInput,
    ClauseRow,
    TargetInput,
    TargetRow,
    YearView,
    clause_row,
    select_clauses,
    select_targets,
    target_rows,
    target_years,
)

NEAREST = 30
"""Expiring products that are named; the others stand in the shops' list of statuses."""
DIMENSIONS = ("sector", "district", "confirmed", "claimed", "boundary", "stage", "status")
"""Tallies of the board that the page shows."""


@dataclass(frozen=True, slots=True)
class ExpiringProduct:
    """A product whose stated validity ends soon."""

    product: ListedProduct
    last_day: date


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """What the progress page shows."""

    data_day: date | None
    kinds: tuple[str, ...]
    """Kinds of record that disclose here."""
    board_kinds: tuple[str, ...]
    """Kinds of record that are counted: own ones always, also where there are none."""
    plan: Policy | None
    """The document whose tasks stand on the board."""
    clauses: tuple[ClauseInput, ...]
    targets: tuple[TargetInput, ...]
    tallies: tuple[tuple[str, TallyCells], ...]
    """Each dimension with the tallies of its codes."""
    ends: tuple[tuple[int, Counts], ...]
    """Each year in which numbers end, and how many."""
    nearest: tuple[ExpiringProduct, ...]
    more_expiring: bool
    """Whether more products expire than are named."""
    key_products: tuple[tuple[str, Counts], ...]
    """Each status with how many key products have it; nothing where the register is empty."""
    services: ServiceCounts | None
    """Nothing where no submission of an own record was recorded."""


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
    """How many numbers end in each year, and whose end first."""

    counts: tuple[CountView, ...]
    rows: tuple[ExpiryRow, ...]
    has_more: bool
    """Whether more products expire than are named."""


@dataclass(frozen=True, slots=True)
class ServiceView:
    """The service clock: how many submissions there were, and how many were accepted within how many days."""

    period: str
    counts: tuple[CountView, ...]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What a visitor reads on the progress page."""

    plan: Text | None
    years: tuple[YearView, ...]
    clauses: tuple[ClauseRow, ...]
    targets: tuple[TargetRow, ...]
    tables: tuple[TallyTable, ...]
    expiry: ExpiryView
    key_products: tuple[CountView, ...]
    """How many products are to be accounted, by how far they are; nothing where the register is empty."""
    services: ServiceView | None
    status_csv: str
    files: tuple[Link, ...]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[ProgressInput]:
    registers, board = catalogue.registers, catalogue.board
    own_ids = {entry.organisation.org_id for entry in catalogue.organisations if kind_of(entry.organisation) == "own"}
    yield ProgressInput(
        data_day=catalogue_day(catalogue),
        kinds=tuple(sorted(catalogue.kinds)),
        board_kinds=tuple(board.kinds),
        plan=_plan(registers),
        clauses=tuple(select_clauses(registers, board)),
        targets=tuple(select_targets(registers, board)),
        tallies=tuple((name, board.tallies(name)) for name in DIMENSIONS),
        ends=board.ends_by_year,
        nearest=tuple(_nearest(catalogue, config)),
        more_expiring=len(board.ends) > NEAREST,
        key_products=tuple(_key_products(registers.key_products, config)),
        services=service_counts(board.services, own_ids),
    )


def _make(shown: ProgressInput, config: SiteConfig) -> Iterator[Artifact]:
    for renderer in renderers(config):
        translator = renderer.translator
        head = Head(
            route=routes.PROGRESS,
            title=translator.say("progress.title"),
            description=translator.say("progress.description"),
            kinds=frozenset(shown.kinds),
            data_day=shown.data_day,
        )
        yield renderer.page("pages/plan/progress.html", _view(shown, renderer), head)


progress_page = Maker(_select, _make)
"""One page in each language."""


def _plan(registers: Registers) -> Policy | None:
    policies = {policy.policy_id: policy for policy in registers.policies}
    return next((policies[clause.policy_id] for clause in registers.clauses if clause.policy_id in policies), None)


def _nearest(catalogue: Catalogue, config: SiteConfig) -> Iterator[ExpiringProduct]:
    by_number = {entry.number: entry for entry in catalogue.products}
    for expiry in catalogue.board.ends[:NEAREST]:
        yield ExpiringProduct(listed_product(by_number[expiry.number], config), expiry.last_day)


def _key_products(rows: tuple[KeyProduct, ...], config: SiteConfig) -> Iterator[tuple[str, Counts]]:
    """Yield how far the registered key products are; an empty register is no denominator."""
    for status in config.codelists["key_product_statuses"].codes if rows else ():
        is_sample = [row.is_sample for row in rows if row.status == status]
        yield status, (("own", is_sample.count(False)), ("sample", is_sample.count(True)))


def _view(shown: ProgressInput, renderer: PageRenderer) -> ProgressView:
    translator = renderer.translator
    return ProgressView(
        plan=translator.stated(shown.plan, "title") if shown.plan else None,
        years=target_years(shown.targets, translator),
        clauses=tuple(clause_row(clause, renderer) for clause in shown.clauses),
        targets=target_rows(shown.targets, translator),
        tables=tuple(_tables(shown, renderer)),
        expiry=_expiry(shown, renderer),
        key_products=tuple(
            count_view(translator.code("key_product_statuses", status), counts, translator)
            for status, counts in shown.key_products
        ),
        services=service_view(shown.services, translator) if shown.services else None,
        status_csv=renderer.file_href(routes.PROGRESS, routes.STATUS_CSV),
        files=tuple(
            Link(form.upper(), renderer.file_href(routes.PROGRESS, routes.dataset("progress", form)))
            for form in ("csv", "json")
        ),
    )


def _tables(shown: ProgressInput, renderer: PageRenderer) -> Iterator[TallyTable]:
    """Yield what there is by sector, district, trust, coverage of the life cycle, and status."""
    translator, kinds = renderer.translator, shown.board_kinds
    yield tally_table("sector", _code_rows("sector", "sectors", shown, translator), kinds, translator)
    yield tally_table("district", _district_rows(shown, renderer), kinds, translator)
    yield tally_table("trust", list(_trust_rows(shown, translator)), kinds, translator)
    yield tally_table("boundary", _boundary_rows(shown, translator), kinds, translator)
    yield tally_table("stage", _code_rows("stage", "stages", shown, translator), kinds, translator)
    yield tally_table("status", _code_rows("status", "statuses", shown, translator), kinds, translator)


def _code_rows(dimension: str, codelist: str, shown: ProgressInput, translator: HtmlTranslator) -> list[TallyRow]:
    """Return the tally of every code of a list, in the order of the list."""
    tallies = dict(shown.tallies)[dimension]
    return [
        TallyRow(translator.code(codelist, code), None, tally_of(code, tallies, shown.board_kinds))
        for code in translator.config.codelists[codelist].codes
    ]


def _district_rows(shown: ProgressInput, renderer: PageRenderer) -> list[TallyRow]:
    """Return every district of the code list, each with the link to its page."""
    codes = renderer.translator.config.codelists["districts"].codes
    rows = _code_rows("district", "districts", shown, renderer.translator)
    return [
        replace(row, href=renderer.href(routes.PROGRESS, routes.district(code)))
        for code, row in zip(codes, rows, strict=True)
    ]


def _trust_rows(shown: ProgressInput, translator: HtmlTranslator) -> Iterator[TallyRow]:
    """Yield the rungs of trust that have products: as confirmed, and as merely claimed."""
    tallies = dict(shown.tallies)
    for code in translator.config.codelists["trust_levels"].codes:
        for state in ("confirmed", "claimed"):
            cells = tally_of(code, tallies[state], shown.board_kinds)
            if any(cell.products for cell in cells):
                words = translator.say(f"progress.{state}", rung=translator.code("trust_levels", code))
                yield TallyRow(words, None, cells)


def _boundary_rows(shown: ProgressInput, translator: HtmlTranslator) -> list[TallyRow]:
    """Return every boundary of the code list in plain words."""
    codes = translator.config.codelists["boundaries"].codes
    rows = _code_rows("boundary", "boundaries", shown, translator)
    return [replace(row, name=_boundary(code, translator)) for code, row in zip(codes, rows, strict=True)]


def _boundary(code: str, translator: HtmlTranslator) -> str:
    """Return a boundary in words, with the word for partial where it leaves out a part of the life cycle."""
    plain = translator.cell("boundaries", code, "plain")
    is_full = translator.config.codelists["boundaries"].cell(code, "is_full") == "true"
    return plain if is_full else translator.say("product.boundary_partial", boundary=plain)


def _expiry(shown: ProgressInput, renderer: PageRenderer) -> ExpiryView:
    translator = renderer.translator
    return ExpiryView(
        counts=tuple(
            count_view(translator.say("progress.ends_in", year=year), counts, translator) for year, counts in shown.ends
        ),
        rows=tuple(_expiry_row(expiring, renderer) for expiring in shown.nearest),
        has_more=shown.more_expiring,
    )


def _expiry_row(expiring: ExpiringProduct, renderer: PageRenderer) -> ExpiryRow:
    translator, product = renderer.translator, expiring.product
    return ExpiryRow(
        name=words_of(product.name, translator),
        href=renderer.href(routes.PROGRESS, routes.product(product.number)),
        organisation=words_of(product.organisation, translator),
        kind=kind_tag(product.kind, translator),
        until=translator.tell("row.until", day=translator.day(expiring.last_day)),
    )


def service_view(services: ServiceCounts, translator: HtmlTranslator) -> ServiceView:
    """Return the service clock in words."""
    counts = [CountView(translator.say("service.all"), f"{services.total:,}", ())]
    for days, count in services.within:
        words = translator.say("service.within" if days else "service.same_day", days=days)
        counts.append(CountView(words, f"{count:,}", ()))
    period = translator.say("period.days", first=translator.day(services.first), last=translator.day(services.last))
    return ServiceView(period, tuple(counts))
