"""Rules cost what the rows cost: twice the rows, about twice the time."""

import time
from dataclasses import replace
from decimal import Decimal

from generator.model.disclosure import Disclosure
from generator.validate import RuleContext
from generator.validate.rules import RULES
from generator.validate.rules.rule import run_rule
from tests.builders import a_disclosure, a_footprint, a_product

FEW, MANY = 1_000, 4_000
STEEPEST = 8
"""Four times the rows may take up to twice four times the time: the clock of a busy machine is not exact."""


def a_chain(count: int) -> Disclosure:
    """Return a package in which each footprint names the next one as its successor, each of a later period."""
    footprint = a_footprint()
    names = [f"f-{place:05}" for place in range(count)]
    rows = tuple(
        footprint.model_copy(
            update={
                "footprint_id": name,
                "successor": after,
                "pcf_total": Decimal(100 + place % 7),
                "declared_unit_amount": Decimal(place + 1),
                "interpretation_note_zh": "不含零碳" * 50,
            }
        )
        for place, (name, after) in enumerate(zip(names, [*names[1:], names[0]], strict=True))
    )
    return replace(a_disclosure(footprints=rows, products=(a_product(),)), seen={"footprints": frozenset(names)})


def seconds(disclosure: Disclosure, context: RuleContext) -> float:
    begun = time.process_time()
    for rule in RULES:
        for _ in run_rule(rule, disclosure, context):
            pass
    return time.process_time() - begun


def test_rules_are_linear_in_rows(context: RuleContext) -> None:
    seconds(a_chain(10), context)
    assert seconds(a_chain(MANY), context) < STEEPEST * max(seconds(a_chain(FEW), context), 0.05)
