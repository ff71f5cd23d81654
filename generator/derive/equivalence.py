"""How much that is: one sense of size, from a factor of the authority's register, and never a comparison.

Only physical and familiar (electricity at home), only for a number that holds today, and never where its range is wider
than half of it on either side: then the comparison would pretend to know more than the number does.
"""

from decimal import Decimal

from generator.model.catalogue import FootprintEntry
from generator.model.equivalence import Equivalence
from generator.model.factor import life_cycle_factor
from generator.model.register_records import OfficialFactor
from generator.model.registers import Registers

WIDEST = Decimal("0.5")


def chosen_factor(registers: Registers, factor_id: str) -> OfficialFactor | None:
    """Return the factor that the site names, if it is one of electricity over its life cycle.

    One of the other family would compare a whole life cycle with a power plant's chimney.
    """
    found = (each for each in registers.official_factors if each.factor_id == factor_id)
    return next((each for each in found if life_cycle_factor(each)), None)


def equivalence_of(entry: FootprintEntry, factor: OfficialFactor | None) -> Equivalence | None:
    """Return how much electricity has the same emissions; nothing where that would mislead."""
    footprint = entry.footprint
    total, low, high = footprint.pcf_total, footprint.pcf_low, footprint.pcf_high
    if factor is None or not entry.holds or total <= 0:
        return None
    if low is None or high is None:
        return Equivalence(factor, total / factor.value, None)
    if low <= 0 or max(high - total, total - low) > WIDEST * total:
        return None
    return Equivalence(factor, total / factor.value, (low / factor.value, high / factor.value))
