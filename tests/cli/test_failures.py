"""A rule of ours that raises is our failure: exit code 3, a traceback for us, calm words for the sender, no blame."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli.bounds import _say_once, announced
from generator.cli.exit_codes import OUR_FAILURE, tell_failures
from generator.cli.main import run
from generator.config import SiteConfig
from generator.diagnostics import Finding
from generator.model.disclosure import Disclosure
from generator.runtime.sandbox import Bound, InProcess
from generator.validate import Claims, RuleContext
from generator.validate.rules.rule import RegistryRule, Rule, registry_rule, rule
from tests.conftest import ON, ROOT
from tests.site import BuiltSite, fingerprints
from tests.spreadsheets.books import NAME, saved, short

FAILED, FINE, FAULTY = "sample-maiquan-beer", "sample-haihe-bikes", "sample-beitang-steel"
CLASHING = (FINE, FAILED)
REASON = "raised on purpose"


@rule("stages-sum")
def raising(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
    """Raise on one package, or on whatever is imported."""
    if disclosure.org_id in (FAILED, "starter-two"):
        raise LookupError(REASON)
    yield from ()


@registry_rule("gtin-taken")
def raising_beside(packages: Sequence[Claims], _: RuleContext) -> Iterator[tuple[str, Finding]]:
    """Raise on two packages that are each fine alone."""
    if {package.org_id for package in packages}.issuperset(CLASHING):
        raise LookupError(REASON)
    yield from ()


def install(monkeypatch: pytest.MonkeyPatch, bad: Rule | RegistryRule) -> None:
    """Put a rule of ours behind all others."""
    name = "RULES" if isinstance(bad, Rule) else "REGISTRY_RULES"
    rules = __import__("generator.validate.packages", fromlist=[name])
    monkeypatch.setattr(rules, name, (*getattr(rules, name), bad))


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Return three packages: one on which we fail, one in which nothing is wrong, one in which something is."""
    folder = tmp_path / "disclosures"
    for name in (FAILED, FINE, FAULTY):
        shutil.copytree(ROOT / "disclosures" / name, folder / name)
    organisation = folder / FAULTY / "organisation.csv"
    organisation.write_text(organisation.read_text("utf-8").replace(FAULTY, "somebody-else"), "utf-8")
    return folder


def portal(*arguments: str | Path) -> int:
    return run(["--root", str(ROOT), *map(str, arguments), *ON])


def assert_ours(err: str) -> None:
    """Fail unless we see what happened, once."""
    assert err.count(f"LookupError: {REASON}") == 1
    assert "in raising" in err


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github"])
def test_a_check_blames_nobody_and_judges_the_others(
    form: str, packages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, raising)
    assert portal("check", packages, "--format", form) == OUR_FAILURE
    said, err = capsys.readouterr()
    assert_ours(err)
    assert REASON not in said
    assert "package-limit" not in said
    lines = [line for line in said.splitlines() if FAILED in line]
    assert lines
    assert all(word not in line for line in lines for word in ("error", "错误", f"{FAILED}/"))
    assert f"{FAULTY}/organisation.csv" in said
    assert "没有错误" not in said
    assert "No errors" not in said


def test_a_check_tells_the_sender_in_two_sentences(
    packages: Path, config: SiteConfig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, raising)
    assert portal("check", packages / FAILED) == OUR_FAILURE
    said = capsys.readouterr().out
    assert said.endswith(config.say("report.unjudged", packages=FAILED) + "\n")
    assert config.words["zh"].say("report.summary", packages=0, rows=0, errors=0, warnings=0) in said


def test_programs_are_told_which_packages_were_not_judged(
    packages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, raising)
    assert portal("check", packages, "--format", "json") == OUR_FAILURE
    said = json.loads(capsys.readouterr().out)
    assert said["unjudged"] == [FAILED]
    assert said["summary"]["packages"] == 2
    assert said["diagnostics"]
    assert all(FAILED not in each["file"] for each in said["diagnostics"])


def test_a_comment_says_that_we_failed(
    packages: Path, config: SiteConfig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, raising)
    assert portal("check", packages / FAILED, "--format", "markdown") == OUR_FAILURE
    said = capsys.readouterr().out
    for words in config.words.values():
        assert f"### {words.say('comment.heading.failed')}" in said
        assert words.say("comment.next.failed") in said
        assert words.say("comment.unjudged", packages=f"`{FAILED}`") in said


def test_an_annotated_copy_is_made_of_what_was_judged(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, raising)
    assert portal("check", packages, "--annotate", tmp_path / "copy") == OUR_FAILURE
    assert {path.name for path in (tmp_path / "copy").iterdir()} == {FINE, FAULTY, "problems.csv"}


