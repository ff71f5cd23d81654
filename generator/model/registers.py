"""The authority's registers: tables in `content/registers/`, every row with its source and the day it was checked."""

from dataclasses import dataclass

from generator.model.register_records import (
    AccountingRule,
    Adopter,
    Case,
    CatalogueLine,
    CertificationBody,
    Clause,
    Confirmation,
    Event,
    KeyProduct,
    Notice,
    OfficialFactor,
    Pilot,
    Policy,
    ProgressEntry,
    Recognition,
    RegisterRecord,
    ServiceBody,
    Target,
)

REGISTERS: dict[str, type[RegisterRecord]] = {
    "policies": Policy,
    "clauses": Clause,
    "targets": Target,
    "accounting_rules": AccountingRule,
    "official_factors": OfficialFactor,
    "label_catalogue": CatalogueLine,
    "confirmations": Confirmation,
    "notices": Notice,
    "certification_bodies": CertificationBody,
    "service_bodies": ServiceBody,
    "key_products": KeyProduct,
    "pilots": Pilot,
    "adopters": Adopter,
    "recognitions": Recognition,
    "events": Event,
    "progress_entries": ProgressEntry,
    "cases": Case,
}
"""The registers and the record of each."""


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers, typed."""

    policies: tuple[Policy, ...] = ()
    clauses: tuple[Clause, ...] = ()
    targets: tuple[Target, ...] = ()
    accounting_rules: tuple[AccountingRule, ...] = ()
    official_factors: tuple[OfficialFactor, ...] = ()
    label_catalogue: tuple[CatalogueLine, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    notices: tuple[Notice, ...] = ()
    certification_bodies: tuple[CertificationBody, ...] = ()
    service_bodies: tuple[ServiceBody, ...] = ()
    key_products: tuple[KeyProduct, ...] = ()
    pilots: tuple[Pilot, ...] = ()
    adopters: tuple[Adopter, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    events: tuple[Event, ...] = ()
    progress_entries: tuple[ProgressEntry, ...] = ()
    cases: tuple[Case, ...] = ()

    def rows(self, register: str) -> tuple[RegisterRecord, ...]:
        """Return the records of one register by its name."""
        records: tuple[RegisterRecord, ...] = getattr(self, register)
        return records
