"""What a footprint says of itself in plain words: per what, from where to where, how far checked."""

from generator.config.tongue import Tongue
from generator.model.catalogue import FootprintEntry
from generator.model.comparability import INCLUDED
from generator.model.footprint import Footprint
from generator.model.record import NOT_STATED
from generator.model.trust import Trust

OWN_WORD = frozenset({"self-declared", "internal-or-second-party"})
"""Rungs without an independent body."""


def per_what(footprint: Footprint, tongue: Tongue) -> str:
    """Return what the number is per, as it is printed on the product where that is stated in this language."""
    printed = tongue.columns(footprint, "unit_text")
    if printed.language == tongue.language.code:
        return tongue.say("product.per", unit=printed.words)
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return tongue.say("product.per_unknown")
    return tongue.say("product.per_amount", amount=tongue.amount(amount, footprint.declared_unit))


def boundary_words(entry: FootprintEntry, tongue: Tongue) -> str:
    """Return from where to where the number counts, with the word for partial where anything is left out."""
    footprint = entry.footprint
    if footprint.boundary == NOT_STATED:
        return tongue.say("product.boundary_unknown")
    if footprint.boundary == "selected-stages" and entry.stages:
        counted = tongue.config.codelists["stages"].where("in_total", "true")
        included = [stage.stage for stage in entry.stages if stage.state in INCLUDED and stage.stage in counted]
        names = [tongue.code("stages", stage).lower() for stage in included]
        plain = tongue.say("product.boundary_stages", stages=tongue.listed(names))
    else:
        plain = tongue.cell("boundaries", footprint.boundary, "plain")
    return tongue.say("product.boundary_partial", boundary=plain) if is_partial(footprint, tongue) else plain


def is_partial(footprint: Footprint, tongue: Tongue) -> bool:
    """Tell whether a part of the life cycle is known to be left out; unknown is not partial."""
    if footprint.kind != NOT_STATED:
        return footprint.is_partial
    is_full = tongue.config.codelists["boundaries"].cell(footprint.boundary, "is_full")
    return is_full == "false"


def prefix_words(entry: FootprintEntry, tongue: Tongue) -> str | None:
    """Return the word that must stand before a number that no longer holds."""
    return tongue.say(f"prefix.{entry.status}") if entry.status in ("expired", "under-correction") else None


def trust_words(trust: Trust, tongue: Tongue, *, compiled: bool) -> tuple[str, str | None]:
    """Return the rung of the trust ladder, and what keeps it from being confirmed where that is not in the words."""
    words = tongue.code("trust_levels", trust.level)
    if trust.level in OWN_WORD:
        return tongue.say("trust.compiled") if compiled and trust.claim is None else words, None
    if trust.confirmed:
        return words, None
    return words, tongue.say("trust.unconfirmed_compiled" if compiled else "trust.unconfirmed")


def measured_words(footprint: Footprint, tongue: Tongue) -> str:
    """Return how much of the number the organisation measured itself; unknown is said, not hidden."""
    share = footprint.primary_data_share
    if share is None or isinstance(share, str):
        return tongue.say("assurance.measured_unknown")
    return tongue.say("assurance.measured", share=tongue.percent(share))
