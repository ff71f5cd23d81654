"""Life-cycle stages: complete, inside the boundary, and adding up (ISO 14067:2018, 7.2 a)."""

from collections.abc import Iterator
from decimal import Decimal

from generator.config import CodeList
from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure, by_footprint
from generator.model.footprint import Footprint, Stage
from generator.model.quantity import exact
from generator.model.tolerance import agrees
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule


def staged(disclosure: Disclosure) -> Iterator[tuple[Footprint, list[Stage]]]:
    """Yield each footprint that has stage rows, with all of them, unless one of them could not be typed."""
    rows = by_footprint(disclosure.stages)
    for footprint in disclosure.footprints:
        if footprint.revision_key in rows and disclosure.whole("stages", footprint):
            yield footprint, rows[footprint.revision_key]


@rule("stages-required", "products", "footprints", "stages")
def consumers_see_stages(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """What a consumer is shown says where the emissions come from."""
    consumer = {product.product_id for product in disclosure.products if product.consumer_facing}
    rows = by_footprint(disclosure.stages)
    for footprint in disclosure.footprints:
        shown = footprint.product_id in consumer and not disclosure.is_compiled
        if shown and footprint.revision_key not in rows and disclosure.whole("stages", footprint):
            yield fault(footprint, "footprint_id")


@rule("stages-missing", "footprints", "stages")
def full_footprints_have_all_stages(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A full footprint says something about every main stage, if only that it is not disclosed."""
    stages = context.config.codelists["stages"]
    for footprint, rows in staged(disclosure):
        present = {row.stage for row in rows}
        for stage in _main_stages(stages) if footprint.kind == "cfp" else ():
            if stage not in present and stages.cell(stage, "group") not in present:
                yield fault(footprint, "footprint_id", stage=stage)


def _main_stages(stages: CodeList) -> list[str]:
    """Return the stages that a whole life has, in their order."""
    return [stage for stage in stages.codes if stages.cell(stage, "is_main") == "true"]


@rule("stages-outside-boundary", "footprints", "stages")
def values_stay_inside(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A stage outside the boundary carries no value; what stands outside every total may."""
    stages, boundaries = context.config.codelists["stages"], context.config.codelists["boundaries"]
    for footprint, rows in staged(disclosure):
        inside = boundaries.cell(footprint.boundary, "stages_column")
        for row in rows:
            is_outside = bool(inside) and stages.cell(row.stage, inside) != "true" and is_counted(row, stages)
            if is_outside and row.value is not None:
                yield fault(row, "stage", boundary=footprint.boundary)


def is_counted(row: Stage, stages: CodeList) -> bool:
    """Tell whether a total counts the stage of a row."""
    return stages.cell(row.stage, "in_total") == "true"


@rule("stages-group-overlap", "footprints", "stages")
def groups_hold_no_members(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A group of stages and one of its members cannot both carry a value, or it counts twice."""
    stages = context.config.codelists["stages"]
    for _, rows in staged(disclosure):
        valued = {row.stage for row in rows if row.value is not None}
        for row in rows:
            group = stages.cell(row.stage, "group")
            if row.value is not None and group in valued:
                yield fault(row, "stage", group=group)


def value_fits_state(state: str, value: Decimal | None, states: CodeList) -> bool:
    """Tell whether a value state and the value beside it agree: zero, unknown and not applicable are three things."""
    has_value = states.cell(state, "has_value")
    if has_value == "required":
        return value is not None
    return value == 0 if has_value == "zero" else value is None


@rule("stage-value", "stages")
def stage_values_fit_states(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A reported or estimated stage has a value, an assessed zero is 0, every other state leaves the cell empty."""
    states = context.config.codelists["stage_states"]
    for row in disclosure.stages:
        if not value_fits_state(row.state, row.value, states) or is_misplaced(row.state, disclosure, states):
            yield fault(row, "value", state=row.state)


def is_misplaced(state: str, disclosure: Disclosure, states: CodeList) -> bool:
    """Tell whether an own record uses a state that only compiled ones may."""
    return states.cell(state, "compiled_only") == "true" and not disclosure.is_compiled


@rule("stage-reason", "stages")
def exclusions_have_reasons(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """A stage left outside the boundary says why."""
    states = context.config.codelists["stage_states"]
    for row in disclosure.stages:
        if states.cell(row.state, "needs_reason") == "true" and not row.reason_zh:
            yield fault(row, "reason_zh")


@rule("stages-sum", "footprints", "stages")
def stages_add_up(disclosure: Disclosure, context: RuleContext) -> Iterator[Finding]:
    """Stages with a value add up to the total; with undisclosed stages they may stay below it."""
    stages = context.config.codelists["stages"]
    for footprint, rows in staged(disclosure):
        inside = [row for row in rows if is_counted(row, stages)]
        parts = [row.value for row in inside if row.value is not None]
        total = footprint.pcf_total
        below = any(row.state == "not-disclosed" for row in inside) and sum(parts, Decimal(0)) <= total
        if parts and not below and not agrees(total, parts):
            found = sum(parts, Decimal(0))
            yield fault(footprint, "pcf_total", sum=exact(found), total=exact(total), difference=exact(found - total))


@rule("stages-one-undisclosed", "footprints", "stages")
def remainder_reveals_nothing(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Exactly one undisclosed stage is disclosed by subtraction: two or none, or the group instead."""
    for _footprint, rows in staged(disclosure):
        hidden = [row for row in rows if row.state == "not-disclosed"]
        if len(hidden) == 1 and any(row.value is not None for row in rows):
            yield fault(hidden[0], "state")


RULES = (
    consumers_see_stages,
    full_footprints_have_all_stages,
    values_stay_inside,
    groups_hold_no_members,
    stage_values_fit_states,
    exclusions_have_reasons,
    stages_add_up,
    remainder_reveals_nothing,
)
