"""Emission factors of two families that never meet.

A life-cycle factor counts every greenhouse gas over the life cycle (kg CO2e) and may enter a footprint. A grid factor
counts the CO2 of power stations alone (kg CO2) and serves inventories of organisations. They are two types with two
types of value, so that nothing which takes the one can be handed the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NewType

from generator.model.disclosure import Factor
from generator.model.register_records import OfficialFactor

KgCo2e = NewType("KgCo2e", Decimal)
"""Kilograms of all greenhouse gases as carbon dioxide equivalent."""
KgCo2 = NewType("KgCo2", Decimal)
"""Kilograms of carbon dioxide alone."""

AUTHORITY = ""
"""Stands for the authority's register where a factor's owner is named: no organisation has an empty id."""
KILOWATT_HOUR = "kwh"
_LIFE_CYCLE = ("electricity-life-cycle", "kg-co2e-per-kwh", "co2e", True)
_GRID = ("grid-co2", "kg-co2-per-kwh", "co2-only", False)


@dataclass(frozen=True, slots=True, order=True)
class FactorKey:
    """One version of one factor; each official factor is a version by itself."""

    owner: str
    """The organisation that contributes it, or `AUTHORITY`."""
    factor_id: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class LifeCycleFactor:
    """A factor that may enter a footprint."""

    key: FactorKey
    value: KgCo2e
    per_amount: Decimal
    per_unit: str
    """Code of list `declared_units`."""
    superseded_by: FactorKey | None
    record: Factor | OfficialFactor


@dataclass(frozen=True, slots=True)
class GridFactor:
    """A factor that never enters a footprint: for one kilowatt hour, CO2 alone."""

    factor_id: str
    value: KgCo2
    record: OfficialFactor


def contributed_factor(owner: str, record: Factor) -> LifeCycleFactor:
    """Return a factor that an organisation contributes; its table knows kg CO2e alone."""
    after = FactorKey(owner, record.factor_id, record.superseded_by) if record.superseded_by else None
    key = FactorKey(owner, record.factor_id, record.version)
    return LifeCycleFactor(key, KgCo2e(record.value), record.per_amount, record.per_unit, after, record)


def life_cycle_factor(record: OfficialFactor) -> LifeCycleFactor | None:
    """Return an official factor of the life-cycle family; nothing unless every cell says that it is one."""
    if _family(record) != _LIFE_CYCLE:
        return None
    after = FactorKey(AUTHORITY, record.superseded_by) if record.superseded_by else None
    key = FactorKey(AUTHORITY, record.factor_id)
    return LifeCycleFactor(key, KgCo2e(record.value), Decimal(1), KILOWATT_HOUR, after, record)


def grid_factor(record: OfficialFactor) -> GridFactor | None:
    """Return an official factor of the grid family; nothing unless every cell says that it is one."""
    return GridFactor(record.factor_id, KgCo2(record.value), record) if _family(record) == _GRID else None


def _family(record: OfficialFactor) -> tuple[str, str, str, bool]:
    """Return the four cells that must agree on the family."""
    return record.family, record.unit, record.gases, record.usable_in_pcf


@dataclass(frozen=True, slots=True)
class FactorBase:
    """Every public factor, each family by itself."""

    life_cycle: Mapping[FactorKey, LifeCycleFactor] = field(default_factory=dict)
    grid: Mapping[str, GridFactor] = field(default_factory=dict)

    def of(self, owner: str, factor_id: str, version: str | None) -> LifeCycleFactor | None:
        """Return what a line of an organisation's inventory names: its own version, else an official factor.

        Without a version nothing of its own is meant: that a factor has one version today says nothing of tomorrow.
        """
        own = self.life_cycle.get(FactorKey(owner, factor_id, version)) if version else None
        return own or self.life_cycle.get(FactorKey(AUTHORITY, factor_id))
