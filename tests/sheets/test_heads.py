"""Heads are found by machine names or by titles, whichever a sheet still has."""

import pytest

from generator.sheets import plan
from generator.sheets.marked.splice import Edit, spliced
from generator.validate import Ground
from tests.sheets.books import SAMPLE, filled, imported, package, saved


def test_titles_do_where_the_machine_names_are_gone(ground: Ground) -> None:
    book = filled()
    for sheet in book.worksheets:
        if sheet.title not in ("说明", plan.LISTS):
            sheet.delete_rows(plan.MACHINE_ROW, 2)
    outcome = imported(saved(book), ground)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


def test_machine_names_do_where_titles_were_changed(ground: Ground) -> None:
    book = filled()
    for place in range(1, 6):
        book["碳足迹"].cell(plan.TITLE_ROW, place).value = f"我的标题{place}"
    outcome = imported(saved(book), ground)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


def test_each_does_where_the_other_lacks_a_column(ground: Ground) -> None:
    book = filled()
    book["碳足迹"].cell(plan.MACHINE_ROW, 1).value = None
    book["碳足迹"].cell(plan.TITLE_ROW, 2).value = None
    outcome = imported(saved(book), ground)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


def test_a_sheet_may_have_any_name_if_its_heads_are_known(ground: Ground) -> None:
    book = filled()
    book["碳足迹"].title = "Sheet7"
    outcome = imported(saved(book), ground)
    assert package(outcome)["footprints.csv"] == (SAMPLE / "footprints.csv").read_bytes()


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_put_before_a_place_stands_before_what_takes_it(turned: bool) -> None:  # noqa: FBT001  a parameter
    edits = [Edit(1, 1, b"X"), Edit(1, 2, b"Y")]
    assert spliced(b"abc", reversed(edits) if turned else edits) == b"aXYc"
