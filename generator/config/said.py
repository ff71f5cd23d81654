"""Texts in files of settings: `{zh: …, en: …}`, each language once, none of them empty."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from generator.model.texts import Texts


def _read(value: object) -> object:
    """Take a mapping of languages to words; an empty text is a missing one."""
    if not isinstance(value, Mapping) or not all(isinstance(words, str) for words in value.values()):
        message = "write the words under the code of their language, such as zh: …"
        raise ValueError(message)
    return Texts({str(language): words for language, words in value.items() if words})


def _written(texts: Texts) -> dict[str, str]:
    return dict(texts.said)


Said = Annotated[Texts, BeforeValidator(_read), PlainSerializer(_written)]
