"""Type cells into a workbook with LibreOffice and save it: `python3 keyboard.py FORM.xlsx ANSWERS.json OUT.xlsx`.

Runs under the system's Python, which has LibreOffice's own module `uno`. A cell gets its text as from the keyboard:
LibreOffice decides whether it is a number or a day, but for cells that the form has made text.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

PIPE = "portal-office"
ATTEMPTS = 120
AS_TEXT = "@"


def main() -> None:
    """Type and save."""
    form, answers, out = (Path(argument).resolve() for argument in sys.argv[1:])
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                shutil.which("soffice") or "soffice",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={PIPE};urp;",
                f"-env:UserInstallation={Path(profile).as_uri()}",
            ]
        )
        desktop = connected()
        document = desktop.loadComponentFromURL(form.as_uri(), "_blank", 0, (stated("Hidden", given=True),))
        cells = json.loads(answers.read_text(encoding="utf-8"))
        for sheet, addresses in cells.items():
            for address, text in addresses.items():
                type_into(document, sheet, address, text)
        document.storeToURL(out.as_uri(), (stated("FilterName", given="Calc MS Excel 2007 XML"),))
        document.close(True)  # noqa: FBT003  (the program's own signature)
        desktop.terminate()
        office.wait(60)
    print(sum(map(len, cells.values())), "cells typed")


def connected() -> Any:
    """Return the program's desktop as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(ATTEMPTS):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # noqa: BLE001  (it is not there yet; which of its errors that is, it does not promise)
            time.sleep(0.5)
    message = "LibreOffice does not answer"
    raise SystemExit(message)


def stated(name: str, *, given: object) -> Any:
    """Return a named value as the program takes it."""
    value = PropertyValue()
    value.Name, value.Value = name, given
    return value


def type_into(document: Any, sheet: str, address: str, text: str) -> None:
    """Type into one cell."""
    cell = document.Sheets.getByName(sheet).getCellRangeByName(address)
    is_text = document.NumberFormats.getByKey(cell.NumberFormat).FormatString == AS_TEXT
    if is_text:
        cell.setString(text)
    else:
        cell.FormulaLocal = text


if __name__ == "__main__":
    main()
