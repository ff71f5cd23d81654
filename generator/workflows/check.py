"""The story of a check: packages are read and judged in sandboxes, compared, and everything wrong is reported."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.config import GradeSchemeError, SiteConfig, unknown_rules
from generator.diagnostics import LIMIT_CODE, Finding, Location, Report, quoted
from generator.language import worded
from generator.model.disclosure import Disclosure
from generator.model.registers import REGISTERS
from generator.model.submission import Table
from generator.read import package_folders, read_package, read_table, strays
from generator.runtime.sandbox import ChildProcess, InProcess, InternalError, LimitError, Sandbox, SandboxError
from generator.validate import Claims, OwnVerdict, RuleContext, Sealed, Verdict, among, check_registers
from generator.workflows import judging

TABLES = judging.TABLES
SANDBOX = ChildProcess()


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


def check(
    paths: Sequence[Path], context: RuleContext, sandbox: Sandbox = SANDBOX, kept: judging.KeptVerdicts | None = None
) -> list[Verdict]:
    """Return a verdict on every package at or below the paths, in the order of their names.

    Each package is first judged alone, in sandboxes; what was found about the same bytes before may be kept.
    Then the rules look at what all of them claim. A package on which no answer comes back is refused or left unjudged.

    Raises:
        SandboxError: We fail on what packages claim, whichever are left out.

    """
    folders = sorted({folder for path in paths for folder in package_folders(path, TABLES)})
    answers = sorted(judging.own_verdicts(folders, context, sandbox, kept), key=lambda found: found[0])
    failing = {folder: found for folder, found in answers if isinstance(found, SandboxError)}
    own = {folder: found for folder, found in answers if isinstance(found, OwnVerdict)}
    found, clashing = _among({folder: each.claims for folder, each in own.items()}, context)
    failing |= clashing
    verdicts = [
        Verdict(each, each.findings).with_findings(found.get(each.claims.folder, ()))
        for folder, each in own.items()
        if folder not in failing
    ]
    verdicts += [_without_answer(folder, error) for folder, error in failing.items()]
    return sorted(verdicts, key=lambda verdict: Path(verdict.folder))


def submitted_tables(verdicts: Sequence[Verdict], sandbox: Sandbox = SANDBOX) -> list[Table]:
    """Return the tables of every package that was judged as they were sent, for an annotated copy."""
    return sandbox.run(_tables, [Path(verdict.folder) for verdict in verdicts if verdict.rows])


def _tables(folders: Sequence[Path]) -> list[Table]:
    """Read packages: what the sandbox runs."""
    return [table for folder in folders for table in read_package(folder, TABLES).tables.values()]


def _among(
    claims: Mapping[Path, Claims], context: RuleContext
) -> tuple[Mapping[str, Sequence[Finding]], dict[Path, SandboxError]]:
    """Return what is found among packages, and those that were left out since we fail on them beside others.

    Claims are values of ours, so nothing is parsed and no child needed.

    Raises:
        SandboxError: We fail without them too.

    """
    try:
        return _tried(claims, context), {}
    except InternalError:
        sound: dict[Path, Claims] = {}
        failing = dict(_clashing(list(claims.items()), sound, context))
        return _tried(sound, context), failing


def _tried(claims: Mapping[Path, Claims], context: RuleContext) -> Mapping[str, Sequence[Finding]]:
    """Return what is found among packages, in the order of their names."""
    return InProcess().run(among, [claims[folder] for folder in sorted(claims)], context)


def _clashing(
    packages: Sequence[tuple[Path, Claims]], sound: dict[Path, Claims], context: RuleContext
) -> Iterator[tuple[Path, SandboxError]]:
    """Yield the packages on which we fail beside `sound` ones, to which the others are added."""
    middle = len(packages) // 2
    for half in filter(None, (packages[:middle], packages[middle:])):
        try:
            _tried(sound | dict(half), context)
        except SandboxError as error:
            if len(half) == 1:
                yield half[0][0], error
            else:
                yield from _clashing(half, sound, context)
        else:
            sound |= dict(half)


def _without_answer(folder: Path, error: SandboxError) -> Verdict:
    """Return the verdict on a package beyond the limits, or none on one on which we failed."""
    is_limit = isinstance(error, LimitError)
    findings = (Finding(LIMIT_CODE, Location(str(folder)), folder.name),) if is_limit else ()
    failure = "" if is_limit else str(error)
    nothing = Sealed(Disclosure(folder.name, str(folder)))
    return Verdict(OwnVerdict(nothing, findings, {}, {}, Claims(folder.name, str(folder))), findings, failure)


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
