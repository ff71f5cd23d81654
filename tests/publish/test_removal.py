"""What was removed by law stands nowhere: whatever the numbers were, every published byte is the same."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.artifact import Artifact, ManifestEntry
from generator.model.catalogue import Catalogue
from generator.model.disclosure import Document
from generator.model.footprint import InventoryLine
from generator.model.product_number import footprint_uuid
from generator.model.record import Place
from generator.workflows.build import FINAL_MAKERS, MAKERS
from tests.builders import (
    HERE,
    a_catalogue,
    a_config,
    a_disclosure,
    a_footprint,
    a_notice,
    a_product,
    a_source,
    a_verification,
    some_components,
    some_stages,
)

UUID = str(footprint_uuid(a_config().site.id_namespace, "acme", "bike-2025", 1))


def catalogue(factor: int, effect: str | None, folder: Path) -> Catalogue:
    """Return one product with every kind of number a multiple of something, and a report that states them."""
    scale = Decimal(factor)
    footprint = a_footprint(
        pcf_total=Decimal("186.4") * scale,
        pcf_low=Decimal(168) * scale,
        pcf_high=Decimal(211) * scale,
        primary_data_share=Decimal(11) * scale,
        exempted_emissions_percent=Decimal("0.3") * scale,
        exempted_emissions_description=f"{factor} 个螺钉",
        product_mass_per_declared_unit=Decimal(20) * scale,
        functional_unit_text_zh=f"一辆车，{factor} 千克",
        change_note_zh=f"从 {factor} 起",
        pcf_excluding_biogenic_uptake=str(186 * factor),
        sensitivity_note=f"± {factor}",
    )
    stages = tuple(row.model_copy(update={"value": row.value and row.value * scale}) for row in some_stages(footprint))
    components = tuple(
        row.model_copy(update={"value": row.value and row.value * scale}) for row in some_components(footprint)
    )
    report = f"The footprint is {factor}.".encode()
    (folder / "report.txt").write_bytes(report)
    disclosure = a_disclosure(
        products=(a_product(),),
        footprints=(footprint,),
        stages=stages,
        components=components,
        inventory=(_line(factor),),
        sources=(a_source(footprint),),
        verifications=(a_verification(footprint, document_id="report"),),
        documents=(_document(hashlib.sha256(report).hexdigest(), folder),),
    )
    return a_catalogue(disclosure, notices=[a_notice(UUID, effect)] if effect else [])


def _line(factor: int) -> InventoryLine:
    amount = Decimal(factor)
    return InventoryLine(
        at=HERE, footprint_id="bike-2025", revision=1, line=1, stage="manufacturing", flow_zh="电", amount=amount,
        unit="kwh", factor_id=None, emission=amount / 2,
    )  # fmt: skip


def _document(sha256: str, folder: Path) -> Document:
    return Document(
        at=Place(str(folder / "documents.csv"), 2), document_id="report", kind="cfp-report", title_zh="报告",
        path="report.txt", sha256=sha256, public=True,
    )  # fmt: skip


def published(content: Catalogue) -> dict[str, bytes]:
    """Return every artifact that is made of a catalogue, the guides aside."""
    config = a_config()
    files: dict[str, bytes] = {}
    for make in MAKERS:
        files |= {each.path: each.content for each in make(content, config)}
    manifest: dict[str, ManifestEntry] = {path: Artifact(path, made).entry for path, made in files.items()}
    for last in FINAL_MAKERS:
        files |= {each.path: each.content for each in last(content, config, dict(manifest))}
    return files


def _fingerprints(content: bytes) -> Iterator[bytes]:
    """Yield a report's fingerprint as it may stand: that is what stays of a document."""
    yield hashlib.sha256(content).hexdigest().encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("package")


def test_every_byte_is_the_same_whatever_was_removed(folder: Path) -> None:
    one, other = (published(catalogue(factor, "removed-by-law", folder)) for factor in (3, 7))
    assert one.keys() == other.keys()
    reports = {3: b"The footprint is 3.", 7: b"The footprint is 7."}
    first, second = (next(_fingerprints(reports[factor])) for factor in (3, 7))
    # A fingerprint says nothing of what it is of; files that list fingerprints of files differ with it.
    follow = ("data/latest/SHA256SUMS", "data/latest/datapackage.json", "data/documents/", "en/data/documents/")
    differing = {path for path in one if one[path].replace(first, second) != other[path]}
    assert differing <= {*follow, "data/", "en/data/"}
    for path in sorted(differing):
        assert b"559.2" not in one[path]
        assert b"1304.8" not in other[path]


def test_without_the_notice_they_differ_nearly_everywhere(folder: Path) -> None:
    one, other = (published(catalogue(factor, None, folder)) for factor in (3, 7))
    differing = {path for path in one if one[path] != other.get(path)}
    number = a_catalogue().products[0].number
    for path in (f"p/{number}/", f"p/{number}/badge.png", f"fp/{UUID}/", "data/latest/footprints.csv", "c/e-bike/"):
        assert path in differing, path
    assert len(differing) > 40


def test_the_report_is_published_no_longer(folder: Path) -> None:
    assert "o/acme/report.txt" in published(catalogue(3, None, folder))
    assert "o/acme/report.txt" not in published(catalogue(3, "removed-by-law", folder))


def test_a_tombstone_says_who_and_why(folder: Path) -> None:
    content = catalogue(3, "removed-by-law", folder)
    files = published(content)
    number = content.products[0].number
    for path in (f"p/{number}/", f"fp/{UUID}/"):
        page = files[path].decode()
        assert "依法移除" in page
        assert "示例原因" in page
        assert "示例公告机关" in page
        assert "Sample reason" in files[f"en/{path}"].decode()
    assert "示例原因" in files[f"api/v1/products/{number}.json"].decode()


def test_open_data_keep_the_row_without_its_numbers(folder: Path) -> None:
    files = published(catalogue(3, "removed-by-law", folder))
    assert b"removed-by-law" in files["data/latest/footprints.csv"]
    assert b"NaN" not in files["data/latest/footprints.csv"]
    for table in ("stages", "components", "inventory", "sources"):
        assert len(files[f"data/latest/{table}.csv"].splitlines()) == 1
    for path, content in files.items():
        assert b"NaN" not in content or path.endswith((".js", ".png", ".otf")), path
