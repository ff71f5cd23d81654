"""The alternative text of a label, and the phrases that it shares with the drawing."""

from generator.components.footprint_summary import FootprintSummary
from generator.components.status_notice import status_notice_words
from generator.language import OWN_WORD, dated_status, dated_trust
from generator.language.html import HtmlTranslator
from generator.model.catalogue import FootprintEntry
from generator.model.grade import Grade
from generator.model.listed import ListedFootprint, ListedProduct


def alt_of(product: ListedProduct, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return the alternative text of a label: one sentence with the same order for every product."""
    name = translator.pick(product.name).words
    if summary.value is None:
        alt = translator.say(
            "label.alt_gone", name=name, state=summary.status, note=status_notice_words(product.headline, translator)
        )
    else:
        alt = _graded(_sentence(product, name, summary, translator), product.grade, translator)
    return translator.say("label.alt_sample", alt=alt) if product.kind == "sample" else alt


def _sentence(product: ListedProduct, name: str, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return the sentence with the number, its unit and boundary, its assurance and its status."""
    return translator.say(
        "label.alt" if product.headline.is_clear else "label.alt_unclear",
        name=name,
        value=prefixed(summary, translator),
        per=summary.per,
        boundary=summary.boundary,
        assurance=dated_trust(assured(product.headline, summary, translator), summary.trust_badge.until, translator),
        state=dated_status(product.headline.status, product.headline.valid_through, translator),
    )


def _graded(alt: str, grade: Grade | None, translator: HtmlTranslator) -> str:
    """Return the sentence with the grade, where there is a scheme."""
    if grade is None:
        return alt
    if grade.letter is None:
        return translator.say("label.alt_ungraded", alt=alt, reason=translator.say(f"grade.{grade.reason}"))
    first, *_, last = grade.letters
    return translator.say("label.alt_grade", alt=alt, letter=grade.letter, first=first, last=last)


def remark_of(
    entry: FootprintEntry | ListedFootprint, summary: FootprintSummary, translator: HtmlTranslator
) -> str | None:
    """Return the remark beside the assurance: that it is unconfirmed, or the organisation's own word."""
    if summary.trust_badge.remark:
        return summary.trust_badge.remark
    is_own_word = entry.trust.level in OWN_WORD and summary.trust_badge.words == translator.code(
        "trust_levels", entry.trust.level
    )
    return translator.say("label.not_third_party") if is_own_word else None


def prefixed(summary: FootprintSummary, translator: HtmlTranslator) -> str | None:
    """Return the number, after the status word where it no longer holds."""
    if summary.prefix is None:
        return summary.value
    return translator.say("label.term", term=summary.prefix, value=summary.value)


def assured(entry: FootprintEntry | ListedFootprint, summary: FootprintSummary, translator: HtmlTranslator) -> str:
    """Return the assurance with its remark."""
    remark, words = remark_of(entry, summary, translator), summary.trust_badge.words
    return translator.say("label.remark", assurance=words, remark=remark) if remark else words
