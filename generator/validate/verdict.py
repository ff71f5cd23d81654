"""What became of a package: its own part of the verdict, which can be kept, and both parts together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.diagnostics import CODES, Finding, Location, Severity
from generator.model.disclosure import Disclosure
from generator.runtime.pickling import ForeignPickleError, pickled, unpickled
from generator.validate.cells.finding_cap import MORE, cap_findings
from generator.validate.claims import Claim, Claims
from generator.validate.sealing import Sealed

Headers = Mapping[str, tuple[str, ...]]
"""File to its header, in the order in which people fill in the tables."""


@dataclass(frozen=True, slots=True)
class OwnVerdict:
    """Everything that can be said of one package without any other."""

    sealed: Sealed
    findings: tuple[Finding, ...]
    rows: Mapping[str, int]
    """Rows checked in each table."""
    headers: Headers
    claims: Claims
    """What the rules across packages read of it."""
    first_day: date = date.min
    last_day: date = date.max
    """It says the same on every day from the first to the last."""

    def holds_on(self, day: date) -> bool:
        """Tell whether it would be the same, had it been found on another as-of date."""
        return self.first_day <= day <= self.last_day

    def packed(self) -> bytes:
        """Return it as bytes that can be kept."""
        return pickled(self)


def unpacked(content: bytes) -> OwnVerdict:
    """Return an own verdict that was kept.

    Raises:
        ForeignPickleError: The bytes name or hold something else.

    """
    found = unpickled(content, (OwnVerdict, Sealed, Claims, Claim, Finding, Location, date))
    if not isinstance(found, OwnVerdict):
        message = f"{type(found).__name__} is no verdict"
        raise ForeignPickleError(message)
    return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one submission: everything found, and the disclosure, which counts only without errors."""

    own: OwnVerdict
    findings: tuple[Finding, ...]
    """Its own findings and those among others, in file order."""
    failure: str = ""
    """How we failed to judge it, for us alone; then nothing at all is said about the package."""

    @property
    def org_id(self) -> str:
        """Return the name of the package's folder."""
        return self.own.claims.org_id

    @property
    def folder(self) -> str:
        """Return where the package stands."""
        return self.own.claims.folder

    @property
    def disclosure(self) -> Disclosure:
        """Return the typed package."""
        return self.own.sealed.disclosure

    @property
    def rows(self) -> Mapping[str, int]:
        """Return how many rows were checked in each table."""
        return self.own.rows

    @property
    def headers(self) -> Headers:
        """Return the header of each file in which something was found: a spreadsheet names a column by its letters."""
        files = {finding.location.file for finding in self.findings}
        return {file: header for file, header in self.own.headers.items() if file in files}

    @property
    def accepted(self) -> bool:
        """Tell whether the package may be published: rows were checked, and no error was found."""
        checked = self.rows.get("organisation", 0) > 0
        return checked and not any(is_error(finding) for finding in self.findings)

    def with_findings(self, more: Sequence[Finding]) -> "Verdict":
        """Return the verdict with what else was found."""
        return replace(self, findings=in_file_order([*self.findings, *more], self.own.headers)) if more else self


def is_error(finding: Finding) -> bool:
    """Tell whether a finding blocks publication."""
    return CODES[finding.code].severity is Severity.ERROR


def in_file_order(findings: Sequence[Finding], headers: Headers) -> tuple[Finding, ...]:
    """Return findings as a person walks through the package: descriptor, tables in their order, rows, columns.

    Where one repeats endlessly its first thousand places remain; how many more there are is said at the end.
    """
    files = {file: index for index, file in enumerate(headers, 1)}

    def place(finding: Finding) -> tuple[int, str, int, int, str]:
        at = finding.location
        header = headers.get(at.file, ())
        column = header.index(at.column) if at.column in header else len(header)
        return files.get(at.file, 0), at.file, at.row, column, finding.code

    counted = [finding for finding in findings if finding.code == MORE]
    placed = sorted((finding for finding in findings if finding.code != MORE), key=place)
    return (*cap_findings(placed), *counted)
