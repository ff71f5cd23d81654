"""What is said only while the number itself may be shown: where it comes from, who checked it, how it was counted."""

from dataclasses import dataclass

from generator.components.assurance import AssuranceView, assurance_view
from generator.components.fact_rows import Row
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model.catalogue import FootprintEntry
from generator.pages.product.data_sheet import ComponentRow, component_rows, left_out_rows, method_rows
from generator.pages.product.stages import StagesView, stages_view


@dataclass(frozen=True, slots=True)
class NumberView:
    """Everything about the number of one footprint revision."""

    functional: Text | None
    stages: StagesView | None
    assurance: AssuranceView
    left_out: tuple[Row, ...]
    method: tuple[Row, ...]
    components: tuple[ComponentRow, ...]


def number_view(entry: FootprintEntry, translator: HtmlTranslator, *, compiled: bool) -> NumberView | None:
    """Return what is said about a number; nothing where it may not be shown."""
    if not entry.shows_value:
        return None
    footprint = entry.footprint
    functional = translator.stated(footprint, "functional_unit_text")
    return NumberView(
        functional=functional if functional.words else None,
        stages=stages_view(entry, translator),
        assurance=assurance_view(entry, translator, compiled=compiled),
        left_out=left_out_rows(entry, translator),
        method=method_rows(entry, translator),
        components=component_rows(entry, translator),
    )
