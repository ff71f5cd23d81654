"""How much that is: one sense of size, from a factor of the authority's register, and never a comparison.

Only physical and familiar (electricity at home), only for a number that holds today, and never where its range is wider
than half of it on either side: then the comparison would pretend to know more than the number does.
"""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.model.catalogue import FootprintEntry
from generator.model.factor import life_cycle_factor
from generator.model.quantity import exact, shown
from generator.model.register_records import OfficialFactor
from generator.model.registers import Registers
from generator.render.voice import Voice

DIGITS = 2
WIDEST = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class EquivalenceView:
    """A sense of size, and what it rests on."""

    sentence: Markup
    guard: Markup
    source: Markup


def chosen_factor(registers: Registers, factor_id: str) -> OfficialFactor | None:
    """Return the factor that the site names, if it is one of electricity over its life cycle.

    One of the other family would compare a whole life cycle with a power plant's chimney.
    """
    found = (each for each in registers.official_factors if each.factor_id == factor_id)
    return next((each for each in found if life_cycle_factor(each)), None)


def equivalence_view(entry: FootprintEntry, factor: OfficialFactor | None, voice: Voice) -> EquivalenceView | None:
    """Return how much electricity has the same emissions; nothing where that would mislead."""
    footprint = entry.footprint
    total, low, high = footprint.pcf_total, footprint.pcf_low, footprint.pcf_high
    if factor is None or not entry.holds or total <= 0:
        return None
    if low is None or high is None:
        sentence = voice.tell("equivalence.value", amount=_kilowatt_hours(total, factor))
    elif low <= 0 or max(high - total, total - low) > WIDEST * total:
        return None
    else:
        ends = {"low": _kilowatt_hours(low, factor), "high": _kilowatt_hours(high, factor)}
        sentence = voice.tell("equivalence.range", **ends)
    name = voice.stated(factor, "name")
    source = voice.tell("equivalence.source", factor=name, value=exact(factor.value), source=factor.source_title)
    return EquivalenceView(sentence, voice.fixed("equivalence.guard"), source)


def _kilowatt_hours(emissions: Decimal, factor: OfficialFactor) -> str:
    return shown(emissions / factor.value, DIGITS)
