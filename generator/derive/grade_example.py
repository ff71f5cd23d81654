"""Made-up numbers around the thresholds of a fictional scheme, each judged as a real one would be."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal

from generator.config import SiteConfig
from generator.derive.grade import grade_of, keyed_scheme
from generator.model.catalogue import FootprintEntry
from generator.model.comparability import Terms
from generator.model.footprint import Footprint
from generator.model.grade import GradeExample
from generator.model.record import Place
from generator.model.trust import Trust

LEAST = Decimal("0.000000000000000001")
"""The smallest step that a number may take."""
VERIFIED = Trust("third-party-verified", confirmed=True, claim=None)
_EVERY_DIGIT = Context(prec=200)


def grade_examples(config: SiteConfig) -> Iterator[GradeExample]:
    """Yield grades of numbers on a threshold, above it, near it, and where a condition fails; none without a scheme."""
    scheme = config.grade_example
    if scheme is None or scheme.mode != "computed":
        return
    keyed = keyed_scheme(scheme, config)
    first, second = scheme.limits[:2]
    third, whole, day = (second - first) / 3, keyed.terms, scheme.in_force_from
    usual = _example_entry(second - third, whole, day)
    partial = Terms({**whole.known, "boundary": "cradle-to-gate"}, {})
    cases = {
        "on-threshold": _example_entry(first, whole, day),
        "just-above": _example_entry(_EVERY_DIGIT.add(first, LEAST), whole, day),
        "crossing": _with_range(usual, third + third / 2),
        "self-declared": replace(usual, trust=Trust("self-declared", confirmed=False, claim=None)),
        "unconfirmed": replace(usual, trust=replace(VERIFIED, confirmed=False)),
        "boundary": replace(usual, terms=partial),
        "expired": replace(usual, status="expired"),
    }
    for case, entry in cases.items():
        footprint = entry.footprint
        yield GradeExample(case, footprint.pcf_total, footprint.pcf_low, footprint.pcf_high, grade_of(entry, keyed))


def _with_range(entry: FootprintEntry, spread: Decimal) -> FootprintEntry:
    """Return a number with a likely range."""
    total = entry.footprint.pcf_total
    return replace(
        entry, footprint=entry.footprint.model_copy(update={"pcf_low": total - spread, "pcf_high": total + spread})
    )


def _example_entry(value: Decimal, terms: Terms, day: date) -> FootprintEntry:
    """Return a number of nobody's product, verified and holding, as if it were published on a day."""
    return FootprintEntry.bare(_footprint(value, terms.known, day), "valid", VERIFIED, terms)


def _footprint(value: Decimal, known: Mapping[str, str], day: date) -> Footprint:
    return Footprint(
        at=Place("example", 0),
        footprint_id="example",
        revision=1,
        product_id="example",
        status="active",
        published_on=day,
        kind="cfp",
        boundary=known["boundary"],
        unit_kind=known["unit_kind"],
        declared_unit="piece",
        declared_unit_amount=Decimal(1),
        reference_period_first_day=day,
        reference_period_last_day=day,
        geography="CN",
        pcf_total=value,
        pcf_total_basis=known["biogenic"],
        offsets_included=False,
        ipcc_characterization_factors=(known["gwp"],),
    )
