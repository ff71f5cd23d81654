"""The words of a label in one language: every string that stands on it, each from the home it has on the pages."""

import re
from dataclasses import dataclass

from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.footprint import Footprint
from generator.model.grade import Grade
from generator.model.record import NOT_STATED
from generator.render.answer import Answer, answer_of, is_partial
from generator.render.pill import OWN_WORD
from generator.render.product.history import period_words
from generator.render.product.stages import main_sources
from generator.render.product.standing import standing_words
from generator.render.voice import Voice

_ONE = re.compile(r"1\s*(?=[^\W\d])")
OFFSETS: dict[bool | str, str] = {
    False: "label.offsets_out",
    True: "label.offsets_in",
    NOT_STATED: "label.offsets_unknown",
}
NAMED_ON_BADGE = frozenset({"superseded", "deprecated"})
"""Statuses that a number on a badge carries as a word, beside those that have a prefix."""


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
class BadgeWords:
    """The few words that a badge has room for."""

    state: str | None
    """What must stand before the number."""
    gone: str
    """All that is said where the number may not be shown."""
    per: str
    per_plain: str
    """The same by the code list alone, where the organisation's own words are too long or cannot be drawn."""
    boundary: str


@dataclass(frozen=True, slots=True)
class GradeWords:
    """What is said about a grade, where a scheme is in force."""

    caption: str
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


def label_words(entry: ProductEntry, voice: Voice, grade: Grade | None = None) -> LabelWords:
    """Return the words of a product's label; without a scheme for its category nothing is said about grades."""
    headline, organisation, product = entry.headline, entry.organisation, entry.product
    answer = answer_of(headline, voice, compiled=organisation.is_compiled)
    sources = main_sources(headline, voice) if answer.value is not None else ""
    return LabelWords(
        answer=answer,
        name=voice.either(product.name_zh, product.name_en).words,
        model=" ".join(part for part in (product.brand, product.model) if part) or None,
        organisation=voice.either(organisation.name_zh, organisation.name_en).words,
        remark=_remark(headline, answer, voice),
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
        alt=_alt(entry, answer, grade, voice),
        lines=_lines(entry, answer, sources, voice),
        badge=_badge(headline, answer, voice),
        grade=_grade(grade, voice) if grade else None,
    )


def _remark(entry: FootprintEntry, answer: Answer, voice: Voice) -> str | None:
    """Return what must be said beside the assurance: a claim is not a finding, a company's word no third party's."""
    if answer.pill.remark:
        return answer.pill.remark
    is_own_word = entry.trust.level in OWN_WORD and answer.pill.words == voice.code("trust_levels", entry.trust.level)
    return voice.say("label.not_third_party") if is_own_word else None


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
        value=_prefixed(answer, voice),
        assurance=_assurance(entry.headline, answer, voice),
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


def _prefixed(answer: Answer, voice: Voice) -> str | None:
    """Return the number, after the word that it must carry where it no longer holds."""
    if answer.prefix is None:
        return answer.value
    return voice.say("label.term", term=answer.prefix, value=answer.value)


def _assurance(entry: FootprintEntry, answer: Answer, voice: Voice) -> str:
    """Return the assurance with what keeps it from being more."""
    remark, words = _remark(entry, answer, voice), answer.pill.words
    return voice.say("label.remark", assurance=words, remark=remark) if remark else words


def _badge(entry: FootprintEntry, answer: Answer, voice: Voice) -> BadgeWords:
    """Return what a badge says."""
    named = answer.status if entry.status in NAMED_ON_BADGE else None
    return BadgeWords(
        state=answer.prefix or named,
        gone=voice.say("label.gone_badge", state=answer.status),
        per=_short_per(entry.footprint, answer, voice),
        per_plain=_plain_per(entry.footprint, voice),
        boundary=_short_boundary(entry.footprint, voice),
    )


def _short_per(footprint: Footprint, answer: Answer, voice: Voice) -> str:
    """Return what the number is per, in the organisation's own words where there are any; one of a thing needs no 1."""
    printed = footprint.unit_text_zh if voice.language.code == "zh" else footprint.unit_text_en
    if printed is None:
        return _plain_per(footprint, voice)
    return voice.say("label.per_one", unit=_ONE.sub("", printed, count=1)) if _ONE.match(printed) else answer.per


def _plain_per(footprint: Footprint, voice: Voice) -> str:
    """Return the same in the words of the code list."""
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return voice.say("label.per_unknown")
    unit = voice.cell("declared_units", footprint.declared_unit, "unit")
    if amount == 1:
        return voice.say("label.per_one", unit=unit)
    return voice.say("product.per_amount", amount=voice.number(amount), unit=unit)


def _short_boundary(footprint: Footprint, voice: Voice) -> str:
    """Return where the count ends, with the word for partial where anything is left out."""
    if footprint.boundary == NOT_STATED:
        return voice.say("label.boundary_unknown")
    short = voice.cell("boundaries", footprint.boundary, "short")
    return voice.say("label.partial", boundary=short) if is_partial(footprint, voice) else short


def _grade(grade: Grade, voice: Voice) -> GradeWords:
    """Return the scheme's name and, where the product has no class, why."""
    name = grade.scheme_name_zh if voice.language.code == "zh" else grade.scheme_name_en
    reason = voice.say(f"grade.{grade.reason}") if grade.reason else None
    return GradeWords(voice.say("grade.caption", scheme=name), voice.say("grade.none"), reason)


def _alt(entry: ProductEntry, answer: Answer, grade: Grade | None, voice: Voice) -> str:
    """Return the fixed sentence of a label, in the same order for every product."""
    name = voice.either(entry.product.name_zh, entry.product.name_en).words
    if answer.value is None:
        alt = voice.say("label.alt_gone", name=name, state=answer.status, note=standing_words(entry.headline, voice))
    else:
        alt = _graded(_sentence(entry, name, answer, voice), grade, voice)
    return voice.say("label.alt_sample", alt=alt) if entry.is_sample else alt


def _sentence(entry: ProductEntry, name: str, answer: Answer, voice: Voice) -> str:
    """Return what the number is, and how far it can be relied on."""
    footprint = entry.headline.footprint
    is_clear = footprint.states_unit and footprint.boundary != NOT_STATED
    return voice.say(
        "label.alt" if is_clear else "label.alt_unclear",
        name=name,
        value=_prefixed(answer, voice),
        per=answer.per,
        boundary=answer.boundary,
        assurance=_assurance(entry.headline, answer, voice),
        state=answer.status,
    )


def _graded(alt: str, grade: Grade | None, voice: Voice) -> str:
    """Return the sentence with the grade, where there is a scheme."""
    if grade is None:
        return alt
    if grade.letter is None:
        return voice.say("label.alt_ungraded", alt=alt, reason=voice.say(f"grade.{grade.reason}"))
    first, *_, last = grade.letters
    return voice.say("label.alt_grade", alt=alt, letter=grade.letter, first=first, last=last)
