"""The stage bar: the stages of one footprint side by side on a true scale, drawn by hand in SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.language.html import HtmlTranslator
from generator.model.catalogue import FootprintEntry
from generator.model.stages import StageShare

THIN = Decimal("0.6")
"""Percent of the width below which a segment could not be seen; its number stands in the table."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole: its amount and how it is drawn."""

    amount: Decimal
    form: str
    """Class of the fill: s0 … s4 for the display groups, rest for what is not disclosed."""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part as a rectangle, in percent of the bar's width."""

    x: str
    width: str
    form: str
    hatched: bool


@dataclass(frozen=True, slots=True)
class StageBar:
    """A finished bar."""

    segments: tuple[Segment, ...]
    zero: str | None
    """Where zero lies, where some parts are negative."""


def stage_bar_of(parts: Sequence[Part]) -> StageBar | None:
    """Return the bar: what is negative runs left of zero, the rest right of it; nothing where there is nothing."""
    below = -sum((part.amount for part in parts if part.amount < 0), Decimal(0))
    whole = below + sum((part.amount for part in parts if part.amount > 0), Decimal(0))
    if whole == 0:
        return None
    segments = []
    left = right = below
    for part in parts:
        if part.amount < 0:
            left += part.amount
            start = left
        else:
            start, right = right, right + part.amount
        if part.amount != 0:
            width = max(abs(part.amount) / whole * 100, THIN)
            segments.append(Segment(_percent(start / whole * 100), _percent(width), part.form, part.hatched))
    return StageBar(tuple(segments), _percent(below / whole * 100) if below else None)


def _percent(value: Decimal) -> str:
    return f"{value:.2f}%"


def _parts(entry: FootprintEntry, translator: HtmlTranslator) -> list[Part]:
    """Return what the bar is made of: stages inside the total with a value, and the rest."""
    parts = [
        Part(stage.value, stage_form(stage, translator), stage.state == "estimated")
        for stage in entry.stages
        if stage.value is not None and stage.in_total
    ]
    rest = entry.by_stage.rest
    return parts if rest is None else [*parts, Part(rest.value, "rest")]


def stage_form(stage: StageShare, translator: HtmlTranslator) -> str:
    """Return the class of a stage's fill."""
    return f"s{translator.config.codelists['stages'].cell(stage.stage, 'colour')}"


def stage_words(stages: Iterable[StageShare], translator: HtmlTranslator) -> str:
    """Return stages with their shares, one after the other."""
    named = [
        translator.say(
            "stages.share", stage=translator.code("stages", stage.stage), share=translator.percent(stage.share)
        )
        for stage in stages
        if stage.share is not None
    ]
    return translator.listed(named)


def stage_bar(entry: FootprintEntry, translator: HtmlTranslator) -> StageBar | None:
    """Return the bar of a footprint's stages; nothing where it states none."""
    return stage_bar_of(_parts(entry, translator)) if entry.stages else None


def main_sources(entry: FootprintEntry, translator: HtmlTranslator) -> str:
    """Return the largest stages with their shares; nothing where none can be named."""
    return stage_words(entry.by_stage.main, translator)
