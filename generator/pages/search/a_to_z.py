"""Products by the first letter of their names, for those who have no script: pinyin where a name is Chinese."""

import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.components.layout import Head, Link
from generator.components.listings import Listing, RowMaker, listed
from generator.components.maker import Maker
from generator.components.paging import ListPage, Pager, list_pages
from generator.components.renderer import PageRenderer, renderers
from generator.config import SiteConfig
from generator.language.html import HtmlTranslator
from generator.language.pinyin import initials
from generator.language.search_terms import is_wide
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.model.data_day import headlines_day, latest
from generator.model.listed import ListedProduct

OTHER = "0"
"""Where names stand that begin with no letter."""
LETTERS = (*string.ascii_lowercase, OTHER)

LetterCounts = tuple[tuple[str, int], ...]
"""Each letter with products, and how many, in one language."""


@dataclass(frozen=True, slots=True)
class LetterProducts:
    """The products under a letter in one language, by name."""

    counts: LetterCounts
    """Of every letter."""
    products: tuple[ListedProduct, ...]


@dataclass(frozen=True, slots=True)
class LetterInput:
    """What the page of a letter shows, or the list of letters."""

    data_day: date | None
    """On the list of letters, of all records."""
    kinds: tuple[str, ...]
    """On the list of letters, of all records."""
    letter: str | None
    """Nothing on the list of letters."""
    by_language: tuple[LetterProducts, ...]
    """For each language of the site, since names begin with other letters in each."""


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
    listings: tuple[Listing, ...]
    pager: Pager | None


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[LetterInput]:
    """Yield the list of letters, then every letter, also those without a product."""
    products = [listed(entry, config) for entry in catalogue.products]
    letters = [products_by_letter(products, renderer.translator) for renderer in renderers(config)]
    counts = [tuple((letter, len(members)) for letter, members in language.items()) for language in letters]
    all_kinds = tuple(sorted(catalogue.kinds))
    day = headlines_day(catalogue.products)
    yield LetterInput(day, all_kinds, None, tuple(LetterProducts(language, ()) for language in counts))
    for letter in LETTERS:
        members = [tuple(language.get(letter, ())) for language in letters]
        yield LetterInput(None, (), letter, tuple(map(LetterProducts, counts, members)))


def products_by_letter(
    products: Sequence[ListedProduct], translator: HtmlTranslator
) -> Mapping[str, list[ListedProduct]]:
    """Return the products under the letters of a language, in the order of their names."""
    filed = sorted((*_filed(product, translator), product.number, place) for place, product in enumerate(products))
    letters: dict[str, list[ListedProduct]] = {}
    for key, _, _, place in filed:
        letters.setdefault(_letter(key), []).append(products[place])
    return {letter: letters[letter] for letter in LETTERS if letter in letters}


def letter_counts(products: Iterable[ListedProduct], translator: HtmlTranslator) -> LetterCounts:
    """Return how many products begin with each letter in a language."""
    counts = Counter(_letter(_filed(product, translator)[0]) for product in products)
    return tuple((letter, counts[letter]) for letter in LETTERS if letter in counts)


def _filed(product: ListedProduct, translator: HtmlTranslator) -> tuple[str, str]:
    """Return the key that a product is filed under; the mark that all sample names begin with is passed over."""
    name = translator.pick(product.name).words
    if product.kind == "sample":
        name = name.removeprefix(translator.say("a_to_z.sample")).strip()
    return (initials(name) if is_wide(name[:1]) else name.casefold()), name


def _letter(key: str) -> str:
    return key[:1] if key[:1] in LETTERS else OTHER


def _make(shown: LetterInput, config: SiteConfig) -> Iterator[Artifact]:
    for in_language, renderer in zip(shown.by_language, renderers(config), strict=True):
        if shown.letter is None:
            yield _list(shown, in_language.counts, renderer)
        else:
            yield from _pages(shown.letter, in_language, renderer)


a_to_z_pages = Maker(_select, _make)
"""The list of letters and the pages of every letter, in each language."""


def letter_links(
    counts: LetterCounts, renderer: PageRenderer, route: str, current: str | None = None
) -> tuple[LetterLink, ...]:
    """Return the way to the page of each letter with products."""
    return tuple(
        LetterLink(
            Link(
                _shown(letter, renderer.translator),
                renderer.href(route, routes.letter(letter)),
                current=letter == current,
            ),
            count,
        )
        for letter, count in counts
    )


def _list(shown: LetterInput, counts: LetterCounts, renderer: PageRenderer) -> Artifact:
    """Return the list of letters."""
    translator = renderer.translator
    title, description = translator.say("a_to_z.title"), translator.say("a_to_z.description")
    view = _view(ListPage(routes.A_TO_Z, (), None, is_first=True), title, counts, renderer)
    head = Head(routes.A_TO_Z, title, description, frozenset(shown.kinds), data_day=shown.data_day)
    return renderer.page("pages/search/a_to_z.html", view, head)


def _pages(letter: str, shown: LetterProducts, renderer: PageRenderer) -> Iterator[Artifact]:
    """Yield the pages of one letter."""
    translator, route, products = renderer.translator, routes.letter(letter), shown.products
    heading = translator.say("a_to_z.letter", letter=_shown(letter, translator))
    count = translator.tell("a_to_z.count", count=len(products))
    listings = [Listing(count, (), RowMaker(renderer).rows(products, route))] if products else []
    kinds = frozenset(product.kind for product in products)
    day = latest(product.headline.data_day for product in products)
    description = translator.say("a_to_z.letter_description", letter=_shown(letter, translator), count=len(products))
    for page in list_pages(listings, route, renderer):
        view = _view(page, heading, shown.counts, renderer, letter)
        switch = None if page.is_first else route
        head = Head(page.route, heading, description, kinds, switch_route=switch, data_day=day)
        yield renderer.page("pages/search/a_to_z.html", view, head)


def _view(
    page: ListPage, heading: str, counts: LetterCounts, renderer: PageRenderer, letter: str | None = None
) -> LettersView:
    return LettersView(
        heading=heading,
        search=renderer.href(page.route, routes.SEARCH),
        index=renderer.href(page.route, routes.A_TO_Z),
        letters=letter_links(counts, renderer, page.route, letter),
        letter=letter,
        listings=page.listings,
        pager=page.pager,
    )


def _shown(letter: str, translator: HtmlTranslator) -> str:
    return translator.say("a_to_z.other") if letter == OTHER else letter.upper()
