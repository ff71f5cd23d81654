"""How far a number was checked, in words and in shape: a dashed frame is a claim, a solid one is confirmed."""

from dataclasses import dataclass

from generator.model.catalogue import Trust
from generator.render.voice import Voice

OWN_WORD = frozenset({"self-declared", "internal-or-second-party"})
"""Rungs without an independent body: they stay dashed whatever is confirmed."""


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
    words = voice.code("trust_levels", trust.level)
    if trust.level in OWN_WORD:
        return Pill(voice.say("trust.compiled") if compiled and trust.claim is None else words, "dashed", None)
    if trust.confirmed:
        return Pill(words, "solid", None)
    return Pill(words, "dashed", voice.say("trust.unconfirmed_compiled" if compiled else "trust.unconfirmed"))
