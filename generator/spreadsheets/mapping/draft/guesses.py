"""Which heads of a sheet become which columns of ours: each head once, each column once, the surest first."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.config import MAPPING, Field, SiteConfig
from generator.model.places import CellPlace
from generator.normalise import numbers
from generator.normalise.cell import Cell, Kind
from generator.normalise.code_words import spelled
from generator.normalise.column import Column
from generator.normalise.days import span
from generator.spreadsheets.mapping.draft.sheet_outline import SheetOutline
from generator.spreadsheets.mapping.draft.vocabulary import Certainty, Meaning, Vocabulary

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
class ColumnGuess:
    """A head that probably means a column of ours; of a stage, the column is its code."""

    meaning: Meaning
    position: int
    """The number of the column in its sheet."""
    head: str
    place: CellPlace
    cell: Cell
    """The first filled cell below the head."""

    @property
    def key(self) -> tuple[str, str]:
        """Return the column that is meant."""
        return self.meaning.table, self.meaning.column


@dataclass(frozen=True, slots=True)
class SheetGuess:
    """What is guessed of a sheet."""

    outline: SheetOutline
    columns: Sequence[ColumnGuess]
    stages: Sequence[ColumnGuess] = ()
    over: str = ""
    """The head of the amount of a batch."""

    def of(self, table: str) -> list[ColumnGuess]:
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


def guess_of(outline: SheetOutline, vocabulary: Vocabulary) -> SheetGuess | None:
    """Return what the heads of a sheet probably mean; nothing where no two of them mean anything."""
    weighing = _Weighing(outline, vocabulary)
    families = [_assigned(weighing.meanings(family)) for family in FAMILIES]
    best = max(families, key=_weight)
    if len(best) < _LEAST_STAGES or max(each.meaning.sure for each in best) < Certainty.SURE:
        return None
    is_main = best is families[0]
    stages = _assigned(weighing.stage_meanings()) if is_main else []
    stages = stages if len(stages) >= _LEAST_STAGES else []
    columns = _assigned(weighing.meanings(FAMILIES[0], {each.position for each in stages})) if stages else best
    rest = {column: head for column, head in outline.heads.items() if column not in {each.position for each in columns}}
    return SheetGuess(outline, columns, stages, weighing.over(rest) if is_main else "")


def _weight(guesses: Sequence[ColumnGuess]) -> int:
    return sum(each.meaning.sure for each in guesses)


def _assigned(possible: Iterator[ColumnGuess]) -> list[ColumnGuess]:
    """Return the guesses that go together, in the order of the sheet."""
    chosen: dict[int, ColumnGuess] = {}
    keys: set[tuple[str, str]] = set()
    for each in sorted(possible, key=lambda each: (-each.meaning.sure, -each.meaning.length, each.position)):
        if each.position not in chosen and each.key not in keys:
            chosen[each.position] = each
            keys |= {each.key}
    return [chosen[position] for position in sorted(chosen)]


class _Weighing:
    """Weighs what the heads of a sheet may mean against what stands below them."""

    def __init__(self, outline: SheetOutline, vocabulary: Vocabulary) -> None:
        self._outline, self._config, self._vocabulary = outline, vocabulary.config, vocabulary
        self._cells = {column: outline.cells(column) for column in outline.heads}

    def meanings(self, tables: Sequence[str], but: set[int] | None = None) -> Iterator[ColumnGuess]:
        """Yield every column of some tables that a head may mean."""
        for position, head in self._outline.heads.items():
            if position in (but or ()) or not self._cells[position]:
                continue
            for table in tables:
                for meaning in self._vocabulary.of(head, table):
                    fit = self._fitted(meaning, position, head)
                    if fit.sure:
                        yield ColumnGuess(fit, position, head, *self._cells[position][0])

    def stage_meanings(self) -> Iterator[ColumnGuess]:
        """Yield every stage that a head may mean: amounts stand below it, and no shares."""
        for position, head in self._outline.heads.items():
            meaning = self._vocabulary.stage(head)
            cells = self._cells[position]
            if (
                meaning
                and cells
                and not self._vocabulary.is_called(head, "share")
                and _share(cells, is_number) >= _MOSTLY
            ):
                yield ColumnGuess(meaning, position, head, *cells[0])

    def over(self, heads: Mapping[int, str]) -> str:
        """Return the head of the amount of a batch; nothing where none is surely called so."""
        for position, head in heads.items():
            cells = self._cells[position]
            if (
                self._vocabulary.is_called(head, "over") == Certainty.SURE
                and cells
                and _share(cells, is_number) >= _MOSTLY
            ):
                return head
        return ""

    def _fitted(self, meaning: Meaning, position: int, head: str) -> Meaning:
        """Return a meaning as sure as the cells below let it be."""
        field = self._config.schemas[meaning.table].field(meaning.column)
        cells = self._cells[position]
        reads = _share(cells, lambda cell: self._reads(meaning.table, field, cell))
        less = Certainty(max(meaning.sure - 1, Certainty.NOT))
        if field.type in ("number", "integer"):
            is_share = bool(self._vocabulary.is_called(head, "share")) and field.descriptor.get("unit") != "%"
            return replace(meaning, sure=meaning.sure if reads >= _MOSTLY and not is_share else Certainty.NOT)
        if field.codelist or field.type in ("boolean", "date") or _has_form(field):
            return replace(
                meaning, sure=meaning.sure if reads else less if meaning.sure == Certainty.SURE else Certainty.NOT
            )
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
        if spelled(cell.text) in self._vocabulary.codes(table, field):
            return True
        form = str(field.constraints.get("pattern", ""))
        return _has_form(field) and bool(re.fullmatch(form, Column(field, self._config).read(cell).value))


def _has_form(field: Field) -> bool:
    """Tell whether a column wants its cells in a form of its own; ids are made out of whatever stands there."""
    return "pattern" in field.constraints and not field.name.endswith("_id") and not field.codelist


def _share(cells: Sequence[tuple[CellPlace, Cell]], is_so: Callable[[Cell], bool]) -> float:
    """Return the share of cells of which something is so."""
    return sum(is_so(cell) for _, cell in cells) / len(cells) if cells else 0.0


def is_number(cell: Cell) -> bool:
    """Tell whether a cell is a number, also one that can be read in two ways."""
    if cell.kind is Kind.NUMBER:
        return True
    reading = numbers.typed(cell.text, {})
    return cell.kind is Kind.TEXT and (numbers.is_plain(reading.value) or reading.doubt is not None)


_KEYS = ("product_id", "footprint_id", "name_zh", "name_en", "site_id")


def footer_words(guessed: SheetGuess, config: SiteConfig) -> Mapping[str, Sequence[str]]:
    """Return by which words under which heads such rows are known; an empty word is an empty cell."""
    sums = {spelled(each) for each in config.column_synonyms.heads(MAPPING, "sum")}
    outline, key = guessed.outline, _key(guessed)
    found: dict[str, list[str]] = {}
    for row in outline.body:
        cells = outline.sheet.rows[row]
        if key and not _is_filled(cells.get(key)) and key not in outline.merged:
            _add(found, outline.heads[key], "")
            continue
        for column, text in _words(cells, outline.heads):
            if spelled(text) in sums:
                _add(found, outline.heads[column], text)
                break
    return found


def footer_rows(guessed: SheetGuess, unless: Mapping[str, Sequence[str]]) -> list[int]:
    """Return the rows that are left out by some words."""
    outline = guessed.outline
    columns = {
        column: {spelled(each) for each in unless[head]} for column, head in outline.heads.items() if head in unless
    }
    return [
        row
        for row in outline.body
        if any(spelled(outline.sheet.text(row, column)) in words for column, words in columns.items())
    ]


def _key(guessed: SheetGuess) -> int:
    """Return the column that every row of the table fills."""
    positions = {each.meaning.column: each.position for each in reversed(guessed.columns)}
    return next((positions[name] for name in _KEYS if name in positions), 0)


def _is_filled(cell: Cell | None) -> bool:
    return bool(cell and not cell.is_blank)


def _words(cells: Mapping[int, Cell], heads: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    yield from ((column, cell.text.strip()) for column, cell in sorted(cells.items()) if column in heads)


def _add(found: dict[str, list[str]], head: str, word: str) -> None:
    words = found.setdefault(head, [])
    if word not in words:
        words.append(word)
