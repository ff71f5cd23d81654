"""A forge on disk: a bare repository, a fork that proposes, and a clone that judges without checking out."""

import csv
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from generator.config import SiteConfig
from generator.read import revisions
from generator.validate import Actors, RuleContext
from generator.workflows.gate import ChangeReview, context_of, judge
from tests.conftest import AS_OF, ROOT

GIT = shutil.which("git") or "git"
ACME, RIVAL, THIRD = "sample-haihe-bikes", "sample-yunhe-cycles", "sample-hefeng-appliances"
OWNERS = {ACME: 1001, RIVAL: 2002, THIRD: 1005}
LINK, PROGRAM, REPOSITORY = "120000", "100755", "160000"

Edit = Callable[[Path], None]
Place = tuple[str, str, int | None, str | None]
"""Code, file below `disclosures/`, row, column."""


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Run git as somebody without any settings of their own."""
    names = {f"GIT_{who}_{what}": "tester@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    days = {f"GIT_{who}_DATE": "2026-11-22T12:00:00+08:00" for who in ("AUTHOR", "COMMITTER")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    done = subprocess.run(
        [GIT, "-C", str(folder), *arguments],
        input=stdin,
        capture_output=True,
        check=True,
        env={**os.environ, **names, **days, **alone},
    )
    return done.stdout.decode("utf-8", "replace").strip()


def owners_text(accounts: Mapping[str, int], status: str = "active") -> str:
    """Return an `owners.yaml` with one account for each organisation on every forge in use."""
    entries = [
        {
            "org_id": org_id,
            "status": status,
            "verified_on": date(2026, 6, 1),
            "accounts": [{"forge": forge, "account_id": number} for forge in ("github", "gitlab")],
        }
        for org_id, number in accounts.items()
    ]
    return yaml.safe_dump({"organisations": entries}, allow_unicode=True)


@dataclass
class Forge:
    """The repository and what is proposed to it."""

    folder: Path
    grounds: dict[str, RuleContext] = field(default_factory=dict)

    @classmethod
    def start(cls, folder: Path, *more: str) -> "Forge":
        """Make the repository with three organisations on its main branch, and with more of this one's folders."""
        for name in ("origin", "fork", "clone"):
            (folder / name).mkdir(parents=True)
        git(folder / "origin", "init", "--bare", "--initial-branch", "main")
        fork = folder / "fork"
        git(fork, "init", "--initial-branch", "main")
        shutil.copytree(ROOT / "site_config", fork / "site_config")
        shutil.copytree(ROOT / "content" / "registers", fork / "content" / "registers")
        for name in more:
            shutil.copytree(ROOT / name, fork / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        for path in (".gitattributes", "mkdocs.yml"):
            shutil.copy(ROOT / path, fork)
        for org_id in OWNERS:
            shutil.copytree(ROOT / "disclosures" / org_id, fork / "disclosures" / org_id)
        (fork / "site_config" / "owners.yaml").write_text(owners_text(OWNERS), encoding="utf-8")
        git(fork, "add", "--all")
        git(fork, "commit", "--message", "base")
        git(fork, "push", str(folder / "origin"), "main")
        git(folder / "clone", "init", "--initial-branch", "main")
        git(folder / "clone", "fetch", str(folder / "origin"), "main:base")
        return cls(folder)

    @property
    def fork(self) -> Path:
        """Return the working copy of whoever proposes."""
        return self.folder / "fork"

    def propose(self, *edits: Edit, since: str = "main", entries: Sequence[tuple[str, str, bytes]] = ()) -> str:
        """Return the commit of a proposal: files edited, and paths put into the tree that no file system would hold."""
        git(self.fork, "checkout", "--quiet", "--force", "--detach", since)
        git(self.fork, "clean", "--force", "-d", "-x", "--quiet")
        for edit in edits:
            edit(self.fork)
        git(self.fork, "add", "--all")
        for mode, path, content in entries:
            self._put(mode, path, content)
        git(self.fork, "commit", "--quiet", "--allow-empty", "--message", "proposal")
        commit = git(self.fork, "rev-parse", "HEAD")
        self.propose_again(commit)
        git(self.folder / "clone", "fetch", "--quiet", str(self.folder / "origin"), "refs/pull/1/head")
        return commit

    def propose_again(self, commit: str) -> None:
        """Let a commit be what the pull request proposes."""
        git(self.fork, "push", "--quiet", "--force", str(self.folder / "origin"), f"{commit}:refs/pull/1/head")

    def _put(self, mode: str, path: str, content: bytes) -> None:
        """Put a path into the index alone."""
        oid = git(self.fork, "hash-object", "-w", "--stdin", stdin=content)
        oid = git(self.fork, "rev-parse", "HEAD") if mode == REPOSITORY else oid
        line = f"{mode} {oid}\t{path}".encode("utf-8", "surrogateescape")
        git(self.fork, "update-index", "-z", "--index-info", stdin=line + b"\0")

    def merge(self, commit: str) -> str:
        """Put a commit on the main branch and return it."""
        git(self.fork, "push", "--quiet", "--force", str(self.folder / "origin"), f"{commit}:refs/heads/main")
        git(self.folder / "clone", "fetch", "--quiet", "--force", str(self.folder / "origin"), "main:base")
        return commit

    def judge(
        self, config: SiteConfig, head: str, actors: Sequence[int] = (), base: str = "base", forge: str = "github"
    ) -> ChangeReview:
        """Judge a proposal from the clone, in which nothing is checked out."""
        with revisions(self.folder / "clone", base, head) as found:
            if found.base not in self.grounds:
                self.grounds[found.base] = context_of(found, found.base, config, AS_OF)
            return judge(found, self.grounds[found.base], Actors(forge, tuple(actors)) if actors else None)


def places(judgement: ChangeReview) -> list[Place]:
    """Return what was found, short: errors only."""
    return [
        (
            each.code,
            each.location.file.removeprefix("disclosures/"),
            each.location.row or None,
            each.location.column or None,
        )
        for each in judgement.report().diagnostics
        if each.is_error
    ]


def codes(judgement: ChangeReview) -> set[str]:
    """Return the codes of everything that blocks."""
    return {place[0] for place in places(judgement)}


Row = dict[str, str]


def table(org_id: str, name: str, change: Callable[[list[Row]], list[Row] | None]) -> Edit:
    """Return an edit of one table, row by row; the header grows where a row does."""

    def edit(root: Path) -> None:
        path = root / "disclosures" / org_id / f"{name}.csv"
        rows = read(path)
        rows = change(rows) or rows
        write(path, rows)

    return edit


def read(path: Path) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def write(path: Path, rows: Sequence[Row]) -> None:
    """Write a table with every column that any row has."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cell(org_id: str, name: str, row: int, column: str, value: str) -> Edit:
    """Return an edit of one cell; rows count as a spreadsheet does."""

    def change(rows: list[Row]) -> None:
        rows[row - 2][column] = value

    return table(org_id, name, change)


def file(path: str, content: bytes | None) -> Edit:
    """Return an edit that writes a file, or deletes it."""

    def edit(root: Path) -> None:
        place = root / path
        if content is None:
            place.unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    return edit
