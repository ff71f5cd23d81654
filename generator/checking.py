"""The first half of the story, which `portal check` tells alone: read and validate."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.config import GradeSchemeError, SiteConfig, unknown_rules, worded
from generator.confinement import LimitError, Limits, confined
from generator.diagnostics import Finding, Location, Report
from generator.model.disclosure import RECORDS, Disclosure
from generator.model.registers import REGISTERS
from generator.model.submission import Table
from generator.read import package_folders, read_package, read_table, strays
from generator.validate import Ground, Verdict, check_packages, check_registers

TABLES = tuple(RECORDS)
LIMITS = Limits()
LIMIT_CODE = "package-limit"
"""The code of a package that could not be checked within the limits: not a verdict on its data."""


class RegisterError(Exception):
    """A register of ours is wrong: nobody who submits can mend that."""


def prepare(config: SiteConfig, as_of: date) -> Ground:
    """Read the authority's registers and return what rules stand on.

    Raises:
        RegisterError: A register is missing or has an error.
        GradeSchemeError: A grading scheme stands on a rule that the register does not have.

    """
    folder = config.root / "content" / "registers"
    tables = {}
    findings: list[Finding] = []
    for name in REGISTERS:
        table, problems = read_table(folder / f"{name}.csv", name, f"content/registers/{name}.csv")
        findings += [problem for problem in problems if problem.code != "csv-no-rows"]
        if table is not None:
            tables[name] = table
    registers, problems = check_registers(tables, config)
    findings += problems
    if findings:
        raise RegisterError("\n".join(f"{found.location}: {found.code} {found.value}" for found in findings))
    astray = list(unknown_rules(config.grade_schemes, registers.accounting_rules))
    if astray:
        raise GradeSchemeError("\n".join(astray))
    return Ground(config, registers, as_of)


def check(paths: Sequence[Path], ground: Ground, limits: Limits = LIMITS) -> list[Verdict]:
    """Return a verdict on every package at or below the paths, in the order of their names.

    All packages are checked in one confined child. Where it does not come back, the packages that are to blame are
    found by halving and refused, and the others are checked again without them.
    """
    folders = sorted({folder for path in paths for folder in package_folders(path, TABLES)})
    try:
        return _confined(folders, ground, limits)
    except LimitError:
        blamed = _to_blame(folders, ground, limits)
    others = [folder for folder in folders if folder not in blamed]
    verdicts = _confined(others, ground, limits) + [_refused(folder) for folder in blamed]
    return sorted(verdicts, key=lambda verdict: Path(verdict.folder))


def submitted_tables(paths: Sequence[Path], limits: Limits = LIMITS) -> list[Table]:
    """Return the tables of every package at or below the paths as they were sent, for an annotated copy."""
    folders = sorted({folder for path in paths for folder in package_folders(path, TABLES)})
    read = confined(lambda: [read_package(folder, TABLES).tables for folder in folders], limits)
    return [table for tables in read for table in tables.values()]


def _confined(folders: Sequence[Path], ground: Ground, limits: Limits) -> list[Verdict]:
    """Read and check packages in a child process."""
    return confined(lambda: check_packages([read_package(folder, TABLES) for folder in folders], ground), limits)


def _to_blame(folders: Sequence[Path], ground: Ground, limits: Limits) -> list[Path]:
    """Return the packages that by themselves go beyond the limits."""
    if len(folders) == 1:
        return list(folders)
    blamed = []
    for half in (folders[: len(folders) // 2], folders[len(folders) // 2 :]):
        try:
            _confined(half, ground, limits)
        except LimitError:
            blamed += _to_blame(half, ground, limits)
    return blamed


def _refused(folder: Path) -> Verdict:
    """Return the verdict on a package that nobody could check within the limits."""
    finding = Finding(LIMIT_CODE, Location(str(folder)), folder.name)
    return Verdict(folder.name, str(folder), Disclosure(folder.name, str(folder)), (finding,), {})


def beside(paths: Sequence[Path]) -> list[Finding]:
    """Return findings about what stands beside the packages at or below the paths."""
    return [finding for path in sorted(set(paths)) for finding in strays(path, TABLES)]


def report(verdicts: Sequence[Verdict], config: SiteConfig, others: Sequence[Finding] = ()) -> Report:
    """Return what a check found, worded; `others` belong to no package."""
    findings = [*others, *(finding for verdict in verdicts for finding in verdict.findings)]
    rows = sum(sum(verdict.rows.values()) for verdict in verdicts)
    headers = {file: header for verdict in verdicts for file, header in verdict.headers.items()}
    return Report(len(verdicts), rows, tuple(worded(findings, config)), headers)
