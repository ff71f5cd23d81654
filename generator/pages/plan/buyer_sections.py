"""What a buyer can count in a category: comparable products with how many a limit would leave, and what is not counted.

Nobody is recommended: products stand by their value because a limit speaks of values, and every row says how many
products of how many organisations it would leave.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.components.footprint_summary import summary_of
from generator.components.layout import Link
from generator.components.listings import BoardRow, Cell, Listing
from generator.components.renderer import PageRenderer
from generator.language import boundary_words, per_what, term_words
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import FEWEST_SUPPLIERS, CategoryEntry, Group, ProductEntry, kind_of
from generator.pages.plan.counts import counted
from generator.pages.plan.sheet_places import Places

COLUMNS = ("product", "value", "within", "trust", "sheet")


def basis_of(group: Group, renderer: PageRenderer) -> Markup:
    """Return what agrees within a group: rule, per what, from where to where."""
    translator, headline = renderer.translator, group.verified[0].headline
    words = term_words(headline, translator)
    printed = {per_what(each.headline.footprint, translator) for each in group.verified}
    per = printed.pop() if len(printed) == 1 else translator.say("product.per", unit=words["unit"])
    return translator.tell("category.basis", rule=words["rule"], per=per, boundary=boundary_words(headline, translator))


class BuyerSections:
    """Makes the lists of the procurement pages of one language."""

    def __init__(self, renderer: PageRenderer) -> None:
        """Set up for a language."""
        self._renderer = renderer
        self._translator = renderer.translator

    def all(self, entry: CategoryEntry) -> Iterator[Listing]:
        """Yield a list for each comparability key, then what is not counted and why."""
        places = Places(entry)
        for group in entry.counted:
            yield self._group(group, places, routes.procurement(entry.code))
        if entry.uncounted:
            yield self._rest(entry.uncounted, routes.procurement(entry.code))

    def _group(self, group: Group, places: Places, route: str) -> Listing:
        translator, products = self._translator, len(group.verified)
        heading = translator.tell("procurement.group", **counted(products, group.organisations, translator))
        return Listing(
            heading=heading,
            tag=None if group.kind == "own" else translator.say(f"kind.{group.kind}"),
            sentences=(basis_of(group, self._renderer),),
            rows=tuple(self._rows(group, places, route)),
            terms=translator.tell("category.terms", **term_words(group.verified[0].headline, translator)),
            form="board",
            columns=tuple(translator.fixed(f"procurement.column.{column}") for column in COLUMNS),
            anchor=f"{group.key.code}-{group.kind}",
            warning=translator.tell("procurement.few", count=group.organisations) if group.has_few_suppliers else None,
        )

    def _rows(self, group: Group, places: Places, route: str) -> Iterator[BoardRow]:
        for entry, (products, organisations) in zip(group.verified, group.within, strict=True):
            translator = self._translator
            within = Cell(
                translator.tell("procurement.within", products=products, organisations=organisations),
                tag=translator.say("procurement.few_tag") if organisations < FEWEST_SUPPLIERS else None,
            )
            sheet = Cell(
                translator.fixed("procurement.sheet"), href=self._renderer.href(route, places.of(entry.number))
            )
            yield self._row(entry, route, (self._value(entry), within, self._trust(entry), sheet))

    def _row(self, entry: ProductEntry, route: str, cells: tuple[Cell, ...]) -> BoardRow:
        translator, kind = self._translator, kind_of(entry.organisation)
        name = translator.stated(entry.product, "name")
        return BoardRow(
            link=Link(name, self._renderer.href(route, routes.product(entry.number))),
            under=_who(entry, self._renderer),
            kind=None if kind == "own" else translator.say(f"kind.{kind}"),
            cells=cells,
        )

    def _value(self, entry: ProductEntry) -> Cell:
        summary = summary_of(entry.headline, self._translator, compiled=entry.organisation.is_compiled)
        return Cell(summary.value, unit=self._translator.fixed("unit.kg"), under=summary.range)

    def _trust(self, entry: ProductEntry) -> Cell:
        """Return who stands behind the number and until when it holds."""
        summary = summary_of(entry.headline, self._translator, compiled=entry.organisation.is_compiled)
        until = self._translator.tell("row.until", day=summary.until) if summary.until else summary.status
        return Cell(summary.trust_badge.words, under=until)

    def _rest(self, entries: Iterable[ProductEntry], route: str) -> Listing:
        """Return the products that no count holds, by number, each with the reason."""
        translator = self._translator
        rows = [self._row(entry, route, (Cell(self._why(entry)),)) for entry in entries]
        columns = (translator.fixed("procurement.column.product"), translator.fixed("procurement.column.why"))
        heading, note = translator.fixed("procurement.rest"), translator.fixed("procurement.rest_note")
        return Listing(heading, (note,), tuple(rows), form="board", columns=columns, anchor="rest")

    def _why(self, entry: ProductEntry) -> str:
        reason = entry.no_position_reason
        if reason == "no-key":
            return self._translator.say(f"position.no_key.{entry.headline.no_key_reason}")
        words = self._translator.say(f"procurement.out.{reason}")
        return words if reason != "not-valid" else f"{words} {self._translator.code('statuses', entry.headline.status)}"


def _who(entry: ProductEntry, renderer: PageRenderer) -> Text:
    return renderer.translator.stated(entry.organisation, "name")
