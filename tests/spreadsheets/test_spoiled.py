"""Spoiled workbooks: every mistake is found in one pass, in the right cell, and the copy that goes back marks it."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from generator.spreadsheets import questions
from generator.validate import RuleContext
from tests.spreadsheets.books import NAME, column, filled, found, imported, package, saved, short

Spoil = Callable[[Workbook], str | None]
TABLE, PRODUCTS, STAGES = "碳足迹", "产品", "生命周期阶段"
FIRST = questions.FIRST_ROW


@dataclass(frozen=True)
class Case:
    """What is done to the filled full form, and what must be said where."""

    name: str
    spoil: Spoil
    code: str


def put(sheet: str, name: str, value: object, row: int = FIRST) -> Spoil:
    """Write into a column, and return where."""

    def spoil(book: Workbook) -> str:
        cell = book[sheet].cell(row, column(book, sheet, name))
        cell.value = value
        return f"{sheet}!{cell.coordinate}"

    return spoil


def number_of(sheet: str, name: str, value: float, code: str = "General") -> Spoil:
    """Write a number in a format of its own."""

    def spoil(book: Workbook) -> str:
        cell = book[sheet].cell(FIRST, column(book, sheet, name))
        cell.value, cell.number_format = value, code
        return f"{sheet}!{cell.coordinate}"

    return spoil


def merge(book: Workbook) -> str:
    letter = book[TABLE].cell(FIRST, column(book, TABLE, "status")).coordinate
    book[TABLE].merge_cells(f"{letter}:{letter[:-1]}{FIRST + 1}")
    return f"{TABLE}!{letter}"


def rename_head(book: Workbook) -> str:
    place = column(book, TABLE, "boundary")
    for row in (questions.MACHINE_ROW, questions.TITLE_ROW):
        book[TABLE].cell(row, place).value = "系统的边界"
    return f"{TABLE}!{book[TABLE].cell(questions.TITLE_ROW, place).coordinate}"


def drop_head(book: Workbook) -> str:
    book[TABLE].delete_cols(column(book, TABLE, "pcf_total"))
    return TABLE


def twice(book: Workbook) -> str:
    copy = book.copy_worksheet(book[PRODUCTS])
    copy.title = "Products"
    return "Products"


def stray(book: Workbook) -> str:
    sheet = book.create_sheet("Sheet1")
    sheet["A1"] = "随手记"
    return "Sheet1"


def old(book: Workbook) -> str:
    book[questions.LISTS].cell(1, 3).value = "0123456789ab"
    return questions.LISTS


def error_value(book: Workbook) -> str:
    cell = book[TABLE].cell(FIRST, column(book, TABLE, "pcf_total"))
    cell.value, cell.data_type = "#REF!", "e"
    return f"{TABLE}!{cell.coordinate}"


def empty_products(book: Workbook) -> str:
    book[PRODUCTS].delete_rows(FIRST, 500)
    return NAME


def two_owners(book: Workbook) -> str:
    sheet = "披露单位"
    for cell in book[sheet][FIRST]:
        book[sheet].cell(FIRST + 1, cell.column).value = cell.value
    return f"{sheet}!A{FIRST + 1}"


CASES = (
    Case("a comma that may be a point", put(TABLE, "pcf_total", "1,864"), "number-ambiguous"),
    Case("points as thousands", put(TABLE, "pcf_total", "1.864.000"), "number-ambiguous"),
    Case("a share where none belongs", number_of(TABLE, "pcf_total", 0.186, "0.0%"), "number-ambiguous"),
    Case("about", put(TABLE, "pcf_total", "约 186"), "number-form"),
    Case("a dash for unknown", put(TABLE, "primary_data_share", "—"), "number-form"),
    Case("not available", put(TABLE, "pcf_total", "N/A"), "number-form"),
    Case("a unit that nobody knows", put(TABLE, "pcf_total", "186 斤"), "number-form"),
    Case("a day in a number", number_of(TABLE, "pcf_total", 45292, "yyyy-mm-dd"), "cell-turned"),
    Case("a day or a month", put(TABLE, "reference_period_first_day", "03/04/2025"), "date-ambiguous"),
    Case("an inner count of days", number_of(TABLE, "reference_period_first_day", 45658), "date-ambiguous"),
    Case("a day that is none", put(TABLE, "reference_period_first_day", "2025-02-30"), "date-form"),
    Case("a month for a day", put(TABLE, "reference_period_first_day", "2025年1月"), "date-form"),
    Case("a formula without a value", put(TABLE, "pcf_total", "=SUM(1,2)"), "cell-formula"),
    Case("a formula in words", put(PRODUCTS, "name_zh", '="示例"&"车"'), "cell-formula"),
    Case("an error value", error_value, "cell-error"),
    Case("an article number without its zero", number_of(PRODUCTS, "gtins", 95200200015), "cell-turned"),
    Case("an article number with lost digits", number_of(PRODUCTS, "gtins", 9.52e15), "cell-turned"),
    Case("an article number with a wrong check digit", put(PRODUCTS, "gtins", "9520020000014"), "gtin-check-digit"),
    Case("a credit code that became a number", number_of("披露单位", "uscc", 9.1120199e17), "cell-turned"),
    Case("a model that became a day", put(PRODUCTS, "model", date(2026, 1, 2)), "cell-turned"),
    Case("an answer that is none", put(TABLE, "boundary", "到门口"), "choice-unknown"),
    Case("yes or no or perhaps", put(PRODUCTS, "consumer_facing", "也许"), "choice-unknown"),
    Case("nothing where something must be", put(TABLE, "boundary", None), "cell-required"),
    Case("only spaces where something must be", put(TABLE, "geography", " \u3000"), "cell-required"),
    Case("a reference that leads nowhere", put(TABLE, "product_id", "no-such"), "reference-missing"),
    Case("stages that do not add up", put(TABLE, "pcf_total", 999), "stages-sum"),
    Case("a value too high for a share", put(TABLE, "primary_data_share", 620), "cell-maximum"),
    Case("merged cells", merge, "sheet-merged"),
    Case("a head that nobody knows", rename_head, "sheet-column-unknown"),
    Case("a column that is gone", drop_head, "csv-header-missing"),
    Case("one table on two sheets", twice, "sheet-repeated"),
    Case("a sheet of its own", stray, "sheet-unknown"),
    Case("an old template", old, "template-version"),
    Case("one organisation twice", two_owners, "key-duplicate"),
    Case("no products", empty_products, "table-required"),
)
WARNINGS = {"sheet-unknown", "template-version"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_found_in_its_cell(case: Case, context: RuleContext) -> None:
    book = filled()
    place = case.spoil(book)
    outcome = imported(saved(book), context)
    assert (case.code, place) in found(outcome), found(outcome)
    assert bool(package(outcome)) is (case.code in WARNINGS)


ALL_AT_ONCE = (
    (put(TABLE, "pcf_total", "1,864", 4), "number-ambiguous"),
    (put(TABLE, "pcf_total", "=SUM(1,2)", 5), "cell-formula"),
    (put(TABLE, "boundary", "到门口", 4), "choice-unknown"),
    (put(TABLE, "boundary", None, 5), "cell-required"),
    (put(TABLE, "reference_period_first_day", "03/04/2025", 6), "date-ambiguous"),
    (put(PRODUCTS, "gtins", 95200200015, 4), "cell-turned"),
    (put(STAGES, "stage", "不知道", 5), "choice-unknown"),
    (stray, "sheet-unknown"),
)


def spoiled() -> tuple[bytes, set[tuple[str, str]]]:
    """Return a workbook with many mistakes, a chart, a note and a sheet of its sender, and what must be said."""
    book = filled()
    expected = {(code, str(spoil(book))) for spoil, code in ALL_AT_ONCE}
    book[TABLE]["A4"].comment = Comment("我的批注", "我")
    own = book.create_sheet("自己的表", 1)
    own["A1"], own["A2"], own["A3"] = "数", 3, datetime(2026, 1, 2)  # noqa: DTZ001  a spreadsheet knows no zones
    chart = BarChart()
    chart.add_data(Reference(own, min_col=1, min_row=1, max_row=3), titles_from_data=True)
    own.add_chart(chart, "C3")
    return saved(book), expected


def test_all_mistakes_are_found_in_one_pass(context: RuleContext) -> None:
    content, expected = spoiled()
    assert expected <= found(imported(content, context))


def test_the_copy_marks_every_cell_and_loses_nothing(context: RuleContext) -> None:
    content, expected = spoiled()
    outcome = imported(content, context, with_copy=True)
    before, after = (openpyxl.load_workbook(io.BytesIO(each)) for each in (content, outcome.copy))
    assert after.sheetnames[:-1] == before.sheetnames
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert after[sheet.title][cell.coordinate].value == cell.value
                    assert after[sheet.title][cell.coordinate].number_format == cell.number_format
    for code, place in expected - {("sheet-unknown", "Sheet1")}:
        sheet, _, address = place.partition("!")
        cell = after[sheet][address]
        assert cell.fill.fgColor.rgb == "FFFFC7CE", place
        assert code in cell.comment.text
        explanations = after[sheet].cell(cell.row, after[sheet].max_column)
        assert f"[{address} " in str(explanations.value)
        assert code in str(explanations.value)
        assert str(after[sheet].cell(questions.TITLE_ROW, explanations.column).value).startswith("错误说明")
    assert after[TABLE]["A4"].comment.text == "我的批注"
    listed = {
        (row[2], str(row[0]).removeprefix(f"{NAME}/")) for row in after["检查结果"].iter_rows(2, values_only=True)
    }
    assert listed == found(outcome)


def test_what_holds_no_mistake_comes_back_byte_for_byte(context: RuleContext) -> None:
    content, _ = spoiled()
    copy = imported(content, context, with_copy=True).copy
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(io.BytesIO(copy)) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        own = next(name for name in before.namelist() if name.endswith("sheet2.xml"))
        chart = next(name for name in before.namelist() if "charts/chart" in name)
    assert not {own, chart, "xl/sharedStrings.xml", "xl/theme/theme1.xml"} & changed
    assert "xl/styles.xml" in changed


def test_a_note_of_the_sender_on_a_wrong_cell_stays_alone(context: RuleContext) -> None:
    book = filled()
    put(TABLE, "boundary", "到门口")(book)
    cell = book[TABLE].cell(FIRST, column(book, TABLE, "boundary"))
    cell.comment = Comment("我的批注", "我")
    copy = imported(saved(book), context, with_copy=True).copy
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        notes = b"".join(archive.read(name) for name in archive.namelist() if "comments/comment" in name)
    assert notes.count(f'ref="{cell.coordinate}"'.encode()) == 1
    assert "我的批注".encode() in notes


def test_a_copy_can_be_sent_and_marked_again(context: RuleContext) -> None:
    content, _ = spoiled()
    once = imported(content, context, with_copy=True)
    again = imported(once.copy, context, with_copy=True)
    assert found(again) == found(once)
    first, second = (openpyxl.load_workbook(io.BytesIO(each.copy)) for each in (once, again))
    assert second.sheetnames == first.sheetnames
    assert second[TABLE].max_column == first[TABLE].max_column


def test_the_copy_is_the_same_every_time(context: RuleContext) -> None:
    content, _ = spoiled()
    assert imported(content, context, with_copy=True).copy == imported(content, context, with_copy=True).copy


def test_what_was_put_in_order_is_listed_with_its_cell(context: RuleContext) -> None:
    outcome = imported(
        saved(short({"footprints.pcf_total": "２，１３０，０００．５", "products.name_zh": " 货架 "})), context
    )
    assert package(outcome)
    assert {(each.kind, each.was, each.became) for each in outcome.rewritten} == {
        ("thousands", "２，１３０，０００．５", "2130000.5"),
        ("space", " 货架 ", "货架"),
    }
    assert all(each.sheet and each.cell for each in outcome.rewritten)
