"""The tree before the files: modes, names and sizes, in git and on disk; nothing odd is opened, followed or fetched."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.diagnostics import as_github, as_json, as_markdown, as_text, excerpt_of
from generator.read import limits, read_table
from generator.read.file import UnreadableFileError, read_bytes
from generator.validate import RuleContext
from generator.workflows.check import beside, check, report
from tests.hostile.case import Case, Change, Refused, every, file
from tests.hostile.outcomes import OUTCOMES
from tests.hostile.trial import Trial, assert_as_expected, assert_cheap, tried
from tests.validate.rich_package import FOLDER, rich_tables, write_package
from tests.workflows.forge import ACME, LINK, PROGRAM, REPOSITORY, RIVAL, Forge, cell, places

PLAIN = "100644"
HOME = f"disclosures/{ACME}"
EMAIL = cell(ACME, "organisation", 2, "contact_email", "new@haihe.example")
SECRET = "top-secret-token-4711"  # noqa: S105  a word to look for, no password
PDF = (FOLDER / "documents" / "statement.pdf").read_bytes()


@dataclass(frozen=True)
class Entry:
    """A path that a change puts into the tree, and the outcome."""

    number: str
    path: str
    outcome: str
    mode: str = PLAIN
    content: bytes = b"a\n"

    @property
    def name(self) -> str:
        return ascii(f"{self.number} {self.mode} {self.path[-40:]}")[1:-1]


def inside(number: str, name: str, outcome: str, mode: str = PLAIN, content: bytes = b"a\n") -> Entry:
    return Entry(number, f"{HOME}/{name}", outcome, mode, content)


ODD_NAMES = {
    "H07": ("Products.csv", "PRODUCTS.CSV", "products.CSV", "pRoducts.csv", "Documents/x.pdf"),
    "H08": (
        *("CON.csv", "con.csv", "nul.json", "aux", "com1.csv", "lpt9", "prn.csv", "a.", "a "),
        *("documents/CON", "documents/aux.pdf"),
        *("-rf.csv", "$(touch x).csv", "`id`.csv", "line\nbreak.csv", "a\tb.csv", "a:b.csv"),
        *("a*b.csv", "a" * 65, "::error::x"),
    ),
    "H10": (
        "invoice\u202efdp.exe",
        "p\u200b.csv",
        "p.csv\u200b",
        "\ufeffp.csv",
        "caf\udce9.csv",
        "p\u00a0.csv",
        "documents/核查声明.pdf",
    ),
    "H11": ("é.csv", "e\u0301.csv", "\u212b.csv", "产品.csv", "\u0440roducts.csv"),
    "H13": (
        ".gitattributes",
        ".gitmodules",
        ".editorconfig",
        "documents/.gitattributes",
        ".gitignore",
        "AGENTS.md",
        ".hidden",
    ),
}
ATTRIBUTES = (
    *(b"*.csv -diff\n", b"*.csv eol=crlf\n", b"*.csv export-ignore\n", b"*.csv filter=lfs\n"),
    *(b"*.csv ident\n",),
)
FOREIGN_NAMES = {
    "H16": ("datapackage.yaml", "datapackage.yml", "datapackage.json5", "datapackage.json.bak", "datapackage.toml"),
    "H13": (
        "agents.md",
        "conftest.py",
        "csv.py",
        "frictionless_evil.py",
        "sitecustomize.py",
        "notes.txt",
        "products.csv.bak",
    ),
}
"""Plain names that no package has."""

ENTRIES = [
    inside("H01", "products.csv", "E-TREE-MODE", LINK, b"/etc/passwd"),
    inside("H01", "documents/a.pdf", "E-TREE-MODE", LINK, b"/etc/passwd"),
    inside("H01", "datapackage.json", "E-TREE-MODE", LINK, b"/etc/passwd"),
    inside("H02", "products.csv", "E-TREE-MODE", LINK, f"../{RIVAL}/products.csv".encode()),
    inside("H02", "products.csv", "E-TREE-MODE", LINK, b"organisation.csv"),
    inside("H02", "documents", "E-TREE-MODE", LINK, f"../{RIVAL}".encode()),
    Entry("H02", "disclosures/newcomer", "E-TREE-MODE", LINK, RIVAL.encode()),
    inside("H04", "inventory.csv", "E-TREE-MODE", LINK, b"/dev/zero"),
    inside("H04", "inventory.csv", "E-TREE-MODE", LINK, b"/proc/self/environ"),
    inside("H04", "documents/a.pdf", "E-TREE-MODE", LINK, b"/proc/self/environ"),
    inside("H04", "documents/a.pdf", "E-TREE-MODE", LINK, b"a.pdf"),
    inside("H04", "products.csv", "E-TREE-MODE", PROGRAM),
    inside("H05", "sub", "E-TREE-MODE", REPOSITORY),
    inside("H05", "documents", "E-TREE-MODE", REPOSITORY),
    inside("H05", "products.csv", "E-TREE-MODE", REPOSITORY),
    Entry("H05", "disclosures/newcomer", "E-TREE-MODE", REPOSITORY),
    *(inside(number, name, "E-TREE-NAME") for number, names in ODD_NAMES.items() for name in names),
    *(inside(number, name, "E-TREE-NAME") for number, names in FOREIGN_NAMES.items() for name in names),
    *(inside("H13", ".gitattributes", "E-TREE-NAME", content=content) for content in ATTRIBUTES),
    inside("H08", "documents/" + "/".join(["a" * 60] * 3), "E-TREE-NAME"),
    *(
        Entry("H80", f"disclosures/{org_id}/products.csv", "E-TREE-NAME")
        for org_id in (
            "Acme",
            "a--b",
            "con",
            "..acme",
            "é",
            "a b",
            "x" * 65,
            "-a",
            "a_b",
            "index",
            "constructor",
            "404",
        )
    ),
    inside("H17", "sources.csv", "E-SIZE", content=b"a" * (limits.TABLE_BYTES + 1)),
    inside("H17", "datapackage.json", "E-SIZE", content=b" " * (limits.DESCRIPTOR_BYTES + 1)),
    inside("H17", "documents/a.pdf", "E-SIZE", content=b"a" * (limits.DOCUMENT_BYTES + 1)),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_change_brings_only_plain_files_with_plain_names(entry: Entry, forge: Forge, config: SiteConfig) -> None:
    head = forge.propose(EMAIL, entries=[(entry.mode, entry.path, entry.content)])
    judgement = forge.judge(config, head, (1001,))
    said = as_json(judgement.report())
    shown = entry.path.removeprefix("disclosures/")
    there = {
        code for code, file, *_ in places(judgement) if file == shown or not shown.isascii() or not shown.isprintable()
    }
    assert there & set(OUTCOMES[entry.outcome])
    said.encode("utf-8")
    assert not any(word in said for word in ("passwd", "root:", "PATH=", "\u202e", "\u200b"))


def test_two_spellings_of_one_name_are_refused_together(forge: Forge, config: SiteConfig) -> None:
    """H07, H11: a file system without case or with another normal form would keep only one of them."""
    for names in (("Sites.csv", "sites.csv"), ("é.csv", "e\u0301.csv")):
        entries = [(PLAIN, f"{HOME}/{name}", b"site_id\n") for name in names]
        judgement = forge.judge(config, forge.propose(EMAIL, entries=entries), (1001,))
        assert "tree-name" in {place[0] for place in places(judgement)}


def test_more_files_than_anybody_looks_at_are_refused_unread(forge: Forge, config: SiteConfig) -> None:
    """H17."""
    entries = [(PLAIN, f"{HOME}/documents/d{number}.pdf", b"a") for number in range(limits.CHANGE_PATHS)]
    judgement = forge.judge(config, forge.propose(EMAIL, entries=entries), (1001,))
    assert [place[0] for place in places(judgement)] == ["tree-size"]
    assert judgement.after is None


def test_bytes_come_from_git_whatever_attributes_say(forge: Forge, config: SiteConfig) -> None:
    """H13: `eol=crlf` and the like change what a checkout shows; the judged bytes are the blob's own."""
    head = forge.propose(EMAIL, entries=[(PLAIN, f"{HOME}/.gitattributes", b"*.csv eol=crlf export-ignore -diff\n")])
    judgement = forge.judge(config, head, (1001,))
    assert places(judgement) == [("tree-name", f"{ACME}/.gitattributes", None, None)]
    assert judgement.after is not None
    assert judgement.after.rows["organisation"] == 1


