"""What all tests stand on: the repository's own settings and registers, read once."""

import fcntl
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.cli import site_build
from generator.cli.exit_codes import FINE
from generator.cli.main import run
from generator.config import SiteConfig, load_config
from generator.model.catalogue import Catalogue
from generator.validate import RuleContext
from generator.workflows.build import catalogue
from generator.workflows.check import check, prepare
from tests.site import BuiltSite

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 22)
ON = ["--as-of", AS_OF.isoformat()]

ANY_MACHINE = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
"""How fast examples come tells of the machine's other work, not of ours."""
settings.register_profile("repeatable", ANY_MACHINE, derandomize=True, max_examples=200)
settings.register_profile("soak", ANY_MACHINE, max_examples=2000, print_blob=True)
settings.load_profile("repeatable")
"""Properties are tried with the same examples in every run; `make soak` tries many more, from a seed that it shows."""

LONG = ("tests/browser/test_pages.py", "tests/browser", "tests/built", "tests/adding", "tests/workflows")
"""Files and folders that take longest, by what their tests' names begin with."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin what takes longest first, so that at the end no core waits long for the other."""
    items.sort(
        key=lambda item: next((place for place, long in enumerate(LONG) if item.nodeid.startswith(long)), len(LONG))
    )


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test take over what another one, or a person, has built."""
    monkeypatch.setattr(site_build, "CACHE", str(tmp_path_factory.mktemp("cache", numbered=True)))


@pytest.fixture(scope="session")
def config() -> SiteConfig:
    """Return the repository's settings."""
    return load_config(ROOT)


@pytest.fixture(autouse=True)
def settings_are_read_once(config: SiteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give commands that run in this process the settings of the repository that stand already; others are read."""
    commands = import_module("generator.cli.main")
    monkeypatch.setattr(commands, "load_config", lambda root: config if root == ROOT else load_config(root))


@pytest.fixture(scope="session")
def context(config: SiteConfig) -> RuleContext:
    """Return what rules stand on, on a fixed day."""
    return prepare(config, AS_OF)


@pytest.fixture(scope="session")
def samples(context: RuleContext) -> Catalogue:
    """Return what the repository's own disclosures tell."""
    return catalogue(check([ROOT / "disclosures"], context), context)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltSite:
    """Return the site of the repository's own disclosures, built by the first worker that asks for it."""
    own = tmp_path_factory.getbasetemp()
    folder = own if worker_id == "master" else own.parent
    out, ready = folder / "built" / "site", folder / "built-site-ready"
    with (folder / "built-site-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            words = ["build", "--disclosures", str(ROOT / "disclosures"), "--out", str(out), "--no-cache", *ON]
            assert run(["--root", str(ROOT), *words]) == FINE
            ready.touch()
    return BuiltSite(out)
