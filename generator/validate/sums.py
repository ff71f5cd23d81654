"""How far a stated sum may be from its total: what rounding explains, and no more."""

from collections.abc import Iterable
from decimal import Decimal

RELATIVE_TOLERANCE = Decimal("0.005")


def tolerance(total: Decimal, parts: Iterable[Decimal]) -> Decimal:
    """Return one unit in the last digit given by the coarsest number, or half a percent, whichever is larger.

    A zero says nothing about how coarsely the others were rounded.
    """
    exponents = [value.as_tuple().exponent for value in (total, *parts) if value] or [0]
    coarsest = max(exponent for exponent in exponents if isinstance(exponent, int))
    return max(Decimal(1).scaleb(coarsest), abs(total) * RELATIVE_TOLERANCE)


def agrees(total: Decimal, parts: list[Decimal]) -> bool:
    """Tell whether parts add up to their total."""
    return abs(sum(parts, Decimal(0)) - total) <= tolerance(total, parts)
