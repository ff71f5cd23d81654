"""The sentence that stands for a label where it cannot be seen, and the phrases that it shares with the drawing."""

from generator.config import OWN_WORD
from generator.model.catalogue import FootprintEntry, ProductEntry
from generator.model.grade import Grade
from generator.model.record import NOT_STATED
from generator.render.answer import Answer
from generator.render.product.standing import standing_words
from generator.render.voice import Voice


def alt_of(entry: ProductEntry, answer: Answer, voice: Voice) -> str:
    """Return the fixed sentence of a label, in the same order for every product."""
    name = voice.stated(entry.product, "name").words
    if answer.value is None:
        alt = voice.say("label.alt_gone", name=name, state=answer.status, note=standing_words(entry.headline, voice))
    else:
        alt = _graded(_sentence(entry, name, answer, voice), entry.shown_grade, voice)
    return voice.say("label.alt_sample", alt=alt) if entry.is_sample else alt


def _sentence(entry: ProductEntry, name: str, answer: Answer, voice: Voice) -> str:
    """Return what the number is, and how far it can be relied on."""
    footprint = entry.headline.footprint
    is_clear = footprint.states_unit and footprint.boundary != NOT_STATED
    return voice.say(
        "label.alt" if is_clear else "label.alt_unclear",
        name=name,
        value=prefixed(answer, voice),
        per=answer.per,
        boundary=answer.boundary,
        assurance=assured(entry.headline, answer, voice),
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


def remark_of(entry: FootprintEntry, answer: Answer, voice: Voice) -> str | None:
    """Return what must be said beside the assurance: a claim is not a finding, a company's word no third party's."""
    if answer.pill.remark:
        return answer.pill.remark
    is_own_word = entry.trust.level in OWN_WORD and answer.pill.words == voice.code("trust_levels", entry.trust.level)
    return voice.say("label.not_third_party") if is_own_word else None


def prefixed(answer: Answer, voice: Voice) -> str | None:
    """Return the number, after the word that it must carry where it no longer holds."""
    if answer.prefix is None:
        return answer.value
    return voice.say("label.term", term=answer.prefix, value=answer.value)


def assured(entry: FootprintEntry, answer: Answer, voice: Voice) -> str:
    """Return the assurance with what keeps it from being more."""
    remark, words = remark_of(entry, answer, voice), answer.pill.words
    return voice.say("label.remark", assurance=words, remark=remark) if remark else words
