"""The stages of a footprint beside its total: the share of each, and the rest that no stage accounts for."""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.texts import Texts


@dataclass(frozen=True, slots=True)
class StageShare:
    """A stage, its state, and its part of the total."""

    stage: str
    state: str
    value: Decimal | None
    share: Decimal | None
    """Percent of the total, unrounded; nothing where the stage has no value or the total is not above zero."""
    reason: Texts
    """Why it has no value, or none that was measured."""
    in_total: bool
    """Whether the total counts the stage."""


@dataclass(frozen=True, slots=True)
class StageRest:
    """The part of a total that no stage accounts for."""

    value: Decimal
    share: Decimal | None
    """Percent of the total, unrounded; nothing where the total is not above zero."""
    is_undisclosed: bool
    """Whether stages are not disclosed; else a compiled source did not split its total."""


@dataclass(frozen=True, slots=True)
class StageSplit:
    """A total by stage."""

    stages: tuple[StageShare, ...]
    """In life-cycle order."""
    rest: StageRest | None
    """Nothing where the stages are all there is."""
    main: tuple[StageShare, ...]
    """The largest stages, the largest first: none that the rest could exceed, and none where one alone has a value."""
    has_negative: bool
    """Whether a stage that the total counts lowers it."""


NO_STAGES = StageSplit((), None, (), has_negative=False)
"""Of a footprint that states no stages."""
