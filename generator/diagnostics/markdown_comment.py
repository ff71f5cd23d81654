"""The one comment under a submission: what to mend, what readers would see change, what happens next.

It is written for somebody who knows spreadsheets and not git: Chinese first, English folded, every finding by the cell
as a spreadsheet names it. Its length is bounded whatever was submitted, and nothing in it acts on whoever reads it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics.excerpt import Entry, Excerpt
from generator.diagnostics.markdown_text import code, prose
from generator.diagnostics.report import Say

MARK = "<!-- portal-check -->"
"""By this the comment is found again, so that there is one and not one for each check."""
MOST_BYTES = 16 * 1024

Link = Callable[[str, str], str]
"""Gives the address of a code's explanation in a language."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a comment is made of beside the excerpt."""

    says: Mapping[str, Say]
    link: Link | None


def as_markdown(excerpt: Excerpt, says: Mapping[str, Say], link: Link | None = None) -> str:
    """Return the comment with as many findings as there is room for."""
    frame = _Frame(says, link)
    text = _comment(excerpt, frame)
    while len(text.encode()) > MOST_BYTES and excerpt.findings:
        excerpt = replace(excerpt, findings=excerpt.findings[:-1])
        text = _comment(excerpt, frame)
    return text


def _comment(excerpt: Excerpt, frame: _Frame) -> str:
    """Return the comment in every language."""
    first, *others = frame.says
    lines = [MARK, *_in_language(first, excerpt, frame)]
    for language in others:
        name = frame.says[language]("comment.language")
        folded = _in_language(language, excerpt, frame)
        lines += ["", f"<details><summary>{name}</summary>", "", *folded, "", "</details>"]
    return "\n".join(lines) + "\n"


def _in_language(language: str, excerpt: Excerpt, frame: _Frame) -> list[str]:
    """Return everything in one language."""
    say = frame.says[language]
    lines = [f"### {_heading(excerpt, say)}", "", say("report.summary", **_counts(excerpt))]
    if excerpt.unjudged:
        lines += ["", say("comment.unjudged", packages=", ".join(code(name) for name in excerpt.unjudged))]
    if excerpt.findings:
        heads = [say(f"comment.{name}") for name in ("cell", "found", "problem", "fix", "explanation")]
        lines += ["", f"| # | {' | '.join(heads)} |", "|---|---|---|---|---|---|"]
        lines += [_row(number, each, language, frame) for number, each in enumerate(excerpt.findings, 1)]
    left = excerpt.total - len(excerpt.findings)
    lines += ["", say("comment.more", count=left)] if left > 0 else []
    if language in excerpt.changes:
        lines += ["", f"### {say('comment.changes')}", "", *_changes(excerpt, language, say)]
    return [*lines, "", f"### {say('comment.next')}", "", say(f"comment.next.{excerpt.outcome}")]


def _counts(excerpt: Excerpt) -> dict[str, int]:
    return {name: getattr(excerpt, name) for name in ("packages", "rows", "errors", "warnings")}


def _heading(excerpt: Excerpt, say: Say) -> str:
    """Return the verdict in a few words."""
    heading = say(f"comment.heading.{excerpt.outcome}", errors=excerpt.errors)
    return heading + (say("comment.heading.warnings", warnings=excerpt.warnings) if excerpt.warnings else "")


def _row(number: int, entry: Entry, language: str, frame: _Frame) -> str:
    """Return one line of the table."""
    say = frame.says[language]
    cells = (
        str(number) if entry.severity == "error" else f"{number} {say(f'report.{entry.severity}')}",
        _place(entry, say),
        code(entry.value),
        prose(entry.message.get(language, "")),
        prose(entry.fix.get(language, "")),
        f"[{entry.code}]({frame.link(entry.code, language)})" if frame.link else entry.code,
    )
    return f"| {' | '.join(cells)} |"


def _place(entry: Entry, say: Say) -> str:
    """Return a place as a spreadsheet names it: file, cell, column."""
    parts = [code(entry.file)]
    if entry.row:
        parts.append(entry.cell or say("report.row", row=entry.row))
    return " ".join((*parts, code(entry.column)) if entry.column else parts)


def _changes(excerpt: Excerpt, language: str, say: Say) -> list[str]:
    """Return what readers would see change, as a list that ends in time."""
    lines = [f"- {prose(line)}" for line in excerpt.changes[language]]
    if excerpt.more_changes:
        lines.append(f"- {say('comment.more_changes', count=excerpt.more_changes)}")
    return lines or [say("comment.no_changes")]
