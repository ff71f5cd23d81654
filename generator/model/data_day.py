"""The day of the data: the latest dated fact of what a page or a file shows, whenever somebody makes it.

A publication, a change of status, a check and a notice are dated; `derive` finds those of each footprint. Where nothing
that is shown is dated, there is no day.
"""

from collections.abc import Iterable
from datetime import date

from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.record import stated_day
from generator.model.register_records import RegisterRecord
from generator.model.registers import REGISTERS

UNDATED = date(1970, 1, 1)
"""Stands where a format demands a day and no fact has one."""
CLAIMS = ("verifications", "labels")
"""Tables whose rows have days of their own, beside the publication of the footprint that they are about."""


def day_name(day: date | None) -> str:
    """Return the day as the name of a file has it; also where there is none, so that the file has an address."""
    return day.isoformat() if day else "undated"


def latest(days: Iterable[date | None]) -> date | None:
    """Return the latest of some days; nothing where none is known."""
    return max((day for day in days if day is not None), default=None)


def headlines_day(products: Iterable[ProductEntry]) -> date | None:
    """Return the day of a list of products: of the numbers that lists show."""
    return latest(product.headline.data_day for product in products)


def graded_day(products: Iterable[ProductEntry], as_of: date) -> date | None:
    """Return the day of a list of products beside the classes that they have."""
    return latest(day for product in products for day in (product.headline.data_day, _graded_on(product, as_of)))


def _graded_on(product: ProductEntry, as_of: date) -> date | None:
    """Return from which day a product has its class."""
    return known(product.grade.since, as_of) if product.grade else None


def product_day(product: ProductEntry, as_of: date) -> date | None:
    """Return the day of everything about a product: all its footprints, its position, its grade."""
    days = [footprint.data_day for footprint in product.footprints]
    days += [product.position.data_day] if product.position else []
    return latest((*days, _graded_on(product, as_of)))


def footprints_day(products: Iterable[ProductEntry]) -> date | None:
    """Return the day of all footprints of some products."""
    return latest(footprint.data_day for product in products for footprint in product.footprints)


def rows_day(rows: Iterable[RegisterRecord], as_of: date) -> date | None:
    """Return the day of rows of the authority's registers: on which one of them was last compared with its source."""
    return latest(known(row.checked_on, as_of) for row in rows)


def catalogue_day(catalogue: Catalogue) -> date | None:
    """Return the day of the whole catalogue: of every footprint and every register."""
    return latest((footprints_day(catalogue.products), registers_day(catalogue)))


def registers_day(catalogue: Catalogue) -> date | None:
    """Return the day of all registers."""
    return latest(rows_day(catalogue.registers.rows(name), catalogue.as_of) for name in REGISTERS)


def factors_day(catalogue: Catalogue) -> date | None:
    """Return the day of the list of factors: of the register's rows; what organisations contribute is not dated."""
    return rows_day(catalogue.registers.official_factors, catalogue.as_of)


def known(day: date | None, as_of: date) -> date | None:
    """Return a day that has come; one that somebody wrote down ahead is no fact yet."""
    return day if day is not None and day <= as_of else None


def table_day(table: str, catalogue: Catalogue) -> date | None:
    """Return the day of a table or register as it is published."""
    if table in REGISTERS:
        return rows_day(catalogue.registers.rows(table), catalogue.as_of)
    if table == "footprints":
        return footprints_day(catalogue.products)
    footprints = [footprint for product in catalogue.products for footprint in product.footprints]
    days = [stated_day(footprint.footprint.published_on) for footprint in footprints]
    if table in CLAIMS:
        days += [day for footprint in footprints for claim in getattr(footprint, table) for day in claim.own_days]
    if table == "products":
        days += [product.grade.since for product in catalogue.products if product.grade]
    return latest(known(day, catalogue.as_of) for day in days)
