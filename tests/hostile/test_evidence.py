"""Evidence: a whole PDF, PNG or JPEG that holds nothing but what it shows; anything else is refused as a file."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.validate import RuleContext
from tests.hostile.case import Accepted, Case, Change, Refused, put
from tests.hostile.trial import Trial, assert_as_expected, assert_cheap, tried
from tests.validate.rich_package import FOLDER, rich_tables, write_package

PDF = (FOLDER / "documents" / "statement.pdf").read_bytes()
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def evidence(name: str, content: bytes) -> Change:
    """Return a change that puts a document in the place of the package's own, with its row right."""

    def change(package: Path) -> None:
        (package / "documents" / "statement.pdf").unlink()
        (package / "documents" / name).write_bytes(content)
        put("documents", "path", f"documents/{name}")(package)
        put("documents", "sha256", hashlib.sha256(content).hexdigest())(package)

    return change


def pdf(*entries: bytes) -> bytes:
    """Return a PDF with more entries in its catalogue."""
    return PDF.replace(b"/Type /Catalog", b" ".join((b"/Type /Catalog", *entries)))


def packed(objects: bytes, described: bytes = b"/Filter /FlateDecode") -> bytes:
    """Return a PDF in which some objects are compressed."""
    data = zlib.compress(objects) if b"Filter" in described else objects
    part = b"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 %s /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    return PDF.replace(b"xref\n0 6", part % (described, len(data), data) + b"xref\n0 6")


def part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*others: bytes, width: int = 1, height: int = 1, pixels: bytes = b"\0\0") -> bytes:
    header = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(others) + part(b"IDAT", zlib.compress(pixels)) + part(b"IEND", b"")


def segment(kind: int, data: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*others: bytes, width: int = 1, height: int = 1) -> bytes:
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return (
        b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + b"".join(others) + frame + scan + b"\xff\xd9"
    )


def archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        written.writestr("x.html", HTML)
    return stream.getvalue()


def refused(what: str, name: str, content: bytes) -> Case:
    return Case("H89", f"{what} as {name}", evidence(name, content), Refused("E-EVID", f"documents/{name}"))


def fine(what: str, name: str, content: bytes) -> Case:
    return Case(
        "H89", f"{what} as {name}", evidence(name, content), Accepted((("documents", "path", f"documents/{name}"),))
    )


