"""The product number: derived from who discloses and what, so nobody has to hand out numbers.

The first 40 bits of SHA-256 of `org_id/product_id` as eight Crockford base-32 characters, and a check character
(value mod 31 in the same alphabet), so that a mistyped number is noticed before it is looked up.
"""

import hashlib
import uuid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHARACTERS = 8
CHECK_MODULUS = 31


def product_number(org_id: str, product_id: str) -> str:
    """Return the number as it stands in addresses: nine lower-case characters."""
    digest = hashlib.sha256(f"{org_id}/{product_id}".encode()).digest()
    value = int.from_bytes(digest[:5], "big")
    body = "".join(ALPHABET[value >> shift & 31] for shift in range(35, -1, -5))
    return (body + ALPHABET[value % CHECK_MODULUS]).lower()


def printed_number(number: str, prefix: str) -> str:
    """Return the number as people read it: `TJ-7K3M-9QX2-C`."""
    upper = number.upper()
    return f"{prefix}-{upper[:4]}-{upper[4:8]}-{upper[8:]}"


def is_product_number(text: str) -> bool:
    """Tell whether the check character fits; case and separators do not matter."""
    upper = text.upper().replace("-", "")
    if len(upper) != CHARACTERS + 1 or any(character not in ALPHABET for character in upper):
        return False
    value = 0
    for character in upper[:CHARACTERS]:
        value = value << 5 | ALPHABET.index(character)
    return upper[CHARACTERS] == ALPHABET[value % CHECK_MODULUS]


def footprint_uuid(namespace: uuid.UUID, org_id: str, footprint_id: str, revision: int) -> uuid.UUID:
    """Return the permanent id of one revision (UUIDv5, as PACT v3 `id` allows)."""
    return uuid.uuid5(namespace, f"{org_id}/{footprint_id}/{revision}")
