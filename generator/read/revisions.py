"""The two trees that a change lies between: what stands on the base, and what would stand there after it.

What a revision becomes after it is merged is worked out by git in memory; new objects go to a folder that is thrown
away, so looking at a change leaves nothing behind in the repository.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.read.git import GitError, Repository

WORKTREE = "worktree"
"""Stands for the files as they are on disk, not yet committed."""

_NOBODY = (
    ("GIT_AUTHOR_NAME", "portal"),
    ("GIT_AUTHOR_EMAIL", "portal@localhost"),
    ("GIT_COMMITTER_NAME", "portal"),
    ("GIT_COMMITTER_EMAIL", "portal@localhost"),
)
"""A commit needs names; this one is never kept."""


class RevisionError(Exception):
    """There is no such revision, or no repository; the message says which."""


@dataclass(frozen=True, slots=True)
class Revisions:
    """Two trees, and the repository in which both can be read."""

    repository: Repository
    base: str
    """Tree of the base revision."""
    head: str | None
    """Tree that stands there once the change is merged; nothing where both changed the same lines."""


@contextmanager
def revisions(root: Path, base: str, head: str) -> Iterator[Revisions]:
    """Open the trees of a change for as long as they are looked at.

    Raises:
        RevisionError: A revision does not exist.

    """
    plain = Repository(root)
    with TemporaryDirectory() as workshop:
        try:
            base_commit = plain.commit(base)
            repository = _apart(plain, root, Path(workshop))
            head_commit = _worktree(repository, root) if head == WORKTREE else plain.commit(head)
        except GitError as error:
            message = f"no such revision: {base} or {head} ({error})"
            raise RevisionError(message) from error
        yield Revisions(repository, plain.tree(base_commit), _merged(repository, base_commit, head_commit))


def _apart(plain: Repository, root: Path, workshop: Path) -> Repository:
    """Return the repository with a place of its own for new objects and for the index."""
    objects, index = (
        root / plain.run("rev-parse", "--git-path", name).decode().strip() for name in ("objects", "index")
    )
    (workshop / "objects").mkdir()
    if index.is_file():
        shutil.copy2(index, workshop / "index")  # with its time, by which git knows which files to look into
    behind = os.environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES")
    settings = (
        ("GIT_OBJECT_DIRECTORY", str(workshop / "objects")),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES", os.pathsep.join(filter(None, (str(objects.resolve()), behind)))),
        ("GIT_INDEX_FILE", str(workshop / "index")),
        *_NOBODY,
    )
    return Repository(root, settings)


def _worktree(repository: Repository, root: Path) -> str:
    """Return a commit of the files as they stand on disk, on top of what is checked out."""
    if not (root / ".git").exists():
        message = "not a working copy"
        raise GitError(message)
    repository.run("add", "--all", "--", ".")
    tree = repository.run("write-tree").decode("ascii").strip()
    return repository.run("commit-tree", tree, "-p", repository.commit("HEAD"), "-m", WORKTREE).decode("ascii").strip()


def _merged(repository: Repository, base: str, head: str) -> str | None:
    """Return the tree that stands on the base once the head is merged; nothing where they conflict.

    Where git cannot tell (a shallow clone, no common history), the head itself is judged: that finds more, never less.
    """
    if _shares_history(repository, base, head):
        return repository.tree(head)
    try:
        answer = repository.run("-c", "merge.renames=false", "merge-tree", "--write-tree", "--no-messages", base, head)
    except GitError as error:
        return None if error.status == 1 else repository.tree(head)
    return answer.decode("ascii").strip()


def _shares_history(repository: Repository, base: str, head: str) -> bool:
    """Tell whether the head already stands on the base."""
    try:
        repository.run("merge-base", "--is-ancestor", base, head)
    except GitError:
        return False
    return True
