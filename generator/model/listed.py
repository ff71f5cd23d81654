"""Products and organisations as lists show them: few facts, so that a list of thousands stays small."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.model.catalogue import FootprintEntry, OrganisationEntry, ProductEntry, kind_of
from generator.model.footprint import FULL
from generator.model.grade import Grade
from generator.model.position import Peer
from generator.model.record import NOT_STATED, stated_day
from generator.model.texts import Texts
from generator.model.trust import Rung


@dataclass(frozen=True, slots=True)
class ListedFootprint:
    """A footprint revision as lists sum it up."""

    status: str
    status_day: date | None
    """On which the status began, or on which validity ends."""
    shows_value: bool
    total: Decimal
    low: Decimal | None
    high: Decimal | None
    unit_text: Texts
    """What it is per, as it is printed on the product."""
    declared_unit: str
    amount: Decimal | None
    """Nothing where the source does not state it."""
    states_unit: bool
    kind: str
    """cfp, partial-cfp or not stated"""
    boundary: str
    selected_stages: tuple[str, ...] | None
    """Stages inside the number, where the boundary is a selection of stages."""
    published_on: date | None
    """Nothing where only the year is known, or not even that."""
    valid_through: date | None
    trust: Rung
    assured_through: date | None
    """Last day on which number, claim and confirmation hold together, as far as ends are stated."""
    data_day: date | None
    """Of the latest dated fact about it."""

    @classmethod
    def of(cls, entry: FootprintEntry, languages: Sequence[str]) -> "ListedFootprint":
        """Return what lists say of a footprint revision; texts in the languages of the site."""
        footprint = entry.footprint
        return cls(
            status=entry.status,
            status_day=entry.status_day,
            shows_value=entry.shows_value,
            total=footprint.pcf_total,
            low=footprint.pcf_low,
            high=footprint.pcf_high,
            unit_text=Texts.of_columns(footprint.cell, "unit_text", languages),
            declared_unit=footprint.declared_unit,
            amount=footprint.amount,
            states_unit=footprint.states_unit,
            kind=footprint.kind,
            boundary=footprint.boundary,
            selected_stages=entry.selected_stages,
            published_on=stated_day(footprint.published_on),
            valid_through=footprint.valid_through,
            trust=entry.trust.rung,
            assured_through=entry.assured_through,
            data_day=entry.data_day,
        )

    @property
    def is_partial(self) -> bool:
        """Tell whether any part of the life cycle is left out."""
        return self.kind != FULL

    @property
    def is_clear(self) -> bool:
        """Tell whether it is stated what the number is per, and from where to where it counts."""
        return self.states_unit and self.boundary != NOT_STATED


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product in a list, before anything is put into words."""

    number: str
    printed: str
    name: Texts
    organisation: Texts
    kind: str
    """sample, compiled or own"""
    is_compiled: bool
    """Whether a third party compiled the record, also that of a sample."""
    category: str
    headline: ListedFootprint
    grade: Grade | None
    """The grade beside the number, without what only the product's own page tells of it."""

    @classmethod
    def of(cls, entry: ProductEntry, languages: Sequence[str]) -> "ListedProduct":
        """Return what lists say of a product; texts in the languages of the site."""
        return cls(
            number=entry.number,
            printed=entry.printed,
            name=Texts.of_columns(entry.product.cell, "name", languages),
            organisation=Texts.of_columns(entry.organisation.cell, "name", languages),
            kind=kind_of(entry.organisation),
            is_compiled=entry.organisation.is_compiled,
            category=entry.product.category,
            headline=ListedFootprint.of(entry.headline, languages),
            grade=_letter_alone(entry.shown_grade),
        )

    @property
    def peer(self) -> Peer:
        """Return the product as a point on its group's axis."""
        return Peer(self.number, self.headline.total, self.headline.low, self.headline.high)


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """An organisation in a list, before anything is put into words."""

    org_id: str
    name: Texts
    kind: str
    """sample, compiled or own"""
    district: str
    products: int

    @classmethod
    def of(cls, entry: OrganisationEntry, languages: Sequence[str]) -> "ListedOrganisation":
        """Return what lists say of an organisation; its name in the languages of the site."""
        organisation = entry.organisation
        return cls(
            org_id=organisation.org_id,
            name=Texts.of_columns(organisation.cell, "name", languages),
            kind=kind_of(organisation),
            district=organisation.district,
            products=len(entry.products),
        )


def _letter_alone(grade: Grade | None) -> Grade | None:
    """Return a grade with its letter among all letters, or the reason why there is none."""
    if grade is None:
        return None
    return replace(grade, scheme_name=Texts({}), conditions=(), differing=(), near=None, since=None, until=None)
