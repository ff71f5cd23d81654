"""Open one package folder safely and return what stands in it, as text."""

import hashlib
import os
import re
from pathlib import Path
from typing import Any

from generator.diagnostics import Finding, Location
from generator.model.submission import Submission, Table
from generator.read import limits
from generator.read.decode import EncodingProblemError, decode
from generator.read.descriptor import DESCRIPTOR, descriptor_findings, licence_of, listed_tables, named_tables
from generator.read.file import UnreadableFileError, read_bytes
from generator.read.strict_json import JsonProblemError, parse_json
from generator.read.table import read_table

DOCUMENTS = "documents"
_DOCUMENT_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def read_package(folder: Path, known: tuple[str, ...]) -> Submission:
    """Read the package in `folder`, whose name is the organisation's id; `known` are the tables there can be."""
    names, findings = _entries(folder, known)
    document, problems = _descriptor(folder, known) if DESCRIPTOR in names else (None, [_missing(folder)])
    findings += problems
    tables: dict[str, Table] = {}
    listed = listed_tables(document, known) if document is not None else ()
    for name in listed:
        table, problems = _table(folder, name, names)
        findings += problems
        if table is not None:
            tables[name] = table
    present = [name for name in known if f"{name}.csv" in names]
    if document is not None:
        findings += [_unlisted(folder, name) for name in present if name not in named_tables(document)]
    documents, problems = _documents(folder) if DOCUMENTS in names else ({}, [])
    return Submission(
        org_id=folder.name,
        folder=str(folder),
        tables=tables,
        documents=documents,
        findings=tuple(findings + problems),
        broken=frozenset({*listed, *present} - tables.keys()),
        licence=licence_of(document) if document is not None else None,
    )


def _missing(folder: Path) -> Finding:
    """Return the finding that there is no descriptor."""
    return Finding("descriptor-missing", Location(str(folder / DESCRIPTOR)))


def _unlisted(folder: Path, name: str) -> Finding:
    """Return the finding that a table stands in the folder but not in the descriptor."""
    return Finding("table-unlisted", Location(str(folder / DESCRIPTOR)), name, {"table": name})


def _entries(folder: Path, known: tuple[str, ...]) -> tuple[frozenset[str], list[Finding]]:
    """Return the names in the folder that belong there, and findings about all others."""
    allowed = {DESCRIPTOR, *(f"{name}.csv" for name in known)}
    names: set[str] = set()
    findings: list[Finding] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            place = Location(str(folder / entry.name))
            is_documents = entry.name == DOCUMENTS and entry.is_dir(follow_symlinks=False)
            if entry.name not in allowed and not is_documents:
                findings.append(Finding("package-file-name", place, entry.name))
            elif not is_documents and not entry.is_file(follow_symlinks=False):
                findings.append(Finding("package-file-kind", place, entry.name))
            else:
                names.add(entry.name)
    return frozenset(names), findings


def _descriptor(folder: Path, known: tuple[str, ...]) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Return the descriptor, if it can be read, and what is wrong with it."""
    file = str(folder / DESCRIPTOR)
    try:
        text, marked = decode(read_bytes(folder / DESCRIPTOR, limits.DESCRIPTOR_BYTES))
        document = parse_json(text)
    except UnreadableFileError as error:
        return None, [Finding(error.code, Location(file), DESCRIPTOR, error.holes)]
    except EncodingProblemError:
        return None, [Finding("descriptor-encoding", Location(file))]
    except JsonProblemError as error:
        return None, [Finding("descriptor-json", Location(file), "", {"problem": str(error)})]
    findings = [Finding("descriptor-encoding", Location(file))] if marked else []
    return document, [*findings, *descriptor_findings(document, folder.name, known, file)]


def _table(folder: Path, name: str, names: frozenset[str]) -> tuple[Table | None, list[Finding]]:
    """Return one listed table, if it can be read, and what is wrong with it."""
    file = f"{name}.csv"
    if file not in names:
        return None, [Finding("table-file-missing", Location(str(folder / DESCRIPTOR)), name, {"file": file})]
    return read_table(folder / file, name, str(folder / file))


def _documents(folder: Path) -> tuple[dict[str, str], list[Finding]]:
    """Return the fingerprints of the package's documents, and findings about what cannot be one."""
    fingerprints: dict[str, str] = {}
    findings: list[Finding] = []
    room = limits.DOCUMENTS_BYTES
    with os.scandir(folder / DOCUMENTS) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            place = Location(str(folder / DOCUMENTS / entry.name))
            if not _DOCUMENT_NAME.fullmatch(entry.name) or len(fingerprints) >= limits.PACKAGE_FILES:
                findings.append(Finding("package-file-name", place, entry.name))
                continue
            try:
                content = read_bytes(folder / DOCUMENTS / entry.name, min(limits.DOCUMENT_BYTES, room))
            except UnreadableFileError as error:
                findings.append(Finding(error.code, place, entry.name, error.holes))
                continue
            room -= len(content)
            fingerprints[f"{DOCUMENTS}/{entry.name}"] = hashlib.sha256(content).hexdigest()
    return fingerprints, findings
