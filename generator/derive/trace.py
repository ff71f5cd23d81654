"""Trace an inventory: find each line's factor, recompute the line, and compare it with what is stated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from generator.derive.units import Units
from generator.model.disclosure import Disclosure
from generator.model.factor import (
    FactorBase,
    FactorKey,
    LifeCycleFactor,
    contributed_factor,
    grid_factor,
    life_cycle_factor,
)
from generator.model.footprint import InventoryLine, Stage
from generator.model.registers import Registers
from generator.model.tolerance import agrees, product_tolerance
from generator.model.trace import InventoryTrace, StageCheck, Trace

_PRECISE = Context(prec=60)
"""More digits than any two cells together, so that only a division is ever rounded."""


def factor_base(disclosures: Iterable[Disclosure], registers: Registers) -> FactorBase:
    """Return every public factor: those of organisations and those of the authority's register."""
    official = registers.official_factors
    known = [factor for record in official if (factor := life_cycle_factor(record))]
    known += [contributed_factor(each.org_id, record) for each in disclosures for record in each.factors]
    grid = {found.factor_id: found for record in official if (found := grid_factor(record))}
    return FactorBase({each.key: each for each in known}, grid)


@dataclass(frozen=True, slots=True)
class Tracer:
    """Traces the inventories of one organisation."""

    base: FactorBase
    units: Units
    owner: str

    def trace(self, lines: Sequence[InventoryLine], stages: Sequence[Stage]) -> InventoryTrace:
        """Return the trace of one footprint revision."""
        traces = tuple(self._line(line) for line in lines)
        return InventoryTrace(traces, tuple(_stages(traces, stages)))

    def _line(self, line: InventoryLine) -> Trace:
        if not line.factor_id:
            return Trace(line, None, None, "no-factor")
        factor = self.base.of(self.owner, line.factor_id, line.factor_version)
        if factor is None:
            return Trace(line, None, None, "not-found" if line.factor_version else "no-version")
        found = recomputed(line, factor, self.units)
        if found is None:
            return Trace(line, factor, None, "other-unit")
        return Trace(line, factor, found, _outcome(line, found), self._change(line, factor, found))

    def _change(self, line: InventoryLine, factor: LifeCycleFactor, found: Decimal) -> Decimal | None:
        """Return what the version that replaces a factor would change."""
        after = self._latest(factor)
        other = recomputed(line, after, self.units) if after else None
        return None if other is None else other - found

    def _latest(self, factor: LifeCycleFactor) -> LifeCycleFactor | None:
        """Return the version that replaces a factor, at the end of the chain; a chain that bites its tail has none."""
        seen: set[FactorKey] = {factor.key}
        after = factor
        while after.superseded_by is not None:
            following = self.base.life_cycle.get(after.superseded_by)
            if following is None or following.key in seen:
                break
            seen.add(following.key)
            after = following
        return None if after is factor else after


def recomputed(line: InventoryLine, factor: LifeCycleFactor, units: Units) -> Decimal | None:
    """Return amount times factor in kg CO2e; nothing where the units do not convert exactly into one another."""
    ratio = units.ratio(line.unit, factor.per_unit)
    if ratio is None or not factor.per_amount:
        return None
    amount = _PRECISE.multiply(line.amount, ratio)
    return _PRECISE.divide(_PRECISE.multiply(amount, factor.value), factor.per_amount)


def _outcome(line: InventoryLine, found: Decimal) -> str:
    """Return whether the stated emission is the recomputed one, as far as rounding goes."""
    if line.emission is None:
        return "not-stated"
    allowed = product_tolerance(line.emission, line.amount, found)
    return "agrees" if abs(line.emission - found) <= allowed else "differs"


def _stages(traces: Sequence[Trace], stages: Sequence[Stage]) -> Iterator[StageCheck]:
    """Yield each stage with a value whose lines all have an emission, in the order of the stages."""
    for stage in stages:
        parts = [trace.emission for trace in traces if trace.line.stage == stage.stage]
        known = [part for part in parts if part is not None]
        if stage.value is None or not parts or len(known) < len(parts):
            continue
        total = sum(known, Decimal(0))
        exceeds = "exceeds" if total > stage.value else "part"
        yield StageCheck(stage.stage, stage.value, total, "agrees" if agrees(stage.value, known) else exceeds)
