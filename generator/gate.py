"""The gate: what a change between two revisions may do, judged with the ownership and the rules of the base.

Nothing of the change is checked out. Git is asked first, by this process and only for modes, names, sizes and bytes;
then everything submitted is parsed in a sandbox.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.checking import SANDBOX, TABLES, prepare
from generator.config import SiteConfig, load_config, worded
from generator.confinement import InternalError, LimitError, Sandbox
from generator.diagnostics import LIMIT_CODE, Finding, Location, Report
from generator.model.disclosure import Disclosure
from generator.model.submission import Table
from generator.model.tree import DISCLOSURES, PathChange
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
from generator.validate import (
    CLAIMING,
    Actors,
    Ground,
    Past,
    Verdict,
    check_packages,
    history_findings,
    organisations,
    owner_findings,
    package_gone,
    scope_findings,
    standing_claims,
    verdict_of,
)

_REFUSED = frozenset({"tree-mode", "tree-name"})
"""Paths with one of these findings are not opened."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found about a change, and the package on both sides of it as far as it could be looked at."""

    ground: Ground
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
            tuple(worded(found, self.ground.config)),
            headers,
            (self.unjudged,) if self.failure else (),
        )


def ground_of(found: Revisions, tree: str, config: SiteConfig, as_of: date) -> Ground:
    """Return the settings and registers that stand in a tree; only the sentences are the running program's own."""
    with TemporaryDirectory() as folder:
        listed = found.repository.entries(tree, "site_config", "content/registers", limit=None)
        for entry, content in found.repository.contents([entry for entry in listed if entry.is_file]):
            path = Path(folder) / entry.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return prepare(load_config(Path(folder), config.words), as_of)


def judge(found: Revisions, ground: Ground, actors: Actors | None, sandbox: Sandbox = SANDBOX) -> Judgement:
    """Return what is to be said about a change; without actors, nothing is said about ownership."""
    if found.head is None:
        return Judgement(ground, (Finding("change-conflict", Location(DISCLOSURES)),))
    try:
        changes = found.repository.changes(found.base, found.head)
        early, subject = _from_paths(changes, ground, actors)
        entries = found.repository.entries(found.head, f"{DISCLOSURES}/{subject}") if subject else []
    except ListingTooLongError:
        return Judgement(ground, (too_many(None),))
    tree = list(package_findings(entries))
    findings = tuple({(each.code, each.location): each for each in (*early, *tree)}.values())
    if subject is None or any(finding.code == "tree-size" for finding in findings):
        return Judgement(ground, findings)
    if not entries:
        return Judgement(ground, (*findings, package_gone(subject)))
    refused = frozenset(finding.location.file for finding in tree if finding.code in _REFUSED)
    package = open_package(found, subject, without(entries, refused), changes, CLAIMING)
    return _from_files(package, Judgement(ground, findings), sandbox)


def _from_paths(
    changes: Sequence[PathChange], ground: Ground, actors: Actors | None
) -> tuple[list[Finding], str | None]:
    """Return what the paths alone tell, and the organisation whose package is worth opening."""
    touched = organisations(changes)
    owners = list(owner_findings(touched, ground.config.owners, actors)) if actors else []
    findings = [*change_findings(changes), *scope_findings(changes), *owners]
    not_theirs = {finding.value for finding in owners}
    candidates = [org_id for org_id in touched if len(touched) == 1 or (actors and org_id not in not_theirs)]
    subject = candidates[0] if len(candidates) == 1 and is_org_id(candidates[0]) else None
    return findings, subject


def _from_files(package: Package, so_far: Judgement, sandbox: Sandbox) -> Judgement:
    """Return the judgement with what the package's files tell, read in a sandbox."""
    org_id = package.after.org_id
    try:
        before, after, tables = sandbox.run(_read, package, so_far.ground)
    except LimitError:
        stopped = Finding(LIMIT_CODE, Location(package.after.place), org_id)
        return replace(so_far, findings=(*so_far.findings, stopped))
    except InternalError as error:
        return replace(so_far, unjudged=org_id, failure=str(error))
    return replace(so_far, before=before, after=after, tables=tables)


def _read(package: Package, ground: Ground) -> tuple[Verdict | None, Verdict, tuple[Table, ...]]:
    """Return the verdicts on a package before and after a change, and its tables after it."""
    submitted = read_source(package.after, TABLES)
    tables = tuple(submitted.tables.values())
    claims = list(_claims(package.others))
    if package.before is None:
        [after] = check_packages([submitted], replace(ground, published=frozenset()), claims)
        return None, after, tables
    standing = read_source(package.before, TABLES)
    [before] = check_packages([standing], ground)
    published = frozenset(footprint.revision_key for footprint in before.disclosure.footprints)
    [after] = check_packages([submitted], replace(ground, published=published), claims)
    past = Past(standing, before, submitted, after, ground.config.schemas)
    history = history_findings(past, package.changes)
    return before, verdict_of(submitted, after.disclosure, [*after.findings, *history]), tables


def _claims(others: Mapping[str, bytes]) -> Iterator[Disclosure]:
    """Yield what every other organisation on the base has claimed."""
    tables: dict[str, dict[str, Table]] = {}
    for path, content in others.items():
        place = PurePosixPath(path)
        table, _ = parse_table(content, place.stem, path)
        if table is not None:
            tables.setdefault(str(place.parent), {})[place.stem] = table
    for folder in sorted(tables):
        yield standing_claims(PurePosixPath(folder).name, folder, tables[folder])
