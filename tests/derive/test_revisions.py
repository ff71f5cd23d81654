"""What revisions and footprints of one product tell together: how the number changed, and from where to where it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.derive.revisions import change_of, span_of
from generator.model.catalogue import FootprintEntry
from generator.model.revision import FootprintSpan, RevisionChange
from tests.builders import a_catalogue, a_disclosure, a_footprint, a_product, an_organisation, some_stages

NO_RANGE: dict[str, Any] = {"pcf_low": None, "pcf_high": None, "range_basis": None}


def an_entry(total: str, **cells: object) -> FootprintEntry:
    footprint = a_footprint(**(NO_RANGE | {"pcf_total": Decimal(total)} | cells))
    rows: dict[str, Any] = {"footprints": (footprint,), "stages": some_stages(footprint)}
    [entry] = a_catalogue(
        a_disclosure(products=(a_product(headline_footprint_id=footprint.footprint_id),), **rows)
    ).products
    assert entry.headline.key is not None
    return entry.headline


def test_the_first_has_none_before() -> None:
    assert change_of(an_entry("100"), None) == RevisionChange("first")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("100", "125", RevisionChange("more", Decimal(25))),
        ("100", "75", RevisionChange("less", Decimal(25))),
        ("100", "100", RevisionChange("less", Decimal(0))),
        ("0", "75", RevisionChange("incomparable")),
        ("-10", "75", RevisionChange("incomparable")),
    ],
)
def test_a_change_is_a_percentage_of_the_number_before(before: str, after: str, change: RevisionChange) -> None:
    assert change_of(an_entry(after), an_entry(before)) == change


def test_another_method_or_another_key_cannot_be_compared() -> None:
    before = an_entry("100")
    incomparable = RevisionChange("incomparable")
    assert change_of(an_entry("90", change_reason="method"), before) == incomparable
    assert change_of(an_entry("90", declared_unit_amount=Decimal(2)), before) == incomparable


def test_what_may_not_be_shown_does_not_tell_how_it_changed() -> None:
    entry, before = an_entry("90"), an_entry("100")
    assert change_of(entry, replace(before, status="withdrawn")) is None
    assert change_of(replace(entry, status="suspended"), before) is None


def test_a_product_carries_its_changes_but_a_compiled_one_none() -> None:
    first = a_footprint(**NO_RANGE, pcf_total=Decimal(80))
    second = a_footprint(
        **NO_RANGE, pcf_total=Decimal(100), revision=2, change_reason="data", published_on=date(2026, 5, 1)
    )
    stages = (*some_stages(first), *some_stages(second))
    given: dict[str, Any] = {"products": (a_product(),), "footprints": (first, second), "stages": stages}
    [own] = a_catalogue(a_disclosure(**given)).products
    assert [each.change for each in own.revisions] == [RevisionChange("more", Decimal(25)), RevisionChange("first")]
    assert own.headline == own.revisions[0]
    [entry] = a_catalogue(a_disclosure(an_organisation(provenance="compiled"), **given)).products
    assert {each.change for each in entry.footprints} == {None}


def test_plants_of_one_boundary_and_unit_have_a_span() -> None:
    one, other = an_entry("100"), an_entry("60", footprint_id="b")
    assert span_of(one, [other]) == FootprintSpan(2, Decimal(60), Decimal(100))
    assert span_of(one, []) is None
    assert span_of(one, [replace(other, status="withdrawn")]) is None
    assert span_of(replace(one, status="withdrawn"), [other, other]) is None
    assert span_of(one, [an_entry("60", footprint_id="b", declared_unit_amount=Decimal(2))]) is None
    unknown = one.footprint.model_copy(update={"boundary": "not-stated"})
    assert span_of(replace(one, footprint=unknown), [replace(other, footprint=unknown)]) is None
