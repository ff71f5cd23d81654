"""Files that git cannot hold or a stranger should not send: refused by a code, quickly, and never followed."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.checking import check, report
from generator.config import SiteConfig
from generator.diagnostics import as_github, as_json, as_markdown, as_text, excerpt_of
from generator.read import limits, read_table
from generator.read.file import UnreadableFileError, read_bytes
from generator.validate import Ground
from tests.conftest import ROOT

GOOD = ROOT / "tests" / "packages" / "valid" / "minimal-partial" / "shili-pipe"
SECRET = "top-secret-token-4711"  # noqa: S105  a word to look for, no password
SOON = 10.0
"""Seconds: no file may keep a check waiting."""

Change = Callable[[Path], None]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    place = tmp_path / "disclosures" / GOOD.name
    shutil.copytree(GOOD, place)
    (tmp_path / "secret.csv").write_text(f"product_id\n{SECRET}\n")
    return place


@dataclass(frozen=True)
class Answer:
    """What a check said: code and file of each finding, whether the package was accepted, and every form of it."""

    found: list[tuple[str, str]]
    accepted: bool
    said: str


Checker = Callable[[Path], Answer]


@pytest.fixture
def checked(ground: Ground, config: SiteConfig) -> Checker:
    """Return a check that may not take long, however odd the file is."""

    def answer(place: Path) -> Answer:
        started = time.monotonic()
        verdicts = check([place], ground)
        found = report(verdicts, config)
        assert time.monotonic() - started < SOON
        places = [(each.code, each.location.file.removeprefix(str(place)).lstrip("/")) for each in found.diagnostics]
        says = {language: words.say for language, words in config.words.items()}
        said = as_json(found) + as_text(found, says) + as_markdown(excerpt_of(found), says) + as_github(found)
        return Answer(places, bool(verdicts) and all(verdict.accepted for verdict in verdicts), said)

    return answer


def link_to(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


KINDS: dict[str, Change] = {
    "link-to-a-file": link_to("../../secret.csv"),
    "link-to-etc-passwd": link_to("/etc/passwd"),
    "link-to-dev-zero": link_to("/dev/zero"),
    "link-to-the-environment": link_to("/proc/self/environ"),
    "link-to-itself": link_to("products.csv"),
    "link-to-nothing": link_to("nowhere"),
    "link-to-a-folder": link_to("/etc"),
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_that_is_no_file_is_refused_without_following_it(kind: str, package: Path, checked: Checker) -> None:
    (package / "products.csv").unlink()
    KINDS[kind](package / "products.csv")
    answer = checked(package)
    assert not answer.accepted
    assert ("package-file-kind", "products.csv") in answer.found
    assert SECRET not in answer.said
    assert "root:" not in answer.said


@pytest.mark.parametrize("kind", KINDS)
def test_a_descriptor_that_is_no_file_is_refused_without_following_it(
    kind: str, package: Path, checked: Checker
) -> None:
    (package / "datapackage.json").unlink()
    KINDS[kind](package / "datapackage.json")
    answer = checked(package)
    assert not answer.accepted
    assert ("package-file-kind", "datapackage.json") in answer.found
    assert SECRET not in answer.said


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_that_is_no_file_is_refused_without_following_it(kind: str, package: Path, checked: Checker) -> None:
    (package / "documents").mkdir()
    KINDS[kind](package / "documents" / "report.pdf")
    answer = checked(package)
    assert not answer.accepted
    assert answer.found == [("package-file-kind", "documents/report.pdf")]
    assert SECRET not in answer.said


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_is_opened_through_a_link_even_when_it_was_not_seen_before(kind: str, tmp_path: Path) -> None:
    KINDS[kind](tmp_path / "products.csv")
    table, findings = read_table(tmp_path / "products.csv", "products", "products.csv")
    assert table is None
    assert [finding.code for finding in findings] == ["package-file-kind"]


def test_a_documents_folder_that_is_a_link_is_refused(package: Path, checked: Checker) -> None:
    (package / "documents").symlink_to("/etc")
    answer = checked(package)
    assert not answer.accepted
    assert answer.found == [("package-file-name", "documents")]
    assert "passwd" not in answer.said


def test_a_linked_package_is_not_followed(package: Path, checked: Checker) -> None:
    elsewhere = package.parent.parent / "elsewhere"
    package.rename(elsewhere)
    assert checked(elsewhere.rename(package)).accepted
    package.rename(elsewhere)
    package.symlink_to(elsewhere)
    assert not checked(package.parent).accepted


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Products.csv",
            "products.CSV",
            "PRODUCTS.csv",
            "product.csv",
            "products.csv.bak",
            "products.tsv",
            "a ",
            "a.",
        ),
        *("CON.csv", "nul.json", "aux", "com1.csv", "Thumbs.db", "datapackage.yaml", "datapackage.yml", "-rf", "~"),
        *(".gitattributes", ".gitmodules", ".hidden", ".DS_Store", "csv.py", "conftest.py", "sitecustomize.py"),
        *("frictionless_x.py", "invoice\u202efdp.exe", "products.csv\u200b", "é.csv", "e\u0301.csv", "产品.csv"),
        *("products.csv\n", "a\tb", "::error::x", "![x](y)", "<b>.csv", "%2e%2e", "x" * 255, os.fsdecode(b"\xff.csv")),
    ],
)
def test_a_name_that_does_not_belong_there_is_refused(name: str, package: Path, checked: Checker) -> None:
    (package / name).write_text(SECRET)
    answer = checked(package)
    assert not answer.accepted
    assert [code for code, _ in answer.found] == ["package-file-name"]
    assert SECRET not in answer.said
    assert not any(character in answer.said for character in "\u202e\u200b\t")


@pytest.mark.parametrize("name", ["Report.pdf", ".hidden", "a b.pdf", "核查.pdf", "x" * 65, "-x", "_x", "a\u202eb.pdf"])
def test_a_document_with_an_odd_name_is_refused(name: str, package: Path, checked: Checker) -> None:
    (package / "documents").mkdir()
    (package / "documents" / name).write_text(SECRET)
    answer = checked(package)
    assert not answer.accepted
    assert [code for code, _ in answer.found] == ["package-file-name"]
    assert SECRET not in answer.said


def test_planted_modules_are_not_run(package: Path, checked: Checker) -> None:
    canary = package.parent / "canary"
    for name in ("csv.py", "json.py", "sitecustomize.py", "frictionless_plugin.py", "conftest.py"):
        (package / name).write_text(f"open({str(canary)!r}, 'w')")
    answer = checked(package)
    assert not answer.accepted
    assert [code for code, _ in answer.found] == ["package-file-name"] * 5
    assert not canary.exists()
    assert str(package) not in sys.path


def grow(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        stream.truncate(size)


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [
        ("products.csv", limits.TABLE_BYTES + 1, "package-size"),
        ("products.csv", 10**12, "package-size"),
        ("datapackage.json", limits.DESCRIPTOR_BYTES + 1, "package-size"),
    ],
)
def test_a_file_that_is_too_large_is_refused_unread(
    name: str, size: int, code: str, package: Path, checked: Checker
) -> None:
    grow(package / name, size)
    answer = checked(package)
    assert not answer.accepted
    assert (code, name) in answer.found


def test_documents_that_are_too_large_alone_or_together_are_refused(package: Path, checked: Checker) -> None:
    (package / "documents").mkdir()
    grow(package / "documents" / "0.pdf", limits.DOCUMENT_BYTES + 1)
    for number in range(1, 7):
        grow(package / "documents" / f"{number}.pdf", limits.DOCUMENT_BYTES - 1)
    answer = checked(package)
    assert not answer.accepted
    assert [file for code, file in answer.found if code == "package-size"] == ["documents/0.pdf", "documents/6.pdf"]


def test_more_documents_than_allowed_are_refused(package: Path, checked: Checker) -> None:
    (package / "documents").mkdir()
    for number in range(limits.PACKAGE_FILES + 1):
        (package / "documents" / f"{number:03}.txt").write_text("x")
    answer = checked(package)
    assert not answer.accepted
    assert [file for code, file in answer.found if code == "package-file-name"] == [
        f"documents/{limits.PACKAGE_FILES:03}.txt"
    ]


def test_a_second_descriptor_in_another_format_is_refused_and_not_read(package: Path, checked: Checker) -> None:
    (package / "datapackage.yaml").write_text(f"name: !!python/object/apply:os.system ['echo {SECRET}']\n")
    answer = checked(package)
    assert not answer.accepted
    assert answer.found == [("package-file-name", "datapackage.yaml")]
    assert SECRET not in answer.said


def test_a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 10)
    assert read_bytes(tmp_path / "file", 10) == b"x" * 10
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(tmp_path / "file", 9)
    assert (caught.value.code, caught.value.holes) == ("package-size", {"limit": "9 B"})
