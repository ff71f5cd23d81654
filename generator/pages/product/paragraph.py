"""The same facts as a short paragraph, for those who read sentences rather than tables."""

from markupsafe import Markup

from generator.components.footprint_summary import FootprintSummary
from generator.components.stage_bar import main_sources
from generator.language import OWN_WORD
from generator.language.html import HtmlTranslator
from generator.language.periods import period_words
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.record import NOT_STATED


def paragraph(entry: ProductEntry, summary: FootprintSummary, translator: HtmlTranslator) -> Markup:
    """Return one to five sentences about a product whose number may be shown."""
    return translator.join(_sentences(entry, summary, translator))


def _sentences(entry: ProductEntry, summary: FootprintSummary, translator: HtmlTranslator) -> list[Markup]:
    headline = entry.headline
    name = translator.stated(entry.product, "name")
    is_clear = headline.footprint.states_unit and headline.footprint.boundary != NOT_STATED
    key = "paragraph.value" if is_clear else "paragraph.value_unclear"
    sentences = [
        translator.tell(key, name=name, per=summary.per, boundary=summary.boundary, value=summary.value),
        translator.tell("paragraph.period", period=period_words(headline, translator)),
    ]
    sources = main_sources(headline, translator)
    if sources:
        sentences.append(translator.tell("paragraph.stages", stages=sources))
    return [*sentences, _trust(headline, translator, compiled=entry.organisation.is_compiled)]


def _trust(entry: FootprintEntry, translator: HtmlTranslator, *, compiled: bool) -> Markup:
    """Return who checked the number."""
    trust = entry.trust
    if trust.claim is None:
        lapsed = next((claim for claim in entry.verifications if claim.state == "expired"), None)
        if lapsed and lapsed.level not in OWN_WORD:
            return translator.tell("paragraph.lapsed", level=translator.code("trust_levels", lapsed.level))
        return translator.fixed("paragraph.compiled" if compiled else "paragraph.self-declared")
    if trust.level in OWN_WORD:
        return translator.fixed(f"paragraph.{trust.level}")
    level, until = translator.code("trust_levels", trust.level), entry.footprint.valid_through
    if entry.status == "expired" and until:
        return translator.tell(_key("past", confirmed=trust.confirmed), level=level, day=translator.day(until))
    return translator.tell(_key("now", confirmed=trust.confirmed), level=level)


def _key(when: str, *, confirmed: bool) -> str:
    """Return the sentence on a check by somebody else."""
    return f"paragraph.{'confirmed' if confirmed else 'unconfirmed'}.{when}"
