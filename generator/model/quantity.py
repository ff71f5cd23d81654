"""Numbers as people read them; data keeps the exact string.

Rounding is half-even on decimals, to three significant digits (facts about measured products rarely carry more).
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal

SHOWN_DIGITS = 3
_ROUNDED = {digits: Context(prec=digits, rounding=ROUND_HALF_EVEN) for digits in range(1, SHOWN_DIGITS + 1)}


def exact(value: Decimal) -> str:
    """Return every digit as it was written, never with an exponent."""
    return format(value, "f")


def shown(value: Decimal, digits: int = SHOWN_DIGITS) -> str:
    """Return at most three significant digits with thousands separated: `0.0572`, `12.4`, `2,310`."""
    if value.is_zero():
        return "0"
    rounded = _ROUNDED[digits].plus(value)
    return format(rounded.normalize() if rounded == rounded.to_integral_value() else rounded, ",f")


def percent(share: Decimal) -> str:
    """Return a share in whole percent; what is above zero and below one says so."""
    if Decimal(0) < share < 1:
        return "<1%"
    return f"{share.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)}%"
