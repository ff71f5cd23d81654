"""Who may change what, and when a rule counts: judged on a bare repository, with the owners of the base."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from generator.cli.exit_codes import FINE, PROBLEMS
from generator.cli.main import run
from generator.config import SiteConfig
from generator.diagnostics import CODES
from generator.runtime.cache import Tally
from generator.workflows.build import Built
from generator.workflows.gate import ChangeReview
from tests.conftest import ON, ROOT
from tests.hostile.outcomes import OUTCOMES
from tests.hostile.test_evidence import PDF
from tests.workflows.forge import (
    ACME,
    OWNERS,
    RIVAL,
    THIRD,
    Edit,
    Forge,
    Row,
    cell,
    codes,
    file,
    owners_text,
    places,
    read,
    table,
    write,
)

OWNERS_FILE = "site_config/owners.yaml"
HOME = f"disclosures/{ACME}"
NEW = "example-newcomer"
EMAIL = cell(ACME, "organisation", 2, "contact_email", "new@haihe.example")
RIVALS = cell(RIVAL, "organisation", 2, "contact_email", "taken@haihe.example")


def owned_by(owners: dict[str, int], status: str = "active") -> Edit:
    return file(OWNERS_FILE, owners_text(owners, status).encode())


OWN_EVERYTHING = owned_by(dict.fromkeys(OWNERS, 1001))


def many_files(root: Path) -> None:
    for number in range(119):
        file(f"{HOME}/documents/d{number:03}.pdf", PDF)(root)
    RIVALS(root)


def renamed(root: Path) -> None:
    (root / HOME / "sites.csv").rename(root / "disclosures" / RIVAL / "plants.csv")


def many_documents_of_third(root: Path) -> None:
    for number in range(60):
        file(f"disclosures/{THIRD}/documents/d{number:03}.pdf", PDF)(root)


def gone(org_id: str) -> Edit:
    return lambda root: shutil.rmtree(root / "disclosures" / org_id)


def copied(org_id: str) -> Edit:
    def edit(root: Path) -> None:
        shutil.copytree(root / HOME, root / "disclosures" / org_id)

    return edit


def without_row(name: str, row: int) -> Edit:
    return table(ACME, name, lambda rows: rows[: row - 2] + rows[row - 1 :])


def claimed(name: str, column: str, owner: str) -> Edit:
    """Return an edit that claims another organisation's value; in a label, with the label."""

    def edit(root: Path) -> None:
        theirs = read(root / "disclosures" / owner / f"{name}.csv")[0]
        if name == "labels":
            own = read(root / HOME / "footprints.csv")[0]
            write(root / HOME / "labels.csv", [{**theirs, "footprint_id": own["footprint_id"], "revision": "1"}])
        else:
            cell(ACME, name, 2, column, theirs[column].split(";")[0])(root)

    return edit


def _list_labels(root: Path) -> None:
    path = root / HOME / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    entry = '{"name": "labels", "path": "labels.csv"}, '
    path.write_text(text.replace('"resources": [', f'"resources": [{entry}', 1), encoding="utf-8")


@dataclass(frozen=True)
class Scenario:
    """A change, who is behind it, what is merged before it is judged, and the outcomes that must be said."""

    number: str
    what: str
    edits: tuple[Edit, ...]
    expected: tuple[str, ...]
    actors: tuple[int, ...] = (1001,)
    merged: tuple[Edit, ...] = field(default=())

    @property
    def name(self) -> str:
        return f"{self.number} {self.what}"


