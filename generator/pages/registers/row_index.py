"""Ways to find a row from the top of a register's page, by sector, by list, by place: links, no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.config import TableSchema
from generator.model.register_records import RegisterRecord
from generator.pages.registers.links import Signposts
from generator.pages.registers.prominence import PLANS

FEWEST = 5
"""Rows from which on a page needs such lists."""


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of a register by the values of one column."""

    heading: str
    values: tuple[tuple[object, tuple[Link, ...]], ...]
    """A value in words, and the ways to its rows."""


def indexes(
    schema: TableSchema, rows: Sequence[RegisterRecord], signposts: Signposts, renderer: PageRenderer, route: str
) -> Iterator[Index]:
    """Yield the lists of a register; samples are not listed."""
    real = [row for row in rows if not row.is_sample]
    if len(real) < FEWEST:
        return
    for name in PLANS[schema.name].indexes:
        field = schema.field(name)
        values: dict[str, list[Link]] = {}
        for row in real:
            link = signposts.row(schema.name, row.cell(schema.primary_key[0]) or "", route)
            for value in filter(None, (row.cell(name) or "").split(";")):
                values.setdefault(value, []).append(link)
        order = renderer.translator.config.codelists[field.codelist].codes if field.codelist else tuple(sorted(values))
        named = (
            (renderer.translator.code(field.codelist, value) if field.codelist else value, tuple(values[value]))
            for value in order
            if value in values
        )
        if values:
            title = renderer.translator.told(field.texts("title"))
            yield Index(renderer.translator.say("register.by", column=title), tuple(named))
