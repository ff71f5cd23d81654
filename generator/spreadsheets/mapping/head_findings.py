"""Which heads a mapping names that are not there, and which are there and nobody takes."""

import difflib
from collections.abc import Iterator, Mapping

from generator.diagnostics import Finding, Location
from generator.normalise.code_words import spelled
from generator.spreadsheets.mapping.mapping_file import MappingFile, Rows
from generator.spreadsheets.mapping.rows import SourceSheet
from generator.spreadsheets.mapping.values import named_heads
from generator.spreadsheets.workbook.book import Book

Named = tuple[str, str, str]
"""Rows of the mapping, place in it, head."""


def unknown_heads(mapping: MappingFile, sources: Mapping[str, SourceSheet], name: str) -> Iterator[Finding]:
    """Yield a finding for each head that the mapping names and its sheet does not have, with the one nearest to it."""
    for rows, place, head in dict.fromkeys(_named(mapping)):
        known = {spelled(each): each for each in sources[rows].heads.values()}
        known |= {spelled(each): each for each in mapping.rows[rows].derived}
        at = Location(name, cell=place)
        if spelled(head) not in known:
            near = difflib.get_close_matches(spelled(head), list(known), n=1, cutoff=0.5)
            yield Finding("mapping-head", at, head, {"suggestion": known[near[0]] if near else ""})
        elif first := sources[rows].merged.get(known[spelled(head)]):
            yield Finding("sheet-merged", Location(first.sheet, first.row, "", first.address), head)


def unused_heads(mapping: MappingFile, sources: Mapping[str, SourceSheet], book: Book) -> Iterator[Finding]:
    """Yield a notice for each sheet and each column of theirs that the mapping does not name: they are not read."""
    used = {source.sheet.name for source in sources.values()}
    for sheet in book.sheets:
        if sheet.rows and sheet.name not in used:
            yield Finding("sheet-unknown", Location(sheet.name), sheet.name)
    named: dict[str, set[str]] = {}
    for rows, _, head in _named(mapping):
        named.setdefault(sources[rows].sheet.name, set()).add(spelled(head))
    for source in {each.sheet.name: each for each in sources.values()}.values():
        filled = {head for row in source.rows for head in row.cells}
        for column, head in source.heads.items():
            if spelled(head) in filled and spelled(head) not in named.get(source.sheet.name, set()):
                place = source.places[column]
                at = Location(place.sheet, place.row, "", place.address)
                yield Finding("sheet-column-unknown", at, head, {"suggestion": ""})


def _named(mapping: MappingFile) -> Iterator[Named]:
    """Yield every head that a mapping names, with the rows to which it belongs."""
    for key, rows in mapping.rows.items():
        yield from ((key, f"rows.{key}", head) for head in _heads_of_rows(rows))
    for number, table in enumerate(mapping.tables):
        own = (*table.only, *table.unless, *table.one_per, *filter(None, [table.latest]))
        yield from ((table.rows, f"tables.{number}", head) for head in own)
    for key, place, value in mapping.values():
        yield from ((key, place, head) for head in named_heads(value))
        if value.sum:
            yield from ((value.sum.rows, place, head) for head in (value.sum.of, value.sum.same, *value.sum.only))


def _heads_of_rows(rows: Rows) -> tuple[str, ...]:
    """Return the heads that a set of rows names itself."""
    return (*rows.only, *rows.unless, *rows.repeat, *(check.agrees_with for check in rows.check))
