"""The first half of the story, which `portal check` tells alone: read and validate."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.config import SiteConfig, worded
from generator.diagnostics import Finding, Report
from generator.model.disclosure import RECORDS
from generator.model.registers import REGISTERS
from generator.read import package_folders, read_package, read_table
from generator.validate import Ground, Verdict, check_packages, check_registers

TABLES = tuple(RECORDS)


class RegisterError(Exception):
    """A register of ours is wrong: nobody who submits can mend that."""


def prepare(config: SiteConfig, as_of: date) -> Ground:
    """Read the authority's registers and return what rules stand on.

    Raises:
        RegisterError: A register is missing or has an error.

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
    return Ground(config, registers, as_of)


def check(paths: Sequence[Path], ground: Ground) -> list[Verdict]:
    """Return a verdict on every package at or below the paths, in the order of their names."""
    folders = sorted({folder for path in paths for folder in package_folders(path, TABLES)})
    return check_packages([read_package(folder, TABLES) for folder in folders], ground)


def report(verdicts: Sequence[Verdict], config: SiteConfig) -> Report:
    """Return what a check found, worded."""
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    rows = sum(sum(verdict.rows.values()) for verdict in verdicts)
    return Report(len(verdicts), rows, tuple(worded(findings, config)))
