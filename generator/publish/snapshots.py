"""What the procurement pages count on a day, to keep with a tender file: one table and one document a category.

A row for each product of the category, counted or not; numbers with every digit. The day stands in the file's name, and
the fingerprints of all of them in one list.
"""

import csv
import io
from collections.abc import Iterator

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Json, Manifest
from generator.model.catalogue import Catalogue, CategoryEntry, Group, ProductEntry, kind_of
from generator.model.disclosure import Verification
from generator.model.quantity import exact, shown
from generator.publish.api import opening
from generator.publish.notice import notice_of

"""Reasons for which a product is in no count."""
COLUMNS = (
    "number", "name_zh", "name_en", "org_id", "organisation_zh", "organisation_en", "uscc", "kind", "key",
    "counted", "reason", "pcf_total", "pcf_low", "pcf_high", "unit", "declared_unit_amount", "declared_unit",
    "boundary", "partial", "status", "valid_through", "trust", "body", "statement_number", "products_within",
    "organisations_within", "footprint", "as_of", "statement", "notice",
)  # fmt: skip

Row = dict[str, str]


def snapshots(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the snapshot of each category with products."""
    day = catalogue.as_of.isoformat()
    line = " ".join(words.say("procurement.line") for words in config.words.values())
    head = opening(catalogue.as_of, config) | {"procurement": line}
    for entry in catalogue.categories:
        rows = [row | {"as_of": day, "statement": line} for row in _rows(entry)]
        yield Artifact.text(routes.snapshot(entry.code, day, "csv"), _csv(rows))
        document = head | {"category": entry.code, "groups": [_group(group) for group in entry.counted]}
        yield Artifact.json(routes.snapshot(entry.code, day, "json"), document)


def snapshot_checksums(_: Catalogue, __: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    """Yield the fingerprints of all snapshots as `sha256sum` reads them."""
    files = sorted(
        path for path in manifest if path.startswith(routes.PROCUREMENT) and path.endswith((".csv", ".json"))
    )
    lines = [f"{manifest[path].sha256}  {path.removeprefix(routes.PROCUREMENT)}\n" for path in files]
    yield Artifact.text(routes.PROCUREMENT_CHECKSUMS, "".join(lines))


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
        "trust": headline.trust.level if headline.trust.confirmed else "",
        "footprint": routes.footprint(headline.uuid),
        "notice": notice_of(organisation),
        **{column: footprint.cell(column) or "" for column in columns},
        **_claimed(entry),
        **(_numbers(entry) if headline.shows_value else {}),
    }


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


def _group(group: Group) -> Json:
    """Return a key with its counted products, for whoever sets a limit."""
    return {
        "code": _code(group),
        "key": group.key.id,
        "kind": group.kind,
        "products": [_product(product) for product in group.verified],
    }


def _product(entry: ProductEntry) -> Json:
    organisation = entry.organisation
    return {
        "number": entry.number,
        "name": {"zh": entry.product.name_zh, "en": entry.product.name_en},
        "org_id": organisation.org_id,
        "organisation": {"zh": organisation.name_zh, "en": organisation.name_en},
        "value": exact(entry.headline.footprint.pcf_total),
        "shown": shown(entry.headline.footprint.pcf_total),
        "notice": notice_of(organisation),
    }


def _csv(rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
