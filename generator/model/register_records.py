"""The records of the authority's registers; of columns that are merely published, none is typed."""

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
    sectors: Items = ()
    list_batch: int | None = None


class OfficialFactor(RegisterRecord):
    """A factor published by an authority; only life-cycle factors may enter a footprint."""

    factor_id: str
    family: str
    name_zh: str
    name_en: str
    value: Decimal
    unit: str
    gases: str
    year: int
    region: str
    usable_in_pcf: bool
    superseded_by: str | None = None
    national_database: str
    national_database_on: date | None = None


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


class Clause(RegisterRecord):
    """A task of the city's plan, in our summary, with its place on this site."""

    clause_id: str
    policy_id: str
    parent: str | None = None
    order: int
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    verb: str | None = None
    bodies_zh: Items
    bodies_en: Items
    anchor: str
    pages: Items
    datasets: Items = ()
    metrics: Items


class Target(RegisterRecord):
    """A target in the words of its document; a quantity only where the document states one."""

    target_id: str
    policy_id: str
    clause_id: str
    due_on: date
    text_zh: str
    text_en: str
    quantity: int | None = None
    at_least: bool | None = None
    category: str | None = None
    metric: str | None = None


class CatalogueLine(RegisterRecord):
    """A line of the national label catalogue; its pilot class is another thing."""

    line_id: str
    batch: int
    line: int
    name_zh: str
    name_en: str
    pilot_class: str | None = None
    published_on: date
    policy_id: str
    categories: Items = ()


class Notice(RegisterRecord):
    """An act of the authority on one footprint revision."""

    notice_id: str
    footprint_uuid: str
    effect: str
    since: date
    until: date | None = None
    reason_zh: str
    reason_en: str
    office_zh: str
    office_en: str


class CertificationBody(RegisterRecord):
    """A certification body; listing is not endorsement."""

    body_id: str


class ServiceBody(RegisterRecord):
    """A body that accounts, verifies, trains or serves data; listing is not endorsement."""

    body_id: str
    services: Items


class KeyProduct(RegisterRecord):
    """A product to be accounted: the denominator of progress."""

    entry_id: str
    product_zh: str
    product_en: str
    category: str
    org_id: str | None = None
    district: str | None = None
    status: str
    since: date | None = None


class Pilot(RegisterRecord):
    """A pilot."""

    pilot_id: str
    districts: Items = ()
    categories: Items = ()
    status: str


class Adopter(RegisterRecord):
    """A mall, shop or platform that shows labels."""

    adopter_id: str


class Recognition(RegisterRecord):
    """A document by which results are recognised elsewhere."""

    recognition_id: str
    area: str
    since: date
    until: date | None = None


class Event(RegisterRecord):
    """A consultation, training, exchange or survey."""

    event_id: str
    kind: str
    first_day: date
    last_day: date


class ProgressEntry(RegisterRecord):
    """What a department reports of a clause, since it cannot be computed."""

    entry_id: str
    clause_id: str
    period_last_day: date


class Case(RegisterRecord):
    """A published case."""

    case_id: str
