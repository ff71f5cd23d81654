"""The answer that a footprint gives: the number, per what, from where to where, how far checked, until when."""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.catalogue import FootprintEntry
from generator.model.footprint import Footprint
from generator.model.quantity import exact
from generator.model.record import NOT_STATED
from generator.render.pill import Pill, pill_of
from generator.render.text import Unbroken
from generator.render.voice import Voice

INCLUDED = frozenset({"reported", "estimated", "assessed-zero", "not-disclosed"})
"""States of a stage that is inside the number."""

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
        prefix=voice.say(f"prefix.{entry.status}") if entry.status in ("expired", "under-correction") else None,
        per=per_what(footprint, voice),
        boundary=boundary_words(entry, voice),
        range=range_words(footprint, voice) if entry.shows_value else None,
        status=voice.code("statuses", entry.status),
        form=FORMS.get(entry.status, "plain"),
        until=voice.day(until) if until and entry.shows_value else None,
        pill=pill_of(entry.trust, voice, compiled=compiled),
    )


def per_what(footprint: Footprint, voice: Voice) -> str:
    """Return what the number is per, as it is printed on the product where that is stated in this language."""
    printed = footprint.unit_text_zh if voice.language.code == "zh" else footprint.unit_text_en
    if printed:
        return voice.say("product.per", unit=printed)
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return voice.say("product.per_unknown")
    unit = voice.cell("declared_units", footprint.declared_unit, "unit")
    return voice.say("product.per_amount", amount=voice.number(amount), unit=unit)


def boundary_words(entry: FootprintEntry, voice: Voice) -> str:
    """Return from where to where the number counts, with the word for partial where anything is left out."""
    footprint = entry.footprint
    if footprint.boundary == NOT_STATED:
        return voice.say("product.boundary_unknown")
    if footprint.boundary == "selected-stages" and entry.stages:
        counted = voice.config.codelists["stages"].where("in_total", "true")
        included = [stage.stage for stage in entry.stages if stage.state in INCLUDED and stage.stage in counted]
        names = [voice.code("stages", stage).lower() for stage in included]
        plain = voice.say("product.boundary_stages", stages=voice.say("list.comma").join(names))
    else:
        plain = voice.cell("boundaries", footprint.boundary, "plain")
    return voice.say("product.boundary_partial", boundary=plain) if is_partial(footprint, voice) else plain


def is_partial(footprint: Footprint, voice: Voice) -> bool:
    """Tell whether a part of the life cycle is known to be left out; unknown is not partial."""
    if footprint.kind != NOT_STATED:
        return footprint.is_partial
    is_full = voice.config.codelists["boundaries"].cell(footprint.boundary, "is_full")
    return is_full == "false"


def range_words(footprint: Footprint, voice: Voice) -> Unbroken | None:
    """Return the likely range where one is stated."""
    low, high = footprint.pcf_low, footprint.pcf_high
    return None if low is None or high is None else span_words(low, high, voice)


def span_words(low: Decimal, high: Decimal, voice: Voice) -> Unbroken:
    """Return two numbers as a span."""
    return Unbroken(voice.say("number.span", low=voice.number(low), high=voice.number(high)))
