"""What a mapping file may say; the guide of the spreadsheet door explains it to its authors."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from generator.model.submission import LICENCE, NOT_SPECIFIED

_SOURCES = ("from_", "value", "text", "join", "first", "sum")


def _listed(given: object) -> object:
    """Return a single thing as a list of one: authors need not write brackets."""
    return [given] if isinstance(given, str) else given


def _headed(given: object) -> object:
    """Return a bare word as the head that it names."""
    return {"from": given} if isinstance(given, str) else given


def _compiled(pattern: str) -> str:
    """Return a pattern that can be understood and takes exactly one part."""
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        message = f"not a regular expression: {error}"
        raise ValueError(message) from error
    if groups != 1:
        message = "needs exactly one part in round brackets"
        raise ValueError(message)
    return pattern


def _known_licence(licence: str) -> str:
    """Return one of the two licences that a package may state."""
    if licence not in (LICENCE, NOT_SPECIFIED):
        message = f"must be {LICENCE} or {NOT_SPECIFIED}"
        raise ValueError(message)
    return licence


Translations = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Conditions = dict[str, Translations]
"""Head to the words one of which must stand there; `*` and `?` stand for anything, an empty word for an empty cell."""


class Strict(BaseModel):
    """A part of a mapping; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=False)


class Sum(Strict):
    """A sum over other rows: those in which the same thing stands under one head, and that meet the conditions."""

    of: str
    rows: str
    same: str
    only: Conditions = {}


class Value(Strict):
    """What is to stand in a cell: where it comes from, and what is done to it, in the order of the fields."""

    from_: str | None = Field(None, alias="from")
    """The head of their column."""
    value: str | None = None
    """The same in every row."""
    text: str | None = None
    """Words with heads in braces; empty where the cell of one of them is."""
    join: "tuple[Item, ...] | None" = None
    """Several values with something between them; empty and repeated ones are left out."""
    first: "tuple[Item, ...] | None" = None
    """The first value that is not empty."""
    sum: Sum | None = None

    only: Conditions = {}
    unless: Conditions = {}
    """Where these are not met, the cell is empty."""
    between: str = " "
    take: Annotated[str, BeforeValidator(_compiled)] | None = None
    """A regular expression for the whole text; its one part in brackets is kept."""
    choose: dict[str, str] = {}
    """Their words to ours; `*` and `?` stand for anything, the first that fits counts."""
    otherwise: str | None = None
    """For words that `choose` does not know; without it they stay as they are, to be judged."""
    times: Annotated[Decimal, Field(gt=0)] | None = None
    """What one of their units is in ours: 1000 for tonnes."""
    over: str | None = None
    """The head of the amount that a number is for: pieces of a batch."""
    digits: Annotated[int, Field(ge=1, le=15)] | None = None
    """Significant digits of a quotient, since most have no end."""
    at_most: Annotated[int, Field(ge=1)] | None = None
    """Characters; a longer text is cut at a space and ends in an ellipsis."""
    form: Literal["slug", "first-day", "last-day"] | None = None
    """`slug`: lower-case ASCII letters, digits and hyphens, as ids need them; `first-day`, `last-day`: of a month or a
    year, where they do not write days."""

    @model_validator(mode="after")
    def _comes_from_one_place(self) -> Self:
        """Refuse a value that comes from nowhere or from several places, and a quotient of unstated precision."""
        stated = [name.rstrip("_") for name in _SOURCES if getattr(self, name) is not None]
        if len(stated) != 1:
            message = f"exactly one of {', '.join(name.rstrip('_') for name in _SOURCES)} is needed, found {stated}"
            raise ValueError(message)
        if (self.over is None) != (self.digits is None):
            message = "over and digits belong together"
            raise ValueError(message)
        return self

    def walk(self) -> Iterator["Value"]:
        """Yield this value and all that it is made of."""
        yield self
        for item in (*(self.join or ()), *(self.first or ())):
            yield from item.walk()


Item = Annotated[Value, BeforeValidator(_headed)]
Value.model_rebuild()
Columns = dict[str, Item]


class Agreement(Strict):
    """Two numbers of a row that must be the same but for rounding."""

    value: Item
    agrees_with: str
    """The head of the other."""


class Rows(Strict):
    """Rows of one of their sheets under the name by which the tables of the mapping call them."""

    sheet: str = ""
    """Its name; a book with one sheet needs none."""
    heads: Annotated[tuple[Annotated[int, Field(ge=1, le=50)], ...], BeforeValidator(_listed)] = (1,)
    """The rows in which the heads stand; those of several are joined by ` / `."""
    only: Conditions = {}
    unless: Conditions = {}
    repeat: Translations = ()
    """Heads whose merged cells stand for every row that they cover."""
    derived: Columns = {}
    """Values under heads of the mapping's own, for what several columns need."""
    check: tuple[Agreement, ...] = ()
    """What must agree in each row where both are stated; a row in which it does not is refused."""


class TableRows(Strict):
    """How rows of theirs become rows of one of our tables."""

    table: str
    rows: str
    only: Conditions = {}
    unless: Conditions = {}
    one_per: Translations = ()
    """Heads: rows in which the same stands under all of them give one row."""
    latest: str = ""
    """The head whose greatest number or day says which of these rows tells; without it the first does."""
    columns: Columns
    each: tuple[Columns, ...] = ()
    """Further columns, each set of which gives a row of its own: stages that stand side by side."""


class MappingFile(Strict):
    """A whole mapping file."""

    rows: dict[str, Rows] = {}
    tables: tuple[TableRows, ...] = ()
    package: Item | None = None
    """What tells which organisation a row belongs to, in a file of several."""
    complete: dict[str, dict[str, str]] = {}
    """Table to column to what stands in every row that says nothing there: what their file does not tell."""
    licence: Annotated[str, AfterValidator(_known_licence)] = ""
    """Under which licence the records may be used, where it is not the register's."""

    def values(self) -> Iterator[tuple[str, str, Value]]:
        """Yield every value with the rows in which it is made and its place in the file."""
        for key, rows in self.rows.items():
            yield from ((key, f"rows.{key}.derived.{head}", each) for head, each in _walked(rows.derived))
            for check in rows.check:
                yield from ((key, f"rows.{key}.check", each) for each in check.value.walk())
        for number, table in enumerate(self.tables):
            for columns in (table.columns, *table.each):
                yield from ((table.rows, f"tables.{number}.{column}", each) for column, each in _walked(columns))
            if self.package:
                yield from ((table.rows, "package", each) for each in self.package.walk())


def _walked(columns: Columns) -> Iterator[tuple[str, Value]]:
    for name, value in columns.items():
        yield from ((name, each) for each in value.walk())
