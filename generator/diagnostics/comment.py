"""The one comment under a submission: what to mend, what readers would see change, what happens next.

It is written for somebody who knows spreadsheets and not git: Chinese first, English folded, every finding by the cell
as a spreadsheet names it. Its length is bounded whatever was submitted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics.diagnostic import Diagnostic, Location, Severity
from generator.diagnostics.plain import code, prose
from generator.diagnostics.report import Report, Say

MARK = "<!-- portal-check -->"
"""By this the comment is found again, so that there is one and not one for each check."""
MOST_FINDINGS = 20
MOST_LINES = 15
MOST_BYTES = 16 * 1024
_VALUE_LIMIT = 40
_LINE_LIMIT = 160
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)

Link = Callable[[str, str], str]
"""Gives the address of a code's explanation in a language."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a comment is made of beside the report."""

    says: Mapping[str, Say]
    link: Link | None
    changes: Mapping[str, Sequence[str]]


def as_markdown(
    report: Report,
    says: Mapping[str, Say],
    link: Link | None = None,
    changes: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return the comment with as many findings as there is room for.

    `changes` is what readers would see change, line by line in each language; a language without lines says that they
    would see nothing.
    """
    frame = _Frame(says, link, changes or {})
    ordered = sorted(report.diagnostics, key=lambda each: _ORDER.index(each.severity))
    text = ""
    for shown in range(min(MOST_FINDINGS, len(ordered)), -1, -1):
        text = _comment(report, ordered[:shown], frame)
        if len(text.encode()) <= MOST_BYTES:
            break
    return text


def _comment(report: Report, shown: Sequence[Diagnostic], frame: _Frame) -> str:
    """Return the comment with some of the findings."""
    first, *others = frame.says
    lines = [MARK, *_in_language(first, report, shown, frame)]
    for language in others:
        name = frame.says[language]("comment.language")
        folded = _in_language(language, report, shown, frame)
        lines += ["", f"<details><summary>{name}</summary>", "", *folded, "", "</details>"]
    return "\n".join(lines) + "\n"


def _in_language(language: str, report: Report, shown: Sequence[Diagnostic], frame: _Frame) -> list[str]:
    """Return everything in one language."""
    say = frame.says[language]
    lines = [f"### {_heading(report, say)}", "", say("report.summary", **report.summary)]
    if shown:
        heads = [say(f"comment.{name}") for name in ("cell", "found", "problem", "fix", "explanation")]
        lines += ["", f"| # | {' | '.join(heads)} |", "|---|---|---|---|---|---|"]
        lines += [_row(number, each, report, language, frame) for number, each in enumerate(shown, 1)]
    left = len(report.diagnostics) - len(shown)
    lines += ["", say("comment.more", count=left)] if left else []
    if language in frame.changes:
        lines += ["", f"### {say('comment.changes')}", "", *_changes(frame.changes[language], say)]
    return [*lines, "", f"### {say('comment.next')}", "", say(f"comment.next.{_outcome(report)}")]


def _heading(report: Report, say: Say) -> str:
    """Return the verdict in a few words."""
    outcome = _outcome(report)
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    heading = say(f"comment.heading.{outcome}", errors=errors)
    return heading + (say("comment.heading.warnings", warnings=warnings) if warnings else "")


def _outcome(report: Report) -> str:
    """Return how the check ended: stopped by a limit of ours, with nothing to check, with errors, or well."""
    if any(diagnostic.code == "package-limit" for diagnostic in report.diagnostics):
        return "stopped"
    if not report.packages:
        return "nothing"
    return "blocked" if report.count(Severity.ERROR) else "clean"


def _row(number: int, diagnostic: Diagnostic, report: Report, language: str, frame: _Frame) -> str:
    """Return one line of the table."""
    say = frame.says[language]
    mark = str(number) if diagnostic.is_error else f"{number} {say(f'report.{diagnostic.severity}')}"
    value = diagnostic.value
    cells = (
        mark,
        _place(diagnostic.location, report, say),
        code(value[:_VALUE_LIMIT] + ("…" if len(value) > _VALUE_LIMIT else "")),
        prose(diagnostic.message[language]),
        prose(diagnostic.fix[language]),
        f"[{diagnostic.code}]({frame.link(diagnostic.code, language)})" if frame.link else diagnostic.code,
    )
    return f"| {' | '.join(cells)} |"


def _place(location: Location, report: Report, say: Say) -> str:
    """Return a place as a spreadsheet names it: file, cell, column."""
    parts = [code(location.file)]
    header = report.headers.get(location.file, ())
    if location.row and location.column in header:
        parts.append(f"{column_letters(header.index(location.column))}{location.row}")
    elif location.row:
        parts.append(say("report.row", row=location.row))
    return " ".join((*parts, code(location.column)) if location.column else parts)


def column_letters(index: int) -> str:
    """Return what a spreadsheet calls a column: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _changes(lines: Sequence[str], say: Say) -> list[str]:
    """Return what readers would see change, as a list that ends in time."""
    if not lines:
        return [say("comment.no_changes")]
    kept = [f"- {prose(line[:_LINE_LIMIT])}" for line in lines[:MOST_LINES]]
    return [
        *kept,
        *([f"- {say('comment.more_changes', count=len(lines) - MOST_LINES)}"] if len(lines) > MOST_LINES else []),
    ]
