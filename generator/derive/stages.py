"""Stages in life-cycle order with their shares, and what stays undisclosed."""

from collections.abc import Sequence
from decimal import Decimal

from generator.config import CodeList
from generator.model.catalogue import StageShare
from generator.model.footprint import Footprint, Stage
from generator.model.texts import COLUMN_LANGUAGES, Texts


def stage_shares(footprint: Footprint, stages: Sequence[Stage], codelist: CodeList) -> tuple[StageShare, ...]:
    """Return the stages of a footprint with their percentage of its total."""
    order = {code: int(codelist.cell(code, "order")) for code in codelist.codes}
    return tuple(
        StageShare(row.stage, row.state, row.value, _share(row, footprint, codelist), _reason(row))
        for row in sorted(stages, key=lambda row: order[row.stage])
    )


def _reason(row: Stage) -> Texts:
    return Texts.of_columns(row.cell, "reason", COLUMN_LANGUAGES)


def _share(row: Stage, footprint: Footprint, codelist: CodeList) -> Decimal | None:
    """Return a stage's percentage of the total; nothing where a percentage would mislead."""
    counted = codelist.cell(row.stage, "in_total") == "true"
    if row.value is None or footprint.pcf_total <= 0 or not counted:
        return None
    return row.value / footprint.pcf_total * 100


def undisclosed_remainder(footprint: Footprint, stages: Sequence[StageShare], codelist: CodeList) -> Decimal | None:
    """Return what the undisclosed stages amount to together."""
    inside = [stage for stage in stages if codelist.cell(stage.stage, "in_total") == "true"]
    if not any(stage.state == "not-disclosed" for stage in inside):
        return None
    return footprint.pcf_total - sum((stage.value for stage in inside if stage.value is not None), Decimal(0))
