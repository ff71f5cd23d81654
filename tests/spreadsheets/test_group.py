"""A group's own spreadsheet, unlike our form in every way, becomes a package by a mapping file and without code."""

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli.main import run
from generator.model import routes
from generator.pages.product.page import product_pages
from generator.validate import RuleContext
from generator.workflows.build import catalogue
from generator.workflows.check import check
from generator.workflows.importing import Imported, Request, Source, brought
from tests.conftest import ON, ROOT
from tests.spreadsheets.books import package
from tests.spreadsheets.group import NAME, PLANTS, SUMMARY, group, written

MAPPING = ROOT / "site_config" / "mappings" / "example-group.yaml"
ORG = "sample-borun-group"


def mapped(content: bytes, context: RuleContext, *, with_copy: bool = False, leave_out: bool = False) -> Imported:
    how = Source(MAPPING.name, MAPPING.read_bytes())
    return brought(Request([Source(NAME, content)], context, mapping=how, with_copy=with_copy, leave_out=leave_out))


def rows(outcome: Imported, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package(outcome)[f"{table}.csv"].decode())))


@pytest.fixture(scope="module")
def outcome(context: RuleContext) -> Imported:
    return mapped(written(), context)


@pytest.fixture(scope="module")
def disclosures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the command itself wrote the package."""
    place = tmp_path_factory.mktemp("group")
    (place / NAME).write_bytes(written())
    arguments = ("--map", str(MAPPING), "--disclosures", str(place / "d"), *ON)
    assert run(["--root", str(ROOT), "import", str(place / NAME), *arguments]) == 0
    return place / "d"


def test_the_workbook_has_the_same_bytes_each_time() -> None:
    assert written() == written()


def test_the_command_makes_a_package_that_passes(disclosures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [path.name for path in disclosures.iterdir()] == [ORG]
    capsys.readouterr()
    assert run(["--root", str(ROOT), "check", str(disclosures), "--format", "json", *ON]) == 0
    assert json.loads(capsys.readouterr().out)["summary"] == {"packages": 1, "rows": 38, "errors": 0, "warnings": 0}


TONNES = {
    "wm-0801": (1200, "667.2", "181.2", "33.6", "9.36", "436.8", "6.24"),
    "wm-1001": (950, "602.05", "159.8", "29.45", "8.1", "399", "5.7"),
    "rp-01": (25000, "21.25", "12.5", "8.75", "", "", ""),
    "rp-02": (1250, "1500.0", "1062.5", "437.5", "", "", ""),
    "ts-01": (20000, "130", "56", "24", "4", "44", "2"),
}
"""What stands in the sheet: how many there are in a batch, and its tonnes in all and by stage."""
STAGES = ("raw-materials", "manufacturing", "distribution", "use", "end-of-life")


def by_hand(tonnes: str, batch: int) -> Decimal:
    """Return kilograms of one piece, to five digits."""
    exact = Decimal(tonnes) * 1000 / batch
    return round(exact, 4 - exact.adjusted())


def test_values_are_those_that_a_calculation_by_hand_gives(outcome: Imported) -> None:
    totals = {row["product_id"]: Decimal(row["pcf_total"]) for row in rows(outcome, "footprints")}
    assert totals == {name: by_hand(tonnes, batch) for name, (batch, tonnes, *_) in TONNES.items()}
    found = {(row["footprint_id"], row["stage"]): row for row in rows(outcome, "stages")}
    assert len(found) == len(TONNES) * len(STAGES)
    for name, (batch, _, *parts) in TONNES.items():
        for stage, tonnes in zip(STAGES, parts, strict=True):
            row = found[f"{name}-2025", stage]
            if tonnes:
                assert (row["state"], Decimal(row["value"])) == ("reported", by_hand(tonnes, batch))
            else:
                assert (row["state"], row["value"]) == ("outside-boundary", "")
                assert row["reason_zh"]


def test_a_few_cells_are_exactly_these(outcome: Imported) -> None:
    footprints = {row["product_id"]: row for row in rows(outcome, "footprints")}
    wanted = ("site_id", "declared_unit", "unit_text_zh", "product_mass_per_declared_unit", "pcf_total")
    assert {name: tuple(row[column] for column in wanted) for name, row in footprints.items()} == {
        "wm-0801": ("dg-1", "piece", "1 台", "62", "556"),
        "wm-1001": ("dg-1", "piece", "1 台", "68", "633.74"),
        "rp-01": ("wq-2", "kilogram", "1 公斤", "1", "0.85"),
        "rp-02": ("wq-2", "tonne", "1 吨", "1000", "1200"),
        "ts-01": ("wq-2", "piece", "1 件", "0.18", "6.5"),
    }
    periods = {(row["reference_period_first_day"], row["reference_period_last_day"]) for row in footprints.values()}
    assert periods == {("2025-01-01", "2025-12-31")}
    assert [row["primary_data_share"] for row in footprints.values()] == ["55", "50", "80", "80", "40"]
    assert footprints["wm-0801"]["data_quality_note"].endswith("外壳用再生钢")
    assert footprints["rp-02"]["data_quality_note"].endswith("客户可查台账")


def test_merged_cells_tell_of_every_row_that_they_cover(outcome: Imported) -> None:
    series = [row["description_zh"].partition("，")[0] for row in rows(outcome, "products")]
    assert series == ["滚筒洗衣机", "滚筒洗衣机", "再生塑料", "再生塑料", "针织"]
    assert [(row["site_id"], row["district"]) for row in rows(outcome, "sites")] == [
        ("dg-1", "120116"),
        ("wq-2", "120114"),
    ]


def test_only_what_is_not_taken_is_told(outcome: Imported) -> None:
    assert said(outcome) == {
        ("sheet-unknown", "填表说明"),
        ("sheet-column-unknown", f"{SUMMARY}!A2"),
        ("sheet-column-unknown", f"{PLANTS}!D1"),
    }


def test_every_number_that_was_calculated_is_listed_with_its_cell(outcome: Imported) -> None:
    changes = {(each.sheet, each.cell): (each.was, each.became) for each in outcome.rewritten if each.kind == "unit"}
    assert changes[SUMMARY, "N4"] == ("667.2", "556")
    assert changes[SUMMARY, "I8"] == ("1,062.5", "850")
    assert len(changes) == 5 + 19


def said(outcome: Imported) -> set[tuple[str, str]]:
    """Return the code and the place, by the names of the group's own file, of everything that was found."""
    return {
        (each.code, "!".join(filter(None, (each.location.file.removeprefix(f"{NAME}/"), each.location.cell))))
        for each in outcome.report.diagnostics
    }


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("N4", "1,234", "number-ambiguous"),
        ("J4", "约 30", "mapping-cell"),
        ("O5", 0, "mapping-cell"),
        ("O5", None, "mapping-cell"),
        ("I4", "=1+1", "cell-formula"),
        ("G9", "鞋", "choice-unknown"),
        ("P8", "箱", "choice-unknown"),
        ("T4", "一半", "choice-unknown"),
        ("N9", 160, "stages-sum"),
        ("F5", "WM-0801", "key-duplicate"),
        ("S5", datetime(2025, 12, 1), "date-ambiguous"),  # noqa: DTZ001  a day has no zone
        ("S5", 2025.1, "date-ambiguous"),
        ("R5", "去年", "date-form"),
        ("W5", "一半", "number-form"),
        ("工厂名录!C2", "大港区", "choice-unknown"),
    ],
)
def test_a_mistake_is_found_in_the_cell_of_their_own_file(
    cell: str, value: Any, code: str, context: RuleContext
) -> None:
    book = group()
    sheet, _, place = cell.rpartition("!")
    book[sheet or SUMMARY][place] = value
    outcome = mapped(written(book), context)
    assert not package(outcome)
    assert (code, f"{sheet or SUMMARY}!{place}") in said(outcome)
    assert all("!" in at or at == "填表说明" for _, at in said(outcome))


