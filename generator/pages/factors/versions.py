"""The factors of a catalogue: the versions of one factor together, and the footprints that used each version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.config import SiteConfig
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, kind_of
from generator.model.disclosure import Factor, Organisation
from generator.model.factor import AUTHORITY, FactorKey, LifeCycleFactor
from generator.model.factor_uses import Use
from generator.model.texts import Texts
from generator.model.trace import Trace

LINES = 3
"""Inventory lines of one footprint that are shown; the data have all of them."""


@dataclass(frozen=True, slots=True)
class FactorVersions:
    """One factor with all its versions, the newest first."""

    owner: Organisation | None
    """Nothing where an authority publishes it."""
    versions: tuple[LifeCycleFactor, ...]

    @property
    def newest(self) -> LifeCycleFactor:
        """Return the version that is not replaced, or the last in the file."""
        return self.versions[0]

    @property
    def kind(self) -> str:
        """Return whether the factor is sample data, compiled by a third party, or its owner's own; these never mix."""
        if self.owner is not None:
            return kind_of(self.owner)
        return "sample" if self.newest.record.cell("is_sample") == "true" else "own"


@dataclass(frozen=True, slots=True)
class FactorUse:
    """A footprint revision that used a version of a factor."""

    number: str
    name: Texts
    organisation: Texts
    kind: str
    footprint_id: str
    revision: int
    uuid: str
    status: str
    data_day: date | None
    """Of the latest dated fact about the revision."""
    lines: tuple[Trace, ...]
    """The first lines that used it, without the factor, which is the version itself."""
    hidden_lines: tuple[int, ...]
    """In their place the numbers of the lines, where the footprint's own number may not be shown."""
    line_count: int
    """None where the footprint names it as its electricity factor and opens no such line."""
    change: Decimal | None
    """What the version that replaces the factor would change in all its lines; nothing where that may not be shown."""


def official_factors(catalogue: Catalogue) -> tuple[FactorVersions, ...]:
    """Return the official life-cycle factors in the order of the register, each a factor by itself."""
    known = catalogue.factors.life_cycle
    return tuple(FactorVersions(None, (factor,)) for key, factor in known.items() if key.owner == AUTHORITY)


def contributed_factors(catalogue: Catalogue) -> Iterator[FactorVersions]:
    """Yield the factors that organisations contribute, by organisation and then in the order of their table."""
    for entry in catalogue.organisations:
        by_id: dict[str, list[Factor]] = {}
        for row in entry.factors:
            by_id.setdefault(row.factor_id, []).append(row)
        for rows in by_id.values():
            yield FactorVersions(entry.organisation, _versions(entry.organisation, rows, catalogue))


def _versions(owner: Organisation, rows: Sequence[Factor], catalogue: Catalogue) -> tuple[LifeCycleFactor, ...]:
    """Return the versions of a factor: those that hold before those that are replaced, the last written first."""
    last_first = rows[::-1]
    newest_first = sorted(last_first, key=lambda row: row.superseded_by is not None)
    known = catalogue.factors.life_cycle
    return tuple(known[FactorKey(owner.org_id, row.factor_id, row.version)] for row in newest_first)


def products_by_kind(factor: FactorVersions, uses: Mapping[FactorKey, tuple[Use, ...]]) -> tuple[tuple[str, int], ...]:
    """Return how many products of each kind of record used a factor in whatever version."""
    users = (use.product for version in factor.versions for use in uses.get(version.key, ()))
    kinds = list({product.number: kind_of(product.organisation) for product in users}.values())
    return tuple((kind, kinds.count(kind)) for kind in KINDS if kind in kinds)


def factor_uses(uses: Iterable[Use], config: SiteConfig) -> list[FactorUse]:
    """Return who used a version, each kind of record by itself."""
    return sorted((_factor_use(use, config) for use in uses), key=lambda use: KINDS.index(use.kind))


def _factor_use(use: Use, config: SiteConfig) -> FactorUse:
    product, footprint, first = use.product, use.footprint, use.lines[:LINES]
    languages = [language.code for language in config.languages]
    return FactorUse(
        number=product.number,
        name=Texts.of_columns(product.product.cell, "name", languages),
        organisation=Texts.of_columns(product.organisation.cell, "name", languages),
        kind=kind_of(product.organisation),
        footprint_id=footprint.footprint.footprint_id,
        revision=footprint.footprint.revision,
        uuid=footprint.uuid,
        status=footprint.status,
        data_day=footprint.data_day,
        lines=tuple(replace(trace, factor=None) for trace in first) if footprint.shows_value else (),
        hidden_lines=() if footprint.shows_value else tuple(trace.line.line for trace in first),
        line_count=len(use.lines),
        change=use.change if footprint.shows_value else None,
    )
