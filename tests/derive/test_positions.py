"""Positions: an honest interval of ranks among enough comparable, confirmed products, or the reason for none."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive.groups import groups_of, position_of
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, Group, ProductEntry
from generator.model.position import Position
from generator.model.trust import Trust
from tests.builders import a_catalogue, a_market

VALUES = st.lists(st.tuples(st.integers(50, 500), st.integers(0, 60), st.integers(0, 60)), min_size=5, max_size=12)
"""Value, and how far its range reaches below and above."""


@pytest.fixture(scope="module")
def template(config: SiteConfig) -> ProductEntry:
    """Return a valid, confirmed product of a market of five."""
    assert config.languages
    return a_market(["100", "110", "120", "130", "140"]).products[0]


def member(template: ProductEntry, place: int, owner: str, ends: tuple[int, int, int] | None = None) -> ProductEntry:
    """Return another product on the template's axis."""
    value, below, above = ends or (100 + place, 0, 0)
    footprint = template.headline.footprint.model_copy(
        update={
            "pcf_total": Decimal(value),
            "pcf_low": Decimal(value - below) if ends else None,
            "pcf_high": Decimal(value + above) if ends else None,
        }
    )
    return replace(
        template,
        number=f"{place:09}",
        organisation=template.organisation.model_copy(update={"org_id": owner}),
        headline=replace(template.headline, footprint=footprint),
    )


def group_of(entries: Sequence[ProductEntry]) -> Group:
    (group,) = groups_of(entries)
    return group


def reason(entries: Sequence[ProductEntry]) -> str | None:
    return position_of(entries[0], group_of(entries))[1]


@settings(max_examples=settings().max_examples // 2)
@given(ends=VALUES)
def test_an_interval_contains_the_rank_by_value(ends: list[tuple[int, int, int]], template: ProductEntry) -> None:
    entries = [member(template, place, f"o{place}", each) for place, each in enumerate(ends)]
    group = group_of(entries)
    values = [entry.headline.footprint.pcf_total for entry in entries]
    for entry in entries:
        position, why = position_of(entry, group)
        assert why is None
        assert position is not None
        assert position.first is not None
        assert position.last is not None
        smaller = sum(value < entry.headline.footprint.pcf_total for value in values)
        larger = sum(value > entry.headline.footprint.pcf_total for value in values)
        assert 1 <= position.first <= smaller + 1
        assert len(entries) - larger <= position.last <= len(entries) == position.count


@settings(max_examples=settings().max_examples // 2)
@given(ends=VALUES)
def test_products_whose_ranges_do_not_meet_have_intervals_in_their_order(
    ends: list[tuple[int, int, int]], template: ProductEntry
) -> None:
    entries = [member(template, place, f"o{place}", each) for place, each in enumerate(ends)]
    group = group_of(entries)
    placed = [(entry.headline.footprint, position_of(entry, group)[0]) for entry in entries]
    for one, left in placed:
        for other, right in placed:
            assert left is not None
            assert right is not None
            if (one.pcf_high or 0) < (other.pcf_low or 0):
                assert (left.first or 0) <= (right.first or 0)
                assert (left.last or 0) < (right.last or 0)


@given(owners=st.lists(st.sampled_from("abcde"), min_size=1, max_size=10))
def test_there_are_positions_exactly_in_groups_that_are_large_and_mixed_enough(
    owners: list[str], template: ProductEntry
) -> None:
    entries = [member(template, place, owner) for place, owner in enumerate(owners)]
    largest = max(owners.count(owner) for owner in owners)
    enough = len(owners) >= 5 and len(set(owners)) >= 3 and largest * 2 <= len(owners)
    group = group_of(entries)
    assert group.has_positions is enough
    assert {position_of(entry, group)[0] is not None for entry in entries} == {enough}
    assert (group.median is not None) is (len(set(owners)) >= 3)


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        ("abcd", "too-few-products"),
        ("aaabb", "too-few-organisations"),
        ("aaabc", "one-dominates"),
        ("aabbc", None),
        ("aaabbc", None),
        ("aaaabbc", "one-dominates"),
    ],
)
def test_the_reason_for_no_position_is_named(owners: str, expected: str | None, template: ProductEntry) -> None:
    assert reason([member(template, place, owner) for place, owner in enumerate(owners)]) == expected


