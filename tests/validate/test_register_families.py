"""Rows of the register of official factors say the same of their family in every cell, or the register is refused."""

from dataclasses import replace

import pytest

from generator.config import SiteConfig
from generator.model.submission import Table
from generator.read import read_table
from generator.validate import check_registers
from tests.conftest import ROOT

NAME = "official_factors"


def register() -> Table:
    path = ROOT / "content" / "registers" / f"{NAME}.csv"
    table, _ = read_table(path, NAME, f"content/registers/{NAME}.csv")
    assert table is not None
    return table


def changed(table: Table, column: str, cell: str) -> Table:
    number, cells = table.rows[0]
    place = table.header.index(column)
    return replace(table, rows=((number, (*cells[:place], cell, *cells[place + 1 :])), *table.rows[1:]))


def test_the_register_itself_is_sound(config: SiteConfig) -> None:
    assert check_registers({NAME: register()}, config)[1] == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [("family", "grid-co2"), ("unit", "kg-co2-per-kwh"), ("gases", "co2-only"), ("usable_in_pcf", "false")],
)
def test_a_row_that_is_of_no_family_is_refused(column: str, cell: str, config: SiteConfig) -> None:
    found = check_registers({NAME: changed(register(), column, cell)}, config)[1]
    assert [(each.code, each.location.row, each.location.column) for each in found] == [
        ("electricity-factor-family", 2, "family")
    ]
