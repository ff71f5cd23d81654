"""The comparability key: equal only where everything agrees that must agree before two numbers are compared."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive.comparability import comparability, included_stages, normalised
from generator.derive.stages import stage_split
from generator.model.comparability import PARTS, ComparabilityKey, Terms, differing_parts
from generator.model.footprint import Footprint
from generator.model.stages import StageShare
from tests.builders import STAGES, a_footprint, a_rule, some_stages

RULES = {
    rule.rule_id: rule
    for rule in (
        a_rule(),
        a_rule("other-rule"),
        a_rule("gbt-24067-2024", product_specific=False),
        a_rule("iso-14067-2018", product_specific=False),
    )
}
Rows = Sequence[tuple[str, str, str | None]]


def key(
    config: SiteConfig, rows: Rows = STAGES, category: str = "e-bike", **cells: object
) -> tuple[ComparabilityKey | None, str | None]:
    terms = terms_of(config, rows, category, **cells)
    return terms.key, terms.reason


def terms_of(config: SiteConfig, rows: Rows = STAGES, category: str = "e-bike", **cells: object) -> Terms:
    footprint = a_footprint(**cells)
    return comparability(footprint, category, shares(footprint, rows, config), RULES, config)


def shares(footprint: Footprint, rows: Rows, config: SiteConfig) -> tuple[StageShare, ...]:
    return stage_split(footprint, some_stages(footprint, rows), config.codelists["stages"]).stages


@given(rows=st.permutations(STAGES))
def test_the_order_of_stages_changes_nothing(rows: Rows, config: SiteConfig) -> None:
    assert key(config, rows) == key(config)


CHANGES: dict[str, dict[str, Any]] = {
    "rule": {"rule_ids": ("other-rule",)},
    "two rules": {"rule_ids": ("sample-ebike-2026", "other-rule")},
    "category": {"category": "bicycle"},
    "amount": {"declared_unit_amount": Decimal(2)},
    "unit": {"declared_unit": "set"},
    "kind of unit": {"unit_kind": "declared"},
    "service life": {"service_life_amount": Decimal(9)},
    "unit of service life": {"service_life_unit": "km"},
    "boundary": {"boundary": "cradle-to-gate"},
    "stage left out": {"rows": STAGES[1:]},
    "stage not assessed": {"rows": (("raw-materials", "not-assessed", None), *STAGES[1:])},
    "stage more": {"rows": (*STAGES, ("packaging", "reported", "1"))},
    "recycling": {"recycling_approach": "end-of-life"},
    "characterisation factors": {"ipcc_characterization_factors": ("AR5",)},
    "two sets of them": {"ipcc_characterization_factors": ("AR5", "AR6")},
    "biogenic basis": {"pcf_total_basis": "including-biogenic-uptake"},
}


@pytest.mark.parametrize("part", CHANGES)
def test_a_change_of_any_part_is_another_key(part: str, config: SiteConfig) -> None:
    base, changed = key(config)[0], key(config, **CHANGES[part])[0]
    assert base is not None
    assert changed is not None
    assert changed.id != base.id


SAME: dict[str, dict[str, Any]] = {
    "value": {"pcf_total": Decimal(999), "pcf_low": Decimal(990), "pcf_high": Decimal(1000)},
    "amount written longer": {"declared_unit_amount": Decimal("1.000")},
    "service life written longer": {"service_life_amount": Decimal("8.0")},
    "service life in months": {"service_life_amount": Decimal(96), "service_life_unit": "month"},
    "a generic standard beside the rule": {"rule_ids": ("gbt-24067-2024", "sample-ebike-2026")},
    "place": {"geography": "GLO", "site_id": "plant-9"},
    "estimated instead of reported": {"rows": (("raw-materials", "estimated", "96"), *STAGES[1:])},
    "not disclosed instead of reported": {"rows": (("raw-materials", "not-disclosed", None), *STAGES[1:])},
    "assessed as zero instead of reported": {"rows": (("raw-materials", "assessed-zero", "0"), *STAGES[1:])},
    "without what is not applicable": {"rows": tuple(row for row in STAGES if row[1] != "not-applicable")},
    "without what lies beyond the boundary": {"rows": tuple(row for row in STAGES if row[0] != "beyond-boundary")},
}


@pytest.mark.parametrize("part", SAME)
def test_what_does_not_matter_changes_no_key(part: str, config: SiteConfig) -> None:
    assert key(config, **SAME[part]) == key(config)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"rule_ids": (), "cross_sectoral_standards": ()}, "no-rule"),
        ({"rule_ids": ()}, "generic-rule"),
        ({"rule_ids": ("gbt-24067-2024",)}, "generic-rule"),
        ({"rule_ids": ("iso-14067-2018", "gbt-24067-2024")}, "generic-rule"),
        ({"declared_unit": "not-stated"}, "unit-not-stated"),
        ({"unit_kind": "not-stated"}, "unit-not-stated"),
        ({"declared_unit_amount": "not-stated"}, "unit-not-stated"),
        ({"boundary": "not-stated"}, "boundary-not-stated"),
        ({"ipcc_characterization_factors": ("not-stated",)}, "gwp-not-stated"),
        ({"rows": ()}, "stages-not-assessed"),
        ({"rows": (("use", "not-assessed", None), ("beyond-boundary", "reported", "-1"))}, "stages-not-assessed"),
        ({"recycling_approach": None}, "recycling-not-stated"),
        ({"recycling_approach": "not-stated"}, "recycling-not-stated"),
        ({"pcf_total_basis": "not-stated"}, "basis-not-stated"),
    ],
)
def test_without_a_part_there_is_no_key_and_the_reason_is_named(
    cells: dict[str, Any], reason: str, config: SiteConfig
) -> None:
    assert key(config, **cells) == (None, reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1", "tonne"), ("1000", "kilogram")),
        (("0.001", "tonne"), ("1", "kilogram")),
        (("1", "weight-case"), ("50", "kilogram")),
        (("1.50", "litre"), ("1.5", "litre")),
        (("1", "cubic-metre"), ("1000", "litre")),
        (("0.000000000000000001", "cubic-metre"), ("0.000000000000001", "litre")),
        (("1", "mwh"), ("1000", "kwh")),
        (("1", "kwh"), ("3.6", "megajoule")),
    ],
)
def test_the_same_amount_in_another_unit_is_the_same(
    one: tuple[str, str], other: tuple[str, str], config: SiteConfig
) -> None:
    units = [key(config, declared_unit_amount=Decimal(amount), declared_unit=unit)[0] for amount, unit in (one, other)]
    assert units[0] is not None
    assert units[0] == units[1]


@given(
    amount=st.decimals(min_value=Decimal("0.001"), max_value=10**9, places=3),
    units=st.sampled_from(
        [
            ("tonne", "kilogram", 1000),
            ("weight-case", "kilogram", 50),
            ("cubic-metre", "litre", 1000),
            ("mwh", "kwh", 1000),
        ]
    ),
)
def test_a_thousand_kilograms_are_a_tonne_for_every_amount(
    amount: Decimal, units: tuple[str, str, int], config: SiteConfig
) -> None:
    large, small, factor = units
    lists = config.codelists["declared_units"]
    assert normalised(amount, large, lists) == normalised(amount * factor, small, lists)
    assert "E" not in normalised(amount, large, lists).split()[0]


def test_no_digit_of_an_amount_is_rounded_away(config: SiteConfig) -> None:
    long = "123456789012345678901234567890"
    amounts = [Decimal(f"{long}.000000000000000001"), Decimal(f"{long}.000000000000000002")]
    assert len({normalised(amount, "cubic-metre", config.codelists["declared_units"]) for amount in amounts}) == 2


def test_energy_that_means_three_things_stays_three_units(config: SiteConfig) -> None:
    codes = ("kwh", "kwh-capacity", "kwh-delivered", "piece", "set", "square-metre", "metre")
    units = {key(config, declared_unit=code)[0] for code in codes}
    assert None not in units
    assert len(units) == len(codes)


def test_a_group_of_stages_counts_as_its_members(config: SiteConfig) -> None:
    stages = config.codelists["stages"]
    footprint = a_footprint()
    for group, members in (("upstream", 2), ("operations", 2), ("downstream", 4)):
        together = included_stages(shares(footprint, [(group, "reported", "9")], config), stages)
        apart = [(stage, "reported", "1") for stage in stages.where("group", group)]
        assert together == included_stages(shares(footprint, apart, config), stages)
        assert len(together) == members


NAMED: dict[str, tuple[str, ...]] = {
    "rule": ("rule",),
    "two rules": ("rule",),
    "category": ("category",),
    "amount": ("unit",),
    "unit": ("unit",),
    "kind of unit": ("unit_kind", "life"),
    "service life": ("life",),
    "unit of service life": ("life",),
    "boundary": ("boundary",),
    "stage left out": ("stages",),
    "stage not assessed": ("stages",),
    "stage more": ("stages",),
    "recycling": ("recycling",),
    "characterisation factors": ("gwp",),
    "two sets of them": ("gwp",),
    "biogenic basis": ("biogenic",),
}


@pytest.mark.parametrize("change", CHANGES)
def test_exactly_the_part_that_differs_is_named(change: str, config: SiteConfig) -> None:
    """Both ways round, and alone: a part that agrees is never blamed."""
    base, changed = terms_of(config), terms_of(config, **CHANGES[change])
    assert differing_parts(base, changed) == NAMED[change] == differing_parts(changed, base)
    assert {part for parts in NAMED.values() for part in parts} == set(PARTS)


UNKNOWN: dict[str, dict[str, Any]] = {
    "rule": {"rule_ids": ()},
    "unit": {"declared_unit_amount": "not-stated"},
    "unit_kind": {"unit_kind": "not-stated", "service_life_amount": None},
    "boundary": {"boundary": "not-stated"},
    "stages": {"rows": ()},
    "recycling": {"recycling_approach": None},
    "gwp": {"ipcc_characterization_factors": ("not-stated",)},
    "biogenic": {"pcf_total_basis": "not-stated"},
}


@pytest.mark.parametrize("part", UNKNOWN)
def test_what_two_footprints_do_not_know_keeps_them_apart_even_where_both_are_silent(
    part: str, config: SiteConfig
) -> None:
    known, unknown = (
        terms_of(config, service_life_amount=None),
        terms_of(config, **UNKNOWN[part] | {"service_life_amount": None}),
    )
    assert differing_parts(unknown, unknown) == (part,)
    assert part in differing_parts(known, unknown)
    assert part in differing_parts(unknown, known)


def test_everything_that_is_unknown_is_named_not_only_the_first(config: SiteConfig) -> None:
    terms = terms_of(config, rule_ids=(), recycling_approach=None, pcf_total_basis="not-stated")
    assert terms.reason == "generic-rule"
    assert differing_parts(terms, terms_of(config)) == ("rule", "recycling", "biogenic")


@given(one=st.sampled_from([{}, *CHANGES.values()]), other=st.sampled_from([{}, *CHANGES.values()]))
def test_nothing_is_named_exactly_where_the_keys_are_equal(
    one: dict[str, Any], other: dict[str, Any], config: SiteConfig
) -> None:
    left, right = terms_of(config, **one), terms_of(config, **other)
    assert (left.key == right.key) is (differing_parts(left, right) == ())
