"""A report: what was checked and what was found, and its forms. All forms say the same values."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics.diagnostic import Diagnostic, Severity

Say = Callable[..., str]
"""Gives the sentence of a key in one language."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one check found."""

    packages: int
    rows: int
    diagnostics: tuple[Diagnostic, ...]
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The header of each file in which something was found."""

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def summary(self) -> dict[str, int]:
        """Return the counts that every form of the report opens or closes with."""
        return {
            "packages": self.packages,
            "rows": self.rows,
            "errors": self.count(Severity.ERROR),
            "warnings": self.count(Severity.WARNING),
        }


def as_json(report: Report) -> str:
    """Return the report for programs; the shape is a promise."""
    diagnostics = [_entry(diagnostic) for diagnostic in report.diagnostics]
    return json.dumps({"summary": report.summary, "diagnostics": diagnostics}, ensure_ascii=False, indent=1) + "\n"


def _entry(diagnostic: Diagnostic) -> dict[str, object]:
    at = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": at.file,
        "row": at.row or None,
        "column": at.column or None,
        **({"cell": at.cell} if at.cell else {}),
        "value": diagnostic.value,
        "message": dict(diagnostic.message),
        "fix": dict(diagnostic.fix),
    }


def as_text(report: Report, says: Mapping[str, Say]) -> str:
    """Return the report for people: every diagnostic in every language, then the counts."""
    lines = [line for diagnostic in report.diagnostics for line in _text_lines(diagnostic, says)]
    lines += [say("report.summary", **report.summary) for say in says.values()]
    lines += [say(_outcome(report)) for say in says.values()]
    return "\n".join(lines) + "\n"


def _outcome(report: Report) -> str:
    if not report.packages:
        return "report.nothing"
    return "report.blocked" if report.count(Severity.ERROR) else "report.clean"


def _text_lines(diagnostic: Diagnostic, says: Mapping[str, Say]) -> Iterator[str]:
    at = diagnostic.location
    row = "" if at.cell else at.row
    place = ":".join(str(part) for part in (f"{at.file}!{at.cell}" if at.cell else at.file, row, at.column) if part)
    yield f"{place}: {diagnostic.severity.value} {diagnostic.code}"
    for language, say in says.items():
        yield f"  {diagnostic.message[language]}"
        yield f"  {say('report.fix')}: {diagnostic.fix[language]}"


def as_github(report: Report) -> str:
    """Return workflow commands that annotate lines; data cannot start a command of its own."""
    lines = []
    for diagnostic in report.diagnostics:
        at = diagnostic.location
        text = " / ".join((*diagnostic.message.values(), *diagnostic.fix.values()))
        place = f"file={_property(at.file)},line={max(at.row, 1)},title={diagnostic.code}"
        lines.append(f"::{_COMMANDS[diagnostic.severity]} {place}::{_message(text)}")
    return "".join(f"{line}\n" for line in lines)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
