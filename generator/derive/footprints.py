"""Footprint entries: every revision with its stages, claims, status, trust and comparability key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.config import SiteConfig
from generator.derive.comparability import comparability
from generator.derive.dated_facts import latest_fact
from generator.derive.notices import Notices
from generator.derive.removal import REMOVED, without_numbers
from generator.derive.revisions import with_changes
from generator.derive.stages import stage_split
from generator.derive.status import status_of
from generator.derive.trace import Tracer
from generator.derive.trust import Confirmations, claim_of, trust_of
from generator.derive.units import Units
from generator.model.catalogue import FootprintEntry
from generator.model.disclosure import Disclosure, Label, Product, Verification, by_footprint
from generator.model.factor import FactorBase
from generator.model.footprint import Component, Footprint, InventoryLine, Source, Stage
from generator.model.product_number import footprint_uuid
from generator.model.record import stated_day
from generator.model.register_records import AccountingRule, OfficialFactor
from generator.model.trace import UNOPENED, InventoryTrace
from generator.model.trust import Claim, Trust


@dataclass(frozen=True, slots=True)
class DerivationContext:
    """What derivation needs beside the disclosures."""

    config: SiteConfig
    as_of: date
    rules: Mapping[str, AccountingRule]
    confirmations: Confirmations
    notices: Notices
    factors: FactorBase
    units: Units
    electricity: OfficialFactor | None
    """What a number is compared with for a sense of its size."""
    lifted: Mapping[str, date] = field(default_factory=dict)
    """Permanent id of a revision to the day on which the last notice on it stopped acting."""


@dataclass(frozen=True, slots=True)
class RowsByRevision:
    """The rows of one disclosure, sorted by the footprint revision they belong to."""

    disclosure: Disclosure
    stages: Mapping[tuple[str, int], list[Stage]]
    components: Mapping[tuple[str, int], list[Component]]
    inventory: Mapping[tuple[str, int], list[InventoryLine]]
    sources: Mapping[tuple[str, int], list[Source]]
    verifications: Mapping[tuple[str, int], list[Verification]]
    labels: Mapping[tuple[str, int], list[Label]]

    @classmethod
    def of(cls, disclosure: Disclosure) -> "RowsByRevision":
        """Sort the rows of a disclosure."""
        return cls(
            disclosure=disclosure,
            stages=by_footprint(disclosure.stages),
            components=by_footprint(disclosure.components),
            inventory=by_footprint(disclosure.inventory),
            sources=by_footprint(disclosure.sources),
            verifications=by_footprint(disclosure.verifications),
            labels=by_footprint(disclosure.labels),
        )


def footprint_entries(
    rows: RowsByRevision, products: Mapping[str, Product], context: DerivationContext
) -> dict[str, list[FootprintEntry]]:
    """Return the entries of a disclosure by product: current ones first, then older revisions, newest first."""
    latest: dict[str, int] = {}
    for footprint in rows.disclosure.footprints:
        latest[footprint.footprint_id] = max(footprint.revision, latest.get(footprint.footprint_id, 0))
    entries: dict[str, list[FootprintEntry]] = {}
    for footprint in sorted(rows.disclosure.footprints, key=lambda row: _newest_first(row, latest)):
        entry = _entry(footprint, latest[footprint.footprint_id], products[footprint.product_id], rows, context)
        entries.setdefault(footprint.product_id, []).append(entry)
    if rows.disclosure.owner.is_compiled:
        return entries
    return {product_id: with_changes(revisions) for product_id, revisions in entries.items()}


def _newest_first(footprint: Footprint, latest: Mapping[str, int]) -> tuple[bool, str, int]:
    """Sort current revisions before older ones, and the newest of the older first."""
    return footprint.revision < latest[footprint.footprint_id], footprint.footprint_id, -footprint.revision


def _entry(
    footprint: Footprint, latest: int, product: Product, rows: RowsByRevision, context: DerivationContext
) -> FootprintEntry:
    """Derive everything about one revision."""
    entry = _derived(footprint, latest, product, rows, context)
    others = (_replaced_on(footprint, latest, rows), context.lifted.get(entry.uuid))
    dated = replace(entry, data_day=latest_fact(entry, others, context.as_of))
    return without_numbers(dated) if entry.status == REMOVED else dated


def _replaced_on(footprint: Footprint, latest: int, rows: RowsByRevision) -> date | None:
    """Return on which day the newest revision took the place of this one."""
    if footprint.revision == latest:
        return None
    newest = (footprint.footprint_id, latest)
    return next(stated_day(row.published_on) for row in rows.disclosure.footprints if row.revision_key == newest)


def _derived(
    footprint: Footprint, latest: int, product: Product, rows: RowsByRevision, context: DerivationContext
) -> FootprintEntry:
    config, key = context.config, footprint.revision_key
    uuid = _uuid(footprint.footprint_id, footprint.revision, rows, context)
    by_stage = stage_split(footprint, rows.stages.get(key, ()), config.codelists["stages"])
    notice = context.notices.get(uuid)
    status = status_of(footprint, context.as_of, notice, superseded=footprint.revision < latest)
    verifications = tuple(_claims("verifications", rows.verifications.get(key, ()), rows, context))
    labels = tuple(_claims("labels", rows.labels.get(key, ()), rows, context))
    sites = {site.site_id: site for site in rows.disclosure.sites}
    return FootprintEntry(
        footprint=footprint,
        uuid=uuid,
        site=sites.get(footprint.site_id or ""),
        by_stage=by_stage,
        stage_rows=tuple(rows.stages.get(key, ())),
        components=tuple(rows.components.get(key, ())),
        inventory=tuple(rows.inventory.get(key, ())),
        sources=tuple(rows.sources.get(key, ())),
        verifications=verifications,
        labels=labels,
        rules=tuple(context.rules[rule_id] for rule_id in footprint.rule_ids),
        status=status,
        trust=_trust(footprint, rows, context) if status == "expired" else trust_of((*verifications, *labels), config),
        terms=comparability(footprint, product.category, by_stage.stages, context.rules, config),
        superseded_by=_successor(footprint, latest, rows, context),
        notice=notice if notice and notice.effect == status else None,
        trace=_trace(key, rows, context),
    )


def _trace(key: tuple[str, int], rows: RowsByRevision, context: DerivationContext) -> InventoryTrace:
    """Return the trace of a revision's inventory; most open none."""
    lines = rows.inventory.get(key)
    if not lines:
        return UNOPENED
    tracer = Tracer(context.factors, context.units, rows.disclosure.org_id)
    return tracer.trace(lines, rows.stages.get(key, ()))


