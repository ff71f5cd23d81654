"""Columns as readers see them: what is stated in two languages is one column, headed in the reader's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import Field, TableSchema

_LANGUAGE = re.compile(r"[（ (]+(?:中文|英文|Chinese|English)[）)]$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a pair of them that says the same in Chinese and in English."""

    name: str
    """Without `_zh` or `_en` where it is a pair."""
    field: Field
    is_pair: bool
    refers_to: str | None
    """The register whose rows it names."""

    def heading(self, language: str) -> str:
        """Return what the column is called, without the word for its language."""
        return _LANGUAGE.sub("", self.field.text("title", language))


def columns_of(schema: TableSchema) -> Iterator[Column]:
    """Yield the columns in the order of the schema, each pair where its first half stands."""
    targets = {reference["fields"][0]: reference["reference"]["resource"] for reference in schema.foreign_keys}
    for field in schema.fields:
        stem, _, language = field.name.rpartition("_")
        is_pair = language in ("zh", "en") and {f"{stem}_zh", f"{stem}_en"} <= set(schema.columns)
        if is_pair and language == "en":
            continue
        yield Column(stem if is_pair else field.name, field, is_pair, targets.get(field.name))
