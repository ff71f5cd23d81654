"""Columns as readers see them: what is stated in two languages is one column, headed in the reader's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import Field, TableSchema
from generator.language.html import HtmlTranslator
from generator.model.texts import COLUMN_LANGUAGES

_LANGUAGE = re.compile(r" ?[（(][^（）()]+[）)]$")
"""What the titles of a pair end with: the language of the column, in brackets."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a pair of them that says the same in Chinese and in English."""

    name: str
    """Without its language where it is a pair."""
    field: Field
    is_pair: bool
    refers_to: str | None
    """The register whose rows it names."""

    def heading(self, translator: HtmlTranslator) -> str:
        """Return what the column is called, without the word for its language."""
        titles = self.field.texts("title")
        return translator.told(titles.each(_without_language) if self.is_pair else titles)


def _without_language(title: str) -> str:
    return _LANGUAGE.sub("", title)


def columns_of(schema: TableSchema) -> Iterator[Column]:
    """Yield the columns in the order of the schema, each pair where its first half stands."""
    targets = {reference["fields"][0]: reference["reference"]["resource"] for reference in schema.foreign_keys}
    for field in schema.fields:
        stem, _, language = field.name.rpartition("_")
        _, *others = COLUMN_LANGUAGES
        pair = {f"{stem}_{each}" for each in COLUMN_LANGUAGES}
        is_pair = field.name in pair and pair <= set(schema.columns)
        if is_pair and language in others:
            continue
        yield Column(stem if is_pair else field.name, field, is_pair, targets.get(field.name))
