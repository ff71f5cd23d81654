"""How much that is: the sense of size in words, with what it rests on."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.language.html import HtmlTranslator
from generator.model.equivalence import Equivalence
from generator.model.quantity import exact, shown

DIGITS = 2


@dataclass(frozen=True, slots=True)
class EquivalenceView:
    """A sense of size, and what it rests on."""

    sentence: Markup
    guard: Markup
    source: Markup


def equivalence_view(equivalence: Equivalence | None, translator: HtmlTranslator) -> EquivalenceView | None:
    """Return how much electricity has the same emissions; nothing where that would mislead."""
    if equivalence is None:
        return None
    if equivalence.span is None:
        sentence = translator.tell("equivalence.value", amount=shown(equivalence.amount, DIGITS))
    else:
        low, high = (shown(end, DIGITS) for end in equivalence.span)
        sentence = translator.tell("equivalence.range", low=low, high=high)
    factor = equivalence.factor
    name = translator.stated(factor, "name")
    source = translator.tell("equivalence.source", factor=name, value=exact(factor.value), source=factor.source_title)
    return EquivalenceView(sentence, translator.fixed("equivalence.guard"), source)
