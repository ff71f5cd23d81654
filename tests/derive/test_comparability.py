"""The comparability key: equal only where everything agrees that must agree before two numbers are compared."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive.comparability import comparability, included_stages, normalised_unit
from generator.derive.stages import stage_shares
from generator.model.catalogue import ComparabilityKey, StageShare
from generator.model.footprint import Footprint
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
    footprint = a_footprint(**cells)
    return comparability(footprint, category, shares(footprint, rows, config), RULES, config)


def shares(footprint: Footprint, rows: Rows, config: SiteConfig) -> tuple[StageShare, ...]:
    return stage_shares(footprint, some_stages(footprint, rows), config.codelists["stages"])


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
    units=st.sampled_from([("tonne", "kilogram", 1000), ("weight-case", "kilogram", 50)]),
)
def test_a_thousand_kilograms_are_a_tonne_for_every_amount(
    amount: Decimal, units: tuple[str, str, int], config: SiteConfig
) -> None:
    large, small, factor = units
    lists = config.codelists["declared_units"]
    one = a_footprint(declared_unit=large, declared_unit_amount=amount)
    other = a_footprint(declared_unit=small, declared_unit_amount=amount * factor)
    assert normalised_unit(one, lists) == normalised_unit(other, lists)
    assert "E" not in normalised_unit(one, lists).split()[0]


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
