"""Where the emissions come from: the stages as a bar and as a table, every state of a value drawn apart."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.catalogue import FootprintEntry, StageShare
from generator.render.answer import per_what
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
    if entry.undisclosed is not None:
        rows.append(_remainder(entry, voice))
    return StagesView(
        caption=voice.tell("stages.caption", per=per_what(entry.footprint, voice)),
        title=_title(entry, voice),
        bar=bar_of(_parts(entry, voice)),
        rows=tuple(rows),
        total=voice.number(entry.footprint.pcf_total),
        hints=tuple(_hints(entry, voice)),
    )


def _row(stage: StageShare, voice: Voice) -> StageRow:
    in_bar = bool(stage.value) and _in_total(stage, voice)
    reason = voice.either(stage.reason_zh, stage.reason_en)
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


def _remainder(entry: FootprintEntry, voice: Voice) -> StageRow:
    """Return the row for what is counted but not disclosed stage by stage."""
    rest, total = entry.undisclosed, entry.footprint.pcf_total
    assert rest is not None  # noqa: S101  asked for only where it is there
    share = voice.percent(rest / total * 100) if total > 0 else ""
    return StageRow(
        name=voice.say("stages.undisclosed"),
        form="rest",
        hatched=False,
        value=voice.number(rest),
        share=share,
        state=None,
        note=None,
    )


def _parts(entry: FootprintEntry, voice: Voice) -> list[Part]:
    """Return what the bar is made of: stages inside the total with a value, and the undisclosed rest."""
    parts = [
        Part(stage.value, _form(stage, voice), stage.state == "estimated")
        for stage in entry.stages
        if stage.value is not None and _in_total(stage, voice)
    ]
    return [*parts, Part(entry.undisclosed, "rest")] if entry.undisclosed is not None else parts


def _form(stage: StageShare, voice: Voice) -> str:
    return f"s{voice.config.codelists['stages'].cell(stage.stage, 'colour')}"


def _in_total(stage: StageShare, voice: Voice) -> bool:
    return voice.config.codelists["stages"].cell(stage.stage, "in_total") == "true"


def _title(entry: FootprintEntry, voice: Voice) -> str:
    """Return the sentence that stands for the bar where it cannot be seen."""
    shares = [
        voice.say("stages.share", stage=voice.code("stages", stage.stage), share=voice.percent(stage.share))
        for stage in entry.stages
        if stage.share is not None and stage.value
    ]
    return voice.say("stages.title", shares=voice.say("list.comma").join(shares))


def _hints(entry: FootprintEntry, voice: Voice) -> list[Markup]:
    """Return what the drawing itself cannot say."""
    states = {stage.state for stage in entry.stages}
    hints = []
    if "estimated" in states:
        hints.append(voice.fixed("stages.hint_estimated"))
    if entry.undisclosed is not None:
        hints.append(voice.fixed("stages.hint_undisclosed"))
    if "not-assessed" in states:
        hints.append(voice.fixed("stages.hint_not_assessed"))
    return hints
