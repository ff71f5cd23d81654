"""What a code is, and the makers of codes by severity."""

from dataclasses import dataclass

from generator.diagnostics.diagnostic import Severity

PORTAL = "portal"
FIRST_EDITION = "2026-11-22"
"""The day from which the first edition of the rules holds; whatever was published before is judged by it too."""


@dataclass(frozen=True, slots=True)
class Code:
    """A permanent kebab-case name, how severe it is, what it rests on, the holes of its message, and since when."""

    name: str
    severity: Severity
    basis: str
    holes: tuple[str, ...] = ()
    """The holes of its message beside `value` and `column`."""
    since: str = FIRST_EDITION
    """ISO date from which the rule is in force: records published before it are judged without it."""


def error(name: str, basis: str = PORTAL, *holes: str, since: str = FIRST_EDITION) -> Code:
    """Return a code that blocks publication."""
    return Code(name, Severity.ERROR, basis, holes, since)


def warning(name: str, basis: str = PORTAL, *holes: str, since: str = FIRST_EDITION) -> Code:
    """Return a code that asks somebody to look again."""
    return Code(name, Severity.WARNING, basis, holes, since)


def note(name: str, basis: str = PORTAL, *holes: str, since: str = FIRST_EDITION) -> Code:
    """Return a code that asks for nothing."""
    return Code(name, Severity.NOTE, basis, holes, since)
