"""Which table a sheet holds, in which row its heads stand, and which column is which."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.config import Field, SiteConfig, TableSchema
from generator.normalise.code_words import spelled
from generator.spreadsheets import questions
from generator.spreadsheets.workbook.book import Sheet

_SEARCHED = 12
"""So many rows from the top the heads may stand in."""
_STARS = re.compile(r"[\s*＊]+$")
_LEAST_SHARE = 0.5
_LEAST_HEADS = 2


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table's sheet: columns by number, and heads that nobody knows."""

    table: str
    row: int
    columns: Mapping[int, str]
    unknown: Mapping[int, str]


def heads_of(sheet: Sheet, config: SiteConfig) -> Heads | None:
    """Return the heads of a sheet; nothing where it is no table of ours."""
    named = _by_name(sheet.name, config)
    found = [_heads(sheet, schema, config) for schema in ([named] if named else questions.tables(config))]
    least = 1 if named else _LEAST_HEADS
    fitting = [each for each in found if each and len(each.columns) >= least]
    best = max(fitting, key=lambda each: len(each.columns), default=None)
    if best is None or named:
        return best
    return best if len(best.columns) >= _LEAST_SHARE * (len(best.columns) + len(best.unknown)) else None


def _by_name(name: str, config: SiteConfig) -> TableSchema | None:
    """Return the table whose name a sheet has, in any language or as machines call it."""
    plain = spelled(name)
    for schema in questions.tables(config):
        titles = (schema.name, *(schema.text("title", language.code) for language in config.complete_languages))
        if plain in map(spelled, titles):
            return schema
    return None


def _heads(sheet: Sheet, schema: TableSchema, config: SiteConfig) -> Heads | None:
    """Return the heads of a sheet as those of one table: machine names where they stand, titles elsewhere.

    The last row that mostly holds heads is theirs; data begin below it.
    """
    known = _spellings(schema, config)
    rows = [row for row in sorted(sheet.rows) if row <= _SEARCHED]
    hits = {row: {column: known[head] for column, head in _written(sheet, row) if head in known} for row in rows}
    best = max((len(found) for found in hits.values()), default=0)
    if not best:
        return None
    heads = [row for row in rows if len(hits[row]) * 2 >= best]
    columns: dict[int, str] = {}
    for row in heads:
        columns = {**hits[row], **columns}
    unknown = {column: sheet.text(heads[-1], column) for column, _ in _written(sheet, heads[-1])}
    rest = {column: text for column, text in unknown.items() if column not in columns}
    return Heads(schema.name, heads[-1], dict(sorted(columns.items())), rest)


def _written(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    """Return what stands in a row as heads: the first line of each cell, without its star."""
    cells = sheet.rows[row]
    return [(column, plain_head(cell.text)) for column, cell in cells.items() if cell.text.strip()]


def plain_head(text: str) -> str:
    """Return a head without its star and its unit."""
    return spelled(_STARS.sub("", text.strip().partition("\n")[0]))


def _spellings(schema: TableSchema, config: SiteConfig) -> dict[str, str]:
    """Return every spelling of a table's heads; what two columns share names neither."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for field in schema.fields:
        for name in map(spelled, _names(field, config)):
            doubtful |= {name} if found.get(name, field.name) != field.name else set()
            found[name] = field.name
    return {name: column for name, column in found.items() if name not in doubtful}


def _names(field: Field, config: SiteConfig) -> tuple[str, ...]:
    titles = (field.text("title", language.code) for language in config.complete_languages)
    return (field.name, questions.title(field, config), *titles)


def nearest(head: str, heads: Heads, config: SiteConfig) -> str:
    """Return the title of the column that an unknown head probably means; nothing where none is near."""
    schema = config.schemas[heads.table]
    absent = [field for field in schema.fields if field.name not in heads.columns.values()]
    spellings = {spelled(name): field for field in absent for name in _names(field, config)}
    close = difflib.get_close_matches(plain_head(head), list(spellings), n=1, cutoff=0.6)
    return questions.title(spellings[close[0]], config) if close else ""
