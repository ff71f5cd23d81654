"""The words of a label in one language: every string that stands on it, each from the home it has on the pages."""

from dataclasses import dataclass

from generator.config import scheme_grade_words, scheme_name
from generator.model import routes
from generator.model.catalogue import ProductEntry
from generator.model.footprint import Footprint
from generator.model.grade import Grade
from generator.model.record import NOT_STATED
from generator.render.answer import Answer, answer_of
from generator.render.label.sentence import alt_of, assured, prefixed, remark_of
from generator.render.label.short import BadgeWords, badge_words
from generator.render.product.history import period_words
from generator.render.product.stages import main_sources
from generator.render.product.standing import standing_words
from generator.render.voice import Voice

OFFSETS: dict[bool | str, str] = {
    False: "label.offsets_out",
    True: "label.offsets_in",
    NOT_STATED: "label.offsets_unknown",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Facts as a label prints them: with their name, also where there is none."""

    head: str
    value: str | None
    """The number after the word that it must carry where it no longer holds."""
    assurance: str
    """The assurance with what keeps it from being more."""
    scan: str
    not_certified: str
    range: str | None
    """Also said where none is given; nothing where no number is shown."""
    period: str
    source: str | None
    until: str | None
    """Also said where none is stated; nothing where no number is shown."""
    until_short: str | None


@dataclass(frozen=True, slots=True)
class GradeWords:
    """What is said about a grade, where a scheme is in force."""

    caption: str
    whole: str
    """The class among all classes, or why there is none, under the scheme's name."""
    none: str
    """The word for having no class."""
    reason: str | None
    """Why there is no letter."""


@dataclass(frozen=True, slots=True)
class LabelWords:
    """All strings of a label in one language; what may not be shown is nothing."""

    answer: Answer
    name: str
    model: str | None
    organisation: str
    remark: str | None
    """What keeps the assurance from being more: not confirmed, not by an independent third party."""
    state: str
    """Code of list `statuses`."""
    note: str | None
    """A sentence on the state, where the number does not simply hold."""
    unit: str
    period: str
    main_source: str | None
    number: str
    not_counted: str
    compare: str
    sample: str | None
    address: str
    """Absolute address of the product's page in this language."""
    alt: str
    """The one sentence that stands for the drawing where it cannot be seen."""
    lines: Lines
    badge: BadgeWords
    grade: GradeWords | None

    @property
    def value(self) -> str | None:
        """Return the number, unless it may not be shown."""
        return self.answer.value

    @property
    def prefix(self) -> str | None:
        """Return the word that must stand before a number that no longer holds."""
        return self.answer.prefix

    @property
    def per(self) -> str:
        """Return what the number is per."""
        return self.answer.per

    @property
    def boundary(self) -> str:
        """Return from where to where the number counts."""
        return self.answer.boundary

    @property
    def range(self) -> str | None:
        """Return the likely range, where one is given and may be shown."""
        return str(self.answer.range) if self.answer.range else None

    @property
    def until(self) -> str | None:
        """Return the last day of validity, where one is stated and a number is shown."""
        return str(self.answer.until) if self.answer.until else None

    @property
    def assurance(self) -> str:
        """Return the rung of the trust ladder by its exact name."""
        return self.answer.pill.words

    @property
    def form(self) -> str:
        """Return how the frame is drawn: solid or dashed."""
        return self.answer.pill.form

    @property
    def state_words(self) -> str:
        """Return the name of the state."""
        return self.answer.status


def label_words(entry: ProductEntry, voice: Voice) -> LabelWords:
    """Return the words of a product's label."""
    headline, organisation, product = entry.headline, entry.organisation, entry.product
    answer = answer_of(headline, voice, compiled=organisation.is_compiled)
    sources = main_sources(headline, voice) if answer.value is not None else ""
    return LabelWords(
        answer=answer,
        name=voice.stated(product, "name").words,
        model=" ".join(part for part in (product.brand, product.model) if part) or None,
        organisation=voice.stated(organisation, "name").words,
        remark=remark_of(headline, answer, voice),
        state=headline.status,
        note=standing_words(headline, voice),
        unit=voice.say("unit.kg"),
        period=period_words(headline, voice),
        main_source=sources or None,
        number=entry.printed,
        not_counted=_not_counted(headline.footprint, voice),
        compare=voice.say("label.compare"),
        sample=voice.say("label.sample") if entry.is_sample else None,
        address=f"{voice.config.site.base_url}{voice.language.prefix}{routes.product(entry.number)}",
        alt=alt_of(entry, answer, voice),
        lines=_lines(entry, answer, sources, voice),
        badge=badge_words(headline, answer, voice),
        grade=_grade(entry.shown_grade, voice) if entry.shown_grade else None,
    )


def _not_counted(footprint: Footprint, voice: Voice) -> str:
    """Return that offsets are not in the number, where that is known, and what this label is not."""
    return f"{voice.say(OFFSETS[footprint.offsets_included])} · {voice.say('label.not_certified')}"


def _lines(entry: ProductEntry, answer: Answer, sources: str, voice: Voice) -> Lines:
    """Return facts with their names before them."""
    shown, compiled = answer.value is not None, entry.organisation.is_compiled
    range_line = _named("product.range", answer.range, voice) or voice.say("product.no_range")
    until_line = _named("product.until", answer.until, voice) or voice.say("product.no_expiry")
    return Lines(
        head=voice.say("label.head_compiled" if compiled else "label.head"),
        value=prefixed(answer, voice),
        assurance=assured(entry.headline, answer, voice),
        scan=voice.say("label.scan"),
        not_certified=voice.say("label.not_certified"),
        range=range_line if shown else None,
        period=_named("method.period", period_words(entry.headline, voice), voice),
        source=voice.say("label.main_source", stages=sources) if sources else None,
        until=until_line if shown else None,
        until_short=voice.say("label.until", day=answer.until) if answer.until else None,
    )


def _named(key: str, value: str | None, voice: Voice) -> str:
    """Return a fact after its name; nothing where there is none."""
    return voice.say("label.term", term=voice.say(key), value=value) if value else ""


def _grade(grade: Grade, voice: Voice) -> GradeWords:
    """Return the scheme's name and, where the product has no class, why."""
    return GradeWords(
        caption=voice.say("grade.caption", scheme=scheme_name(grade, voice)),
        whole=scheme_grade_words(grade, voice),
        none=voice.say("grade.none"),
        reason=voice.say(f"grade.{grade.reason}") if grade.reason else None,
    )
