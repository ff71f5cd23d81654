"""What a page shows is a value that stands by itself: it can be sent to another machine, and holds nothing else."""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from generator.components.maker import Maker
from generator.model.catalogue import Catalogue
from generator.pages import PAGES
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_market, a_product

MOST_PER_PRODUCT = 600
"""Bytes that one more product may add to a list: its names, unit and number, not its record."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return a_market(["100", "120", "150", "180", "220"])


def values(catalogue: Catalogue) -> Iterator[tuple[Maker[Any], object]]:
    for maker in PAGES:
        for shown in maker.select(catalogue, a_config()):
            yield maker, shown


def test_a_value_that_was_sent_makes_the_same_pages(catalogue: Catalogue) -> None:
    made = 0
    for make, shown in values(catalogue):
        sent = pickle.loads(pickle.dumps(shown))  # noqa: S301  what this test has just written
        assert sent == shown
        assert list(make.make(sent, a_config())) == list(make.make(shown, a_config()))
        made += 1
    assert made > 100


def test_a_value_is_the_same_for_the_same_records(catalogue: Catalogue) -> None:
    again = a_market(["100", "120", "150", "180", "220"])
    pairs = zip(values(catalogue), values(again), strict=True)
    assert [shown for (_, shown), (_, other) in pairs if shown != other] == []


def size(catalogue: Catalogue) -> int:
    """Return the size of the largest value."""
    return max(len(pickle.dumps(shown)) for _, shown in values(catalogue))


def of_many(count: int) -> Catalogue:
    """Return a catalogue of as many products of one organisation."""
    footprints = tuple(a_footprint(f"p{place:03}") for place in range(count))
    return a_catalogue(
        a_disclosure(
            products=tuple(a_product(f"p{place:03}") for place in range(count)),
            footprints=footprints,
        )
    )


def test_one_more_product_adds_little_to_any_value() -> None:
    assert (size(of_many(200)) - size(of_many(100))) / 100 <= MOST_PER_PRODUCT
