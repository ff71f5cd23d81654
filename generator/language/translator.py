"""One language as plain text: sentences, names of codes, numbers, days. Pages and data say the same in one way."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel import Locale
from babel.dates import format_date

from generator.config.codelists import CodeList
from generator.config.site import Language, SiteConfig
from generator.config.translations import locale_of
from generator.model.quantity import exact, percent, shown
from generator.model.record import NOT_STATED, Record
from generator.model.texts import Picked, Texts

_DAYS = "date.pattern"
_DIGITS = re.compile(r"[#0,.]+")


class Translator:
    """One language of the site; what it does not have, it says in the site's first language."""

    def __init__(self, language: Language, config: SiteConfig) -> None:
        """Speak a language of the site."""
        self.language = language
        self.config = config
        self._words = config.words_of(language.code)
        self._preferred = (language.code, *(each.code for each in config.languages))
        self._cells: dict[tuple[str, str, str], str] = {}
        self._titles: dict[tuple[str, str], str] = {}

    def say(self, key: str, /, **holes: object) -> str:
        """Return a sentence as plain text."""
        return self._words.say(key, **holes)

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence for a key."""
        return self._words.has(key)

    def outline(self, key: str) -> str:
        """Return a sentence with an ellipsis in each hole."""
        return self._words.outline(key)

    def pick(self, texts: Texts) -> Picked:
        """Return the words of this language, else those of the site's first language that has them."""
        return texts.pick(*self._preferred)

    def columns(self, record: Record, stem: str) -> Picked:
        """Return what a record states in columns of several languages, picked like every text."""
        for language in self._preferred:
            words = record.cell(f"{stem}_{language}")
            if words:
                return Picked(words, language)
        return Picked("")

    def told(self, texts: Texts) -> str:
        """Return the words of a setting: of a schema, a code list, the site, a grading scheme."""
        return self.pick(texts).words

    def code(self, codelist: str, code: str) -> str:
        """Return what people call a code."""
        if code == NOT_STATED:
            return self.say("unknown.not_stated")
        return self.cell(codelist, code, "name") or code

    def cell(self, codelist: str, code: str, column: str) -> str:
        """Return a cell of a code's row in this language; looked up once."""
        place = (codelist, code, column)
        words = self._cells.get(place)
        if words is None:
            words = self._cells[place] = self.told(self._list(codelist).texts(code, column))
        return words

    def column(self, table: str, column: str) -> str:
        """Return the title of a table's column; looked up once."""
        place = (table, column)
        title = self._titles.get(place)
        if title is None:
            title = self._titles[place] = self.told(self.config.schemas[table].field(column).texts("title"))
        return title

    def amount(self, amount: Decimal, unit: str, *, to_the_digit: bool = False) -> str:
        """Return an amount of a declared unit in the form for so many, rounded unless every digit counts."""
        shown_as = exact(amount) if to_the_digit else self.number(amount)
        return self.say(f"amount.declared_units.{unit}", count=amount, amount=shown_as)

    def life(self, amount: Decimal, unit: str) -> str:
        """Return a service life, with every digit: it is a part of what makes numbers comparable."""
        return self.say(f"amount.service_life_units.{unit}", count=amount, amount=exact(amount))

    def ordinal(self, number: int) -> str:
        """Return a number as the place in an order."""
        return self._words.ordinal(number)

    def listed(self, words: Iterable[str]) -> str:
        """Return words one after the other, with what this language sets between them."""
        return self.comma.join(words)

    @cached_property
    def comma(self) -> str:
        """Return what stands between the parts of a list."""
        middle: str = self._locale.list_patterns["standard"]["middle"]
        return middle.replace("{0}", "").replace("{1}", "")

    def number(self, value: Decimal) -> str:
        """Return a number as people read it, with a true minus sign."""
        return self._written(shown(value))

    def signed(self, change: Decimal) -> str:
        """Return a change as people read it, with its sign."""
        return f"{'+' if change > 0 else ''}{self.number(change)}"

    def percent(self, share: Decimal) -> str:
        """Return a share in whole percent."""
        before, after = self._around_percent
        return f"{before}{self._written(percent(share).rstrip('%'))}{after}"

    def day(self, day: date) -> str:
        """Return a day as people of this language write it; without a pattern of ours, as CLDR does."""
        pattern = self._words.say(_DAYS) if self._words.owns(_DAYS) else "long"
        return format_date(day, pattern, locale=self._locale)

    def _written(self, number: str) -> str:
        """Return a number with the signs of this language."""
        return number.translate(self._signs)

    @cached_property
    def _signs(self) -> Mapping[int, str]:
        """Return how this language writes the signs inside numbers."""
        signs = self._locale.number_symbols["latn"]
        return str.maketrans({",": signs["group"], ".": signs["decimal"], "-": "−"})

    @cached_property
    def _around_percent(self) -> tuple[str, str]:
        """Return what stands before and after the number of a share."""
        before, after = _DIGITS.split(self._locale.percent_formats[None].pattern, maxsplit=1)
        return before, after

    def _list(self, name: str) -> CodeList:
        return self.config.codelists[name]

    @cached_property
    def _locale(self) -> Locale:
        return locale_of(self.language.tag)
