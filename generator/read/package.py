"""Open one package folder safely and return what stands in it, as text."""

import hashlib
from pathlib import Path
from typing import Any

from generator.diagnostics import Finding, Location
from generator.model.submission import Submission, Table
from generator.read import limits
from generator.read.decode import EncodingProblemError, decode
from generator.read.descriptor import DESCRIPTOR, descriptor_findings, licence_of, listed_tables, named_tables
from generator.read.evidence import evidence_problem
from generator.read.file import UnreadableFileError
from generator.read.source import Kind, Source
from generator.read.strict_json import JsonProblemError, parse_json
from generator.read.table import parse_table
from generator.read.taken import DOCUMENTS, PackageBytes, document_contents, take


def read_package(folder: Path, known: tuple[str, ...]) -> Submission:
    """Read the package in `folder`, whose name is the organisation's id; `known` are the tables there can be."""
    return read_taken(take(folder, known), known)


def read_taken(package: PackageBytes, known: tuple[str, ...]) -> Submission:
    """Read a package from the bytes that were taken of it."""
    if package.is_link:
        found = Finding("package-file-kind", Location(package.place), package.org_id)
        return Submission(package.org_id, package.place, {}, findings=(found,), broken=frozenset(known))
    return read_source(package, known)


def read_source(source: Source, known: tuple[str, ...]) -> Submission:
    """Read a package wherever it stands."""
    names, findings = _entries(source, known)
    document, problems = _descriptor(source, known) if DESCRIPTOR in names else (None, [_missing(source)])
    findings += problems
    tables: dict[str, Table] = {}
    listed = listed_tables(document, known) if document is not None else ()
    for name in listed:
        table, problems = _table(source, name, names)
        findings += problems
        if table is not None:
            tables[name] = table
    present = [name for name in known if f"{name}.csv" in names]
    if document is not None:
        findings += [_unlisted(source, name) for name in present if name not in named_tables(document)]
    documents, problems = _documents(source) if DOCUMENTS in names else ({}, [])
    return Submission(
        org_id=source.org_id,
        folder=source.place,
        tables=tables,
        documents=documents,
        findings=tuple(findings + problems),
        broken=frozenset({*listed, *present} - tables.keys()),
        licence=licence_of(document) if document is not None else None,
    )


def _at(source: Source, path: str) -> Location:
    """Return the place of a file as reports name it."""
    return Location(str(Path(source.place) / path))


def _missing(source: Source) -> Finding:
    """Return the finding that there is no descriptor."""
    return Finding("descriptor-missing", _at(source, DESCRIPTOR))


def _unlisted(source: Source, name: str) -> Finding:
    """Return the finding that a table stands in the folder but not in the descriptor."""
    return Finding("table-unlisted", _at(source, DESCRIPTOR), name, {"table": name})


def _entries(source: Source, known: tuple[str, ...]) -> tuple[frozenset[str], list[Finding]]:
    """Return the names in the package that belong there, and findings about all others."""
    allowed = {DESCRIPTOR, *(f"{name}.csv" for name in known)}
    names: set[str] = set()
    findings: list[Finding] = []
    for entry in source.entries():
        is_documents = entry.name == DOCUMENTS and entry.kind is Kind.FOLDER
        if entry.name not in allowed and not is_documents:
            findings.append(Finding("package-file-name", _at(source, entry.name), entry.name))
        elif not is_documents and entry.kind is not Kind.FILE:
            findings.append(Finding("package-file-kind", _at(source, entry.name), entry.name))
        else:
            names.add(entry.name)
    return frozenset(names), findings


def _descriptor(source: Source, known: tuple[str, ...]) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Return the descriptor, if it can be read, and what is wrong with it."""
    at = _at(source, DESCRIPTOR)
    try:
        text, marked = decode(source.content(DESCRIPTOR, limits.DESCRIPTOR_BYTES))
        document = parse_json(text)
    except UnreadableFileError as error:
        return None, [Finding(error.code, at, DESCRIPTOR, error.holes)]
    except EncodingProblemError:
        return None, [Finding("descriptor-encoding", at)]
    except JsonProblemError as error:
        return None, [Finding("descriptor-json", at, "", {"problem": str(error)})]
    findings = [Finding("descriptor-encoding", at)] if marked else []
    return document, [*findings, *descriptor_findings(document, source.org_id, known, at.file)]


def _table(source: Source, name: str, names: frozenset[str]) -> tuple[Table | None, list[Finding]]:
    """Return one listed table, if it can be read, and what is wrong with it."""
    file = f"{name}.csv"
    if file not in names:
        return None, [Finding("table-file-missing", _at(source, DESCRIPTOR), name, {"file": file})]
    at = _at(source, file)
    try:
        content = source.content(file, limits.TABLE_BYTES)
    except UnreadableFileError as error:
        return None, [Finding(error.code, at, file, error.holes)]
    return parse_table(content, name, at.file)


def _documents(source: Source) -> tuple[dict[str, str], list[Finding]]:
    """Return the fingerprints of the package's documents, and findings about what cannot be one."""
    fingerprints: dict[str, str] = {}
    findings: list[Finding] = []
    for name, content in document_contents(source):
        path = f"{DOCUMENTS}/{name}"
        at = _at(source, path)
        if isinstance(content, UnreadableFileError):
            findings.append(Finding(content.code, at, name, content.holes))
            continue
        problem = evidence_problem(name, content)
        if problem:
            findings.append(Finding("document-content", at, name, {"problem": problem}))
        fingerprints[path] = hashlib.sha256(content).hexdigest()
    return fingerprints, findings
