"""The story of a check: packages are read in a sandbox, validated, and everything that is wrong is reported."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from generator.config import GradeSchemeError, SiteConfig, unknown_rules
from generator.diagnostics import LIMIT_CODE, Finding, Location, Report, quoted
from generator.language import worded
from generator.model.disclosure import RECORDS, Disclosure
from generator.model.registers import REGISTERS
from generator.model.submission import Table
from generator.read import package_folders, read_package, read_table, strays
from generator.runtime.sandbox import ChildProcess, LimitError, Sandbox, SandboxError
from generator.validate import RuleContext, Verdict, check_packages, check_registers

TABLES = tuple(RECORDS)
SANDBOX = ChildProcess()

Attempt = Callable[[Sequence[Path]], list[Verdict] | SandboxError]
"""Checks some packages together, in a sandbox, or tells why there is no answer."""


class RegisterError(Exception):
    """A register of ours is wrong: nobody who submits can mend that."""


def prepare(config: SiteConfig, as_of: date) -> RuleContext:
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
    return RuleContext(config, registers, as_of)


def check(paths: Sequence[Path], context: RuleContext, sandbox: Sandbox = SANDBOX) -> list[Verdict]:
    """Return a verdict on every package at or below the paths, in the order of their names.

    All packages are checked together in a sandbox. Where no answer comes back, the packages to which that is due are
    found by halving, refused or left unjudged, and the others are checked again without them.

    Raises:
        SandboxError: No answer comes back even so, whichever packages are left out.

    """

    def attempt(some: Sequence[Path]) -> list[Verdict] | SandboxError:
        try:
            return sandbox.run(_checked, some, context)
        except SandboxError as error:
            return error

    folders = sorted({folder for path in paths for folder in package_folders(path, TABLES)})
    verdicts = attempt(folders)
    failing: dict[Path, SandboxError] = {}
    for find in (_alone, _together):
        if isinstance(verdicts, SandboxError):
            failing |= find([folder for folder in folders if folder not in failing], verdicts, attempt)
            verdicts = attempt([folder for folder in folders if folder not in failing])
    if isinstance(verdicts, SandboxError):
        raise verdicts
    verdicts += [_without_answer(folder, error) for folder, error in failing.items()]
    return sorted(verdicts, key=lambda verdict: Path(verdict.folder))


def submitted_tables(verdicts: Sequence[Verdict], sandbox: Sandbox = SANDBOX) -> list[Table]:
    """Return the tables of every package that was judged as they were sent, for an annotated copy."""
    return sandbox.run(_tables, [Path(verdict.folder) for verdict in verdicts if verdict.rows])


def _checked(folders: Sequence[Path], context: RuleContext) -> list[Verdict]:
    """Read and check packages: what the sandbox runs."""
    return check_packages([read_package(folder, TABLES) for folder in folders], context)


def _tables(folders: Sequence[Path]) -> list[Table]:
    """Read packages: what the sandbox runs."""
    return [table for folder in folders for table in read_package(folder, TABLES).tables.values()]


def _alone(folders: Sequence[Path], error: SandboxError, attempt: Attempt) -> dict[Path, SandboxError]:
    """Return the packages for which there is no answer even where each is alone, and why."""
    if len(folders) == 1:
        return {folders[0]: error}
    failing: dict[Path, SandboxError] = {}
    for half in _halves(folders):
        found = attempt(half)
        if isinstance(found, SandboxError):
            failing |= _alone(half, found, attempt)
    return failing


def _together(folders: Sequence[Path], error: SandboxError, attempt: Attempt) -> dict[Path, SandboxError]:
    """Return packages without which we do not fail on the others, though on none of them alone; a limit names none."""
    return {} if isinstance(error, LimitError) else _clashing(folders, [], attempt)


def _clashing(folders: Sequence[Path], sound: list[Path], attempt: Attempt) -> dict[Path, SandboxError]:
    """Return the packages on which we fail beside `sound` ones, to which the others are added."""
    clashing: dict[Path, SandboxError] = {}
    for half in _halves(folders):
        found = attempt([*sound, *half])
        if not isinstance(found, SandboxError):
            sound += half
        elif len(half) == 1:
            clashing[half[0]] = found
        else:
            clashing |= _clashing(half, sound, attempt)
    return clashing


def _halves(folders: Sequence[Path]) -> list[Sequence[Path]]:
    """Return the two halves of some packages, none of them empty."""
    middle = len(folders) // 2
    return [half for half in (folders[:middle], folders[middle:]) if half]


def _without_answer(folder: Path, error: SandboxError) -> Verdict:
    """Return the verdict on a package beyond the limits, or none on one on which we failed."""
    is_limit = isinstance(error, LimitError)
    findings = (Finding(LIMIT_CODE, Location(str(folder)), folder.name),) if is_limit else ()
    failure = "" if is_limit else str(error)
    return Verdict(folder.name, str(folder), Disclosure(folder.name, str(folder)), findings, {}, failure=failure)


def beside(paths: Sequence[Path]) -> list[Finding]:
    """Return findings about what stands beside the packages at or below the paths."""
    return [finding for path in sorted(set(paths)) for finding in strays(path, TABLES)]


def report(verdicts: Sequence[Verdict], config: SiteConfig, others: Sequence[Finding] = ()) -> Report:
    """Return what a check found, worded; `others` belong to no package."""
    findings = [*others, *(finding for verdict in verdicts for finding in verdict.findings)]
    rows = sum(sum(verdict.rows.values()) for verdict in verdicts)
    headers = {file: header for verdict in verdicts for file, header in verdict.headers.items()}
    unjudged = tuple(quoted(verdict.org_id) for verdict in verdicts if verdict.failure)
    return Report(len(verdicts) - len(unjudged), rows, tuple(worded(findings, config)), headers, unjudged)
