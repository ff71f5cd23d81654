"""The same words in several languages: one type, and one way to pick from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

COLUMN_LANGUAGES = ("zh", "en")
"""Languages of the columns that organisations fill in, of labels and of open data: a published contract."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Words, and the language they are in; empty words are in none."""

    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """Words by language; a language in which nobody said them is not there."""

    said: Mapping[str, str]

    @classmethod
    def of_columns(cls, cell: Callable[[str], str | None], stem: str, languages: Iterable[str]) -> Self:
        """Return what stands in the columns `<stem>_<language>`, in the order of the languages."""
        said = {}
        for language in languages:
            words = cell(f"{stem}_{language}")
            if words:
                said[language] = words
        return cls(said)

    def pick(self, *languages: str) -> Picked:
        """Return the words in the first of these languages that has them, else in the first that they are said in."""
        said = self.said
        for language in languages:
            if language in said:
                return Picked(said[language], language)
        return next((Picked(words, language) for language, words in said.items()), Picked(""))

    def each(self, change: Callable[[str], str]) -> "Texts":
        """Return the same texts, each changed in the same way."""
        return Texts({language: change(words) for language, words in self.said.items()})

    @property
    def in_columns(self) -> dict[str, str | None]:
        """Return the words in the languages of open data, nothing where they are not said."""
        return {language: self.said.get(language) for language in COLUMN_LANGUAGES}
