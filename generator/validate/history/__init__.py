"""What stood on the base and may not change or vanish: published revisions, claims, documents, products, files."""

from collections.abc import Sequence

from generator.diagnostics import Finding, Location
from generator.model.git_tree import DISCLOSURES, PathChange
from generator.validate.history.frozen import frozen_findings
from generator.validate.history.kept import file_findings, kept_findings
from generator.validate.history.package_versions import PackageVersions

__all__ = ["PackageVersions", "history_findings", "package_gone"]


def history_findings(versions: PackageVersions, changes: Sequence[PathChange]) -> list[Finding]:
    """Return everything in which a package goes against what it published, in file order."""
    found = [*file_findings(changes, versions), *frozen_findings(versions), *kept_findings(versions)]
    return sorted(found, key=lambda finding: (finding.location, finding.code))


def package_gone(org_id: str) -> Finding:
    """Return the finding that a whole package vanished: one finding, not one for each of its files."""
    return Finding("file-removed", Location(f"{DISCLOSURES}/{org_id}"), org_id)
