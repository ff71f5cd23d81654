"""What a product is found by: exact keys, grams of its names, their initials, and the facets it falls under.

No gram has a space in it, so what follows a space tells the kinds of entry apart: `#` after what belongs to one
product or one organisation, `=` after a model or a certificate number, `~` after a gram of initials; facets begin
with a space.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.config import SiteConfig
from generator.language.pinyin import initials
from generator.language.search_terms import grams, plain, trust_facet
from generator.model.catalogue import ProductEntry
from generator.model.disclosure import Organisation


def category_entries(code: str, config: SiteConfig) -> set[str]:
    """Return what all products of a category are found by."""
    names = [config.codelists["categories"].text(code, language.code) for language in config.languages]
    return _texts(names) | {f" category {code}"}


def organisation_entries(organisation: Organisation) -> set[str]:
    """Return what all products of an organisation are found by."""
    names = [organisation.name_zh, organisation.name_en]
    code = {f"{plain(organisation.uscc)} #"} if organisation.uscc else set()
    return _texts(names).union(_initials(organisation.name_zh), code)


def product_entries(entry: ProductEntry) -> set[str]:
    """Return what a product is found by beside its organisation and its category."""
    product = entry.product
    texts = _texts((product.name_zh, product.name_en, product.brand, product.model))
    return texts.union(_initials(product.name_zh), _keys(entry), _facets(entry))


def _facets(entry: ProductEntry) -> Iterator[str]:
    yield f" district {entry.district}"
    yield f" trust {trust_facet(entry)}"
    yield f" status {entry.headline.status}"


def _keys(entry: ProductEntry) -> Iterator[str]:
    """Yield the exact keys of a product: numbers, barcodes, model, certificates and statements."""
    for number in (entry.number, *entry.former_numbers):
        yield f"{number} #"
    for gtin in entry.gtins:
        yield f"{gtin} #"
    named = [entry.product.model]
    for footprint in entry.footprints:
        named += [claim.record.cell("certificate_number") for claim in footprint.labels]
        named += [claim.record.cell("statement_number") for claim in footprint.verifications]
    for name in named:
        if name:
            yield f"{plain(name)} ="


def _texts(texts: Iterable[str | None]) -> set[str]:
    return set().union(*(_grams(text) for text in texts if text))


def _initials(name: str | None) -> Iterator[str]:
    """Yield the grams of initials; a single letter would tell nothing."""
    return (f"{gram} ~" for gram in grams(initials(name or "")) if len(gram) > 1)


@lru_cache(maxsize=4096)
def _grams(text: str) -> set[str]:
    return grams(plain(text))
