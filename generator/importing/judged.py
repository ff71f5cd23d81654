"""Books of our tables taken and checked together: what each package holds, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking import TABLES
from generator.diagnostics import Finding
from generator.importing.request import Request
from generator.model.submission import Submission
from generator.read import is_org_id, read_package
from generator.sheets.grid import Book
from generator.sheets.intake import Intake, take
from generator.sheets.mapping import Mapped
from generator.validate import check_packages

DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Judged:
    """A package as a book tells it, and what its check found; what reading found stands in the intake."""

    intake: Intake
    findings: tuple[Finding, ...]
    accepted: bool
    """Whether the check found no error; reading may have found one."""

    @property
    def rows(self) -> int:
        """Return how many rows there are in all tables."""
        return sum(len(table.rows) for table in self.intake.tables.values())


def judged(books: Sequence[Book], request: Request, mapping: Mapped) -> tuple[Judged, ...]:
    """Return every package with its verdict."""
    config, as_of = request.ground.config, request.ground.as_of
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
    verdicts = check_packages(submissions, request.ground)
    return tuple(
        Judged(intake, verdict.findings, verdict.accepted) for intake, verdict in zip(intakes, verdicts, strict=True)
    )


def _documents(org_id: str, disclosures: Path | None) -> Mapping[str, str]:
    """Return the fingerprints of evidence that stands in the package's folder already."""
    if disclosures is None or not is_org_id(org_id) or not (disclosures / org_id / DOCUMENTS).is_dir():
        return {}
    return read_package(disclosures / org_id, TABLES).documents
