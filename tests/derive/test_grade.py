"""Grades: each gate by itself, numbers on and beside limits, days, kinds of record, and properties of every scheme."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import GradeScheme
from generator.config.grade_files import read_scheme
from generator.derive.grade import CONDITIONS, grade_of, keyed_scheme
from generator.model.grade import REASONS
from generator.model.trust import Trust
from tests.builders import (
    AS_OF,
    a_catalogue,
    a_config,
    a_disclosure,
    a_footprint,
    a_product,
    an_organisation,
    with_status,
)
from tests.grades import FILES, a_scheme, as_written, awarding, certificate, graded, of_one, seven, with_schemes

FIRST, LAST = date(2026, 7, 1), date(2028, 6, 30)
DAY = timedelta(days=1)
LEAST = Decimal("0.000000000000000001")
FREE = a_scheme(reference_set=None)
THREE = a_scheme(
    classes=[
        {"letter": letter, "colour": "#000000", "text_colour": "#ffffff"} | ({"up_to": end} if end else {})
        for letter, end in (("1", "100"), ("2", "200"), ("3", None))
    ],
    reference_set=None,
)
SCHEMES = [*(read_scheme(path, a_config().codelists) for path in FILES), a_scheme(), seven(), THREE]
COMPUTED = [scheme for scheme in SCHEMES if scheme.mode == "computed"]
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=18)


def grade(*schemes: GradeScheme, **given_: Any) -> Any:
    return graded(*(schemes or (a_scheme(),)), **given_).grade


def test_a_number_that_passes_every_gate_has_its_class() -> None:
    found = grade()
    assert (found.letter, found.reason, found.scheme_id) == ("B", None, "example-e-bike")
    assert [gate.state for gate in found.conditions] == ["holds"] * 7 + ["not-asked"]
    assert [gate.code for gate in found.conditions] == list(CONDITIONS)


FAILING: dict[str, tuple[str, str, GradeScheme, dict[str, Any]]] = {
    "expired": ("status", "expired", a_scheme(), {"valid_through": AS_OF - DAY}),
    "deprecated": ("status", "not-valid", a_scheme(), {"status": "deprecated", "status_on": AS_OF}),
    "withdrawn": ("status", "not-valid", a_scheme(), {"status": "withdrawn", "status_on": AS_OF}),
    "self-declared": ("checked", "self-declared", a_scheme(), {"check": {"type": "self-declared"}}),
    "internal review": ("checked", "self-declared", a_scheme(), {"check": {"type": "internal-review"}}),
    "second party": ("checked", "self-declared", a_scheme(), {"check": {"type": "second-party"}}),
    "not confirmed": ("checked", "unconfirmed", a_scheme(), {"answered": False}),
    "check lapsed": ("checked", "self-declared", a_scheme(), {"check": {"valid_through": AS_OF - DAY}}),
    "another boundary": ("key", "boundary", a_scheme(), {"boundary": "cradle-to-gate", "kind": "partial-cfp"}),
    "another amount": ("key", "key", a_scheme(), {"declared_unit_amount": Decimal(2)}),
    "another life": ("key", "key", a_scheme(), {"service_life_amount": Decimal("8.001")}),
    "other factors": ("key", "key", a_scheme(), {"ipcc_characterization_factors": ("AR5",)}),
    "no rule": ("key", "key", a_scheme(), {"rule_ids": ()}),
    "fewer stages in the scheme": (
        "key",
        "boundary",
        a_scheme(key=as_written()["key"] | {"stages": ["raw-materials"]}),
        {},
    ),
    "another version of the rule": (
        "key",
        "key",
        a_scheme(key=as_written()["key"] | {"rules": [{"rule_id": "sample-ebike-2026", "version": "2027"}]}),
        {},
    ),
    "limits for less than two years": ("frozen", "too-short", a_scheme(in_force_until=LAST - DAY), {}),
    "19 products": (
        "reference",
        "too-few",
        a_scheme(reference_set=as_written()["reference_set"] | {"products": 19}),
        {},
    ),
    "4 organisations": (
        "reference",
        "too-few",
        a_scheme(reference_set=as_written()["reference_set"] | {"organisations": 4}),
        {},
    ),
    "classes narrower than the ranges": (
        "width",
        "too-narrow",
        a_scheme(reference_set=as_written()["reference_set"] | {"median_half_width": "33.600000000000000001"}),
        {},
    ),
    "no certificate": ("certificate", "no-certificate", awarding(), {}),
}


@pytest.mark.parametrize("name", FAILING)
def test_each_gate_fails_by_itself_and_is_the_reason(name: str) -> None:
    gate, reason, scheme, cells = FAILING[name]
    found = grade(scheme, **cells)
    assert (found.letter, found.reason) == (None, reason)
    assert [each.code for each in found.conditions if each.state == "fails"] == [gate]
    assert found.near is found.since is found.until is None


def test_every_gate_but_the_first_is_seen_failing_and_every_reason_is_known() -> None:
    assert {gate for gate, *_ in FAILING.values()} == set(CONDITIONS) - {"rule"}
    assert {reason for _, reason, *_ in FAILING.values()} == set(REASONS)


@pytest.mark.parametrize(
    "scheme",
    [
        a_scheme(in_force_until=LAST),
        a_scheme(in_force_until=None),
        a_scheme(reference_set=as_written()["reference_set"] | {"products": 20, "organisations": 5}),
        a_scheme(reference_set=as_written()["reference_set"] | {"median_half_width": "33.6"}),
        a_scheme(reference_set=None),
    ],
)
def test_a_gate_that_holds_to_the_day_and_to_the_digit(scheme: GradeScheme) -> None:
    assert grade(scheme).letter == "B"


def test_the_first_gate_that_fails_is_the_reason() -> None:
    found = grade(a_scheme(in_force_until=LAST - DAY), answered=False, boundary="cradle-to-gate", kind="partial-cfp")
    assert found.reason == "unconfirmed"
    assert [each.code for each in found.conditions if each.state == "fails"] == ["checked", "key", "frozen"]
    assert found.differing == ("boundary",)


@pytest.mark.parametrize("status", ["superseded", "suspended", "removed-by-law", "under-correction"])
def test_no_state_but_a_current_one_has_a_letter(status: str) -> None:
    headline = with_status(of_one(a_scheme()), status).products[0].headline
    found = grade_of(headline, keyed_scheme(a_scheme(), a_config()))
    assert (found.letter, found.reason) == (None, "not-valid")


def test_a_declaration_counts_where_it_is_confirmed() -> None:
    headline = graded(a_scheme()).headline
    for confirmed, letter in ((True, "B"), (False, None)):
        trust = Trust("epd", confirmed=confirmed, claim=None)
        assert grade_of(replace(headline, trust=trust), keyed_scheme(a_scheme(), a_config())).letter == letter


def test_the_key_is_normalised_as_that_of_a_footprint_is() -> None:
    months = as_written()["key"] | {"service_life": {"amount": "96", "unit": "month"}, "amount": "1.000"}
    assert grade(a_scheme(key=months)).letter == "B"
    groups = as_written()["key"] | {"stages": ["use", "end-of-life", "distribution", "manufacturing", "raw-materials"]}
    assert grade(a_scheme(key=groups)).letter == "B"


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("-1", "A"), ("0", "A"), ("149.999999999999999999", "A"), ("150", "A"), ("150.0", "A"),
        ("150.000000000000000001", "B"), ("186.4", "B"), ("186.40", "B"), ("186.400000000000000001", "C"),
        ("220", "C"), ("220.000000000000000001", "D"), ("260", "D"), ("260.000000000000000001", "E"), ("99999999", "E"),
    ],
)  # fmt: skip
def test_a_limit_belongs_to_the_better_class(value: str, letter: str) -> None:
    assert grade(FREE, pcf_total=Decimal(value), pcf_low=None, pcf_high=None).letter == letter


@pytest.mark.parametrize(
    ("low", "high", "near"),
    [
        ("168", "211", ("B", "C")),
        ("150", "186.4", ("A", "B")),
        ("150.1", "186.4", None),
        ("100", "300", ("A", "E")),
        (None, None, None),
    ],
)
def test_a_range_that_crosses_a_limit_is_said(low: str | None, high: str | None, near: tuple[str, str] | None) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert grade(pcf_low=ends[0], pcf_high=ends[1]).near == near


@pytest.mark.parametrize(
    ("day", "letter"), [(FIRST - DAY, None), (FIRST, "B"), (LAST, "B"), (LAST + DAY, None)], ids=str
)
def test_a_scheme_begins_and_ends_with_its_days(day: date, letter: str | None) -> None:
    entry = graded(a_scheme(), as_of=day)
    assert (entry.grade.letter if entry.grade else None) == letter
    assert (entry.grade is None) is (letter is None)


def test_one_scheme_follows_another_overnight() -> None:
    old, new = a_scheme(scheme_id="old"), a_scheme(scheme_id="new", in_force_from=LAST + DAY, in_force_until=None)
    assert [grade(old, new, as_of=day).scheme_id for day in (LAST, LAST + DAY)] == ["old", "new"]
    states = {each.scheme_id: each.state for each in of_one(old, new, as_of=LAST + DAY).grading.schemes}
    assert states == {"old": "ended", "new": "in-force"}


def test_a_class_has_days_of_its_own() -> None:
    found = grade(published_on=date(2026, 9, 1), valid_through=date(2028, 1, 31))
    assert (found.since, found.until) == (date(2026, 9, 1), date(2028, 1, 31))
    found = grade(check={"valid_through": date(2027, 5, 5)})
    assert (found.since, found.until) == (FIRST, date(2027, 5, 5))


@pytest.mark.parametrize(
    ("fictional", "owner", "is_graded"),
    [
        (True, {"is_sample": True}, True),
        (True, {"is_sample": False}, False),
        (True, {"is_sample": False, "provenance": "compiled"}, False),
        (False, {"is_sample": True}, False),
        (False, {"is_sample": False}, True),
        (False, {"is_sample": False, "provenance": "compiled"}, True),
    ],
)
def test_made_up_schemes_never_grade_real_records_nor_real_ones_samples(
    *, fictional: bool, owner: dict[str, Any], is_graded: bool
) -> None:
    assert (grade(a_scheme(is_fictional=fictional), owner=owner) is not None) is is_graded


def test_another_category_has_no_grade_and_no_reason() -> None:
    assert grade(a_scheme(category="bicycle")) is None


def test_an_awarded_class_stands_on_a_confirmed_certificate() -> None:
    scheme = awarding()
    assert grade(scheme, labels=[(certificate("A", scheme), True)]).letter == "A"
    assert grade(scheme, labels=[(certificate("A", scheme), False)]).reason == "unconfirmed"
    assert grade(scheme, labels=[(certificate("A", scheme, grade_scheme="another"), True)]).reason == "no-certificate"
    assert grade(scheme, labels=[(certificate("Z", scheme), True)]).reason == "no-certificate"
    lapsed = certificate("A", scheme, valid_through=AS_OF - DAY)
    assert grade(scheme, labels=[(lapsed, True)]).reason == "no-certificate"


def test_of_two_certificates_the_worse_class_counts() -> None:
    scheme = awarding()
    both = [(certificate("D", scheme), True), (certificate("A", scheme), True), (certificate("E", scheme), False)]
    assert grade(scheme, labels=both).letter == "D"
    assert grade(scheme, labels=both).near is None


def test_counts_of_a_coming_scheme_are_those_of_today_and_an_ended_one_has_none() -> None:
    soon = of_one(a_scheme(in_force_from=AS_OF + DAY, in_force_until=None))
    assert soon.products[0].grade is None
    assert not soon.grading.is_in_force
    assert soon.grading.schemes[0].counts == {"A": 0, "B": 1, "C": 0, "D": 0, "E": 0}
    gone = of_one(a_scheme(in_force_from=date(2020, 1, 1), in_force_until=AS_OF - DAY))
    assert (gone.grading.schemes[0].state, gone.grading.schemes[0].counts) == ("ended", {})
    none = of_one(a_scheme(), answered=False).grading.schemes[0]
    assert (sum(none.counts.values()), none.reasons) == (0, {"unconfirmed": 1})


def test_without_a_scheme_there_is_no_grade() -> None:
    found = of_one()
    assert found.products[0].grade is None
    assert found.grading.schemes == ()


def test_the_grade_stands_beside_the_number_only_while_it_holds() -> None:
    assert graded(a_scheme()).shown_grade
    expired = graded(a_scheme(), valid_through=AS_OF - DAY)
    assert expired.grade
    assert expired.shown_grade is None


def test_products_of_a_category_carry_their_grade() -> None:
    (category,) = of_one(a_scheme()).categories
    assert category.products[0].grade
    assert category.groups[0].verified[0].grade


def test_every_product_of_the_category_is_counted() -> None:
    owners = [
        a_disclosure(an_organisation(f"o{n}"), products=(a_product(),), footprints=(a_footprint(),)) for n in range(9)
    ]
    found = a_catalogue(*owners, config=with_schemes(a_scheme()))
    assert found.grading.schemes[0].reasons == {"self-declared": 9}


def test_the_example_shows_both_sides_of_a_limit_and_the_gates() -> None:
    found = {each.case: each for each in a_catalogue().grading.examples}
    outcomes = {case: each.grade.letter or each.grade.reason for case, each in found.items()}
    assert outcomes == {
        "on-threshold": "A",
        "just-above": "B",
        "crossing": "B",
        "self-declared": "self-declared",
        "unconfirmed": "unconfirmed",
        "boundary": "boundary",
        "expired": "expired",
    }
    assert found["just-above"].value - found["on-threshold"].value == LEAST
    assert found["crossing"].grade.near == ("B", "C")


@given(value=NUMBERS, scheme=st.sampled_from(COMPUTED))
def test_every_number_belongs_to_exactly_one_class(value: Decimal, scheme: GradeScheme) -> None:
    lows = [None, *scheme.limits]
    highs = [*scheme.limits, None]
    inside = [
        each.letter
        for each, low, high in zip(scheme.classes, lows, highs, strict=True)
        if (low is None or low < value) and (high is None or value <= high)
    ]
    assert [scheme.letter_of(value)] == inside


@given(one=NUMBERS, other=NUMBERS, scheme=st.sampled_from(COMPUTED))
def test_a_lower_number_never_has_a_worse_class(one: Decimal, other: Decimal, scheme: GradeScheme) -> None:
    letters = [each.letter for each in scheme.classes]
    low, high = sorted((one, other))
    assert letters.index(scheme.letter_of(low)) <= letters.index(scheme.letter_of(high))


@pytest.mark.parametrize("scheme", COMPUTED, ids=lambda scheme: f"{scheme.scheme_id}-{len(scheme.classes)}")
def test_each_limit_belongs_to_the_class_that_it_ends_and_the_next_number_does_not(scheme: GradeScheme) -> None:
    for place, limit in enumerate(scheme.limits):
        assert scheme.letter_of(limit) == scheme.classes[place].letter
        assert scheme.letter_of(limit + LEAST) == scheme.classes[place + 1].letter


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: f"{scheme.scheme_id}-{len(scheme.classes)}")
def test_every_scheme_of_the_repository_can_be_laid_on_a_number(scheme: GradeScheme) -> None:
    keyed = keyed_scheme(scheme, a_config())
    assert keyed.terms.key
    assert keyed.terms.key.stages
    assert grade_of(graded().headline, keyed).letters == tuple(each.letter for each in scheme.classes)
