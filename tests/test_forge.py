"""The forge's workflows hold what SECURITY.md promises, and the one comment holds nothing that a stranger can use."""

import importlib.util
import json
import re
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

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
result = load("result")


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
    assert ("--forge github" in CHECK, gitlab.count("--forge gitlab")) == (True, gitlab.count("--actor-id"))


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


def a_finding(**given: Any) -> dict[str, Any]:
    default = {
        "code": "stages-sum",
        "severity": "error",
        "file": "disclosures/shili-pipe/footprints.csv",
        "row": 2,
        "column": "pcf_total",
        "value": "2450",
        "message": {"zh": "各阶段之和是 6140，总量是 2450。", "en": "The stages add up to 6140, the total is 2450."},
        "fix": {"zh": "核对各阶段和 pcf_total。", "en": "Check the stages and pcf_total."},
    }
    return default | given


def a_result(**given: Any) -> dict[str, Any]:
    counts = {"packages": 1, "rows": 6, "errors": 1, "warnings": 0}
    return {"outcome": 1, "head": HEAD, "total": 1, "findings": [a_finding()]} | counts | given


def an_archive(folder: Path, content: str, member: str = "result.json") -> Path:
    path = folder / "result.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, content)
    return path


def test_the_comment_says_place_problem_and_fix(tmp_path: Path) -> None:
    found = comment.comment(comment.read(an_archive(tmp_path, json.dumps(a_result())), HEAD))
    assert found.startswith("<!-- portal-check -->\n### 需要修改：1 个错误")
    assert "| `disclosures/shili-pipe/footprints.csv 2 pcf_total` | `2450` | 各阶段之和是 6140，总量是 2450。" in found
    assert found.index("核对各阶段") < found.index("<details>") < found.index("Check the stages")


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{",
        "[" * 100_000,
        json.dumps(a_result(extra=1)),
        json.dumps(a_result(outcome="1")),
        json.dumps(a_result(outcome=True)),
        json.dumps(a_result(rows=-1)),
        json.dumps(a_result(head="f" * 40)),
        json.dumps(a_result(findings=[a_finding()] * 21)),
        json.dumps(a_result(findings=[a_finding(code="[x](https://a.example)")])),
        json.dumps(a_result(findings=[a_finding(value="x" * 301)])),
        json.dumps(a_result(findings=[a_finding(message={"zh": "x"})])),
        json.dumps(a_result(findings=[a_finding(html="x")])),
        json.dumps(a_result())[:-1] + ', "outcome": 0}',
        json.dumps(a_result()) + " " * 70_000,
    ],
)
def test_a_result_that_is_not_ours_makes_no_comment(content: str, tmp_path: Path) -> None:
    with pytest.raises(comment.ResultError):
        comment.read(an_archive(tmp_path, content), HEAD)


@pytest.mark.parametrize("member", ["other.json", "../result.json", "/result.json"])
def test_an_archive_of_something_else_makes_no_comment(member: str, tmp_path: Path) -> None:
    with pytest.raises(comment.ResultError):
        comment.read(an_archive(tmp_path, json.dumps(a_result()), member), HEAD)


HOSTILE = (
    "@org/team",
    "[x](javascript:alert(1))",
    "![](https://a.example/b.png)",
    "https://a.example/ www.a.example a@a.example",
    "</details><script>alert(1)</script>",
    "#1 org/repo#2 GH-3",
    "` ``` ~~~ | a | b |",
    "\n# Heading\n- [ ] task\n::error::x",
    "<!-- portal-check -->",
    "{{7*7}} ${x} $(y) :smile: \\@team",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_strangers_words_stay_words(text: str) -> None:
    finding = a_finding(
        value=text,
        file=text[:100],
        column=text[:60],
        message=dict.fromkeys(("zh", "en"), text),
        fix={"zh": text, "en": text},
    )
    plain = comment.row(a_finding(), "zh")
    row = comment.row(finding, "zh")
    visible = re.sub(r"&#\d+;", "", comment.inert(text))
    assert not re.search(r"[@#`\n|]|https?:|www\.|!\[|\]\(|</|<!|<[a-z]", visible)
    assert not re.search(r"[`\n|@:/]", comment.coded(text)[1:-1])
    assert row.count("|") == plain.count("|")
    assert row.count("`") == plain.count("`")
    assert "\n" not in row


def test_a_comment_stays_small() -> None:
    finding = a_finding(message=dict.fromkeys(("zh", "en"), "长" * 300), fix=dict.fromkeys(("zh", "en"), "长" * 300))
    found = comment.comment(a_result(findings=[finding] * 20, total=500))
    assert len(found.encode()) <= 16 * 1024
    assert "还有 49" in found


def test_a_failure_of_ours_is_not_the_submitters() -> None:
    assert "不是您的数据有错" in comment.comment(a_result(outcome=3, findings=[], total=0))


def test_the_result_of_a_report_is_what_the_comment_reads(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    diagnostics = [a_finding(value="长" * 4000, row=None, column=None)] * 500
    summary = {"packages": 1, "rows": 6, "errors": 500, "warnings": 0}
    report.write_text(json.dumps({"summary": summary, "diagnostics": diagnostics}), encoding="utf-8")
    content = json.dumps(result.shortened(report, 1, HEAD), ensure_ascii=True)
    assert len(content) <= 64 * 1024
    assert content.isascii()
    assert comment.read(an_archive(tmp_path, content), HEAD)["total"] == 500


def test_without_a_report_the_result_is_the_outcome_alone(tmp_path: Path) -> None:
    content = json.dumps(result.shortened(tmp_path / "none.json", 3, HEAD))
    assert comment.read(an_archive(tmp_path, content), HEAD)["outcome"] == 3