def _trust(footprint: Footprint, rows: RowsByRevision, context: DerivationContext) -> Trust:
    """Return the trust that a footprint had on its last day: having expired takes nothing back that was checked."""
    then = replace(context, as_of=footprint.valid_through or context.as_of)
    key = footprint.revision_key
    verifications = _claims("verifications", rows.verifications.get(key, ()), rows, then)
    return trust_of((*verifications, *_claims("labels", rows.labels.get(key, ()), rows, then)), context.config)


def _claims(
    table: str, records: Iterable[Verification | Label], rows: RowsByRevision, context: DerivationContext
) -> Iterator[Claim]:
    """Yield each claim with the authority's confirmation of it."""
    for record in records:
        claim_id = record.verification_id if isinstance(record, Verification) else record.label_id
        answer = context.confirmations.get((table, rows.disclosure.org_id, claim_id))
        yield claim_of(record, answer, context.config, context.as_of)


def _successor(footprint: Footprint, latest: int, rows: RowsByRevision, context: DerivationContext) -> str | None:
    """Return the id of what replaces a revision: its newest revision, or the footprint it names."""
    if footprint.revision < latest:
        return _uuid(footprint.footprint_id, latest, rows, context)
    if not footprint.successor:
        return None
    revisions = [row.revision for row in rows.disclosure.footprints if row.footprint_id == footprint.successor]
    return _uuid(footprint.successor, max(revisions), rows, context)


def _uuid(footprint_id: str, revision: int, rows: RowsByRevision, context: DerivationContext) -> str:
    """Return the permanent id of a revision."""
    return str(footprint_uuid(context.config.site.id_namespace, rows.disclosure.org_id, footprint_id, revision))
