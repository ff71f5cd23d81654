"""Pages and files carry the day of their data; after a day without events only the lists of today differ."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from generator.components.maker import FinalMaker, Maker
from generator.config import SiteConfig
from generator.model.catalogue import Catalogue
from generator.publish.status_lists import status_lists
from generator.validate import RuleContext
from generator.workflows.build import catalogue
from generator.workflows.check import check
from tests.conftest import ROOT
from tests.guards.makers import AnyMaker, used


@pytest.fixture(scope="module")
def next_day(context: RuleContext) -> Catalogue:
    """Return what the repository's own disclosures tell one day later."""
    later = replace(context, as_of=context.as_of + timedelta(days=1))
    return catalogue(check([ROOT / "disclosures"], later), later)


def statuses(found: Catalogue) -> dict[str, str]:
    """Return the status of every footprint revision."""
    return {each.uuid: each.status for entry in found.products for each in entry.footprints}


def day_bound(every: Iterable[AnyMaker], days: tuple[Catalogue, Catalogue], config: SiteConfig) -> list[AnyMaker]:
    """Return the makers that show something else on the second day; what they make depends on what they show alone.

    Values are compared as they are written out: a number that nobody may know is unequal to itself.
    """
    return [maker for maker in every if len({repr(tuple(maker.select(day, config))) for day in days}) > 1]


def test_only_the_status_lists_differ_after_a_day_on_which_nothing_happens(
    samples: Catalogue, next_day: Catalogue, config: SiteConfig
) -> None:
    every = [maker for maker in used() if isinstance(maker, Maker | FinalMaker)]
    assert statuses(samples) == statuses(next_day)
    assert len(every) > 50
    assert day_bound(every, (samples, next_day), config) == [status_lists]


def test_a_page_that_prints_the_day_of_the_build_is_found(
    samples: Catalogue, next_day: Catalogue, config: SiteConfig
) -> None:
    def select(found: Catalogue, _: SiteConfig) -> Iterator[str]:
        yield found.as_of.isoformat()

    dated: Maker[str] = Maker(select, lambda _, __: iter(()))
    assert day_bound([dated, status_lists], (samples, next_day), config) == [dated, status_lists]
