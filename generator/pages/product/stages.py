"""Where the emissions come from: the stages as a bar and as a table, every state of a value drawn apart."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.components.stage_bar import StageBar, _form, _parts, stage_bar_of, stage_words
from generator.language import per_what
from generator.language.html import HtmlTranslator
from generator.language.text import Text
from generator.model.catalogue import FootprintEntry
from generator.model.stages import StageRest, StageShare


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
    bar: StageBar | None
    rows: tuple[StageRow, ...]
    total: str
    hints: tuple[Markup, ...]


def stages_view(entry: FootprintEntry, translator: HtmlTranslator) -> StagesView | None:
    """Return the stages of a footprint; nothing where none are stated."""
    if not entry.stages:
        return None
    rows = [_row(stage, translator) for stage in entry.stages]
    if entry.by_stage.rest is not None:
        rows.append(_rest_row(entry.by_stage.rest, translator))
    return StagesView(
        caption=translator.tell("stages.caption", per=per_what(entry.footprint, translator)),
        title=_title(entry, translator),
        bar=stage_bar_of(_parts(entry, translator)),
        rows=tuple(rows),
        total=translator.number(entry.footprint.pcf_total),
        hints=tuple(_hints(entry, translator)),
    )


def _row(stage: StageShare, translator: HtmlTranslator) -> StageRow:
    in_bar = bool(stage.value) and stage.in_total
    reason = translator.text(translator.pick(stage.reason))
    return StageRow(
        name=translator.code("stages", stage.stage),
        form=_form(stage, translator) if in_bar else "none",
        hatched=stage.state == "estimated",
        value=None if stage.value is None else translator.number(stage.value),
        share="" if stage.share is None else translator.percent(stage.share),
        state=None if stage.state == "reported" else translator.code("stage_states", stage.state),
        note=reason if reason.words else _note(stage, translator),
    )


def _note(stage: StageShare, translator: HtmlTranslator) -> Text | None:
    """Return why a number stands in the table but not in the total."""
    if stage.value is None or stage.in_total:
        return None
    return Text(translator.say("stages.outside_total"))


def _rest_row(rest: StageRest, translator: HtmlTranslator) -> StageRow:
    """Return the row of what no stage accounts for: not disclosed by stage, or not split in a compiled source."""
    return StageRow(
        name=translator.say("stages.undisclosed" if rest.is_undisclosed else "stages.unsplit"),
        form="rest",
        hatched=False,
        value=translator.number(rest.value),
        share="" if rest.share is None else translator.percent(rest.share),
        state=None,
        note=None,
    )


def _title(entry: FootprintEntry, translator: HtmlTranslator) -> str:
    """Return the sentence that stands for the bar where it cannot be seen."""
    shared = [stage for stage in entry.stages if stage.share is not None and stage.value]
    return translator.say("stages.title", shares=stage_words(shared, translator))


def _hints(entry: FootprintEntry, translator: HtmlTranslator) -> list[Markup]:
    """Return what the drawing itself cannot say."""
    states = {stage.state for stage in entry.stages}
    hints = []
    if "estimated" in states:
        hints.append(translator.fixed("stages.hint_estimated"))
    if entry.by_stage.rest is not None and entry.by_stage.rest.is_undisclosed:
        hints.append(translator.fixed("stages.hint_undisclosed"))
    if entry.by_stage.has_negative:
        hints.append(translator.fixed("stages.hint_negative"))
    if "not-assessed" in states:
        hints.append(translator.fixed("stages.hint_not_assessed"))
    return hints
