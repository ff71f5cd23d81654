"""The content of a label: everything that its drawings need, in both languages, worked out once per product."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.components.stage_bar import StageBar, stage_bar
from generator.config import SiteConfig
from generator.labels.qr import QrCode, qr_code
from generator.labels.text import LabelWords, label_words
from generator.language.html import HtmlTranslator
from generator.model.catalogue import CURRENT, ProductEntry
from generator.model.grade import Grade
from generator.model.texts import COLUMN_LANGUAGES

Translators = Mapping[str, HtmlTranslator]
"""The languages of a label by their codes."""


@lru_cache(maxsize=4)
def label_translators(config: SiteConfig) -> Translators:
    """Return the languages of labels; they remember what they said, so there is one of each for all labels."""
    return {language.code: HtmlTranslator(language, config) for language in config.column_languages}


@dataclass(frozen=True, slots=True)
class LabelContent:
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


def label_content(entry: ProductEntry, translators: Translators) -> LabelContent:
    """Return the content of a product's label; without a scheme for its category nothing is said about grades."""
    headline = entry.headline
    zh, en = (label_words(entry, translators[code]) for code in COLUMN_LANGUAGES)
    bar = stage_bar(headline, translators["zh"]) if headline.shows_value else None
    return LabelContent(zh, en, qr_code(zh.address), bar, entry.shown_grade)
