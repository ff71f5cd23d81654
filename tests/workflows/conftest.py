"""One forge for all scenarios: each proposal starts from the same main branch."""

import pytest

from tests.workflows.forge import Forge

EVERYTHING = ("content", "generator", ".ci")


@pytest.fixture(scope="session")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return a forge that nobody merges to."""
    return Forge.start(tmp_path_factory.mktemp("forge"))


@pytest.fixture
def own_forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return a forge on which things are merged."""
    return Forge.start(tmp_path_factory.mktemp("forge"))


@pytest.fixture(scope="session")
def whole_forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return a forge with everything that its own jobs need, that nobody merges to."""
    return Forge.start(tmp_path_factory.mktemp("whole"), *EVERYTHING)


@pytest.fixture
def whole_own_forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """Return a forge with everything that its own jobs need, on which things are merged."""
    return Forge.start(tmp_path_factory.mktemp("whole"), *EVERYTHING)
