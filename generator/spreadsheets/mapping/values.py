"""What a value of a mapping is in a row of theirs: a cell, where it was typed, and what was done to it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from generator.diagnostics import Finding, Location
from generator.model.intake import Rewritten
from generator.model.places import CellPlace
from generator.model.quantity import exact
from generator.model.tolerance import agrees
from generator.normalise import numbers
from generator.normalise.cell import Cell, Kind
from generator.normalise.code_words import spelled
from generator.normalise.days import span
from generator.spreadsheets.mapping.mapping_file import Agreement, Sum, Value
from generator.spreadsheets.mapping.rows import SourceRow, fits

SLUG_LENGTH = 48
NOWHERE = CellPlace("", 0)
EMPTY = Cell("")
_BRACES = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class MappedCell:
    """A cell that a mapping makes; its place is that of the first thing that it is made of."""

    cell: Cell
    place: CellPlace = NOWHERE
    changes: tuple[Rewritten, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """Return what the cell says as people read it: a number without what only a computer stores."""
        is_number = self.cell.kind is Kind.NUMBER
        return numbers.stored(self.cell.text, percent=False).value if is_number else self.cell.text

    @property
    def is_broken(self) -> bool:
        """Tell whether nobody can say what the cell says; whoever reads the column will say so."""
        return self.cell.formula or self.cell.kind is Kind.ERROR

    def became(self, text: str, kind: str = "") -> "MappedCell":
        """Return the cell with another text, and with a note of the change where it is of a kind that is told."""
        if text == self.text:
            return self
        change = Rewritten(kind, self.text, text, *self.place.parts)
        return replace(self, cell=Cell(text), changes=(*self.changes, change) if kind else self.changes)

    def doubted(self, code: str, **holes: str) -> "MappedCell":
        """Return the cell with a reason why the mapping cannot work with it."""
        at = Location(self.place.sheet, self.place.row, "", self.place.address)
        return replace(self, findings=(*self.findings, Finding(code, at, self.text, holes)))


Lookup = Callable[[Sum, SourceRow], Sequence[SourceRow]]


def mapped_cell(value: Value, row: SourceRow, lookup: Lookup) -> MappedCell:
    """Return the cell that a value gives in a row."""
    made = _source(value, row, lookup)
    if not row.meets(value.only, value.unless):
        return MappedCell(EMPTY, made.place)
    if made.is_broken:
        return made
    if value.take is not None and made.text:
        found = re.fullmatch(value.take, made.text, re.DOTALL)
        made = made.became(found[1] or "") if found else made.doubted("mapping-cell", problem="mapping-take")
    made = _chosen(value, made)
    if (value.times is not None or value.over is not None) and made.text:
        made = _converted(value, made, row)
    if value.at_most is not None:
        made = made.became(shortened(made.text, value.at_most), "cut")
    return _formed(value, made)


def cell_under(head: str, row: SourceRow) -> MappedCell:
    """Return what stands under a head."""
    plain = spelled(head)
    return MappedCell(row.cells.get(plain, EMPTY), row.places.get(plain, NOWHERE))


def _source(value: Value, row: SourceRow, lookup: Lookup) -> MappedCell:
    """Return where a value comes from, before anything is done to it."""
    if value.from_ is not None:
        return cell_under(value.from_, row)
    if value.value is not None:
        return MappedCell(Cell(value.value))
    if value.text is not None:
        return _filled(value.text, row)
    if value.sum is not None:
        return _added([cell_under(value.sum.of, each) for each in lookup(value.sum, row)])
    parts = [mapped_cell(item, row, lookup) for item in value.join or value.first or ()]
    if value.first is not None:
        return next((part for part in parts if part.text or part.is_broken), parts[0] if parts else MappedCell(EMPTY))
    return _together(parts, value.between.join(dict.fromkeys(filter(None, (part.text.strip() for part in parts)))))


def _filled(text: str, row: SourceRow) -> MappedCell:
    """Return words with what stands under the heads that they name in braces; nothing where one of them is empty."""
    parts = {head: cell_under(head, row) for head in _BRACES.findall(text)}
    whole = all(part.text for part in parts.values())
    return _together(list(parts.values()), _BRACES.sub(lambda found: parts[found[1]].text, text) if whole else "")


def _together(parts: Sequence[MappedCell], text: str) -> MappedCell:
    """Return one cell made of several; one of them that is broken breaks it."""
    broken = next((part for part in parts if part.is_broken), None)
    if broken:
        return broken
    place = next((part.place for part in parts if part.place is not NOWHERE), NOWHERE)
    changes = tuple(change for part in parts for change in part.changes)
    return MappedCell(Cell(text), place, changes, tuple(finding for part in parts for finding in part.findings))


def _added(parts: Sequence[MappedCell]) -> MappedCell:
    """Return a sum; nothing where nothing is added, and no sum where one part is no number."""
    stated = [part for part in parts if part.text or part.is_broken]
    if len(stated) < 2:  # noqa: PLR2004  (one number stays as it was typed)
        return stated[0] if stated else MappedCell(EMPTY)
    whole = _together(stated, " + ".join(part.text for part in stated))
    amounts = [amount(part) for part in stated]
    doubtful = next((each for each in amounts if isinstance(each, MappedCell)), None)
    if whole.is_broken or doubtful:
        return doubtful or whole
    return whole.became(exact(sum((each for each in amounts if isinstance(each, Decimal)), Decimal(0))), "sum")


def _chosen(value: Value, made: MappedCell) -> MappedCell:
    """Return our word for theirs."""
    found = next((ours for theirs, ours in value.choose.items() if fits(made.text, theirs)), value.otherwise)
    return made if found is None else made.became(found, "word")


def _converted(value: Value, made: MappedCell, row: SourceRow) -> MappedCell:
    """Return a number in our unit, for one instead of for an amount of theirs."""
    number = amount(made)
    if isinstance(number, MappedCell):
        return number
    factor = value.times if value.times is not None else Decimal(1)
    if value.over is None:
        return made.became(numbers.turned(number, factor), "unit")
    divisor = cell_under(value.over, row)
    parts = amount(divisor) if divisor.text else divisor.doubted("mapping-cell", problem="mapping-number")
    if isinstance(parts, MappedCell):
        return replace(made, findings=(*made.findings, *parts.findings))
    if parts <= 0:
        return replace(made, findings=divisor.doubted("mapping-cell", problem="mapping-over").findings)
    return made.became(exact(Context(prec=value.digits or 1).divide(number * factor, parts).normalize()), "unit")


def _formed(value: Value, made: MappedCell) -> MappedCell:
    """Return a text as ids need it, or the day on which what it names begins or ends."""
    if value.form is None or not made.text:
        return made
    if value.form == "slug":
        return made.became(slug(made.text))
    if made.cell.kind is Kind.DAY:
        return _shown_month(made) if value.form == "last-day" else made
    if made.cell.kind is Kind.NUMBER and made.text.endswith(".1"):  # this becomes of 2025.10 too
        year = made.text.removesuffix(".1")
        return made.doubted("date-ambiguous", readings=f"{year}-01 / {year}-10")
    days = span(made.text)
    return made.became(days[value.form == "last-day"], "day") if days else made


def _shown_month(made: MappedCell) -> MappedCell:
    """Return a last day; where it is the first of a month, nobody can see whether the sheet shows the month alone."""
    days = span(made.text[: len("2025-01")])
    is_first = days is not None and days[0] == made.text
    return made.doubted("date-ambiguous", readings=" / ".join(days)) if days and is_first else made


def amount(made: MappedCell) -> Decimal | MappedCell:
    """Return a cell's number; where it has none or two, the cell with the reason."""
    if made.cell.kind is Kind.NUMBER and not made.cell.percent:
        reading = numbers.stored(made.cell.text, percent=False)
    else:
        reading = numbers.typed(made.text, {})
    if reading.doubt:
        return made.doubted(reading.doubt.code, **reading.doubt.holes)
    if numbers.is_plain(reading.value) and made.cell.kind in (Kind.NUMBER, Kind.TEXT) and not made.cell.percent:
        return Decimal(reading.value)
    return made.doubted("mapping-cell", problem="mapping-number")


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


def named_heads(value: Value) -> Iterator[str]:
    """Yield every head that a value itself names in its own row."""
    yield from (head for head in (value.from_, value.over, value.sum.same if value.sum else None) if head)
    yield from _BRACES.findall(value.text or "")
    yield from (*value.only, *value.unless)


def disagreements(checks: Iterable[Agreement], row: SourceRow, lookup: Lookup) -> Iterator[Finding]:
    """Yield a finding for each number that differs from its counterpart by more than rounding explains.

    Where one of the two is not stated or is no number there is nothing to compare; whoever reads it says so.
    """
    for check in checks:
        stated, other = cell_under(check.agrees_with, row), mapped_cell(check.value, row, lookup)
        declared, calculated = amount(stated), amount(other)
        if isinstance(declared, MappedCell) or isinstance(calculated, MappedCell):
            continue
        if not agrees(declared, [calculated]):
            yield from stated.doubted("mapping-sum", found=exact(calculated)).findings
