"""One language as plain text: sentences, names of codes, numbers, days. Pages and data say the same in one way."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from babel import Locale
from babel.dates import format_date

from generator.config.codelists import CodeList
from generator.config.site import Language, SiteConfig
from generator.model.quantity import percent, shown
from generator.model.record import NOT_STATED


class Tongue:
    """One language of the site."""

    def __init__(self, language: Language, config: SiteConfig) -> None:
        """Speak a language of the site."""
        self.language = language
        self.config = config
        self._words = config.words[language.code]

    def say(self, key: str, /, **holes: object) -> str:
        """Return a sentence as plain text."""
        return self._words.say(key, **holes)

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence for a key."""
        return self._words.has(key)

    def outline(self, key: str) -> str:
        """Return a sentence with an ellipsis in each hole."""
        return self._words.outline(key)

    def code(self, codelist: str, code: str) -> str:
        """Return what people call a code."""
        return (
            self.say("unknown.not_stated")
            if code == NOT_STATED
            else self._list(codelist).text(code, self.language.code)
        )

    def cell(self, codelist: str, code: str, column: str) -> str:
        """Return a cell of a code's row in this language."""
        return self._list(codelist).cell(code, f"{column}_{self.language.code}")

    def number(self, value: Decimal) -> str:
        """Return a number as people read it, with a true minus sign."""
        return shown(value).replace("-", "−")

    def signed(self, change: Decimal) -> str:
        """Return a change as people read it, with its sign."""
        return f"{'+' if change > 0 else ''}{self.number(change)}"

    def percent(self, share: Decimal) -> str:
        """Return a share in whole percent."""
        return percent(share).replace("-", "−")

    def day(self, day: date) -> str:
        """Return a day as people of this language write it."""
        return format_date(day, self.say("date.pattern"), locale=self._locale)

    def _list(self, name: str) -> CodeList:
        return self.config.codelists[name]

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(self.language.tag, sep="-")
