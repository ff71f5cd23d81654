"""Where the emissions come from: the stages as a bar and as a table, every state of a value drawn apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import per_what
from generator.model.catalogue import FootprintEntry
from generator.model.stages import StageRest, StageShare
from generator.render.bar import Bar, Part, bar_of
from generator.render.text import Text
from generator.render.voice import Voice


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
    if entry.by_stage.rest is not None:
        rows.append(_rest_row(entry.by_stage.rest, voice))
    return StagesView(
        caption=voice.tell("stages.caption", per=per_what(entry.footprint, voice)),
        title=_title(entry, voice),
        bar=bar_of(_parts(entry, voice)),
        rows=tuple(rows),
        total=voice.number(entry.footprint.pcf_total),
        hints=tuple(_hints(entry, voice)),
    )


def _row(stage: StageShare, voice: Voice) -> StageRow:
    in_bar = bool(stage.value) and stage.in_total
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
    if stage.value is None or stage.in_total:
        return None
    return Text(voice.say("stages.outside_total"))


def _rest_row(rest: StageRest, voice: Voice) -> StageRow:
    """Return the row of what no stage accounts for: not disclosed by stage, or not split in a compiled source."""
    return StageRow(
        name=voice.say("stages.undisclosed" if rest.is_undisclosed else "stages.unsplit"),
        form="rest",
        hatched=False,
        value=voice.number(rest.value),
        share="" if rest.share is None else voice.percent(rest.share),
        state=None,
        note=None,
    )


def _parts(entry: FootprintEntry, voice: Voice) -> list[Part]:
    """Return what the bar is made of: stages inside the total with a value, and the rest."""
    parts = [
        Part(stage.value, _form(stage, voice), stage.state == "estimated")
        for stage in entry.stages
        if stage.value is not None and stage.in_total
    ]
    rest = entry.by_stage.rest
    return parts if rest is None else [*parts, Part(rest.value, "rest")]


def _form(stage: StageShare, voice: Voice) -> str:
    return f"s{voice.config.codelists['stages'].cell(stage.stage, 'colour')}"


def _title(entry: FootprintEntry, voice: Voice) -> str:
    """Return the sentence that stands for the bar where it cannot be seen."""
    shared = [stage for stage in entry.stages if stage.share is not None and stage.value]
    return voice.say("stages.title", shares=stage_words(shared, voice))


def stage_words(stages: Iterable[StageShare], voice: Voice) -> str:
    """Return stages with their shares, one after the other."""
    named = [
        voice.say("stages.share", stage=voice.code("stages", stage.stage), share=voice.percent(stage.share))
        for stage in stages
        if stage.share is not None
    ]
    return voice.listed(named)


def stage_bar(entry: FootprintEntry, voice: Voice) -> Bar | None:
    """Return the bar alone, for drawings without a table."""
    return bar_of(_parts(entry, voice)) if entry.stages else None


def main_sources(entry: FootprintEntry, voice: Voice) -> str:
    """Return the largest stages with their shares; nothing where none can be named."""
    return stage_words(entry.by_stage.main, voice)


def _hints(entry: FootprintEntry, voice: Voice) -> list[Markup]:
    """Return what the drawing itself cannot say."""
    states = {stage.state for stage in entry.stages}
    hints = []
    if "estimated" in states:
        hints.append(voice.fixed("stages.hint_estimated"))
    if entry.by_stage.rest is not None and entry.by_stage.rest.is_undisclosed:
        hints.append(voice.fixed("stages.hint_undisclosed"))
    if entry.by_stage.has_negative:
        hints.append(voice.fixed("stages.hint_negative"))
    if "not-assessed" in states:
        hints.append(voice.fixed("stages.hint_not_assessed"))
    return hints
