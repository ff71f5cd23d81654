"""The face of a label: everything that its drawings need, in both languages, found out once per product."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.components.stage_bar import StageBar, stage_bar
from generator.labels.qr import QrCode, qr_code
from generator.labels.text import LabelWords, label_words
from generator.language.html import HtmlTranslator
from generator.model.catalogue import CURRENT, ProductEntry
from generator.model.grade import Grade
from generator.model.texts import COLUMN_LANGUAGES

Voices = Mapping[str, HtmlTranslator]


@dataclass(frozen=True, slots=True)
class Face:
    """What a label shows."""

    zh: LabelWords
    en: LabelWords
    qr: QrCode
    bar: StageBar | None
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


def face_of(entry: ProductEntry, translators: Voices) -> Face:
    """Return the face of a product's label; without a scheme for its category nothing is said about grades."""
    headline = entry.headline
    zh, en = (label_words(entry, translators[code]) for code in COLUMN_LANGUAGES)
    bar = stage_bar(headline, translators["zh"]) if headline.shows_value else None
    return Face(zh, en, qr_code(zh.address), bar, entry.shown_grade)
