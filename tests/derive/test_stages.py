"""A total by stage: shares, what no stage accounts for, and which stages are the largest for certain."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import SiteConfig
from generator.derive.stages import stage_split
from generator.model.stages import StageSplit
from tests.builders import a_config, a_footprint, some_stages

Rows = list[tuple[str, str, str | None]]
HIDDEN: Rows = [("use", "not-disclosed", None), ("distribution", "not-disclosed", None)]


def split(total: str, rows: Rows) -> StageSplit:
    footprint = a_footprint(pcf_total=Decimal(total), pcf_low=None, pcf_high=None, range_basis=None)
    return stage_split(footprint, some_stages(footprint, rows), a_config().codelists["stages"])


def main(total: str, rows: Rows) -> list[str]:
    return [stage.stage for stage in split(total, rows).main]


def test_shares_are_of_the_total_and_stand_in_the_order_of_a_life() -> None:
    found = split("200", [("use", "estimated", "150"), ("raw-materials", "reported", "50")])
    assert [(stage.stage, stage.share) for stage in found.stages] == [
        ("raw-materials", Decimal(25)),
        ("use", Decimal(75)),
    ]
    assert (found.rest, found.has_negative) == (None, False)


@pytest.mark.parametrize("total", ["0", "-4"])
def test_of_nothing_there_is_no_share(total: str) -> None:
    found = split(total, [("raw-materials", "reported", "5"), *HIDDEN])
    assert found.stages[0].share is None
    assert found.rest is not None
    assert found.rest.share is None
    assert found.main == ()


def test_what_is_outside_the_total_has_no_share_and_leaves_no_rest() -> None:
    found = split("100", [("raw-materials", "reported", "100"), ("beyond-boundary", "reported", "-30")])
    beyond = found.stages[-1]
    assert (beyond.stage, beyond.in_total, beyond.share) == ("beyond-boundary", False, None)
    assert not found.has_negative
    assert split("100", [("raw-materials", "reported", "130"), ("end-of-life", "reported", "-30")]).has_negative


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        (HIDDEN, ("30", "30", True)),
        ([("use", "not-stated", None)], ("30", "30", False)),
        ([("use", "not-assessed", None)], None),
        ([("beyond-boundary", "not-disclosed", None)], None),
    ],
)
def test_the_rest_is_what_is_not_disclosed_or_not_split(rows: Rows, rest: tuple[str, str, bool] | None) -> None:
    found = split("100", [("raw-materials", "reported", "70"), *rows]).rest
    told = None if found is None else (found.value, found.share, found.is_undisclosed)
    assert told == (None if rest is None else (Decimal(rest[0]), Decimal(rest[1]), rest[2]))


def test_a_compiled_total_that_its_stages_use_up_leaves_no_rest_but_an_undisclosed_one_stays() -> None:
    used_up = [("raw-materials", "reported", "100")]
    assert split("100", [*used_up, ("use", "not-stated", None)]).rest is None
    hidden = split("100", [*used_up, *HIDDEN]).rest
    assert hidden is not None
    assert (hidden.value, hidden.is_undisclosed) == (Decimal(0), True)


def test_the_two_largest_are_named_the_largest_first() -> None:
    rows: Rows = [("raw-materials", "reported", "30"), ("manufacturing", "reported", "10"), ("use", "reported", "60")]
    assert main("100", rows) == ["use", "raw-materials"]


def test_one_stage_alone_and_what_is_hidden_behind_a_larger_rest_is_not_named() -> None:
    assert main("100", [("raw-materials", "reported", "100"), ("use", "assessed-zero", "0")]) == []
    assert main("100", [("raw-materials", "reported", "60"), ("manufacturing", "reported", "1"), *HIDDEN]) == [
        "raw-materials"
    ]
    assert main("100", [("raw-materials", "reported", "40"), ("manufacturing", "reported", "20"), *HIDDEN]) == []


@given(values=st.lists(st.integers(1, 1000), min_size=4, max_size=4), rest=st.integers(0, 1000))
def test_no_named_stage_could_be_exceeded_by_one_that_is_not_disclosed(values: list[int], rest: int) -> None:
    codes = ("raw-materials", "manufacturing", "packaging", "end-of-life")
    rows: Rows = [(code, "reported", str(value)) for code, value in zip(codes, values, strict=True)]
    found = split(str(sum(values) + rest), [*rows, *HIDDEN])
    assert found.rest is not None
    assert found.rest.value == rest
    for stage in found.main:
        assert stage.value is not None
        assert stage.value > rest
        assert sorted(values).index(int(stage.value)) >= len(values) - 2 or values.count(int(stage.value)) > 1


def test_the_lists_say_which_stages_a_boundary_holds(config: SiteConfig) -> None:
    stages, boundaries = config.codelists["stages"], config.codelists["boundaries"]
    held: dict[str, Any] = {
        code: stages.where(column, "true")
        for code in boundaries.codes
        if (column := boundaries.cell(code, "stages_column"))
    }
    plant = {"manufacturing", "packaging", "operations"}
    gate = plant | {"raw-materials", "inbound-transport", "upstream"}
    assert held == {"cradle-to-gate": gate, "gate-to-gate": plant, "cradle-to-site": gate | {"distribution"}}
    assert stages.where("is_main", "true") == {"raw-materials", "manufacturing", "distribution", "use", "end-of-life"}
