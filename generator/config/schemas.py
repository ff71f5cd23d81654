"""Table Schemas: the one home of what a cell may hold; templates, dictionary pages and the published schema follow."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.model.texts import COLUMN_LANGUAGES, Texts


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its descriptor, and the few properties that our own code reads."""

    name: str
    type: str
    descriptor: Mapping[str, Any]
    languages: tuple[str, ...] = COLUMN_LANGUAGES
    """Languages of the site, the first one first."""

    def texts(self, what: str) -> Texts:
        """Return the `title` or `description` in all languages."""
        return Texts.of_columns(self.descriptor.get, what, self.languages)

    def text(self, what: str, language: str) -> str:
        """Return the `title` or `description` in a language."""
        return self.texts(what).pick(language).words

    @property
    def required(self) -> bool:
        """Tell whether the cell must be filled."""
        return bool(self.descriptor.get("constraints", {}).get("required"))

    @property
    def codelist(self) -> str | None:
        """Return the closed list the cell (or each of its items) is chosen from."""
        found: str | None = self.descriptor.get("codelist") or self.descriptor.get("items", {}).get("codelist")
        return found

    @property
    def separator(self) -> str | None:
        """Return what joins the items of a list cell; nothing for single values."""
        found: str | None = self.descriptor.get("separator")
        return found

    @property
    def item_pattern(self) -> str | None:
        """Return the pattern of each item of a list cell."""
        found: str | None = self.descriptor.get("items", {}).get("pattern")
        return found

    @property
    def not_stated(self) -> str | None:
        """Return who may write `not-stated` here: `any`, `compiled`, or nobody."""
        found: str | None = self.descriptor.get("not_stated")
        return found

    @property
    def example(self) -> str:
        """Return a cell that is right, for people who do not read patterns."""
        return str(self.descriptor["example"])

    @property
    def constraints(self) -> Mapping[str, Any]:
        """Return the Table Schema constraints."""
        found: Mapping[str, Any] = self.descriptor.get("constraints", {})
        return found


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: its columns, its keys, its words."""

    name: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[Mapping[str, Any], ...]
    descriptor: Mapping[str, Any]
    languages: tuple[str, ...] = COLUMN_LANGUAGES
    """Languages of the site, the first one first."""

    def texts(self, what: str) -> Texts:
        """Return the table's `title` or `description` in all languages."""
        return Texts.of_columns(self.descriptor.get, what, self.languages)

    def text(self, what: str, language: str) -> str:
        """Return the table's `title` or `description` in a language."""
        return self.texts(what).pick(language).words

    def field(self, name: str) -> Field:
        """Return one column by its name."""
        return next(field for field in self.fields if field.name == name)

    @property
    def required(self) -> bool:
        """Tell whether every package must have the table."""
        return bool(self.descriptor.get("required"))

    @property
    def row_title(self) -> str | None:
        """Return the columns, without their language, that name a row; nothing where a row has no name."""
        found: str | None = self.descriptor.get("row_title")
        return found

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns in order."""
        return tuple(field.name for field in self.fields)


def read_schema(path: Path, languages: tuple[str, ...]) -> TableSchema:
    """Read one Table Schema."""
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    fields = tuple(Field(field["name"], field["type"], field, languages) for field in descriptor["fields"])
    return TableSchema(
        name=path.stem,
        fields=fields,
        primary_key=tuple(descriptor["primaryKey"]),
        foreign_keys=tuple(descriptor.get("foreignKeys", ())),
        descriptor=descriptor,
        languages=languages,
    )
