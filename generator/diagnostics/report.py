"""A report: what was checked and what was found, and its forms. All forms say the same values."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.diagnostics.diagnostic import Diagnostic, Severity

LIMIT_CODE = "package-limit"
"""The code of a package that could not be checked within the limits: not a verdict on its data."""

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
    unjudged: tuple[str, ...] = ()
    """Packages that we failed to judge: they are not among the `packages`, and nothing is said of their data."""

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def is_complete(self) -> bool:
        """Tell whether everything was judged: neither our failure nor a limit of ours is a verdict."""
        return not self.unjudged and all(diagnostic.code != LIMIT_CODE for diagnostic in self.diagnostics)

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
    """Return the report for programs; the shape is a promise, and `unjudged` is there only where something is."""
    diagnostics = [_entry(diagnostic) for diagnostic in report.diagnostics]
    unjudged = {"unjudged": report.unjudged} if report.unjudged else {}
    document = {"summary": report.summary, **unjudged, "diagnostics": diagnostics}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


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
    lines += [sentence for say in says.values() for sentence in _outcome(report, say)]
    return "\n".join(lines) + "\n"


def _outcome(report: Report, say: Say) -> Iterator[str]:
    """Yield what it comes to; where something is unjudged, nobody hears that all is well."""
    if report.count(Severity.ERROR) and report.packages:
        yield say("report.blocked")
    if report.unjudged:
        yield _unjudged(report, say)
    elif not report.packages:
        yield say("report.nothing")
    elif not report.count(Severity.ERROR):
        yield say("report.clean")


def _unjudged(report: Report, say: Say) -> str:
    """Return what whoever sent them hears about packages on which we failed."""
    return say("report.unjudged", packages=", ".join(report.unjudged))


def _text_lines(diagnostic: Diagnostic, says: Mapping[str, Say]) -> Iterator[str]:
    at = diagnostic.location
    row = "" if at.cell else at.row
    place = ":".join(str(part) for part in (f"{at.file}!{at.cell}" if at.cell else at.file, row, at.column) if part)
    yield f"{place}: {diagnostic.severity.value} {diagnostic.code}"
    for language, say in says.items():
        yield f"  {diagnostic.message[language]}"
        yield f"  {say('report.fix')}: {diagnostic.fix[language]}"


def as_github(report: Report, says: Mapping[str, Say]) -> str:
    """Return workflow commands that annotate lines; data cannot start a command of its own."""
    unjudged = " / ".join(_unjudged(report, say) for say in says.values())
    lines = [f"::warning title=portal::{_message(unjudged)}"] if report.unjudged else []
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
