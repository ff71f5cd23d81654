"""Sentences of the spreadsheet door: each is said somewhere, and what may be said has a sentence."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

from generator.model import routes
from tests.conftest import ROOT

PLACES = (
    "generator/spreadsheets",
    "generator/normalise",
    "generator/pact",
    "generator/model",
    "generator/workflows",
    "generator/cli",
    "generator/diagnostics",
)
SOURCE = "\n".join(path.read_text(encoding="utf-8") for place in PLACES for path in (ROOT / place).rglob("*.py"))
WORDS = re.compile(r"""["']([a-z][a-z0-9-]*)["']""")


def keys() -> list[str]:
    found = []
    for name in ("sheet.po", "pact.po"):
        with Path(ROOT, "site_config", "translations", "zh", name).open("rb") as stream:
            named = [message.id for message in read_po(stream) if message.id]
        found += [key if isinstance(key, str) else key[0] for key in named]
    return found


def test_every_sentence_is_said_somewhere() -> None:
    """By its whole name, or by the last part of it, which the code puts behind a fixed beginning."""
    words = {*WORDS.findall(SOURCE), *routes.FORMS}
    left = [key for key in keys() if f'"{key}"' not in SOURCE and _part(key) not in words]
    assert left == []


def _part(key: str) -> str:
    """Return the part of a key that the code names: of a rule its code, else the last."""
    return key.split(".")[1] if key.startswith("rule.") else key.rpartition(".")[2]
