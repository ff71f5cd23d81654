"""A sense of size: how much electricity has the emissions of a product."""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.register_records import OfficialFactor


@dataclass(frozen=True, slots=True)
class Equivalence:
    """An amount in the unit that the factor is per, or a span where the number has a range."""

    factor: OfficialFactor
    amount: Decimal
    span: tuple[Decimal, Decimal] | None
