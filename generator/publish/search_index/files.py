"""The files of the search index: a root, the dictionary in shards, and the products in blocks.

Products have places: by category, organisation and name, so that what is alike lies together. An entry leads to places,
a place to its block. The root knows where in the dictionary each shard begins, so no question needs the whole of it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.components.listings import RowMaker
from generator.components.maker import Maker
from generator.components.renderer import renderers
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, ProductEntry
from generator.publish.search_index.postings import Postings
from generator.publish.search_index.results import BLOCK, block
from generator.publish.search_index.terms import (
    FoundProduct,
    category_entries,
    found_product,
    organisation_entries,
    product_entries,
)

_VERSION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class SearchIndexInput:
    """What is found, and what each result shows, in the order of the places."""

    products: tuple[FoundProduct, ...]


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[SearchIndexInput]:
    yield SearchIndexInput(tuple(found_product(entry) for entry in _in_places(catalogue, config)))


def _make(shown: SearchIndexInput, config: SiteConfig) -> Iterator[Artifact]:
    """Make the files; all but the root stand at addresses that only this very index has."""
    products = shown.products
    shards = list(_postings(products, config).shards())
    files = {f"d{place}": content for place, (_, content) in enumerate(shards)}
    makers = [RowMaker(renderer) for renderer in renderers(config)]
    for start in range(0, len(products), BLOCK):
        entries = [product.entry for product in products[start : start + BLOCK]]
        files[f"p{start // BLOCK}"] = block(entries, makers)
    version = _version(files.values())
    root = {
        "version": version,
        "languages": [language.code for language in config.languages],
        "products": len(products),
        "block": BLOCK,
        "starts": [start for start, _ in shards],
    }
    yield Artifact.text(routes.SEARCH_ROOT, json.dumps(root, ensure_ascii=False, separators=(",", ":")) + "\n")
    for name, content in files.items():
        yield Artifact.text(routes.search_file(version, name), content)


search_index = Maker(_select, _make)
"""The whole index as one value: the addresses of its files depend on the content of all of them."""


def _in_places(catalogue: Catalogue, config: SiteConfig) -> list[ProductEntry]:
    """Return the products in the order of their places."""
    order = {code: place for place, code in enumerate(config.codelists["categories"].codes)}

    def place(entry: ProductEntry) -> tuple[int, str, str, str]:
        product = entry.product
        name = product.name_zh or product.name_en or ""
        return order[product.category], entry.organisation.org_id, name, entry.number

    return sorted(catalogue.products, key=place)


def _postings(products: Sequence[FoundProduct], config: SiteConfig) -> Postings:
    """Return the dictionary; what a whole category or organisation shares is written down once for all of it."""
    postings, start = Postings(), 0
    for code, members in groupby(products, key=lambda product: product.entry.product.category):
        category, in_category = category_entries(code, config), list(members)
        postings.add(category, start, len(in_category))
        for _, owned in groupby(in_category, key=lambda product: product.entry.organisation.org_id):
            of_owner = list(owned)
            shared = organisation_entries(of_owner[0].entry.organisation) | category
            postings.add(shared - category, start, len(of_owner))
            for place, product in enumerate(of_owner, start):
                postings.add(product_entries(product) - shared, place, 1)
            start += len(of_owner)
    return postings


def _version(contents: Iterable[str]) -> str:
    """Return a name that only an index of these contents has."""
    fingerprint = hashlib.sha256()
    for content in contents:
        fingerprint.update(content.encode())
    return fingerprint.hexdigest()[:_VERSION_DIGITS]
