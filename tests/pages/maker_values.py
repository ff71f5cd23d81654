"""What every kind of page is held to: its values stand each by itself, and can be sent to another process."""

import pickle
from typing import Any

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model.catalogue import Catalogue

WHOLE_ENTRIES = (b"ProductEntry", b"OrganisationEntry", b"CategoryEntry")
"""Parts of the catalogue that no page shows as a whole."""


def assert_values_stand_alone(maker: Maker[Any], catalogue: Catalogue, config: SiteConfig) -> None:
    """Assert that each value makes the same files after a journey, and carries no whole part of the catalogue."""
    values = list(maker.select(catalogue, config))
    assert values
    for value in values:
        carried = pickle.dumps(value)
        assert [entry for entry in WHOLE_ENTRIES if entry in carried] == []
        arrived = pickle.loads(carried)  # noqa: S301  it was written here, a line above
        assert arrived == value
        assert list(maker.make(arrived, config)) == list(maker.make(value, config))
