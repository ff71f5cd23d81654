"""`portal import`: a spreadsheet becomes a package, or the list of everything that is wrong in it."""

import argparse
import csv
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.cli.bounds import announced
from generator.cli.clock import as_of_date
from generator.cli.exit_codes import FINE, PROBLEMS, MisuseError, exit_code, tell_failures
from generator.config import SiteConfig
from generator.diagnostics import as_json, as_text, quoted
from generator.model.cell_text import starts_formula
from generator.model.intake import Rewritten
from generator.read import UnreadableFileError, is_org_id, read_bytes
from generator.spreadsheets.workbook.limits import FILE_BYTES
from generator.workflows.check import prepare
from generator.workflows.importing import DOCUMENTS, SANDBOX, Imported, Request, Source, bring, proposed

_SHOWN = 200
"""So many changed cells are listed on a terminal; JSON has them all."""
_LONG = 400
"""So much of a cell is shown there."""


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Import the files and write the package; say what was put in order and what is wrong."""
    paths = _files([Path(path) for path in options.files], config)
    _require_writable(options, paths, config)
    if options.propose:
        return _propose(options, paths, config)
    imported = bring(_request(options, paths, config), announced(SANDBOX, config))
    tell_failures([imported.failure])
    sys.stdout.write(_json(imported) if options.format == "json" else _text(imported, config))
    if imported.copy:
        Path(options.annotate).write_bytes(imported.copy)
        _tell(config.say("import.copy", file=options.annotate))
    folders = {org_id: Path(options.disclosures) / org_id for org_id in imported.packages}
    _require_free(folders, config, replace=options.replace)
    for org_id, package in imported.packages.items():
        _write(package, folders[org_id])
        _tell(config.say("import.done", folder=folders[org_id]))
    for org_id in imported.refused:
        _tell(config.say("import.refused", org_id=org_id) if org_id else config.say("import.nothing"))
    if options.leave_out:
        _list(imported, options.leave_out)
        _tell(config.say("import.left_out", count=len(imported.left_out), file=options.leave_out))
    return exit_code(imported.report)


def _propose(options: argparse.Namespace, paths: list[Path], config: SiteConfig) -> int:
    """Write a draft of a mapping, or say why there is none."""
    proposal = proposed([Source(path.name, _content(path)) for path in paths], config, announced(SANDBOX, config))
    tell_failures([proposal.failure])
    if proposal.report.diagnostics or proposal.failure:
        says = {language: words.say for language, words in config.words.items()}
        sys.stdout.write(as_json(proposal.report) if options.format == "json" else as_text(proposal.report, says))
        return exit_code(proposal.report)
    draft = proposal.draft
    if not draft.text:
        _tell(config.say("propose.nothing"))
        return PROBLEMS
    with Path(options.propose).open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(draft.text)
    _tell(config.say("propose.done", file=options.propose, guesses=draft.guesses, untaken=draft.untaken))
    return FINE


def _request(options: argparse.Namespace, paths: list[Path], config: SiteConfig) -> Request:
    """Return what is asked for."""
    return Request(
        sources=[Source(path.name, _content(path)) for path in paths],
        context=prepare(config, as_of_date(options.as_of, config)),
        disclosures=Path(options.disclosures),
        mapping=Source(Path(options.map).name, _content(Path(options.map))) if options.map else None,
        with_copy=bool(options.annotate),
        leave_out=bool(options.leave_out),
    )


def _files(paths: list[Path], config: SiteConfig) -> list[Path]:
    """Return the files to read: one workbook, or CSV files, or those in a folder.

    Raises:
        MisuseError: One of them does not exist, or a workbook does not come alone.

    """
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.csv")) if path.is_dir() else [path]
    for path in files or paths:
        if not path.is_file():
            raise MisuseError(config.say("misuse.no_file", file=path))
    if len(files) > 1 and any(path.suffix.lower() != ".csv" for path in files):
        raise MisuseError(config.say("misuse.csv_only"))
    return files


def _require_writable(options: argparse.Namespace, paths: list[Path], config: SiteConfig) -> None:
    """Refuse a copy or a list that would fall on something, a copy of what is no workbook, a list without a mapping.

    Raises:
        MisuseError: Such a one was asked for.

    """
    for file in filter(None, (options.annotate, options.leave_out, options.propose)):
        if Path(file).exists():
            raise MisuseError(config.say("misuse.exists", file=file))
    if options.annotate and paths[0].suffix.lower() != ".xlsx":
        raise MisuseError(config.say("misuse.annotate"))
    if options.propose and (options.map or options.annotate or options.leave_out or options.replace):
        raise MisuseError(config.say("misuse.propose"))
    if options.leave_out and not options.map:
        raise MisuseError(config.say("misuse.leave_out"))


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


def _require_free(folders: Mapping[str, Path], config: SiteConfig, *, replace: bool) -> None:
    """Refuse to write anything where a package stands that was not to be replaced, or whose id can be no folder.

    Raises:
        MisuseError: One of them does.

    """
    for org_id, folder in folders.items():
        if not is_org_id(org_id):
            raise MisuseError(config.say("import.id", org_id=org_id))
        if not replace and _standing(folder):
            raise MisuseError(config.say("import.exists", folder=folder))


def _standing(folder: Path) -> list[Path]:
    """Return what stands in a package's folder, but for its documents."""
    return [path for path in sorted(folder.iterdir()) if path.name != DOCUMENTS] if folder.is_dir() else []


def _write(package: Mapping[str, bytes], folder: Path) -> None:
    """Write a package; of one that stands, everything but its documents goes."""
    for path in _standing(folder):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in package.items():
        (folder / name).write_bytes(content)


def _list(imported: Imported, file: str) -> None:
    """Write the rows that were left out, with the reasons, for the sender."""
    with Path(file).open("x", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("sheet", "row", "name", "code", "message_zh", "message_en"))
        for each in imported.left_out:
            for reason in dict.fromkeys((reason.code, *reason.message.values()) for reason in each.reasons):
                cells = (each.sheet, str(each.row), each.name, *reason)
                writer.writerow(f"'{cell}" if starts_formula(cell) else cell for cell in cells)


def _json(imported: Imported) -> str:
    """Return everything for programs."""
    document = json.loads(as_json(imported.report))
    document["written"], document["refused"] = list(imported.packages), list(imported.refused)
    document["rewritten"] = [
        {
            "kind": each.kind,
            "sheet": each.sheet,
            "cell": each.cell or None,
            "column": each.column or None,
            "was": each.was,
            "became": each.became,
        }
        for each in imported.rewritten
    ]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _text(imported: Imported, config: SiteConfig) -> str:
    """Return everything for people: first what was put in order, then what is wrong."""
    lines = []
    for words in [] if imported.failure else config.words.values():
        count = len(imported.rewritten)
        lines.append(words.say("import.changed", count=count) if count else words.say("import.unchanged"))
        for each in imported.rewritten[:_SHOWN]:
            kind = words.say(f"import.kind.{each.kind}")
            was, became = quoted(each.was, _LONG), quoted(each.became, _LONG)
            lines.append("  " + words.say("import.change", place=_place(each), kind=kind, was=was, became=became))
        lines += ["  …"] if count > _SHOWN else []
    says = {language: words.say for language, words in config.words.items()}
    return "\n".join([*lines, "", ""] if lines else []) + as_text(imported.report, says)


def _place(change: Rewritten) -> str:
    """Return a place as a spreadsheet names it."""
    return "!".join(part for part in (change.sheet, change.cell) if part)


def _tell(words: str) -> None:
    """Say what became of it; the answer itself stands on standard output."""
    print(words, file=sys.stderr)
