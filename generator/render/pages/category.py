"""The page of a category: comparable products together, the others apart and with the reason why."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.config import SiteConfig, boundary_words, per_what
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, CategoryEntry, Group, Peer, ProductEntry, kind_of
from generator.model.registers import AccountingRule
from generator.render.answer import span_words
from generator.render.frame import Head
from generator.render.paging import Pager, Sheet, sheets
from generator.render.press import Press, presses
from generator.render.rows import Listing, RowMaker
from generator.render.strip import strip_of
from generator.render.text import Text
from generator.render.voice import Voice

LINES = 1
"""Lines of words above a category's strip: the median's."""


@dataclass(frozen=True, slots=True)
class CategoryView:
    """What a visitor reads on a category's page."""

    name: str
    description: str
    sector: str
    index: str
    counts: Markup | None
    """Nothing where there is no product."""
    listings: tuple[Listing, ...]
    pager: Pager | None
    csv: str


class CategoryDesk:
    """Makes the category pages of one language."""

    def __init__(self, catalogue: Catalogue, press: Press) -> None:
        """Lay out what all pages need."""
        self._press = press
        self._voice = press.voice
        self._rows = RowMaker(press)
        self._rules = {rule.rule_id: rule for rule in catalogue.registers.accounting_rules}
        self._entries = {entry.code: entry for entry in catalogue.categories}

    def pages(self, code: str) -> Iterator[Artifact]:
        """Yield the pages of a category: one, where its products do not need more."""
        route = routes.category(code)
        entry = self._entries.get(code, CategoryEntry(code, (), (), ()))
        for sheet in sheets(self._listings(entry, route), route, self._press):
            yield self._press.page("category.html", self._view(entry, sheet), self._head(entry, sheet))

    def _head(self, entry: CategoryEntry, sheet: Sheet) -> Head:
        name = self._voice.code("categories", entry.code)
        return Head(
            route=sheet.route,
            title=self._voice.say("category.title", name=name),
            description=self._voice.say("category.description", name=name, count=len(entry.products)),
            kinds=frozenset(kind_of(product.organisation) for product in entry.products),
        )

    def _view(self, entry: CategoryEntry, sheet: Sheet) -> CategoryView:
        voice, press = self._voice, self._press
        sector = voice.config.codelists["categories"].cell(entry.code, "sector")
        return CategoryView(
            name=voice.code("categories", entry.code),
            description=voice.cell("categories", entry.code, "description"),
            sector=voice.code("sectors", sector),
            index=press.href(sheet.route, routes.CATEGORIES),
            counts=_counts(entry, voice) if entry.products else None,
            listings=sheet.listings,
            pager=sheet.pager,
            csv=press.file_href(sheet.route, routes.dataset("footprints", "csv")),
        )

    def _listings(self, entry: CategoryEntry, route: str) -> list[Listing]:
        """Return the lists of a category: comparable groups first, then what cannot be compared."""
        listings = []
        for group in entry.groups:
            if group.verified:
                listings.append(self._verified(group, route))
            if group.declared:
                listings.append(self._declared(group, route))
        if entry.ungrouped:
            rows = tuple(self._rows.row(each, route, self._why(each)) for each in entry.ungrouped)
            heading = self._voice.fixed("category.ungrouped")
            listings.append(Listing(heading, (self._voice.fixed("category.ungrouped_note"),), rows))
        return listings

    def _verified(self, group: Group, route: str) -> Listing:
        """Return the comparable products of a group on one axis and in one table."""
        voice = self._voice
        drawn = group.has_positions
        peers = [self._peer(entry) for entry in group.verified]
        values = [peer.value for peer in peers]
        span = voice.tell("category.span", span=span_words(min(values), max(values), voice))
        notes = (span, voice.fixed("category.market")) if drawn else (voice.fixed("category.no_strip"),)
        return Listing(
            heading=self._heading(group),
            sentences=(self._basis(group), voice.join(notes)),
            rows=self._rows.rows(group.verified, route),
            strip=strip_of(peers, group.median, LINES, voice) if drawn else None,
            title=voice.say("category.strip_title", count=len(peers)),
            ordered=True,
        )

    def _declared(self, group: Group, route: str) -> Listing:
        """Return the products of a group that nobody independent was confirmed to have checked, without order."""
        note = self._voice.fixed("category.declared_note")
        heading = self._voice.fixed("category.declared")
        return Listing(heading, (self._basis(group), note), self._rows.rows(group.declared, route))

    def _heading(self, group: Group) -> Markup:
        """Return what the products of a group are: comparable, and of which kind of record."""
        key = "category.comparable" if group.kind == "own" else f"category.comparable_{group.kind}"
        return self._voice.tell(key, count=len(group.verified))

    def _basis(self, group: Group) -> Markup:
        """Return what agrees within a group: the rule, per what, from where to where."""
        voice = self._voice
        headline = (*group.verified, *group.declared)[0].headline
        names = [_name(self._rules[part.split("@")[0]], voice) for part in group.key.rule.split("+")]
        rule = voice.enumerated(names)
        per, boundary = per_what(headline.footprint, voice), boundary_words(headline, voice)
        return voice.tell("category.basis", rule=rule, per=per, boundary=boundary)

    def _why(self, entry: ProductEntry) -> Markup:
        """Return why a product is in no group."""
        headline = entry.headline
        if headline.key is None:
            return self._voice.fixed(f"position.no_key.{headline.no_key_reason}")
        return self._voice.fixed("position.none.not-valid")

    @staticmethod
    def _peer(entry: ProductEntry) -> Peer:
        footprint = entry.headline.footprint
        return Peer(entry.number, footprint.pcf_total, footprint.pcf_low, footprint.pcf_high)


def category_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the pages of every category of the code list, also of those that still wait for a product."""
    for press in presses(catalogue, config):
        desk = CategoryDesk(catalogue, press)
        for code in config.codelists["categories"].codes:
            yield from desk.pages(code)


def _name(rule: AccountingRule, voice: Voice) -> Text:
    return voice.either(rule.title_zh, rule.title_en)


def _counts(entry: CategoryEntry, voice: Voice) -> Markup:
    """Return how many products and organisations there are, and how many were verified."""
    organisations = {product.organisation.org_id for product in entry.products}
    verified = sum(len(group.verified) for group in entry.groups)
    return voice.tell(
        "category.counts", products=len(entry.products), organisations=len(organisations), verified=verified
    )
