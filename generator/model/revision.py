"""What several revisions or footprints of one product tell together: how a number changed, how far numbers reach."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """How the number of a revision stands to the one before."""

    outcome: str
    """first (there is none before), incomparable, more, less (also where nothing changed)."""
    percent: Decimal | None = None
    """How far, without sign and unrounded; nothing where there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class FootprintSpan:
    """From where to where footprints of one boundary and unit reach."""

    count: int
    low: Decimal
    high: Decimal
