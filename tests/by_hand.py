"""Which products a buyer can count, worked out anew from the submitted tables with nothing of the portal's own code.

Two products stand together only where every term agrees; only a headline that holds today counts, and only with a
confirmed verification by a third party, or a confirmed certificate, for exactly its revision.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "site_config" / "codelists"
REGISTERS = ROOT / "content" / "registers"
INSIDE = {"reported", "estimated", "assessed-zero", "not-disclosed"}
UNKNOWN = {"", "not-stated"}

Row = dict[str, str]
Shelf = tuple[str, str, tuple[tuple[Decimal, str], ...]]
"""Kind of record, category, and the value and owner of each product, by value."""


def read(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def shelves(disclosures: Path, day: date) -> list[Shelf]:
    """Return what can be counted, one shelf for each set of terms and kind of record."""
    found: dict[tuple[str, ...], list[tuple[Decimal, str]]] = {}
    for folder in sorted(path for path in disclosures.iterdir() if path.is_dir()):
        for terms, value, owner in Package(folder, day).counted():
            found.setdefault(terms, []).append((value, owner))
    return sorted((terms[0], terms[1], tuple(sorted(members))) for terms, members in found.items())


def left(shelf: Shelf, limit: Decimal) -> tuple[int, int]:
    """Return how many products, of how many organisations, a limit leaves."""
    members = [owner for value, owner in shelf[2] if value <= limit]
    return len(members), len(set(members))


@dataclass(frozen=True)
class Package:
    """One submitted folder on one day."""

    folder: Path
    day: date

    def counted(self) -> Iterator[tuple[tuple[str, ...], Decimal, str]]:
        """Yield the terms, value and owner of every product that counts."""
        owner = read(self.folder / "organisation.csv")[0]
        kind = "sample" if owner["is_sample"] == "true" else owner["provenance"]
        for product in read(self.folder / "products.csv"):
            headline = self._headline(product["headline_footprint_id"])
            terms = self._terms(headline, product["category"])
            if terms and self._holds(headline) and self._checked(headline, owner["org_id"]):
                yield (kind, product["category"], *terms), Decimal(headline["pcf_total"]), owner["org_id"]

    def _headline(self, name: str) -> Row:
        rows = [row for row in read(self.folder / "footprints.csv") if row["footprint_id"] == name]
        return max(rows, key=lambda row: int(row.get("revision") or 1))

    def _holds(self, row: Row) -> bool:
        until = row.get("valid_through") or "9999-12-31"
        return row["status"] == "active" and date.fromisoformat(until) >= self.day

    def _terms(self, row: Row, category: str) -> tuple[str, ...] | None:
        known = {rule["rule_id"]: rule for rule in read(REGISTERS / "accounting_rules.csv")}
        named = [known[name] for name in (row.get("rule_ids") or "").split(";") if name]
        rules = sorted(f"{rule['rule_id']} {rule['version']}" for rule in named if rule["product_specific"] == "true")
        life = ""
        if row["unit_kind"] == "functional" and row.get("service_life_amount"):
            life = base("service_life_units", row["service_life_amount"], row["service_life_unit"])
        needed = (
            "+".join(rules),
            base("declared_units", row["declared_unit_amount"], row["declared_unit"]),
            row["unit_kind"],
            row["boundary"],
            "+".join(sorted(self._stages(row))),
            row.get("recycling_approach") or "",
            ";".join(sorted(row["ipcc_characterization_factors"].split(";"))),
            row["pcf_total_basis"],
        )
        return None if UNKNOWN & set(needed) else (*needed, life, category)

    def _stages(self, footprint: Row) -> set[str]:
        codes = {row["code"]: row for row in read(LISTS / "stages.csv")}
        inside: set[str] = set()
        for row in self._of(footprint, "stages"):
            if row["state"] in INSIDE and codes[row["stage"]]["in_total"] == "true":
                members = {code for code, each in codes.items() if each["group"] == row["stage"]}
                inside |= members or {row["stage"]}
        return inside

    def _of(self, footprint: Row, table: str) -> list[Row]:
        name, revision = footprint["footprint_id"], footprint.get("revision") or "1"
        rows = read(self.folder / f"{table}.csv")
        return [row for row in rows if row["footprint_id"] == name and (row.get("revision") or "1") == revision]

    def _checked(self, footprint: Row, org_id: str) -> bool:
        claims = [("verifications", row["verification_id"], row) for row in self._of(footprint, "verifications")]
        claims = [claim for claim in claims if claim[2]["type"] in ("third-party", "certification")]
        labels = [("labels", row["label_id"], row) for row in self._of(footprint, "labels")]
        claims += [claim for claim in labels if claim[2]["scheme"] in ("cn-pcf-label", "certifier-own-scheme")]
        return any(self._stands(row) and self._confirmed(table, org_id, name) for table, name, row in claims)

    def _stands(self, row: Row) -> bool:
        until = row.get("valid_through") or "9999-12-31"
        return row["status"] != "withdrawn" and date.fromisoformat(until) >= self.day

    def _confirmed(self, table: str, org_id: str, name: str) -> bool:
        answers = [
            row
            for row in read(REGISTERS / "confirmations.csv")
            if (row["claim_table"], row["org_id"], row["claim_id"]) == (table, org_id, name)
        ]
        if not answers:
            return False
        latest = max(answers, key=lambda row: row["checked_on"])
        until = latest["valid_through"] or "9999-12-31"
        return latest["result"] == "confirmed" and date.fromisoformat(until) >= self.day


def base(codelist: str, amount: str, unit: str) -> str:
    """Return an amount in the base unit of its list; nothing where either is unknown."""
    if UNKNOWN & {amount, unit}:
        return ""
    row = next(row for row in read(LISTS / f"{codelist}.csv") if row["code"] == unit)
    value = Decimal(amount) * Decimal(row["base_factor"] or 1)
    return f"{value.normalize():f} {row['base_unit'] or unit}"
