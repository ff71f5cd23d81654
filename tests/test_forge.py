"""The forge's workflows hold what SECURITY.md promises, and the one comment holds nothing that a stranger can use."""

import importlib.util
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.cli.reporting import formatted
from generator.config import SiteConfig
from generator.diagnostics import Diagnostic, Location, Report, Severity, excerpt_of, written
from tests.conftest import ROOT
from tests.forge import problems

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CHECK = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
COMMENT = (ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
PUBLISH = (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8")
GITLAB = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
HEAD = "0123456789abcdef0123456789abcdef01234567"
OPTIONS = ("--base", "--head", "--actor-id", "--format json")

BROKEN: dict[str, tuple[str, str | re.Pattern[str], str]] = {
    "pull_request_target": (CHECK, "  pull_request:", "  pull_request_target:"),
    "allow-unsafe-pr-checkout": (CHECK, "lfs: false", "allow-unsafe-pr-checkout: true"),
    "secrets.": (CHECK, "${{ github.event.sender.id }}", "${{ secrets.TOKEN }}"),
    "actions/cache": (CHECK, "actions/setup-python", "actions/cache"),
    "self-hosted": (CHECK, "ubuntu-24.04", "self-hosted"),
    "rights for every job": (CHECK, "permissions: {}", "permissions: write-all"),
    "not pinned: uses: actions/checkout@v7": (CHECK, re.compile(r"checkout@\S+ # v\S+"), "checkout@v7"),
    "check: more than reading": (CHECK, "      contents: read", "      contents: write"),
    "check: no timeout": (CHECK, "    timeout-minutes: 15\n", ""),
    "check: runner not fixed": (CHECK, "ubuntu-24.04", "ubuntu-latest"),
    "check: expression in a command": (CHECK, '"refs/pull/$NUMBER/head"', "${{ github.event.pull_request.head.ref }}"),
    "check: a stranger's words": (CHECK, "${{ github.event.sender.id }}", "${{ github.event.pull_request.title }}"),
    "check: keeps credentials": (CHECK, "          persist-credentials: false\n", ""),
    "check: checks a submission out": (CHECK, "          ref: ${{ github.event.pull_request.base.sha }}\n", ""),
    "check: cache": (CHECK, 'python-version: "3.11"', "cache: pip"),
    "check: continues on error": (CHECK, "        id: check\n", "        continue-on-error: true\n"),
    "comment: checkout after a stranger's run": (
        COMMENT,
        "    steps:\n",
        "    steps:\n      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n",
    ),
}


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


comment = load("comment")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_does_nothing_that_it_may_not(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("problem", BROKEN)
def test_a_workflow_that_does_is_refused(problem: str) -> None:
    text, old, new = BROKEN[problem]
    broken = old.sub(new, text, count=1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
    assert broken != text
    assert problem in problems(broken)


def test_a_job_with_rights_runs_no_code() -> None:
    broken = PUBLISH.replace("      pages: write\n", "").replace("      contents: read", "      contents: write", 1)
    assert "build: rights beside code" in problems(broken)


def test_both_forges_ask_the_same_question() -> None:
    gitlab = "\n".join(GITLAB["check"]["script"])
    for option in OPTIONS:
        assert option in CHECK
        assert option in gitlab
    assert "github.event.sender.id" in CHECK
    assert "github.event.pull_request.user.id" in CHECK
    assert "$GITLAB_USER_ID" in gitlab
    assert "--forge github" in CHECK
    assert gitlab.count('--forge gitlab --actor-id "$AUTHOR" --actor-id "$GITLAB_USER_ID"') == gitlab.count(
        "check --base"
    )


def test_both_forges_fetch_the_history_in_which_a_change_branched_off() -> None:
    gitlab = "\n".join(GITLAB["check"]["script"])
    assert "fetch-depth: 0" in CHECK
    assert "--depth" not in CHECK + gitlab


def test_gitlab_checks_nothing_out_but_the_base() -> None:
    check = GITLAB["check"]
    assert check["variables"]["GIT_STRATEGY"] == "none"
    assert [line for line in check["script"] if "git checkout" in line] == [
        'BASE="$(git rev-parse FETCH_HEAD)" && git checkout --quiet --detach "$BASE"'
    ]
    assert "TOKEN" not in str(GITLAB)
    assert "cache" not in str(GITLAB)
    assert all("timeout" in job for job in (GITLAB["default"], check, GITLAB["pages"]))


def test_publishing_repeats_the_check_and_compares_two_builds() -> None:
    for text in (PUBLISH, "\n".join(GITLAB["build"]["script"])):
        assert text.index("portal check") < text.index("portal build") < text.index("diff --recursive")


def test_the_long_tests_run_every_night_on_both_forges() -> None:
    soak = yaml.safe_load((ROOT / ".github/workflows/soak.yml").read_text(encoding="utf-8"))
    assert [list(event) for event in soak[True]["schedule"]] == [["cron"]]
    assert soak["jobs"]["soak"]["steps"][-1]["run"] == "make soak"
    assert GITLAB["soak"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    assert GITLAB["soak"]["script"] == ["make soak"]


def test_installing_takes_hashes_and_wheels() -> None:
    install = (ROOT / ".ci" / "install").read_text(encoding="utf-8")
    assert "--require-hashes" in install
    assert "--only-binary :all:" in install
    assert install.splitlines()[-1].endswith('--no-index --no-deps --no-build-isolation "$folder"')


@pytest.mark.parametrize("name", ["report-error", "confirm-claim", "ask-for-help"])
def test_issue_forms_speak_both_languages(name: str) -> None:
    form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text(encoding="utf-8"))
    for item in (form["name"], *(part["attributes"].get("label", "") for part in form["body"] if "id" in part)):
        assert re.search(r"[\u4e00-\u9fff].* · [A-Z]", item), item


CHECKED = Report(
    1,
    6,
    (
        Diagnostic(
            "stages-sum",
            Severity.ERROR,
            Location("disclosures/shili-pipe/footprints.csv", 2, "pcf_total"),
            "2450",
            {"zh": "各阶段之和是 6140，总量是 2450。", "en": "The stages add up to 6140, the total is 2450."},
            {"zh": "核对各阶段和 pcf_total。", "en": "Check the stages and pcf_total."},
        ),
    ),
    {"disclosures/shili-pipe/footprints.csv": ("footprint_id", "pcf_total")},
)
CHANGES = {"zh": ["焊管: 总量 2.5 → 2.4 kg CO₂e/件"], "en": ["Pipe: total 2.5 → 2.4 kg CO₂e/piece"]}


def an_excerpt(**given: Any) -> str:
    """Return the text of an excerpt, whatever was put into it."""
    return json.dumps(json.loads(written(excerpt_of(CHECKED, CHANGES), HEAD)) | given)


def a_finding(**given: Any) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(an_excerpt())["findings"][0]
    return entry | given


def an_archive(folder: Path, content: str, member: str = "result.json") -> Path:
    path = folder / "result.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, content)
    return path


def test_the_comment_of_the_forge_is_the_portals_own(tmp_path: Path, config: SiteConfig) -> None:
    """One comment, one home: what the job with rights writes is what `portal check --format markdown` says."""
    assert comment.comment(an_archive(tmp_path, an_excerpt()), HEAD) == formatted(CHECKED, "markdown", config, CHANGES)


def test_the_words_of_comments_are_read_without_babel(config: SiteConfig) -> None:
    for language, words in config.words.items():
        found = comment.sentences(language)
        keys = [key for key in words.sentences if key.startswith(("comment.", "report."))]
        assert len(keys) > 20
        assert {key: found.get(key) for key in keys} == {key: words.say(key) for key in keys}


def test_the_commenter_needs_nothing_installed(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-S", str(ROOT / ".ci/comment.py"), str(an_archive(tmp_path, an_excerpt())), HEAD]
    done = subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    assert "各阶段之和是 6140" in done.stdout.decode()
    assert done.stderr == b""


STRANGE = {
    "a list": "[]",
    "half": "{",
    "deep": "[" * 100_000,
    "another key": an_excerpt(extra=1),
    "another outcome": an_excerpt(outcome="fine"),
    "a truth for a number": an_excerpt(errors=True),
    "a negative count": an_excerpt(rows=-1),
    "another commit": an_excerpt(head="f" * 40),
    "too many findings": an_excerpt(findings=[a_finding()] * 21),
    "too many changes": an_excerpt(changes={"zh": ["x"] * 16}),
    "a change that is no text": an_excerpt(changes={"zh": [1]}),
    "too many names": an_excerpt(unjudged=["x"] * 21),
    "a name that is no text": an_excerpt(unjudged=[1]),
    "names that are a text": an_excerpt(unjudged="x"),
    "a code that is a link": an_excerpt(findings=[a_finding(code="[x](https://a.example)")]),
    "a cell that is none": an_excerpt(findings=[a_finding(cell="=A1")]),
    "a long value": an_excerpt(findings=[a_finding(value="x" * 401)]),
    "a message that is a text": an_excerpt(findings=[a_finding(message="x")]),
    "a finding with another key": an_excerpt(findings=[a_finding(html="x")]),
    "the same key twice": an_excerpt()[:-1] + ', "outcome": "clean"}',
    "too large": an_excerpt() + " " * 70_000,
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_not_ours_is_not_repeated(name: str, tmp_path: Path) -> None:
    found = comment.comment(an_archive(tmp_path, STRANGE[name]), HEAD)
    assert "不是对数据的判断" in found
    assert "6140" not in found


def test_a_check_in_which_we_failed_says_so_and_names_what_was_not_judged(tmp_path: Path) -> None:
    failed = written(excerpt_of(Report(0, 0, (), unjudged=("<b>acme",))), HEAD)
    chinese, _, english = comment.comment(an_archive(tmp_path, failed), HEAD).partition("<details>")
    assert "检查程序出了错，数据还没有判断" in chinese
    assert "没有判断：`<b>acme`" in chinese
    assert "This is our fault and says nothing about the data" in english
    assert not any(word in english for word in ("to fix", "passed"))


@pytest.mark.parametrize("member", ["other.json", "../result.json", "/result.json"])
def test_an_archive_of_something_else_is_not_opened(member: str, tmp_path: Path) -> None:
    assert "不是对数据的判断" in comment.comment(an_archive(tmp_path, an_excerpt(), member), HEAD)


def test_no_archive_at_all_is_our_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.zip").touch()
    assert "不是对数据的判断" in comment.comment(tmp_path / "empty.zip", HEAD)


def test_a_large_report_still_fits_into_an_excerpt(tmp_path: Path) -> None:
    texts = dict.fromkeys(("zh", "en"), "长" * 4000)
    many = [Diagnostic("stages-sum", Severity.ERROR, Location("长" * 900, 2, "b"), "长" * 4000, texts, texts)] * 500
    content = written(excerpt_of(Report(1, 6, tuple(many))), HEAD)
    assert len(content) <= 64 * 1024
    assert content.isascii()
    found = comment.comment(an_archive(tmp_path, content), HEAD)
    assert len(found.encode()) <= 16 * 1024
    assert "还有 49" in found
