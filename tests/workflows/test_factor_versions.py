"""A published version of a factor stays the number that inventories were computed with."""

import shutil
from pathlib import Path

import pytest

from generator.config import SiteConfig
from tests.conftest import ROOT
from tests.workflows.forge import Edit, Forge, Row, cell, places, table

OWNER = "sample-bicycle-association"
FILE = f"{OWNER}/factors.csv"
CODE = "factor-version-changed"


def packaged(root: Path) -> None:
    shutil.copytree(ROOT / "disclosures" / OWNER, root / "disclosures" / OWNER)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Forge, str]:
    """Return a forge on whose main branch factors are published, and that commit."""
    forge = Forge.start(tmp_path_factory.mktemp("factors"))
    return forge, forge.merge(forge.propose(packaged))


def next_version(rows: list[Row]) -> list[Row]:
    old = rows[2]
    old["superseded_by"] = "2"
    return [*rows, old | {"version": "2", "value": "14.1", "superseded_by": ""}]


@pytest.mark.parametrize("column", ["value", "per_amount", "per_unit", "geography", "period_last_day"])
def test_what_a_version_means_does_not_change(column: str, published: tuple[Forge, str], config: SiteConfig) -> None:
    forge, base = published
    new = {"value": "2.7", "per_amount": "2", "per_unit": "tonne", "geography": "GLO", "period_last_day": "2024-12-30"}
    head = forge.propose(cell(OWNER, "factors", 2, column, new[column]), since=base)
    assert places(forge.judge(config, head)) == [(CODE, FILE, 2, column)]


def test_a_version_does_not_vanish(published: tuple[Forge, str], config: SiteConfig) -> None:
    forge, base = published
    head = forge.propose(table(OWNER, "factors", lambda rows: rows[1:]), since=base)
    assert places(forge.judge(config, head)) == [(CODE, FILE, None, None)]


ALLOWED: dict[str, Edit] = {
    "a new version": table(OWNER, "factors", next_version),
    "another order": table(OWNER, "factors", lambda rows: rows[::-1]),
    "better words": cell(OWNER, "factors", 2, "technology_en", "Hot-rolled strip, cold-rolled and welded"),
    "the national database took it in": table(
        OWNER, "factors", lambda rows: [{**row, "national_database": "in-database"} for row in rows]
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_new_versions_and_words_about_old_ones_are_let_through(
    name: str, published: tuple[Forge, str], config: SiteConfig
) -> None:
    forge, base = published
    assert places(forge.judge(config, forge.propose(ALLOWED[name], since=base))) == []
