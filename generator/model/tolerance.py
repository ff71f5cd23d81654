"""How far stated numbers may be from what they are computed of: what rounding explains, and no more."""

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


def half_unit(value: Decimal) -> Decimal:
    """Return half a unit in the last digit that was written: what rounding may have taken or added."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def product_tolerance(stated: Decimal, amount: Decimal, computed: Decimal) -> Decimal:
    """Return how far a stated product may be from the one computed of its amount; the other factor is exact.

    The stated number was rounded, and so may the amount have been; but an amount such as 1 piece is no rounded number,
    so its part is never more than half a percent.
    """
    from_amount = abs(computed / amount) * half_unit(amount) if amount else Decimal(0)
    return half_unit(stated) + min(from_amount, abs(computed) * RELATIVE_TOLERANCE)


def percent_of_total(value: Decimal, total: Decimal) -> Decimal | None:
    """Return a value's percentage of a total, unrounded; nothing where a percentage would mislead."""
    return value / total * 100 if total > 0 else None