def test_without_a_range_there_is_no_rank_but_a_place_on_the_strip(template: ProductEntry) -> None:
    entries = [member(template, place, owner) for place, owner in enumerate("abcde")]
    position, why = position_of(entries[0], group_of(entries))
    newest = max(entry.headline.data_day for entry in entries if entry.headline.data_day)
    assert (position, why) == (Position(None, None, 5, 5, 2025, 2025, newest), None)


def test_a_range_that_ends_at_zero_overlaps_like_any_other(template: ProductEntry) -> None:
    ends = [(-5, 5, 5), (-2, 1, 1), (40, 1, 1), (50, 1, 1), (60, 1, 1)]
    entries = [member(template, place, f"o{place}", each) for place, each in enumerate(ends)]
    group = group_of(entries)
    placed = [position_of(entry, group)[0] for entry in entries]
    assert [(each.first, each.last) for each in placed if each] == [(1, 2), (1, 2), (3, 3), (4, 4), (5, 5)]


def test_a_self_declared_product_stands_apart_without_a_position(template: ProductEntry) -> None:
    entries = [member(template, place, owner) for place, owner in enumerate("abcdef")]
    trust = Trust("self-declared", confirmed=False, claim=None)
    declared = replace(entries[0], headline=replace(entries[0].headline, trust=trust))
    group = group_of([declared, *entries[1:]])
    assert group.declared == (declared,)
    assert len(group.verified) == 5
    assert position_of(declared, group) == (None, "self-declared")
    assert {position_of(entry, group)[0].count for entry in entries[1:] if position_of(entry, group)[0]} == {5}  # type: ignore[union-attr]


@pytest.mark.parametrize("status", ["expired", "withdrawn", "superseded", "deprecated", "suspended", "removed-by-law"])
def test_a_product_that_does_not_hold_takes_part_in_nothing(status: str, template: ProductEntry) -> None:
    entries = [member(template, place, owner) for place, owner in enumerate("abcdef")]
    gone = replace(entries[0], headline=replace(entries[0].headline, status=status))
    group = group_of([gone, *entries[1:]])
    assert len(group.verified) == 5
    assert position_of(gone, group) == (None, "not-valid")


def test_sample_compiled_and_own_records_never_share_a_group(template: ProductEntry) -> None:
    entries = [member(template, place, owner) for place, owner in enumerate("abcdefghi")]
    kinds = ({"is_sample": True}, {"is_sample": False}, {"is_sample": False, "provenance": "compiled"})
    mixed = [
        replace(entry, organisation=entry.organisation.model_copy(update=kinds[place % 3]))
        for place, entry in enumerate(entries)
    ]
    groups = groups_of(mixed)
    assert sorted((group.kind, len(group.verified)) for group in groups) == [("compiled", 3), ("own", 3), ("sample", 3)]
    assert not any(group.has_positions for group in groups)


def positions(catalogue: Catalogue) -> list[tuple[int | None, int | None]]:
    found = [entry.position for entry in catalogue.products]
    return [(position.first, position.last) for position in found if position]


def test_a_market_gets_its_positions_and_a_lonely_product_none() -> None:
    assert positions(a_market(["100", "120", "140", "160", "180"])) == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
    assert positions(a_market(["100", "101", "140", "160", "180"])) == [(1, 2), (1, 2), (3, 3), (4, 4), (5, 5)]
    assert positions(a_catalogue()) == []


def test_a_limit_counts_each_product_once_or_says_why_not(samples: Catalogue) -> None:
    for entry in samples.categories:
        counted = [product for group in entry.counted for product in group.verified]
        assert sorted(each.number for each in (*counted, *entry.uncounted)) == sorted(
            each.number for each in entry.products
        )
        assert all(each.is_verified for each in counted)
        assert {each.no_position_reason for each in entry.uncounted} <= {"not-valid", "no-key", "self-declared"}
        assert [each.number for each in entry.uncounted] == sorted(each.number for each in entry.uncounted)
        kinds = [KINDS.index(group.kind) for group in entry.counted]
        assert kinds == sorted(kinds)
        for group in entry.counted:
            assert group.has_few_suppliers is (group.organisations < 3)
            values = [each.peer.value for each in group.verified]
            assert group.span == (min(values), max(values))
