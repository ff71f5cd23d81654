"""What of a report fits into a comment: bounded, by a closed shape, so that a job with rights may read it as data.

The job that checks can be started by anybody and has no rights; the job that comments has rights and trusts nothing.
Between them travels this excerpt alone. Standard library only, since the second job installs nothing.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic, Location, Severity
from generator.diagnostics.report import Report

MOST_FINDINGS = 20
MOST_CHANGES = 15
MOST_UNJUDGED = 20
LONGEST_TEXT = 400
LONGEST_VALUE = 40
LARGEST = 64 * 1024
OUTCOMES = ("clean", "blocked", "nothing", "stopped", "failed")
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CELL = re.compile(r"([A-Z]{1,3}[0-9]{1,9})?", re.ASCII)


class ExcerptError(ValueError):
    """The bytes are not an excerpt of ours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding, every text bounded."""

    code: str
    severity: str
    file: str
    row: int
    column: str
    cell: str
    """What a spreadsheet calls the place, such as AE2; empty where there is none."""
    value: str
    message: Mapping[str, str]
    fix: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The counts of a report, its gravest findings, and what readers would see change."""

    outcome: str
    packages: int = 0
    rows: int = 0
    errors: int = 0
    warnings: int = 0
    total: int = 0
    """Findings in the whole report."""
    findings: tuple[Entry, ...] = ()
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Line by line in each language; a language without lines says that readers would see nothing change."""
    more_changes: int = 0
    unjudged: tuple[str, ...] = ()
    """Packages that we failed to judge."""


STOPPED = Excerpt("stopped")
"""Where a check left nothing behind: that is our failure and no verdict."""


def excerpt_of(report: Report, changes: Mapping[str, Sequence[str]] | None = None) -> Excerpt:
    """Return the excerpt of a report, errors first."""
    ordered = sorted(report.diagnostics, key=lambda each: _ORDER.index(each.severity))
    lines = changes or {}
    return Excerpt(
        outcome=_outcome(report),
        **report.summary,
        total=len(ordered),
        findings=tuple(_entry(each, report) for each in ordered[:MOST_FINDINGS]),
        changes={
            language: tuple(each[:LONGEST_TEXT] for each in of_one[:MOST_CHANGES]) for language, of_one in lines.items()
        },
        more_changes=max(0, *(len(of_one) - MOST_CHANGES for of_one in lines.values())) if lines else 0,
        unjudged=tuple(name[:LONGEST_TEXT] for name in report.unjudged[:MOST_UNJUDGED]),
    )


def _outcome(report: Report) -> str:
    """Return how the check ended: by our failure, by a limit of ours, with nothing to check, with errors, or well."""
    if not report.is_complete:
        return "failed" if report.unjudged else "stopped"
    if not report.packages:
        return "nothing"
    return "blocked" if report.count(Severity.ERROR) else "clean"


def _entry(diagnostic: Diagnostic, report: Report) -> Entry:
    at, value = diagnostic.location, diagnostic.value
    return Entry(
        code=diagnostic.code,
        severity=diagnostic.severity.value,
        file=at.file[:LONGEST_TEXT],
        row=at.row,
        column=at.column[:LONGEST_TEXT],
        cell=_cell(at, report.headers.get(at.file, ())),
        value=value[:LONGEST_VALUE] + ("…" if len(value) > LONGEST_VALUE else ""),
        message={language: text[:LONGEST_TEXT] for language, text in diagnostic.message.items()},
        fix={language: text[:LONGEST_TEXT] for language, text in diagnostic.fix.items()},
    )


def _cell(at: Location, header: Sequence[str]) -> str:
    """Return a place as a spreadsheet names it."""
    return f"{column_letters(header.index(at.column))}{at.row}" if at.row and at.column in header else ""


def column_letters(index: int) -> str:
    """Return what a spreadsheet calls a column: A to Z, then AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def written(excerpt: Excerpt, head: str) -> str:
    """Return the excerpt of the check of a commit as ASCII text, with as many findings as there is room for."""
    text = json.dumps({"head": head, **asdict(excerpt)}, ensure_ascii=True, sort_keys=True) + "\n"
    if len(text) <= LARGEST:
        return text
    return written(replace(excerpt, findings=excerpt.findings[:-1]), head)


def read_back(content: bytes, head: str) -> Excerpt:
    """Return an excerpt from bytes that anybody may have sent.

    Raises:
        ExcerptError: It is too large, not of our shape, or of another commit.

    """
    if len(content) > LARGEST:
        raise ExcerptError("size")
    try:
        found = json.loads(content, object_pairs_hook=_unique)
    except (RecursionError, ValueError) as error:
        raise ExcerptError("json") from error
    if not isinstance(found, dict) or found.pop("head", None) != head or not _is_excerpt(found):
        raise ExcerptError("shape")
    entries = tuple(Entry(**each) for each in found["findings"])
    changes = {language: tuple(lines) for language, lines in found["changes"].items()}
    return Excerpt(**found | {"findings": entries, "changes": changes, "unjudged": tuple(found["unjudged"])})


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ExcerptError("key")
    return dict(pairs)


def _is_excerpt(found: dict[str, Any]) -> bool:
    """Tell whether an object has exactly the shape of an excerpt."""
    if found.keys() != {each.name for each in fields(Excerpt)} or found["outcome"] not in OUTCOMES:
        return False
    counts = ("packages", "rows", "errors", "warnings", "total", "more_changes")
    findings, changes = found["findings"], found["changes"]
    return (
        all(_is_count(found[name]) for name in counts)
        and isinstance(findings, list)
        and len(findings) <= MOST_FINDINGS
        and all(_is_entry(each) for each in findings)
        and isinstance(changes, dict)
        and all(_are_texts(lines, MOST_CHANGES) for lines in changes.values())
        and _are_texts(found["unjudged"], MOST_UNJUDGED)
    )


def _is_entry(found: object) -> bool:
    """Tell whether a value has exactly the shape of a finding."""
    if not isinstance(found, dict) or found.keys() != {each.name for each in fields(Entry)}:
        return False
    return (
        _are_texts([found[name] for name in ("code", "severity", "file", "column", "cell", "value")], 6)
        and bool(_CODE.fullmatch(found["code"]) and _CELL.fullmatch(found["cell"]))
        and found["severity"] in {each.value for each in Severity}
        and _is_count(found["row"])
        and all(
            isinstance(found[name], dict) and _are_texts(list(found[name].values()), 9) for name in ("message", "fix")
        )
    )


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 10**9


def _are_texts(values: object, most: int) -> bool:
    """Tell whether values are a few bounded texts."""
    return (
        isinstance(values, list)
        and len(values) <= most
        and all(isinstance(value, str) and len(value) <= LONGEST_TEXT for value in values)
    )
