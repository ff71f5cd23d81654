"""`portal check --base` as the forge's adapter calls it: options, exit codes, one verdict in every form."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.diagnostics import Finding
from generator.diagnostics.excerpt import read_back
from generator.model.disclosure import Disclosure
from generator.validate import RuleContext
from generator.validate.rules import RULES
from generator.validate.rules.rule import rule
from tests.workflows.forge import ACME, RIVAL, Edit, Forge, cell, file, git, table

HERE = Path(__file__).parent
ON = ["--as-of", "2026-11-22"]
EMAIL = cell(ACME, "organisation", 2, "contact_email", "new@haihe.example")


def check(forge: Forge, head: str, *options: str) -> int:
    """Run the command in the fork's folder, where the base is checked out."""
    git(forge.fork, "checkout", "--quiet", "--force", "main")
    return run(["--root", str(forge.fork), "check", "--base", "main", "--head", head, *ON, *options])


def test_a_good_change_is_fine(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(forge, forge.propose(EMAIL), "--actor-id", "1001", "--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["summary"] == {"packages": 1, "rows": said["summary"]["rows"], "errors": 0, "warnings": 0}
    assert said["summary"]["rows"] > 100


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github"])
def test_a_bad_change_is_a_problem_in_every_form(form: str, forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    head = forge.propose(cell(RIVAL, "organisation", 2, "contact_email", "x@y.example"))
    assert check(forge, head, "--actor-id", "1001", "--format", form) == 1
    assert "owner-not-allowed" in capsys.readouterr().out


def test_everybody_behind_a_change_must_be_an_owner(forge: Forge) -> None:
    head = forge.propose(EMAIL)
    assert check(forge, head, "--actor-id", "1001", "--actor-id", "3003") == 1
    assert check(forge, head, "--actor-id", "1001", "--forge", "gitlab") == 0


def test_a_verdict_stands_where_we_cannot_tell_what_would_change(
    forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raising(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("generator.workflows.compare.of_review", raising)
    assert check(forge, forge.propose(EMAIL), "--actor-id", "1001", "--format", "markdown") == 3
    said = capsys.readouterr()
    assert "| LookupError" in said.err
    assert "检查结果：通过" in said.out


def test_a_change_of_nothing_is_no_success(forge: Forge) -> None:
    assert check(forge, forge.propose(), "--actor-id", "1001") == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--base", "no-such-revision"],
        ["--base", "--upload-pack=touch x"],
        ["--base", "main", "--head", "no-such-revision"],
        ["--base", "main", "disclosures"],
        ["--base", "main", "--annotate", str(HERE)],
    ],
)
def test_what_cannot_be_judged_is_used_wrongly(options: list[str], forge: Forge) -> None:
    git(forge.fork, "checkout", "--quiet", "--force", "main")
    base, *rest = options[1:]
    assert run(["--root", str(forge.fork), "check", f"--base={base}", *rest, *ON]) == 2


def test_a_register_that_the_change_breaks_cannot_bend_the_check(forge: Forge) -> None:
    """Schemas, code lists and registers are the base's: what the change makes of them is not even read."""
    head = forge.propose(EMAIL, file("site_config/site.yaml", b"::"), file("content/registers/notices.csv", b"x"))
    assert check(forge, head, "--actor-id", "1001") == 1


def wide_and_wrong(root: Path) -> None:
    """A row shifted by one column, a formula, a negative number in place."""
    path = root / "disclosures" / ACME / "stages.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[2] += ",shifted"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    cell(ACME, "products", 2, "brand", "=HYPERLINK(1)")(root)


def annotated(forge: Forge, folder: Path, *edits: Edit) -> dict[str, list[list[str]]]:
    """Return the annotated tables of a change, by file."""
    check(forge, forge.propose(*edits), "--annotate", str(folder))
    found = {}
    for path in folder.rglob("*.csv"):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        found[path.name] = list(csv.reader(content.decode("utf-8-sig").splitlines(), strict=True))
    return found


def test_the_annotated_copy_has_every_row_and_says_what_is_wrong(forge: Forge, tmp_path: Path) -> None:
    tables = annotated(forge, tmp_path / "out", wide_and_wrong)
    stages, products = tables["stages.csv"], tables["products.csv"]
    assert stages[0][-1].startswith("错误说明")
    assert "shifted" in stages[2]
    assert stages[2][-1]
    assert stages[3][-1] == ""
    assert len({len(row) for row in stages}) == 1
    assert products[1][-1].startswith("[F brand text-formula]")
    assert "'=HYPERLINK(1)" in products[1]
    assert len(tables["footprints.csv"]) == 7
    assert {row[4] for row in tables["problems.csv"][1:]} >= {"csv-row-length", "text-formula"}


def test_the_annotated_copy_starts_no_formula(forge: Forge, tmp_path: Path) -> None:
    tables = annotated(forge, tmp_path / "out", wide_and_wrong)
    cells = [cell for rows in tables.values() for row in rows for cell in row]
    assert not [each for each in cells if each.startswith(("=", "@", "+"))]


def test_packages_on_disk_are_annotated_too(forge: Forge, tmp_path: Path) -> None:
    forge.propose(table(ACME, "products", lambda rows: [{**row, "gtins": "1"} for row in rows]))
    folder = forge.fork / "disclosures" / ACME
    assert run(["--root", str(forge.fork), "check", str(folder), "--annotate", str(tmp_path / "out"), *ON]) == 1
    rows = list(csv.reader((tmp_path / "out" / ACME / "products.csv").read_text("utf-8-sig").splitlines()))
    assert all(row[-1] for row in rows[1:])


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github"])
def test_where_we_fail_nobody_is_blamed(
    form: str, forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raising(disclosure: Disclosure, _: RuleContext) -> Iterator[Finding]:
        raise LookupError(disclosure.org_id)
        yield

    monkeypatch.setattr("generator.validate.packages.RULES", (*RULES, rule("stages-sum")(raising)))
    head, excerpt = forge.propose(EMAIL), forge.folder / f"excerpt-{form}.json"
    options = ("--actor-id", "1001", "--format", form, "--excerpt", str(excerpt))
    assert check(forge, head, *options) == 3
    said, err = capsys.readouterr()
    assert f"LookupError: {ACME}" in err
    assert ACME in said
    assert not any(word in said for word in ("package-limit", "No errors", "没有错误", f"{ACME}/"))
    found = read_back(excerpt.read_bytes(), head)
    assert (found.outcome, found.unjudged, found.errors, found.changes) == ("failed", (ACME,), 0, {})
