"""What is said only while the number itself may be shown: where it comes from, who checked it, how it was counted."""

from dataclasses import dataclass

from generator.model.catalogue import FootprintEntry
from generator.render.product.assurance import AssuranceView, assurance_view
from generator.render.product.sheet import ComponentRow, Row, component_rows, left_out_rows, method_rows
from generator.render.product.stages import StagesView, stages_view
from generator.render.text import Text
from generator.render.voice import Voice


@dataclass(frozen=True, slots=True)
class NumberView:
    """Everything about the number of one footprint revision."""

    functional: Text | None
    stages: StagesView | None
    assurance: AssuranceView
    left_out: tuple[Row, ...]
    method: tuple[Row, ...]
    components: tuple[ComponentRow, ...]


def number_view(entry: FootprintEntry, voice: Voice, *, compiled: bool) -> NumberView | None:
    """Return what is said about a number; nothing where it may not be shown."""
    if not entry.shows_value:
        return None
    footprint = entry.footprint
    functional = voice.stated(footprint, "functional_unit_text")
    return NumberView(
        functional=functional if functional.words else None,
        stages=stages_view(entry, voice),
        assurance=assurance_view(entry, voice, compiled=compiled),
        left_out=left_out_rows(entry, voice),
        method=method_rows(entry, voice),
        components=component_rows(entry, voice),
    )
