"""A book of theirs to the draft of its mapping: the same book gives the same draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.model.grid import Book, Sheet
from generator.spreadsheets.mapping.draft.footer_rows import rows_of, skipped
from generator.spreadsheets.mapping.draft.guessing import Guessed, guessed
from generator.spreadsheets.mapping.draft.notes import Notes
from generator.spreadsheets.mapping.draft.sheet_outline import looked
from generator.spreadsheets.mapping.draft.synonyms import Known
from generator.spreadsheets.mapping.draft.writing import Draft
from generator.spreadsheets.mapping.draft.yaml_text import quoted


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft of a mapping, and of how many columns it speaks; no text where no sheet could be understood."""

    text: str = ""
    guesses: int = 0
    untaken: int = 0
    """Columns of theirs that the draft does not take."""


def propose(book: Book, name: str, config: SiteConfig) -> Proposal:
    """Return the draft of a mapping for a book; `name` is that of its file.

    Raises:
        UnreadableBookError: Its merged cells cover more than a sheet may hold.

    """
    known = Known(config)
    understood = {sheet.name: each for sheet in book.sheets if (each := _understood(sheet, known))}
    if not understood:
        return Proposal()
    found = {f"sheet-{place}": each for place, each in enumerate(understood.values(), 1)}
    guesses = [each for guessed, _ in found.values() for each in (*guessed.columns, *guessed.stages)]
    untaken = sum(len(guessed.looked.heads.keys()) - len(guessed.taken) for guessed, _ in found.values())
    others = [sheet.name for sheet in book.sheets if sheet.rows and sheet.name not in understood]
    return Proposal(_text(found, others, name, known), len(guesses), untaken)


def _text(
    found: Mapping[str, tuple[Guessed, Mapping[str, Sequence[str]]]],
    others: Sequence[str],
    name: str,
    known: Known,
) -> str:
    """Return the whole file."""
    notes, draft = Notes(known.config), Draft(found, known)
    lines = [notes.say("propose.title", file=quoted(name)), notes.say("propose.marks"), notes.say("propose.next"), ""]
    lines += [*draft.rows(), *(notes.say("propose.sheet", sheet=quoted(each)) for each in others), ""]
    lines += [*draft.package(), *draft.tables(), "", *draft.missing()]
    return "\n".join(lines) + "\n"


def _understood(sheet: Sheet, known: Known) -> tuple[Guessed, Mapping[str, Sequence[str]]] | None:
    """Return what is guessed of a sheet and the rows that are none; nothing where it seems to hold no table of ours."""
    seen = looked(sheet)
    first = guessed(seen, known) if seen else None
    if seen is None or first is None:
        return None
    unless = skipped(first, known.config)
    again = guessed(seen.without(rows_of(first, unless)), known) if unless else first
    return (again, unless) if again else None
