"""The reading of the workbook that knows nothing of the mapping."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.realdata.fictional import row, stage, workbook
from tests.realdata.kept import place_of
from tests.realdata.workbook import read_workbook, written

ROWS = [row("1-1-2014", 2.5, combined="No"), row("1-1-2015", 0.1), row("1-2-2015", 7, combined="Yes")]
STAGE_ROWS = [
    stage("1-1-2014", "Upstream", 1.7),
    stage("1-1-2014", "Upstream", 0.3),
    stage("1-1-2014", "Downstream", 0.5),
    stage("1-2-2015", "Operations", 4),
    stage("1-2-2015", "Upstream", 1),
    stage("1-2-2015", "Downstream", 2),
]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(2, "2"), (0.1, "0.1"), (1e-05, "0.00001"), (1e22, "10000000000000000000000"), ("Yes", "Yes"), (None, "")],
)
def test_cells_are_read_as_they_were_typed(cell: str | float | None, text: str) -> None:
    assert written(cell) == text


def test_stages_are_read_without_the_mapping(tmp_path: Path) -> None:
    """Exact sums; nothing where nothing is reported; no split of a combined figure."""
    path = tmp_path / "fictional.xlsx"
    path.write_bytes(workbook(ROWS, STAGE_ROWS))
    groups = {each.source_id: each.groups for each in read_workbook(path)}
    assert groups["1-1-2014"] == {
        "upstream": ("reported", Decimal("2.0")),
        "operations": ("not-stated", None),
        "downstream": ("reported", Decimal("0.5")),
    }
    assert groups["1-1-2015"] == {}
    assert groups["1-2-2015"] == {
        "upstream": ("not-disclosed", None),
        "operations": ("not-disclosed", None),
        "downstream": ("reported", Decimal(2)),
    }


@pytest.mark.parametrize(
    ("name", "place"),
    [("Japan", ("JP", "")), ("USA", ("US", "")), ("Taiwan", ("CN", "CN-TW")), ("Atlantis", None), ("", None)],
)
def test_a_country_is_looked_up_elsewhere(name: str, place: tuple[str, str] | None) -> None:
    assert place_of(name) == place
