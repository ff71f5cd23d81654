"""One guessed column as lines of a mapping: where it comes from, what is done to it, and a cell to check it by."""

from collections.abc import Iterator, Mapping, Sequence

from generator.config import Field, SiteConfig
from generator.model.places import CellPlace
from generator.model.quantity import exact
from generator.normalise import numbers
from generator.normalise.cell import Cell, Kind
from generator.normalise.code_words import answer, near, spelled
from generator.normalise.days import span
from generator.spreadsheets.mapping.draft.guesses import ColumnGuess, SheetGuess, is_number
from generator.spreadsheets.mapping.draft.vocabulary import Vocabulary, unit_of
from generator.spreadsheets.mapping.draft.yaml_text import quoted, scalar, shown, word
from generator.spreadsheets.mapping.values import slug

_JOINT = " · "


class Comments:
    """Sentences for comments; nothing of a stranger's enters them but between quotation marks."""

    def __init__(self, config: SiteConfig) -> None:
        """Keep the words of every language."""
        self._words = tuple(config.words.values())

    def say(self, key: str, /, **values: str) -> str:
        """Return a sentence in every language, as the rest of a line of YAML."""
        return "# " + _JOINT.join(words.say(key, **values) for words in self._words)

    def guess(self, guess: ColumnGuess) -> str:
        """Return how sure a guess is, with the first cell below its head."""
        return self.about(f"propose.{guess.meaning.sure.name.lower()}", self.example(guess.place, guess.cell))

    def about(self, key: str, example: str) -> str:
        """Return a sentence in every language and what it is about, once."""
        return f"{self.say(key)}: {example}"

    def example(self, place: CellPlace, cell: Cell) -> str:
        """Return a cell as its sheet shows it, with its place."""
        return f"{place.address} {shown(self.text(cell))}"

    def text(self, cell: Cell) -> str:
        """Return what a cell says, a number without what only a computer stores."""
        return numbers.stored(cell.text, percent=False).value if cell.kind is Kind.NUMBER else cell.text


DIGITS = "5"
"""Significant digits of a quotient in a draft."""
_FORMS = {
    **dict.fromkeys(("reference_period_first_day", "valid_from"), "first-day"),
    **dict.fromkeys(("reference_period_last_day", "valid_through"), "last-day"),
}
_MOST_WORDS, _MOST_SIGNS = 40, 5


class Columns:
    """Writes columns of one sheet."""

    def __init__(self, guessed: SheetGuess, vocabulary: Vocabulary, comments: Comments) -> None:
        """Keep what all of them need."""
        self._guessed, self._vocabulary, self._comments = guessed, vocabulary, comments
        self._config = vocabulary.config

    def lines(self, guess: ColumnGuess) -> Iterator[str]:
        """Yield the lines of a column."""
        table, name = guess.key
        field = self._config.schemas[table].field(name)
        cells = self._guessed.outline.cells(guess.position)
        if self._vocabulary.is_choice(table, field):
            yield from self._choice(guess, field, cells)
            return
        yield f"{name}: {self.source(guess, field)}  {self._comments.guess(guess)}"
        unit = unit_of(guess.head, field, self._config)
        if unit.per_batch and not self._guessed.over:
            yield self._comments.say("propose.over")
        if field.name.endswith("_id") and _is_lost(cells):
            yield self._comments.say("propose.slug")

    def source(self, guess: ColumnGuess, field: Field) -> str:
        """Return what a column comes from."""
        return _of(guess.head, {**self._amount(guess, field), **self._form(guess, field)})

    def _amount(self, guess: ColumnGuess, field: Field) -> Mapping[str, str]:
        """Return what is to be done to an amount in another unit or for a batch."""
        unit = unit_of(guess.head, field, self._config)
        options = {"times": f'"{exact(unit.factor)}"'} if unit.factor != 1 else {}
        if unit.per_batch and self._guessed.over:
            options |= {"over": scalar(self._guessed.over), "digits": f'"{DIGITS}"'}
        return options

    def _form(self, guess: ColumnGuess, field: Field) -> Mapping[str, str]:
        """Return in which form a cell is to be brought: ids without signs, months as days."""
        cells = [cell for _, cell in self._guessed.outline.cells(guess.position)]
        if field.name.endswith("_id"):
            plain = all(slug(cell.text) == cell.text for cell in cells)
            return {} if plain else {"form": "slug"}
        is_month = any(cell.kind is not Kind.DAY and span(cell.text) for cell in cells)
        return {"form": _FORMS[field.name]} if field.type == "date" and is_month and field.name in _FORMS else {}

    def _choice(self, guess: ColumnGuess, field: Field, cells: Sequence[tuple[CellPlace, Cell]]) -> Iterator[str]:
        """Yield a column with a closed list: their words, with our code where it is certain."""
        known = self._vocabulary.codes(guess.meaning.table, field)
        firsts: dict[str, tuple[CellPlace, Cell]] = {}
        for place, cell in cells:
            if cell.text.strip():
                firsts.setdefault(" ".join(cell.text.split()), (place, cell))
        certain = {text: known[spelled(text)] for text in list(firsts)[:_MOST_WORDS] if spelled(text) in known}
        yield f"{field.name}:  {self._comments.guess(guess)}"
        yield f"  from: {scalar(guess.head)}"
        if certain:
            yield "  choose:"
            yield from (f"    {word(text)}: {scalar(code)}" for text, code in certain.items())
        for text in [text for text in list(firsts)[:_MOST_WORDS] if text not in certain]:
            close = near(text, known)
            mark = (
                self._comments.about("propose.near", answer(close, field, self._config))
                if close
                else self._comments.say("propose.word")
            )
            yield f"  #   {quoted(text)}: ?  {firsts[text][0].address} {mark.removeprefix('# ')}"
        if len(firsts) > _MOST_WORDS:
            yield "  " + self._comments.say("propose.words", count=str(len(firsts) - _MOST_WORDS))

    def stage(self, guess: ColumnGuess) -> Iterator[str]:
        """Yield a stage that stands in a column of its own."""
        field = self._config.schemas["stages"].field("value")
        cells = self._guessed.outline.cells(guess.position)
        unit = unit_of(guess.head, field, self._config)
        yield f"- stage: {{value: {guess.meaning.column}}}  {self._comments.guess(guess)}"
        yield f'  state: {{from: {scalar(guess.head)}, choose: {{"": "", "*": reported}}}}'
        yield f"  value: {_of(guess.head, self._amount(guess, field))}"
        if unit.per_batch and not self._guessed.over:
            yield "  " + self._comments.say("propose.over")
        words = {cell.text: place for place, cell in reversed(cells) if not is_number(cell)}
        for text, place in list(reversed(words.items()))[:_MOST_SIGNS]:
            yield "  " + self._comments.about("propose.no_number", f"{place.address} {shown(text)}")


def _of(head: str, options: Mapping[str, str]) -> str:
    """Return a value that comes from a head."""
    if not options:
        return scalar(head)
    return "{" + ", ".join([f"from: {scalar(head)}", *(f"{key}: {each}" for key, each in options.items())]) + "}"


def _is_lost(cells: Sequence[tuple[CellPlace, Cell]]) -> bool:
    """Tell whether ids made of these cells would be empty, or the same for two that differ."""
    made = {cell.text: slug(cell.text) for _, cell in cells}
    return not all(made.values()) or len(set(made.values())) < len(made)
