"""Texts that are kept in `tests/golden/` to be read by people; `make golden` writes all of them anew."""

import os
from difflib import unified_diff
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Fail with the lines that differ unless a text is the one that is kept under a name."""
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if text != kept:
        lines = unified_diff(kept.splitlines(), text.splitlines(), f"kept: {name}", "made now", lineterm="", n=1)
        pytest.fail("\n".join(lines) or f"{name} differs in its last line end", pytrace=False)
