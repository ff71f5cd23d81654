"""From the empty short form to a published page, as a firm without git does it: typed in LibreOffice, sent, imported.

python -m tests.office
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl.utils import get_column_letter

from generator.cli.main import run
from generator.spreadsheets import questions
from tests.conftest import ON, ROOT
from tests.spreadsheets.books import ANSWERS, places

SYSTEM_PYTHON = "/usr/bin/python3"


def main() -> int:
    """Walk the way and say what came out."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        form, answers, sent = folder / "form.xlsx", folder / "answers.json", folder / "sent.xlsx"
        portal("template", form, "--short")
        answers.write_text(json.dumps(cells(), ensure_ascii=False), encoding="utf-8")
        command = [SYSTEM_PYTHON, str(ROOT / "tests/office/keyboard.py"), str(form), str(answers), str(sent)]
        subprocess.run(command, check=True)
        portal("import", sent, "--disclosures", folder / "disclosures", *ON)
        portal("check", folder / "disclosures", *ON)
        portal("build", "--disclosures", folder / "disclosures", "--out", folder / "site", *ON)
        pages = sorted((folder / "site" / "p").glob("*/index.html"))
        assert len(pages) == 1
        assert ANSWERS["products.name_zh"] in pages[0].read_text(encoding="utf-8")
        print(f"published: {pages[0].relative_to(folder / 'site')}")
    return 0


def cells() -> dict[str, dict[str, str]]:
    """Return what is typed: sheet to address to text."""
    found: dict[str, dict[str, str]] = {}
    for key, answer in ANSWERS.items():
        sheet, row = places()[key]
        found.setdefault(sheet, {})[f"{get_column_letter(questions.ANSWER)}{row}"] = str(answer)
    return found


def portal(*arguments: str | Path) -> None:
    """Run a command of the portal, which must end well."""
    outcome = run(["--root", str(ROOT), *map(str, arguments)])
    assert outcome == 0, arguments


if __name__ == "__main__":
    sys.exit(main())
