"""Which heads of a sheet become which columns of ours: each head once, each column once, the surest first."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.config import Field
from generator.model.grid import Cell, Kind, Spot
from generator.spreadsheets.code_words import spelled
from generator.spreadsheets.mapping.draft.sheet_outline import Looked
from generator.spreadsheets.mapping.draft.synonyms import Known, Meaning, Sure
from generator.spreadsheets.values import numbers
from generator.spreadsheets.values.column import Column
from generator.spreadsheets.values.days import span

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("products", "footprints", "organisation"),
    ("sites",),
    ("stages",),
    ("components",),
    ("inventory",),
    ("sources",),
    ("verifications",),
    ("labels",),
    ("factors",),
    ("documents",),
)
"""Tables that one sheet may hold together; where two fit a sheet equally, the first is meant."""
STAGES = "stages"
_HAN = re.compile(r"[\u3400-\u9fff]")
_MOSTLY = 0.5
_LEAST_STAGES = 2


@dataclass(frozen=True, slots=True)
class Guess:
    """A head that probably means a column of ours; of a stage, the column is its code."""

    meaning: Meaning
    place: int
    head: str
    spot: Spot
    cell: Cell

    @property
    def key(self) -> tuple[str, str]:
        """Return the column that is meant."""
        return self.meaning.table, self.meaning.column


@dataclass(frozen=True, slots=True)
class Guessed:
    """What is guessed of a sheet."""

    looked: Looked
    columns: Sequence[Guess]
    stages: Sequence[Guess] = ()
    over: str = ""
    """The head of the amount of a batch."""

    def of(self, table: str) -> list[Guess]:
        """Return the guesses for a table, in the order of their sheet."""
        return [each for each in self.columns if each.meaning.table == table]

    def head(self, table: str, *columns: str) -> str:
        """Return the head of the first of some columns that was found."""
        found = {each.key: each.head for each in self.columns}
        return next((found[table, column] for column in columns if (table, column) in found), "")

    @property
    def taken(self) -> set[str]:
        """Return the heads that something is made of."""
        return {each.head for each in (*self.columns, *self.stages)} | ({self.over} if self.over else set())


def guessed(looked: Looked, known: Known) -> Guessed | None:
    """Return what the heads of a sheet probably mean; nothing where no two of them mean anything."""
    work = _Guessing(looked, known)
    found = [_assigned(work.meanings(family)) for family in FAMILIES]
    best = max(found, key=_weight)
    if len(best) < _LEAST_STAGES or max(each.meaning.sure for each in best) < Sure.SURE:
        return None
    is_main = best is found[0]
    stages = _assigned(work.stage_meanings()) if is_main else []
    stages = stages if len(stages) >= _LEAST_STAGES else []
    columns = _assigned(work.meanings(FAMILIES[0], {each.place for each in stages})) if stages else best
    rest = {column: head for column, head in looked.heads.items() if column not in {each.place for each in columns}}
    return Guessed(looked, columns, stages, work.over(rest) if is_main else "")


def _weight(guesses: Sequence[Guess]) -> int:
    return sum(each.meaning.sure for each in guesses)


def _assigned(possible: Iterator[Guess]) -> list[Guess]:
    """Return the guesses that go together, in the order of the sheet."""
    chosen: dict[int, Guess] = {}
    keys: set[tuple[str, str]] = set()
    for each in sorted(possible, key=lambda each: (-each.meaning.sure, -each.meaning.length, each.place)):
        if each.place not in chosen and each.key not in keys:
            chosen[each.place] = each
            keys |= {each.key}
    return [chosen[place] for place in sorted(chosen)]


class _Guessing:
    """Weighs what the heads of a sheet may mean against what stands below them."""

    def __init__(self, looked: Looked, known: Known) -> None:
        self._looked, self._config, self._known = looked, known.config, known
        self._cells = {column: looked.cells(column) for column in looked.heads}

    def meanings(self, tables: Sequence[str], but: set[int] | None = None) -> Iterator[Guess]:
        """Yield every column of some tables that a head may mean."""
        for place, head in self._looked.heads.items():
            if place in (but or ()) or not self._cells[place]:
                continue
            for table in tables:
                for meaning in self._known.of(head, table):
                    fit = self._fitted(meaning, place, head)
                    if fit.sure:
                        yield Guess(fit, place, head, *self._cells[place][0])

    def stage_meanings(self) -> Iterator[Guess]:
        """Yield every stage that a head may mean: amounts stand below it, and no shares."""
        for place, head in self._looked.heads.items():
            meaning = self._known.stage(head)
            cells = self._cells[place]
            if meaning and cells and not self._known.is_called(head, "share") and _share(cells, is_number) >= _MOSTLY:
                yield Guess(meaning, place, head, *cells[0])

    def over(self, heads: Mapping[int, str]) -> str:
        """Return the head of the amount of a batch; nothing where none is surely called so."""
        for place, head in heads.items():
            cells = self._cells[place]
            if self._known.is_called(head, "over") == Sure.SURE and cells and _share(cells, is_number) >= _MOSTLY:
                return head
        return ""

    def _fitted(self, meaning: Meaning, place: int, head: str) -> Meaning:
        """Return a meaning as sure as the cells below let it be."""
        field = self._config.schemas[meaning.table].field(meaning.column)
        cells = self._cells[place]
        reads = _share(cells, lambda cell: self._reads(meaning.table, field, cell))
        less = Sure(max(meaning.sure - 1, Sure.NOT))
        if field.type in ("number", "integer"):
            is_share = bool(self._known.is_called(head, "share")) and field.descriptor.get("unit") != "%"
            return replace(meaning, sure=meaning.sure if reads >= _MOSTLY and not is_share else Sure.NOT)
        if field.codelist or field.type in ("boolean", "date") or _has_form(field):
            return replace(meaning, sure=meaning.sure if reads else less if meaning.sure == Sure.SURE else Sure.NOT)
        if field.name.endswith(("_zh", "_en")):
            is_chinese = _share(cells, lambda cell: bool(_HAN.search(cell.text))) >= _MOSTLY
            return replace(meaning, column=f"{meaning.column[:-3]}{'_zh' if is_chinese else '_en'}")
        return meaning

    def _reads(self, table: str, field: Field, cell: Cell) -> bool:
        """Tell whether a cell can be read as a column wants it, if only with other words or as a month."""
        if field.type in ("number", "integer"):
            return is_number(cell)
        if field.type == "date":
            return cell.kind is Kind.DAY or bool(span(cell.text)) or bool(Column(field, self._config).read(cell).kind)
        if spelled(cell.text) in self._known.codes(table, field):
            return True
        form = str(field.constraints.get("pattern", ""))
        return _has_form(field) and bool(re.fullmatch(form, Column(field, self._config).read(cell).value))


def _has_form(field: Field) -> bool:
    """Tell whether a column wants its cells in a form of its own; ids are made out of whatever stands there."""
    return "pattern" in field.constraints and not field.name.endswith("_id") and not field.codelist


def _share(cells: Sequence[tuple[Spot, Cell]], is_so: Callable[[Cell], bool]) -> float:
    """Return the share of cells of which something is so."""
    return sum(is_so(cell) for _, cell in cells) / len(cells) if cells else 0.0


def is_number(cell: Cell) -> bool:
    """Tell whether a cell is a number, also one that can be read in two ways."""
    if cell.kind is Kind.NUMBER:
        return True
    reading = numbers.typed(cell.text, {})
    return cell.kind is Kind.TEXT and (numbers.is_plain(reading.value) or reading.doubt is not None)