def link(path: str, target: str) -> Change:
    def change(package: Path) -> None:
        (package / path).unlink(missing_ok=True)
        (package / path).parent.mkdir(exist_ok=True)
        (package / path).symlink_to(target)

    return change


def pipe(path: str) -> Change:
    def change(package: Path) -> None:
        (package / path).unlink(missing_ok=True)
        os.mkfifo(package / path)

    return change


def folder(path: str) -> Change:
    def change(package: Path) -> None:
        (package / path).unlink(missing_ok=True)
        (package / path).mkdir()

    return change


def grown(path: str, size: int) -> Change:
    def change(package: Path) -> None:
        with (package / path).open("wb") as stream:
            stream.truncate(size)

    return change


def many_documents(package: Path) -> None:
    for number in range(limits.PACKAGE_FILES):
        (package / "documents" / f"{number:03}.pdf").write_bytes(PDF)


def heavy_documents(package: Path) -> None:
    for number in range(6):
        grown(f"documents/{number}.pdf", limits.DOCUMENT_BYTES - 1)(package)


def linked_folder(package: Path) -> None:
    (package / "documents" / "statement.pdf").unlink()
    (package / "documents").rmdir()
    (package / "documents").symlink_to("/etc")


TARGETS = {
    "H01": ("/etc/passwd", "../../secret.csv"),
    "H02": ("../rival/products.csv", "organisation.csv", "products.csv", "nowhere", "/etc"),
    "H04": ("/dev/zero", "/proc/self/environ", "/dev/stdin", "/proc/self/mem"),
}
FILES = ("products.csv", "datapackage.json", "documents/statement.pdf")


