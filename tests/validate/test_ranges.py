"""A total may lie on either end of its likely range, and not a hair beyond."""

from decimal import Decimal

import pytest

from generator.model.registers import Registers
from generator.validate import RuleContext
from generator.validate.rules.rule import run_rule
from generator.validate.rules.units import total_lies_in_range
from tests.builders import AS_OF, a_config, a_disclosure, a_footprint

HAIR = Decimal("0.000000000000000001")
LOW, HIGH = Decimal(180), Decimal(200)


@pytest.mark.parametrize(
    ("total", "fits"),
    [(LOW - HAIR, False), (LOW, True), (Decimal(190), True), (HIGH, True), (HIGH + HAIR, False)],
)
def test_a_total_on_an_end_of_its_range_lies_in_it(total: Decimal, fits: bool) -> None:  # noqa: FBT001  a row
    footprint = a_footprint(pcf_total=total, pcf_low=LOW, pcf_high=HIGH)
    disclosure = a_disclosure(footprints=(footprint,))
    found = run_rule(total_lies_in_range, disclosure, RuleContext(a_config(), Registers(), AS_OF))
    assert [each.code for each in found] == ([] if fits else ["range-order"])
