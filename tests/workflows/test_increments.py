"""A build makes only what changed, and what it makes is what a build from nothing makes."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.cli.exit_codes import FINE
from generator.cli.main import run
from generator.runtime.site_mark import MARK
from tests.site import fingerprints
from tests.workflows.edits import EDITS, Copy, asset

SOAKED = 30
"""Edits in a row, of every kind."""
TRIED = ("cell", "confirmation", "another_day", "new_package", "template")
"""Edits of each kind of consequence: one package, one register row, the clock, the catalogue, everything."""


def seeded(seed: int) -> random.Random:
    """Return chance that comes again."""
    return random.Random(seed)  # noqa: S311  no secret depends on it


def built(copy: Copy, out: Path, *options: str) -> str:
    """Build a copy with the program that stands in it, and return what it told."""
    words = ["build", "--out", str(out), "--as-of", copy.day.isoformat(), *options]
    ended = subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(copy.root), *words],
        cwd=copy.root,
        env=os.environ | {"PYTHONPATH": str(copy.root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode in (0, 1), ended.stderr  # an edit may make a package wrong
    return ended.stdout + ended.stderr


def assert_same(copy: Copy, edits: Sequence[str], jobs: Sequence[int]) -> None:
    """Assert that after each edit the site that was brought up to date is the one that is made from nothing."""
    site, anew = copy.root / "site", copy.root / "anew"
    built(copy, site)
    for place, name in enumerate(edits):
        EDITS[name](copy)
        before = fingerprints(site)
        told = built(copy, site, "--jobs", str(jobs[place % len(jobs)]))
        built(copy, anew, "--no-cache")
        after = fingerprints(site)
        assert after == fingerprints(anew), (place, name)
        differing = sum(before.get(path) != found for path, found in after.items() if path != MARK)
        assert f" {differing} of them newly written" in told, (place, name, told)


def test_after_five_edits_the_site_is_the_one_that_is_made_from_nothing(tmp_path: Path) -> None:
    assert_same(Copy(tmp_path, seeded(20261122)), TRIED, (2, 1))


def test_a_process_that_builds_again_sees_what_changed_meanwhile(tmp_path: Path) -> None:
    copy = Copy(tmp_path, seeded(20261122))
    for package in copy.packages()[1:]:
        shutil.rmtree(package)
    site, anew = tmp_path / "site", tmp_path / "anew"
    words = ["--root", str(tmp_path), "build", "--disclosures", str(tmp_path / "disclosures"), "--out", str(site)]
    assert run([*words, "--jobs", "2", "--as-of", copy.day.isoformat()]) == FINE
    asset(copy)
    assert run([*words, "--jobs", "2", "--as-of", copy.day.isoformat()]) == FINE  # as `portal serve` does
    built(copy, anew, "--no-cache")
    assert fingerprints(site) == fingerprints(anew)


@pytest.mark.soak
def test_after_thirty_edits_the_site_is_the_one_that_is_made_from_nothing(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    seed = request.config.getoption("hypothesisseed") or 0
    chance = seeded(int(seed))
    edits = [*EDITS, *chance.choices(list(EDITS), k=SOAKED - len(EDITS))]
    chance.shuffle(edits)
    assert_same(Copy(tmp_path, chance), edits, (1, 2, 4))
