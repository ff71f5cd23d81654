"""What all tests stand on: the repository's own settings and registers, read once."""

from datetime import date
from pathlib import Path

import pytest

from generator.checking import prepare
from generator.config import SiteConfig, load_config
from generator.validate import Ground

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def config() -> SiteConfig:
    """Return the repository's settings."""
    return load_config(ROOT)


@pytest.fixture(scope="session")
def ground(config: SiteConfig) -> Ground:
    """Return what rules stand on, on a fixed day."""
    return prepare(config, AS_OF)
