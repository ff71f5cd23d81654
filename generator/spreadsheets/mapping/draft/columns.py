"""One guessed column as lines of a mapping: where it comes from, and what has to be done to it."""

from collections.abc import Iterator, Mapping, Sequence

from generator.config import Field
from generator.model.grid import Cell, Kind, Spot
from generator.model.quantity import exact
from generator.spreadsheets.code_words import answer, near, spelled
from generator.spreadsheets.mapping.draft.guessing import Guess, Guessed, is_number
from generator.spreadsheets.mapping.draft.notes import Notes
from generator.spreadsheets.mapping.draft.synonyms import Known
from generator.spreadsheets.mapping.draft.units import unit_of
from generator.spreadsheets.mapping.draft.yaml_text import quoted, scalar, shown, word
from generator.spreadsheets.mapping.values import slug
from generator.spreadsheets.values.days import span

DIGITS = "5"
"""Significant digits of a quotient in a draft."""
_FORMS = {
    **dict.fromkeys(("reference_period_first_day", "valid_from"), "first-day"),
    **dict.fromkeys(("reference_period_last_day", "valid_through"), "last-day"),
}
_MOST_WORDS, _MOST_SIGNS = 40, 5


class Columns:
    """Writes columns of one sheet."""

    def __init__(self, guessed: Guessed, known: Known, notes: Notes) -> None:
        """Keep what all of them need."""
        self._guessed, self._known, self._notes = guessed, known, notes
        self._config = known.config

    def lines(self, guess: Guess) -> Iterator[str]:
        """Yield the lines of a column."""
        table, name = guess.key
        field = self._config.schemas[table].field(name)
        cells = self._guessed.looked.cells(guess.place)
        if self._known.is_choice(table, field):
            yield from self._choice(guess, field, cells)
            return
        yield f"{name}: {self.source(guess, field)}  {self._notes.guess(guess)}"
        unit = unit_of(guess.head, field, self._config)
        if unit.per_batch and not self._guessed.over:
            yield self._notes.say("propose.over")
        if field.name.endswith("_id") and _is_lost(cells):
            yield self._notes.say("propose.slug")

    def source(self, guess: Guess, field: Field) -> str:
        """Return what a column comes from."""
        return _of(guess.head, {**self._amount(guess, field), **self._form(guess, field)})

    def _amount(self, guess: Guess, field: Field) -> Mapping[str, str]:
        """Return what is to be done to an amount in another unit or for a batch."""
        unit = unit_of(guess.head, field, self._config)
        options = {"times": f'"{exact(unit.factor)}"'} if unit.factor != 1 else {}
        if unit.per_batch and self._guessed.over:
            options |= {"over": scalar(self._guessed.over), "digits": f'"{DIGITS}"'}
        return options

    def _form(self, guess: Guess, field: Field) -> Mapping[str, str]:
        """Return in which form a cell is to be brought: ids without signs, months as days."""
        cells = [cell for _, cell in self._guessed.looked.cells(guess.place)]
        if field.name.endswith("_id"):
            plain = all(slug(cell.text) == cell.text for cell in cells)
            return {} if plain else {"form": "slug"}
        is_month = any(cell.kind is not Kind.DAY and span(cell.text) for cell in cells)
        return {"form": _FORMS[field.name]} if field.type == "date" and is_month and field.name in _FORMS else {}

    def _choice(self, guess: Guess, field: Field, cells: Sequence[tuple[Spot, Cell]]) -> Iterator[str]:
        """Yield a column with a closed list: their words, with our code where it is certain."""
        known = self._known.codes(guess.meaning.table, field)
        firsts: dict[str, tuple[Spot, Cell]] = {}
        for spot, cell in cells:
            if cell.text.strip():
                firsts.setdefault(" ".join(cell.text.split()), (spot, cell))
        certain = {text: known[spelled(text)] for text in list(firsts)[:_MOST_WORDS] if spelled(text) in known}
        yield f"{field.name}:  {self._notes.guess(guess)}"
        yield f"  from: {scalar(guess.head)}"
        if certain:
            yield "  choose:"
            yield from (f"    {word(text)}: {scalar(code)}" for text, code in certain.items())
        for text in [text for text in list(firsts)[:_MOST_WORDS] if text not in certain]:
            close = near(text, known)
            mark = (
                self._notes.about("propose.near", answer(close, field, self._config))
                if close
                else self._notes.say("propose.word")
            )
            yield f"  #   {quoted(text)}: ?  {firsts[text][0].cell} {mark.removeprefix('# ')}"
        if len(firsts) > _MOST_WORDS:
            yield "  " + self._notes.say("propose.words", count=str(len(firsts) - _MOST_WORDS))

    def stage(self, guess: Guess) -> Iterator[str]:
        """Yield a stage that stands in a column of its own."""
        field = self._config.schemas["stages"].field("value")
        cells = self._guessed.looked.cells(guess.place)
        unit = unit_of(guess.head, field, self._config)
        yield f"- stage: {{value: {guess.meaning.column}}}  {self._notes.guess(guess)}"
        yield f'  state: {{from: {scalar(guess.head)}, choose: {{"": "", "*": reported}}}}'
        yield f"  value: {_of(guess.head, self._amount(guess, field))}"
        if unit.per_batch and not self._guessed.over:
            yield "  " + self._notes.say("propose.over")
        words = {cell.text: spot for spot, cell in reversed(cells) if not is_number(cell)}
        for text, spot in list(reversed(words.items()))[:_MOST_SIGNS]:
            yield "  " + self._notes.about("propose.no_number", f"{spot.cell} {shown(text)}")


def _of(head: str, options: Mapping[str, str]) -> str:
    """Return a value that comes from a head."""
    if not options:
        return scalar(head)
    return "{" + ", ".join([f"from: {scalar(head)}", *(f"{key}: {each}" for key, each in options.items())]) + "}"


def _is_lost(cells: Sequence[tuple[Spot, Cell]]) -> bool:
    """Tell whether ids made of these cells would be empty, or the same for two that differ."""
    made = {cell.text: slug(cell.text) for _, cell in cells}
    return not all(made.values()) or len(set(made.values())) < len(made)
