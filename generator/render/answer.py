"""The answer that a footprint gives: the number, per what, from where to where, how far checked, until when."""

from dataclasses import dataclass
from decimal import Decimal

from generator.config import boundary_words, per_what, prefix_words
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import Footprint
from generator.model.quantity import exact
from generator.render.pill import Pill, pill_of
from generator.render.text import Unbroken
from generator.render.voice import Voice

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
"""How a status is drawn, where it is not plain."""


@dataclass(frozen=True, slots=True)
class Answer:
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
    pill: Pill


def answer_of(entry: FootprintEntry, voice: Voice, *, compiled: bool) -> Answer:
    """Return the answer of one footprint."""
    footprint = entry.footprint
    until = footprint.valid_through
    return Answer(
        value=voice.number(footprint.pcf_total) if entry.shows_value else None,
        exact=exact(footprint.pcf_total) if entry.shows_value else None,
        prefix=prefix_words(entry, voice),
        per=per_what(footprint, voice),
        boundary=boundary_words(entry, voice),
        range=range_words(footprint, voice) if entry.shows_value else None,
        status=voice.code("statuses", entry.status),
        form=FORMS.get(entry.status, "plain"),
        until=voice.day(until) if until and entry.shows_value else None,
        pill=pill_of(entry.trust, voice, compiled=compiled),
    )


def range_words(footprint: Footprint, voice: Voice) -> Unbroken | None:
    """Return the likely range where one is stated."""
    low, high = footprint.pcf_low, footprint.pcf_high
    return None if low is None or high is None else span_words(low, high, voice)


def span_words(low: Decimal, high: Decimal, voice: Voice) -> Unbroken:
    """Return two numbers as a span."""
    return Unbroken(voice.say("number.span", low=voice.number(low), high=voice.number(high)))
