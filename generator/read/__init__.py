"""Open packages and registers; nothing in them is obeyed, only read."""

from generator.read.blobs import Blobs, packages, without
from generator.read.change import Package, open_package
from generator.read.discovery import package_folders, strays
from generator.read.file import UnreadableFileError, read_bytes
from generator.read.git import GitError, ListingTooLongError, Repository
from generator.read.names import is_org_id
from generator.read.package import read_package, read_source, read_taken
from generator.read.revisions import WORKTREE, RevisionError, Revisions, revisions
from generator.read.service_clock import CLOCK_COLUMNS, clocked, read_clock
from generator.read.table import parse_table, read_table
from generator.read.taken import PackageBytes, take
from generator.read.tree_rules import change_findings, package_findings, too_many

__all__ = [
    "CLOCK_COLUMNS",
    "WORKTREE",
    "Blobs",
    "GitError",
    "ListingTooLongError",
    "Package",
    "PackageBytes",
    "Repository",
    "RevisionError",
    "Revisions",
    "UnreadableFileError",
    "change_findings",
    "clocked",
    "is_org_id",
    "open_package",
    "package_findings",
    "package_folders",
    "packages",
    "parse_table",
    "read_bytes",
    "read_clock",
    "read_package",
    "read_source",
    "read_table",
    "read_taken",
    "revisions",
    "strays",
    "take",
    "too_many",
    "without",
]
