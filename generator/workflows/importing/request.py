"""What is asked of an import, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic, Report
from generator.model.grid import Rewritten
from generator.validate import RuleContext


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was sent: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: files, how to read them, and what else is wanted."""

    sources: Sequence[Source]
    context: RuleContext
    disclosures: Path | None = None
    """Where packages stand: evidence in the folder of one is part of it, and never in a spreadsheet."""
    mapping: Source | None = None
    """How files that are not our form are to be read."""
    with_copy: bool = False
    leave_out: bool = False
    """Whether rows of theirs in which something is wrong are left out instead of refusing what they belong to."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of theirs that is in no package, and why."""

    sheet: str
    row: int
    name: str
    """What the row is about: the id of its footprint or product."""
    reasons: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of what was sent."""

    report: Report
    rewritten: tuple[Rewritten, ...] = ()
    packages: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """Every file of each package in which nothing is wrong, by its organisation."""
    refused: tuple[str, ...] = ()
    """Organisations of the others; an empty name where none was stated."""
    left_out: tuple[LeftOut, ...] = ()
    copy: bytes = b""
    """The sender's own workbook with what is wrong written into it, where that was asked for."""
    failure: str = ""
    """How we failed to judge what was sent, for us alone."""
