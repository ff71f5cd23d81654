"""The words of a label in one language: every string that stands on it, each from the home it has on the pages."""

import re
from dataclasses import dataclass

from generator.components.alt_text import alt_of, assured, prefixed, remark_of
from generator.components.footprint_summary import FootprintSummary, listed_summary
from generator.components.listings import listed
from generator.components.stage_bar import main_sources
from generator.components.status_notice import status_notice_words
from generator.language import is_partial, scheme_grade_words, scheme_name
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.model import routes
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.footprint import Footprint
from generator.model.grade import Grade
from generator.model.record import NOT_STATED

OFFSETS: dict[bool | str, str] = {
    False: "label.offsets_out",
    True: "label.offsets_in",
    NOT_STATED: "label.offsets_unknown",
}


_ONE = re.compile(r"1\s*(?=[^\W\d])")
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
    whole: str
    """The class among all classes, or why there is none, under the scheme's name."""
    none: str
    """The word for having no class."""
    reason: str | None
    """Why there is no letter."""


@dataclass(frozen=True, slots=True)
class LabelWords:
    """All strings of a label in one language; what may not be shown is nothing."""

    summary: FootprintSummary
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
        return self.summary.value

    @property
    def prefix(self) -> str | None:
        """Return the word that must stand before a number that no longer holds."""
        return self.summary.prefix

    @property
    def per(self) -> str:
        """Return what the number is per."""
        return self.summary.per

    @property
    def boundary(self) -> str:
        """Return from where to where the number counts."""
        return self.summary.boundary

    @property
    def range(self) -> str | None:
        """Return the likely range, where one is given and may be shown."""
        return str(self.summary.range) if self.summary.range else None

    @property
    def until(self) -> str | None:
        """Return the last day of validity, where one is stated and a number is shown."""
        return str(self.summary.until) if self.summary.until else None

    @property
    def assurance(self) -> str:
        """Return the rung of the trust ladder by its exact name."""
        return self.summary.trust_badge.words

    @property
    def form(self) -> str:
        """Return how the frame is drawn: solid or dashed."""
        return self.summary.trust_badge.form

    @property
    def state_words(self) -> str:
        """Return the name of the state."""
        return self.summary.status


def label_words(entry: ProductEntry, translator: HtmlTranslator) -> LabelWords:
    """Return the words of a product's label."""
    headline, organisation, product = entry.headline, entry.organisation, entry.product
    in_short = listed(entry, translator.config)
    summary = listed_summary(in_short.headline, translator, compiled=organisation.is_compiled)
    sources = main_sources(headline, translator) if summary.value is not None else ""
    return LabelWords(
        summary=summary,
        name=translator.stated(product, "name").words,
        model=" ".join(part for part in (product.brand, product.model) if part) or None,
        organisation=translator.stated(organisation, "name").words,
        remark=remark_of(headline, summary, translator),
        state=headline.status,
        note=status_notice_words(headline, translator),
        unit=translator.say("unit.kg"),
        period=period_words(headline, translator),
        main_source=sources or None,
        number=entry.printed,
        not_counted=_not_counted(headline.footprint, translator),
        compare=translator.say("label.compare"),
        sample=translator.say("label.sample") if entry.is_sample else None,
        address=f"{translator.config.site.base_url}{translator.language.prefix}{routes.product(entry.number)}",
        alt=alt_of(in_short, summary, translator),
        lines=_lines(entry, summary, sources, translator),
        badge=_badge(headline, summary, translator),
        grade=_grade(entry.shown_grade, translator) if entry.shown_grade else None,
    )


def _not_counted(footprint: Footprint, translator: HtmlTranslator) -> str:
    """Return that offsets are not in the number, where that is known, and what this label is not."""
    return f"{translator.say(OFFSETS[footprint.offsets_included])} · {translator.say('label.not_certified')}"


def _lines(entry: ProductEntry, summary: FootprintSummary, sources: str, translator: HtmlTranslator) -> Lines:
    """Return facts with their names before them."""
    shown, compiled = summary.value is not None, entry.organisation.is_compiled
    range_line = _named("product.range", summary.range, translator) or translator.say("product.no_range")
    return Lines(
        head=translator.say("label.head_compiled" if compiled else "label.head"),
        value=prefixed(summary, translator),
        assurance=assured(entry.headline, summary, translator),
        scan=translator.say("label.scan"),
        not_certified=translator.say("label.not_certified"),
        range=range_line if shown else None,
        period=_named("method.period", period_words(entry.headline, translator), translator),
        source=translator.say("label.main_source", stages=sources) if sources else None,
        until=_until_line(entry.headline, summary, translator) if shown else None,
        until_short=translator.say("label.until", day=summary.until) if summary.until else None,
    )


def _until_line(entry: FootprintEntry, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return until when the number is valid, and until when the check behind it holds where that ends before."""
    line = _named("product.until", summary.until, translator) or translator.say("product.no_expiry")
    last_day = entry.assured_through
    if last_day is None or last_day == entry.footprint.valid_through or not entry.trust.confirmed:
        return line
    return translator.say("label.checked_until", line=line, day=translator.day(last_day))


def _named(key: str, value: str | None, translator: HtmlTranslator) -> str:
    """Return a fact after its name; nothing where there is none."""
    return translator.say("label.term", term=translator.say(key), value=value) if value else ""


def _grade(grade: Grade, translator: HtmlTranslator) -> GradeWords:
    """Return the scheme's name and, where the product has no class, why."""
    return GradeWords(
        caption=translator.say("grade.caption", scheme=scheme_name(grade, translator)),
        whole=scheme_grade_words(grade, translator),
        none=translator.say("grade.none"),
        reason=translator.say(f"grade.{grade.reason}") if grade.reason else None,
    )


def _badge(entry: FootprintEntry, summary: FootprintSummary, translator: HtmlTranslator) -> BadgeWords:
    """Return the few words of the badge."""
    named = summary.status if entry.status in NAMED_ON_BADGE else None
    return BadgeWords(
        state=summary.prefix or named,
        gone=translator.say("label.gone_badge", state=summary.status),
        per=_short_per(entry.footprint, summary, translator),
        per_plain=_plain_per(entry.footprint, translator),
        boundary=_short_boundary(entry.footprint, translator),
    )


def _short_per(footprint: Footprint, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return what the number is per, in the organisation's own words where there are any; one of a thing needs no 1."""
    printed, language = translator.columns(footprint, "unit_text"), translator.language.code
    if printed.language != language:
        return _plain_per(footprint, translator)
    one = _ONE.sub("", printed.words, count=1)
    return translator.say("label.per_one", unit=one) if _ONE.match(printed.words) else summary.per


def _plain_per(footprint: Footprint, translator: HtmlTranslator) -> str:
    """Return the same in the words of the code list."""
    amount = footprint.amount
    if amount is None or not footprint.states_unit:
        return translator.say("label.per_unknown")
    if amount == 1:
        return translator.say("label.per_one", unit=translator.cell("declared_units", footprint.declared_unit, "unit"))
    return translator.say("product.per_amount", amount=translator.amount(amount, footprint.declared_unit))


def _short_boundary(footprint: Footprint, translator: HtmlTranslator) -> str:
    """Return where the count ends, with the word for partial where anything is left out."""
    if footprint.boundary == NOT_STATED:
        return translator.say("label.boundary_unknown")
    short = translator.cell("boundaries", footprint.boundary, "short")
    return translator.say("label.partial", boundary=short) if is_partial(footprint, translator) else short
