"""How each register is laid out: what a reader sees first, in which sections rows stand, and on which pages.

Everything else about a column (its name, its codes, what it refers to, whether it names the row) stands in the schema.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model.register_records import RegisterRecord

ROWS = 200
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class RegisterLayout:
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


LAYOUTS = {
    "policies": RegisterLayout(prose="summary", group="level"),
    "clauses": RegisterLayout(prose="summary"),
    "targets": RegisterLayout(),
    "accounting_rules": RegisterLayout(group="kind", indexes=("sectors", "list_batch")),
    "official_factors": RegisterLayout(group="family", figures=("value", "year", "region"), unit="unit"),
    "label_catalogue": RegisterLayout(),
    "confirmations": RegisterLayout(group="result"),
    "notices": RegisterLayout(prose="reason", group="effect"),
    "certification_bodies": RegisterLayout(group="pilot_admission"),
    "service_bodies": RegisterLayout(indexes=("services",)),
    "key_products": RegisterLayout(indexes=("district", "category")),
    "pilots": RegisterLayout(prose="text"),
    "adopters": RegisterLayout(group="kind", indexes=("district",)),
    "recognitions": RegisterLayout(prose="scope", group="area"),
    "events": RegisterLayout(group="kind"),
    "progress_entries": RegisterLayout(),
    "cases": RegisterLayout(prose="text", group="kind"),
}

ABOUT_ROW = frozenset(("source_title", "source_url", "checked_on", "checked_by", "confidence", "is_sample"))
"""Columns about the row itself, which every register has and which stand below each entry."""
NOT_SHOWN = frozenset(("anchor", "order"))
"""Columns that programs alone need: they place a row, and say nothing about it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading: a code of the register's group, or none; samples stand by themselves."""

    code: str | None
    is_sample: bool
    rows: tuple[RegisterRecord, ...]


def pages_of(name: str, rows: Sequence[RegisterRecord], config: SiteConfig) -> list[list[Section]]:
    """Return the sections of a register cut into pages; a section that goes on repeats its heading."""
    pages: list[list[Section]] = [[]]
    room = ROWS
    for section in _sections(name, rows, config):
        rest = section.rows
        while rest:
            if not room:
                pages.append([])
                room = ROWS
            pages[-1].append(Section(section.code, section.is_sample, rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
    return pages


def numbered_rows(
    name: str, rows: Sequence[RegisterRecord], config: SiteConfig
) -> Iterator[tuple[RegisterRecord, int]]:
    """Yield each row of a register with the number of the page on which it stands."""
    for number, sections in enumerate(pages_of(name, rows, config), start=1):
        for section in sections:
            for row in section.rows:
                yield row, number


def _sections(name: str, rows: Sequence[RegisterRecord], config: SiteConfig) -> Iterator[Section]:
    """Yield the sections of a register in the order of its code list, what is real before what is fictional."""
    group = LAYOUTS[name].group
    codelist = config.register_schemas[name].field(group).codelist if group else None
    codes = config.codelists[codelist].codes if codelist else (None,)
    for is_sample in (False, True):
        of_kind = [row for row in rows if row.is_sample is is_sample]
        for code in codes:
            in_section = tuple(row for row in of_kind if group is None or row.cell(group) == code)
            if in_section:
                yield Section(code, is_sample, in_section)
