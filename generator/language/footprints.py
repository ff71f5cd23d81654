"""What a footprint says of itself in plain words: per what, from where to where, how far checked."""

from datetime import date

from generator.language.translator import Translator
from generator.model.catalogue import CURRENT, FootprintEntry
from generator.model.footprint import Footprint
from generator.model.listed import ListedFootprint
from generator.model.record import NOT_STATED
from generator.model.texts import Picked
from generator.model.trust import LOWEST, Rung, Trust

OWN_WORD = frozenset({"self-declared", "internal-or-second-party"})
"""Rungs without an independent body."""


def per_what(footprint: Footprint, translator: Translator) -> str:
    """Return what the number is per, as it is printed on the product where that is stated in this language."""
    return _per(translator.columns(footprint, "unit_text"), footprint, translator)


def listed_per_what(footprint: ListedFootprint, translator: Translator) -> str:
    """Return the same of a footprint in a list."""
    return _per(translator.pick(footprint.unit_text), footprint, translator)


def _per(printed: Picked, footprint: Footprint | ListedFootprint, translator: Translator) -> str:
    if printed.language == translator.language.code:
        return translator.say("product.per", unit=printed.words)
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return translator.say("product.per_unknown")
    return translator.say("product.per_amount", amount=translator.amount(amount, footprint.declared_unit))


def boundary_words(entry: FootprintEntry, translator: Translator) -> str:
    """Return from where to where the number counts, with the word for partial where anything is left out."""
    return _boundary(entry.footprint, entry.selected_stages, translator)


def listed_boundary_words(footprint: ListedFootprint, translator: Translator) -> str:
    """Return the same of a footprint in a list."""
    return _boundary(footprint, footprint.selected_stages, translator)


def _boundary(footprint: Footprint | ListedFootprint, selected: tuple[str, ...] | None, translator: Translator) -> str:
    if footprint.boundary == NOT_STATED:
        return translator.say("product.boundary_unknown")
    if selected is not None:
        counted = translator.config.codelists["stages"].where("in_total", "true")
        names = [translator.code("stages", stage).lower() for stage in selected if stage in counted]
        plain = translator.say("product.boundary_stages", stages=translator.listed(names))
    else:
        plain = translator.cell("boundaries", footprint.boundary, "plain")
    return translator.say("product.boundary_partial", boundary=plain) if is_partial(footprint, translator) else plain


def is_partial(footprint: Footprint | ListedFootprint, translator: Translator) -> bool:
    """Tell whether a part of the life cycle is known to be left out; unknown is not partial."""
    if footprint.kind != NOT_STATED:
        return footprint.is_partial
    is_full = translator.config.codelists["boundaries"].cell(footprint.boundary, "is_full")
    return is_full == "false"


def prefix_words(entry: FootprintEntry | ListedFootprint, translator: Translator) -> str | None:
    """Return the word that must stand before a number that no longer holds."""
    return translator.say(f"prefix.{entry.status}") if entry.status in ("expired", "under-correction") else None


def trust_words(trust: Trust | Rung, translator: Translator, *, compiled: bool) -> tuple[str, str | None]:
    """Return the rung of the trust ladder, and what keeps it from being confirmed where that is not in the words."""
    words = translator.code("trust_levels", trust.level)
    if trust.level in OWN_WORD:
        return translator.say("trust.compiled") if compiled and not trust.is_claimed else words, None
    if trust.confirmed:
        return words, None
    return words, translator.say("trust.unconfirmed_compiled" if compiled else "trust.unconfirmed")


def assured_until(level: str, last_day: date | None, translator: Translator) -> str | None:
    """Return until when a rung holds, or that no end is stated; of a bare disclosure, which nobody checked, nothing."""
    if level == LOWEST:
        return None
    return translator.say("row.until", day=translator.day(last_day)) if last_day else translator.say("trust.no_end")


def dated_trust(words: str, until: str | None, translator: Translator) -> str:
    """Return the words for a rung with until when it holds."""
    return translator.say("trust.until", trust=words, until=until) if until else words


def dated_status(status: str, until: date | None, translator: Translator) -> str:
    """Return a status in words; of a number that holds, with the last day of validity where one is stated."""
    words = translator.code("statuses", status)
    if until is None or status not in CURRENT:
        return words
    return translator.say("status.until", status=words, day=translator.day(until))


def measured_words(footprint: Footprint, translator: Translator) -> str:
    """Return how much of the number the organisation measured itself; unknown is said, not hidden."""
    share = footprint.primary_data_share
    if share is None or isinstance(share, str):
        return translator.say("assurance.measured_unknown")
    return translator.say("assurance.measured", share=translator.percent(share))
