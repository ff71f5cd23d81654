"""Records: typed where code reasons, and every column readable as the text that was sent."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model.footprint import Component, Source
from generator.model.record import Place, Record

HERE = Place("components.csv", 2)


def a_component(**given_cells: object) -> Component:
    cells = {"footprint_id": "a", "revision": "1", "scope": "stated", "component": "fossil", "state": "reported"}
    return Component.model_validate({"at": HERE, **cells, **given_cells})


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,18})?", fullmatch=True))
@example("0.0000001")
@example("0.00")
def test_a_number_keeps_every_digit_it_was_written_with(cell: str) -> None:
    assert a_component(value=cell).cell("value") == cell


def test_columns_that_no_code_reasons_about_ride_along() -> None:
    assert a_component(anything="as it was").cell("anything") == "as it was"


def test_a_column_that_is_not_there_is_unknown_and_not_zero() -> None:
    component = a_component()
    assert component.cell("value") is None
    assert component.value is None
    assert a_component(value="0").value == Decimal(0)


def test_booleans_and_lists_read_as_they_are_written_in_a_file() -> None:
    cells = {"at": HERE, "footprint_id": "a", "revision": "1", "name": "n", "version": "1", "redistributable": "false"}
    assert Source.model_validate(cells).cell("redistributable") == "false"


def test_records_cannot_be_changed() -> None:
    component = a_component()
    with pytest.raises(ValidationError):
        component.value = Decimal(1)  # type: ignore[misc]


def test_places_sort_as_a_file_is_read() -> None:
    assert sorted([Place("b", 2), Place("a", 10), Place("a", 9)]) == [Place("a", 9), Place("a", 10), Place("b", 2)]
    assert issubclass(Component, Record)
