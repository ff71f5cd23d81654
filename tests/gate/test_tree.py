"""The tree before the files: modes, names, sizes; nothing odd is opened, followed or fetched."""

import time

import pytest

from generator.config import SiteConfig
from generator.diagnostics import as_json
from generator.read import limits
from tests.gate.forge import ACME, LINK, PROGRAM, REPOSITORY, RIVAL, Forge, cell, codes, file, places

PLAIN = "100644"
HOME = f"disclosures/{ACME}"
EMAIL = cell(ACME, "organisation", 2, "contact_email", "new@haihe.example")
SECRET = b"/etc/passwd"

MODES = {
    "link-to-etc-passwd": (LINK, f"{HOME}/products.csv", SECRET),
    "link-to-the-rival": (LINK, f"{HOME}/products.csv", f"../{RIVAL}/products.csv".encode()),
    "link-to-dev-zero": (LINK, f"{HOME}/inventory.csv", b"/dev/zero"),
    "link-to-the-environment": (LINK, f"{HOME}/documents/a.pdf", b"/proc/self/environ"),
    "repository": (REPOSITORY, f"{HOME}/sub", b""),
    "repository-as-documents": (REPOSITORY, f"{HOME}/documents", b""),
    "program": (PROGRAM, f"{HOME}/products.csv", b"product_id\n"),
    "folder-is-a-link": (LINK, "disclosures/newcomer", b"sample-yunhe-cycles"),
}


@pytest.mark.parametrize("name", MODES)
def test_only_plain_files_are_accepted_and_nothing_else_is_opened(name: str, forge: Forge, config: SiteConfig) -> None:
    entry = MODES[name]
    started = time.monotonic()
    judgement = forge.judge(config, forge.propose(EMAIL, entries=[entry]), (1001,))
    assert time.monotonic() - started < 10
    assert ("tree-mode", entry[1].removeprefix("disclosures/"), None, None) in places(judgement)
    said = as_json(judgement.report())
    assert "passwd" not in said
    assert "root:" not in said


NAMES = (
    "Products.csv",
    "con.csv",
    "nul.json",
    "aux",
    "com1.csv",
    "a.",
    "a ",
    "-rf.csv",
    "$(touch x).csv",
    "`id`.csv",
    "line\nbreak.csv",
    "invoice\u202efdp.exe",
    "p\u200b.csv",
    "é.csv",
    "e\u0301.csv",
    "caf\udce9.csv",
    ".gitattributes",
    ".gitmodules",
    ".editorconfig",
    "AGENTS.md",
    "a" * 65,
    "documents/CON",
    "documents/.gitattributes",
    "documents/核查声明.pdf",
    "documents/a/b.",
)


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_odd_names_are_refused_and_shown_by_code_points(name: str, forge: Forge, config: SiteConfig) -> None:
    head = forge.propose(EMAIL, entries=[(PLAIN, f"{HOME}/{name}", b"a\n")])
    judgement = forge.judge(config, head, (1001,))
    assert codes(judgement) == {"tree-name"}
    said = as_json(judgement.report())
    said.encode("utf-8")
    assert "\u202e" not in said
    assert "\u200b" not in said


@pytest.mark.parametrize("org_id", ["Acme", "a--b", "con", "..acme", "é", "a b", "x" * 65])
def test_an_odd_folder_name_is_refused(org_id: str, forge: Forge, config: SiteConfig) -> None:
    head = forge.propose(entries=[(PLAIN, f"disclosures/{org_id}/products.csv", b"a\n")])
    assert codes(forge.judge(config, head, (1001,))) == {"tree-name", "owner-unknown"}


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "datapackage.yaml",
        "frictionless_evil.py",
        "conftest.py",
        "agents.md",
        "products.csv.bak",
        "a/b.csv",
    ],
)
def test_plain_names_that_no_package_has_are_refused_by_the_reader(name: str, forge: Forge, config: SiteConfig) -> None:
    head = forge.propose(EMAIL, entries=[(PLAIN, f"{HOME}/{name}", b"import os\n")])
    assert codes(forge.judge(config, head, (1001,))) == {"package-file-name"}


def test_a_path_that_is_too_long_is_refused(forge: Forge, config: SiteConfig) -> None:
    path = f"{HOME}/documents/" + "/".join(["a" * 60] * 3)
    assert "tree-name" in codes(forge.judge(config, forge.propose(EMAIL, entries=[(PLAIN, path, b"a")]), (1001,)))


def test_a_table_over_the_limit_is_refused_by_its_listed_size(forge: Forge, config: SiteConfig) -> None:
    head = forge.propose(EMAIL, file(f"{HOME}/sources.csv", b"a" * (limits.TABLE_BYTES + 1)))
    found = forge.judge(config, head, (1001,))
    assert ("package-size", f"{ACME}/sources.csv", None, None) in places(found)


def test_more_files_than_anybody_looks_at_are_refused_unread(forge: Forge, config: SiteConfig) -> None:
    entries = [(PLAIN, f"{HOME}/documents/d{number}.pdf", b"a") for number in range(limits.CHANGE_PATHS)]
    judgement = forge.judge(config, forge.propose(EMAIL, entries=entries), (1001,))
    assert codes(judgement) == {"tree-size"}
    assert judgement.after is None


def test_an_lfs_pointer_is_no_table(forge: Forge, config: SiteConfig) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"
    found = places(forge.judge(config, forge.propose(file(f"{HOME}/sites.csv", pointer)), (1001,)))
    assert {place[1] for place in found} >= {f"{ACME}/sites.csv"}
    assert {place[0] for place in found} & {"csv-header-unknown", "csv-header-missing", "csv-row-length"}


def test_bytes_come_from_git_whatever_attributes_say(forge: Forge, config: SiteConfig) -> None:
    """`eol=crlf` and the like change what a checkout shows; the judged bytes are the blob's own."""
    head = forge.propose(EMAIL, entries=[(PLAIN, f"{HOME}/.gitattributes", b"*.csv eol=crlf export-ignore -diff\n")])
    judgement = forge.judge(config, head, (1001,))
    assert places(judgement) == [("tree-name", f"{ACME}/.gitattributes", None, None)]
    assert judgement.after is not None
    assert judgement.after.rows["organisation"] == 1
