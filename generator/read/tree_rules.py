"""The git tree before the files: nothing but plain data files with plain names, and not too many of them."""

from collections.abc import Iterator, Sequence

from generator.diagnostics import Finding, Location
from generator.model.git_tree import DISCLOSURES, PLAIN_FILE, PathChange, TreeEntry
from generator.read import limits
from generator.read.names import LONGEST_PATH, is_org_id, is_plain_name

_SHOWN = 80
"""So many paths of one kind are named; whoever sends more has one mistake, not thousands."""

_MODES = {"120000": "tree-link", "160000": "tree-repository", "100755": "tree-program"}
"""What git calls the things that are no plain files."""


def change_findings(changes: Sequence[PathChange]) -> Iterator[Finding]:
    """Yield what is wrong with the paths that a change adds or rewrites in the folder of all packages."""
    if len(changes) > limits.CHANGE_PATHS:
        yield too_many(len(changes))
    inside = [(each.path, each.after) for each in changes if each.path.startswith(f"{DISCLOSURES}/") and each.after]
    for path, mode in inside[:_SHOWN]:
        yield from _path_findings(path, mode)


def too_many(count: int | None) -> Finding:
    """Return the finding that a change has more paths than anybody will look at; nothing is an uncounted many."""
    holes = {"problem": "tree-files", "limit": f"{limits.CHANGE_PATHS}"}
    return Finding("tree-size", Location(DISCLOSURES), f"{count:,}" if count else "…", holes)


def package_findings(entries: Sequence[TreeEntry]) -> Iterator[Finding]:
    """Yield what is wrong with the tree of one package as a whole."""
    for entry in entries[: limits.CHANGE_PATHS]:
        yield from _path_findings(entry.path, entry.mode)
    if len(entries) > limits.CHANGE_PATHS:
        yield too_many(len(entries))
    size = sum(entry.size for entry in entries)
    if size > limits.PACKAGE_BYTES:
        place = Location("/".join(entries[0].path.split("/")[:2]))
        holes = {"problem": "tree-bytes", "limit": f"{limits.PACKAGE_BYTES:,} B"}
        yield Finding("tree-size", place, f"{size:,} B", holes)


def _path_findings(path: str, mode: str) -> Iterator[Finding]:
    """Yield what is wrong with one path that is there after the change."""
    if mode != PLAIN_FILE:
        yield Finding("tree-mode", Location(path), path.rpartition("/")[2], {"problem": _MODES.get(mode, "tree-other")})
    folders = path.split("/")[1:]
    org_id, names = folders[0], folders[1:]
    if not names:
        return
    if not is_org_id(org_id):
        yield Finding("tree-name", Location(path), org_id)
    elif len(path.encode("utf-8", "surrogateescape")) > LONGEST_PATH or not all(map(is_plain_name, names)):
        yield Finding("tree-name", Location(path), names[-1])
