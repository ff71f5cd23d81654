"""Books of our tables taken and checked together: what each package holds, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Finding
from generator.model.grid import Book
from generator.model.submission import Submission
from generator.read import is_org_id, read_package
from generator.spreadsheets.form import Intake, take
from generator.spreadsheets.mapping import Mapped
from generator.validate import check_packages
from generator.workflows.check import TABLES
from generator.workflows.importing.request import Request

DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class ImportedPackage:
    """A package as a book tells it, and what its check found; what reading found stands in the intake."""

    intake: Intake
    findings: tuple[Finding, ...]
    accepted: bool
    """Whether the check found no error; reading may have found one."""

    @property
    def rows(self) -> int:
        """Return how many rows there are in all tables."""
        return sum(len(table.rows) for table in self.intake.tables.values())


def judged(books: Sequence[Book], request: Request, mapping: Mapped) -> tuple[ImportedPackage, ...]:
    """Return every package with its verdict."""
    config, as_of = request.context.config, request.context.as_of
    intakes = [take(book, config, as_of, mapping.complete) for book in books]
    submissions = [
        Submission(
            org_id=intake.org_id,
            folder=f"disclosures/{intake.org_id}",
            tables=intake.tables,
            documents=_documents(intake.org_id, request.disclosures),
            licence=mapping.licence or intake.licence,
        )
        for intake in intakes
    ]
    verdicts = check_packages(submissions, request.context)
    return tuple(
        ImportedPackage(intake, verdict.findings, verdict.accepted)
        for intake, verdict in zip(intakes, verdicts, strict=True)
    )


def _documents(org_id: str, disclosures: Path | None) -> Mapping[str, str]:
    """Return the fingerprints of evidence that stands in the package's folder already."""
    if disclosures is None or not is_org_id(org_id) or not (disclosures / org_id / DOCUMENTS).is_dir():
        return {}
    return read_package(disclosures / org_id, TABLES).documents
