"""The catalogue: all accepted disclosures and everything derived from them, ready to show.

Frozen values without behaviour that decides anything: what a status, a trust level or a position *is* gets decided in
`derive`; pages and exporters only read.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from generator.model.board import KINDS, NO_BOARD, Board
from generator.model.comparability import INCLUDED, ComparabilityKey, Terms, differing_parts
from generator.model.counts import Counts
from generator.model.disclosure import Document, Factor, Organisation, Product, Site
from generator.model.equivalence import Equivalence
from generator.model.factor import FactorBase
from generator.model.footprint import Component, Footprint, InventoryLine, Source, Stage
from generator.model.grade import Grade, Grading
from generator.model.position import Peer, Position
from generator.model.product_number import gtin14
from generator.model.register_records import AccountingRule, Notice
from generator.model.registers import Registers
from generator.model.revision import FootprintSpan, RevisionChange
from generator.model.stages import NO_STAGES, StageShare, StageSplit
from generator.model.trace import UNOPENED, InventoryTrace
from generator.model.trust import Claim, Trust

CURRENT = frozenset({"valid", "expiring", "no-expiry-stated"})
"""Statuses of a number that may stand beside others."""
FEWEST_SUPPLIERS = 3
"""Below this many organisations a limit may shut out competition."""


@dataclass(frozen=True, slots=True)
class FootprintEntry:
    """A footprint revision with everything derived about it."""

    footprint: Footprint
    uuid: str
    site: Site | None
    by_stage: StageSplit
    stage_rows: tuple[Stage, ...]
    """The same stages as they were submitted."""
    components: tuple[Component, ...]
    inventory: tuple[InventoryLine, ...]
    sources: tuple[Source, ...]
    verifications: tuple[Claim, ...]
    labels: tuple[Claim, ...]
    rules: tuple[AccountingRule, ...]
    status: str
    """Code of list `statuses`, on the as-of date."""
    trust: Trust
    terms: Terms
    superseded_by: str | None
    """uuid of the revision or footprint that replaces this one."""
    notice: Notice | None = None
    """The authority's notice that the status comes from."""
    trace: InventoryTrace = UNOPENED
    change: RevisionChange | None = None
    """Against the revision before; nothing where either number may not be shown, or a third party compiled them."""
    data_day: date | None = None
    """Of the latest dated fact about it: publication, change of status, check, notice; nothing where none is dated."""

    @classmethod
    def bare(cls, footprint: Footprint, status: str, trust: Trust, terms: Terms) -> "FootprintEntry":
        """Return a number with nothing beside it: of an example, for there is no such product."""
        return cls(
            footprint=footprint,
            uuid="",
            site=None,
            by_stage=NO_STAGES,
            stage_rows=(),
            components=(),
            inventory=(),
            sources=(),
            verifications=(),
            labels=(),
            rules=(),
            status=status,
            trust=trust,
            terms=terms,
            superseded_by=None,
        )

    def in_short(self) -> "FootprintEntry":
        """Return the number with its stages, status and trust alone: what labels and lists say of it."""
        short = FootprintEntry.bare(self.footprint, self.status, self.trust, self.terms)
        return replace(short, uuid=self.uuid, by_stage=self.by_stage, data_day=self.data_day)

    @property
    def stages(self) -> tuple[StageShare, ...]:
        """Return its stages in life-cycle order."""
        return self.by_stage.stages

    @property
    def selected_stages(self) -> tuple[str, ...] | None:
        """Return the stages inside the number; nothing where its boundary is no selection of stages."""
        if self.footprint.boundary != "selected-stages" or not self.stages:
            return None
        return tuple(stage.stage for stage in self.stages if stage.state in INCLUDED)

    @property
    def status_day(self) -> date | None:
        """Return the day on which the status began, or on which validity ends."""
        if self.status in ("expired", "expiring"):
            return self.footprint.valid_through
        return self.footprint.status_on if self.status in ("withdrawn", "deprecated") else None

    @property
    def assured_through(self) -> date | None:
        """Return the last day on which number, claim and confirmation hold together, as far as ends are stated."""
        claim, own = self.trust.claim, self.footprint.valid_through
        return min((*(claim.last_days if claim else ()), *((own,) if own else ())), default=None)

    @property
    def key(self) -> ComparabilityKey | None:
        """Return the comparability key, where every part of it is known."""
        return self.terms.key

    @property
    def no_key_reason(self) -> str | None:
        """Return why there is no key."""
        return self.terms.reason

    @property
    def holds(self) -> bool:
        """Tell whether the number holds today, so that it may stand beside others."""
        return self.status in CURRENT

    @property
    def shows_value(self) -> bool:
        """Tell whether the number may be shown at all."""
        return self.status not in ("withdrawn", "removed-by-law", "suspended")


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product with its footprints and what its page says first."""

    number: str
    printed: str
    former_numbers: tuple[str, ...]
    product: Product
    organisation: Organisation
    headline: FootprintEntry
    footprints: tuple[FootprintEntry, ...]
    """All revisions of all footprints: current ones first, then older revisions, newest first."""
    documents: tuple[Document, ...]
    position: Position | None
    no_position_reason: str | None
    """no-key, self-declared, not-valid, too-few-products, too-few-organisations, one-dominates."""
    grade: Grade | None = None
    """Nothing where no scheme for its category is in force: then nothing anywhere speaks of grades."""
    equivalence: Equivalence | None = None
    """How much electricity has the same emissions; nothing where that would mislead."""
    span: FootprintSpan | None = None
    """From where to where its footprints of the headline's boundary and unit reach; nothing with fewer than two."""

    def in_short(self) -> "ProductEntry":
        """Return the product with its headline alone: what labels and lists say of it."""
        return ProductEntry(
            number=self.number,
            printed=self.printed,
            former_numbers=self.former_numbers,
            product=self.product,
            organisation=self.organisation,
            headline=self.headline.in_short(),
            footprints=(),
            documents=(),
            position=None,
            no_position_reason=None,
            grade=self.grade,
        )

    @property
    def others(self) -> tuple[FootprintEntry, ...]:
        """Return the newest revision of each footprint but the headline's: other plants, other boundaries."""
        newest: dict[str, FootprintEntry] = {}
        for each in self.footprints:
            newest.setdefault(each.footprint.footprint_id, each)
        newest.pop(self.headline.footprint.footprint_id, None)
        return tuple(newest.values())

    @property
    def revisions(self) -> tuple[FootprintEntry, ...]:
        """Return the revisions of the headline's footprint, the newest first."""
        name = self.headline.footprint.footprint_id
        return tuple(each for each in self.footprints if each.footprint.footprint_id == name)

    @property
    def shown_grade(self) -> Grade | None:
        """Return the grade that stands beside the number: none where the number does not hold."""
        return self.grade if self.headline.holds else None

    @property
    def is_sample(self) -> bool:
        """Tell whether this is fictional example data."""
        return self.organisation.is_sample

    @property
    def is_verified(self) -> bool:
        """Tell whether its number holds and a confirmed third party, or more, stands behind it."""
        return self.headline.holds and self.headline.trust.is_independent

    @property
    def gtins(self) -> tuple[str, ...]:
        """Return its article numbers with fourteen digits, shorter ones filled with zeros from the left."""
        return tuple(dict.fromkeys(gtin14(gtin) for gtin in self.product.gtins))

    @property
    def district(self) -> str:
        """Return the district of its plant, or of who discloses it."""
        site = self.headline.site
        return site.district if site else self.organisation.district

    @property
    def peer(self) -> Peer:
        """Return the product as a point on its group's axis."""
        footprint = self.headline.footprint
        return Peer(self.number, footprint.pcf_total, footprint.pcf_low, footprint.pcf_high)


