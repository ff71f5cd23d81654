"""How much that is: the sense of size in words, with what it rests on."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.equivalence import Equivalence
from generator.model.quantity import exact, shown
from generator.render.voice import Voice

DIGITS = 2


@dataclass(frozen=True, slots=True)
class EquivalenceView:
    """A sense of size, and what it rests on."""

    sentence: Markup
    guard: Markup
    source: Markup


def equivalence_view(equivalence: Equivalence | None, voice: Voice) -> EquivalenceView | None:
    """Return how much electricity has the same emissions; nothing where that would mislead."""
    if equivalence is None:
        return None
    if equivalence.span is None:
        sentence = voice.tell("equivalence.value", amount=shown(equivalence.amount, DIGITS))
    else:
        low, high = (shown(end, DIGITS) for end in equivalence.span)
        sentence = voice.tell("equivalence.range", low=low, high=high)
    factor = equivalence.factor
    name = voice.stated(factor, "name")
    source = voice.tell("equivalence.source", factor=name, value=exact(factor.value), source=factor.source_title)
    return EquivalenceView(sentence, voice.fixed("equivalence.guard"), source)
