"""How far a number was checked, in words and in shape: a dashed frame is a claim, a solid one is confirmed."""

from dataclasses import dataclass
from datetime import date

from generator.language import OWN_WORD, assured_until, dated_trust, trust_words
from generator.language.html import HtmlTranslator
from generator.language.text import Unbroken
from generator.model.trust import Rung, Trust


@dataclass(frozen=True, slots=True)
class TrustBadge:
    """A rung of the trust ladder as it is drawn."""

    words: str
    form: str
    """solid or dashed"""
    remark: str | None
    """What keeps it from being solid, where that is not in the words."""
    until: Unbroken | None
    """Until when it holds, or that no end is stated; nothing where nobody checked."""
    sentence: str
    """What keeps it from being solid, else its words with until when they hold."""


def trust_badge_of(
    trust: Trust | Rung, last_day: date | None, translator: HtmlTranslator, *, compiled: bool
) -> TrustBadge:
    """Return the badge of a footprint; `last_day` is the last one on which what stands behind the number holds."""
    words, remark = trust_words(trust, translator, compiled=compiled)
    stated = assured_until(trust.level, last_day, translator)
    until = Unbroken(stated) if stated else None
    return TrustBadge(
        words=words,
        form="solid" if trust.confirmed and trust.level not in OWN_WORD else "dashed",
        remark=remark,
        until=until,
        sentence=remark or dated_trust(words, until, translator),
    )
