"""What was measured, as tables and ratios."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.bench.earlier import COMMIT
from tests.bench.kinds import Amount, Kind, Kinds
from tests.bench.measuring import Cost

LEAST = 0.01
"""Kinds that cost less than this part of all are told together, unless an earlier program did not make them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A build, or somebody else's, and what it cost."""

    name: str
    cost: Cost
    scale: float = 1.0
    """How many times as much it would cost to make as many pages as ours."""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that was measured of a number of products."""

    products: int
    full: Cost
    earlier: Cost | None
    others: tuple[Row, ...]
    kinds: Kinds

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every row of the table, the full build first."""
        earlier = (Row(f"full build, {COMMIT}", self.earlier),) if self.earlier else ()
        return (Row("full build", self.full), *earlier, *self.others)


def told(result: Result) -> Iterator[str]:
    """Yield the lines about one number of products."""
    yield f"\n{result.products:,} products"
    head = ("s", "processor s", "MiB", "files", "MB", "time ×", "processor ×")
    yield f"{'':34}" + "".join(f"{name:>13}" for name in head)
    yield from (_row(row, result.full) for row in result.rows)
    if result.earlier:
        yield from _beside(result.full, result.earlier, result.kinds.newer)
    yield f"\n{'in one process':58}{'processor s':>12}{'files':>10}{'MB':>8}{'newer: s':>12}{'files':>10}{'MB':>8}"
    yield from map(_kind, _shown(result.kinds.kinds))


def growth(results: Sequence[Result]) -> Iterator[str]:
    """Yield how the time grows from one number of products to the next."""
    for smaller, larger in pairwise(results):
        times = larger.full.seconds / smaller.full.seconds
        processor = larger.full.processor / smaller.full.processor
        yield f"{larger.products:,} / {smaller.products:,} products: time {times:.2f}, processor time {processor:.2f}"


def _row(row: Row, full: Cost) -> str:
    """Return a row, with its time and processor time as multiples of the full build's."""
    cost = row.cost
    ratios = (cost.seconds * row.scale / full.seconds, cost.processor * row.scale / full.processor)
    figures = (
        f"{cost.seconds:>13.2f}{cost.processor:>13.2f}{cost.memory:>13.0f}{cost.files:>13,}{cost.size / 1e6:>13.2f}"
    )
    return f"{row.name:34}{figures}" + "".join(f"{ratio:>13.3f}" for ratio in ratios)


def _beside(full: Cost, earlier: Cost, newer: Amount) -> Iterator[str]:
    """Yield the full build as a part of the earlier one: as it is, and without what newer outputs cost."""
    shared = 1 - newer.processor / full.processor
    times, processor = full.seconds / earlier.seconds, full.processor / earlier.processor
    memory = full.memory / earlier.memory
    yield f"\nfull build / {COMMIT}: time {times:.2f}, processor time {processor:.2f}, memory {memory:.2f}"
    times, processor = times * shared, processor * shared
    yield f"over the outputs that it had: time {times:.2f} (≤ 0.40), processor time {processor:.2f}"
    files = f"{newer.files:,.0f} files, {newer.size / 1e6:.2f} MB"
    yield f"newer outputs: {newer.processor:.2f} s of processor time, {files}"


def _shown(kinds: Sequence[Kind]) -> list[Kind]:
    """Return the kinds worth a line, the dearest first, and all others as one."""
    whole = sum((kind.whole for kind in kinds), Amount())
    large = [kind for kind in kinds if kind.newer.files or kind.whole.processor >= LEAST * whole.processor]
    small = sum((kind.whole for kind in kinds if kind not in large), Amount())
    newer = sum((kind.newer for kind in kinds), Amount())
    dearest = sorted(large, key=lambda kind: -kind.whole.processor)
    return [*dearest, Kind("others", small), Kind("all", whole, newer)]


def _kind(kind: Kind) -> str:
    return f"{kind.name:58}{_amount(kind.whole)}{_amount(kind.newer)}"


def _amount(amount: Amount) -> str:
    return f"{amount.processor:>12.2f}{amount.files:>10,.0f}{amount.size / 1e6:>8.2f}"
