"""A rule of a later day does not reach what was published before it."""

from dataclasses import replace
from datetime import date

import pytest

from generator.diagnostics import CODES, FIRST_EDITION
from generator.model.disclosure import Disclosure
from generator.model.record import Place
from generator.validate import RuleContext
from generator.validate.rules import RULES
from generator.validate.rules.rule import run_rule
from tests.builders import a_disclosure, a_footprint, a_product

ZERO = next(rule for rule in RULES if rule.code == "total-zero")
NAMED = next(rule for rule in RULES if rule.code == "name-required")


def published(day: object) -> Disclosure:
    product = a_product(name_zh=None, description_zh="钢管", at=Place("products.csv", 2))
    return a_disclosure(footprints=(a_footprint(pcf_total=0, published_on=day),), products=(product,))


def since(monkeypatch: pytest.MonkeyPatch, code: str, day: str) -> None:
    monkeypatch.setitem(CODES, code, replace(CODES[code], since=day))


@pytest.mark.parametrize(
    ("day", "published_on", "found"),
    [
        (FIRST_EDITION, date(2020, 1, 1), 1),
        ("2027-01-01", date(2026, 12, 31), 0),
        ("2027-01-01", date(2027, 1, 1), 1),
        ("2027-01-01", "not-stated", 0),
    ],
)
def test_records_are_judged_by_the_rules_of_their_date(
    day: str,
    published_on: object,
    found: int,
    context: RuleContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    since(monkeypatch, "total-zero", day)
    assert len(list(run_rule(ZERO, published(published_on), context))) == found


@pytest.mark.parametrize(("as_of", "found"), [(date(2026, 12, 31), 0), (date(2027, 1, 1), 1)])
def test_what_is_not_frozen_is_judged_by_the_rules_of_today(
    as_of: date,
    found: int,
    context: RuleContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    since(monkeypatch, "name-required", "2027-01-01")
    later = replace(context, as_of=as_of)
    assert len(list(run_rule(NAMED, published(date(2020, 1, 1)), later))) == found


def test_every_code_says_since_when() -> None:
    for code in CODES.values():
        assert date.fromisoformat(code.since) >= date.fromisoformat(FIRST_EDITION)
