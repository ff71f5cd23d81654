"""Heads are found by machine names or by titles, whichever a sheet still has."""

import pytest

from generator.spreadsheets import questions
from generator.spreadsheets.annotated.splice import Edit, spliced
from generator.validate import RuleContext
from tests.spreadsheets.books import SAMPLE, filled, imported, package, saved


def test_titles_do_where_the_machine_names_are_gone(context: RuleContext) -> None:
    book = filled()
    for sheet in book.worksheets:
        if sheet.title not in ("说明", questions.LISTS):
            sheet.delete_rows(questions.MACHINE_ROW, 2)
    outcome = imported(saved(book), context)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


def test_machine_names_do_where_titles_were_changed(context: RuleContext) -> None:
    book = filled()
    for place in range(1, 6):
        book["碳足迹"].cell(questions.TITLE_ROW, place).value = f"我的标题{place}"
    outcome = imported(saved(book), context)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


def test_each_does_where_the_other_lacks_a_column(context: RuleContext) -> None:
    book = filled()
    book["碳足迹"].cell(questions.MACHINE_ROW, 1).value = None
    book["碳足迹"].cell(questions.TITLE_ROW, 2).value = None
    outcome = imported(saved(book), context)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


def test_a_sheet_may_have_any_name_if_its_heads_are_known(context: RuleContext) -> None:
    book = filled()
    book["碳足迹"].title = "Sheet7"
    outcome = imported(saved(book), context)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_put_before_a_place_stands_before_what_takes_it(turned: bool) -> None:  # noqa: FBT001  a parameter
    edits = [Edit(1, 1, b"X"), Edit(1, 2, b"Y")]
    assert spliced(b"abc", reversed(edits) if turned else edits) == b"aXYc"
