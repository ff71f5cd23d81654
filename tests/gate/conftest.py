"""One forge for all scenarios: each proposal starts from the same main branch."""

import pytest

from tests.gate.forge import Forge


@pytest.fixture(scope="session")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return a forge that nobody merges to."""
    return Forge.start(tmp_path_factory.mktemp("forge"))


@pytest.fixture
def own_forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return a forge on which things are merged."""
    return Forge.start(tmp_path_factory.mktemp("forge"))
