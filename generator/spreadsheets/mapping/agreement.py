"""Whether numbers of a row agree as a mapping says they must, before one of them is told and the other is not."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Finding
from generator.model.quantity import exact
from generator.model.tolerance import agrees
from generator.spreadsheets.mapping.mapping_file import Agreement
from generator.spreadsheets.mapping.rows import SourceRow
from generator.spreadsheets.mapping.values import Lookup, Made, amount, make, under


def disagreements(checks: Iterable[Agreement], row: SourceRow, lookup: Lookup) -> Iterator[Finding]:
    """Yield a finding for each number that differs from its counterpart by more than rounding explains.

    Where one of the two is not stated or is no number there is nothing to compare; whoever reads it says so.
    """
    for check in checks:
        stated, other = under(check.agrees_with, row), make(check.value, row, lookup)
        numbers = amount(stated), amount(other)
        if isinstance(numbers[0], Made) or isinstance(numbers[1], Made) or agrees(numbers[0], [numbers[1]]):
            continue
        yield from stated.doubted("mapping-sum", found=exact(numbers[1])).findings
