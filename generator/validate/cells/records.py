"""Rows to records: types only, since every rule about a cell stands in its Table Schema."""

from collections.abc import Iterator
from typing import TypeVar

from generator.model.record import Place, Record
from generator.model.submission import Table
from generator.validate.cells.header import FILLED_IN

AnyRecord = TypeVar("AnyRecord", bound=Record)


def cells_by_column(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row's number and its filled cells by column, with the defaults filled in."""
    for number, row in table.rows:
        cells = {name: cell for name, cell in zip(table.header, row, strict=True) if cell}
        yield number, cells


def typed(table: Table, record: type[AnyRecord], damaged: frozenset[int]) -> tuple[AnyRecord, ...]:
    """Return the records of all rows but the damaged ones."""
    defaults = {name: "1" for name in FILLED_IN if name in record.model_fields}
    return tuple(
        record.model_validate(defaults | cells | {"at": Place(table.file, number)})
        for number, cells in cells_by_column(table)
        if number not in damaged
    )
