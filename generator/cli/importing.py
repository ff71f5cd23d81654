"""`portal import`: a spreadsheet becomes a package, or the list of everything that is wrong in it."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from generator.checking import TABLES, prepare
from generator.cli.check import outcome
from generator.cli.clock import as_of_date
from generator.cli.outcome import FINE, MisuseError
from generator.config import SiteConfig
from generator.diagnostics import as_json, as_text, quoted
from generator.importing import Imported, Request, Source, bring
from generator.read import UnreadableFileError, is_org_id, read_bytes, read_package
from generator.sheets.book.limits import FILE_BYTES
from generator.sheets.grid import Rewritten

DOCUMENTS = "documents"
_SHOWN = 200
"""So many changed cells are listed on a terminal; JSON has them all."""
_LONG = 400
"""So much of a cell is shown there."""


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Import the files and write the package; say what was put in order and what is wrong."""
    paths = _files([Path(path) for path in options.files])
    _require_writable(options.annotate, paths)
    ground = prepare(config, as_of_date(options.as_of, config))
    sources = [Source(path.name, _content(path)) for path in paths]
    found = bring(Request(sources, ground, with_copy=bool(options.annotate)))
    folder = Path(options.disclosures) / found.org_id
    if is_org_id(found.org_id) and (folder / DOCUMENTS).is_dir():
        documents = read_package(folder, TABLES).documents
        found = bring(Request(sources, ground, documents, with_copy=bool(options.annotate)))
    sys.stdout.write(_json(found) if options.format == "json" else _text(found, config))
    if found.copy:
        Path(options.annotate).write_bytes(found.copy)
        _tell(config.say("import.copy", file=options.annotate))
    if not found.package:
        _tell(config.say("import.nothing"))
        return outcome(found.report)
    _write(found, folder, config, replace=options.replace)
    _tell(config.say("import.done", folder=folder))
    return FINE


def _files(paths: list[Path]) -> list[Path]:
    """Return the files to read: one workbook, or CSV files, or those in a folder.

    Raises:
        MisuseError: One of them does not exist, or a workbook does not come alone.

    """
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.csv")) if path.is_dir() else [path]
    for path in found or paths:
        if not path.is_file():
            message = f"no such file: {path}"
            raise MisuseError(message)
    if len(found) > 1 and any(path.suffix.lower() != ".csv" for path in found):
        message = "several files must all be CSV"
        raise MisuseError(message)
    return found


def _require_writable(copy: str | None, paths: list[Path]) -> None:
    """Refuse a copy that would fall on something, or of what is no workbook.

    Raises:
        MisuseError: Such a copy was asked for.

    """
    if copy and Path(copy).exists():
        message = f"exists: {copy}"
        raise MisuseError(message)
    if copy and paths[0].suffix.lower() != ".xlsx":
        message = "--annotate returns workbooks; portal check --annotate returns CSV tables"
        raise MisuseError(message)


def _content(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        MisuseError: It is no file, or larger than any form.

    """
    try:
        return read_bytes(path, FILE_BYTES)
    except UnreadableFileError as error:
        message = f"{path}: {error.code} {' '.join(error.holes.values())}"
        raise MisuseError(message) from error


def _write(found: Imported, folder: Path, config: SiteConfig, *, replace: bool) -> None:
    """Write the package; of one that stands, everything but its documents goes.

    Raises:
        MisuseError: A package stands there and was not to be replaced, or its id can be no folder.

    """
    if not is_org_id(found.org_id):
        raise MisuseError(config.say("import.id", org_id=found.org_id))
    standing = [path for path in sorted(folder.iterdir()) if path.name != DOCUMENTS] if folder.is_dir() else []
    if standing and not replace:
        raise MisuseError(config.say("import.exists", folder=folder))
    for path in standing:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in found.package.items():
        (folder / name).write_bytes(content)


def _json(found: Imported) -> str:
    """Return everything for programs."""
    document = json.loads(as_json(found.report))
    document["rewritten"] = [
        {
            "kind": each.kind,
            "sheet": each.sheet,
            "cell": each.cell or None,
            "column": each.column or None,
            "was": each.was,
            "became": each.became,
        }
        for each in found.rewritten
    ]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _text(found: Imported, config: SiteConfig) -> str:
    """Return everything for people: first what was put in order, then what is wrong."""
    lines = []
    for words in config.words.values():
        count = len(found.rewritten)
        lines.append(words.say("import.changed", count=count) if count else words.say("import.unchanged"))
        for each in found.rewritten[:_SHOWN]:
            kind = words.say(f"import.kind.{each.kind}")
            was, became = quoted(each.was, _LONG), quoted(each.became, _LONG)
            lines.append("  " + words.say("import.change", place=_place(each), kind=kind, was=was, became=became))
        lines += ["  …"] if count > _SHOWN else []
    says = {language: words.say for language, words in config.words.items()}
    return "\n".join(lines) + "\n\n" + as_text(found.report, says)


def _place(change: Rewritten) -> str:
    """Return a place as a spreadsheet names it."""
    return "!".join(part for part in (change.sheet, change.cell) if part)


def _tell(words: str) -> None:
    """Say what became of it; the answer itself stands on standard output."""
    print(words, file=sys.stderr)
