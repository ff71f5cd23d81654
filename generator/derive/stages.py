"""Stages in life-cycle order with their shares, what no stage accounts for, and which of them are the largest."""

from collections.abc import Sequence
from decimal import Decimal

from generator.config import CodeList
from generator.model.footprint import Footprint, Stage
from generator.model.stages import StageRest, StageShare, StageSplit
from generator.model.texts import COLUMN_LANGUAGES, Texts
from generator.model.tolerance import percent_of_total

NAMED = 2
"""Stages that a sentence names: one may be chance, three make a list."""


def stage_split(footprint: Footprint, stages: Sequence[Stage], codelist: CodeList) -> StageSplit:
    """Return the total of a footprint by stage."""
    order = {code: int(codelist.cell(code, "order")) for code in codelist.codes}
    shares = tuple(_share(row, footprint, codelist) for row in sorted(stages, key=lambda row: order[row.stage]))
    rest = _rest(footprint, shares)
    return StageSplit(
        stages=shares,
        rest=rest,
        main=_main(shares, rest),
        has_negative=any(stage.in_total and stage.value is not None and stage.value < 0 for stage in shares),
    )


def _share(row: Stage, footprint: Footprint, codelist: CodeList) -> StageShare:
    counted = codelist.cell(row.stage, "in_total") == "true"
    share = percent_of_total(row.value, footprint.pcf_total) if counted and row.value is not None else None
    return StageShare(row.stage, row.state, row.value, share, _reason(row), counted)


def _reason(row: Stage) -> Texts:
    return Texts.of_columns(row.cell, "reason", COLUMN_LANGUAGES)


def _rest(footprint: Footprint, stages: Sequence[StageShare]) -> StageRest | None:
    """Return what undisclosed stages amount to together, else what is left of a total that is not split."""
    is_undisclosed = any(stage.in_total and stage.state == "not-disclosed" for stage in stages)
    if not is_undisclosed and not any(stage.state == "not-stated" for stage in stages):
        return None
    counted = (stage.value for stage in stages if stage.in_total and stage.value is not None)
    value = footprint.pcf_total - sum(counted, Decimal(0))
    if value <= 0 and not is_undisclosed:
        return None
    return StageRest(value, percent_of_total(value, footprint.pcf_total), is_undisclosed)


def _main(stages: Sequence[StageShare], rest: StageRest | None) -> tuple[StageShare, ...]:
    """Return the largest stages, unless what is not split by stage could hide a larger one."""
    hidden = rest.share if rest is not None and rest.share is not None else Decimal(0)
    shared = [(stage.share, stage) for stage in stages if stage.share is not None and stage.share > 0]
    if len(shared) < NAMED:
        return ()
    largest = sorted(shared, key=lambda pair: -pair[0])[:NAMED]
    return tuple(stage for share, stage in largest if share > hidden)
