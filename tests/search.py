"""What a question means, told the slow way: by looking at every text of every product. The index must agree."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.language.pinyin import initials
from generator.language.search_terms import plain, trust_facet
from generator.model.catalogue import ProductEntry
from generator.model.product_number import is_product_number
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
    key = _own_key("".join(words))
    own = {entry.number for entry in products if key in _known(entry).own}
    if own:
        return {entry.number for entry in within if entry.number in own}
    return {entry.number for entry in within if _has(words, _known(entry))}


def _facet(entry: ProductEntry, name: str) -> str:
    if name == "category":
        return entry.product.category
    if name == "district":
        return entry.district
    return trust_facet(entry) if name == "trust" else entry.headline.status


def _own_key(key: str) -> str:
    """Return a key as it would name one product or one organisation, and nothing else."""
    bare = (key.removeprefix("tj") if len(key) == 11 else key).translate(CONFUSED)
    if is_product_number(bare):
        return bare
    return key.zfill(14) if re.fullmatch("[0-9]{8,14}", key) else key


def _has(words: list[str], known: "Known") -> bool:
    return "".join(words) in known.papers or all(
        any(word in text for text in known.texts)
        or (re.fullmatch("[a-z]{2,}", word) is not None and any(word in each for each in known.letters))
        for word in words
    )


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a product may be found by, worked out once."""

    entry: ProductEntry
    own: frozenset[str]
    papers: frozenset[str]
    texts: tuple[str, ...]
    letters: tuple[str, ...]


_KNOWN: dict[int, Known] = {}


def _known(entry: ProductEntry) -> Known:
    if id(entry) not in _KNOWN:
        product, owner = entry.product, entry.organisation
        category = a_config().codelists["categories"]
        names = [product.name_zh, product.name_en, owner.name_zh, owner.name_en, product.brand, product.model]
        names += [category.text(product.category, code) for code in ("zh", "en")]
        claims = [claim.record for each in entry.footprints for claim in (*each.labels, *each.verifications)]
        papers = [record.cell(name) for record in claims for name in ("certificate_number", "statement_number")]
        own = [entry.number, *entry.former_numbers, *(gtin.zfill(14) for gtin in product.gtins), owner.uscc]
        _KNOWN[id(entry)] = Known(
            entry=entry,
            own=frozenset(plain(key) for key in own if key),
            papers=frozenset(plain(paper) for paper in (product.model, *papers) if paper),
            texts=tuple(plain(name) for name in names if name),
            letters=tuple(initials(name) for name in (product.name_zh, owner.name_zh) if name),
        )
    return _KNOWN[id(entry)]
