"""The program of an earlier commit, set up beside this one with its own lock, so that both build the same packages."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import Cost, cost_of
from tests.bench.page import AS_OF

ROOT = Path(__file__).resolve().parent.parent.parent
COMMIT = "42a59c8"


class AbsentError(Exception):
    """The commit is not in this repository, or its libraries cannot be had; the message says which."""


@dataclass(frozen=True, slots=True)
class EarlierProgram:
    """A worktree of an earlier commit, and the Python that has its libraries."""

    folder: Path
    python: Path

    def build(self, disclosures: Path, out: Path) -> Cost:
        """Return what its build of some packages costs."""
        options = ("--disclosures", disclosures, "--out", out, "--as-of", AS_OF.isoformat())
        return cost_of((self.python, "-m", "generator", "build", *options), self.folder, out)


@contextmanager
def earlier_program(place: Path, commit: str = COMMIT) -> Iterator[EarlierProgram]:
    """Set up the program of a commit below `place`; its worktree is removed in the end.

    Raises:
        AbsentError: It cannot be set up.

    """
    folder = place / "program"
    _run(f"commit {commit} is not here", ("git", "-C", ROOT, "worktree", "add", "--detach", folder, commit))
    try:
        python = place / "libraries" / "bin" / "python"
        lock = ("--require-hashes", "-r", folder / "requirements.lock")
        failed = f"the libraries of commit {commit} cannot be had"
        _run(failed, (sys.executable, "-m", "venv", place / "libraries"))
        _run(failed, (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *lock))
        yield EarlierProgram(folder, python)
    finally:
        subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", folder], check=True, capture_output=True)  # noqa: S607


def _run(failed: str, command: Sequence[str | Path]) -> None:
    """Run a command; where it fails, say what that means."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{failed}: {done.stderr.strip()}"
        raise AbsentError(message)
