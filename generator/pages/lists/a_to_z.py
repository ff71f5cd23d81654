"""Products by the first letter of their names, for those who have no script: pinyin where a name is Chinese."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.components.layout import Head, Link
from generator.components.listings import Listing, RowMaker
from generator.components.paging import Pager, Sheet, sheets
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.pinyin import initials
from generator.language.search_terms import is_wide
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry, kind_of

OTHER = "0"
"""Where names stand that begin with no letter."""
LETTERS = (*string.ascii_lowercase, OTHER)

Letters = Mapping[str, list[ProductEntry]]


@dataclass(frozen=True, slots=True)
class LetterLink:
    """A letter and how many products begin with it."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class LettersView:
    """What a visitor reads on the list of letters, and on the page of one."""

    heading: str
    search: str
    index: str
    letters: tuple[LetterLink, ...]
    letter: str | None
    """Nothing on the list of letters."""
    listings: tuple[Listing, ...] = ()
    pager: Pager | None = None


def a_to_z_pages(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield the list of letters and the pages of every letter, also of those without a product, in each language."""
    for renderer in renderers(catalogue.as_of, config):
        translator, maker = renderer.translator, RowMaker(renderer)
        letters = letters_of(catalogue, translator)
        title = translator.say("a_to_z.title")
        head = Head(routes.A_TO_Z, title, translator.say("a_to_z.description"), catalogue.kinds)
        yield renderer.page(
            "pages/lists/a_to_z.html",
            _view(Sheet(routes.A_TO_Z, (), None, is_first=True), title, letters, renderer),
            head,
        )
        for letter in LETTERS:
            yield from _pages(letter, letters, maker, renderer)


def letters_of(catalogue: Catalogue, translator: HtmlTranslator) -> Letters:
    """Return the products under the letters of this language, in the order of their names."""
    keys = {entry.number: _filed(entry, translator) for entry in catalogue.products}
    letters: dict[str, list[ProductEntry]] = {}
    for entry in sorted(catalogue.products, key=lambda entry: (keys[entry.number], entry.number)):
        first = keys[entry.number][0][:1]
        letters.setdefault(first if first in LETTERS else OTHER, []).append(entry)
    return {letter: letters[letter] for letter in LETTERS if letter in letters}


def letter_links(
    letters: Letters, renderer: PageRenderer, route: str, current: str | None = None
) -> tuple[LetterLink, ...]:
    """Return the way to the page of each letter with products."""
    return tuple(
        LetterLink(
            Link(
                _shown(letter, renderer.translator),
                renderer.href(route, routes.letter(letter)),
                current=letter == current,
            ),
            len(entries),
        )
        for letter, entries in letters.items()
    )


def _pages(letter: str, letters: Letters, maker: RowMaker, renderer: PageRenderer) -> Iterator[Artifact]:
    """Yield the pages of one letter."""
    translator, route, entries = renderer.translator, routes.letter(letter), letters.get(letter, [])
    heading = translator.say("a_to_z.letter", letter=_shown(letter, translator))
    count = translator.tell("a_to_z.count", count=len(entries))
    listings = [Listing(count, (), maker.rows(entries, route))] if entries else []
    for sheet in sheets(listings, route, renderer):
        description = translator.say("a_to_z.letter_description", letter=_shown(letter, translator), count=len(entries))
        kinds = frozenset(kind_of(entry.organisation) for entry in entries)
        view = _view(sheet, heading, letters, renderer, letter)
        yield renderer.page(
            "pages/lists/a_to_z.html",
            view,
            Head(sheet.route, heading, description, kinds, twin=None if sheet.is_first else route),
        )


def _view(
    sheet: Sheet, heading: str, letters: Letters, renderer: PageRenderer, current: str | None = None
) -> LettersView:
    route = sheet.route
    return LettersView(
        heading=heading,
        search=renderer.href(route, routes.SEARCH),
        index=renderer.href(route, routes.A_TO_Z),
        letters=letter_links(letters, renderer, route, current),
        letter=current,
        listings=sheet.listings,
        pager=sheet.pager,
    )


def _filed(entry: ProductEntry, translator: HtmlTranslator) -> tuple[str, str]:
    """Return what a product is filed under; the mark that all sample names begin with is passed over."""
    name = str(translator.stated(entry.product, "name"))
    if entry.is_sample:
        name = name.removeprefix(translator.say("a_to_z.sample")).strip()
    return (initials(name) if is_wide(name[:1]) else name.casefold()), name


def _shown(letter: str, translator: HtmlTranslator) -> str:
    return translator.say("a_to_z.other") if letter == OTHER else letter.upper()
