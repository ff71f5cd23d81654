"""Units in heads: what one of theirs is in ours, and whether a number is for a whole batch."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.config import MAPPING, Field, SiteConfig
from generator.spreadsheets.code_words import spelled
from generator.spreadsheets.values.numbers import units_of

_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PIECES = re.compile(r"[/,;、每]|\bper\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a head says about the unit of its numbers."""

    written: str = ""
    """As it stands there; empty where none that we know does."""
    factor: Decimal = Decimal(1)
    per_batch: bool = False


def unit_of(head: str, field: Field, config: SiteConfig) -> Unit:
    """Return the unit that a head states for a column."""
    units = units_of(str(field.descriptor.get("unit") or ""))
    batches = {spelled(word) for word in config.column_synonyms.heads(MAPPING, "per")}
    found, per_batch = Unit(), False
    for piece in _pieces(head):
        per_batch = per_batch or spelled(piece) in batches
        factor = units.get("".join(piece.split()).lower())
        if factor is not None and not found.written:
            found = Unit(piece, factor)
    return Unit(found.written, found.factor, per_batch)


def _pieces(head: str) -> Iterator[str]:
    """Yield the parts of a head that may be units: those in brackets, then the last words."""
    narrow = unicodedata.normalize("NFKC", head)
    for inside in _BRACKETED.findall(narrow):
        yield from (piece.strip() for piece in _PIECES.split(inside) if piece.strip())
    words = _BRACKETED.sub(" ", narrow).split()
    yield from (" ".join(words[-count:]) for count in (1, 2) if len(words) > count)
