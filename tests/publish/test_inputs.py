"""What files are made of: small values that travel to another process and hold no more than their files show."""

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.labels import LABELS
from generator.labels.pack import label_packs
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Product
from generator.publish import EXPORTERS, LAST_EXPORTERS
from generator.publish.api import product_documents
from generator.publish.datasets import datasets
from generator.publish.search_index.files import search_index
from generator.publish.sitemap import sitemap
from generator.publish.status_lists import status_lists
from generator.spreadsheets.template import templates
from tests.builders import a_catalogue, a_config, with_status

KIBIBYTE = 1024
MAKERS: tuple[Maker[Any] | FinalMaker[Any], ...] = (*LABELS, *EXPORTERS, *LAST_EXPORTERS, templates)
PER_PRODUCT: dict[Maker[Any], int] = {label_packs: 12 * KIBIBYTE, product_documents: 32 * KIBIBYTE}
"""Makers with one value a product, and the most that one may weigh."""


def parts(value: object) -> Iterator[object]:
    """Yield a value and everything in it."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from parts(part)


def test_every_value_travels_and_holds_neither_catalogue_nor_settings(samples: Catalogue, config: SiteConfig) -> None:
    for maker in MAKERS:
        values = list(maker.select(samples, config))
        assert [pickle.loads(pickle.dumps(value)) for value in values] == values  # noqa: S301  our own values
        for value in values:
            held = tuple(parts(value))
            assert not any(isinstance(part, Catalogue | SiteConfig | list | set) for part in held)


def test_values_of_one_product_are_small(samples: Catalogue, config: SiteConfig) -> None:
    for maker, most in PER_PRODUCT.items():
        values = list(maker.select(samples, config))
        assert len(values) == len(samples.products)
        assert max(len(pickle.dumps(value)) for value in values) <= most


@pytest.mark.parametrize("maker", [product_documents, label_packs])
def test_files_of_a_product_do_not_depend_on_how_many_there_are(maker: Maker[Any], samples: Catalogue) -> None:
    alone = replace(samples, products=samples.products[:1])
    assert list(maker.select(alone, a_config())) == list(maker.select(samples, a_config()))[:1]


def test_a_revision_that_may_not_be_shown_travels_without_what_its_number_was_made_of() -> None:
    catalogue = with_status(a_catalogue(), "withdrawn")
    (value,) = product_documents.select(catalogue, a_config())
    revisions = [footprint for footprint in value.entry.footprints if not footprint.shows_value]
    assert revisions
    assert not any(footprint.stages or footprint.components or footprint.trace.lines for footprint in revisions)


def test_a_table_holds_its_published_columns_alone(samples: Catalogue, config: SiteConfig) -> None:
    tables = {table.name: table for table in datasets.select(samples, config)}
    assert set(tables) == {*config.schemas, *config.register_schemas}
    assert "contact_email" not in tables["organisation"].columns
    for table in tables.values():
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_index_is_one_value_in_the_order_of_its_places(samples: Catalogue, config: SiteConfig) -> None:
    (value,) = search_index.select(samples, config)
    codes = config.codelists["categories"].codes
    places = [codes.index(found.entry.product.category) for found in value.products]
    assert places == sorted(places)
    assert len(value.products) == len(samples.products)


def test_lists_that_come_last_know_products_by_number_alone(samples: Catalogue, config: SiteConfig) -> None:
    makers: tuple[FinalMaker[Any], ...] = (status_lists, sitemap)
    for maker in makers:
        for value in maker.select(samples, config):
            assert not any(isinstance(part, Product) for part in parts(value))
