"""Numbers, dates, units and article numbers: exactly as they were sent, or refused where they stand."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.model import routes
from generator.validate import RuleContext
from generator.validate.identifiers import gs1_check_digit
from tests.hostile.case import (
    Accepted,
    Case,
    Cell,
    Change,
    Refused,
    accepted,
    put,
    puts,
    read_rows,
    refused,
    write_rows,
)
from tests.hostile.trial import Trial, assert_as_expected, tried

NUMBERS = (
    ("footprints", "pcf_total"),
    ("stages", "value"),
    ("components", "value"),
    ("inventory", "amount"),
    ("factors", "value"),
    ("sites", "share_of_production_percent"),
)
"""A column of each table with numbers: what is none in one is none in any."""
INTEGERS = (("footprints", "revision"), ("inventory", "line"), ("footprints", "reported_year"))

SPECIAL = ("NaN", "nan", "INF", "-INF", "inf", "Infinity", "-Infinity", "1e400", "1e1000000", "1e-400", "1E+3", "1e5")
ELSEWHERE = (
    "0x10",
    "1_000",
    "1,000",
    "1'000",
    "1 000",
    "1.000,5",
    "١٢٣",
    "１２",
    "٣",
    "²",
    "½",
    "Ⅻ",
    "一",
    "1٫5",
    "−1",
    "–1",
)
LOOSE = (
    "+1",
    "01",
    "00",
    ".5",
    "1.",
    "--1",
    "1.2.3",
    "12%",
    "$1",
    "1 kg",
    "n/a",
    "null",
    "None",
    "TRUE",
    "约5",
    "9" * 400,
)
BEYOND = 10
"""Row of a stage outside the total, which may be negative."""


def gtin(body: str) -> str:
    return body + gs1_check_digit(body)


def each_number(number: str, *cells: str, outcome: str = "E-NUM") -> list[Case]:
    """Return the cases of cells that are no numbers: all of them as a total, and each in one other column."""
    others = [(*NUMBERS[1 + place % (len(NUMBERS) - 1)], cell) for place, cell in enumerate(cells)]
    return [
        refused(number, cell, outcome) for cell in (*(("footprints", "pcf_total", cell) for cell in cells), *others)
    ]


def scaled(power: int | None, footprint: str = "commuter-e1-2025") -> Change:
    """Return a change that multiplies everything a footprint says of its result by a power of ten, or by nothing."""

    def change(package: Path) -> None:
        for table, columns in RESULTS.items():
            rows = read_rows(package / f"{table}.csv")
            for row in rows:
                for column in columns:
                    if row["footprint_id"] == footprint and row[column]:
                        row[column] = "0" if power is None else format(Decimal(row[column]).scaleb(power), "f")
            write_rows(package / f"{table}.csv", rows)

    return change


RESULTS = {
    "footprints": (
        "pcf_total",
        "pcf_low",
        "pcf_high",
        "pcf_excluding_biogenic_uptake",
        "pcf_including_biogenic_uptake",
    ),
    "stages": ("value",),
    "components": ("value",),
}


def dated(what: str, column: str, expected: Refused | Accepted, *cells: Cell) -> Case:
    return Case("H67", f"{what} {column}", puts(*cells), expected)


def valid(first: str, through: str) -> tuple[Cell, Cell]:
    return ("footprints", "valid_from", first), ("footprints", "valid_through", through)


def late(column: str, table: str = "footprints") -> Refused:
    return Refused("E-DATE", f"{table}.csv", 2, column)


EXPIRED = Case(
    "H67", "expired yesterday", puts(*valid("2026-03-20", "2026-11-21")), Accepted(valid("2026-03-20", "2026-11-21"))
)
LEADING_ZERO = gtin("0690123456788")
CASES = [
    *each_number("H59", *SPECIAL),
    *each_number("H59", *ELSEWHERE),
    *each_number("H59", *LOOSE),
    *(
        refused("H59", (*column, cell), "E-NUM")
        for column in INTEGERS
        for cell in ("NaN", "1e3", "1.0", "１", "٣", "1_0", "0x1")
    ),
    *each_number("H61", "-0", "-0.0", "-0.000", "-00"),
    accepted("H61", ("factors", "value", "-5.2")),
    Case(
        "H61",
        "a credit beyond the boundary",
        put("stages", "value", "-5.2", BEYOND),
        Accepted((("stages", "value", "-5.2"),)),
    ),
    Case(
        "H61",
        "the smallest credit",
        put("stages", "value", "-0.000000000000000001", BEYOND),
        Accepted((("stages", "value", "-0.000000000000000001"),)),
    ),
    refused("H61", ("components", "value", "-5.2"), "E-RANGE"),
    refused("H61", ("footprints", "primary_data_share", "-5.2"), "E-RANGE"),
    refused("H61", ("footprints", "declared_unit_amount", "-5.2"), "E-RANGE"),
    refused("H61", ("footprints", "declared_unit_amount", "0"), "E-RANGE"),
    refused("H61", ("footprints", "product_mass_per_declared_unit", "-5.2"), "E-RANGE"),
    refused("H61", ("footprints", "service_life_amount", "-5.2"), "E-RANGE"),
    refused("H61", ("footprints", "service_life_amount", "0"), "E-RANGE"),
    refused("H61", ("factors", "per_amount", "0"), "E-RANGE"),
    refused("H61", ("factors", "per_amount", "-1"), "E-RANGE"),
    refused("H61", ("footprints", "technological_dqr", "0.9"), "E-RANGE"),
    refused("H61", ("footprints", "technological_dqr", "5.000000000000000001"), "E-RANGE"),
    refused("H61", ("footprints", "revision", "0"), "E-RANGE"),
    refused("H61", ("inventory", "line", "-5"), "E-RANGE"),
    *each_number("H62", "1000000000000", "9999999999999", "-1000000000000", "1000000000000.5"),
    # Eighteen decimals are allowed and kept (design, section 4); ten are no reason to refuse a number.
    *each_number("H62", "0.1234567890123456789", "0.0000000000000000001", "1.0000000000000000000"),
    accepted("H62", ("inventory", "amount", "0.123456789012345678")),
    accepted("H62", ("inventory", "amount", "0.1234567891")),
    accepted("H62", ("inventory", "amount", "999999999999.999999999999999999")),
    accepted("H62", ("factors", "value", "2.5300")),
    accepted("H62", ("factors", "value", "0")),
    accepted("H62", ("footprints", "pcf_total", "193.400")),
    Case("H62", "a total of zero", scaled(None), Accepted((("footprints", "pcf_total", "0"),), "W-ZERO")),
    Case("H64", "kilograms for tonnes", scaled(3), Accepted((("footprints", "pcf_total", "193400"),), "W-OUTLIER")),
    Case("H64", "tonnes for kilograms", scaled(-3), Accepted((("footprints", "pcf_total", "0.1934"),), "W-OUTLIER")),
    Case("H64", "grams for kilograms", scaled(6), Accepted((("footprints", "pcf_total", "193400000"),), "W-OUTLIER")),
    *(
        Case(
            "H65",
            f"total {total}",
            put("footprints", "pcf_total", total),
            Refused("E-SUM", "footprints.csv", 2, "pcf_total"),
        )
        for total in ("190", "197", "195", "200.1", "1.934")
    ),
    *(
        Case("H65", f"stage {value}", put("stages", "value", value), Refused("E-SUM", "footprints.csv", 2, "pcf_total"))
        for value in ("-118.4", "-5.2", "0", "118400", "119.9")
    ),
    *(
        refused("H65", ("footprints", column, value), "E-SUM")
        for column in ("primary_data_share", "exempted_emissions_percent")
        for value in ("101", "100.000000000000000001", "999")
    ),
    refused("H65", ("sites", "share_of_production_percent", "101"), "E-SUM"),
    Case("H65", "component", put("components", "value", "150"), Refused("E-SUM", "footprints.csv", 2, "pcf_total")),
    dated("ends before it begins", "valid_through", late("valid_through"), *valid("2026-03-20", "2026-03-19")),
    dated("ends a year before", "valid_through", late("valid_through"), *valid("2026-03-20", "2025-03-20")),
    dated(
        "label ends before", "valid_through", late("valid_through", "labels"), ("labels", "valid_through", "2026-03-14")
    ),
    dated(
        "verification ends before",
        "valid_through",
        late("valid_through", "verifications"),
        ("verifications", "valid_through", "2026-02-28"),
    ),
    dated(
        "period ends before",
        "reference_period_last_day",
        late("reference_period_last_day"),
        ("footprints", "reference_period_last_day", "2024-12-31"),
    ),
    dated(
        "factor's period",
        "period_last_day",
        late("period_last_day", "factors"),
        ("factors", "period_last_day", "2024-12-31"),
    ),
    *(
        dated(f"no day {cell}", "published_on", late("published_on"), ("footprints", "published_on", cell))
        for cell in (
            "2026-02-30",
            "2026-13-01",
            "2026-3-20",
            "20/03/2026",
            "2026/03/20",
            "46101",
            "２０２６-03-20",
            "2026-03-20T00:00",
            "0000-01-01",
            "10000-01-01",
        )
    ),
    dated("one day", "valid_through", Accepted(valid("2026-03-20", "2026-03-20")), *valid("2026-03-20", "2026-03-20")),
    dated(
        "last day there is",
        "valid_through",
        Accepted(valid("2026-03-20", "9999-12-31")),
        *valid("2026-03-20", "9999-12-31"),
    ),
    dated("leap day", "valid_from", Accepted(valid("2024-02-29", "2028-02-29")), *valid("2024-02-29", "2028-02-29")),
    EXPIRED,
    accepted("H68", ("products", "gtins", "6901234567892")),
    accepted("H68", ("products", "gtins", LEADING_ZERO)),
    accepted("H68", ("products", "gtins", gtin("6901234"))),
    accepted("H68", ("products", "gtins", gtin("00123456789"))),
    accepted("H68", ("products", "gtins", f"{gtin('690123450001')};{gtin('690123450002')}")),
    *(
        refused("H68", ("products", "gtins", cell), "E-GTIN")
        for cell in (
            *(
                "6901234567893",
                "6901234567890",
                "6.90123E+12",
                "6.90123E12",
                "6901234567892.0",
                "690123456789",
                "69012345678921",
            ),
            *(
                "6901234567892;6901234567893",
                "6901234567892;6901234567892",
                "６９０１２３４５６７８９２",
                "690-1234-567892",
                "6901234 567892",
            ),
            *("123", "0", "06901234567893", "9781234567897", "2012345678900", "O901234567892", "٦٩٠١٢٣٤٥٦٧٨٩٢"),
        )
    ),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, context: RuleContext, config: SiteConfig) -> Trial:
    return tried(tmp_path_factory.mktemp("cells"), CASES, context, config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_cell_is_published_as_it_is_or_refused(case: Case, trial: Trial) -> None:
    assert_as_expected(trial, case)


def test_what_expired_yesterday_is_shown_as_expired(trial: Trial, config: SiteConfig) -> None:
    number = trial.site.numbers[trial.org_id(EXPIRED)]
    document = json.loads(trial.site.files[routes.api_product(number)])
    assert "expired" in json.dumps(document)
    page = trial.pages.files[routes.product(number)].decode()
    assert config.codelists["statuses"].cell("expired", "name_zh") in page


def test_the_zero_before_an_article_number_stands_in_every_file(trial: Trial) -> None:
    case = next(case for case in CASES if LEADING_ZERO in case.what)
    number = trial.site.numbers[trial.org_id(case)]
    for address in (routes.api_product(number), routes.dataset("products", "csv")):
        assert LEADING_ZERO in trial.site.files[address].decode()
    assert LEADING_ZERO in trial.pages.files[routes.product(number)].decode()
