"""A fact as a row: what it is, and what is stated."""

from dataclasses import dataclass

from generator.language.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet."""

    label: str
    words: tuple[Text, ...]
