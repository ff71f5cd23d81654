"""The factors as pages show them: the versions of one factor together, by whom they are contributed, how often used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, kind_of
from generator.model.disclosure import Factor, Organisation
from generator.model.factor import AUTHORITY, FactorKey, GridFactor, LifeCycleFactor
from generator.model.factor_uses import Use, uses_of


@dataclass(frozen=True, slots=True)
class FactorCard:
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


@dataclass(frozen=True)
class FactorIndex:
    """Every factor of a catalogue."""

    catalogue: Catalogue

    @cached_property
    def uses(self) -> Mapping[FactorKey, tuple[Use, ...]]:
        """Return who used each version."""
        return uses_of(self.catalogue)

    @cached_property
    def official(self) -> tuple[FactorCard, ...]:
        """Return the official life-cycle factors in the order of the register, each a factor by itself."""
        known = self.catalogue.factors.life_cycle
        return tuple(FactorCard(None, (factor,)) for key, factor in known.items() if key.owner == AUTHORITY)

    @cached_property
    def contributed(self) -> tuple[FactorCard, ...]:
        """Return the factors that organisations contribute, by organisation and then in the order of their table."""
        cards = []
        for entry in self.catalogue.organisations:
            rows: dict[str, list[Factor]] = {}
            for row in entry.factors:
                rows.setdefault(row.factor_id, []).append(row)
            cards += [
                FactorCard(entry.organisation, self._versions(entry.organisation, each)) for each in rows.values()
            ]
        return tuple(cards)

    @property
    def grid(self) -> tuple[GridFactor, ...]:
        """Return the factors of the other family, in the order of the register."""
        return tuple(self.catalogue.factors.grid.values())

    def used(self, card: FactorCard) -> dict[str, int]:
        """Return how many products of each kind of record used a factor in whatever version."""
        uses = (use for version in card.versions for use in self.uses.get(version.key, ()))
        kinds = {use.product.number: kind_of(use.product.organisation) for use in uses}
        return {kind: count for kind in KINDS if (count := sum(each == kind for each in kinds.values()))}

    def users(self, version: LifeCycleFactor) -> list[Use]:
        """Return who used a version, each kind of record by itself."""
        order = KINDS.index
        return sorted(self.uses.get(version.key, ()), key=lambda use: order(kind_of(use.product.organisation)))

    def _versions(self, owner: Organisation, rows: Sequence[Factor]) -> tuple[LifeCycleFactor, ...]:
        """Return the versions of a factor: those that hold before those that are replaced, the last written first."""
        last_first = list(reversed(rows))
        newest = sorted(last_first, key=lambda row: row.superseded_by is not None)
        known = self.catalogue.factors.life_cycle
        return tuple(known[FactorKey(owner.org_id, row.factor_id, row.version)] for row in newest)
