"""The few words that a badge has room for."""

import re
from dataclasses import dataclass

from generator.components.footprint_summary import FootprintSummary
from generator.language import is_partial
from generator.language.html import HtmlTranslator
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import Footprint
from generator.model.record import NOT_STATED

_ONE = re.compile(r"1\s*(?=[^\W\d])")
NAMED_ON_BADGE = frozenset({"superseded", "deprecated"})
"""Statuses that a number on a badge carries as a word, beside those that have a prefix."""


@dataclass(frozen=True, slots=True)
class BadgeWords:
    """The few words that a badge has room for."""

    state: str | None
    """What must stand before the number."""
    gone: str
    """All that is said where the number may not be shown."""
    per: str
    per_plain: str
    """The same by the code list alone, where the organisation's own words are too long or cannot be drawn."""
    boundary: str


def badge_words(entry: FootprintEntry, summary: FootprintSummary, translator: HtmlTranslator) -> BadgeWords:
    """Return what a badge says."""
    named = summary.status if entry.status in NAMED_ON_BADGE else None
    return BadgeWords(
        state=summary.prefix or named,
        gone=translator.say("label.gone_badge", state=summary.status),
        per=_short_per(entry.footprint, summary, translator),
        per_plain=_plain_per(entry.footprint, translator),
        boundary=_short_boundary(entry.footprint, translator),
    )


def _short_per(footprint: Footprint, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return what the number is per, in the organisation's own words where there are any; one of a thing needs no 1."""
    printed, language = translator.columns(footprint, "unit_text"), translator.language.code
    if printed.language != language:
        return _plain_per(footprint, translator)
    one = _ONE.sub("", printed.words, count=1)
    return translator.say("label.per_one", unit=one) if _ONE.match(printed.words) else summary.per


def _plain_per(footprint: Footprint, translator: HtmlTranslator) -> str:
    """Return the same in the words of the code list."""
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return translator.say("label.per_unknown")
    if amount == 1:
        return translator.say("label.per_one", unit=translator.cell("declared_units", footprint.declared_unit, "unit"))
    return translator.say("product.per_amount", amount=translator.amount(amount, footprint.declared_unit))


def _short_boundary(footprint: Footprint, translator: HtmlTranslator) -> str:
    """Return where the count ends, with the word for partial where anything is left out."""
    if footprint.boundary == NOT_STATED:
        return translator.say("label.boundary_unknown")
    short = translator.cell("boundaries", footprint.boundary, "short")
    return translator.say("label.partial", boundary=short) if is_partial(footprint, translator) else short
