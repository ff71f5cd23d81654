"""The lists of a category: each comparable group by itself with its terms in words, then what cannot be compared."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.components.dot_plot import dot_plot_of
from generator.components.footprint_summary import span_words
from generator.components.listings import Listing, RowMaker
from generator.components.renderer import PageRenderer
from generator.language import boundary_words, per_what, term_words
from generator.language.html import HtmlTranslator
from generator.model.catalogue import CategoryEntry, Group, ProductEntry, parts_apart

LINES = 1
"""Lines of words above a category's strip: the median's."""

Order = Callable[[ProductEntry, HtmlTranslator], Any]


def _by_name(entry: ProductEntry, translator: HtmlTranslator) -> tuple[bytes, str]:
    """Sort by name in the order of the language: GB 18030 keeps that of GB 2312, where characters stand by sound."""
    name = translator.stated(entry.product, "name").words
    return name.casefold().encode(translator.language.order), entry.number


def _by_date(entry: ProductEntry, _: HtmlTranslator) -> tuple[int, str]:
    """Sort by day of publication, the newest first, unknown days last."""
    day = entry.headline.footprint.published_on
    return -(day.toordinal() if isinstance(day, date) else 0), entry.number


ORDERS: Mapping[str, Order] = {"name": _by_name, "date": _by_date}
"""Orders beside the one by value."""


class CategorySections:
    """Makes the lists of the category pages of one language."""

    def __init__(self, renderer: PageRenderer) -> None:
        """Set up for a language."""
        self._translator = renderer.translator
        self._rows = RowMaker(renderer, picks=True)

    def all(self, entry: CategoryEntry, route: str) -> Iterator[Listing]:
        """Yield all lists of a category; comparable products by their value."""
        for place, group in enumerate(entry.groups, start=1):
            if group.verified:
                yield self._verified(entry, place, route)
            if group.declared:
                yield self._declared(entry, place, route)
        if entry.ungrouped:
            rows = tuple(self._rows.row(each, route, self._why(each)) for each in entry.ungrouped)
            heading = self._translator.fixed("category.ungrouped")
            yield Listing(heading, (self._translator.fixed("category.ungrouped_note"),), rows, picks=True)

    def ordered(self, entry: CategoryEntry, order: str, route: str) -> Iterator[Listing]:
        """Yield the lists of comparable products in another order than by their value."""
        for place, group in enumerate(entry.groups, start=1):
            if group.verified:
                members = sorted(group.verified, key=lambda each: ORDERS[order](each, self._translator))
                rows = self._rows.rows(members, route)
                yield replace(self._listing(entry, place), heading=self._heading(group), rows=rows, ordered=True)

    def _verified(self, entry: CategoryEntry, place: int, route: str) -> Listing:
        """Return the comparable products of a group on one axis and in one table."""
        translator, group = self._translator, entry.groups[place - 1]
        peers, bare = [each.peer for each in group.verified], self._listing(entry, place)
        return replace(
            bare,
            heading=self._heading(group),
            sentences=(*bare.sentences, self._spread(group)),
            rows=self._rows.rows(group.verified, route),
            dot_plot=dot_plot_of(peers, group.median, LINES, translator) if group.has_positions else None,
            title=translator.say("category.strip_title", count=len(peers)),
            ordered=True,
        )

    def _declared(self, entry: CategoryEntry, place: int, route: str) -> Listing:
        """Return the products of a group that nobody independent was confirmed to have checked, without order."""
        bare = self._listing(entry, place)
        rows = self._rows.rows(entry.groups[place - 1].declared, route)
        return replace(bare, sentences=(*bare.sentences, self._translator.fixed("category.declared_note")), rows=rows)

    def _heading(self, group: Group) -> Markup:
        """Return what the products of a group are: comparable, and of which kind of record."""
        key = "category.comparable" if group.kind == "own" else f"category.comparable_{group.kind}"
        return self._translator.tell(key, count=len(group.verified))

    def _spread(self, group: Group) -> Markup:
        """Return median and span of a group, or why it is too small for them."""
        translator = self._translator
        if not group.has_positions or group.median is None or group.span is None:
            return translator.fixed(f"position.none.{group.verified[0].no_position_reason}")
        span = translator.tell("category.span", span=span_words(*group.span, translator))
        return translator.join((translator.tell("category.median", median=translator.number(group.median)), span))

    def _listing(self, entry: CategoryEntry, place: int) -> Listing:
        """Return a list without rows that says what agrees within a group, and what sets it apart from the first."""
        translator, group = self._translator, entry.groups[place - 1]
        members = (*group.verified, *group.declared)
        words = term_words(members[0].headline, translator)
        printed = {per_what(each.headline.footprint, translator) for each in members}
        per = printed.pop() if len(printed) == 1 else translator.say("product.per", unit=words["unit"])
        boundary = boundary_words(members[0].headline, translator)
        basis = translator.tell("category.basis", rule=words["rule"], per=per, boundary=boundary)
        sentences = (basis,) if place == 1 else (basis, self._apart(members[0], entry.groups[0]))
        heading = translator.fixed("category.declared")
        return Listing(heading, sentences, (), terms=translator.tell("category.terms", **words), picks=True)

    def _apart(self, member: ProductEntry, first: Group) -> Markup:
        """Return which parts of the key keep a group from being compared with the first one."""
        parts = parts_apart(member, (*first.verified, *first.declared)[0])
        names = self._translator.listed(self._translator.say(f"diff.part.{part}") for part in parts)
        return self._translator.tell("category.apart", parts=names)

    def _why(self, entry: ProductEntry) -> Markup:
        """Return why a product is in no group."""
        headline = entry.headline
        if headline.key is None:
            return self._translator.fixed(f"position.no_key.{headline.no_key_reason}")
        return self._translator.fixed("position.none.not-valid")