def test_packages_on_which_we_fail_only_together_are_not_blamed_either(
    packages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, raising_beside)
    assert portal("check", packages, "--format", "json") == OUR_FAILURE
    said, err = capsys.readouterr()
    assert f"LookupError: {REASON}" in err
    assert len(json.loads(said)["unjudged"]) == 1
    assert set(json.loads(said)["unjudged"]) < set(CLASHING)
    assert json.loads(said)["summary"]["packages"] == 2


def test_a_build_publishes_the_others(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(monkeypatch, raising)
    shutil.rmtree(packages / FAULTY)
    assert portal("build", "--disclosures", packages, "--out", tmp_path / "site") == OUR_FAILURE
    said, err = capsys.readouterr()
    assert_ours(err)
    assert FAILED not in said
    blaming = [line for line in err.splitlines() if FAILED in line and not line.startswith("|")]
    assert len(blaming) == 2
    assert all("出了错" in line or "program failed" in line for line in blaming)
    pages = "".join(path.as_posix() for path in (tmp_path / "site").rglob("*"))
    assert f"/{FINE}" in pages
    assert f"/{FAILED}" not in pages


def test_a_package_on_which_we_fail_keeps_its_last_published_form(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(packages / FAULTY)
    site, words = BuiltSite(tmp_path / "site"), ("build", "--disclosures", packages, "--out", tmp_path / "site")
    assert portal(*words) == 0
    before = fingerprints(site.folder)
    table = packages / FAILED / "products.csv"
    table.write_text(table.read_text("utf-8").replace("示例", "示例新"), "utf-8")
    with monkeypatch.context() as failing:
        install(failing, raising)
        for _ in range(2):
            capsys.readouterr()
            assert portal(*words) == OUR_FAILURE
            err = capsys.readouterr().err
            assert_ours(err)
            assert f"published as they last were: {FAILED}" in err
            assert fingerprints(site.folder) == before
    assert portal(*words) == 0
    assert fingerprints(site.folder) != before


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_import_blames_nobody(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).write_bytes(saved(short()))
    install(monkeypatch, raising)
    assert portal("import", tmp_path / NAME, "--disclosures", tmp_path / "d", "--format", form) == OUR_FAILURE
    said, err = capsys.readouterr()
    assert_ours(err)
    assert NAME in said
    assert REASON not in said
    assert not any(word in said for word in ("package-limit", "No errors", "Nothing needed", "没有错误"))
    assert not (tmp_path / "d").exists()


def test_a_draft_of_a_mapping_blames_nobody(
    tmp_path: Path, config: SiteConfig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raising_reader(*_: object) -> None:
        raise LookupError(REASON)

    (tmp_path / NAME).write_bytes(saved(short()))
    monkeypatch.setattr("generator.workflows.importing.draft_mapping", raising_reader)
    options = ["--root", str(ROOT), "import", str(tmp_path / NAME), "--propose", str(tmp_path / "map.yaml")]
    assert run(options) == OUR_FAILURE
    said, err = capsys.readouterr()
    assert_ours(err)
    assert said.endswith(config.say("report.unjudged", packages=NAME) + "\n")
    assert not (tmp_path / "map.yaml").exists()


def test_a_build_in_which_a_package_went_beyond_a_limit_is_no_verdict_either(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def greedy(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
        if disclosure.org_id != FAULTY:
            raise MemoryError
        yield from ()

    install(monkeypatch, replace(raising, check=greedy))
    options = ("--disclosures", packages, "--out", tmp_path / "site")
    assert portal("build", *options) == OUR_FAILURE
    assert "package-limit" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_whatever_else_we_do_wrong_ends_with_calm_words(
    config: SiteConfig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raising_command(*_: object) -> None:
        raise LookupError(REASON)

    monkeypatch.setattr("generator.cli.explain.explanation", raising_command)
    assert run(["--root", str(ROOT), "explain", "stages-sum"]) == OUR_FAILURE
    err = capsys.readouterr().err
    assert_ours(err)
    assert err.endswith(config.say("failure.ours") + "\n")


def test_nothing_that_raised_commands_whoever_runs_us(capsys: pytest.CaptureFixture[str]) -> None:
    tell_failures(
        ["ValueError: a\n::add-mask::b\r##[error]c\x1b[31m", "", "ValueError: a\n::add-mask::b\r##[error]c\x1b[31m"]
    )
    lines = capsys.readouterr().err.splitlines()
    assert [line[:2] for line in lines] == ["| "] * len(lines)
    assert sum("ValueError" in line for line in lines) == 1
    assert all(line.isprintable() for line in lines)


def test_what_a_sandbox_cannot_bound_is_said_once(config: SiteConfig, capsys: pytest.CaptureFixture[str]) -> None:
    _say_once.cache_clear()
    sandbox = InProcess()
    assert announced(announced(sandbox, config), config) is sandbox
    err = capsys.readouterr().err
    assert len(err.splitlines()) == len(config.words)
    assert all(words.say(f"sandbox.{bound}") in err for words in config.words.values() for bound in Bound)