def test_a_head_that_is_gone_is_named_with_the_one_that_is_near(context: RuleContext) -> None:
    book = group()
    book[SUMMARY]["D3"] = "产品名称"
    outcome = mapped(written(book), context)
    (found, *_) = [each for each in outcome.report.diagnostics if each.code == "mapping-head"]
    assert (found.location.file, found.value) == (MAPPING.name, "产品信息 / 名称")
    assert "产品信息 / 产品名称" in found.fix["zh"]


def test_a_word_that_the_language_does_not_have_is_named(context: RuleContext) -> None:
    how = Source("own.yaml", MAPPING.read_bytes().replace(b"repeat:", b"repeats:"))
    (found,) = brought(Request([Source(NAME, written())], context, mapping=how)).report.diagnostics
    assert (found.code, found.location.cell) == ("mapping-invalid", "rows.汇总.repeats")


def test_a_sheet_that_is_gone_is_named(context: RuleContext) -> None:
    book = group()
    book[PLANTS].title = "工厂"
    outcome = mapped(written(book), context)
    assert [(each.code, each.location.cell) for each in outcome.report.diagnostics] == [
        ("mapping-sheet", "rows.工厂.sheet")
    ]


def test_cells_that_are_merged_and_not_to_be_repeated_are_named(context: RuleContext) -> None:
    book = group()
    book[SUMMARY].merge_cells("T4:T5")
    assert said(mapped(written(book), context)) == {("sheet-merged", f"{SUMMARY}!T4")}