def on_disk(number: str, what: str, change: Change, outcome: str, path: str) -> Case:
    return Case(number, f"{what} {path[-30:]}", change, Refused(outcome, path))


CASES = [
    *(
        on_disk(number, f"link to {target}", link(path, target), "E-TREE-MODE", path)
        for number, targets in TARGETS.items()
        for target in targets
        for path in FILES
    ),
    *(
        on_disk("H04", kind, make(path), "E-TREE-MODE", path)
        for kind, make in (("pipe", pipe), ("folder", folder))
        for path in FILES
    ),
    on_disk("H02", "folder of documents as a link", linked_folder, "E-TREE-NAME", "documents"),
    *(
        on_disk(number, "name", file(name, SECRET.encode()), "E-TREE-NAME", name)
        for number, names in (*ODD_NAMES.items(), *FOREIGN_NAMES.items())
        for name in names
        if "Documents" not in name
    ),
    on_disk("H13", "a name of 255 bytes", file("x" * 255, b"x"), "E-TREE-NAME", "x" * 255),
    on_disk("H17", "a byte too many", grown("products.csv", limits.TABLE_BYTES + 1), "E-SIZE", "products.csv"),
    on_disk("H17", "a terabyte", grown("products.csv", 10**12), "E-SIZE", "products.csv"),
    on_disk(
        "H17", "a byte too many", grown("datapackage.json", limits.DESCRIPTOR_BYTES + 1), "E-SIZE", "datapackage.json"
    ),
    on_disk("H17", "a byte too many", grown("documents/x.pdf", limits.DOCUMENT_BYTES + 1), "E-SIZE", "documents/x.pdf"),
    on_disk("H17", "sixty megabytes together", heavy_documents, "E-SIZE", "documents/5.pdf"),
    on_disk("H17", "a document too many", many_documents, "E-SIZE", "documents/statement.pdf"),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, context: RuleContext, config: SiteConfig) -> Trial:
    place = tmp_path_factory.mktemp("tree")
    (place / "secret.csv").write_text(f"product_id\n{SECRET}\n")
    (place / "packages").mkdir()
    return tried(place / "packages", CASES, context, config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_package_on_disk_has_only_plain_files_with_plain_names(case: Case, trial: Trial, config: SiteConfig) -> None:
    shown = case.what.rpartition(" ")[2]
    if shown.isascii() and shown.isprintable():
        assert_as_expected(trial, case)
    else:
        assert "package-file-name" in {place[0] for place in trial.places(case)}
    found = report([trial.verdict(case)], config)
    says = {language: words.say for language, words in config.words.items()}
    said = as_json(found) + as_text(found, says) + as_markdown(excerpt_of(found), says) + as_github(found, {})
    assert not any(word in said for word in (SECRET, "root:", "PATH=", "\u202e", "\u200b", "\t"))


@pytest.mark.parametrize("target", ["/dev/zero", "/proc/self/environ", "/etc/passwd"])
@pytest.mark.parametrize("path", FILES)
def test_no_link_costs_more_than_a_little(
    target: str, path: str, tmp_path: Path, context: RuleContext, config: SiteConfig
) -> None:
    package = write_package(tmp_path / "rich-0", rich_tables(config, 0))
    assert_cheap(on_disk("H04", target, link(path, target), "E-TREE-MODE", path), package, context)


@pytest.mark.parametrize("make", [link("products.csv", "/etc/passwd"), pipe("products.csv"), folder("products.csv")])
def test_no_file_is_opened_through_a_link_even_when_it_was_not_seen_before(make: Change, tmp_path: Path) -> None:
    make(tmp_path)
    table, findings = read_table(tmp_path / "products.csv", "products", "products.csv")
    assert table is None
    assert [finding.code for finding in findings] == ["package-file-kind"]


def test_a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 10)
    assert read_bytes(tmp_path / "file", 10) == b"x" * 10
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(tmp_path / "file", 9)
    assert (caught.value.code, caught.value.holes) == ("package-size", {"limit": "9 B"})


