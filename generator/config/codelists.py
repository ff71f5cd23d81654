"""Code lists: closed lists of values with their meanings, one CSV each in `site_config/codelists/`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.texts import COLUMN_LANGUAGES, Texts


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list: code to its row (a name and a description in each language, and columns of its own)."""

    name: str
    rows: Mapping[str, Mapping[str, str]]
    languages: tuple[str, ...] = COLUMN_LANGUAGES
    """Languages of the site, the first one first."""

    def texts(self, code: str, stem: str = "name") -> Texts:
        """Return what a code's row says in the columns of all languages; nothing where the code is unknown."""
        return Texts.of_columns(self.rows.get(code, {}).get, stem, self.languages)

    def text(self, code: str, language: str) -> str:
        """Return what people call a code; the code itself where the list does not know it (`not-stated`)."""
        return self.texts(code).pick(language).words if code in self.rows else code

    def cell(self, code: str, column: str) -> str:
        """Return one cell of a code's row; empty where the code is unknown."""
        row = self.rows.get(code)
        return row[column] if row else ""

    def where(self, column: str, value: str) -> frozenset[str]:
        """Return the codes whose row has this value in this column."""
        return frozenset(code for code, row in self.rows.items() if row[column] == value)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in the order of the file."""
        return tuple(self.rows)


def read_codelist(path: Path, languages: tuple[str, ...]) -> CodeList:
    """Read one list; the file name is the list's name."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = {row["code"]: row for row in csv.DictReader(stream, strict=True)}
    return CodeList(path.stem, rows, languages)
