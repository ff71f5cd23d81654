"""A class on a certificate is one that a registered scheme has; no other is shown."""

from collections.abc import Iterator

import pytest

from generator.diagnostics import Finding
from generator.model.registers import Registers
from generator.validate import RuleContext
from generator.validate.rules.labels import grades_have_a_scheme_in_force
from generator.validate.rules.rule import run_rule
from tests.builders import AS_OF, a_disclosure, a_footprint, a_label
from tests.grades import awarding, with_schemes


def findings(**cells: object) -> Iterator[Finding]:
    disclosure = a_disclosure(labels=(a_label(a_footprint(), **cells),))
    return run_rule(
        grades_have_a_scheme_in_force, disclosure, RuleContext(with_schemes(awarding()), Registers(), AS_OF)
    )


@pytest.mark.parametrize(
    ("grade", "scheme", "column"),
    [
        ("A", "example-e-bike", None),
        (None, None, None),
        ("Z", "example-e-bike", "grade"),
        (None, "example-e-bike", "grade"),
        ("A", "another", "grade_scheme"),
        ("A", None, "grade"),
    ],
)
def test_a_class_and_its_scheme_go_together(grade: str | None, scheme: str | None, column: str | None) -> None:
    found = [(each.code, each.location.column) for each in findings(grade=grade, grade_scheme=scheme)]
    assert found == ([("grade-unknown", column)] if column else [])
