"""The gate: what a change between two revisions may do, judged with the ownership and the rules of the base.

Nothing of the change is checked out. Git is asked first, by this process and only for modes, names, sizes and bytes;
then everything submitted is parsed in a sandbox.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.config import SiteConfig, load_config
from generator.diagnostics import LIMIT_CODE, Finding, Location, Report
from generator.language import worded
from generator.model.git_tree import DISCLOSURES, PathChange
from generator.model.submission import Table
from generator.read import (
    ListingTooLongError,
    Package,
    Revisions,
    change_findings,
    is_org_id,
    open_package,
    package_findings,
    parse_table,
    read_source,
    too_many,
    without,
)
from generator.runtime.sandbox import InternalError, LimitError, Sandbox
from generator.validate import (
    CLAIMING,
    Actors,
    Claims,
    PackageVersions,
    RuleContext,
    Verdict,
    check_packages,
    existing_claims,
    history_findings,
    organisations,
    owner_findings,
    package_gone,
    scope_findings,
)
from generator.workflows.check import SANDBOX, TABLES, prepare

_REFUSED = frozenset({"tree-mode", "tree-name"})
"""Paths with one of these findings are not opened."""


@dataclass(frozen=True, slots=True)
class ChangeReview:
    """What was found about a change, and the package on both sides of it as far as it could be looked at."""

    context: RuleContext
    findings: tuple[Finding, ...]
    """What the tree and the paths tell; what the package tells stands in its verdict."""
    before: Verdict | None = None
    after: Verdict | None = None
    tables: tuple[Table, ...] = ()
    """The submitted tables, for an annotated copy."""
    unjudged: str = ""
    """The organisation whose package we failed to judge."""
    failure: str = ""
    """How we failed, for us alone."""

    def report(self) -> Report:
        """Return everything that was found, worded."""
        found = [*self.findings, *(self.after.findings if self.after else ())]
        rows = sum(self.after.rows.values()) if self.after else 0
        headers = self.after.headers if self.after else {}
        return Report(
            int(bool(found) or self.after is not None),
            rows,
            tuple(worded(found, self.context.config)),
            headers,
            (self.unjudged,) if self.failure else (),
        )


def context_of(found: Revisions, tree: str, config: SiteConfig, as_of: date) -> RuleContext:
    """Return the settings and registers that stand in a tree; only the sentences are the running program's own."""
    with TemporaryDirectory() as folder:
        listed = found.repository.entries(tree, "site_config", "content/registers", limit=None)
        for entry, content in found.repository.contents([entry for entry in listed if entry.is_file]):
            path = Path(folder) / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return prepare(load_config(Path(folder), config.words), as_of)


def judge(found: Revisions, context: RuleContext, actors: Actors | None, sandbox: Sandbox = SANDBOX) -> ChangeReview:
    """Return what is to be said about a change; without actors, nothing is said about ownership."""
    if found.head is None:
        return ChangeReview(context, (Finding("change-conflict", Location(DISCLOSURES)),))
    try:
        changes = found.repository.changes(found.base, found.head)
        early, subject = _from_paths(changes, context, actors)
        entries = found.repository.entries(found.head, f"{DISCLOSURES}/{subject}") if subject else []
    except ListingTooLongError:
        return ChangeReview(context, (too_many(None),))
    tree = list(package_findings(entries))
    findings = tuple({(each.code, each.location): each for each in (*early, *tree)}.values())
    if subject is None or any(finding.code == "tree-size" for finding in findings):
        return ChangeReview(context, findings)
    if not entries:
        return ChangeReview(context, (*findings, package_gone(subject)))
    refused = frozenset(finding.location.file for finding in tree if finding.code in _REFUSED)
    package = open_package(found, subject, without(entries, refused), changes, CLAIMING)
    return _from_files(package, ChangeReview(context, findings), sandbox)


def _from_paths(
    changes: Sequence[PathChange], context: RuleContext, actors: Actors | None
) -> tuple[list[Finding], str | None]:
    """Return what the paths alone tell, and the organisation whose package is worth opening."""
    touched = organisations(changes)
    owners = list(owner_findings(touched, context.config.owners, actors)) if actors else []
    findings = [*change_findings(changes), *scope_findings(changes), *owners]
    not_theirs = {finding.value for finding in owners}
    candidates = [org_id for org_id in touched if len(touched) == 1 or (actors and org_id not in not_theirs)]
    subject = candidates[0] if len(candidates) == 1 and is_org_id(candidates[0]) else None
    return findings, subject


def _from_files(package: Package, so_far: ChangeReview, sandbox: Sandbox) -> ChangeReview:
    """Return the review with what the package's files tell, read in a sandbox."""
    org_id = package.after.org_id
    try:
        before, after, tables = sandbox.run(_read, package, so_far.context)
    except LimitError:
        stopped = Finding(LIMIT_CODE, Location(package.after.place), org_id)
        return replace(so_far, findings=(*so_far.findings, stopped))
    except InternalError as error:
        return replace(so_far, unjudged=org_id, failure=str(error))
    return replace(so_far, before=before, after=after, tables=tables)


def _read(package: Package, context: RuleContext) -> tuple[Verdict | None, Verdict, tuple[Table, ...]]:
    """Return the verdicts on a package before and after a change, and its tables after it."""
    submitted = read_source(package.after, TABLES)
    tables = tuple(submitted.tables.values())
    claims = list(_claims(package.others))
    if package.before is None:
        [after] = check_packages([submitted], replace(context, published=frozenset()), claims)
        return None, after, tables
    standing = read_source(package.before, TABLES)
    [before] = check_packages([standing], context)
    published = frozenset(footprint.revision_key for footprint in before.disclosure.footprints)
    [after] = check_packages([submitted], replace(context, published=published), claims)
    versions = PackageVersions(standing, before, submitted, after, context.config.schemas)
    history = history_findings(versions, package.changes)
    return before, after.with_findings(list(history)), tables


def _claims(others: Mapping[str, bytes]) -> Iterator[Claims]:
    """Yield what every other organisation on the base has claimed."""
    tables: dict[str, dict[str, Table]] = {}
    for path, content in others.items():
        place = PurePosixPath(path)
        table, _ = parse_table(content, place.stem, path)
        if table is not None:
            tables.setdefault(str(place.parent), {})[place.stem] = table
    for folder in sorted(tables):
        yield existing_claims(PurePosixPath(folder).name, folder, tables[folder])
