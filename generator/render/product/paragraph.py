"""The same facts as a short paragraph, for those who read sentences rather than tables."""

from markupsafe import Markup

from generator.config import OWN_WORD
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.record import NOT_STATED
from generator.render.answer import Answer
from generator.render.product.history import period_words
from generator.render.product.stages import main_sources
from generator.render.voice import Voice


def paragraph(entry: ProductEntry, answer: Answer, voice: Voice) -> Markup:
    """Return one to five sentences about a product whose number may be shown."""
    return voice.join(_sentences(entry, answer, voice))


def _sentences(entry: ProductEntry, answer: Answer, voice: Voice) -> list[Markup]:
    headline = entry.headline
    name = voice.stated(entry.product, "name")
    is_clear = headline.footprint.states_unit and headline.footprint.boundary != NOT_STATED
    key = "paragraph.value" if is_clear else "paragraph.value_unclear"
    sentences = [
        voice.tell(key, name=name, per=answer.per, boundary=answer.boundary, value=answer.value),
        voice.tell("paragraph.period", period=period_words(headline, voice)),
    ]
    sources = main_sources(headline, voice)
    if sources:
        sentences.append(voice.tell("paragraph.stages", stages=sources))
    return [*sentences, _trust(headline, voice, compiled=entry.organisation.is_compiled)]


def _trust(entry: FootprintEntry, voice: Voice, *, compiled: bool) -> Markup:
    """Return who checked the number."""
    trust = entry.trust
    if trust.claim is None:
        lapsed = next((claim for claim in entry.verifications if claim.state == "expired"), None)
        if lapsed and lapsed.level not in OWN_WORD:
            return voice.tell("paragraph.lapsed", level=voice.code("trust_levels", lapsed.level))
        return voice.fixed("paragraph.compiled" if compiled else "paragraph.self-declared")
    if trust.level in OWN_WORD:
        return voice.fixed(f"paragraph.{trust.level}")
    level, until = voice.code("trust_levels", trust.level), entry.footprint.valid_through
    if entry.status == "expired" and until:
        return voice.tell(_key("past", confirmed=trust.confirmed), level=level, day=voice.day(until))
    return voice.tell(_key("now", confirmed=trust.confirmed), level=level)


def _key(when: str, *, confirmed: bool) -> str:
    """Return the sentence on a check by somebody else."""
    return f"paragraph.{'confirmed' if confirmed else 'unconfirmed'}.{when}"
