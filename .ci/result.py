"""Shorten the report of `portal check` to the one small file that a job with rights may read.

Usage: result.py REPORT EXIT_CODE HEAD_SHA > result.json. Standard library only.
"""

import json
import sys
from pathlib import Path
from typing import Any

MOST_FINDINGS = 20
LONGEST_TEXT = 300
LANGUAGES = ("zh", "en")
COUNTS = ("packages", "rows", "errors", "warnings")


def main() -> None:
    """Write the result to standard output as ASCII."""
    report, outcome, head = sys.argv[1:]
    sys.stdout.write(json.dumps(shortened(Path(report), int(outcome), head), ensure_ascii=True, sort_keys=True) + "\n")


def shortened(report: Path, outcome: int, head: str) -> dict[str, Any]:
    """Return what of a report fits into a comment; without a report, the outcome alone."""
    try:
        found = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    summary, diagnostics = found.get("summary", {}), found.get("diagnostics", [])
    counts = {name: int(summary.get(name, 0)) for name in COUNTS}
    findings = [entry(diagnostic) for diagnostic in diagnostics[:MOST_FINDINGS]]
    return {"outcome": outcome, "head": head, "total": len(diagnostics), "findings": findings} | counts


def entry(diagnostic: dict[str, Any]) -> dict[str, Any]:
    """Return one finding with every text bounded."""
    return {
        "code": text(diagnostic["code"]),
        "severity": text(diagnostic["severity"]),
        "file": text(diagnostic["file"]),
        "row": diagnostic["row"] or 0,
        "column": text(diagnostic["column"]),
        "value": text(diagnostic["value"]),
        "message": {language: text(diagnostic["message"].get(language)) for language in LANGUAGES},
        "fix": {language: text(diagnostic["fix"].get(language)) for language in LANGUAGES},
    }


def text(value: object) -> str:
    """Return a text, bounded; nothing for nothing."""
    return str(value or "")[:LONGEST_TEXT]


if __name__ == "__main__":
    main()
