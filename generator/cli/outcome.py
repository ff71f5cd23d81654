"""How a command ends."""

FINE, PROBLEMS, MISUSED, OUR_FAILURE = 0, 1, 2, 3
"""Exit codes: fine, problems found in data, used wrongly, our own failure or a limit."""


class MisuseError(Exception):
    """The command was used wrongly; the message says how."""
