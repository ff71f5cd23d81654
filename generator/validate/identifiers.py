"""Check characters of the identifiers that the field uses."""

from generator.model.product_number import gtin14

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_MODULUS = 31
SAMPLE_DIVISION = "120199"
"""An administrative division that does not exist, so that a sample code can belong to nobody."""


def uscc_check_character(body: str) -> str:
    """Return the check character of the first 17 characters of a 统一社会信用代码 (GB 32100-2015)."""
    total = sum(
        USCC_ALPHABET.index(character) * pow(3, place, _USCC_MODULUS) for place, character in enumerate(body[:17])
    )
    return USCC_ALPHABET[-total % _USCC_MODULUS]


def gs1_check_digit(body: str) -> str:
    """Return the check digit of a GTIN or GLN without it (GS1 General Specifications, 7.9; GB 12904)."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def is_restricted_gtin(gtin: str) -> bool:
    """Tell whether a GTIN's prefix is kept for shops, coupons, press or books instead of products."""
    thirteen = gtin14(gtin)[1:]
    return thirteen.startswith(
        ("02", "04", *(str(prefix) for prefix in range(20, 30)), "977", "978", "979", "98", "99")
    )


def lei_is_valid(lei: str) -> bool:
    """Tell whether an LEI's check digits fit (ISO 17442-1, ISO 7064 mod 97-10)."""
    return int("".join(str(int(character, 36)) for character in lei)) % 97 == 1
