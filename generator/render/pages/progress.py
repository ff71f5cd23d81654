"""The progress page: the plan task by task, its own sentences for its years, and what can be counted today."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.board import Board
from generator.model.catalogue import Catalogue
from generator.render.boards.clauses import ClauseRow, clause_rows
from generator.render.boards.counts import (
    CountView,
    TallyRow,
    TallyTable,
    count_view,
    table_of,
    tally_cells,
    tally_table,
)
from generator.render.boards.expiring import ExpiryView, expiry_view
from generator.render.boards.services import ServiceView, service_view
from generator.render.boards.targets import TargetRow, YearView, plan_years, target_rows
from generator.render.frame import Head, Link
from generator.render.press import Press, presses
from generator.render.text import Text


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
    for press in presses(catalogue, config):
        voice = press.voice
        head = Head(
            route=routes.PROGRESS,
            title=voice.say("progress.title"),
            description=voice.say("progress.description"),
            kinds=catalogue.kinds,
        )
        yield press.page("progress.html", _view(catalogue, press), head)


def _view(catalogue: Catalogue, press: Press) -> ProgressView:
    voice, registers = press.voice, catalogue.registers
    return ProgressView(
        plan=_plan(catalogue, press),
        as_of=voice.day(catalogue.as_of),
        years=plan_years(registers.targets, voice),
        clauses=tuple(clause_rows(catalogue, press)),
        targets=target_rows(catalogue, voice),
        tables=tuple(_tables(catalogue, press)),
        expiry=expiry_view(catalogue, press),
        key_products=_key_products(catalogue, press),
        services=service_view(catalogue, voice),
        status_csv=press.file_href(routes.PROGRESS, routes.STATUS_CSV),
        files=tuple(
            Link(form.upper(), press.file_href(routes.PROGRESS, routes.dataset("progress", form)))
            for form in ("csv", "json")
        ),
    )


def _plan(catalogue: Catalogue, press: Press) -> Text | None:
    """Return the title of the document whose tasks stand on the board."""
    policies = {policy.policy_id: policy for policy in catalogue.registers.policies}
    for clause in catalogue.registers.clauses:
        if clause.policy_id in policies:
            return press.voice.stated(policies[clause.policy_id], "title")
    return None


def _tables(catalogue: Catalogue, press: Press) -> Iterator[TallyTable]:
    """Yield what there is by sector, district, trust, coverage of the life cycle, and status."""
    voice, board = press.voice, catalogue.board
    yield tally_table("sector", "sectors", board, voice)
    yield table_of("district", _districts(board, press), board, voice)
    yield table_of("trust", list(_rungs(board, press)), board, voice)
    yield table_of("boundary", _boundaries(board, press), board, voice)
    yield tally_table("stage", "stages", board, voice)
    yield tally_table("status", "statuses", board, voice)


def _districts(board: Board, press: Press) -> list[TallyRow]:
    """Return every district of the code list, each with the way to its page."""
    return [
        TallyRow(
            press.voice.code("districts", code),
            press.href(routes.PROGRESS, routes.district(code)),
            tally_cells("district", code, board),
        )
        for code in press.voice.config.codelists["districts"].codes
    ]


def _rungs(board: Board, press: Press) -> Iterator[TallyRow]:
    """Yield the rungs of trust that have products: as confirmed, and as merely claimed."""
    voice = press.voice
    for code in voice.config.codelists["trust_levels"].codes:
        for state in ("confirmed", "claimed"):
            cells = tally_cells(state, code, board)
            if any(cell.products for cell in cells):
                words = voice.say(f"progress.{state}", rung=voice.code("trust_levels", code))
                yield TallyRow(words, None, cells)


def _boundaries(board: Board, press: Press) -> list[TallyRow]:
    """Return every boundary of the code list."""
    codes = press.voice.config.codelists["boundaries"].codes
    return [TallyRow(_boundary(code, press), None, tally_cells("boundary", code, board)) for code in codes]


def _boundary(code: str, press: Press) -> str:
    """Return a boundary in words, with the word for partial where it leaves out a part of the life cycle."""
    voice = press.voice
    plain = voice.cell("boundaries", code, "plain")
    is_full = voice.config.codelists["boundaries"].cell(code, "is_full") == "true"
    return plain if is_full else voice.say("product.boundary_partial", boundary=plain)


def _key_products(catalogue: Catalogue, press: Press) -> tuple[CountView, ...]:
    """Return how far the registered key products are; an empty register is no denominator."""
    rows = catalogue.registers.key_products
    counted = {
        code: {"own": sum(row.status == code for row in rows if not row.is_sample)}
        | {"sample": sum(row.status == code for row in rows if row.is_sample)}
        for code in press.voice.config.codelists["key_product_statuses"].codes
    }
    return tuple(
        count_view(press.voice.code("key_product_statuses", code), dict(counts), press.voice)
        for code, counts in counted.items()
        if rows
    )
