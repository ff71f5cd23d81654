"""Sentences: gettext catalogues in `site_config/translations/`, stable keys in code, whole sentences as messages.

A sentence with a count has a form for each number of things that the language tells apart (`msgstr[n]`, chosen by the
`Plural-Forms` of its file); the hole `count` decides. Ordinals are sentences `ordinal.<category of CLDR>`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ORDINAL = "ordinal."
"""Keys that each language has by its own rules: `ordinal.one` for 1st where CLDR says so."""
_HOLE = re.compile(r"\{\w+\}")
_ENOUGH = 200
"""Whole numbers among which every category of CLDR that whole numbers have shows up."""


class MissingWordsError(KeyError):
    """A key has no sentence in a language: our mistake, never a submitter's."""


@dataclass(frozen=True, slots=True)
class Words:
    """All sentences of one language."""

    language: str
    sentences: Mapping[str, str]
    """Of one with a count, the form of many."""
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """All forms of sentences with a count."""
    plural_rule: str = "0"
    """Number of the form for a count `n`, in the words of gettext."""
    others: "Words | None" = None
    """Where a sentence is taken from that this language does not have; a complete language has none."""

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its holes filled; where it has a count, in the form for it.

        Raises:
            MissingWordsError: There is no such sentence.

        """
        sentence = self.form(key, values.get("count"))
        return sentence.format_map(values) if values else sentence

    def form(self, key: str, count: object = None) -> str:
        """Return the sentence of a key with its holes open, in the form for a count where it has one.

        Raises:
            MissingWordsError: There is no such sentence.

        """
        if key not in self.sentences:
            if self.others:
                return self.others.form(key, count)
            message = f"{key} ({self.language})"
            raise MissingWordsError(message)
        if key in self.plurals and isinstance(count, int | Decimal):
            return self.plurals[key][_form_of(count, self.plural_rule, self.language)]
        return self.sentences[key]

    def ordinal(self, number: int) -> str:
        """Return a number as the place in an order."""
        keeper = self
        while keeper.others and not keeper.owns(f"{ORDINAL}other"):
            keeper = keeper.others
        return keeper.say(f"{ORDINAL}{Locale.parse(keeper.language).ordinal_form(number)}", number=number)

    def outline(self, key: str) -> str:
        """Return the sentence of a key with an ellipsis in each hole."""
        return _HOLE.sub("…", self.form(key))

    def owns(self, key: str) -> bool:
        """Tell whether this very language has a sentence for a key."""
        return key in self.sentences

    def has(self, key: str) -> bool:
        """Tell whether a key has a sentence."""
        return self.owns(key) or (self.others is not None and self.others.has(key))


def read_words(path: Path) -> Words:
    """Read the catalogues of one language: every `.po` file in its folder."""
    sentences: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    rule = Catalog(locale=path.name).plural_expr
    for file in sorted(path.glob("*.po")):
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale=path.name)
        for message in catalogue:
            key, forms = _key_and_forms(message.id, message.string)
            if key and all(forms):
                sentences[key] = forms[-1]
                if message.pluralizable:
                    plurals[key], rule = forms, catalogue.plural_expr
    return Words(path.name, sentences, plurals, rule)


def _key_and_forms(key: object, said: object) -> tuple[str, tuple[str, ...]]:
    """Return the key of a message and its forms; all but sentences with a count have one."""
    key = key[0] if isinstance(key, list | tuple) else key
    return str(key or ""), tuple(map(str, said)) if isinstance(said, list | tuple) else (str(said or ""),)


def _form_of(count: int | Decimal, rule: str, language: str) -> int:
    """Return the number of the form for a count.

    Rules of gettext know whole numbers alone: a fraction has the form of those whole numbers that are of its
    category by CLDR, and the last one where there are none.
    """
    chosen, locale = _rule(rule), Locale.parse(language)
    if count == int(count):
        return chosen(abs(int(count)))
    category = locale.plural_form(count)
    return next((chosen(n) for n in range(_ENOUGH) if locale.plural_form(n) == category), -1)


@lru_cache
def _rule(rule: str) -> Callable[[int], int]:
    return c2py(rule)
