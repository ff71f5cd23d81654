"""Rows below the heads that are no rows of the table: sums, signatures, notes."""

from collections.abc import Iterator, Mapping, Sequence

from generator.config import MAPPING, SiteConfig
from generator.model.grid import Cell
from generator.spreadsheets.code_words import spelled
from generator.spreadsheets.mapping.draft.guessing import Guessed

_KEYS = ("product_id", "footprint_id", "name_zh", "name_en", "site_id")


def skipped(guessed: Guessed, config: SiteConfig) -> Mapping[str, Sequence[str]]:
    """Return by which words under which heads such rows are known; an empty word is an empty cell."""
    sums = {spelled(each) for each in config.column_synonyms.heads(MAPPING, "sum")}
    looked, key = guessed.looked, _key(guessed)
    found: dict[str, list[str]] = {}
    for row in looked.body:
        cells = looked.sheet.rows[row]
        if key and not _is_filled(cells.get(key)) and key not in looked.merged:
            _add(found, looked.heads[key], "")
            continue
        for column, text in _words(cells, looked.heads):
            if spelled(text) in sums:
                _add(found, looked.heads[column], text)
                break
    return found


def rows_of(guessed: Guessed, unless: Mapping[str, Sequence[str]]) -> list[int]:
    """Return the rows that are left out by some words."""
    looked = guessed.looked
    columns = {
        column: {spelled(each) for each in unless[head]} for column, head in looked.heads.items() if head in unless
    }
    return [
        row
        for row in looked.body
        if any(spelled(looked.sheet.text(row, column)) in words for column, words in columns.items())
    ]


def _key(guessed: Guessed) -> int:
    """Return the column that every row of the table fills."""
    places = {each.meaning.column: each.place for each in reversed(guessed.columns)}
    return next((places[name] for name in _KEYS if name in places), 0)


def _is_filled(cell: Cell | None) -> bool:
    return bool(cell and (cell.text.strip() or cell.formula))


def _words(cells: Mapping[int, Cell], heads: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    yield from ((column, cell.text.strip()) for column, cell in sorted(cells.items()) if column in heads)


def _add(found: dict[str, list[str]], head: str, word: str) -> None:
    words = found.setdefault(head, [])
    if word not in words:
        words.append(word)
