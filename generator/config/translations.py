"""Sentences: gettext catalogues in `site_config/translations/`, stable keys in code, whole sentences as messages.

A sentence with a count has a form for each number of things that the language tells apart (`msgstr[n]`, chosen by the
`Plural-Forms` of its file); its `msgid_plural` names the hole that decides. Ordinals are sentences `ordinal.<category
of CLDR>`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
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


class MissingTranslationError(KeyError):
    """A key has no sentence in a language: our mistake, never a submitter's."""


@dataclass(frozen=True, slots=True)
class Plural:
    """The forms of a sentence with a count, and the hole that holds the count."""

    hole: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Translations:
    """All sentences of one language."""

    language: str
    sentences: Mapping[str, str]
    """Of one with a count, the form of many."""
    plurals: Mapping[str, Plural] = field(default_factory=dict)
    """All forms of sentences with a count."""
    plural_rule: str = "0"
    """Number of the form for a count `n`, in the words of gettext."""
    others: "Translations | None" = None
    """Where a sentence is taken from that this language does not have; a complete language has none."""

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its holes filled; where it has a count, in the form for it.

        Raises:
            MissingTranslationError: There is no such sentence.

        """
        sentence = self.form(key, values)
        return sentence.format_map(values) if values else sentence

    def form(self, key: str, holes: Mapping[str, object]) -> str:
        """Return the sentence of a key with its holes open, in the form for what will fill them.

        Raises:
            MissingTranslationError: There is no such sentence.

        """
        if key not in self.sentences:
            if self.others:
                return self.others.form(key, holes)
            message = f"{key} ({self.language})"
            raise MissingTranslationError(message)
        plural = self.plurals.get(key)
        count = _number(holes.get(plural.hole)) if plural else None
        if plural is None or count is None:
            return self.sentences[key]
        return plural.forms[_form_of(count, self.plural_rule, self.language)]

    def counts(self, key: str) -> bool:
        """Tell whether the sentence of a key has forms for a count."""
        if key in self.sentences or self.others is None:
            return key in self.plurals
        return self.others.counts(key)

    def ordinal(self, number: int) -> str:
        """Return a number as the place in an order."""
        keeper = self
        while keeper.others and not keeper.owns(f"{ORDINAL}other"):
            keeper = keeper.others
        return keeper.say(f"{ORDINAL}{locale_of(keeper.language).ordinal_form(number)}", number=number)

    def outline(self, key: str) -> str:
        """Return the sentence of a key with an ellipsis in each hole."""
        return _HOLE.sub("…", self.form(key, {}))

    def owns(self, key: str) -> bool:
        """Tell whether this very language has a sentence for a key."""
        return key in self.sentences

    def has(self, key: str) -> bool:
        """Tell whether a key has a sentence."""
        return self.owns(key) or (self.others is not None and self.others.has(key))


def locale_of(tag: str) -> Locale:
    """Return what CLDR knows of a language or, as in `pt-BR`, of one as a region speaks it.

    Raises:
        ValueError: That is no language tag.
        babel.UnknownLocaleError: CLDR does not know it.

    """
    return Locale.parse(tag, sep="-")


def read_translations(path: Path) -> Translations:
    """Read the catalogues of one language: every `.po` file in its folder."""
    sentences: dict[str, str] = {}
    plurals: dict[str, Plural] = {}
    locale = locale_of(path.name)
    rule = Catalog(locale=locale).plural_expr
    for file in sorted(path.glob("*.po")):
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale=locale)
        for message in catalogue:
            key, hole, forms = _parts(message.id, message.string)
            if key and all(forms):
                sentences[key] = forms[-1]
                if hole:
                    plurals[key], rule = Plural(hole, forms), catalogue.plural_expr
    return Translations(path.name, sentences, plurals, rule)


def _parts(named: object, said: object) -> tuple[str, str, tuple[str, ...]]:
    """Return the key of a message, the hole that decides on its form, where there is one, and its forms."""
    if isinstance(named, list | tuple) and isinstance(said, list | tuple):
        key, hole = named
        return str(key), str(hole).strip("{}"), tuple(map(str, said))
    return str(named or ""), "", (str(said or ""),)


def _number(value: object) -> Decimal | None:
    """Return what fills a hole as a number, also where it is written as people read it."""
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _form_of(count: Decimal, rule: str, language: str) -> int:
    """Return the number of the form for a count.

    Rules of gettext know whole numbers alone: a fraction has the form of those whole numbers that are of its
    category by CLDR, and the last one where there are none.
    """
    chosen, locale = _rule(rule), locale_of(language)
    if count == int(count):
        return chosen(abs(int(count)))
    category = locale.plural_form(count)
    return next((chosen(n) for n in range(_ENOUGH) if locale.plural_form(n) == category), -1)


@lru_cache
def _rule(rule: str) -> Callable[[int], int]:
    return c2py(rule)
