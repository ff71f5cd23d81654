"""Sums: rounding is forgiven, mistakes are not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.tolerance import agrees, tolerance

PARTS = st.lists(st.decimals(min_value=0, max_value=10000, places=3), min_size=1, max_size=8)


def numbers(*cells: str) -> list[Decimal]:
    return [Decimal(cell) for cell in cells]


@given(PARTS)
def test_parts_agree_with_their_exact_sum_in_any_order(parts: list[Decimal]) -> None:
    total = sum(parts, Decimal(0))
    assert agrees(total, parts)
    assert agrees(total, parts[::-1])


@given(PARTS.filter(lambda parts: sum(parts) >= 1), st.sampled_from([Decimal("0.01"), Decimal("0.1"), Decimal(1)]))
def test_a_total_rounded_to_a_coarser_digit_agrees_with_its_parts(parts: list[Decimal], step: Decimal) -> None:
    assert agrees(sum(parts, Decimal(0)).quantize(step), parts)


@given(PARTS.filter(lambda parts: sum(parts) >= 10), st.sampled_from([Decimal(1), Decimal(-1)]))
def test_a_total_that_is_two_percent_off_never_agrees(parts: list[Decimal], sign: Decimal) -> None:
    total = sum(parts, Decimal(0)) * (1 + sign * Decimal("0.02"))
    assert not agrees(total.quantize(Decimal("0.001")), parts)


@given(PARTS.filter(any))
def test_a_thousandfold_slip_never_agrees(parts: list[Decimal]) -> None:
    total = sum(parts, Decimal(0))
    if total > 1:
        assert not agrees(total * 1000, parts)


@pytest.mark.parametrize(
    ("total", "parts", "right"),
    [
        ("193.4", ("118.4", "2.1", "11.5", "1.9", "3.2", "52.0", "4.3"), True),
        ("193", ("118.4", "2.1", "11.5", "1.9", "3.2", "52.0", "4.3"), True),
        ("2450", ("1980", "60", "410"), True),
        ("2450", ("1980", "60", "390"), False),
        ("0.0572", ("0.0391", "0.0142", "0.0008", "0.0031"), True),
        ("0.0572", ("0.0391", "0.0142", "0.0031"), False),
        ("10.0", ("3.3", "3.3", "3.3"), True),
        ("100", ("1.5", "98.0"), True),
        ("100", ("1.5", "97.4"), False),
        ("-12", ("-20", "8"), True),
        ("-12", ("20", "8"), False),
    ],
)
def test_rounding_is_forgiven_and_mistakes_are_not(total: str, parts: tuple[str, ...], *, right: bool) -> None:
    assert agrees(Decimal(total), numbers(*parts)) is right


def test_the_coarsest_number_decides_how_much_is_forgiven() -> None:
    assert tolerance(Decimal("193.4"), numbers("118.40", "75.00")) == Decimal("0.967")
    assert tolerance(Decimal("0.0572"), numbers("0.0391", "0.0181")) == Decimal("0.000286")
    assert tolerance(Decimal("1.0"), numbers("0.3", "1")) == 1
