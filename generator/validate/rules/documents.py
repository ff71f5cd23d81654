"""Evidence: what is public is there and is what it says; what is not public never gets in."""

from collections.abc import Iterator

from generator.diagnostics import Finding, Location
from generator.model.disclosure import Disclosure
from generator.validate.context import RuleContext
from generator.validate.rules.rule import fault, rule


@rule("document-place", "documents")
def documents_have_one_place(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A public document has a file or an address; of another only the fingerprint is here."""
    for row in disclosure.documents:
        places = sum(1 for place in (row.path, row.url) if place)
        if places != (1 if row.public else 0):
            yield fault(row, "path")


@rule("document-file-missing", "documents")
def listed_files_exist(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A document's file stands in the package."""
    for row in disclosure.documents:
        if row.path and row.path not in disclosure.files:
            yield fault(row, "path")


@rule("document-fingerprint", "documents")
def fingerprints_fit(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """A document's fingerprint is that of its file (SHA-256, FIPS 180-4)."""
    for row in disclosure.documents:
        found = disclosure.files.get(row.path or "")
        if found and found != row.sha256:
            yield fault(row, "sha256", expected=found)


@rule("inventory-source", "inventory", "sources")
def inventories_reveal_no_paid_factor(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Amounts and emissions side by side reveal the factor, so its database must allow redistribution."""
    closed = {row.revision_key: row.name for row in disclosure.sources if not row.redistributable}
    for line in disclosure.inventory:
        if line.emission is not None and line.revision_key in closed:
            yield fault(line, "emission", source=closed[line.revision_key])


@rule("document-unlisted", "documents")
def every_file_is_listed(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Nothing lies in the package without a row that says what it is and that it is public."""
    named = {row.path for row in disclosure.documents}
    unsure = any(table == "documents" for table, *_ in disclosure.damaged)
    for path in disclosure.files:
        if path not in named and not unsure:
            yield Finding("", Location(f"{disclosure.folder}/{path}"), path)


RULES = (
    documents_have_one_place,
    listed_files_exist,
    every_file_is_listed,
    fingerprints_fit,
    inventories_reveal_no_paid_factor,
)
