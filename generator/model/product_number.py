"""The product number: derived from who discloses and what, so nobody has to hand out numbers.

The first 40 bits of SHA-256 of `org_id/product_id` as eight Crockford base-32 characters, and a check character, so
that a mistyped number is noticed before it is looked up. The check is Luhn's, in base 32: it catches every single
wrong character and every swap of neighbours but 0 with Z. (A remainder by 31 would be a mere sum of the characters,
since 32 leaves 1, and would catch no swap at all.)
"""

import hashlib
import uuid

GTIN_DIGITS = 14
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE = len(ALPHABET)
CHARACTERS = 8


def product_number(org_id: str, product_id: str) -> str:
    """Return the number as it stands in addresses: nine lower-case characters."""
    digest = hashlib.sha256(f"{org_id}/{product_id}".encode()).digest()
    value = int.from_bytes(digest[:5], "big")
    body = "".join(ALPHABET[value >> shift & 31] for shift in range(35, -1, -5))
    return (body + _check_character(body)).lower()


def _check_character(body: str) -> str:
    """Return the character that makes Luhn's sum a multiple of 32; every second one, from the right, counts double."""
    total = 0
    for place, character in enumerate(reversed(body)):
        carried, rest = divmod(ALPHABET.index(character) * (2 - place % 2), BASE)
        total += carried + rest
    return ALPHABET[-total % BASE]


def printed_number(number: str, prefix: str) -> str:
    """Return the number as people read it, behind the prefix of the city: `XX-7K3M-9QX2-D`."""
    upper = number.upper()
    return f"{prefix}-{upper[:4]}-{upper[4:8]}-{upper[8:]}"


def is_product_number(text: str) -> bool:
    """Tell whether the check character fits; case and separators do not matter."""
    upper = text.upper().replace("-", "")
    if len(upper) != CHARACTERS + 1 or any(character not in ALPHABET for character in upper):
        return False
    return upper[CHARACTERS] == _check_character(upper[:CHARACTERS])


def gtin14(gtin: str) -> str:
    """Return an article number as GTIN-14: shorter ones are filled with zeros (GS1 General Specifications)."""
    return gtin.zfill(GTIN_DIGITS)


def footprint_uuid(namespace: uuid.UUID, org_id: str, footprint_id: str, revision: int) -> uuid.UUID:
    """Return the permanent id of one revision (UUIDv5, as PACT v3 `id` allows)."""
    return uuid.uuid5(namespace, f"{org_id}/{footprint_id}/{revision}")
