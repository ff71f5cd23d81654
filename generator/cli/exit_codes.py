"""How a command ends."""

import sys
from collections.abc import Iterable

from generator.diagnostics import Report, quoted

FINE, PROBLEMS, MISUSED, OUR_FAILURE = 0, 1, 2, 3
"""Exit codes of every command.

0: everything was judged, and nothing is wrong. 1: everything was judged, and something is wrong in the data, or there
was nothing to judge. 2: the command was used wrongly. 3: something was not judged, because we failed or because it went
beyond a limit of ours; neither is a verdict on the data. The highest that applies is the one that is returned.
"""
_LONG = 400
"""So much of a line is shown; what raised may have repeated what a stranger wrote."""


class MisuseError(Exception):
    """The command was used wrongly; the message says how."""


def exit_code(found: Report) -> int:
    """Return how a command ends that judged something."""
    if not found.is_complete:
        return OUR_FAILURE
    return PROBLEMS if found.summary["errors"] or not found.packages else FINE


def tell_failures(failures: Iterable[str]) -> None:
    """Show us how we failed, each way once; no line of it can be taken for a command to whoever runs this."""
    for failure in dict.fromkeys(filter(None, failures)):
        for line in failure.splitlines():
            print(f"| {quoted(line, _LONG)}", file=sys.stderr)
