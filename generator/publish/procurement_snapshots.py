"""What the procurement pages count, to keep with a tender file: one table and one document a category.

A row for each product of the category, counted or not; numbers with every digit. The day of the data stands in the
file's name, and the fingerprints of all of them in one list.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Json, Manifest
from generator.model.catalogue import Catalogue, CategoryEntry, FootprintEntry, Group, ProductEntry, kind_of
from generator.model.data_day import day_name, headlines_day
from generator.model.disclosure import Verification
from generator.model.quantity import exact
from generator.model.quantity import shown as rounded
from generator.model.texts import COLUMN_LANGUAGES, Texts
from generator.publish.api import opening
from generator.publish.provenance import provenance_notice

COLUMNS = (
    "number", "name_zh", "name_en", "org_id", "organisation_zh", "organisation_en", "uscc", "kind", "key",
    "counted", "reason", "pcf_total", "pcf_low", "pcf_high", "unit", "declared_unit_amount", "declared_unit",
    "boundary", "partial", "status", "valid_through", "trust", "body", "statement_number", "products_within",
    "organisations_within", "footprint", "data_day", "statement", "notice",
    "trust_valid_through",
)  # fmt: skip

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class CountedProduct:
    """A product that a limit counts."""

    number: str
    name: Texts
    org_id: str
    organisation: Texts
    value: Decimal
    notice: str


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """The counted products of one comparability key and one kind of record."""

    code: str
    key: str
    kind: str
    products: tuple[CountedProduct, ...]


@dataclass(frozen=True, slots=True)
class SnapshotInput:
    """What is counted of a category."""

    data_day: date | None
    category: str
    rows: tuple[tuple[str, ...], ...]
    """Cells as text, in the order of `COLUMNS`; those that are the same in every row are empty."""
    groups: tuple[CountedGroup, ...]


@dataclass(frozen=True, slots=True)
class SnapshotChecksumsInput:
    """The folder whose files are listed."""

    folder: str


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[SnapshotInput]:
    for entry in catalogue.categories:
        rows = tuple(tuple(row.get(column, "") for column in COLUMNS) for row in _rows(entry))
        yield SnapshotInput(
            headlines_day(entry.products), entry.code, rows, tuple(_group(group) for group in entry.counted)
        )


def _make(shown: SnapshotInput, config: SiteConfig) -> Iterator[Artifact]:
    day = shown.data_day.isoformat() if shown.data_day else None
    line = " ".join(words.say("procurement.line") for words in config.words.values())
    table = _csv(shown.rows, {"data_day": day or "", "statement": line})
    yield Artifact.text(routes.snapshot(shown.category, day_name(shown.data_day), "csv"), table)
    document = opening(config) | {
        "data_day": day,
        "procurement": line,
        "category": shown.category,
        "groups": [_group_document(group) for group in shown.groups],
    }
    yield Artifact.json(routes.snapshot(shown.category, day_name(shown.data_day), "json"), document)


snapshots = Maker(_select, _make)
"""The snapshot of each category with products."""


def _select_checksums(_: Catalogue, __: SiteConfig) -> Iterator[SnapshotChecksumsInput]:
    yield SnapshotChecksumsInput(routes.PROCUREMENT)


def _make_checksums(shown: SnapshotChecksumsInput, _: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    files = sorted(path for path in manifest if path.startswith(shown.folder) and path.endswith((".csv", ".json")))
    lines = [f"{manifest[path].sha256}  {path.removeprefix(shown.folder)}\n" for path in files]
    yield Artifact.text(routes.PROCUREMENT_CHECKSUMS, "".join(lines))


snapshot_checksums = FinalMaker(_select_checksums, _make_checksums)
"""The fingerprints of all snapshots as `sha256sum` reads them."""


def _rows(entry: CategoryEntry) -> Iterator[Row]:
    """Yield the products that are counted, key by key and by value, then the others by number."""
    for group in entry.counted:
        for product, (products, organisations) in zip(group.verified, group.within, strict=True):
            within = {"products_within": str(products), "organisations_within": str(organisations)}
            yield _row(product) | within | {"key": _code(group), "counted": "true"}
    for product in entry.uncounted:
        yield _row(product) | {"counted": "false", "reason": product.no_position_reason or ""}


def _row(entry: ProductEntry) -> Row:
    """Return everything about a product; of a number that may not be shown, everything but the number."""
    headline, organisation = entry.headline, entry.organisation
    footprint = headline.footprint
    columns = ("declared_unit_amount", "declared_unit", "boundary", "valid_through")
    return {
        "number": entry.number,
        "name_zh": entry.product.name_zh or "",
        "name_en": entry.product.name_en or "",
        "org_id": organisation.org_id,
        "organisation_zh": organisation.name_zh or "",
        "organisation_en": organisation.name_en or "",
        "uscc": organisation.uscc or "",
        "kind": kind_of(organisation),
        "unit": "kg CO2e",
        "partial": str(footprint.is_partial).lower(),
        "status": headline.status,
        **_trust(headline),
        "footprint": routes.footprint(headline.uuid),
        "notice": provenance_notice(organisation),
        **{column: footprint.cell(column) or "" for column in columns},
        **_claimed(entry),
        **(_numbers(entry) if headline.shows_value else {}),
    }


def _trust(headline: FootprintEntry) -> Row:
    """Return the confirmed rung, and the last day on which number, claim and confirmation hold together."""
    if not headline.trust.confirmed:
        return {}
    last_day = headline.assured_through
    return {"trust": headline.trust.level, "trust_valid_through": last_day.isoformat() if last_day else ""}


def _numbers(entry: ProductEntry) -> Row:
    footprint = entry.headline.footprint
    return {column: footprint.cell(column) or "" for column in ("pcf_total", "pcf_low", "pcf_high")}


def _claimed(entry: ProductEntry) -> Row:
    """Return who checked the number and under which number that can be looked up."""
    claim = entry.headline.trust.claim
    if claim is None:
        return {}
    is_verification = isinstance(claim.record, Verification)
    body, number = ("provider_name", "statement_number") if is_verification else ("issuer_name", "certificate_number")
    return {"body": claim.record.cell(body) or "", "statement_number": claim.record.cell(number) or ""}


def _code(group: Group) -> str:
    return f"{group.key.code}-{group.kind}"


def _group(group: Group) -> CountedGroup:
    products = tuple(_product(entry) for entry in group.verified)
    return CountedGroup(_code(group), group.key.id, group.kind, products)


def _product(entry: ProductEntry) -> CountedProduct:
    product, organisation = entry.product, entry.organisation
    return CountedProduct(
        number=entry.number,
        name=Texts.of_columns(product.cell, "name", COLUMN_LANGUAGES),
        org_id=organisation.org_id,
        organisation=Texts.of_columns(organisation.cell, "name", COLUMN_LANGUAGES),
        value=entry.headline.footprint.pcf_total,
        notice=provenance_notice(organisation),
    )


def _group_document(group: CountedGroup) -> Json:
    """Return a key with its counted products, for whoever sets a limit."""
    return {
        "code": group.code,
        "key": group.key,
        "kind": group.kind,
        "products": [_product_document(product) for product in group.products],
    }


def _product_document(product: CountedProduct) -> Json:
    return {
        "number": product.number,
        "name": product.name.in_columns,
        "org_id": product.org_id,
        "organisation": product.organisation.in_columns,
        "value": exact(product.value),
        "shown": rounded(product.value),
        "notice": product.notice,
    }


def _csv(rows: Iterable[tuple[str, ...]], same: Mapping[str, str]) -> str:
    """Return the table, with the cells that are the same in every row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(same.get(column, cell) for column, cell in zip(COLUMNS, row, strict=True))
    return text.getvalue()
