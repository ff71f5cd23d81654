"""The service clock over a history made by hand: whose submission, first day, last day; and what is none."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.read import CLOCK_COLUMNS, Repository, clocked, read_clock
from tests.workflows.forge import GIT

ZONE = ZoneInfo("Asia/Shanghai")


class History:
    """A repository whose commits have the days that a test gives them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._git("2026-01-01", "init", "--initial-branch", "main")
        self.change("2026-01-01", "README.md")

    def _git(self, day: str, *arguments: str) -> None:
        moment = day if "T" in day else f"{day}T12:00:00+08:00"
        names = {f"GIT_{who}_{what}": "tester" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        days = {f"GIT_{who}_DATE": moment for who in ("AUTHOR", "COMMITTER")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(self.folder)}
        subprocess.run(
            [GIT, "-C", str(self.folder), *arguments],
            check=True,
            capture_output=True,
            env={**os.environ, **names, **days, **alone},
        )

    def change(self, day: str, *paths: str) -> None:
        """Commit a change of some files."""
        for path in paths:
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{day}\n", encoding="utf-8")
        self._git(day, "add", "--all")
        self._git(day, "commit", "--message", day)

    @contextmanager
    def submission(self, merged: str) -> Iterator[None]:
        """Make the commits of a branch, then merge it."""
        self._git(merged, "switch", "--create", "change")
        yield
        self._git(merged, "switch", "main")
        self._git(merged, "merge", "--no-ff", "--message", "merge", "change")
        self._git(merged, "branch", "--delete", "change")

    def clock(self) -> list[tuple[str, date, date, int]]:
        return [
            (each.org_id, each.submitted_on, each.merged_on, each.days)
            for each in clocked(Repository(self.folder), "main", ZONE)
        ]


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path)


def test_a_submission_runs_from_its_first_commit_to_its_merge(history: History) -> None:
    with history.submission("2026-03-09"):
        history.change("2026-03-05", "disclosures/acme/products.csv")
        history.change("2026-03-07", "disclosures/acme/stages.csv")
    assert history.clock() == [("acme", date(2026, 3, 5), date(2026, 3, 9), 4)]


def test_the_newest_stands_first_and_the_same_day_is_no_day(history: History) -> None:
    for name, first, last in (("acme", "2026-03-05", "2026-03-06"), ("bolt", "2026-04-01", "2026-04-01")):
        with history.submission(last):
            history.change(first, f"disclosures/{name}/products.csv")
    assert [(name, days) for name, _, _, days in history.clock()] == [("bolt", 0), ("acme", 1)]


def test_days_are_those_of_the_site(history: History) -> None:
    with history.submission("2026-03-06T00:30:00+08:00"):
        history.change("2026-03-04T17:00:00+00:00", "disclosures/acme/products.csv")
    assert history.clock() == [("acme", date(2026, 3, 5), date(2026, 3, 6), 1)]


def test_a_change_of_several_folders_or_of_none_is_no_submission(history: History) -> None:
    with history.submission("2026-03-09"):
        history.change("2026-03-05", "disclosures/acme/products.csv", "disclosures/bolt/products.csv")
    with history.submission("2026-03-10"):
        history.change("2026-03-05", "content/page.md")
    history.change("2026-03-11", "disclosures/README.md")
    assert history.clock() == []


def test_a_first_day_after_the_merge_is_not_believed(history: History) -> None:
    with history.submission("2026-03-09"):
        history.change("2026-03-20", "disclosures/acme/products.csv")
    assert history.clock() == []


def test_what_was_written_down_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "clock.csv"
    assert list(read_clock(path)) == []
    path.write_text(f"{','.join(CLOCK_COLUMNS)}\nacme,2026-03-05,2026-03-09,4,abc\n", encoding="utf-8")
    assert [(each.org_id, each.days) for each in read_clock(path)] == [("acme", 4)]
    path.write_text("org_id\nacme\n", encoding="utf-8")
    with pytest.raises(ValueError, match="clock"):
        list(read_clock(path))
