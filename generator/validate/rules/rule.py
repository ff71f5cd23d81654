"""What a rule is: a permanent code, the tables it needs, and a function that yields what breaks it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.diagnostics import CODES, FIRST_EDITION, Finding, Location, catalogued
from generator.model.disclosure import FROZEN, Disclosure
from generator.model.footprint import Footprint, OfFootprint
from generator.model.record import Record
from generator.validate.claims import Claims
from generator.validate.context import RuleContext

Check = Callable[[Disclosure, RuleContext], Iterator[Finding]]
RegistryCheck = Callable[[Sequence[Claims], RuleContext], Iterator[tuple[str, Finding]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about one package; it stays silent while a table it needs did not load."""

    code: str
    needs: tuple[str, ...]
    check: Check


@dataclass(frozen=True, slots=True)
class RegistryRule:
    """A rule about all packages together; it yields the folder that each finding concerns."""

    code: str
    check: RegistryCheck


def rule(code: str, *needs: str) -> Callable[[Check], Rule]:
    """Make a rule of a function; `needs` are the tables without which it cannot be judged.

    Raises:
        UnknownCodeError: The code is in no catalogue.

    """
    known = catalogued(code)
    return lambda check: Rule(known, needs, check)


def registry_rule(code: str) -> Callable[[RegistryCheck], RegistryRule]:
    """Make a rule across packages of a function.

    Raises:
        UnknownCodeError: The code is in no catalogue.

    """
    known = catalogued(code)
    return lambda check: RegistryRule(known, check)


def fault(record: Record, column: str, **holes: object) -> Finding:
    """Say that a cell breaks the rule at hand; the runner stamps the code."""
    location = Location(record.at.file, record.at.row, column)
    return Finding("", location, record.cell(column) or "", {name: str(value) for name, value in holes.items()})


def run_rule(a_rule: Rule, disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Yield what breaks a rule in one package."""
    if disclosure.silenced.isdisjoint(a_rule.needs):
        for finding in a_rule.check(disclosure, context):
            stamped = replace(finding, code=a_rule.code)
            if in_force(stamped, disclosure, context):
                yield stamped


def in_force(finding: Finding, disclosure: Disclosure, context: RuleContext) -> bool:
    """Tell whether the rule was in force when the record was published.

    What is not frozen is judged by the rules of today, and so is a revision that a change brings: on which day it says
    it was published is its own word.
    """
    since = CODES[finding.code].since
    if since <= FIRST_EDITION:
        return True
    return (_published_on(finding.location, disclosure, context) or context.as_of) >= date.fromisoformat(since)


def _published_on(place: Location, disclosure: Disclosure, context: RuleContext) -> date | None:
    """Return the day on which the footprint that a frozen row belongs to was published, where it is known."""
    days = {footprint.revision_key: footprint.published_on for footprint in disclosure.footprints}
    # What stays as it was published, a rule of a later day does not reach.
    for row in (row for table in FROZEN for row in disclosure.rows(table)):
        if (row.at.file, row.at.row) == (place.file, place.row) and isinstance(row, Footprint | OfFootprint):
            day = days.get(row.revision_key)
            stands = context.published is None or row.revision_key in context.published
            return day if stands and isinstance(day, date) else None
    return None


def run_registry_rule(
    a_rule: RegistryRule, packages: Sequence[Claims], context: RuleContext
) -> Iterator[tuple[str, Finding]]:
    """Yield what breaks a rule across packages, with the folder it concerns."""
    for folder, finding in a_rule.check(packages, context):
        yield folder, replace(finding, code=a_rule.code)
