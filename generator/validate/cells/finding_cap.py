"""One mistake made in fifty thousand rows is one mistake: the first thousand places are named, the others counted."""

from collections import Counter
from collections.abc import Sequence

from generator.diagnostics import Finding, Location

MORE = "findings-more"
"""Says how many others there are."""

MOST_PLACES = 1_000
"""So many places of one code in one column of one file are named."""


def cap_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in their order, where one repeats endlessly only the first of it and how many more there are."""
    if len(findings) <= MOST_PLACES:
        return tuple(findings)
    seen: Counter[tuple[str, str, str]] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        kind = (finding.code, finding.location.file, finding.location.column)
        seen[kind] += 1
        if seen[kind] <= MOST_PLACES:
            kept.append(finding)
    more = [
        Finding(MORE, Location(file, 0, column), code, {"count": f"{count - MOST_PLACES:,}"})
        for (code, file, column), count in seen.items()
        if count > MOST_PLACES
    ]
    return (*kept, *more)
