"""What stays of a footprint that was removed by law: where it stood and since when, but no number of it.

The numbers go here, before anything is shown, so that no page and no exporter, present or future, can let one through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.model.catalogue import FootprintEntry
from generator.model.disclosure import Document
from generator.model.footprint import Footprint
from generator.model.stages import NO_STAGES
from generator.model.trace import UNOPENED
from generator.model.trust import Claim

REMOVED = "removed-by-law"
NO_NUMBER = Decimal("NaN")
"""Stands where a number must stand and none may be known; it is not zero, and whoever compares it fails loudly."""
KEPT = frozenset(
    (
        "at",
        "footprint_id",
        "revision",
        "product_id",
        "site_id",
        "status",
        "status_on",
        "successor",
        "published_on",
        "reported_year",
        "change_reason",
        "valid_from",
        "valid_through",
        "kind",
        "boundary",
        "unit_kind",
        "declared_unit",
        "declared_unit_amount",
        "reference_period_first_day",
        "reference_period_last_day",
        "geography",
        "pcf_total_basis",
        "offsets_included",
        "ipcc_characterization_factors",
        "cross_sectoral_standards",
        "rule_ids",
    )
)
"""What a tombstone needs; free words go too, since a number may stand in them."""


def without_numbers(entry: FootprintEntry) -> FootprintEntry:
    """Return a removed revision without its numbers and without everything they were made of."""
    return replace(
        entry,
        footprint=_blank(entry.footprint),
        by_stage=NO_STAGES,
        stage_rows=(),
        components=(),
        inventory=(),
        sources=(),
        trace=UNOPENED,
    )


def _blank(footprint: Footprint) -> Footprint:
    """Return the row with nothing but what a tombstone needs."""
    columns = (*Footprint.model_fields, *(footprint.model_extra or {}))
    emptied = {column: () if isinstance(getattr(footprint, column), tuple) else None for column in columns}
    return footprint.model_copy(
        update={name: cell for name, cell in emptied.items() if name not in KEPT} | {"pcf_total": NO_NUMBER}
    )


def withheld(documents: Sequence[Document], removed: Iterable[FootprintEntry]) -> tuple[Document, ...]:
    """Return an organisation's documents, those that back a removed number by their fingerprint alone."""
    cited = {_cited(claim) for entry in removed for claim in (*entry.verifications, *entry.labels)} - {None}
    hidden: dict[str, object] = {"public": False, "path": None, "url": None}
    return tuple(row.model_copy(update=hidden) if row.document_id in cited else row for row in documents)


def _cited(claim: Claim) -> str | None:
    return claim.record.cell("document_id")
