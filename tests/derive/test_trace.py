"""The trace: each line finds the version of the factor it used, is recomputed and compared, or says why not."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.derive.trace import recomputed
from generator.derive.units import Units
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Disclosure
from generator.model.factor import AUTHORITY, FactorKey, grid_factor, life_cycle_factor
from generator.model.factor_uses import uses_of
from generator.model.trace import Trace
from tests.builders import a_config, a_footprint, some_stages
from tests.factors import (
    EARLIER,
    ELECTRICITY,
    GRID,
    a_factor,
    a_factored_catalogue,
    a_grid_factor,
    a_line,
    an_official_factor,
    an_opened_disclosure,
)

UNITS = Units.of(a_config().codelists["declared_units"])


def trace_of(line: dict[str, Any], *factors: Any) -> Trace:
    catalogue = a_factored_catalogue(an_opened_disclosure(lines=(line,), factors=factors))
    return catalogue.products[0].headline.trace.lines[0]


OWN = {"factor_id": "tube", "factor_version": "1", "unit": "kg", "amount": Decimal(4), "emission": Decimal(10)}


@pytest.mark.parametrize(
    ("line", "outcome", "found"),
    [
        ({}, "agrees", "11.554"),
        ({"emission": Decimal("11.6")}, "agrees", "11.554"),
        ({"emission": Decimal(12)}, "agrees", "11.554"),
        ({"emission": Decimal("11.62")}, "differs", "11.554"),
        ({"emission": Decimal("11.49")}, "differs", "11.554"),
        ({"emission": None}, "not-stated", "11.554"),
        ({"factor_id": None}, "no-factor", None),
        ({"unit": "MWh", "amount": Decimal("0.02")}, "agrees", "11.554"),
        ({"unit": "MJ", "amount": Decimal(72)}, "agrees", "11.554"),
        ({"unit": "kWh（容量）"}, "other-unit", None),
        ({"unit": "kg"}, "other-unit", None),
        ({"unit": "筐"}, "other-unit", None),
        ({"factor_id": GRID}, "no-version", None),
        (OWN, "agrees", "10"),
        (OWN | {"unit": "t", "amount": Decimal("0.004")}, "agrees", "10"),
        (OWN | {"factor_version": None}, "no-version", None),
        (OWN | {"factor_version": "9"}, "not-found", None),
        (OWN | {"emission": Decimal(0)}, "differs", "10"),
        (OWN | {"amount": Decimal(0), "emission": Decimal(0)}, "agrees", "0"),
    ],
)
def test_a_line_agrees_differs_or_says_why_it_cannot_be_recomputed(
    line: dict[str, Any], outcome: str, found: str | None
) -> None:
    trace = trace_of(line, a_factor())
    assert trace.outcome == outcome
    assert trace.recomputed == (None if found is None else Decimal(found))


def test_a_factor_for_more_than_one_unit_is_divided() -> None:
    assert trace_of(OWN, a_factor(per_amount=Decimal(4))).recomputed == Decimal("2.5")


def test_an_amount_that_counts_pieces_excuses_half_a_percent_and_no_more() -> None:
    per_piece = a_factor(per_unit="piece", value=Decimal(100))
    line = OWN | {"unit": "件", "amount": Decimal(1)}
    assert trace_of(line | {"emission": Decimal("100.5")}, per_piece).outcome == "agrees"
    assert trace_of(line | {"emission": Decimal("100.6")}, per_piece).outcome == "differs"


def test_a_version_that_is_replaced_says_what_the_newest_would_change() -> None:
    versions = (
        a_factor(superseded_by="2"),
        a_factor(version="2", value=Decimal("2.4"), superseded_by="3"),
        a_factor(version="3", value=Decimal("2.1")),
    )
    assert trace_of(OWN, *versions).change == Decimal("-1.6")
    assert trace_of(OWN | {"factor_version": "3"}, *versions).change is None
    assert trace_of({"factor_id": EARLIER}).change == Decimal(20) * (Decimal("0.5777") - Decimal("0.6205"))


def test_versions_that_replace_each_other_in_a_ring_come_to_an_end() -> None:
    ring = (a_factor(superseded_by="2"), a_factor(version="2", superseded_by="1", value=Decimal(3)))
    assert trace_of(OWN, *ring).change == Decimal(2)
    assert trace_of(OWN, a_factor(superseded_by="nowhere")).change is None


def test_an_organisation_does_not_reach_into_the_factors_of_another() -> None:
    other = an_opened_disclosure("other", lines=(), factors=(a_factor(),))
    catalogue = a_factored_catalogue(an_opened_disclosure(lines=(OWN,)), other)
    assert catalogue.products[0].headline.trace.lines[0].outcome == "not-found"


@pytest.mark.parametrize(
    ("stage", "outcome"), [("21.55", "agrees"), ("21.6", "agrees"), ("40", "part"), ("12", "exceeds")]
)
def test_lines_of_a_stage_are_added_and_compared_with_the_stage(stage: str, outcome: str) -> None:
    disclosure = an_opened_disclosure(lines=({}, {"factor_id": None, "emission": Decimal(10)}))
    stages = some_stages(disclosure.footprints[0], (("manufacturing", "reported", stage),))
    check = a_factored_catalogue(replace(disclosure, stages=stages)).products[0].headline.trace.stages[0]
    assert (check.stage, check.outcome, check.lines) == ("manufacturing", outcome, Decimal("21.554"))


def test_a_stage_with_a_line_that_nobody_can_add_is_not_judged() -> None:
    disclosure = an_opened_disclosure(lines=({}, {"factor_id": None, "emission": None}))
    stages = some_stages(disclosure.footprints[0], (("manufacturing", "reported", "12"),))
    assert a_factored_catalogue(replace(disclosure, stages=stages)).products[0].headline.trace.stages == ()


def affected(catalogue: Catalogue, key: FactorKey) -> list[tuple[str, int, tuple[int, ...]]]:
    return sorted(
        (
            use.product.organisation.org_id,
            use.footprint.footprint.revision,
            tuple(trace.line.line for trace in use.lines),
        )
        for use in uses_of(catalogue).get(key, ())
    )


def four() -> tuple[Disclosure, ...]:
    versions = (a_factor(superseded_by="2"), a_factor(version="2", value=Decimal("2.4")))
    return (
        an_opened_disclosure("first", lines=({}, OWN, OWN), factors=versions),
        an_opened_disclosure("second", lines=(OWN | {"factor_version": "2"},), factors=versions),
        an_opened_disclosure("third", lines=({"factor_id": EARLIER},), electricity_factor_id=EARLIER),
        an_opened_disclosure("fourth", lines=(), electricity_factor_id=ELECTRICITY),
    )


def test_exactly_those_that_used_a_version_are_affected_when_it_changes() -> None:
    catalogue = a_factored_catalogue(*four())
    assert affected(catalogue, FactorKey("first", "tube", "1")) == [("first", 1, (2, 3))]
    assert affected(catalogue, FactorKey("first", "tube", "2")) == []
    assert affected(catalogue, FactorKey("second", "tube", "1")) == []
    assert affected(catalogue, FactorKey("second", "tube", "2")) == [("second", 1, (1,))]
    assert affected(catalogue, FactorKey(AUTHORITY, EARLIER)) == [("third", 1, (1,))]
    assert affected(catalogue, FactorKey(AUTHORITY, ELECTRICITY)) == [("first", 1, (1,)), ("fourth", 1, ())]


@pytest.mark.parametrize("changed", ["first", "second"])
def test_changing_one_version_changes_the_lines_of_exactly_the_products_on_its_list(changed: str) -> None:
    before = a_factored_catalogue(*four())
    version = {"first": "1", "second": "2"}[changed]
    edited = [
        replace(
            each,
            factors=tuple(
                factor.model_copy(update={"value": Decimal(9)}) if factor.version == version else factor
                for factor in each.factors
            ),
        )
        if each.org_id == changed
        else each
        for each in four()
    ]
    after = a_factored_catalogue(*edited)
    moved = {
        old.organisation.org_id
        for old, new in zip(before.products, after.products, strict=True)
        if [trace.recomputed for trace in old.headline.trace.lines]
        != [trace.recomputed for trace in new.headline.trace.lines]
    }
    listed = {org_id for org_id, *_ in affected(before, FactorKey(changed, "tube", version))}
    assert moved == listed == {changed}


def test_the_two_families_of_electricity_factors_cannot_be_joined() -> None:
    grid = grid_factor(a_grid_factor())
    factor = life_cycle_factor(an_official_factor())
    assert grid is not None
    assert factor is not None
    line = a_line(a_footprint())
    assert recomputed(line, factor, UNITS) == Decimal("11.554")
    # mypy must refuse the next two lines: `warn_unused_ignores` makes it an error the day their types meet.
    with pytest.raises(AttributeError):
        recomputed(line, grid, UNITS)  # type: ignore[arg-type]
    mixed: list[type] = [type(each) for each in (replace(factor, value=grid.value),)]  # type: ignore[arg-type]
    assert mixed == [type(factor)]
    assert life_cycle_factor(a_grid_factor()) is None
    assert grid_factor(an_official_factor()) is None


@pytest.mark.parametrize(
    "cell",
    [{"family": "grid-co2"}, {"unit": "kg-co2-per-kwh"}, {"gases": "co2-only"}, {"usable_in_pcf": False}],
    ids=lambda cell: next(iter(cell)),
)
def test_a_register_row_that_contradicts_itself_is_of_no_family(cell: dict[str, Any]) -> None:
    row = an_official_factor(**cell)
    assert life_cycle_factor(row) is None
    assert grid_factor(row) is None


def test_every_row_of_the_register_is_of_one_family_and_only_one_may_enter_a_footprint(samples: Catalogue) -> None:
    rows = samples.registers.official_factors
    base = samples.factors
    official = {key.factor_id for key in base.life_cycle if key.owner == AUTHORITY}
    assert official | set(base.grid) == {row.factor_id for row in rows}
    assert not official & set(base.grid)
    used = {
        trace.factor.key
        for entry in samples.products
        for each in entry.footprints
        for trace in each.trace.lines
        if trace.factor
    }
    assert used <= set(base.life_cycle)
    assert not {key.factor_id for key in used} & set(base.grid)


def test_the_inventories_of_the_samples_agree_with_their_factors_and_their_stages(samples: Catalogue) -> None:
    opened = [each for entry in samples.products for each in entry.footprints if each.trace.lines]
    traces = [trace for each in opened for trace in each.trace.lines]
    outcomes = [trace.outcome for trace in traces]
    assert len(opened) >= 6
    assert outcomes.count("agrees") >= 18
    assert set(outcomes) == {"agrees", "no-factor"}
    checks = [check for each in opened for check in each.trace.stages]
    assert len(checks) >= 20
    assert {check.outcome for check in checks} == {"agrees"}
    whole = [each for each in opened if {trace.outcome for trace in each.trace.lines} == {"agrees"}]
    assert len(whole) >= 3