PATH, SCOPE, REVISION, CLAIM, UNKNOWN = "E-OWN-PATH", "E-PR-SCOPE", "E-REV", "E-CLAIM-CONFLICT", "E-OWN-UNKNOWN"
LISTED = owned_by({**OWNERS, NEW: 5005})
FIRST_FILE = file(f"disclosures/{NEW}/datapackage.json", b"{}")
SCENARIOS = [
    Scenario("H91", "rival's file", (RIVALS,), (PATH,)),
    Scenario("H91", "rival's stages", (cell(RIVAL, "stages", 2, "value", "1"),), (PATH, REVISION)),
    Scenario("H91", "rival's descriptor", (file(f"disclosures/{RIVAL}/datapackage.json", b"{}"),), (PATH,)),
    Scenario("H91", "a new file at the rival's", (file(f"disclosures/{RIVAL}/documents/x.pdf", PDF),), (PATH,)),
    Scenario("H91", "own and rival's file", (EMAIL, RIVALS), (PATH, SCOPE)),
    Scenario("H91", "own file", (EMAIL,), ()),
    Scenario("H92", "rival's file and owners", (RIVALS, OWN_EVERYTHING), (PATH, SCOPE)),
    Scenario("H92", "own file and owners", (EMAIL, OWN_EVERYTHING), (SCOPE,)),
    Scenario("H92", "owners alone", (OWN_EVERYTHING,), (SCOPE,)),
    Scenario("H92", "no owners any more", (RIVALS, file(OWNERS_FILE, None)), (PATH, SCOPE)),
    Scenario("H92", "readme", (EMAIL, file("README.md", b"hello")), (SCOPE,)),
    Scenario("H92", "workflow", (EMAIL, file(".github/workflows/check.yml", b"on: push")), (SCOPE,)),
    Scenario("H92", "attributes at the root", (EMAIL, file(".gitattributes", b"*.csv -diff")), (SCOPE,)),
    Scenario("H92", "schema", (EMAIL, file("site_config/schemas/products.json", b"{}")), (SCOPE,)),
    Scenario("H92", "register", (EMAIL, file("content/registers/confirmations.csv", b"")), (SCOPE,)),
    Scenario("H92", "file beside the folders", (EMAIL, file("disclosures/notes.csv", b"a")), (SCOPE,)),
    Scenario("H94", "rival's file deleted", (file(f"disclosures/{RIVAL}/documents.csv", None),), (PATH, REVISION)),
    Scenario("H94", "rival's package deleted", (gone(RIVAL),), (PATH, REVISION)),
    Scenario("H94", "rival's row deleted", (table(RIVAL, "stages", lambda rows: rows[1:]),), (PATH, REVISION)),
    Scenario("H94", "renamed into the rival's", (renamed,), (PATH, SCOPE, REVISION)),
    Scenario("H95", "a hundred and twenty files", (many_files,), (PATH, SCOPE)),
    Scenario("H95", "a hundred and twenty files of two rivals", (many_files, many_documents_of_third), (PATH, SCOPE)),
    Scenario("H97", "login taken by somebody", (EMAIL,), (PATH,), (3003,)),
    Scenario("H97", "login of the owner renamed", (EMAIL,), ()),
    Scenario("H97", "number of a rival", (EMAIL,), (PATH,), (2002,)),
    Scenario("H98", "pushed by somebody else", (EMAIL,), (PATH,), (1001, 3003)),
    Scenario("H98", "opened by somebody else", (EMAIL,), (PATH,), (3003, 1001)),
    Scenario("H98", "both are somebody else", (EMAIL,), (PATH,), (3003, 4004)),
    Scenario("H98", "pushed by the rival", (EMAIL,), (PATH,), (1001, 2002)),
    Scenario("H100", "revoked meanwhile", (EMAIL,), (PATH,), merged=(owned_by({**OWNERS, ACME: 9}),)),
    Scenario("H100", "suspended meanwhile", (EMAIL,), (PATH,), merged=(owned_by(OWNERS, "suspended"),)),
    Scenario("H100", "registered meanwhile", (EMAIL,), (), (9,), merged=(owned_by({**OWNERS, ACME: 9}),)),
    Scenario("H100", "taken off the list meanwhile", (EMAIL,), ("E-OWN-UNKNOWN",), merged=(owned_by({RIVAL: 2002}),)),
    Scenario("H101", "a newcomer without an entry", (copied(NEW),), (UNKNOWN, CLAIM), (5005,)),
    Scenario("H101", "a newcomer by an owner of another", (copied(NEW),), (UNKNOWN, CLAIM)),
    Scenario("H101", "who registers himself", (copied(NEW), LISTED), (UNKNOWN, SCOPE, CLAIM), (5005,)),
    Scenario("H101", "after he was registered", (FIRST_FILE,), ("E-DESC-SHAPE",), (5005,), merged=(LISTED,)),
    Scenario("H103", "article number", (claimed("products", "gtins", RIVAL),), (CLAIM,)),
    Scenario("H103", "credit code", (claimed("organisation", "uscc", RIVAL),), (CLAIM,)),
    Scenario("H103", "name", (claimed("organisation", "name_zh", RIVAL),), (CLAIM,)),
    Scenario("H103", "certificate", (claimed("labels", "certificate_number", THIRD), _list_labels), (CLAIM,)),
    Scenario("H104", "a smaller value", (cell(ACME, "footprints", 2, "pcf_total", "74.0"),), (REVISION,)),
    Scenario(
        "H104", "the same value with fewer digits", (cell(ACME, "footprints", 2, "pcf_total", "374"),), (REVISION,)
    ),
    Scenario("H104", "row removed", (without_row("footprints", 2),), (REVISION,)),
    Scenario("H104", "file removed", (file(f"{HOME}/documents.csv", None),), (REVISION,)),
    Scenario("H104", "package removed", (gone(ACME),), (REVISION,)),
    Scenario("H104", "revision number changed", (cell(ACME, "footprints", 2, "revision", "2"),), (REVISION,)),
]


