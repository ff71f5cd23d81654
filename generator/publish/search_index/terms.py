"""What a product is found by: exact keys, grams of its names, their initials, and the facets it falls under.

No gram has a space in it, so what follows a space tells the kinds of entry apart: `#` after what belongs to one
product or one organisation, `=` after a model or a certificate number, `~` after a gram of initials; facets begin
with a space.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.config import SiteConfig
from generator.language.pinyin import initials
from generator.language.search_terms import grams, plain, trust_facet
from generator.model.catalogue import ProductEntry
from generator.model.disclosure import Organisation


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """A product that is found, with what its headline alone does not hold."""

    entry: ProductEntry
    district: str
    claims: tuple[str, ...]
    """Numbers of its certificates and statements."""


def found_product(entry: ProductEntry) -> FoundProduct:
    """Return what a product is found by and shown with."""
    numbers: list[str | None] = []
    for footprint in entry.footprints:
        numbers += [claim.record.cell("certificate_number") for claim in footprint.labels]
        numbers += [claim.record.cell("statement_number") for claim in footprint.verifications]
    return FoundProduct(entry.in_short(), entry.district, tuple(sorted({number for number in numbers if number})))


def category_entries(code: str, config: SiteConfig) -> set[str]:
    """Return what all products of a category are found by."""
    names = [config.codelists["categories"].text(code, language.code) for language in config.languages]
    return _texts(names) | {f" category {code}"}


def organisation_entries(organisation: Organisation) -> set[str]:
    """Return what all products of an organisation are found by."""
    names = [organisation.name_zh, organisation.name_en]
    code = {f"{plain(organisation.uscc)} #"} if organisation.uscc else set()
    return _texts(names).union(_initials(organisation.name_zh), code)


def product_entries(found: FoundProduct) -> set[str]:
    """Return the search terms of a product itself; those of its organisation and category are added elsewhere."""
    product = found.entry.product
    texts = _texts((product.name_zh, product.name_en, product.brand, product.model))
    return texts.union(_initials(product.name_zh), _keys(found), _facets(found))


def _facets(found: FoundProduct) -> Iterator[str]:
    yield f" district {found.district}"
    yield f" trust {trust_facet(found.entry)}"
    yield f" status {found.entry.headline.status}"


def _keys(found: FoundProduct) -> Iterator[str]:
    """Yield the exact keys of a product: numbers, barcodes, model, certificates and statements."""
    entry = found.entry
    for number in (entry.number, *entry.former_numbers, *entry.gtins):
        yield f"{number} #"
    for name in (entry.product.model, *found.claims):
        if name:
            yield f"{plain(name)} ="


def _texts(texts: Iterable[str | None]) -> set[str]:
    return set().union(*(_grams(text) for text in texts if text))


def _initials(name: str | None) -> Iterator[str]:
    """Yield the grams of initials; a single letter would match too much."""
    return (f"{gram} ~" for gram in grams(initials(name or "")) if len(gram) > 1)


@lru_cache(maxsize=4096)
def _grams(text: str) -> set[str]:
    return grams(plain(text))
