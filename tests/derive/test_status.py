"""The status on a day: the first that holds; expiry is stated, never computed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive.status import status_of
from generator.model.catalogue import CURRENT
from tests.builders import a_footprint

DAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))
STATED = ["withdrawn", "superseded", "deprecated", "expired", "expiring", "valid", "no-expiry-stated"]
"""What derive can say by itself, in the order of the code list."""


def status(valid_through: date | None, as_of: date = DAY, *, superseded: bool = False, stated: str = "active") -> str:
    return status_of(a_footprint(valid_through=valid_through, status=stated), as_of, superseded=superseded)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, "expired"), (0, "expiring"), (1, "expiring"), (90, "expiring"), (91, "valid"), (4000, "valid")],
)
def test_the_last_day_still_counts_and_ninety_days_before_it_are_expiring(days: int, expected: str) -> None:
    assert status(DAY + timedelta(days=days)) == expected


@given(DAYS, st.lists(DAYS, min_size=2, max_size=6))
def test_time_only_moves_forward_from_valid_to_expiring_to_expired(end: date, days: list[date]) -> None:
    order = ["valid", "expiring", "expired"]
    seen = [order.index(status(end, day)) for day in sorted(days)]
    assert seen == sorted(seen)


@given(DAYS)
def test_without_a_stated_end_nothing_ever_expires(day: date) -> None:
    assert status(None, day) == "no-expiry-stated"


@given(DAYS, st.one_of(st.none(), DAYS), st.booleans(), st.sampled_from(["active", "deprecated", "withdrawn"]))
def test_the_first_status_that_holds_wins(day: date, end: date | None, superseded: bool, stated: str) -> None:  # noqa: FBT001  a drawn value
    holding = {
        "withdrawn": stated == "withdrawn",
        "superseded": superseded,
        "deprecated": stated == "deprecated",
        "expired": end is not None and end < day,
        "expiring": end is not None and day <= end <= day + timedelta(days=90),
        "valid": end is not None,
        "no-expiry-stated": True,
    }
    expected = next(name for name in STATED if holding[name])
    assert status(end, day, superseded=superseded, stated=stated) == expected


def test_statuses_stand_in_the_order_of_the_code_list(config: SiteConfig) -> None:
    codes = config.codelists["statuses"].codes
    assert [code for code in codes if code in STATED] == STATED
    assert set(codes) >= CURRENT
