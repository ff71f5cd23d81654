"""How far a number was checked, in words and in shape: a dashed frame is a claim, a solid one is confirmed."""

from dataclasses import dataclass

from generator.language import OWN_WORD, trust_words
from generator.language.html import HtmlTranslator
from generator.model.trust import Rung, Trust


@dataclass(frozen=True, slots=True)
class TrustBadge:
    """A rung of the trust ladder as it is drawn."""

    words: str
    form: str
    """solid or dashed"""
    remark: str | None
    """What keeps it from being solid, where that is not in the words."""


def trust_badge_of(trust: Trust | Rung, translator: HtmlTranslator, *, compiled: bool) -> TrustBadge:
    """Return the badge of a footprint."""
    words, remark = trust_words(trust, translator, compiled=compiled)
    return TrustBadge(words, "solid" if trust.confirmed and trust.level not in OWN_WORD else "dashed", remark)
