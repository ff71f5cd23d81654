"""Small foreign workbooks with mappings, complete enough to become packages."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from generator.validate import RuleContext
from generator.workflows.importing import Imported, Request, Source, brought
from tests.spreadsheets.books import NAME, STARTER, package, saved

MAPPING = "own.yaml"
HEADS = ("编号", "名称", "总量", "年份")
ROWS = ((("rack-a", "示例货架甲", 60.2, 2025)), ("rack-b", "示例货架乙", 1200, 2025))
Row = dict[str, Any]


def starter(table: str) -> dict[str, str]:
    """Return the cells of a starter table's first row, but for those that nothing stands in."""
    with (STARTER / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        first = next(csv.DictReader(stream))
    return {column: value for column, value in first.items() if value}


def a_mapping(columns: Mapping[str, Any] | None = None, **parts: Any) -> Row:
    """Return a mapping of the small workbook; other columns of footprints, and parts of the file, can be given."""
    footprints: Row = {"footprint_id": "编号", "product_id": "编号", "pcf_total": "总量", **(columns or {})}
    mapping: Row = {
        "rows": {"lines": {}},
        "tables": [
            {
                "table": "products",
                "rows": "lines",
                "columns": {"product_id": "编号", "name_zh": "名称", "headline_footprint_id": "编号"},
            },
            {"table": "footprints", "rows": "lines", "columns": footprints},
        ],
        "complete": {
            "organisation": starter("organisation"),
            "products": {**starter("products"), "consumer_facing": "false"},
            "footprints": {**_without_range(starter("footprints")), "cross_sectoral_standards": "PAS2050"},
        },
    }
    return mapping | parts


def _without_range(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells without the range, which belongs to the starter's own number."""
    return {column: value for column, value in cells.items() if column not in ("pcf_low", "pcf_high", "range_basis")}


def a_book(rows: Sequence[Sequence[Any]] = ROWS, heads: Sequence[Any] = HEADS) -> Workbook:
    """Return a workbook of one sheet with one row of heads."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "汇总"
    for row in (heads, *rows):
        sheet.append(row)
    return book


By = Callable[[Request], Imported]


def mapped(
    context: RuleContext, mapping: Row, book: Workbook | None = None, by: By = brought, **wanted: Any
) -> Imported:
    """Import a workbook by a mapping, in this process unless `by` says otherwise."""
    content = json.dumps(mapping, ensure_ascii=False).encode()  # JSON is YAML
    source = Source(NAME, saved(book or a_book()))
    return by(Request([source], context, mapping=Source(MAPPING, content), **wanted))


def table(outcome: Imported, name: str) -> list[dict[str, str]]:
    """Return a table of the one package that came out."""
    return list(csv.DictReader(io.StringIO(package(outcome)[f"{name}.csv"].decode())))


def column(outcome: Imported, name: str, of: str = "footprints") -> list[str]:
    """Return a column of a table of the one package that came out."""
    return [row.get(name, "") for row in table(outcome, of)]


def said(outcome: Imported) -> set[tuple[str, str, str]]:
    """Return code, file or sheet, and cell of every error."""
    return {
        (each.code, each.location.file.removeprefix(f"{NAME}/"), each.location.cell or f"row {each.location.row}")
        for each in outcome.report.diagnostics
        if each.is_error
    }