def test_planted_modules_are_not_run(tmp_path: Path, context: RuleContext, config: SiteConfig) -> None:
    """H13."""
    package = write_package(tmp_path / "rich-0", rich_tables(config, 0))
    canary = tmp_path / "canary"
    planted = ("csv.py", "json.py", "sitecustomize.py", "frictionless_plugin.py", "conftest.py")
    every(*(file(name, f"open({str(canary)!r}, 'w')".encode()) for name in planted))(package)
    (verdict,) = check([package], context)
    assert [finding.code for finding in verdict.findings] == ["package-file-name"] * len(planted)
    assert not canary.exists()
    assert str(package) not in sys.path


def test_what_stands_beside_the_packages_is_named(tmp_path: Path, context: RuleContext, config: SiteConfig) -> None:
    """H02: a linked package is refused, not skipped; a file beside the packages is not published, and that is said."""
    write_package(tmp_path / "rich-0", rich_tables(config, 0))
    (tmp_path / "rich-1").symlink_to("rich-0")
    (tmp_path / "loose").symlink_to("/dev/zero")
    (tmp_path / "products.txt").write_text(SECRET)
    (tmp_path / ".hidden").write_text(SECRET)
    verdicts = {verdict.org_id: verdict for verdict in check([tmp_path], context)}
    found = {org_id: [finding.code for finding in verdict.findings] for org_id, verdict in verdicts.items()}
    assert found == {"rich-0": [], "rich-1": ["package-file-kind"], "loose": ["package-file-kind"]}
    assert verdicts["rich-0"].accepted
    assert not verdicts["rich-1"].accepted
    assert [(each.code, each.value) for each in beside([tmp_path, tmp_path])] == [("package-stray", "products.txt")]
    assert beside([tmp_path / "rich-0"]) == []


def test_one_mistake_in_every_row_is_named_a_thousand_times_and_then_counted(
    tmp_path: Path, context: RuleContext, config: SiteConfig
) -> None:
    """H17: a report has room for every mistake, not for every row of fifty thousand."""
    package = write_package(tmp_path / "rich-0", rich_tables(config, 0))
    header = (package / "stages.csv").read_text(encoding="utf-8").partition("\n")[0]
    (package / "stages.csv").write_text(f"{header}\n" + "x,1,use,reported,1;0,,\n" * 3_000, encoding="utf-8")
    (verdict,) = check([package], context)
    counted = [finding for finding in verdict.findings if finding.code == "findings-more"]
    named = [finding for finding in verdict.findings if finding.code == "number-form"]
    assert len(named) == 1_000
    assert ("number-form", "2,000") in [(finding.value, finding.holes["count"]) for finding in counted]
    assert not verdict.accepted
    assert OUTCOMES["W-MANY"] == ("findings-more",)
    assert "2,000" in as_json(report([verdict], config))
