"""Check characters: the worked examples of the standards, and every single wrong character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.validate.identifiers import (
    USCC_ALPHABET,
    gs1_check_digit,
    is_restricted_gtin,
    lei_is_valid,
    uscc_check_character,
)

CREDIT_CODES = [
    *("91350100M000100Y43", "91110000802100433B", "914403001922038216"),
    *("91120199MA0000015Q", "91120199MA0000023K", "91120199MA0000031E"),
]
"""The standard's own sample, two more that pass, and three that belong to nobody (division 120199)."""

GTINS = ["6291041500213", "6901234567892", "69012341", "16901234567899", "06901234567892"]
LEI = "000000SAMPLE00000167"


def credit_code_is_right(code: str) -> bool:
    return code[17] == uscc_check_character(code)


def gtin_is_right(gtin: str) -> bool:
    return gtin[-1] == gs1_check_digit(gtin[:-1])


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_the_worked_credit_codes_pass(code: str) -> None:
    assert credit_code_is_right(code)


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_every_single_wrong_character_of_a_credit_code_is_caught(code: str) -> None:
    wrong = [
        code[:place] + other + code[place + 1 :]
        for place in range(18)
        for other in USCC_ALPHABET
        if other != code[place]
    ]
    assert len(wrong) == 18 * 30
    assert [each for each in wrong if credit_code_is_right(each)] == []


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_two_swapped_neighbours_of_a_credit_code_are_caught(code: str) -> None:
    swapped = [code[:place] + code[place + 1] + code[place] + code[place + 2 :] for place in range(17)]
    assert [each for each in swapped if each != code and credit_code_is_right(each)] == []


def test_a_credit_code_has_no_letter_that_looks_like_a_digit() -> None:
    assert set("IOSVZ") & set(USCC_ALPHABET) == set()
    assert len(USCC_ALPHABET) == 31


@given(st.text(alphabet=USCC_ALPHABET, min_size=17, max_size=17))
def test_every_credit_code_body_has_exactly_one_check_character(body: str) -> None:
    assert [each for each in USCC_ALPHABET if credit_code_is_right(body + each)] == [uscc_check_character(body)]


@pytest.mark.parametrize("gtin", GTINS)
def test_the_worked_gtins_pass_and_each_wrong_digit_is_caught(gtin: str) -> None:
    assert gtin_is_right(gtin)
    wrong = [
        gtin[:place] + str(digit) + gtin[place + 1 :]
        for place in range(len(gtin))
        for digit in range(10)
        if str(digit) != gtin[place]
    ]
    assert [each for each in wrong if gtin_is_right(each)] == []


@given(st.text(alphabet="0123456789", min_size=7, max_size=13))
def test_leading_zeros_change_no_check_digit(body: str) -> None:
    assert gs1_check_digit(body) == gs1_check_digit(body.zfill(13))


@pytest.mark.parametrize(
    ("gtin", "restricted"),
    [
        ("2012345678900", True),
        ("2912345678907", True),
        ("9771234567898", True),
        ("9781234567897", True),
        ("9791234567896", True),
        ("0212345678900", True),
        ("9912345678901", True),
        ("09781234567897", True),
        ("6901234567892", False),
        ("9520020000015", False),
        ("16901234567899", False),
        ("69012341", False),
    ],
)
def test_numbers_for_shops_press_books_and_coupons_are_no_products(gtin: str, *, restricted: bool) -> None:
    assert is_restricted_gtin(gtin) is restricted


def test_the_worked_lei_passes_and_each_character_wrong_for_one_of_its_kind_is_caught() -> None:
    letters, digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
    wrong = [
        LEI[:place] + other + LEI[place + 1 :]
        for place, character in enumerate(LEI)
        for other in (digits if character.isdigit() else letters)
        if other != character
    ]
    assert lei_is_valid(LEI)
    assert [each for each in wrong if lei_is_valid(each)] == []
