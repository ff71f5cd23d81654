"""The day of the data: the latest dated fact that has come, and nothing that is only going to be."""

from datetime import date, timedelta

import pytest

from generator.model.catalogue import Catalogue
from generator.model.data_day import catalogue_day, headlines_day, product_day, rows_day, table_day
from generator.model.footprint import Footprint
from generator.model.register_records import Confirmation, Notice
from tests.builders import (
    AS_OF,
    a_catalogue,
    a_confirmation,
    a_disclosure_of,
    a_footprint,
    a_label,
    a_market,
    a_notice,
    a_policy,
    a_product,
    a_verification,
    an_organisation,
)

OWNER = an_organisation()
PUBLISHED = date(2026, 3, 20)
YESTERDAY, TOMORROW = AS_OF - timedelta(days=1), AS_OF + timedelta(days=1)


def day_of(
    footprint: Footprint,
    confirmation: Confirmation | None = None,
    notices: tuple[Notice, ...] = (),
    as_of: date = AS_OF,
    **tables: object,
) -> date | None:
    """Return the day of the only footprint of a catalogue."""
    disclosure = a_disclosure_of(footprint, OWNER, **tables)
    confirmations = [confirmation] if confirmation else []
    found = a_catalogue(disclosure, confirmations=confirmations, notices=notices, as_of=as_of)
    return found.products[0].headline.data_day


def uuid_of(footprint: Footprint) -> str:
    return a_catalogue(a_disclosure_of(footprint, OWNER)).products[0].headline.uuid


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, PUBLISHED),
        ({"published_on": "not-stated"}, None),
        ({"status": "deprecated", "status_on": date(2026, 6, 1)}, date(2026, 6, 1)),
        ({"valid_through": date(2026, 10, 31)}, date(2026, 11, 1)),
        ({"valid_through": AS_OF}, AS_OF - timedelta(days=90)),
        ({"valid_through": AS_OF + timedelta(days=90)}, AS_OF),
        ({"valid_through": AS_OF + timedelta(days=91)}, PUBLISHED),
        ({"valid_through": date(2026, 10, 31), "status": "withdrawn", "status_on": date(2026, 6, 1)}, date(2026, 6, 1)),
        ({"valid_from": TOMORROW}, PUBLISHED),
        ({"status_on": TOMORROW, "status": "deprecated"}, PUBLISHED),
    ],
)
def test_a_footprint_is_dated_by_what_became_known_or_changed(given: dict[str, object], day: date | None) -> None:
    assert day_of(a_footprint(**given), verifications=()) == day


def test_a_claim_dates_by_its_check_and_by_its_end() -> None:
    footprint = a_footprint()
    completed = a_verification(footprint, completed_on=date(2026, 4, 2))
    assert day_of(footprint, verifications=(completed,)) == date(2026, 4, 2)
    checked = a_confirmation(OWNER.org_id, completed, checked_on=date(2026, 5, 3))
    assert day_of(footprint, checked, verifications=(completed,)) == date(2026, 5, 3)
    ended = a_verification(footprint, valid_through=YESTERDAY)
    assert day_of(footprint, verifications=(ended,)) == AS_OF
    lapsed = a_confirmation(OWNER.org_id, completed, checked_on=date(2026, 5, 3), valid_through=date(2026, 7, 31))
    assert day_of(footprint, lapsed, verifications=(completed,)) == date(2026, 8, 1)
    ahead = a_confirmation(OWNER.org_id, completed, checked_on=TOMORROW)
    assert day_of(footprint, ahead, verifications=(completed,)) == date(2026, 4, 2)
    withdrawn = a_label(footprint, status="withdrawn", status_on=date(2026, 9, 9))
    assert day_of(footprint, labels=(withdrawn,), verifications=()) == date(2026, 9, 9)


def test_a_notice_dates_from_its_first_day_and_again_when_it_is_lifted() -> None:
    footprint = a_footprint()
    notice = a_notice(uuid_of(footprint), "under-correction", since=date(2026, 9, 1), until=date(2026, 9, 30))
    days = {date(2026, 8, 31): PUBLISHED, date(2026, 9, 30): date(2026, 9, 1), date(2026, 10, 2): date(2026, 10, 1)}
    for as_of, day in days.items():
        assert day_of(footprint, notices=(notice,), as_of=as_of, verifications=()) == day


def test_an_old_revision_changed_when_the_new_one_came() -> None:
    old, new = a_footprint(), a_footprint(revision=2, published_on=date(2026, 8, 8), change_reason="correction")
    product = a_product()
    found = a_catalogue(
        a_disclosure_of(new, OWNER, products=(product,), footprints=(old, new), stages=(), verifications=())
    )
    assert {each.footprint.revision: each.data_day for each in found.products[0].footprints} == {
        1: date(2026, 8, 8),
        2: date(2026, 8, 8),
    }


@pytest.fixture(scope="module")
def market() -> Catalogue:
    return a_market(["10", "20", "30", "40", "50"])


def test_a_product_is_as_new_as_what_it_stands_among(market: Catalogue) -> None:
    first = market.products[0]
    assert first.position
    assert first.position.data_day == headlines_day(market.products)
    assert product_day(first, AS_OF) == first.position.data_day


def test_a_row_of_a_register_counts_from_its_check(market: Catalogue) -> None:
    rows = [a_policy(checked_on=day) for day in (date(2026, 1, 1), YESTERDAY, TOMORROW)]
    assert rows_day(rows, AS_OF) == YESTERDAY
    assert rows_day([], AS_OF) is None
    assert catalogue_day(market) == max(
        day for day in (headlines_day(market.products), table_day("policies", market)) if day
    )


def test_a_table_is_dated_by_its_own_rows() -> None:
    footprint = a_footprint(valid_through=YESTERDAY)
    claim = a_verification(footprint, completed_on=date(2026, 4, 2))
    confirmation = a_confirmation(OWNER.org_id, claim, checked_on=date(2026, 5, 3))
    found = a_catalogue(a_disclosure_of(footprint, OWNER, verifications=(claim,)), confirmations=[confirmation])
    days = {name: table_day(name, found) for name in ("footprints", "verifications", "stages", "sites", "cases")}
    assert days == {
        "footprints": AS_OF,
        "verifications": date(2026, 4, 2),
        "stages": PUBLISHED,
        "sites": PUBLISHED,
        "cases": None,
    }
