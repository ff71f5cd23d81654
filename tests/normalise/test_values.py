"""Cells as people type them: what has one reading is put in order, what has two is refused, no value changes."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Field
from generator.normalise import code_words, days, numbers
from generator.normalise import text as words
from generator.normalise.cell import Cell, Kind
from generator.normalise.column import Column
from generator.validate.cells.lexical_forms import has_form
from tests.builders import a_config

KILOGRAMS = numbers.units_of("kg CO2e per declared unit amount")
NUMBERS = st.decimals(min_value=-(10**11), max_value=10**11, places=6, allow_nan=False, allow_infinity=False)
WIDE = str.maketrans("0123456789.-+", "０１２３４５６７８９．－＋")


def a_field(table: str, name: str) -> Field:
    return a_config().schemas[table].field(name)


def read(table: str, name: str, cell: Cell | str) -> tuple[str, str, str]:
    """Return value, kind and doubt of a cell."""
    reading = Column(a_field(table, name), a_config()).read(cell if isinstance(cell, Cell) else Cell(cell))
    return reading.value, reading.kind, reading.doubt.code if reading.doubt else ""


@given(NUMBERS)
def test_a_number_keeps_its_value_in_every_safe_writing(number: Decimal) -> None:
    text = format(number, "f")
    for written in (text, f" {text} ", text.translate(WIDE), f"{number:,f}", f"{text} kg", f"{text}千克CO2e"):
        reading = numbers.typed(written, KILOGRAMS)
        if reading.doubt is None:
            assert Decimal(reading.value) == number, written
            assert has_form(reading.value, "number"), written


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_comma_before_three_digits_is_never_decided(thousands: int, rest: int) -> None:
    reading = numbers.typed(f"{thousands},{rest:03}", {})
    assert reading.doubt
    assert reading.doubt.code == "number-ambiguous"
    assert reading.doubt.holes["readings"].startswith(f"{thousands}{rest:03} / ")


@given(st.text(max_size=30))
def test_any_text_is_a_number_in_form_or_stays_as_it_is(text: str) -> None:
    reading = numbers.typed(text, KILOGRAMS)
    assert reading.value == text or has_form(reading.value, "number") or len(reading.value) > 13


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e11, max_value=1e11))
def test_a_stored_number_reads_as_a_spreadsheet_shows_it(number: float) -> None:
    value = numbers.stored(repr(number), percent=False).value
    assert float(value) == pytest.approx(number, rel=1e-14, abs=0)
    assert "e" not in value.lower()


@given(NUMBERS)
def test_what_is_written_as_a_number_reads_back_as_it_was(number: Decimal) -> None:
    value = format(number, "f")
    typed = numbers.as_typed(value)
    if typed is not None:
        assert numbers.stored(repr(typed), percent=False).value == value


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("１９３．４", "193.4", "width"),
        (" 193.4\u00a0", "193.4", "width"),
        ("12,345.6", "12345.6", "thousands"),
        ("1,234,567", "1234567", "thousands"),
        ("1 234", "1234", "thousands"),
        ("−5.2", "-5.2", "number"),
        ("+2.10", "2.10", "number"),
        ("0.1934 t", "193.4", "unit"),
        ("2.13 吨CO2e", "2130", "unit"),
        ("193400 g", "193.4", "unit"),
        ("193.4 kg CO2-eq", "193.4", "unit"),
    ],
)
def test_numbers_with_one_reading(text: str, value: str, kind: str) -> None:
    assert read("footprints", "pcf_total", text) == (value, kind, "")


@pytest.mark.parametrize("text", ["1,234", "0,5", "1.234.567", "12,34", "1.234,5"])
def test_numbers_with_two_readings(text: str) -> None:
    assert read("footprints", "pcf_total", text)[2] == "number-ambiguous"


@pytest.mark.parametrize("text", ["约 12", "<1", "12-15", "N/A", "—", "1e3", "2 斤", "2130 kg/t", "12%", "(5.2)", "∞"])
def test_what_is_no_number_stays_for_the_check(text: str) -> None:
    value, kind, _ = read("footprints", "pcf_total", text)
    assert (value, kind) == (text, "")
    assert not has_form(value, "number")


def test_a_percentage_is_a_number_of_percent_and_nowhere_else() -> None:
    share = Cell("0.62", Kind.NUMBER, percent=True)
    assert read("footprints", "primary_data_share", share) == ("62", "percent", "")
    assert read("footprints", "primary_data_share", "62%") == ("62", "unit", "")
    assert read("footprints", "pcf_total", share)[2] == "number-ambiguous"


def test_the_residue_of_a_calculation_is_left_out_and_named() -> None:
    assert read("footprints", "pcf_total", Cell("0.30000000000000004", Kind.NUMBER)) == ("0.3", "digits", "")
    assert read("footprints", "pcf_total", Cell("193.40000000000001", Kind.NUMBER)) == ("193.4", "", "")


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_with_its_year_first_is_that_day(day: date) -> None:
    for written in (
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y.%m.%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
    ):
        assert days.typed(written).value == day.isoformat()


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_with_its_year_last_is_certain_only_beyond_the_twelfth(day: date) -> None:
    reading = days.typed(f"{day.day:02}/{day.month:02}/{day.year}")
    if day.day > 12 or day.day == day.month:
        assert reading.value == day.isoformat()
    else:
        assert reading.doubt
        assert day.isoformat() in reading.doubt.holes["readings"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025年1月", "2025-01-01", "2025-01-31"),
        ("２０２４年２月份", "2024-02-01", "2024-02-29"),
        ("2025/12", "2025-12-01", "2025-12-31"),
        ("2025.6", "2025-06-01", "2025-06-30"),
        ("2025年", "2025-01-01", "2025-12-31"),
        (" 2025 ", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_month_and_a_year_have_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    assert days.span(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2025年13月", "2025-00", "2025-01-01", "去年", "25年1月", "0000", "202501", "1月"]
)
def test_what_is_neither_month_nor_year_has_none(text: str) -> None:
    assert days.span(text) is None


@pytest.mark.parametrize("text", ["45292", "1/2/25", "03/04/2025"])
def test_days_with_two_readings(text: str) -> None:
    assert read("footprints", "valid_from", text)[2] == "date-ambiguous"


@pytest.mark.parametrize("text", ["2025年1月", "2024-02-30", "明年", "2025", "32/13/2025"])
def test_what_is_no_day_stays_for_the_check(text: str) -> None:
    assert read("footprints", "valid_from", text) == (text, "", "")


@given(st.text(max_size=40))
def test_words_only_lose_what_nobody_sees(text: str) -> None:
    value = words.prose(text).value
    assert words.prose(value).value == value
    kept = [character for character in value if not character.isspace()]
    assert len(kept) <= len(text)


@pytest.mark.parametrize(
    ("name", "text", "value", "kind"),
    [
        ("uscc", "91120199ma0000090h", "91120199MA0000090H", "case"),
        ("uscc", "９１１２０１９９MA0000090H", "91120199MA0000090H", "width"),
        ("uscc", "9112 0199 MA00 0009 0H", "91120199MA0000090H", "space"),
        ("org_id", " Starter-Two ", "starter-two", "case"),
        ("name_zh", "示例\n有限公司", "示例 有限公司", "line"),
        ("name_zh", "示例\u200b公司", "示例公司", "unseen"),
        ("name_zh", "\u3000示例公司", "示例公司", "space"),
    ],
)
def test_words_and_codes_with_one_reading(name: str, text: str, value: str, kind: str) -> None:
    assert read("organisation", name, text) == (value, kind, "")


@pytest.mark.parametrize(
    ("raw", "value", "doubt"),
    [
        ("9521234567899", "9521234567899", ""),
        ("9.521234567899E+12", "9521234567899", ""),
        ("95212345678", "95212345678", "cell-turned"),
        ("9.5E+15", "9.5E+15", "cell-turned"),
    ],
)
def test_an_article_number_that_became_a_number(raw: str, value: str, doubt: str) -> None:
    found = read("products", "gtins", Cell(raw, Kind.NUMBER))
    assert (found[0], found[2]) == (value, doubt)


def test_lists_are_split_by_whatever_people_type() -> None:
    for typed in ("9521234567899；9521234567905", "9521234567899, 9521234567905", "9521234567899\n9521234567905"):
        assert read("products", "gtins", typed)[0] == "9521234567899;9521234567905"
    assert read("organisation", "roles", "制造商；Brand owner")[0] == "manufacturer;brand-owner"


@pytest.mark.parametrize("table", list(a_config().schemas))
def test_every_answer_of_every_list_is_understood(table: str) -> None:
    for field in a_config().schemas[table].fields:
        column = Column(field, a_config())
        for shown in code_words.offered(field, a_config()):
            reading = column.read(Cell(shown))
            assert not reading.doubt
            assert code_words.answer(reading.value, field, a_config()) == shown


def test_an_unknown_answer_names_the_one_that_was_meant() -> None:
    reading = Column(a_field("footprints", "boundary"), a_config()).read(Cell("从摇篮到门"))
    assert reading.doubt
    assert reading.doubt.holes["suggestion"] == "从摇篮到大门（cradle-to-gate）"
