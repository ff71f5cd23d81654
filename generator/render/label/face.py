"""The face of a label: everything that its drawings need, in both languages, found out once per product."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model.catalogue import ProductEntry
from generator.model.grade import Grade
from generator.render.bar import Bar
from generator.render.label.qr import QrCode, qr_code
from generator.render.label.words import LabelWords, label_words
from generator.render.pill import OWN_WORD
from generator.render.product.stages import stage_bar
from generator.render.voice import Voice

CURRENT = frozenset({"valid", "expiring", "no-expiry-stated"})
"""States in which a number holds."""

Voices = Mapping[str, Voice]


@dataclass(frozen=True, slots=True)
class Face:
    """What a label shows."""

    zh: LabelWords
    en: LabelWords
    qr: QrCode
    bar: Bar | None
    grade: Grade | None

    @property
    def title(self) -> str:
        """Return the sentence that stands for the drawing, in both languages."""
        return f"{self.zh.alt} {self.en.alt}"

    @property
    def is_dashed(self) -> bool:
        """Tell whether the frame is dashed: a claim, not a finding."""
        return self.zh.form == "dashed"

    @property
    def is_current(self) -> bool:
        """Tell whether the number holds."""
        return self.zh.state in CURRENT


def face_of(entry: ProductEntry, voices: Voices, grade: Grade | None = None) -> Face:
    """Return the face of a product's label."""
    headline = entry.headline
    drawn = _drawn(entry, grade)
    zh, en = (label_words(entry, voices[code], drawn) for code in ("zh", "en"))
    bar = stage_bar(headline, voices["zh"]) if headline.shows_value else None
    return Face(zh, en, qr_code(zh.address), bar, drawn)


def _drawn(entry: ProductEntry, grade: Grade | None) -> Grade | None:
    """Return the grade that may be drawn: none beside a number that does not hold, no letter beside a mere claim."""
    if grade is None or entry.headline.status not in CURRENT:
        return None
    trust = entry.headline.trust
    is_own = trust.level in OWN_WORD
    if grade.letter is None or (trust.confirmed and not is_own):
        return grade
    return replace(grade, letter=None, reason="self-declared" if is_own else "unconfirmed")
