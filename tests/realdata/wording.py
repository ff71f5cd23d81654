"""Texts of the source as the portal can hold them: white space and Unicode form put in order, length cut visibly."""

import unicodedata

NOT_GIVEN = frozenset({"", "BLANK", "Field not included in 2013 data"})
"""What stands in the sheet where a company gave no text."""

SLUG_LENGTH = 48


def plain(text: str) -> str:
    """Return a text in Unicode NFC with single spaces, and with nothing else changed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def given(text: str) -> str:
    """Return a text, or nothing where the sheet holds a filler."""
    return "" if plain(text) in NOT_GIVEN else plain(text)


def shortened(text: str, limit: int) -> str:
    """Return a text that fits, cut at a space and ending in an ellipsis if it has to be cut."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip() + "…"


def slug(name: str) -> str:
    """Return a name as lower-case ASCII letters, digits and hyphens; empty if it has none of these."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(character if character.isalnum() else " " for character in ascii_name).split()
    return "-".join(words)[:SLUG_LENGTH].rstrip("-")


def slugs(names: dict[str, str]) -> dict[str, str]:
    """Return an id for each company number: its name, with the number wherever the name alone is not its own."""
    bare = {number: slug(name) for number, name in names.items()}
    taken = list(bare.values())
    return {
        number: found if found and taken.count(found) == 1 else "-".join(filter(None, (found or "company", number)))
        for number, found in bare.items()
    }
