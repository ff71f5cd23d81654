"""Sentences: gettext catalogues in `site_config/translations/`, stable keys in code, whole sentences as messages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

_HOLE = re.compile(r"\{\w+\}")


class MissingWordsError(KeyError):
    """A key has no sentence in a language: our mistake, never a submitter's."""


@dataclass(frozen=True, slots=True)
class Words:
    """All sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its holes filled."""
        if key not in self.sentences:
            message = f"{key} ({self.language})"
            raise MissingWordsError(message)
        sentence = self.sentences[key]
        return sentence.format_map(values) if values else sentence

    def outline(self, key: str) -> str:
        """Return the sentence of a key with an ellipsis in each hole."""
        return _HOLE.sub("…", self.sentences[key])

    def has(self, key: str) -> bool:
        """Tell whether a key has a sentence."""
        return key in self.sentences


def read_words(path: Path) -> Words:
    """Read the catalogues of one language: every `.po` file in its folder."""
    sentences: dict[str, str] = {}
    for file in sorted(path.glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale=path.name):
                if message.id and message.string:
                    sentences[str(message.id)] = str(message.string)
    return Words(path.name, sentences)
