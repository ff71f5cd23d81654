"""What a page says in one language: the plain words of the tongue, escaped and dressed for HTML."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup, escape

from generator.config import Language, SiteConfig, Tongue
from generator.render.text import Text, Unbroken


class Voice(Tongue):
    """One language of the site. It remembers what it said, since pages say the same things many times."""

    def __init__(self, language: Language, config: SiteConfig) -> None:
        """Speak a language of the site."""
        super().__init__(language, config)
        self._fixed: dict[str, Markup] = {}
        self._days: dict[date, Unbroken] = {}

    def fixed(self, key: str) -> Markup:
        """Return a sentence for HTML; the 2 of CO2 is set low, since common Chinese fonts have no such character."""
        if key not in self._fixed:
            self._fixed[key] = escape(self._words.say(key)).replace("₂", Markup("<sub>2</sub>"))
        return self._fixed[key]

    def tell(self, key: str, /, **holes: object) -> Markup:
        """Return a sentence for HTML with its holes filled and escaped."""
        return self.fixed(key).format(**holes)

    def join(self, sentences: Iterable[Markup]) -> Markup:
        """Return sentences as one paragraph; Chinese sets no space after a full stop."""
        space = Markup() if self.language.code == "zh" else Markup(" ")
        return space.join(sentences)

    def enumerated(self, words: Iterable[Text]) -> Markup:
        """Return names one after the other."""
        return self.fixed("list.comma").join(words)

    def either(self, zh: str | None, en: str | None) -> Text:
        """Return words that are stated in two languages, in this one where possible, else marked as the other."""
        own, other, tag = (zh, en, "en") if self.language.code == "zh" else (en, zh, "zh-CN")
        return Text(own) if own else Text(other or "", tag if other else None)

    def free(self, words: str) -> Text:
        """Return words of a submission that are stated once, in whatever language."""
        return Text.foreign(words, self.language.tag)

    def day(self, day: date) -> Unbroken:
        """Return a day as people of this language write it."""
        if day not in self._days:
            self._days[day] = Unbroken(super().day(day))
        return self._days[day]

    def place(self, code: str) -> str:
        """Return the name of a country or region of the geography columns."""
        if code == "GLO":
            return self.say("place.world")
        if code == self.config.site.region_code:
            return self.config.site.city[self.language.code]
        country = self._locale.territories.get(code[:2], code)
        return country if code == code[:2] else f"{country} ({code})"
