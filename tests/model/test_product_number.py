"""Product numbers: derived, printable, and safe against typing mistakes."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from generator.model.product_number import ALPHABET, footprint_uuid, is_product_number, printed_number, product_number

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)


@given(IDS, IDS)
def test_a_number_is_nine_lower_case_characters_that_check(org_id: str, product_id: str) -> None:
    number = product_number(org_id, product_id)
    assert len(number) == 9
    assert set(number.upper()) <= set(ALPHABET)
    assert number == number.lower()
    assert is_product_number(number)


@given(IDS, IDS)
def test_the_check_character_catches_every_single_wrong_character(org_id: str, product_id: str) -> None:
    number = product_number(org_id, product_id).upper()
    for place, character in enumerate(number):
        passing = {other for other in ALPHABET if is_product_number(number[:place] + other + number[place + 1 :])}
        assert passing == {character}


@given(IDS, IDS)
def test_the_check_character_catches_every_swap_of_neighbours_but_0_with_z(org_id: str, product_id: str) -> None:
    number = product_number(org_id, product_id).upper()
    for place in range(len(number) - 1):
        pair = number[place : place + 2]
        swapped = number[:place] + pair[::-1] + number[place + 2 :]
        assert swapped == number or not is_product_number(swapped) or set(pair) == {"0", "Z"}


@given(IDS, IDS, st.sampled_from(["TJ", "BJ", "X"]))
def test_the_printed_form_leads_back_to_the_address(org_id: str, product_id: str, prefix: str) -> None:
    number = product_number(org_id, product_id)
    printed = printed_number(number, prefix)
    assert printed.startswith(f"{prefix}-")
    assert printed.removeprefix(f"{prefix}-").replace("-", "").lower() == number
    assert is_product_number(printed.removeprefix(f"{prefix}-"))


def test_a_number_never_changes() -> None:
    numbers = [product_number("shili-ebike", "commuter-e1"), product_number("sample-haihe-bikes", "h1-ebike")]
    assert numbers == ["28pcy9hta", "kfz73jh9q"]


def test_organisation_and_product_are_not_just_glued_together() -> None:
    assert product_number("a-b", "c") != product_number("a", "b-c")
    assert product_number("a", "b") != product_number("b", "a")


@given(st.text(max_size=12))
def test_text_that_is_no_number_is_told_without_a_crash(text: str) -> None:
    if is_product_number(text):
        assert len(text.upper().replace("-", "")) == 9


def test_letters_that_look_like_digits_are_not_in_a_number() -> None:
    assert not {"I", "L", "O", "U"} & set(ALPHABET)
    assert not is_product_number("OOOOOOOOO")


@given(IDS, IDS, st.integers(min_value=1, max_value=50))
def test_each_revision_has_an_id_of_its_own(org_id: str, footprint_id: str, revision: int) -> None:
    namespace = uuid.UUID("4d2a9a3e-7f0c-5b1e-9c55-0e0b7b8f1d21")
    own = footprint_uuid(namespace, org_id, footprint_id, revision)
    assert own.version == 5
    assert own == footprint_uuid(namespace, org_id, footprint_id, revision)
    assert own != footprint_uuid(namespace, org_id, footprint_id, revision + 1)
