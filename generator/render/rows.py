"""Products in lists: what each row says, and the lists a page is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import routes
from generator.model.catalogue import ProductEntry, kind_of
from generator.render.answer import Answer, answer_of
from generator.render.press import Press
from generator.render.strip import Strip
from generator.render.text import Text


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product in a list."""

    name: Text
    href: str
    organisation: Text
    category: str
    answer: Answer
    kind: str | None
    """What the record is, where it is not the organisation's own: sample or compiled data."""
    remark: Markup | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of products under a heading, with what must be said about it first."""

    heading: object
    sentences: tuple[object, ...]
    rows: tuple[ProductRow, ...]
    strip: Strip | None = None
    title: str | None = None
    """The sentence that stands for the strip."""
    ordered: bool = False


class RowMaker:
    """Makes the rows of the pages of one language; what a product answers is worked out once."""

    def __init__(self, press: Press) -> None:
        """Set up for a language."""
        self._press = press
        self._answers: dict[str, Answer] = {}

    def rows(self, entries: Iterable[ProductEntry], route: str) -> tuple[ProductRow, ...]:
        """Return the rows of some products on the page at a route."""
        return tuple(self.row(entry, route) for entry in entries)

    def row(self, entry: ProductEntry, route: str, remark: Markup | None = None) -> ProductRow:
        """Return the row of a product on the page at a route."""
        voice, kind = self._press.voice, kind_of(entry.organisation)
        return ProductRow(
            name=voice.either(entry.product.name_zh, entry.product.name_en),
            href=self._press.href(route, routes.product(entry.number)),
            organisation=voice.either(entry.organisation.name_zh, entry.organisation.name_en),
            category=voice.code("categories", entry.product.category),
            answer=self._answer(entry),
            kind=None if kind == "own" else voice.say(f"kind.{kind}"),
            remark=remark,
        )

    def _answer(self, entry: ProductEntry) -> Answer:
        if entry.number not in self._answers:
            compiled = entry.organisation.is_compiled
            self._answers[entry.number] = answer_of(entry.headline, self._press.voice, compiled=compiled)
        return self._answers[entry.number]
