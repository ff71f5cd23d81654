"""The descriptor of a package: data to be checked, never configuration to be obeyed.

Only `name`, `title`, `licenses` and the names and paths of resources exist for us; a submitted schema, dialect,
encoding or address has no effect because its key is refused.
"""

from collections.abc import Iterator
from typing import Any

from generator.diagnostics import Finding, Location
from generator.model.cell_text import text_problem
from generator.model.submission import LICENCE, LICENCE_ENTRY, NOT_SPECIFIED
from generator.read import limits

DESCRIPTOR = "datapackage.json"
KEYS = ("name", "title", "licenses", "resources")
RESOURCE_KEYS = ("name", "path")


def descriptor_findings(document: dict[str, Any], org_id: str, known: tuple[str, ...], file: str) -> Iterator[Finding]:
    """Yield everything in which a descriptor differs from the closed model."""
    at = Location(file)
    for key in document:
        if key not in KEYS:
            yield Finding("descriptor-key", at, key, {"allowed": ", ".join(KEYS)})
    if document.get("name") != org_id:
        yield Finding("descriptor-name", at, str(document.get("name", "")), {"expected": org_id})
    title = document.get("title")
    if not isinstance(title, str) or not title.strip():
        yield Finding("descriptor-shape", at, "title", {"problem": "shape-title"})
    elif text_problem(title, prose=True):
        yield Finding(text_problem(title, prose=True) or "", Location(file, 0, "title"), title)
    if licence_of(document) is None:
        yield licence_finding(file)
    yield from _resource_findings(document.get("resources"), known, at)


def licence_of(document: dict[str, Any]) -> str | None:
    """Return the licence that a descriptor names, if it is one of the two there can be."""
    known = {name: [{"name": name}] for name in (LICENCE, NOT_SPECIFIED)}
    return next((name for name, licences in known.items() if document.get("licenses") == licences), None)


def licence_finding(file: str) -> Finding:
    """Return the finding that the licence is not the one under which the register publishes."""
    return Finding("descriptor-licence", Location(file), "licenses", {"expected": LICENCE_ENTRY})


def named_tables(document: dict[str, Any]) -> frozenset[str]:
    """Return the names of all resources, whatever their path."""
    resources = document.get("resources")
    entries = [entry for entry in resources if isinstance(entry, dict)] if isinstance(resources, list) else []
    return frozenset(name for entry in entries if isinstance(name := entry.get("name"), str))


def listed_tables(document: dict[str, Any], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known tables that the descriptor lists with the path they must have."""
    resources = document.get("resources")
    return tuple(
        resource["name"]
        for resource in (resources if isinstance(resources, list) else [])
        if isinstance(resource, dict)
        and resource.get("name") in known
        and resource.get("path") == f"{resource['name']}.csv"
    )


def _resource_findings(resources: object, known: tuple[str, ...], at: Location) -> Iterator[Finding]:
    """Yield what is wrong with the list of resources."""
    if not isinstance(resources, list) or not resources:
        yield Finding("descriptor-shape", at, "resources", {"problem": "shape-resources"})
        return
    if len(resources) > limits.RESOURCES:
        yield Finding("descriptor-shape", at, "resources", {"problem": "shape-resources-many"})
        return
    seen: set[str] = set()
    for resource in resources:
        if not isinstance(resource, dict) or not all(isinstance(value, str) for value in resource.values()):
            yield Finding("descriptor-shape", at, "resources", {"problem": "shape-resource"})
            continue
        yield from _one_resource_findings(resource, known, at)
        name = resource.get("name", "")
        if name in seen:
            yield Finding("descriptor-shape", at, name, {"problem": "shape-name-twice"})
        seen.add(name)


def _one_resource_findings(resource: dict[str, str], known: tuple[str, ...], at: Location) -> Iterator[Finding]:
    """Yield what is wrong with one resource."""
    for key in resource:
        if key not in RESOURCE_KEYS:
            yield Finding("descriptor-key", at, key, {"allowed": ", ".join(RESOURCE_KEYS)})
    name = resource.get("name", "")
    if name not in known:
        yield Finding("table-unknown", at, name, {"allowed": ", ".join(known)})
    elif resource.get("path") != f"{name}.csv":
        yield Finding("descriptor-path", at, resource.get("path", ""), {"expected": f"{name}.csv"})
