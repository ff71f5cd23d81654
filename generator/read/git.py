"""Two revisions of a repository as trees and bytes; nothing is checked out, and no file of a revision is obeyed.

Git is run without a shell, by this process, before anything submitted is parsed. What it is told are object ids that
git itself gave out, never a submitted string.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.git_tree import PathChange, TreeEntry

LISTING_BYTES = 16 * 1024 * 1024
"""A listing of what a stranger sent is not read beyond this."""

_CHUNK = 64 * 1024
_NO_MODE = "000000"
_QUIET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
}
"""Git asks nobody, fetches nothing, shows no object in another's place, and takes a path for a path."""


class GitError(Exception):
    """Git could not do what was asked; the message is its own, and so is the exit status."""

    def __init__(self, message: str, status: int = 128) -> None:
        """Keep what git said and how it ended."""
        super().__init__(message)
        self.status = status


class ListingTooLongError(Exception):
    """A revision holds more paths than anybody will look at."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on disk, and settings for the runs of git (where new objects go, which index is used)."""

    root: Path
    settings: tuple[tuple[str, str], ...] = ()
    environment: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the environment of every run once."""
        object.__setattr__(self, "environment", {**os.environ, **_QUIET, **dict(self.settings)})

    def run(self, *arguments: str, stdin: bytes = b"", limit: int | None = None) -> bytes:
        """Return what git answers.

        Raises:
            GitError: It failed.
            ListingTooLongError: The answer is longer than `limit` bytes.

        """
        command = ["git", "-C", str(self.root), *arguments]
        with subprocess.Popen(  # noqa: S603  a list of our own words and of object ids; no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment
        ) as process:
            if limit is None:
                answer, complaint = process.communicate(stdin)
            else:
                answer, complaint = _bounded(process, limit), process.stderr.read() if process.stderr else b""
        if process.returncode:
            raise GitError(complaint.decode("utf-8", "replace").strip() or f"git {arguments[0]}", process.returncode)
        return answer

    def commit(self, revision: str) -> str:
        """Return the id of the commit that a revision names."""
        return self._resolve(f"{revision}^{{commit}}")

    def tree(self, revision: str) -> str:
        """Return the id of a revision's tree."""
        return self._resolve(f"{revision}^{{tree}}")

    def _resolve(self, name: str) -> str:
        answer = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return answer.decode("ascii").strip()

    def changes(self, before: str, after: str) -> list[PathChange]:
        """Return every path that differs between two trees, before and after a rename alike."""
        answer = self.run("diff-tree", "-r", "-z", "--no-renames", before, after, limit=LISTING_BYTES)
        parts = _texts(answer)
        return [_change(record, path) for record, path in zip(parts[::2], parts[1::2], strict=True)]

    def entries(self, tree: str, *folders: str, limit: int | None = LISTING_BYTES) -> list[TreeEntry]:
        """Return every path of a tree below some folders."""
        answer = self.run("ls-tree", "-r", "-z", "-l", "--full-tree", tree, "--", *folders, limit=limit)
        return [_entry(line) for line in _texts(answer)]

    def contents(self, entries: Sequence[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        """Yield the bytes of each entry; what may be read was decided by its listed size."""
        asked = "".join(f"{entry.object_id}\n" for entry in entries).encode("ascii")
        answer = self.run("cat-file", "--batch", stdin=asked)
        start = 0
        for entry in entries:
            end = answer.index(b"\n", start)
            size = int(answer[start:end].rpartition(b" ")[2])
            yield entry, answer[end + 1 : end + 1 + size]
            start = end + 2 + size


def _bounded(process: "subprocess.Popen[bytes]", limit: int) -> bytes:
    """Return what a process says, unless it says too much."""
    assert process.stdout is not None  # noqa: S101  it was opened with a pipe
    chunks: list[bytes] = []
    length = 0
    while chunk := process.stdout.read(_CHUNK):
        length += len(chunk)
        if length > limit:
            process.kill()
            raise ListingTooLongError
        chunks.append(chunk)
    return b"".join(chunks)


def _texts(answer: bytes) -> list[str]:
    """Return the parts of an answer; a path that is not UTF-8 keeps its bytes as lone surrogates."""
    return [part.decode("utf-8", "surrogateescape") for part in answer.split(b"\0")[:-1]]


def _change(record: str, path: str) -> PathChange:
    before, after = record.removeprefix(":").split(" ")[:2]
    return PathChange(path, *(None if mode == _NO_MODE else mode for mode in (before, after)))


def _entry(line: str) -> TreeEntry:
    about, _, path = line.partition("\t")
    mode, _, object_id, size = about.split()
    return TreeEntry(path, mode, object_id, int(size) if size != "-" else 0)