def played(scenario: Scenario, forge: Forge, config: SiteConfig) -> ChangeReview:
    """Return the judgement on a change once the others were merged."""
    head = forge.propose(*scenario.edits)
    for edit in scenario.merged:
        forge.merge(forge.propose(edit))
    return forge.judge(config, head, scenario.actors)


def assert_outcomes(judgement: ChangeReview, expected: tuple[str, ...]) -> None:
    found = codes(judgement)
    assert not expected or found
    assert [outcome for outcome in expected if not found & set(OUTCOMES[outcome])] == []
    about_scope = {code for name in (PATH, SCOPE, "E-OWN-UNKNOWN", CLAIM, REVISION) for code in OUTCOMES[name]}
    allowed = {code for outcome in expected for code in OUTCOMES[outcome]}
    assert (found & about_scope) <= allowed
    assert expected or not found


@pytest.mark.parametrize("scenario", [each for each in SCENARIOS if not each.merged], ids=lambda each: each.name)
def test_a_change_gets_the_verdict_it_deserves(scenario: Scenario, forge: Forge, config: SiteConfig) -> None:
    assert_outcomes(played(scenario, forge, config), scenario.expected)


@pytest.mark.parametrize("scenario", [each for each in SCENARIOS if each.merged], ids=lambda each: each.name)
def test_what_stands_on_the_base_at_the_merge_counts(scenario: Scenario, own_forge: Forge, config: SiteConfig) -> None:
    assert_outcomes(played(scenario, own_forge, config), scenario.expected)


@pytest.mark.parametrize("scenario", [each for each in SCENARIOS if each.number == "H103"], ids=lambda each: each.name)
def test_a_conflict_names_the_owner_and_the_place(scenario: Scenario, forge: Forge, config: SiteConfig) -> None:
    judgement = played(scenario, forge, config)
    told = [each for each in judgement.report().diagnostics if each.code in OUTCOMES[CLAIM]]
    assert [each.location.row for each in told] == [2]
    assert any(owner in told[0].message["zh"] for owner in (RIVAL, THIRD))


def test_a_newcomer_is_told_how_to_register(forge: Forge, config: SiteConfig) -> None:
    judgement = forge.judge(config, forge.propose(copied(NEW)), (5005,))
    told = next(each for each in judgement.report().diagnostics if each.code == "owner-unknown")
    assert all("owners.yaml" in fix for fix in told.fix.values())


def new_revision(published_on: str) -> Edit:
    """Return an edit that adds a revision of the first footprint, with the mistake of the one before."""

    def change(rows: list[Row]) -> list[Row]:
        return [*rows, {**rows[0], "revision": "2", "published_on": published_on}]

    return table(ACME, "footprints", change)


@pytest.fixture
def later_rule(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what lets the rule about ranges begin on a day."""

    def begin(day: str) -> None:
        monkeypatch.setattr("generator.validate.rules.rule.FIRST_EDITION", "2020-01-01")
        monkeypatch.setitem(CODES, "range-order", replace(CODES["range-order"], since=day))

    return begin


@pytest.mark.parametrize("published_on", ["2026-11-20", "2026-04-16", "2020-01-01"])
def test_a_new_revision_is_judged_by_the_rules_of_today_whatever_day_it_names(
    published_on: str, own_forge: Forge, config: SiteConfig, later_rule: Callable[[str], None]
) -> None:
    """H110: what stood on the base keeps the rules of its day; what a change brings cannot choose them."""
    later_rule("2026-06-01")
    own_forge.merge(wrong := own_forge.propose(cell(ACME, "footprints", 2, "pcf_low", "399")))
    head = own_forge.propose(new_revision(published_on), since=wrong)
    rows = [place[2] for place in places(own_forge.judge(config, head)) if place[0] == "range-order"]
    assert rows == [len(read(own_forge.fork / HOME / "footprints.csv")) + 1]


@pytest.mark.parametrize(("since", "outcome"), [("2026-06-01", FINE), ("2026-01-01", PROBLEMS)])
def test_what_a_new_rule_makes_wrong_is_named_or_keeps_the_rules_of_its_day(
    since: str,
    outcome: int,
    tmp_path: Path,
    later_rule: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """H110: a package that was published on 16 April 2026 is never left out without a word."""
    later_rule(since)
    monkeypatch.setattr("generator.workflows.build.build", lambda *_: Built({}, (), 0, Tally()))
    for org_id in (ACME, RIVAL):
        shutil.copytree(ROOT / "disclosures" / org_id, tmp_path / "disclosures" / org_id)
    cell(ACME, "footprints", 2, "pcf_low", "399")(tmp_path)
    options = ["--disclosures", str(tmp_path / "disclosures"), "--out", str(tmp_path / "site"), *ON]
    assert run(["--root", str(ROOT), "build", *options]) == outcome
    said = capsys.readouterr().err
    assert (ACME in said) is (outcome == PROBLEMS)
    assert ("range-order" in said) is (outcome == PROBLEMS)
