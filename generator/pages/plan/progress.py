"""The progress page: the plan task by task, its own sentences for its years, and what can be counted today."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.layout import Head, Link
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.text import Text
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import Board
from generator.model.catalogue import Catalogue
from generator.pages.plan.clauses import ClauseRow, clause_rows
from generator.pages.plan.counts import CountView, TallyRow, TallyTable, count_view, table_of, tally_cells, tally_table
from generator.pages.plan.expiring import ExpiryView, expiry_view
from generator.pages.plan.services import ServiceView, service_view
from generator.pages.plan.targets import TargetRow, YearView, plan_years, target_rows


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What a visitor reads on the progress page."""

    plan: Text | None
    as_of: str
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


def progress_page(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the progress page in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator = renderer.translator
        head = Head(
            route=routes.PROGRESS,
            title=translator.say("progress.title"),
            description=translator.say("progress.description"),
            kinds=catalogue.kinds,
        )
        yield renderer.page("pages/plan/progress.html", _view(catalogue, renderer), head)


def _view(catalogue: Catalogue, renderer: PageRenderer) -> ProgressView:
    translator, registers = renderer.translator, catalogue.registers
    return ProgressView(
        plan=_plan(catalogue, renderer),
        as_of=translator.day(catalogue.as_of),
        years=plan_years(registers.targets, translator),
        clauses=tuple(clause_rows(catalogue, renderer)),
        targets=target_rows(catalogue, translator),
        tables=tuple(_tables(catalogue, renderer)),
        expiry=expiry_view(catalogue, renderer),
        key_products=_key_products(catalogue, renderer),
        services=service_view(catalogue, translator),
        status_csv=renderer.file_href(routes.PROGRESS, routes.STATUS_CSV),
        files=tuple(
            Link(form.upper(), renderer.file_href(routes.PROGRESS, routes.dataset("progress", form)))
            for form in ("csv", "json")
        ),
    )


def _plan(catalogue: Catalogue, renderer: PageRenderer) -> Text | None:
    """Return the title of the document whose tasks stand on the board."""
    policies = {policy.policy_id: policy for policy in catalogue.registers.policies}
    for clause in catalogue.registers.clauses:
        if clause.policy_id in policies:
            return renderer.translator.stated(policies[clause.policy_id], "title")
    return None


def _tables(catalogue: Catalogue, renderer: PageRenderer) -> Iterator[TallyTable]:
    """Yield what there is by sector, district, trust, coverage of the life cycle, and status."""
    translator, board = renderer.translator, catalogue.board
    yield tally_table("sector", "sectors", board, translator)
    yield table_of("district", _districts(board, renderer), board, translator)
    yield table_of("trust", list(_rungs(board, renderer)), board, translator)
    yield table_of("boundary", _boundaries(board, renderer), board, translator)
    yield tally_table("stage", "stages", board, translator)
    yield tally_table("status", "statuses", board, translator)


def _districts(board: Board, renderer: PageRenderer) -> list[TallyRow]:
    """Return every district of the code list, each with the way to its page."""
    return [
        TallyRow(
            renderer.translator.code("districts", code),
            renderer.href(routes.PROGRESS, routes.district(code)),
            tally_cells("district", code, board),
        )
        for code in renderer.translator.config.codelists["districts"].codes
    ]


def _rungs(board: Board, renderer: PageRenderer) -> Iterator[TallyRow]:
    """Yield the rungs of trust that have products: as confirmed, and as merely claimed."""
    translator = renderer.translator
    for code in translator.config.codelists["trust_levels"].codes:
        for state in ("confirmed", "claimed"):
            cells = tally_cells(state, code, board)
            if any(cell.products for cell in cells):
                words = translator.say(f"progress.{state}", rung=translator.code("trust_levels", code))
                yield TallyRow(words, None, cells)


def _boundaries(board: Board, renderer: PageRenderer) -> list[TallyRow]:
    """Return every boundary of the code list."""
    codes = renderer.translator.config.codelists["boundaries"].codes
    return [TallyRow(_boundary(code, renderer), None, tally_cells("boundary", code, board)) for code in codes]


def _boundary(code: str, renderer: PageRenderer) -> str:
    """Return a boundary in words, with the word for partial where it leaves out a part of the life cycle."""
    translator = renderer.translator
    plain = translator.cell("boundaries", code, "plain")
    is_full = translator.config.codelists["boundaries"].cell(code, "is_full") == "true"
    return plain if is_full else translator.say("product.boundary_partial", boundary=plain)


def _key_products(catalogue: Catalogue, renderer: PageRenderer) -> tuple[CountView, ...]:
    """Return how far the registered key products are; an empty register is no denominator."""
    rows = catalogue.registers.key_products
    counted = {
        code: {"own": sum(row.status == code for row in rows if not row.is_sample)}
        | {"sample": sum(row.status == code for row in rows if row.is_sample)}
        for code in renderer.translator.config.codelists["key_product_statuses"].codes
    }
    return tuple(
        count_view(renderer.translator.code("key_product_statuses", code), dict(counts), renderer.translator)
        for code, counts in counted.items()
        if rows
    )
