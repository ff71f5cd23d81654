"""The fuzzing targets hold without a fuzzer too, and four readers agree on ten thousand files."""

import random
from pathlib import Path

import pytest

from tests.fuzz.readers import by_us, disagreement
from tests.fuzz.targets import TARGETS

FILES = 10_000
SLOWLY = 25
"""Of so many files Frictionless reads one: it takes a hundred times as long as the others."""

PIECES = (
    "a",
    "b",
    "1",
    "0.5",
    " ",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    '"',
    '"',
    '""',
    "é",
    "重",
    ";",
    "\t",
    "'",
    "\\",
    "#",
)
RARE = ("\r", "\ufeff", "\u2028", "\u0085", "\x0b", "\x1c", "\x00", "=", "NA", "nan", "\u00a0", "𠮷")

SAMPLES = (
    b"",
    b"{}",
    b'{"name": "acme", "title": "x", "licenses": [{"name": "CC-BY-4.0"}], "resources": []}',
    b'{"name": "acme", "resources": [{"name": "products", "path": "products.csv"}]}',
    b'{"name": NaN, "name": 1e999, "resources": null}',
    b"[" * 5000,
    b'a,b\n1,"x"\n',
    b'a,b\r\n1,"x""y"\r\n',
    b"\xef\xbb\xbfa,b\n1,2\n",
    b"\x03\x05-0.000000000000000001",
    b"\x03\x2f" + b"9" * 40,
    b"\x02\x09NaN",
    b"\x00\x01" + "\u202e\u200b".encode(),
    b"@org/team [x](https://a.example) </details>::error::<!-- x --> `",
    "零碳，不是零碳，《零碳 GB/T 1-2024》 carbon neutral low-carbon steel".encode(),
    b"\xed\xa0\x80\xff\xfe",
)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("data", SAMPLES, ids=range(len(SAMPLES)))
def test_target_holds_on_examples(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_target_holds_on_random_bytes(name: str) -> None:
    chance = random.Random(name)  # noqa: S311  repeatable, not secret
    for _ in range(40 if name == "row" else 400):
        TARGETS[name](chance.randbytes(chance.randrange(60)))


def a_file(chance: random.Random) -> bytes:
    """Return a small file that is nearly a table."""
    pieces = [chance.choice(RARE if chance.random() < 0.03 else PIECES) for _ in range(chance.randrange(1, 16))]
    return ("a,b\n" + "".join(pieces)).encode()


def test_readers_agree_on_every_file_that_we_accept(tmp_path: Path) -> None:
    chance = random.Random(20261122)  # noqa: S311  repeatable, not secret
    path = tmp_path / "products.csv"
    accepted = 0
    for number in range(FILES):
        content = a_file(chance)
        path.write_bytes(content)
        assert not disagreement(path, slowly=number % SLOWLY == 0), content
        accepted += by_us(path) is not None
    assert accepted > FILES // 20
