"""What a package takes for itself and no other may have: credit codes, names, GTINs, certificates, product numbers.

The rules across packages read claims and nothing else, so that a package which did not change need not be parsed again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.diagnostics import Location
from generator.model.disclosure import RECORDS, Disclosure
from generator.model.product_number import gtin14, product_number
from generator.model.record import Record
from generator.model.submission import Table
from generator.validate.cells.records import typed
from generator.validate.confusables import skeleton

CLAIMING = ("organisation", "products", "labels")
"""Tables in which one organisation can claim what is another's."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value, in the form in which two are the same, and the cell that claims it."""

    value: str
    at: Location
    cell: str
    """What is written there."""
    holder: str
    """Whom somebody is told of who claims the same."""


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of one package, in file order."""

    org_id: str
    folder: str
    is_compiled: bool = False
    credit_codes: tuple[Claim, ...] = ()
    names: tuple[Claim, ...] = ()
    looks: tuple[Claim, ...] = ()
    """What each name in Chinese and in English looks like."""
    gtins: tuple[Claim, ...] = ()
    certificates: tuple[Claim, ...] = ()
    product_numbers: tuple[Claim, ...] = ()
    """The number of each product id, also of former ones; the holder is the product."""


def claims_of(disclosure: Disclosure) -> Claims:
    """Return what a typed package claims."""
    return Claims(
        disclosure.org_id,
        disclosure.folder,
        disclosure.is_compiled,
        credit_codes=tuple(_cells(disclosure, "organisation", "uscc")),
        names=tuple(_cells(disclosure, "organisation", "name_zh")),
        looks=tuple(_looks(disclosure)),
        gtins=tuple(_gtins(disclosure)),
        certificates=tuple(_certificates(disclosure)),
        product_numbers=tuple(_product_numbers(disclosure)),
    )


def existing_claims(org_id: str, folder: str, tables: Mapping[str, Table]) -> Claims:
    """Return what a package claims that already stands and was checked when it came.

    Only the rows of the claiming tables are typed again; one that is not right claims nothing.
    """
    rows: dict[str, Any] = {name: _rows(tables[name], RECORDS[name]) for name in CLAIMING if name in tables}
    compiled = any(row.is_compiled for row in rows.get("organisation", ()))
    return claims_of(Disclosure(org_id, folder, is_compiled=compiled, **rows))


def _claim(record: Record, column: str, value: str, holder: str) -> Claim:
    """Return the claim that a cell makes."""
    return Claim(value, Location(record.at.file, record.at.row, column), record.cell(column) or "", holder)


def _cells(disclosure: Disclosure, table: str, column: str) -> Iterator[Claim]:
    """Yield the filled cells of a column, each claimed as it is written."""
    for row in disclosure.rows(table):
        value = row.cell(column)
        if value:
            yield _claim(row, column, value, disclosure.org_id)


def _looks(disclosure: Disclosure) -> Iterator[Claim]:
    """Yield what the names of an organisation look like."""
    for organisation in disclosure.organisation:
        for column in ("name_zh", "name_en"):
            name = organisation.cell(column)
            if name:
                yield _claim(organisation, column, skeleton(name), disclosure.org_id)


def _gtins(disclosure: Disclosure) -> Iterator[Claim]:
    """Yield GTINs in their longest form."""
    for product in disclosure.products:
        for gtin in product.gtins:
            yield _claim(product, "gtins", gtin14(gtin), disclosure.org_id)


def _certificates(disclosure: Disclosure) -> Iterator[Claim]:
    """Yield certificate numbers, each with its scheme."""
    for label in disclosure.labels:
        if label.certificate_number:
            value = f"{label.scheme}/{label.certificate_number}"
            yield _claim(label, "certificate_number", value, disclosure.org_id)


def _product_numbers(disclosure: Disclosure) -> Iterator[Claim]:
    """Yield the numbers of products, also under their former ids."""
    for product in disclosure.products:
        for product_id in (product.product_id, *product.former_ids):
            number = product_number(disclosure.org_id, product_id)
            yield _claim(product, "product_id", number, f"{disclosure.org_id}/{product_id}")


def _rows(table: Table, record: type[Record]) -> tuple[Record, ...]:
    """Return the rows that can be typed."""
    alone = (Table(table.name, table.file, table.header, (row,)) for row in table.rows)
    return tuple(found for one in alone for found in _typed(one, record))


def _typed(table: Table, record: type[Record]) -> tuple[Record, ...]:
    try:
        return typed(table, record, frozenset())
    except ValidationError:
        return ()
