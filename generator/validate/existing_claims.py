"""What packages that already stand claim for themselves: names, codes, GTINs, certificates, product numbers.

They were checked when they came; here only the rows that rules across packages look at are typed again. A row that is
not right claims nothing.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from generator.model.disclosure import RECORDS, Disclosure
from generator.model.record import Record
from generator.model.submission import Table
from generator.validate.cells.records import typed

CLAIMING = ("organisation", "products", "labels")
"""Tables in which one organisation can claim what is another's."""


def existing_claims(org_id: str, folder: str, tables: Mapping[str, Table]) -> Disclosure:
    """Return a disclosure that holds nothing but claims."""
    rows: dict[str, Any] = {name: _rows(tables[name], RECORDS[name]) for name in CLAIMING if name in tables}
    return Disclosure(org_id, folder, **rows)


def _rows(table: Table, record: type[Record]) -> tuple[Record, ...]:
    """Return the rows that can be typed."""
    alone = (Table(table.name, table.file, table.header, (row,)) for row in table.rows)
    return tuple(found for one in alone for found in _typed(one, record))


def _typed(table: Table, record: type[Record]) -> tuple[Record, ...]:
    try:
        return typed(table, record, frozenset())
    except ValidationError:
        return ()
