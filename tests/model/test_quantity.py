"""Numbers as people read them: few digits, no exponent, the right order; and as data: every digit."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.quantity import exact, percent, shown
from generator.validate.cells.lexical_forms import has_form

CELLS = st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,18})?", fullmatch=True).filter(
    lambda cell: has_form(cell, "number")
)
"""Numbers as a cell can hold them: twelve digits before the point, eighteen behind it."""

NUMBERS = CELLS.map(Decimal)


def value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def significant_digits(text: str) -> int:
    digits = text.replace(",", "").replace("-", "")
    if "." in digits:
        return len(digits.replace(".", "").lstrip("0"))
    return len(digits.rstrip("0"))


@given(NUMBERS)
def test_at_most_three_significant_digits_are_shown(number: Decimal) -> None:
    assert significant_digits(shown(number)) <= 3


@given(NUMBERS)
def test_no_number_is_shown_with_an_exponent(number: Decimal) -> None:
    assert set(shown(number)) <= set("-0123456789.,")
    assert set(exact(number)) <= set("-0123456789.")


@given(NUMBERS, NUMBERS)
def test_a_larger_number_is_never_shown_as_a_smaller_one(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert value(shown(low)) <= value(shown(high))


@given(NUMBERS)
def test_what_is_shown_is_within_half_a_percent_of_what_is_meant(number: Decimal) -> None:
    assert abs(value(shown(number)) - number) <= abs(number) * Decimal("0.005")


@given(NUMBERS)
def test_thousands_are_separated_and_only_they(number: Decimal) -> None:
    whole = shown(number).removeprefix("-").split(".")[0].split(",")
    assert 1 <= len(whole[0]) <= 3
    assert all(len(group) == 3 for group in whole[1:])


@given(CELLS)
@example("0.0000001")
@example("-0.000000000000000001")
@example("999999999999.999999999999999999")
@example("10.00")
def test_every_digit_of_a_cell_survives(cell: str) -> None:
    assert exact(Decimal(cell)) == cell


def test_numbers_are_shown_as_the_design_says() -> None:
    cells = {
        "0.05720": "0.0572",
        "12.40": "12.4",
        "2310": "2,310",
        "193.4": "193",
        "2": "2",
        "0": "0",
        "-0.0008": "-0.0008",
    }
    assert {cell: shown(Decimal(cell)) for cell in cells} == cells
    assert shown(Decimal("999.6")) == "1,000"
    assert [shown(Decimal(cell)) for cell in ("2.345", "2.355")] == ["2.34", "2.36"]


@given(st.decimals(min_value=0, max_value=100, places=6))
def test_a_share_above_zero_is_never_shown_as_zero(share: Decimal) -> None:
    assert (percent(share) == "0%") is (share == 0)
    assert "E" not in percent(share)
