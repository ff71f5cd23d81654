"""The life-cycle factors as a file that LCA tools import: blocks of `Database`, `Activity` and `Exchanges`.

The layout is that of Brightway's `bw2io.CSVImporter`, which other tools read too. A factor is a process that makes
its amount of something and emits CO2e, already aggregated: one elementary flow of our own, which the same file
defines, since calling the sum of all gases carbon dioxide would be false. Grid CO2 factors have no place here.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, kind_of
from generator.model.data_day import rows_day
from generator.model.disclosure import Factor, Organisation
from generator.model.factor import AUTHORITY, LifeCycleFactor
from generator.model.quantity import exact
from generator.model.register_records import OfficialFactor
from generator.publish.provenance import PROVENANCE_NOTICES

DATABASE = "product-carbon-footprint-factors"
FLOW = "GHG emissions (CO2e, aggregated)"
FLOW_NOTE = "All greenhouse gases as CO2e, already characterised by the source of each factor."
FLOW_CODE = "ghg-co2e-aggregated"
COLUMNS = ("type", "name", "amount", "unit", "input")
"""Of exchanges; the first cell of a row is never a name, which could read `Activity`."""

Line = Sequence[str]


@dataclass(frozen=True, slots=True)
class LcaFactorsInput:
    """The factors of one kind of record that may be passed on."""

    data_day: date | None
    kind: str
    factors: tuple[LifeCycleFactor, ...]


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[LcaFactorsInput]:
    owners = {entry.organisation.org_id: entry.organisation for entry in catalogue.organisations}
    for kind in PROVENANCE_NOTICES:
        factors = [factor for factor in catalogue.factors.life_cycle.values() if _kind(factor, owners) == kind]
        if factors or kind == "own":
            passed_on = tuple(filter(_may_be_passed_on, factors))
            yield LcaFactorsInput(_data_day(passed_on, catalogue.as_of), kind, passed_on)


def _data_day(factors: Iterable[LifeCycleFactor], as_of: date) -> date | None:
    """Return the day of some factors: of the register's rows; what organisations contribute is not dated."""
    return rows_day((factor.record for factor in factors if isinstance(factor.record, OfficialFactor)), as_of)


def _make(shown: LcaFactorsInput, config: SiteConfig) -> Iterator[Artifact]:
    lines = [*_database(shown), *_flow(shown.kind)]
    for factor in shown.factors:
        lines += _activity(factor, shown.kind, config)
    yield Artifact.text(routes.of_kind(routes.FACTORS_LCA, shown.kind), _written(lines))


lca_factors = Maker(_select, _make)
"""One file for each kind of record, so that fictional factors never stand beside real ones."""


def _kind(factor: LifeCycleFactor, owners: dict[str, Organisation]) -> str:
    if factor.key.owner != AUTHORITY:
        return kind_of(owners[factor.key.owner])
    return "sample" if factor.record.cell("is_sample") == "true" else "own"


def _may_be_passed_on(factor: LifeCycleFactor) -> bool:
    """Tell whether a factor may stand in other people's databases."""
    return not isinstance(factor.record, Factor) or factor.record.redistributable


def _database(shown: LcaFactorsInput) -> list[Line]:
    """Return the block that describes the file: its name, its day, its notice."""
    notice = PROVENANCE_NOTICES[shown.kind]
    day = [("data as of", f"day {shown.data_day.isoformat()}")] if shown.data_day else []
    return [("Database", _name(shown.kind)), *day, *([("notice", notice)] if notice else []), ()]


def _name(kind: str) -> str:
    return DATABASE if kind == "own" else f"{DATABASE}-{kind}"


def _flow(kind: str) -> list[Line]:
    """Return the one elementary flow: a characterisation factor of 1 kg CO2e per kilogram belongs to it."""
    return [
        ("Activity", FLOW),
        ("code", FLOW_CODE),
        ("type", "emission"),
        ("unit", "kilogram"),
        ("categories", "air::aggregated"),
        ("comment", " ".join(filter(None, (FLOW_NOTE, PROVENANCE_NOTICES[kind])))),
        (),
    ]


def _activity(factor: LifeCycleFactor, kind: str, config: SiteConfig) -> list[Line]:
    """Return a factor as a process; the amounts are the exact digits that were published."""
    record, code, database = factor.record, _code(factor), _name(kind)
    name = f"{_plain(record.name_en or record.name_zh)} [{code}]"
    unit = config.codelists["declared_units"].cell(factor.per_unit, "unit_en")
    place = record.geography if isinstance(record, Factor) else record.region
    return [
        ("Activity", name),
        ("code", code),
        ("type", "process"),
        ("unit", unit),
        ("location", place),
        ("reference product", name),
        ("comment", _plain(_comment(factor, kind, config))),
        ("Exchanges",),
        COLUMNS,
        ("production", name, exact(factor.per_amount), unit, f"{database}::{code}"),
        ("biosphere", FLOW, exact(factor.value), "kilogram", f"{database}::{FLOW_CODE}"),
        (),
    ]


def _code(factor: LifeCycleFactor) -> str:
    """Return a code that is stable and no number: owner, id and version."""
    key = factor.key
    return "/".join(_plain(part) for part in (key.owner or "official", key.factor_id, key.version) if part)


def _comment(factor: LifeCycleFactor, kind: str, config: SiteConfig) -> str:
    """Return the facts without which the number means nothing: boundary, period, source, licence."""
    record = factor.record
    boundaries = config.codelists["boundaries"]
    coded = boundaries.text(record.boundary, "en") if isinstance(record, Factor) else record.cell("boundary_en")
    days = (record.cell("period_first_day"), record.cell("period_last_day"))
    parts = {
        "Name": record.name_zh,
        "Boundary": coded,
        "Technology": record.cell("technology_en") or record.cell("technology_zh"),
        "Period": " to ".join(day for day in days if day) or record.cell("year"),
        "Source": record.source_title,
        "Licence": record.cell("licence") or record.cell("licence_note_en"),
        "Superseded by": factor.superseded_by and (factor.superseded_by.version or factor.superseded_by.factor_id),
        "Notice": PROVENANCE_NOTICES[kind],
    }
    return " | ".join(f"{name}: {words}" for name, words in parts.items() if words)


def _plain(words: str) -> str:
    """Return words without the double colon, by which importers divide a cell."""
    while "::" in words:
        words = words.replace("::", ":")
    return words


def _written(lines: Iterable[Line]) -> str:
    """Return the lines as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(lines)
    return stream.getvalue()
