"""The summary of a footprint: the number, per what, from where to where, how far checked, until when."""

from dataclasses import dataclass
from decimal import Decimal

from generator.components.trust_badge import TrustBadge, trust_badge_of
from generator.language import listed_boundary_words, listed_per_what, prefix_words
from generator.language.html import HtmlTranslator
from generator.language.text import Unbroken
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import Footprint
from generator.model.listed import ListedFootprint
from generator.model.quantity import exact

FORMS = {
    "expired": "warn",
    "expiring": "warn",
    "under-correction": "warn",
    "superseded": "warn",
    "deprecated": "warn",
    "withdrawn": "gone",
    "suspended": "gone",
    "removed-by-law": "gone",
}
"""Form of a status, where it is not plain."""


@dataclass(frozen=True, slots=True)
class FootprintSummary:
    """What stands at the top of a product's page, and in short in every list."""

    value: str | None
    """Nothing where the number may not be shown."""
    exact: str | None
    """The same number with every digit as it was submitted, for programs that read the page."""
    prefix: str | None
    """A word that must stand before a number that no longer holds."""
    per: str
    boundary: str
    range: Unbroken | None
    status: str
    form: str
    """plain, warn or gone"""
    until: Unbroken | None
    """The last day of validity."""
    until_apart: Unbroken | None
    """The same, where the badge does not say it already."""
    trust_badge: TrustBadge


def summary_of(entry: FootprintEntry, translator: HtmlTranslator, *, compiled: bool) -> FootprintSummary:
    """Return the summary of one footprint."""
    languages = [language.code for language in translator.config.languages]
    return listed_summary(ListedFootprint.of(entry, languages), translator, compiled=compiled)


def listed_summary(footprint: ListedFootprint, translator: HtmlTranslator, *, compiled: bool) -> FootprintSummary:
    """Return the summary of a footprint in a list."""
    shown = footprint.shows_value
    badge = trust_badge_of(footprint.trust, footprint.assured_through, translator, compiled=compiled)
    until = translator.day(footprint.valid_through) if footprint.valid_through and shown else None
    says_it = badge.until is not None and footprint.assured_through == footprint.valid_through
    return FootprintSummary(
        value=translator.number(footprint.total) if shown else None,
        exact=exact(footprint.total) if shown else None,
        prefix=prefix_words(footprint, translator),
        per=listed_per_what(footprint, translator),
        boundary=listed_boundary_words(footprint, translator),
        range=_range(footprint.low, footprint.high, translator) if shown else None,
        status=translator.code("statuses", footprint.status),
        form=FORMS.get(footprint.status, "plain"),
        until=until,
        until_apart=None if says_it else until,
        trust_badge=badge,
    )


def range_words(footprint: Footprint, translator: HtmlTranslator) -> Unbroken | None:
    """Return the likely range where one is stated."""
    return _range(footprint.pcf_low, footprint.pcf_high, translator)


def _range(low: Decimal | None, high: Decimal | None, translator: HtmlTranslator) -> Unbroken | None:
    return None if low is None or high is None else span_words(low, high, translator)


def span_words(low: Decimal, high: Decimal, translator: HtmlTranslator) -> Unbroken:
    """Return two numbers as a span."""
    return Unbroken(translator.say("number.span", low=translator.number(low), high=translator.number(high)))
