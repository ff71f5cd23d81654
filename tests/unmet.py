"""Statements about many rows of a table in one test, so that one failure names every row that breaks one."""

from collections.abc import Mapping


def unmet(place: str, statements: Mapping[str, bool]) -> list[str]:
    """Return a line for each statement that does not hold at a place."""
    return [f"{place}: not true that {statement}" for statement, holds in statements.items() if not holds]
