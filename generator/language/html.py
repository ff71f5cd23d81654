"""What a page says in one language: the plain words of the translator, escaped and dressed for HTML."""

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup, escape

from generator.config import ORDINAL, Language, SiteConfig
from generator.language import Translator
from generator.language.fallback import fenced
from generator.language.text import Text, Unbroken, filled
from generator.model.record import Record
from generator.model.texts import Picked, Texts


class HtmlTranslator(Translator):
    """One language of the site. It remembers what it said, since pages say the same things many times."""

    def __init__(self, language: Language, config: SiteConfig, *, marks_borrowed: bool = False) -> None:
        """Speak a language of the site; for pages, what is borrowed from another language is fenced."""
        super().__init__(language, config)
        self._marks_borrowed = marks_borrowed and not language.complete
        self._sentences: dict[str, str] = {}
        self._forms: dict[str, Markup] = {}
        self._days: dict[date, Unbroken] = {}
        self._tags = {each.code: each.tag for each in config.languages}

    def fixed(self, key: str) -> Markup:
        """Return a sentence for HTML; the 2 of CO2 is set low, since common Chinese fonts have no such character."""
        return self._form(key, {})

    def tell(self, key: str, /, **holes: object) -> Markup:
        """Return a sentence for HTML with its holes filled and escaped, in the form for its count."""
        return filled(self._form(key, holes), holes)

    def say(self, key: str, /, **holes: object) -> str:
        """Return a sentence as plain text."""
        sentence = self._sentences.get(key) or self._sentence(key, holes)
        return sentence.format_map(holes) if holes else sentence

    def _sentence(self, key: str, holes: Mapping[str, object]) -> str:
        """Return a sentence with its holes open; one that has no count always has the same form."""
        form = self._words.form(key, holes)
        sentence = form if self._words.owns(key) else self._fenced(form)
        if not self._words.counts(key):
            self._sentences[key] = sentence
        return sentence

    def ordinal(self, number: int) -> str:
        """Return a number as the place in an order."""
        said = super().ordinal(number)
        return said if self._words.owns(f"{ORDINAL}other") else self._fenced(said)

    def told(self, texts: Texts) -> str:
        """Return the words of a setting."""
        picked = self.pick(texts)
        return picked.words if picked.language in (self.language.code, "") else self._fenced(picked.words)

    def _form(self, key: str, holes: Mapping[str, object]) -> Markup:
        """Return the same for HTML."""
        if key in self._forms:
            return self._forms[key]
        form = escape(self._sentence(key, holes)).replace("₂", Markup("<sub>2</sub>"))
        if key in self._sentences:
            self._forms[key] = form
        return form

    def _fenced(self, words: str) -> str:
        return fenced(words) if self._marks_borrowed else words

    def join(self, sentences: Iterable[Markup]) -> Markup:
        """Return sentences as one paragraph."""
        first, *others = sentences
        return first + Markup().join(self.tell("sentence.next", sentence=each) for each in others)

    def enumerated(self, words: Iterable[Text]) -> Markup:
        """Return names one after the other."""
        return Markup.escape(self.comma).join(words)

    def stated(self, record: Record, stem: str) -> Text:
        """Return what a record states in columns of several languages, in this one where possible, else marked."""
        return self.text(self.columns(record, stem))

    def text(self, picked: Picked) -> Text:
        """Return words with the tag of their language where that is not this one."""
        if picked.language in (self.language.code, ""):
            return Text(picked.words)
        return Text(picked.words, self._tags.get(picked.language, picked.language))

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
            return self.told(self.config.site.city)
        country = self._locale.territories.get(code[:2], code)
        return country if code == code[:2] else f"{country} ({code})"
