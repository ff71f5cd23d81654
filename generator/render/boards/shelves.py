"""What a buyer can count in a category: comparable products with how many a limit would leave, and what is not counted.

Nobody is recommended: products stand by their value because a limit speaks of values, and every row says how many
products of how many organisations it would leave.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.config import boundary_words, per_what, term_words
from generator.model import routes
from generator.model.catalogue import FEWEST_SUPPLIERS, CategoryEntry, Group, ProductEntry, kind_of
from generator.render.answer import answer_of
from generator.render.boards.counts import counted
from generator.render.boards.places import Places
from generator.render.frame import Link
from generator.render.press import Press
from generator.render.rows import BoardRow, Cell, Listing
from generator.render.text import Text

COLUMNS = ("product", "value", "within", "trust", "sheet")


def basis_of(group: Group, press: Press) -> Markup:
    """Return what agrees within a group: rule, per what, from where to where."""
    voice, headline = press.voice, group.verified[0].headline
    words = term_words(headline, voice)
    printed = {per_what(each.headline.footprint, voice) for each in group.verified}
    per = printed.pop() if len(printed) == 1 else voice.say("product.per", unit=words["unit"])
    return voice.tell("category.basis", rule=words["rule"], per=per, boundary=boundary_words(headline, voice))


class BuyersShelves:
    """Makes the lists of the procurement pages of one language."""

    def __init__(self, press: Press) -> None:
        """Set up for a language."""
        self._press = press
        self._voice = press.voice

    def all(self, entry: CategoryEntry) -> Iterator[Listing]:
        """Yield a list for each comparability key, then what is not counted and why."""
        places = Places(entry)
        for group in entry.counted:
            yield self._group(group, places, routes.procurement(entry.code))
        if entry.uncounted:
            yield self._rest(entry.uncounted, routes.procurement(entry.code))

    def _group(self, group: Group, places: Places, route: str) -> Listing:
        voice, products = self._voice, len(group.verified)
        heading = voice.tell("procurement.group", **counted(products, group.organisations, voice))
        return Listing(
            heading=heading,
            tag=None if group.kind == "own" else voice.say(f"kind.{group.kind}"),
            sentences=(basis_of(group, self._press),),
            rows=tuple(self._rows(group, places, route)),
            terms=voice.tell("category.terms", **term_words(group.verified[0].headline, voice)),
            form="board",
            columns=tuple(voice.fixed(f"procurement.column.{column}") for column in COLUMNS),
            anchor=f"{group.key.code}-{group.kind}",
            warning=voice.tell("procurement.few", count=group.organisations) if group.has_few_suppliers else None,
        )

    def _rows(self, group: Group, places: Places, route: str) -> Iterator[BoardRow]:
        for entry, (products, organisations) in zip(group.verified, group.within, strict=True):
            voice = self._voice
            within = Cell(
                voice.tell("procurement.within", products=products, organisations=organisations),
                tag=voice.say("procurement.few_tag") if organisations < FEWEST_SUPPLIERS else None,
            )
            sheet = Cell(voice.fixed("procurement.sheet"), href=self._press.href(route, places.of(entry.number)))
            yield self._row(entry, route, (self._value(entry), within, self._trust(entry), sheet))

    def _row(self, entry: ProductEntry, route: str, cells: tuple[Cell, ...]) -> BoardRow:
        voice, kind = self._voice, kind_of(entry.organisation)
        name = voice.stated(entry.product, "name")
        return BoardRow(
            link=Link(name, self._press.href(route, routes.product(entry.number))),
            under=_who(entry, self._press),
            kind=None if kind == "own" else voice.say(f"kind.{kind}"),
            cells=cells,
        )

    def _value(self, entry: ProductEntry) -> Cell:
        answer = answer_of(entry.headline, self._voice, compiled=entry.organisation.is_compiled)
        return Cell(answer.value, unit=self._voice.fixed("unit.kg"), under=answer.range)

    def _trust(self, entry: ProductEntry) -> Cell:
        """Return who stands behind the number and until when it holds."""
        answer = answer_of(entry.headline, self._voice, compiled=entry.organisation.is_compiled)
        until = self._voice.tell("row.until", day=answer.until) if answer.until else answer.status
        return Cell(answer.pill.words, under=until)

    def _rest(self, entries: Iterable[ProductEntry], route: str) -> Listing:
        """Return the products that no count holds, by number, each with the reason."""
        voice = self._voice
        rows = [self._row(entry, route, (Cell(self._why(entry)),)) for entry in entries]
        columns = (voice.fixed("procurement.column.product"), voice.fixed("procurement.column.why"))
        heading, note = voice.fixed("procurement.rest"), voice.fixed("procurement.rest_note")
        return Listing(heading, (note,), tuple(rows), form="board", columns=columns, anchor="rest")

    def _why(self, entry: ProductEntry) -> str:
        reason = entry.no_position_reason
        if reason == "no-key":
            return self._voice.say(f"position.no_key.{entry.headline.no_key_reason}")
        words = self._voice.say(f"procurement.out.{reason}")
        return words if reason != "not-valid" else f"{words} {self._voice.code('statuses', entry.headline.status)}"


def _who(entry: ProductEntry, press: Press) -> Text:
    return press.voice.stated(entry.organisation, "name")
