"""Trying cases: all packages of a table in one run of the real check, then published as a build publishes them."""

import csv
import io
import json
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from generator.config import SiteConfig
from generator.diagnostics import LIMIT_CODE, as_json
from generator.labels import LABELS
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue
from generator.pages import PAGES
from generator.publish import EXPORTERS
from generator.runtime.sandbox import MEBIBYTE, ChildProcess, Limits
from generator.validate import RuleContext, Verdict
from generator.workflows import build
from generator.workflows.check import check, report
from tests.hostile.case import Accepted, Case, Change, Inert, Refused, put
from tests.hostile.outcomes import OUTCOMES
from tests.validate.rich_package import rich_tables, write_package

SHOWN = frozenset({"title", "alt", "content", "aria-label", "value", "data-name"})
"""Attributes that may hold a text of the submitter."""

PLAIN = "Plain"
ROOM = 100 * MEBIBYTE
MOST_WORK = 1.5
"""Seconds of a processor, of which checking a good package takes a fifth."""

Place = tuple[str, str, int, str]
"""Code, file below the package, row, column."""


class Shape(HTMLParser):
    """What a browser would build of a page: elements and attributes, without the texts that may differ."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple((name, None if name in SHOWN else value) for name, value in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@dataclass(frozen=True)
class Site:
    """What is published of the accepted packages."""

    files: dict[str, bytes]
    numbers: dict[str, str]
    """Organisation to the number of its first product."""

    def rows(self, table: str, org_id: str) -> list[dict[str, str]]:
        """Return an organisation's rows in a published table, where CSV and JSON agree."""
        text = self.files[routes.dataset(table, "csv")].decode()
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert rows == json.loads(self.files[routes.dataset(table, "json")])["rows"]
        return [row for row in rows if row["org_id"] == org_id]

    def shapes(self, org_id: str) -> list[Shape]:
        """Return the pages of an organisation and of its first product, in both languages."""
        addresses = [routes.product(self.numbers[org_id]), routes.organisation(org_id)]
        found = [self.files[f"{prefix}{address}"] for prefix in ("", "en/") for address in addresses]
        return [Shape(page.decode()) for page in found]


@dataclass(frozen=True)
class Trial:
    """What became of some cases."""

    cases: Sequence[Case]
    verdicts: dict[str, Verdict]
    config: SiteConfig
    context: RuleContext

    def org_id(self, case: Case) -> str:
        """Return the organisation that sent a case."""
        return f"rich-{self.cases.index(case)}"

    def verdict(self, case: Case) -> Verdict:
        """Return the verdict on a case."""
        return self.verdicts[self.org_id(case)]

    def places(self, case: Case) -> list[Place]:
        """Return what was found in a case."""
        verdict = self.verdict(case)
        return [
            (each.code, at.file.removeprefix(verdict.folder).lstrip("/"), at.row, at.column)
            for each in verdict.findings
            for at in (each.location,)
        ]

    def said(self, case: Case) -> str:
        """Return the report about a case alone."""
        return as_json(report([self.verdict(case)], self.config))

    @cached_property
    def site(self) -> Site:
        """Return the files that are published of all that was accepted."""
        return self._published(EXPORTERS)

    @cached_property
    def pages(self) -> Site:
        """Return the pages about all that was accepted."""
        return self._published((*PAGES, *LABELS))

    def _published(self, makers: Sequence[Callable[[Catalogue, SiteConfig], Iterator[Artifact]]]) -> Site:
        content = build.catalogue(list(self.verdicts.values()), self.context)
        made = (artifact for make in makers for artifact in make(content, self.config))
        files = {artifact.path: artifact.content for artifact in made}
        numbers = {entry.organisation.org_id: entry.number for entry in content.products}
        return Site(files, numbers)


def tried(folder: Path, cases: Sequence[Case], context: RuleContext, config: SiteConfig) -> Trial:
    """Check every case, each as a package of its own beside the others."""
    for number, case in enumerate(cases):
        case.change(write_package(folder / f"rich-{number}", rich_tables(config, number)))
    verdicts = {verdict.org_id: verdict for verdict in check([folder], context)}
    assert len(verdicts) == len(cases)
    assert LIMIT_CODE not in {finding.code for verdict in verdicts.values() for finding in verdict.findings}
    assert not [verdict.failure for verdict in verdicts.values() if verdict.failure]
    return Trial(cases, verdicts, config, context)


def assert_cheap(case: Case, package: Path, context: RuleContext, work: float = MOST_WORK) -> None:
    """Fail unless judging a case takes little memory and little work, both by the kernel's count.

    A child that asks for more memory is ended by its limit, and then the verdict is another.
    """
    case.change(package)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    (verdict,) = check([package], context, ChildProcess(Limits(memory=_data_bytes() + ROOM)))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert LIMIT_CODE not in {finding.code for finding in verdict.findings}
    assert not verdict.failure
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < work


def _data_bytes() -> int:
    """Return how much memory of the kind that is limited this process has."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:"))


def with_plain_text(case: Case) -> Case:
    """Return the harmless twin of a case."""
    assert isinstance(case.expected, Inert)
    table, column, _ = case.expected.cell
    change: Change = put(table, column, PLAIN)
    return Case(case.number, case.what, change, case.expected)


def assert_as_expected(trial: Trial, case: Case) -> None:
    """Fail unless a case came out as it must; an inert one is only accepted here."""
    if isinstance(case.expected, Refused):
        assert_refused(trial, case, case.expected)
        return
    assert trial.verdict(case).accepted, trial.places(case)
    if isinstance(case.expected, Accepted):
        codes = OUTCOMES.get(case.expected.said, (case.expected.said,)) if case.expected.said else ()
        assert not codes or {place[0] for place in trial.places(case)} & set(codes), trial.places(case)
        for cell in case.expected.cells:
            assert_published(trial, case, cell)
    else:
        assert_published(trial, case, case.expected.cell)


def assert_refused(trial: Trial, case: Case, expected: Refused) -> None:
    """Fail unless one of the outcome's codes is said at the place, and nothing is published."""
    assert not trial.verdict(case).accepted
    there = [
        (code, *at)
        for code, *at in trial.places(case)
        if all(
            want in ("", 0, have) for want, have in zip((expected.file, expected.row, expected.column), at, strict=True)
        )
    ]
    assert {place[0] for place in there} & set(OUTCOMES[expected.outcome]), trial.places(case)
    assert trial.org_id(case) not in trial.site.numbers


def assert_published(trial: Trial, case: Case, cell: tuple[str, str, str]) -> None:
    """Fail unless a cell stands in the published table exactly as it was sent."""
    table, column, value = cell
    assert value in [row[column] for row in trial.site.rows(table, trial.org_id(case))]
