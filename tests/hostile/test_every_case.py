"""The tables are whole: every case in scope is executed, and every outcome is one of our codes and is used."""

from collections import Counter

from generator.diagnostics import CODES
from tests.hostile import test_bytes, test_cells, test_descriptor, test_evidence, test_ownership, test_text, test_tree
from tests.hostile.case import Refused
from tests.hostile.outcomes import OUTCOMES, SCOPE

PACKAGES = [
    *test_tree.CASES,
    *test_descriptor.CASES,
    *test_bytes.CASES,
    *test_cells.CASES,
    *test_text.CASES,
    *test_text.INERT,
    *test_evidence.CASES,
]
APART = frozenset({"H110"})
"""The day on which a rule begins: tests of its own in `test_ownership`."""
OF_FOLDERS = frozenset({"W-STRAY", "W-MANY"})
"""Outcomes about more than one package, and about more than one row: tests of their own in `test_tree`."""


def test_every_case_in_scope_is_executed_with_neighbours() -> None:
    executed = Counter(case.number for case in PACKAGES)
    executed += Counter(entry.number for entry in test_tree.ENTRIES)
    executed += Counter(scenario.number for scenario in test_ownership.SCENARIOS)
    assert executed.keys() | APART == SCOPE
    assert [number for number, count in executed.items() if count < 2] == []


def test_every_outcome_is_a_code_of_ours_and_is_used() -> None:
    assert {code for codes in OUTCOMES.values() for code in codes} <= CODES.keys()
    used = {case.expected.outcome for case in PACKAGES if isinstance(case.expected, Refused)}
    used |= {
        case.expected.said
        for case in PACKAGES
        if not isinstance(case.expected, Refused) and hasattr(case.expected, "said")
    }
    used |= {entry.outcome for entry in test_tree.ENTRIES}
    used |= {outcome for scenario in test_ownership.SCENARIOS for outcome in scenario.expected}
    assert OUTCOMES.keys() - used == OF_FOLDERS


def test_no_two_cases_of_a_table_have_one_name() -> None:
    for cases in (test_tree.CASES, test_descriptor.CASES, test_bytes.CASES, test_evidence.CASES):
        assert [name for name, count in Counter(case.name for case in cases).items() if count > 1] == []
