"""A disclosure: one organisation's accepted package, typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from generator.model.footprint import Component, Footprint, InventoryLine, OfFootprint, Source, Stage
from generator.model.record import Items, Record


class Organisation(Record):
    """Who discloses."""

    org_id: str
    name_zh: str | None = None
    name_en: str | None = None
    uscc: str | None = None
    lei: str | None = None
    gln: str | None = None
    country: str
    district: str
    roles: Items
    state_owned: bool | None = None
    provenance: str
    compiled_source: str | None = None
    compiled_url: str | None = None
    compiled_licence: str | None = None
    is_sample: bool
    contact_email: str | None = None
    website: str | None = None

    @property
    def is_compiled(self) -> bool:
        """Tell whether a third party compiled these records from what the organisation published elsewhere."""
        return self.provenance == "compiled"


class Site(Record):
    """A plant."""

    site_id: str
    name_zh: str
    name_en: str | None = None
    country: str
    district: str
    gln: str | None = None
    share_of_production_percent: Decimal | None = None


class Product(Record):
    """A model of a product, not a colour or a pack."""

    product_id: str
    name_zh: str | None = None
    name_en: str | None = None
    description_zh: str | None = None
    description_en: str | None = None
    brand: str | None = None
    model: str | None = None
    gtins: Items = ()
    category: str
    consumer_facing: bool
    headline_footprint_id: str
    former_ids: Items = ()
    url: str | None = None
    status: str


class Verification(OfFootprint):
    """An organisation's claim that somebody checked a footprint."""

    verification_id: str
    type: str
    coverage: str | None = None
    assurance: str | None = None
    provider_name: str | None = None
    provider_uscc: str | None = None
    standard: str | None = None
    statement_number: str | None = None
    completed_on: date | None = None
    valid_through: date | None = None
    document_id: str | None = None
    status: str
    status_on: date | None = None


class Label(OfFootprint):
    """An organisation's claim that a footprint carries a label or certificate."""

    label_id: str
    scheme: str
    certificate_number: str | None = None
    issuer_name: str | None = None
    issuer_approval_number: str | None = None
    issued_on: date | None = None
    valid_through: date | None = None
    grade: str | None = None
    grade_scheme: str | None = None
    verify_url: str | None = None
    status: str
    status_on: date | None = None


class Factor(Record):
    """An emission factor that an organisation contributes, in kg CO2e per amount of a unit."""

    factor_id: str
    version: str
    name_zh: str
    name_en: str | None = None
    value: Decimal
    per_amount: Decimal
    per_unit: str
    boundary: str
    geography: str
    period_first_day: date
    period_last_day: date
    licence: str
    source_title: str
    superseded_by: str | None = None
    national_database: str | None = None
    national_database_on: date | None = None
    redistributable: bool


class Document(Record):
    """Evidence: a public file or address, or the fingerprint of a file that stays with the organisation."""

    document_id: str
    kind: str
    title_zh: str
    title_en: str | None = None
    path: str | None = None
    url: str | None = None
    sha256: str
    public: bool


RECORDS: dict[str, type[Record]] = {
    "organisation": Organisation,
    "sites": Site,
    "products": Product,
    "footprints": Footprint,
    "stages": Stage,
    "components": Component,
    "inventory": InventoryLine,
    "sources": Source,
    "verifications": Verification,
    "labels": Label,
    "factors": Factor,
    "documents": Document,
}
"""The tables of a package, in the order in which people fill them in, and the record of each."""
FROZEN = ("footprints", "stages", "components", "inventory", "sources")
"""Tables whose rows belong to a revision and stay as they were published."""


ANY = "*"
"""Stands for every footprint where a damaged row does not say to which one it belongs."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One organisation's package, typed, as far as its cells allowed."""

    org_id: str
    folder: str
    organisation: tuple[Organisation, ...] = ()
    sites: tuple[Site, ...] = ()
    products: tuple[Product, ...] = ()
    footprints: tuple[Footprint, ...] = ()
    stages: tuple[Stage, ...] = ()
    components: tuple[Component, ...] = ()
    inventory: tuple[InventoryLine, ...] = ()
    sources: tuple[Source, ...] = ()
    verifications: tuple[Verification, ...] = ()
    labels: tuple[Label, ...] = ()
    factors: tuple[Factor, ...] = ()
    documents: tuple[Document, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Path of each file under `documents/` to its SHA-256."""
    silenced: frozenset[str] = frozenset()
    """Tables that did not load: rules that need them stay silent."""
    licence: str | None = None
    """The licence that the package's descriptor names; nothing where it could not be read."""
    is_compiled: bool = False
    """Whether a third party compiled the package, also where the organisation's row could not be typed."""
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Table to the first key of every row, also of rows that could not be typed, so that one error is not forty."""
    damaged: frozenset[tuple[str, str, str]] = frozenset()
    """Table, footprint and revision of rows that could not be typed: sums over them would be wrong."""

    @property
    def owner(self) -> Organisation:
        """Return the organisation that discloses; an accepted package has exactly one."""
        return self.organisation[0]

    def whole(self, table: str, footprint: Footprint) -> bool:
        """Tell whether every row of this footprint revision in a table was typed."""
        row = (table, footprint.footprint_id, str(footprint.revision))
        return self.damaged.isdisjoint((row, (table, ANY, ANY)))

    def rows(self, table: str) -> tuple[Record, ...]:
        """Return the records of one table by its name."""
        records: tuple[Record, ...] = getattr(self, table)
        return records


Row = TypeVar("Row", bound=OfFootprint)


def by_footprint(rows: Iterable[Row]) -> dict[tuple[str, int], list[Row]]:
    """Group rows by the footprint revision they belong to, in file order."""
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        groups.setdefault(row.revision_key, []).append(row)
    return groups
