"""Where the emissions come from: the stages as a bar and as a table, every state of a value drawn apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.config import per_what
from generator.model.catalogue import FootprintEntry, StageShare
from generator.render.bar import Bar, Part, bar_of
from generator.render.text import Text
from generator.render.voice import Voice

NAMED = 2
"""Stages that a sentence names: one may be chance, three make a list."""


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage in the table."""

    name: str
    form: str
    """Class of its swatch; `none` where the stage is not in the bar."""
    hatched: bool
    value: str | None
    share: str
    state: str | None
    """What is to be known about the value: estimated, not assessed …; nothing where it was simply accounted."""
    note: Text | None


@dataclass(frozen=True, slots=True)
class StagesView:
    """The section on stages."""

    caption: Markup
    title: str
    bar: Bar | None
    rows: tuple[StageRow, ...]
    total: str
    hints: tuple[Markup, ...]


def stages_view(entry: FootprintEntry, voice: Voice) -> StagesView | None:
    """Return the stages of a footprint; nothing where none are stated."""
    if not entry.stages:
        return None
    rows = [_row(stage, voice) for stage in entry.stages]
    rest = unsplit(entry, voice)
    if rest is not None:
        rows.append(_rest_row(entry, rest, voice))
    return StagesView(
        caption=voice.tell("stages.caption", per=per_what(entry.footprint, voice)),
        title=_title(entry, voice),
        bar=bar_of(_parts(entry, rest, voice)),
        rows=tuple(rows),
        total=voice.number(entry.footprint.pcf_total),
        hints=tuple(_hints(entry, voice)),
    )


def _row(stage: StageShare, voice: Voice) -> StageRow:
    in_bar = bool(stage.value) and _in_total(stage, voice)
    reason = voice.text(voice.pick(stage.reason))
    return StageRow(
        name=voice.code("stages", stage.stage),
        form=_form(stage, voice) if in_bar else "none",
        hatched=stage.state == "estimated",
        value=None if stage.value is None else voice.number(stage.value),
        share="" if stage.share is None else voice.percent(stage.share),
        state=None if stage.state == "reported" else voice.code("stage_states", stage.state),
        note=reason if reason.words else _note(stage, voice),
    )


def _note(stage: StageShare, voice: Voice) -> Text | None:
    """Return why a number stands in the table but not in the total."""
    if stage.value is None or _in_total(stage, voice):
        return None
    return Text(voice.say("stages.outside_total"))


def unsplit(entry: FootprintEntry, voice: Voice) -> Decimal | None:
    """Return what no stage accounts for: not disclosed by stage, or not split in a compiled source."""
    if entry.undisclosed is not None:
        return entry.undisclosed
    if not any(stage.state == "not-stated" for stage in entry.stages):
        return None
    counted = (stage.value for stage in entry.stages if stage.value is not None and _in_total(stage, voice))
    rest = entry.footprint.pcf_total - sum(counted, Decimal(0))
    return rest if rest > 0 else None


def _rest_row(entry: FootprintEntry, rest: Decimal, voice: Voice) -> StageRow:
    """Return the row of the rest."""
    total = entry.footprint.pcf_total
    return StageRow(
        name=voice.say("stages.unsplit" if entry.undisclosed is None else "stages.undisclosed"),
        form="rest",
        hatched=False,
        value=voice.number(rest),
        share=voice.percent(rest / total * 100) if total > 0 else "",
        state=None,
        note=None,
    )


def _parts(entry: FootprintEntry, rest: Decimal | None, voice: Voice) -> list[Part]:
    """Return what the bar is made of: stages inside the total with a value, and the rest."""
    parts = [
        Part(stage.value, _form(stage, voice), stage.state == "estimated")
        for stage in entry.stages
        if stage.value is not None and _in_total(stage, voice)
    ]
    return parts if rest is None else [*parts, Part(rest, "rest")]


def _form(stage: StageShare, voice: Voice) -> str:
    return f"s{voice.config.codelists['stages'].cell(stage.stage, 'colour')}"


def _in_total(stage: StageShare, voice: Voice) -> bool:
    return voice.config.codelists["stages"].cell(stage.stage, "in_total") == "true"


def _title(entry: FootprintEntry, voice: Voice) -> str:
    """Return the sentence that stands for the bar where it cannot be seen."""
    shares = [(stage.share, stage.stage) for stage in entry.stages if stage.share is not None and stage.value]
    return voice.say("stages.title", shares=stage_words(shares, voice))


def stage_words(shares: Iterable[tuple[Decimal, str]], voice: Voice) -> str:
    """Return stages with their shares, one after the other."""
    named = [
        voice.say("stages.share", stage=voice.code("stages", stage), share=voice.percent(share))
        for share, stage in shares
    ]
    return voice.listed(named)


def stage_bar(entry: FootprintEntry, voice: Voice) -> Bar | None:
    """Return the bar alone, for drawings without a table."""
    return bar_of(_parts(entry, unsplit(entry, voice), voice)) if entry.stages else None


def main_sources(entry: FootprintEntry, voice: Voice) -> str:
    """Return the two largest stages, unless what is not split by stage could hide a larger one; else nothing."""
    total, hidden = entry.footprint.pcf_total, unsplit(entry, voice)
    least = hidden / total * 100 if hidden is not None and total > 0 else Decimal(0)
    shares = [(stage.share, stage.stage) for stage in entry.stages if stage.share is not None and stage.share > 0]
    if len(shares) < NAMED:
        return ""
    largest = sorted(shares, key=lambda pair: -pair[0])[:NAMED]
    return stage_words([pair for pair in largest if pair[0] > least], voice)


def _hints(entry: FootprintEntry, voice: Voice) -> list[Markup]:
    """Return what the drawing itself cannot say."""
    states = {stage.state for stage in entry.stages}
    hints = []
    if "estimated" in states:
        hints.append(voice.fixed("stages.hint_estimated"))
    if entry.undisclosed is not None:
        hints.append(voice.fixed("stages.hint_undisclosed"))
    if any(stage.value is not None and stage.value < 0 and _in_total(stage, voice) for stage in entry.stages):
        hints.append(voice.fixed("stages.hint_negative"))
    if "not-assessed" in states:
        hints.append(voice.fixed("stages.hint_not_assessed"))
    return hints
