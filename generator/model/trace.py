"""The trace of an inventory: from each line to the version of the factor it used, recomputed and compared."""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.factor import LifeCycleFactor
from generator.model.footprint import InventoryLine


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of an inventory beside its factor."""

    line: InventoryLine
    factor: LifeCycleFactor | None
    recomputed: Decimal | None
    """kg CO2e for the same amount of product as the total; nothing where it cannot be recomputed."""
    outcome: str
    """agrees, differs, not-stated (no emission to compare with), no-factor, no-version, not-found, other-unit."""
    change: Decimal | None = None
    """What the version that replaces the factor would change in this line; nothing where there is none."""

    @property
    def difference(self) -> Decimal | None:
        """Return stated minus recomputed, where both are there."""
        stated = self.line.emission
        return None if stated is None or self.recomputed is None else stated - self.recomputed

    @property
    def gap(self) -> Decimal | None:
        """Return how far stated and recomputed are apart, without sign."""
        return None if self.difference is None else abs(self.difference)

    @property
    def emission(self) -> Decimal | None:
        """Return what the line amounts to: recomputed where that is possible, else as stated."""
        return self.line.emission if self.recomputed is None else self.recomputed


@dataclass(frozen=True, slots=True)
class StageCheck:
    """The lines of a stage beside what is stated for the stage."""

    stage: str
    stated: Decimal
    lines: Decimal
    """Sum of its lines."""
    outcome: str
    """agrees, part (the lines are less: not all are opened), exceeds."""


@dataclass(frozen=True, slots=True)
class InventoryTrace:
    """Everything that tracing an inventory tells."""

    lines: tuple[Trace, ...] = ()
    stages: tuple[StageCheck, ...] = ()

    @property
    def agreeing(self) -> int:
        """Return how many lines agree with what recomputing them tells."""
        return sum(trace.outcome == "agrees" for trace in self.lines)


UNOPENED = InventoryTrace()
"""Of a footprint whose inventory is not opened, which most are."""
