"""Time: reference period, publication, validity, in the order in which they can happen."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.model.record import StatedDate
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule

SHORTEST_MONTHS = 12
LONGEST_MONTHS = 36


def stated(day: StatedDate) -> date | None:
    """Return a day, or nothing where it is unknown."""
    return None if isinstance(day, str) else day


@rule("period-order", "footprints")
def period_runs_forward(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A reference period ends on or after the day on which it begins."""
    for footprint in disclosure.footprints:
        first, last = stated(footprint.reference_period_first_day), stated(footprint.reference_period_last_day)
        if first and last and last < first:
            yield fault(footprint, "reference_period_last_day", first=first)


@rule("period-order", "factors")
def factor_period_runs_forward(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """The period of a factor's data ends on or after the day on which it begins."""
    for factor in disclosure.factors:
        if factor.period_last_day < factor.period_first_day:
            yield fault(factor, "period_last_day", first=factor.period_first_day)


@rule("period-length", "footprints")
def period_is_usual(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A reference period of less than one year or more than three is worth a second look."""
    for footprint in disclosure.footprints:
        first, last = stated(footprint.reference_period_first_day), stated(footprint.reference_period_last_day)
        if first and last and last >= first:
            months = round(((last - first).days + 1) * 12 / 365.25)
            if not SHORTEST_MONTHS <= months <= LONGEST_MONTHS:
                yield fault(footprint, "reference_period_last_day", months=months)


@rule("period-after-publication", "footprints")
def period_is_over(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What is published was measured before."""
    for footprint in disclosure.footprints:
        published, last = stated(footprint.published_on), stated(footprint.reference_period_last_day)
        if published and last and last > published:
            yield fault(footprint, "published_on", last=last)


@rule("published-in-future", "footprints")
def publication_has_happened(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Nothing is published on a day that has not come."""
    for footprint in disclosure.footprints:
        published = stated(footprint.published_on)
        if published and published > context.as_of:
            yield fault(footprint, "published_on", as_of=context.as_of)


@rule("validity-order", "footprints")
def validity_runs_forward(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A validity period ends on or after the day on which it begins."""
    for footprint in disclosure.footprints:
        first, last = footprint.valid_from, footprint.valid_through
        if first and last and last < first:
            yield fault(footprint, "valid_through", first=first)


@rule("verification-date", "verifications", "footprints")
def verification_follows_period(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A verification is completed after the period it looks at, and before today."""
    ends = {footprint.revision_key: stated(footprint.reference_period_last_day) for footprint in disclosure.footprints}
    for verification in disclosure.verifications:
        completed, end = verification.completed_on, ends.get(verification.revision_key)
        if completed and end and completed < end:
            yield fault(verification, "completed_on", limit=f"≥ {end}")
        elif completed and completed > context.as_of:
            yield fault(verification, "completed_on", limit=f"≤ {context.as_of}")


def days_compared(disclosure: Disclosure) -> Iterator[date]:
    """Yield the days that rules compare with the as-of date: once all have come, no later day changes a verdict."""
    published = (footprint.published_on for footprint in disclosure.footprints)
    completed = (verification.completed_on for verification in disclosure.verifications)
    return (day for day in map(stated, (*published, *completed)) if day)


RULES = (
    period_runs_forward,
    factor_period_runs_forward,
    period_is_usual,
    period_is_over,
    publication_has_happened,
    validity_runs_forward,
    verification_follows_period,
)
