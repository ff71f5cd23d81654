"""How a report repeats what a stranger wrote: bounded, and nothing in it that a reader cannot see."""

LIMIT = 60


def quoted(cell: str, limit: int = LIMIT) -> str:
    """Return a cell as it may be repeated in a report: bounded, and invisible characters as code points."""
    safe = "".join(_visible(character) for character in cell[:limit])
    return safe + "…" if len(cell) > limit else safe


def _visible(character: str) -> str:
    """Return a character, or its code point where a reader could not see it."""
    if character == " " or (character.isprintable() and not character.isspace()):
        return character
    return f"<U+{ord(character):04X}>"
