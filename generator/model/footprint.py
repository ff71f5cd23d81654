"""A footprint and what hangs on it: stages, components, inventory lines, sources.

Results are in kg CO2e per declared unit amount (ISO 14067:2018, 7.2); GWP100 unless `gwp_horizon` says otherwise.
"""

from datetime import date
from decimal import Decimal

from generator.model.record import NOT_STATED, Items, Record, StatedBool, StatedDate, StatedNumber

QUALITY_RATINGS = ("technological_dqr", "geographical_dqr", "temporal_dqr")
"""Columns of data quality ratings, from 1 (best) to 5."""


FULL = "cfp"
"""Kind of a footprint over the whole life cycle."""


class Footprint(Record):
    """One product x site x period x boundary x revision."""

    footprint_id: str
    revision: int
    product_id: str
    site_id: str | None = None
    status: str
    status_on: date | None = None
    status_reason: str | None = None
    successor: str | None = None
    published_on: StatedDate
    reported_year: int | None = None
    change_reason: str | None = None
    change_note_zh: str | None = None
    change_note_en: str | None = None
    valid_from: date | None = None
    valid_through: date | None = None
    kind: str
    boundary: str
    boundary_note_zh: str | None = None
    boundary_note_en: str | None = None
    unit_kind: str
    declared_unit: str
    declared_unit_amount: StatedNumber
    unit_text_zh: str | None = None
    unit_text_en: str | None = None
    functional_unit_text_zh: str | None = None
    functional_unit_text_en: str | None = None
    reference_flow: str | None = None
    service_life_amount: Decimal | None = None
    service_life_unit: str | None = None
    product_mass_per_declared_unit: Decimal | None = None
    reference_period_first_day: StatedDate
    reference_period_last_day: StatedDate
    geography: str
    pcf_total: Decimal
    pcf_total_basis: str
    pcf_low: Decimal | None = None
    pcf_high: Decimal | None = None
    range_basis: str | None = None
    offsets_included: StatedBool
    ipcc_characterization_factors: Items
    gwp_horizon: str | None = None
    cross_sectoral_standards: Items = ()
    rule_ids: Items = ()
    other_rule_text: str | None = None
    exempted_emissions_percent: StatedNumber = None
    exempted_emissions_description: str | None = None
    primary_data_share: StatedNumber = None
    technological_dqr: Decimal | None = None
    geographical_dqr: Decimal | None = None
    temporal_dqr: Decimal | None = None
    recycling_approach: str | None = None
    electricity_approach: str | None = None
    electricity_factor_id: str | None = None
    use_profile_note: str | None = None
    end_of_life_note: str | None = None

    @property
    def is_partial(self) -> bool:
        """Tell whether any part of the life cycle is left out (ISO 14067:2018, 3.1.1.2)."""
        return self.kind != FULL

    @property
    def amount(self) -> Decimal | None:
        """Return the declared unit amount, or nothing where the source does not state it."""
        return None if isinstance(self.declared_unit_amount, str) else self.declared_unit_amount

    @property
    def revision_key(self) -> tuple[str, int]:
        """Return what stages, components, inventory and sources refer to."""
        return self.footprint_id, self.revision

    @property
    def states_unit(self) -> bool:
        """Tell whether the number can be read per something."""
        return NOT_STATED not in (self.declared_unit, self.declared_unit_amount)


class OfFootprint(Record):
    """A row that belongs to one revision of a footprint."""

    footprint_id: str
    revision: int

    @property
    def revision_key(self) -> tuple[str, int]:
        """Return the footprint revision this row belongs to."""
        return self.footprint_id, self.revision


class Stage(OfFootprint):
    """One life-cycle stage with its value state (ISO 14067:2018, 7.2 a)."""

    stage: str
    state: str
    value: Decimal | None = None
    reason_zh: str | None = None
    reason_en: str | None = None


class Component(OfFootprint):
    """One separately reported part of the result (ISO 14067:2018, 7.2 b-e)."""

    scope: str
    component: str
    state: str
    value: Decimal | None = None


class InventoryLine(OfFootprint):
    """One line of the inventory that an organisation opens."""

    line: int
    stage: str
    flow_zh: str
    amount: Decimal
    unit: str
    factor_id: str | None = None
    factor_version: str | None = None
    emission: Decimal | None = None


class Source(OfFootprint):
    """A secondary database and its version."""

    name: str
    version: str
    redistributable: bool
