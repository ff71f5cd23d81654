"""The status lists, which shops fetch every night: which products still hold, one small row each, in fixed columns.

Own records alone stand in `status.json` and `status.csv`; samples and compiled records have lists of their own, so
that no shop can take one for the other. They alone say today: everything else says of which day its data are.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from generator.components.maker import FinalMaker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.publish.api import opening
from generator.publish.provenance import PROVENANCE_NOTICES


class StatusRow(TypedDict):
    """A row of the list, in the order of its columns; shops rely on them: add at the end, never rename."""

    number: str
    printed_number: str
    former_numbers: list[str]
    """Numbers that the product had before; their addresses stay valid."""
    gtins: list[str]
    """Fourteen digits each, shorter ones filled with zeros from the left."""
    state: str
    """Code of list `statuses`."""
    valid_through: str | None
    """Last day, inclusive; nothing where none is stated, or where the value may not be shown."""
    successor: str | None
    """Number of the product that replaces this one."""
    label_sha256: str | None
    badge_sha256: str | None
    kind: str
    """own, sample or compiled"""


class GradedRow(StatusRow):
    """The same while a grading scheme is in force: only then are there columns for a class."""

    grade: str | None
    """Letter of the class; nothing where the product has none."""
    grade_scheme: str | None
    """Which scheme grades the product's category; nothing where none does, or where the number does not hold."""


@dataclass(frozen=True, slots=True)
class ListedStatus:
    """A product with what its row states, before the fingerprints of its label are known."""

    number: str
    printed_number: str
    former_numbers: tuple[str, ...]
    gtins: tuple[str, ...]
    state: str
    valid_through: date | None
    successor: str | None
    grade: str | None
    grade_scheme: str | None


@dataclass(frozen=True, slots=True)
class StatusListInput:
    """The products of one kind of record."""

    as_of: date
    kind: str
    graded: bool
    """Whether a grading scheme is in force."""
    products: tuple[ListedStatus, ...]


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[StatusListInput]:
    owners = _owners(catalogue)
    for kind in KINDS:
        entries = (entry for entry in catalogue.products if kind_of(entry.organisation) == kind)
        products = tuple(_listed(entry, owners) for entry in entries)
        yield StatusListInput(catalogue.as_of, kind, catalogue.grading.is_in_force, products)


def _listed(entry: ProductEntry, owners: dict[str, str]) -> ListedStatus:
    headline, grade = entry.headline, entry.shown_grade
    successor = owners.get(headline.superseded_by or "")
    return ListedStatus(
        number=entry.number,
        printed_number=entry.printed,
        former_numbers=entry.former_numbers,
        gtins=entry.gtins,
        state=headline.status,
        valid_through=headline.footprint.valid_through if headline.shows_value else None,
        successor=successor if successor != entry.number else None,
        grade=grade.letter if grade else None,
        grade_scheme=grade.scheme_id if grade else None,
    )


def _make(shown: StatusListInput, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    rows: list[StatusRow] = [_row(product, shown.kind, manifest) for product in shown.products]
    if shown.graded:
        rows = [
            GradedRow(**row, grade=product.grade, grade_scheme=product.grade_scheme)
            for row, product in zip(rows, shown.products, strict=True)
        ]
    columns = tuple((GradedRow if shown.graded else StatusRow).__annotations__)
    today = {"as_of": shown.as_of.isoformat()}
    head = opening(config) | today | {"kind": shown.kind, "notice": PROVENANCE_NOTICES[shown.kind]}
    if shown.kind == "compiled":
        head["licence"] = None
    yield Artifact.text(routes.of_kind(routes.STATUS_JSON, shown.kind), _json(head, rows))
    yield Artifact.text(routes.of_kind(routes.STATUS_CSV, shown.kind), _csv(rows, columns))


status_lists = FinalMaker(_select, _make)
"""The list of each kind as JSON and as CSV; also where it is empty, so that its address always exists."""


def _row(product: ListedStatus, kind: str, manifest: Manifest) -> StatusRow:
    until = product.valid_through
    return StatusRow(
        number=product.number,
        printed_number=product.printed_number,
        former_numbers=list(product.former_numbers),
        gtins=list(product.gtins),
        state=product.state,
        valid_through=until.isoformat() if until else None,
        successor=product.successor,
        label_sha256=_fingerprint(routes.label(product.number, "label.svg"), manifest),
        badge_sha256=_fingerprint(routes.label(product.number, "badge.svg"), manifest),
        kind=kind,
    )


def _owners(catalogue: Catalogue) -> dict[str, str]:
    """Return the number of the product that each footprint revision belongs to."""
    return {footprint.uuid: entry.number for entry in catalogue.products for footprint in entry.footprints}


def _fingerprint(path: str, manifest: Manifest) -> str | None:
    """Return the SHA-256 of a file, so that who copied it sees that it changed; nothing where there is none."""
    return manifest[path].sha256 if path in manifest else None


def _json(head: dict[str, object], rows: list[StatusRow]) -> str:
    """Return the list with one product a line, so that two nights compare line by line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    opened = json.dumps(head, ensure_ascii=False, sort_keys=True).removesuffix("}")
    return f'{opened}, "products": [\n{lines}\n]}}\n' if rows else f'{opened}, "products": []}}\n'


def _csv(rows: list[StatusRow], columns: tuple[str, ...]) -> str:
    """Return the list as a table; every cell is a code, a number or a day of ours, so none can be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(";".join(cell) if isinstance(cell, list) else cell or "" for cell in row.values())
    return text.getvalue()
