"""Which column of ours a head probably means, how sure that is, and which unit the head states."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cache

from generator.config import MAPPING, ROLES, Field, SiteConfig
from generator.normalise.code_words import meanings, spelled
from generator.normalise.numbers import units_of
from generator.spreadsheets.mapping.rows import BETWEEN

_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]*[)\]）】]")
_EDGES = re.compile(r"^[\s*＊#·:：]+|[\s*＊#·:：]+$")
_LETTER = re.compile(r"\s*\[[A-Z]{1,3}\]$")
_LATIN = re.compile(r"[a-z0-9]")
_NEAR = 0.8
_COMPARABLE = 1.5
"""Of two texts this much longer one than the other, none is nearly the other."""
_ID = "_id"
"""Ends columns that mean the same in every table."""
_SHORTEST = {"latin": 4, "han": 2}
"""A word this long may stand within a longer head."""


class Certainty(IntEnum):
    """How sure a guess is."""

    NOT = 0
    UNSURE = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a head may mean: a column of ours, or a stage."""

    table: str
    column: str
    sure: Certainty
    length: int
    """Of the word that was found: the longer, the better."""


@cache
def forms(head: str) -> tuple[str, ...]:
    """Return a head as words may call it: its last part, and all parts together; without units and signs."""
    parts = [_plain(part) for part in _LETTER.sub("", head).split(BETWEEN)]
    spaced = " ".join(part for part in parts if part)
    return tuple(dict.fromkeys(form for form in (parts[-1], spaced, spaced.replace(" ", "")) if form))


def _plain(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text)
    return spelled(_EDGES.sub("", _BRACKETS.sub("", narrow)))


def agreement(own: Sequence[str], word: str) -> Certainty:
    """Return how sure it is that a head of these forms means what a word does."""
    if word in own:
        return Certainty.SURE
    if any(_within(word, form) for form in own):
        return Certainty.LIKELY
    return Certainty.UNSURE if any(_is_near(word, form) for form in own) else Certainty.NOT


def _is_near(word: str, form: str) -> bool:
    """Tell whether a word is nearly a head, but for a slip of somebody's pen."""
    if max(len(word), len(form)) > _COMPARABLE * min(len(word), len(form)):
        return False
    if len(set(word) & set(form)) < _NEAR * min(len(set(word)), len(set(form))):
        return False  # what costs a thousandth of the comparison itself
    compared = difflib.SequenceMatcher(None, word, form)
    return compared.quick_ratio() >= _NEAR and compared.ratio() >= _NEAR


def _within(word: str, form: str) -> bool:
    """Tell whether a word stands in a head: of Latin letters as a whole word."""
    if word not in form:
        return False
    if _LATIN.search(word):
        long = len(word) >= _SHORTEST["latin"]
        return long and bool(re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", form))
    return len(word) >= _SHORTEST["han"]


class Vocabulary:
    """The words for every column, stage and part that a mapping may have to know, all as `spelled`."""

    def __init__(self, config: SiteConfig) -> None:
        """Collect them from schemas, code lists and the list of other words."""
        self.config = config
        self._found: dict[tuple[str, str], tuple[Meaning, ...]] = {}
        self._columns = {
            schema.name: {field.name: self._words(schema.name, field) for field in schema.fields}
            for schema in config.schemas.values()
        }
        codes = config.codelists["stages"].rows.items()
        names = [(row[f"name_{each.code}"], code) for code, row in codes for each in config.complete_languages]
        named = (*names, *config.column_synonyms.codes("stages", "stage"))
        self._stages = [(spelled(word), code) for word, code in named]
        self._roles = {role: [spelled(word) for word in config.column_synonyms.heads(MAPPING, role)] for role in ROLES}

    def of(self, head: str, table: str) -> tuple[Meaning, ...]:
        """Return the columns of a table that a head may mean."""
        if (head, table) not in self._found:
            self._found[head, table] = tuple(self._meanings(head, table))
        return self._found[head, table]

    def _meanings(self, head: str, table: str) -> Iterator[Meaning]:
        own = forms(head)
        for column, words in self._columns[table].items():
            sure, length = max((agreement(own, word), len(word)) for word in words)
            if sure:
                yield Meaning(table, column, sure, length)

    def stage(self, head: str) -> Meaning | None:
        """Return the stage that a head may mean."""
        own = forms(head)
        sure, length, code = max((agreement(own, word), len(word), code) for word, code in self._stages)
        return Meaning("stages", code, sure, length) if sure >= Certainty.LIKELY else None

    def is_called(self, head: str, role: str) -> Certainty:
        """Return how sure it is that a head plays a part in a mapping that is no column of ours."""
        return max((agreement(forms(head), word) for word in self._roles[role]), default=Certainty.NOT)

    def is_choice(self, table: str, field: Field) -> bool:
        """Tell whether the cells of a column are words of a list."""
        return bool(field.codelist or field.type == "boolean" or self.config.column_synonyms.codes(table, field.name))

    def codes(self, table: str, field: Field) -> dict[str, str]:
        """Return every word that surely stands for a code in a column: also those that our own form does not know."""
        others = {spelled(word): code for word, code in self.config.column_synonyms.codes(table, field.name)}
        rows = self.config.codelists[field.codelist].rows.items() if field.codelist else ()
        marks = {spelled(mark): code for code, row in rows for mark in row.get("symbols", "").split(";") if mark}
        return {**others, **marks, **meanings(field, self.config)}

    def _words(self, table: str, field: Field) -> tuple[str, ...]:
        titles = (field.text("title", each.code) for each in self.config.complete_languages)
        words = self.config.column_synonyms
        same = [word for _, column, code, word in words.rows if column == field.name and not code]
        others = same if field.name.endswith(_ID) else words.heads(table, field.name)
        return tuple(dict.fromkeys((field.name, *map(_plain, titles), *map(spelled, others))))


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
