"""The mapping on files that are not what it expects."""

import io
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.validate import RuleContext
from tests.realdata.fictional import imported, row, table, workbook
from tests.realdata.workbook import PRODUCTS, STAGES, TOTAL


def test_an_id_at_two_rows_is_left_out(context: RuleContext) -> None:
    """Nobody can say which of two rows with one id is meant; both are listed, with their own numbers."""
    rows = [row("1-1-2016", 1), row("1-1-2016", 2), row("1-2-2016", 3)]
    found = imported(workbook(rows, []), context)
    assert [(each.row, each.name) for each in found.left_out] == [(2, "1-1-2016"), (3, "1-1-2016")]
    assert {reason.code for each in found.left_out for reason in each.reasons} == {"key-duplicate"}
    assert [line["footprint_id"] for line in table(found, "example-kettle-works-ltd-1", "footprints")] == ["1-2-2016"]


def without_stages(book: Workbook) -> None:
    del book[STAGES]


def with_another_head(book: Workbook) -> None:
    next(cell for cell in next(book[PRODUCTS].iter_rows()) if cell.value == TOTAL).value = "PCF"


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [(without_stages, "mapping-sheet", STAGES), (with_another_head, "mapping-head", TOTAL)],
)
def test_another_workbook_is_refused_in_words(
    context: RuleContext, change: Callable[[Workbook], None], code: str, said: str
) -> None:
    """A sheet or a column that is missing is named, and nothing comes of the rest."""
    book = load_workbook(io.BytesIO(workbook([row("1-1-2016", 1)], [])))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    refused(stream.getvalue(), context, code, said)


def test_another_file_is_refused_in_words(context: RuleContext) -> None:
    """So is what is no workbook, or one that holds no row."""
    refused(b"no workbook", context, "workbook-refused", "")
    refused(workbook([], []), context, "mapping-empty", "fictional.xlsx")


def refused(content: bytes, context: RuleContext, code: str, said: str) -> None:
    """Make sure that a file is refused for one reason."""
    found = imported(content, context)
    errors = [each for each in found.report.diagnostics if each.is_error]
    assert {each.code for each in errors} == {code}
    assert all(said in message for each in errors for message in each.message.values())
    assert not found.packages