def test_a_merged_line_that_is_no_row_of_the_table_is_no_matter(outcome: Imported) -> None:
    """The line of signatures is one cell over all columns."""
    assert "A13:Y13" in {str(area) for area in group()[SUMMARY].merged_cells.ranges}
    assert "sheet-merged" not in {code for code, _ in said(outcome)}


def test_the_copy_is_their_workbook_with_the_mistakes_marked(context: RuleContext) -> None:
    book = group()
    book[SUMMARY]["N9"] = 160
    book[PLANTS]["C2"] = "大港区"
    copy = openpyxl.load_workbook(io.BytesIO(mapped(written(book), context, with_copy=True).copy))
    assert [sheet.title for sheet in copy.worksheets][:3] == [SUMMARY, PLANTS, "填表说明"]
    marked = copy[SUMMARY]["N9"]
    assert "6.5" in marked.comment.text  # what the stages add up to, of one piece
    assert "8" in marked.comment.text
    assert copy[PLANTS]["C2"].comment
    assert copy[SUMMARY]["N6"].value == "=SUM(N4:N5)"
    assert copy[SUMMARY]["N8"].comment is None


def test_what_is_wrong_in_one_row_can_be_left_out(context: RuleContext) -> None:
    book = group()
    book[SUMMARY]["G9"] = "鞋"
    outcome = mapped(written(book), context, leave_out=True)
    assert [(each.sheet, each.row) for each in outcome.left_out] == [(SUMMARY, 9)]
    assert [row["product_id"] for row in rows(outcome, "products")] == list(TONNES)[:4]


def test_the_site_shows_what_the_group_stated(disclosures: Path, context: RuleContext) -> None:
    content = catalogue(check([disclosures], context), context)
    assert sorted(each.product.product_id for each in content.products) == sorted(TONNES)
    pages = {made.path: made.content for made in product_pages(content, context.config)}
    for entry in content.products:
        page = pages[routes.product(entry.number)].decode()
        words = (entry.product.name_zh, entry.headline.footprint.unit_text_zh, "示例数据")
        assert [word for word in words if not word or word not in page] == []
