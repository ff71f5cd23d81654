"""What a reader sees first in each register: which columns are prose, which sort the rows, which help to find one.

Everything else about a column (its name, its codes, what it refers to, whether it names the row) stands in the schema.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How one register is laid out."""

    prose: str | None = None
    """Column that stands as a paragraph below the title."""
    group: str | None = None
    """Column of codes by which rows stand in sections."""
    indexes: tuple[str, ...] = ()
    """Columns by whose values rows can be found from the top of the page."""
    figures: tuple[str, ...] = ()
    """Columns of a table; nothing where rows are entries. Tables of different sections never share a heading."""
    unit: str | None = None
    """Column of codes that a table names above its figures."""


PLANS = {
    "policies": Plan(prose="summary", group="level"),
    "clauses": Plan(prose="summary"),
    "targets": Plan(),
    "accounting_rules": Plan(group="kind", indexes=("sectors", "list_batch")),
    "official_factors": Plan(group="family", figures=("value", "year", "region"), unit="unit"),
    "label_catalogue": Plan(),
    "confirmations": Plan(group="result"),
    "notices": Plan(prose="reason", group="effect"),
    "certification_bodies": Plan(group="pilot_admission"),
    "service_bodies": Plan(indexes=("services",)),
    "key_products": Plan(indexes=("district", "category")),
    "pilots": Plan(prose="text"),
    "adopters": Plan(group="kind", indexes=("district",)),
    "recognitions": Plan(prose="scope", group="area"),
    "events": Plan(group="kind"),
    "progress_entries": Plan(),
    "cases": Plan(prose="text", group="kind"),
}

ABOUT_ROW = frozenset(("source_title", "source_url", "checked_on", "checked_by", "confidence", "is_sample"))
"""Columns about the row itself, which every register has and which stand below each entry."""
UNSEEN = frozenset(("anchor", "order"))
"""Columns that programs alone need: they place a row, and say nothing about it."""
