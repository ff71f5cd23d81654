"""What a rule is: a permanent code, the tables it needs, and a function that yields what breaks it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Finding, Location
from generator.model.disclosure import Disclosure
from generator.model.record import Record
from generator.validate.ground import Ground

Check = Callable[[Disclosure, Ground], Iterator[Finding]]
RegistryCheck = Callable[[Sequence[Disclosure], Ground], Iterator[tuple[str, Finding]]]


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
    """Make a rule of a function; `needs` are the tables without which it cannot be judged."""
    return lambda check: Rule(code, needs, check)


def registry_rule(code: str) -> Callable[[RegistryCheck], RegistryRule]:
    """Make a rule across packages of a function."""
    return lambda check: RegistryRule(code, check)


def fault(record: Record, column: str, **holes: object) -> Finding:
    """Say that a cell breaks the rule at hand; the runner stamps the code."""
    location = Location(record.at.file, record.at.row, column)
    return Finding("", location, record.cell(column) or "", {name: str(value) for name, value in holes.items()})


def run_rule(a_rule: Rule, disclosure: Disclosure, ground: Ground) -> Iterator[Finding]:
    """Yield what breaks a rule in one package."""
    if disclosure.silenced.isdisjoint(a_rule.needs):
        for finding in a_rule.check(disclosure, ground):
            yield replace(finding, code=a_rule.code)


def run_registry_rule(
    a_rule: RegistryRule, disclosures: Sequence[Disclosure], ground: Ground
) -> Iterator[tuple[str, Finding]]:
    """Yield what breaks a rule across packages, with the folder it concerns."""
    for folder, finding in a_rule.check(disclosures, ground):
        yield folder, replace(finding, code=a_rule.code)