CASES = [
    fine("a pdf", "x.pdf", PDF),
    fine("a pdf with a packed page", "x.pdf", packed(b"7 0 << /Type /Page >>")),
    fine("a pdf with objects that are not packed", "x.pdf", packed(b"7 0 << /Type /Page >>", b"")),
    fine("a pdf with the word script in its text", "x.pdf", PDF.replace(b"Fictional", b"JavaScript")),
    fine("a pdf with an empty line at the end", "x.pdf", PDF + b"\r\n"),
    fine("a png", "x.png", png()),
    fine("a png with its density", "x.png", png(part(b"pHYs", b"\0\0\x0b\x13\0\0\x0b\x13\x01"))),
    fine("a jpeg", "x.jpg", jpeg()),
    fine("a jpeg", "x.jpeg", jpeg()),
    *(refused("html", f"x.{ending}", HTML) for ending in ("pdf", "png", "jpg", "html", "htm", "svg", "txt", "xml")),
    *(refused("svg", f"x.{ending}", SVG) for ending in ("svg", "png", "pdf", "xml")),
    *(refused("nothing", f"x.{ending}", b"") for ending in ("pdf", "png", "jpg")),
    *(refused("a good pdf", name, PDF) for name in ("x.png", "x.jpg", "x.txt", "x.pdf.html", "x", "x.pdf.zip")),
    refused("a good png", "x.jpg", png()),
    refused("a good jpeg", "x.png", jpeg()),
    refused("html before a pdf", "x.pdf", HTML + PDF),
    refused("html behind a pdf", "x.pdf", PDF + HTML),
    refused("half a pdf", "x.pdf", PDF[: len(PDF) // 2]),
    *(
        refused(f"a pdf with {entry.decode()[:24]}", "x.pdf", pdf(entry))
        for entry in (
            b"/OpenAction << /S /JavaScript /JS (x) >>",
            b"/Names << /JavaScript 9 0 R >>",
            b"/OpenAction << /S /Launch /F (x) >>",
            b"/Names << /EmbeddedFiles 9 0 R >>",
            b"/Type /EmbeddedFile",
            b"/Encrypt 9 0 R",
            b"/S /J#61vaScript",
            b"/S /#4aavaScript",
            b"/S /L#61unch",
            b"/AcroForm << /XFA 9 0 R >>",
            b"/S /SubmitForm",
            b"/S /ImportData",
            b"/S /GoToE",
            b"/Subtype /RichMedia",
        )
    ),
    refused("a pdf with a packed script", "x.pdf", packed(b"7 0 << /S /JavaScript /JS (x) >>")),
    refused("a pdf with a packed program", "x.pdf", packed(b"7 0 << /S /L#61unch >>")),
    refused(
        "a pdf with a script packed by another way",
        "x.pdf",
        packed(b"7 0 << /S /JavaScript >>", b"").replace(b"/First 4", b"/First 4 /Filter /LZWDecode"),
    ),
    refused(
        "a pdf packed twice",
        "x.pdf",
        packed(zlib.compress(b"7 0 << /S /JavaScript >>"), b"/Filter [/ASCII85Decode /FlateDecode] /Predictor 12"),
    ),
    refused("a pdf that unpacks to more than there is room for", "x.pdf", packed(b"\0" * 40 * 1024 * 1024)),
    refused("a png and a script", "x.png", b"\x89PNG\r\n\x1a\n" + HTML),
    refused("a png with a script behind it", "x.png", png() + HTML),
    refused("a png with a script in it", "x.png", png(part(b"tEXt", b"Comment\0" + HTML))),
    refused("a png with a packed text", "x.png", png(part(b"zTXt", b"Comment\0\0" + zlib.compress(HTML)))),
    refused("a png with a text in unicode", "x.png", png(part(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + HTML))),
    refused("a png with a place", "x.png", png(part(b"eXIf", b"MM\0*"))),
    refused("a png with a part nobody knows", "x.png", png(part(b"evIl", HTML))),
    refused("a moving png", "x.png", png(part(b"acTL", b"\0" * 8))),
    refused("a png with a wrong checksum", "x.png", re.sub(rb"IDAT", b"IDAX", png())),
    refused("a png too large to draw", "x.png", png(width=30_000, height=30_000)),
    refused("a png of no size", "x.png", png(width=0)),
    refused("a png cut off", "x.png", png()[:-6]),
    refused("a png without its end", "x.png", png()[:-12]),
    refused("a png without a picture", "x.png", png()[:33] + part(b"IEND", b"")),
    refused("a jpeg cut off", "x.jpg", jpeg()[:-2]),
    refused("a jpeg cut off early", "x.jpg", jpeg()[:30]),
    refused("a jpeg with a place", "x.jpg", jpeg(segment(0xE1, b"Exif\0\0MM\0*"))),
    refused("a jpeg with a comment", "x.jpg", jpeg(segment(0xFE, HTML))),
    refused("a jpeg with a caption", "x.jpg", jpeg(segment(0xED, b"Photoshop 3.0\0"))),
    refused("a jpeg with a script behind it", "x.jpg", jpeg() + HTML),
    refused("two jpegs", "x.jpg", jpeg() * 2),
    refused("a jpeg too large to draw", "x.jpg", jpeg(width=30_000, height=30_000)),
    refused("a jpeg without a picture", "x.jpg", b"\xff\xd8\xff\xd9"),
    refused("a gif", "x.png", b"GIF89a\x01\0\x01\0"),
    *(
        refused("an archive behind it", name, content + archive())
        for name, content in (("x.pdf", PDF), ("x.png", png()), ("x.jpg", jpeg()))
    ),
    refused("an archive within it", "x.pdf", pdf(b"% " + archive().replace(b"\n", b" ") + b"\n")),
    refused("an archive", "x.zip", archive()),
    refused("an archive", "x.pdf", archive()),
    refused("a workbook", "x.xlsx", archive()),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, context: RuleContext, config: SiteConfig) -> Trial:
    return tried(tmp_path_factory.mktemp("evidence"), CASES, context, config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_evidence_shows_all_that_it_holds_or_is_refused(case: Case, trial: Trial) -> None:
    assert_as_expected(trial, case)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.pdf", b"%PDF-1.7\n" + b"stream\n" * 1_400_000 + b"%%EOF"),
        ("x.pdf", b"%PDF-1.7\n" + b"#4a" * 3_000_000 + b"%%EOF"),
        ("x.png", png(part(b"gAMA", b"\0\0\0\1") * 500_000)),
        ("x.jpg", jpeg(segment(0xE2, b"") * 2_000_000)),
        ("x.pdf", packed(b"\0" * 40 * 1024 * 1024)),
    ],
    ids=["streams", "escapes", "parts", "segments", "packed"],
)
def test_no_document_costs_more_than_a_little(
    name: str, content: bytes, tmp_path: Path, context: RuleContext, config: SiteConfig
) -> None:
    package = write_package(tmp_path / "rich-0", rich_tables(config, 0))
    assert_cheap(Case("H89", name, evidence(name, content), Refused("E-EVID")), package, context, work=8)
