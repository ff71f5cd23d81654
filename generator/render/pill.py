"""How far a number was checked, in words and in shape: a dashed frame is a claim, a solid one is confirmed."""

from dataclasses import dataclass

from generator.config import OWN_WORD, trust_words
from generator.model.trust import Trust
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class Pill:
    """A rung of the trust ladder as it is drawn."""

    words: str
    form: str
    """solid or dashed"""
    remark: str | None
    """What keeps it from being solid, where that is not in the words."""


def pill_of(trust: Trust, voice: Voice, *, compiled: bool) -> Pill:
    """Return the pill of a footprint."""
    words, remark = trust_words(trust, voice, compiled=compiled)
    return Pill(words, "solid" if trust.confirmed and trust.level not in OWN_WORD else "dashed", remark)