@dataclass(frozen=True, slots=True)
class Group:
    """All valid headlines with one comparability key and one provenance."""

    key: ComparabilityKey
    kind: str
    """sample, compiled or own: these never share a group."""
    verified: tuple[ProductEntry, ...]
    """Confirmed third-party verification or higher, by value and then by number."""
    declared: tuple[ProductEntry, ...]
    """The others: a list without order (by number, which says nothing)."""
    organisations: int
    """Organisations among `verified`."""
    median: Decimal | None
    """Median of `verified`; nothing below three organisations."""
    span: tuple[Decimal, Decimal] | None
    """The least and the largest value of `verified`; nothing where there is none."""
    within: tuple[tuple[int, int], ...]
    """For each of `verified`: how many products, of how many organisations, have its value or a lower one."""
    years: tuple[int, int] | None
    """First and last year that the numbers of `verified` speak about."""
    ends: tuple[tuple[Decimal, ...], tuple[Decimal, ...]]
    """Low and high ends of the ranges of `verified`, each sorted; without a range, the value is both."""
    why_no_positions: str | None
    """too-few-products, too-few-organisations, one-dominates; nothing where its members have places."""
    data_day: date | None = None
    """Of the latest dated fact about the numbers of `verified`."""

    @property
    def has_positions(self) -> bool:
        """Tell whether the members have places."""
        return self.why_no_positions is None

    @property
    def has_few_suppliers(self) -> bool:
        """Tell whether so few organisations are in it that a limit may shut out competition."""
        return self.organisations < FEWEST_SUPPLIERS


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    """A category with its products."""

    code: str
    products: tuple[ProductEntry, ...]
    groups: tuple[Group, ...]
    ungrouped: tuple[ProductEntry, ...]
    """Products whose headline has no comparability key, or is not valid."""

    @property
    def counted(self) -> tuple[Group, ...]:
        """Return the groups with products that a buyer's limit counts, own records first."""
        groups = (group for group in self.groups if group.verified)
        return tuple(sorted(groups, key=lambda group: KINDS.index(group.kind)))

    @property
    def uncounted(self) -> tuple[ProductEntry, ...]:
        """Return the products that no limit counts, by number; each says why it has no position."""
        counted = {entry.number for group in self.counted for entry in group.verified}
        rest = (entry for entry in self.products if entry.number not in counted)
        return tuple(sorted(rest, key=lambda entry: entry.number))


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """An organisation with what it discloses."""

    organisation: Organisation
    products: tuple[ProductEntry, ...]
    factors: tuple[Factor, ...]
    sites: tuple[Site, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the public sees, before it has a form."""

    as_of: date
    products: tuple[ProductEntry, ...]
    organisations: tuple[OrganisationEntry, ...]
    categories: tuple[CategoryEntry, ...]
    registers: Registers
    counts: Counts
    grading: Grading = field(default_factory=Grading)
    factors: FactorBase = field(default_factory=FactorBase)
    board: Board = NO_BOARD

    @property
    def kinds(self) -> frozenset[str]:
        """Return which provenances are here: sample, compiled, own."""
        return frozenset(kind_of(entry.organisation) for entry in self.organisations)

    @property
    def by_gtin(self) -> dict[str, list[ProductEntry]]:
        """Return the products of each article number, by number; more than one only where a rule was broken."""
        found: dict[str, list[ProductEntry]] = {}
        for entry in self.products:
            for gtin in entry.gtins:
                found.setdefault(gtin, []).append(entry)
        return dict(sorted(found.items()))


def kind_of(organisation: Organisation) -> str:
    """Return which of the three worlds an organisation's records live in; they never mix."""
    if organisation.is_sample:
        return "sample"
    return "compiled" if organisation.is_compiled else "own"


def parts_apart(one: ProductEntry, other: ProductEntry) -> tuple[str, ...]:
    """Return what keeps two products from being compared: their kind of record, then the parts of the key."""
    mixed = kind_of(one.organisation) != kind_of(other.organisation)
    return (*(("kind",) if mixed else ()), *differing_parts(one.headline.terms, other.headline.terms))
