"""The few words that a badge has room for."""

import re
from dataclasses import dataclass

from generator.config import is_partial
from generator.model.catalogue import FootprintEntry
from generator.model.footprint import Footprint
from generator.model.record import NOT_STATED
from generator.render.answer import Answer
from generator.render.voice import Voice

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


def badge_words(entry: FootprintEntry, answer: Answer, voice: Voice) -> BadgeWords:
    """Return what a badge says."""
    named = answer.status if entry.status in NAMED_ON_BADGE else None
    return BadgeWords(
        state=answer.prefix or named,
        gone=voice.say("label.gone_badge", state=answer.status),
        per=_short_per(entry.footprint, answer, voice),
        per_plain=_plain_per(entry.footprint, voice),
        boundary=_short_boundary(entry.footprint, voice),
    )


def _short_per(footprint: Footprint, answer: Answer, voice: Voice) -> str:
    """Return what the number is per, in the organisation's own words where there are any; one of a thing needs no 1."""
    printed, language = voice.columns(footprint, "unit_text"), voice.language.code
    if printed.language != language:
        return _plain_per(footprint, voice)
    one = _ONE.sub("", printed.words, count=1)
    return voice.say("label.per_one", unit=one) if _ONE.match(printed.words) else answer.per


def _plain_per(footprint: Footprint, voice: Voice) -> str:
    """Return the same in the words of the code list."""
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return voice.say("label.per_unknown")
    if amount == 1:
        return voice.say("label.per_one", unit=voice.cell("declared_units", footprint.declared_unit, "unit"))
    return voice.say("product.per_amount", amount=voice.amount(amount, footprint.declared_unit))


def _short_boundary(footprint: Footprint, voice: Voice) -> str:
    """Return where the count ends, with the word for partial where anything is left out."""
    if footprint.boundary == NOT_STATED:
        return voice.say("label.boundary_unknown")
    short = voice.cell("boundaries", footprint.boundary, "short")
    return voice.say("label.partial", boundary=short) if is_partial(footprint, voice) else short
