"""Packages are judged in batches and kept: the same verdicts however many cores there are, and whatever is kept."""

import os
import pickle
import shutil
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.model.submission import Submission
from generator.read import PackageBytes, read_package, read_taken, take
from generator.runtime.pickling import ForeignPickleError
from generator.runtime.sandbox import ChildProcess, InProcess, Limits
from generator.runtime.store import InMemory
from generator.validate import OwnVerdict, RuleContext, judge, unpacked
from generator.workflows import judging
from generator.workflows.check import TABLES, check
from generator.workflows.ground import ground_digest
from generator.workflows.judging import KeptVerdicts
from tests.conftest import ROOT

HERE = InProcess()
CASES = [ROOT / "disclosures", *sorted((ROOT / "tests" / "packages" / "invalid").iterdir())[::6]]
DAY = date(2026, 11, 22)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "disclosures"
    for name in ("sample-haihe-bikes", "sample-maiquan-beer", "sample-beitang-steel"):
        shutil.copytree(ROOT / "disclosures" / name, folder / name)
    return folder


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the packages that are judged and not recalled, in a sandbox that is this process."""
    names: list[str] = []

    def counted(package: PackageBytes, known: tuple[str, ...]) -> Submission:
        names.append(package.org_id)
        return read_taken(package, known)

    monkeypatch.setattr(judging, "read_taken", counted)
    return names


def test_batches_and_cores_change_nothing(context: RuleContext, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = check(CASES, context, HERE)
    assert any(verdict.findings for verdict in whole)
    monkeypatch.setattr(judging, "BATCH_PACKAGES", 7)
    assert check(CASES, context, ChildProcess(Limits(), at_once=3)) == whole
    monkeypatch.setattr(judging, "BATCH_BYTES", 20_000)
    assert check(CASES, context, HERE) == whole


def test_packages_that_only_together_take_too_much_are_judged_in_parts(
    packages: Path, context: RuleContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def narrow(submissions: Sequence[Submission], context: RuleContext) -> list[OwnVerdict]:
        if len(submissions) > 1:
            raise MemoryError
        return judge(submissions, context)

    whole = check([packages], context, HERE)
    monkeypatch.setattr(judging, "judge", narrow)
    assert check([packages], context, HERE) == whole


def test_a_package_whose_bytes_cannot_be_taken_is_not_judged(
    packages: Path, context: RuleContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(folder: Path, known: tuple[str, ...]) -> object:
        if folder.name == "sample-haihe-bikes":
            raise PermissionError(folder)
        return take(folder, known)

    monkeypatch.setattr(judging, "take", refusing)
    failed = {verdict.org_id: verdict.failure for verdict in check([packages], context, HERE)}
    assert "PermissionError" in failed.pop("sample-haihe-bikes")
    assert not any(failed.values())


def test_what_was_found_is_found_once(packages: Path, context: RuleContext, judged: list[str]) -> None:
    store = InMemory()
    first = check([packages], context, HERE, KeptVerdicts.of(store, context))
    assert len(judged) == 3
    assert check([packages], context, HERE, KeptVerdicts.of(store, context)) == first
    assert len(judged) == 3
    path = packages / "sample-haihe-bikes" / "products.csv"
    path.write_bytes(path.read_bytes() + b"\r\n")
    again = check([packages], context, HERE, KeptVerdicts.of(store, context))
    assert judged[3:] == ["sample-haihe-bikes"]
    assert again == check([packages], context, HERE)


def test_what_was_kept_is_judged_anew_among_others(packages: Path, context: RuleContext, judged: list[str]) -> None:
    store = InMemory()
    check([packages], context, HERE, KeptVerdicts.of(store, context))
    copy = packages / "a-copy"
    shutil.copytree(packages / "sample-maiquan-beer", copy)
    verdicts = {
        verdict.org_id: verdict for verdict in check([packages], context, HERE, KeptVerdicts.of(store, context))
    }
    assert judged[3:] == ["a-copy"]
    codes = {finding.code for finding in verdicts["sample-maiquan-beer"].findings}
    assert {"organisation-name-taken", "uscc-taken"} <= codes
    shutil.rmtree(copy)
    assert all(verdict.accepted for verdict in check([packages], context, HERE, KeptVerdicts.of(store, context)))


def written(package: Path, table: str, column: str, value: str) -> None:
    """Write a value into the first row of a table."""
    path = package / f"{table}.csv"
    head, row, *rest = path.read_text("utf-8").splitlines()
    cells = row.split(",")
    cells[head.split(",").index(column)] = value
    path.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", "utf-8")


@pytest.mark.parametrize(("table", "column"), [("footprints", "published_on"), ("verifications", "completed_on")])
def test_a_date_that_lies_ahead_is_looked_at_every_day(
    table: str, column: str, packages: Path, context: RuleContext
) -> None:
    for package in packages.iterdir():
        if (package / f"{table}.csv").exists():
            written(package, table, column, (DAY + timedelta(days=2)).isoformat())
    store = InMemory()
    said = set()
    for days in (0, 1, 2, 3, 0):
        that_day = replace(context, as_of=DAY + timedelta(days=days))
        fresh = check([packages], that_day, HERE)
        assert check([packages], that_day, HERE, KeptVerdicts.of(store, that_day)) == fresh
        said.add(str([finding for verdict in fresh for finding in verdict.findings]))
    assert len(said) == 3


@pytest.mark.parametrize("days", [1, 40, 4000])
def test_what_names_no_day_ahead_holds_from_then_on(
    days: int, packages: Path, context: RuleContext, judged: list[str]
) -> None:
    store = InMemory()
    check([packages], context, HERE, KeptVerdicts.of(store, context))
    later = replace(context, as_of=DAY + timedelta(days=days))
    recalled = check([packages], later, HERE, KeptVerdicts.of(store, later))
    assert len(judged) == 3
    assert recalled == check([packages], later, HERE)


def test_days_say_how_long_a_verdict_holds(context: RuleContext) -> None:
    """Judged on another day within the span, it is the same."""
    others = [DAY + timedelta(days=days) for days in (-200, 1, 800)]
    ahead = [ROOT / "tests" / "packages" / "invalid" / code for code in ("published-in-future", "verification-date")]
    verdicts = check([ROOT / "disclosures", *ahead], context, HERE)
    submissions = [read_package(Path(verdict.folder), TABLES) for verdict in verdicts]
    before = judge(submissions, context)
    for day in others:
        for own, now in zip(before, judge(submissions, replace(context, as_of=day)), strict=True):
            if own.holds_on(day):
                assert replace(now, first_day=own.first_day, last_day=own.last_day) == own, own.claims.folder
    assert {own.last_day for own in before} == {DAY, date.max}


def test_the_ground_of_a_verdict_is_code_settings_registers_and_what_is_in_force(
    context: RuleContext, tmp_path: Path
) -> None:
    for part in ("site_config", "content/registers", "content/assets"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copyfile(ROOT / "requirements.lock", tmp_path / "requirements.lock")
    moved = replace(context, config=replace(context.config, root=tmp_path))
    ground = ground_digest(context)
    assert ground_digest(moved) == ground
    assert ground_digest(replace(context, as_of=DAY + timedelta(days=500))) == ground
    assert ground_digest(replace(context, as_of=date(2020, 1, 1))) != ground
    assert ground_digest(replace(context, published=frozenset())) != ground
    for place in ("site_config/schemas/stages.json", "content/registers/clauses.csv", "requirements.lock"):
        path = tmp_path / place
        sent = path.read_bytes()
        path.write_bytes(sent + b"\n")
        assert ground_digest(moved) != ground
        path.write_bytes(sent)


class Acting:
    """What a forged pickle would like to run."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize("forged", [pickle.dumps(Acting()), pickle.dumps({"no": "verdict"})])
def test_nothing_but_a_verdict_comes_out_of_the_store(
    forged: bytes,
    packages: Path,
    context: RuleContext,
    judged: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    store = InMemory()
    first = check([packages], context, HERE, KeptVerdicts.of(store, context))
    for key in store.kept:
        store.put(key, forged)
    assert check([packages], context, HERE, KeptVerdicts.of(store, context)) == first
    assert len(judged) == 6
    assert not (packages.parent / "harm").exists()
    with pytest.raises(ForeignPickleError):
        unpacked(forged)


def test_nothing_but_records_come_out_of_a_sealed_disclosure(packages: Path, context: RuleContext) -> None:
    verdicts = check([packages], context)
    for own in (verdict.own for verdict in verdicts):
        assert unpacked(own.packed()) == own
        forged = replace(own, sealed=pickle.loads(pickle.dumps(own.sealed)))  # noqa: S301  our own
        forged.sealed.__setstate__(zlib.compress(pickle.dumps(Acting())))
        with pytest.raises(ForeignPickleError, match="mkdir"):
            _ = forged.sealed.disclosure
