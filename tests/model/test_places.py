"""Places of typed values, worded once for every report."""

import pytest

from generator.diagnostics import Location
from generator.model.places import CellPlace, JsonPath

CELL = CellPlace("产品", 7, 3, "来件.xlsx/产品")
PATH = JsonPath("示例.json", "footprints", "data[0].pcf")


@pytest.mark.parametrize(
    ("place", "exact", "whole"),
    [
        (CELL, Location("来件.xlsx/产品", 7, "gtins", "C7"), Location("来件.xlsx/产品", 7, "gtins")),
        (PATH, *[Location("示例.json", 0, "footprints.gtins", "data[0].pcf")] * 2),
    ],
)
def test_a_place_names_its_cell_unless_the_whole_row_is_meant(
    place: CellPlace | JsonPath, exact: Location, whole: Location
) -> None:
    assert place.location("gtins", is_whole=False) == exact
    assert place.location("gtins") == whole


def test_a_place_in_no_column_of_ours_names_none() -> None:
    assert PATH.location().column == ""
    assert CellPlace("产品", 7).parts == ("产品", "")
    assert PATH.parts == ("footprints", "data[0].pcf")


def test_rows_come_in_the_order_of_their_sheet() -> None:
    assert sorted([CellPlace("a", 10), CellPlace("b", 1), CellPlace("a", 9)]) == [
        CellPlace("a", 9),
        CellPlace("a", 10),
        CellPlace("b", 1),
    ]
