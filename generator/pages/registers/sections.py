"""The order of a register's rows, and the pages on which they stand: real rows by section, then the samples."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model.register_records import RegisterRecord
from generator.pages.registers.prominence import PLANS

ROWS = 200
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading: a code of the register's group, or none; samples stand by themselves."""

    code: str | None
    is_sample: bool
    rows: tuple[RegisterRecord, ...]


def sections(name: str, rows: Sequence[RegisterRecord], config: SiteConfig) -> Iterator[Section]:
    """Yield the sections of a register in the order of its code list, what is real before what is fictional."""
    group = PLANS[name].group
    codelist = config.register_schemas[name].field(group).codelist if group else None
    codes = config.codelists[codelist].codes if codelist else (None,)
    for is_sample in (False, True):
        kind = [row for row in rows if row.is_sample is is_sample]
        for code in codes:
            found = tuple(row for row in kind if group is None or row.cell(group) == code)
            if found:
                yield Section(code, is_sample, found)


def pages(name: str, rows: Sequence[RegisterRecord], config: SiteConfig) -> list[list[Section]]:
    """Return the sections cut into pages; a section that goes on repeats its heading."""
    cut: list[list[Section]] = [[]]
    room = ROWS
    for section in sections(name, rows, config):
        rest = section.rows
        while rest:
            if not room:
                cut.append([])
                room = ROWS
            cut[-1].append(Section(section.code, section.is_sample, rest[:room]))
            rest, room = rest[room:], room - len(rest[:room])
    return cut


def places(name: str, rows: Sequence[RegisterRecord], config: SiteConfig) -> Iterator[tuple[RegisterRecord, int]]:
    """Yield each row with the number of the page on which it stands."""
    for place, part in enumerate(pages(name, rows, config), start=1):
        for section in part:
            for row in section.rows:
                yield row, place
