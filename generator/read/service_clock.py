"""How long submissions waited, as the history of the main branch tells it.

A submission is a change on the main branch that touches exactly one organisation's folder. It was submitted on the
author's day of its first commit, which its author wrote, and merged on the committer's day of the change itself.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.model.board import Service
from generator.read.git import Repository
from generator.read.names import is_org_id

CLOCK_COLUMNS = ("org_id", "submitted_on", "merged_on", "days", "commit")
FOLDER = "disclosures"


def clocked(repository: Repository, branch: str, zone: ZoneInfo) -> Iterator[Service]:
    """Yield every submission on the main line of a branch, the newest first; days are those of a time zone."""
    listing = repository.run("log", "--first-parent", "--format=%H %P", repository.commit(branch), "--", FOLDER)
    for line in listing.decode("ascii").splitlines():
        commit, *parents = line.split()
        touched = _touched(repository, commit, parents)
        if len(touched) == 1:
            days = sorted(_days(repository, "%aI", commit, parents, zone))
            (merged,) = _days(repository, "%cI", commit, [], zone)
            if days and days[0] <= merged:
                yield Service(touched.pop(), days[0], merged, commit)


def _touched(repository: Repository, commit: str, parents: list[str]) -> set[str]:
    """Return whose folders a change touches; nothing for the first commit, which submits nothing."""
    if not parents:
        return set()
    changes = repository.changes(repository.tree(parents[0]), repository.tree(commit))
    folders = {parts[1] for change in changes if len(parts := change.path.split("/")) > 2 and parts[0] == FOLDER}  # noqa: PLR2004
    return {folder for folder in folders if is_org_id(folder)}


def _days(repository: Repository, form: str, commit: str, parents: list[str], zone: ZoneInfo) -> list[date]:
    """Return the days of a change's own commits: those that a merge brought, or the commit itself."""
    merged = len(parents) > 1
    which = [f"{parents[0]}..{commit}^2", "--", FOLDER] if merged else ["--no-walk", commit]
    listing = repository.run("log", f"--format={form}", *which).decode("ascii")
    return [datetime.fromisoformat(line).astimezone(zone).date() for line in listing.split()]


def read_clock(path: Path) -> Iterator[Service]:
    """Yield what was written down; nothing where nothing was.

    Raises:
        ValueError: A column is missing, or a day is none.

    """
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, strict=True)
        if tuple(reader.fieldnames or ()) != CLOCK_COLUMNS:
            raise ValueError(path)
        for row in reader:
            days = date.fromisoformat(row["submitted_on"]), date.fromisoformat(row["merged_on"])
            yield Service(row["org_id"], *days, row["commit"])
