"""The authority's notices: which acts on a day, what it does to the status, and which names nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive import notices_on_nothing
from generator.derive.notices import notices_in_force
from generator.derive.status import status_of
from generator.model.catalogue import Catalogue
from generator.model.product_number import footprint_uuid
from generator.model.register_records import Notice
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_notice, a_product

DAY = date(2026, 11, 22)
UUID = str(footprint_uuid(a_config().site.id_namespace, "acme", "bike-2025", 1))
EFFECTS = ["removed-by-law", "suspended", "under-correction"]
STATED = ["withdrawn", "deprecated", "active"]
ORDER = ["removed-by-law", "withdrawn", "suspended", "superseded", "deprecated", "under-correction", "valid"]
"""Section 5 of the design, as far as one record can reach it."""


def under(*notices: Notice) -> Catalogue:
    footprint = a_footprint()
    return a_catalogue(a_disclosure(products=(a_product(),), footprints=(footprint,)), notices=notices)


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_notice_gives_the_status_and_stands_beside_it(effect: str) -> None:
    headline = under(a_notice(UUID, effect)).products[0].headline
    assert headline.status == effect
    assert headline.notice is not None
    assert not headline.holds
    assert headline.shows_value is (effect == "under-correction")


@pytest.mark.parametrize(
    ("since", "until", "acts"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (0, 0, True), (-9, 9, True)],
)
def test_both_days_of_a_notice_count(since: int, until: int | None, acts: bool) -> None:  # noqa: FBT001  a row
    last = None if until is None else DAY + timedelta(days=until)
    notice = a_notice(UUID, "suspended", since=DAY + timedelta(days=since), until=last)
    assert under(notice).products[0].headline.status == ("suspended" if acts else "valid")


def test_the_strongest_of_several_notices_acts_whatever_their_order(config: SiteConfig) -> None:
    notices = [a_notice(UUID, effect) for effect in EFFECTS]
    for rows in (notices, notices[::-1]):
        assert notices_in_force(rows, DAY, config)[UUID].effect == "removed-by-law"
    assert notices_in_force(notices[1:], DAY, config)[UUID].effect == "suspended"


@given(st.sampled_from([None, *EFFECTS]), st.sampled_from(STATED), st.booleans())
def test_the_first_status_that_holds_wins(effect: str | None, stated: str, superseded: bool) -> None:  # noqa: FBT001
    notice = a_notice(UUID, effect) if effect else None
    holding = {effect, stated, "superseded" if superseded else None, "valid"}
    expected = next(status for status in ORDER if status in holding)
    assert status_of(a_footprint(status=stated), DAY, notice, superseded=superseded) == expected


def test_a_weaker_notice_is_not_named_as_the_reason_of_another_status() -> None:
    footprint = a_footprint(status="withdrawn", status_on=date(2026, 10, 1))
    disclosure = a_disclosure(products=(a_product(),), footprints=(footprint,))
    headline = a_catalogue(disclosure, notices=[a_notice(UUID, "suspended")]).products[0].headline
    assert (headline.status, headline.notice) == ("withdrawn", None)


def test_a_notice_acts_on_its_own_revision_alone() -> None:
    footprints = (a_footprint(), a_footprint(revision=2, change_reason="correction"))
    catalogue = a_catalogue(
        a_disclosure(products=(a_product(),), footprints=footprints), notices=[a_notice(UUID, "removed-by-law")]
    )
    assert [each.status for each in catalogue.products[0].footprints] == ["valid", "removed-by-law"]


def test_a_notice_on_nothing_is_named() -> None:
    lost = a_notice("00000000-0000-5000-8000-000000000000", "suspended")
    assert notices_on_nothing(under(lost, a_notice(UUID, "suspended"))) == (lost,)


def test_every_notice_of_ours_names_a_footprint(samples: Catalogue) -> None:
    assert samples.registers.notices
    assert notices_on_nothing(samples) == ()


def test_effects_are_statuses(config: SiteConfig) -> None:
    assert set(config.codelists["notice_effects"].codes) <= set(config.codelists["statuses"].codes)
