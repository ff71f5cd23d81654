"""A build makes only what changed, and what it makes is what a build from nothing makes."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.cli.exit_codes import FINE
from generator.cli.main import run
from generator.runtime.site_mark import MARK
from generator.workflows.check import check
from tests.site import fingerprints
from tests.workflows.edits import EDITS, Copy

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


def small(root: Path) -> Copy:
    """Return a copy with one package."""
    copy = Copy(root, seeded(20261122))
    for package in copy.packages()[1:]:
        shutil.rmtree(package)
    return copy


def words(copy: Copy) -> list[str]:
    """Return what builds the site of a copy in this process."""
    places = ["--disclosures", str(copy.root / "disclosures"), "--out", str(copy.root / "site")]
    return ["--root", str(copy.root), "build", *places, "--jobs", "2", "--as-of", copy.day.isoformat()]


def test_a_process_that_builds_again_sees_what_changed_meanwhile(tmp_path: Path) -> None:
    copy = small(tmp_path)
    assert run(words(copy)) == FINE
    EDITS["asset"](copy)
    assert run(words(copy)) == FINE  # as `portal serve` does
    built(copy, tmp_path / "anew", "--no-cache")
    assert fingerprints(tmp_path / "site") == fingerprints(tmp_path / "anew")


def test_words_that_change_during_a_build_are_on_every_page_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = small(tmp_path)
    with monkeypatch.context() as patched:

        def changing(*arguments: Any) -> object:
            EDITS["translation"](copy)
            return check(*arguments)

        patched.setattr("generator.cli.site_build.check", changing)
        assert run(words(copy)) == FINE
    assert run(words(copy)) == FINE
    built(copy, tmp_path / "anew", "--no-cache")
    assert fingerprints(tmp_path / "site") == fingerprints(tmp_path / "anew")


@pytest.mark.soak
def test_after_thirty_edits_the_site_is_the_one_that_is_made_from_nothing(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    seed = request.config.getoption("hypothesisseed") or 0
    chance = seeded(int(seed))
    edits = [*EDITS, *chance.choices(list(EDITS), k=SOAKED - len(EDITS))]
    chance.shuffle(edits)
    assert_same(Copy(tmp_path, chance), edits, (1, 2, 4))
