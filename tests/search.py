"""What a question means, told the slow way: by looking at every text of every product. The index must agree."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.catalogue import ProductEntry
from generator.model.number import is_product_number
from generator.render.pages.organisations import district_of
from generator.render.search.entries import trust_facet
from generator.render.search.pinyin import initials
from generator.render.search.words import plain
from tests.builders import a_config

CONFUSED = str.maketrans("oil", "011")


@dataclass(frozen=True, slots=True)
class Question:
    """What a visitor types and chooses."""

    text: str
    facets: Mapping[str, str] = field(default_factory=dict)


def meant(question: Question, products: Iterable[ProductEntry]) -> set[str]:
    """Return the numbers of the products that a question means."""
    within = [entry for entry in products if all(_facet(entry, name) == code for name, code in question.facets.items())]
    words = [word for word in map(plain, question.text.split()) if word]
    if not words:
        return {entry.number for entry in within}
    key = "".join(words)
    own = {entry.number for entry in products if _is_own_key(key, entry)}
    if own:
        return {entry.number for entry in within if entry.number in own}
    return {entry.number for entry in within if key in _names_of_papers(entry) or _has(words, entry)}


def _facet(entry: ProductEntry, name: str) -> str:
    return {
        "category": entry.product.category,
        "district": district_of(entry),
        "trust": trust_facet(entry),
        "status": entry.headline.status,
    }[name]


def _is_own_key(key: str, entry: ProductEntry) -> bool:
    """Tell whether a key names this product or its organisation, and nothing else."""
    bare = (key.removeprefix("tj") if len(key) == 11 else key).translate(CONFUSED)
    if is_product_number(bare):
        return bare in (entry.number, *entry.former_numbers)
    if re.fullmatch("[0-9]{8,14}", key):
        return key.zfill(14) in {gtin.zfill(14) for gtin in entry.product.gtins}
    return bool(entry.organisation.uscc) and key == plain(entry.organisation.uscc or "")


def _names_of_papers(entry: ProductEntry) -> set[str]:
    """Return the model, the certificates and the statements of a product."""
    claims = [claim.record for each in entry.footprints for claim in (*each.labels, *each.verifications)]
    cells = [record.cell(name) for record in claims for name in ("certificate_number", "statement_number")]
    return {plain(cell) for cell in (entry.product.model, *cells) if cell}


def _has(words: list[str], entry: ProductEntry) -> bool:
    texts, letters = _texts(entry)
    return all(
        any(word in text for text in texts)
        or (re.fullmatch("[a-z]{2,}", word) is not None and any(word in each for each in letters))
        for word in words
    )


_KNOWN: dict[int, tuple[ProductEntry, list[str], list[str]]] = {}


def _texts(entry: ProductEntry) -> tuple[list[str], list[str]]:
    """Return every text a product may be found by, and the initials of its Chinese names."""
    known = _KNOWN.get(id(entry))
    if known is None:
        product, owner = entry.product, entry.organisation
        category = a_config().codelists["categories"]
        names = [product.name_zh, product.name_en, owner.name_zh, owner.name_en, product.brand, product.model]
        names += [category.text(product.category, code) for code in ("zh", "en")]
        letters = [initials(name) for name in (product.name_zh, owner.name_zh) if name]
        known = _KNOWN[id(entry)] = (entry, [plain(name) for name in names if name], letters)
    return known[1], known[2]
