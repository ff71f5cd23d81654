"""Digests of frozen values: equal values have equal digests, in every process, run and hash seed.

A pickle would not do: its bytes depend on which strings happen to be one object. MessagePack has no such memory, and
`order="deterministic"` sorts what has no order of its own.
"""

import hashlib
from dataclasses import fields, is_dataclass

import msgspec
from pydantic import BaseModel


def _record(value: object) -> object:
    """Return what identifies a typed row: its type, its fields, and the columns that ride along.

    Raises:
        TypeError: The value is of a type that has no canonical form; no maker may be given it.

    """
    if isinstance(value, BaseModel):
        return [type(value).__name__, value.__dict__, value.__pydantic_extra__]
    raise TypeError(f"no canonical form for {type(value).__qualname__}")  # noqa: EM102, TRY003


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_record, order="deterministic")


def canonical(value: object) -> bytes:
    """Return the canonical encoding of a value made of dataclasses, records, collections, numbers, dates and text."""
    return _ENCODER.encode(value)


def digest(*values: object) -> str:
    """Return the SHA-256 of the canonical encodings of some values, in hexadecimal."""
    found = hashlib.sha256()
    for value in values:
        encoded = canonical(value)
        found.update(len(encoded).to_bytes(8, "big"))
        found.update(encoded)
    return found.hexdigest()


def parts_of(value: object) -> dict[str, str]:
    """Return a digest for each field of a frozen value, so that what differs between two can be named."""
    if not is_dataclass(value):
        return {"": digest(value)}
    return {field.name: digest(getattr(value, field.name)) for field in fields(value)}
