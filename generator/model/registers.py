"""The authority's registers: tables in `content/registers/`, every row with its source and the day it was checked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.record import Items, Record


class RegisterRecord(Record):
    """What every register row has."""

    source_title: str
    source_url: str | None = None
    checked_on: date
    checked_by: str
    confidence: str
    is_sample: bool


class Policy(RegisterRecord):
    """A policy document."""

    policy_id: str
    title_zh: str
    title_en: str
    number: str | None = None
    issuer_zh: str
    issuer_en: str
    level: str
    issued_on: date


class AccountingRule(RegisterRecord):
    """A rule or standard by which footprints are accounted."""

    rule_id: str
    number: str | None = None
    title_zh: str
    title_en: str
    kind: str
    product_specific: bool
    version: str | None = None
    category: Items = ()
    declared_unit: str | None = None
    boundary: str | None = None
    status: str | None = None
    in_force_on: date | None = None
    replaced_by: str | None = None


class OfficialFactor(RegisterRecord):
    """A factor published by an authority; only life-cycle factors may enter a footprint."""

    factor_id: str
    family: str
    name_zh: str
    name_en: str
    value: Decimal
    unit: str
    year: int
    region: str
    usable_in_pcf: bool


class Confirmation(RegisterRecord):
    """The authority's answer to an organisation's claim."""

    confirmation_id: str
    claim_table: str
    org_id: str
    claim_id: str
    result: str
    valid_through: date | None = None
    office_zh: str
    office_en: str


REGISTERS: dict[str, type[RegisterRecord]] = {
    "policies": Policy,
    "accounting_rules": AccountingRule,
    "official_factors": OfficialFactor,
    "confirmations": Confirmation,
}
"""The registers and the record of each."""


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers, typed."""

    policies: tuple[Policy, ...] = ()
    accounting_rules: tuple[AccountingRule, ...] = ()
    official_factors: tuple[OfficialFactor, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()

    def rows(self, register: str) -> tuple[RegisterRecord, ...]:
        """Return the records of one register by its name."""
        records: tuple[RegisterRecord, ...] = getattr(self, register)
        return records
