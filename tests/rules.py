"""Every rule in one table: `python -m tests.rules` prints code, severity, basis, since when, and where it is tested."""

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import CODES
from generator.diagnostics.codes import CHANGE
from generator.diagnostics.sheet_codes import SHEET
from tests.conftest import ROOT

HERE = Path(__file__).parent
ALONE = {
    "package-limit": "tests/runtime/test_sandbox.py",
    "package-stray": "tests/hostile/test_tree.py",
    "findings-more": "tests/hostile/test_tree.py",
}
"""What no folder of a package can show: limits of ours, and what lies beside packages."""


def places_of(code: str) -> list[str]:
    """Return the paths in which a code is fired: its folder of a bad package, or the scenarios of a change."""
    folder = HERE / "packages" / "invalid" / code
    if folder.is_dir():
        return [folder.relative_to(ROOT).as_posix()]
    if code in {each.name for each in CHANGE}:
        scenarios = sorted((*(HERE / "workflows").glob("test_*.py"), *(HERE / "hostile").glob("*.py")))
        return [
            path.relative_to(ROOT).as_posix() for path in scenarios if f'"{code}"' in path.read_text(encoding="utf-8")
        ]
    if code in {each.name for each in SHEET}:
        corpus = sorted(path for room in ("spreadsheets", "normalise", "pact") for path in (HERE / room).glob("*.py"))
        return [path.relative_to(ROOT).as_posix() for path in corpus if f'"{code}"' in path.read_text(encoding="utf-8")]
    return [ALONE[code]] if code in ALONE else []


def lines() -> Iterator[str]:
    """Yield the table as Markdown."""
    yield f"{len(CODES)} codes\n"
    yield "| code | severity | basis | since | tested in |"
    yield "|---|---|---|---|---|"
    for code in CODES.values():
        yield f"| {code.name} | {code.severity} | {code.basis} | {code.since} | {', '.join(places_of(code.name))} |"


if __name__ == "__main__":
    print("\n".join(lines()))
