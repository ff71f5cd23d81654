"""CSV as bytes: quotes, line ends, encodings, headers, blank rows; what several readers would read several ways."""

import codecs
import gzip
import io
import zipfile
from collections.abc import Callable

import pytest

from generator.config import SiteConfig
from generator.read import limits
from generator.validate import RuleContext
from tests.hostile.case import Accepted, Case, Change, Refused, every, lines, put, rewritten
from tests.hostile.trial import Trial, assert_as_expected, tried

STAGES = "footprint_id,revision,stage,state,value,reason_zh,reason_en"
NAME = "示例通勤电动自行车"
RARE = "示例\U00020bb7\U0002b37d"
"""Characters that GB 18030 writes with four bytes."""


def line(number: int, rewrite: Callable[[str], str], table: str = "products") -> Change:
    """Return a change of one line of a table, counted from 1."""

    def change(rows: list[str]) -> list[str]:
        return [rewrite(row) if place == number else row for place, row in enumerate(rows, 1)]

    return lines(table, change)


def header(rewrite: Callable[[str], str], table: str = "products") -> Change:
    return line(1, rewrite, table)


def inserted(number: int, text: str, table: str = "stages") -> Change:
    """Return a change that puts a line before another one."""
    return lines(table, lambda rows: [*rows[: number - 1], text, *rows[number - 1 :]])


def whole(content: bytes, table: str = "products") -> Change:
    return rewritten(f"{table}.csv", lambda _: content)


def encoded(encoding: str, table: str = "products", mark: bytes = b"") -> Change:
    return rewritten(f"{table}.csv", lambda content: mark + content.decode().encode(encoding))


def within(old: bytes, new: bytes, table: str = "products") -> Change:
    def rewrite(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return rewritten(f"{table}.csv", rewrite)


def reordered(table: str) -> Change:
    """Return a change of the order of columns; the cells of these tables hold no comma."""
    return lines(table, lambda rows: [",".join(reversed(row.split(","))) for row in rows])


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


def quote(what: str, change: Change, row: int, table: str = "stages") -> Case:
    return Case("H38", what, change, Refused("E-CSV-QUOTE", f"{table}.csv", row))


def encoding(number: str, what: str, change: Change, table: str = "products") -> Case:
    return Case(number, what, change, Refused("E-CSV-ENCODING", f"{table}.csv"))


def heading(what: str, change: Change, table: str = "products") -> Case:
    return Case("H50", what, change, Refused("E-CSV-HEADER", f"{table}.csv", 1))


def end(what: str, change: Change, row: int, table: str = "stages") -> Case:
    return Case("H47", what, change, Refused("E-CSV-EOL", f"{table}.csv", row))


def fine(number: str, what: str, change: Change, said: str = "") -> Case:
    return Case(number, what, change, Accepted((("products", "product_id", "commuter-e1"),), said))


ROW = "commuter-e1-2025,1,use,reported,1,,"
TWO_LINES = 'commuter-e1-2025,1,x,reported,1,"one\ntwo",'
CASES = [
    Case(
        "H14",
        "lfs pointer",
        whole(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"),
        Refused("E-CSV-HEADER", "products.csv", 1),
    ),
    Case(
        "H14",
        "lfs pointer as stages",
        whole(b"version https://git-lfs.github.com/spec/v1\n", "stages"),
        Refused("E-CSV-HEADER", "stages.csv", 1),
    ),
    Case(
        "H14",
        "lfs pointer with columns",
        whole(b"version https://git-lfs.github.com/spec/v1,product_id\na,b\n"),
        Refused("E-CSV-HEADER", "products.csv", 1),
    ),
    quote("never closed", inserted(3, 'commuter-e1-2025,1,use,reported,1,"x,'), 3),
    quote("never closed in the last row", lines("stages", lambda rows: [*rows, '"x']), 20),
    quote("never closed in the header", header(lambda row: f'"{row}', "stages"), 1),
    quote("within an unquoted cell", line(2, lambda row: row.replace("reported", 'rep"orted'), "stages"), 2),
    quote("text behind a closing quote", line(4, lambda row: row.replace("reported", '"reported"x'), "stages"), 4),
    quote("space behind a closing quote", line(4, lambda row: row.replace("reported", '"reported" '), "stages"), 4),
    quote("space before an opening quote", line(4, lambda row: row.replace("reported", ' "reported"'), "stages"), 4),
    quote("escaped by a backslash", line(2, lambda row: row.replace("reported", '"a\\"b"'), "stages"), 2),
    quote("counted in records, not in lines", every(inserted(2, TWO_LINES), inserted(5, 'a,b,c"')), 4),
    encoding("H40", "utf-16 little endian with mark", encoded("utf-16-le", mark=codecs.BOM_UTF16_LE)),
    encoding("H40", "utf-16 big endian with mark", encoded("utf-16-be", mark=codecs.BOM_UTF16_BE)),
    encoding("H40", "utf-16 little endian without mark", encoded("utf-16-le")),
    encoding("H40", "utf-16 big endian without mark", encoded("utf-16-be")),
    encoding("H40", "utf-16 of a table in ascii", encoded("utf-16-le", "components"), "components"),
    encoding("H40", "utf-32", encoded("utf-32")),
    encoding("H41", "gbk", encoded("gbk")),
    encoding("H41", "gb18030 with four bytes", every(put("products", "name_zh", RARE), encoded("gb18030"))),
    encoding("H41", "gbk in another table", encoded("gbk", "footprints"), "footprints"),
    encoding("H41", "big5", every(whole("product_id,name_zh\na,中文\n".encode("big5")))),
    encoding("H41", "latin-1", whole("product_id,name_zh\na,é\n".encode("latin-1"))),
    encoding("H41", "shift-jis", whole("product_id,name_zh\na,ソ\n".encode("shift-jis"))),
    fine(
        "H43",
        "byte order mark",
        rewritten("products.csv", lambda content: codecs.BOM_UTF8 + content),
        "csv-byte-order-mark",
    ),
    fine(
        "H43",
        "byte order mark and crlf",
        rewritten("products.csv", lambda content: codecs.BOM_UTF8 + content.replace(b"\n", b"\r\n")),
        "csv-byte-order-mark",
    ),
    fine(
        "H43",
        "byte order mark and quotes",
        every(
            header(lambda row: '"' + row.replace(",", '","') + '"'),
            rewritten("products.csv", lambda content: codecs.BOM_UTF8 + content),
        ),
        "csv-byte-order-mark",
    ),
    Case(
        "H43",
        "two byte order marks",
        rewritten("products.csv", lambda content: codecs.BOM_UTF8 * 2 + content),
        Refused("E-CSV-HEADER", "products.csv", 1),
    ),
    Case(
        "H44",
        "mark in a cell",
        put("products", "name_zh", f"\ufeff{NAME}"),
        Refused("E-TEXT-INVISIBLE", "products.csv", 2, "name_zh"),
    ),
    Case(
        "H44",
        "mark within a cell",
        put("products", "description_zh", "a\ufeffb"),
        Refused("E-TEXT-INVISIBLE", "products.csv", 2, "description_zh"),
    ),
    Case(
        "H44",
        "mark before an id",
        put("stages", "footprint_id", "\ufeffcommuter-e1-2025"),
        Refused("E-TEXT-INVISIBLE", "stages.csv", 2, "footprint_id"),
    ),
    Case(
        "H44",
        "mark before a number",
        put("stages", "value", "\ufeff1"),
        Refused("E-TEXT-INVISIBLE", "stages.csv", 2, "value"),
    ),
    Case(
        "H44",
        "mark in the header",
        header(lambda row: row.replace("name_zh", "\ufeffname_zh")),
        Refused("E-CSV-HEADER", "products.csv", 1),
    ),
    encoding("H46", "lone ff", within(NAME.encode(), b"\xff")),
    encoding("H46", "overlong slash", within(NAME.encode(), b"\xc0\xaf")),
    encoding("H46", "surrogate as cesu-8", within(NAME.encode(), b"\xed\xa0\x80")),
    encoding("H46", "surrogate pair as cesu-8", within(NAME.encode(), b"\xed\xa1\x82\xed\xbe\xb7")),
    encoding("H46", "overlong null", within(NAME.encode(), b"\xc0\x80")),
    encoding("H46", "beyond unicode", within(NAME.encode(), b"\xf4\x90\x80\x80")),
    encoding("H46", "character cut off", rewritten("products.csv", lambda content: content + "示".encode()[:2])),
    encoding("H46", "null", within(NAME.encode(), b"a\0b")),
    encoding("H46", "utf-7 is only ascii", within(NAME.encode(), b"+ADw-\xff")),
    *(
        Case(
            "H46",
            f"noncharacter {ord(each):x}",
            put("products", "name_zh", f"a{each}b"),
            Refused("E-TEXT-NONCHAR", "products.csv", 2, "name_zh"),
        )
        for each in "\uffff\ufffe\ufdd0\U0001fffe\U0010ffff"
    ),
    end("only carriage returns", rewritten("stages.csv", lambda content: content.replace(b"\n", b"\r")), 1),
    end(
        "one carriage return alone",
        rewritten("stages.csv", lambda content: content.replace(b"\n", b"\r", 4).replace(b"\r", b"\n", 3)),
        4,
    ),
    end(
        "all three",
        rewritten(
            "stages.csv",
            lambda content: content.replace(b"\n", b"\r\n", 1).replace(b"\n", b"\r", 2).replace(b"\r\r", b"\r\n"),
        ),
        2,
    ),
    end("alone within quotes", line(3, lambda row: f'{row}"a\rb"', "stages"), 3),
    end("behind a quoted cell", line(3, lambda row: f'{row}"a"\rb', "stages"), 3),
    end("counted in records, not in lines", every(inserted(2, TWO_LINES), inserted(5, "a,b\rc")), 4),
    fine("H47", "crlf only", rewritten("products.csv", lambda content: content.replace(b"\n", b"\r\n"))),
    fine("H47", "crlf and lf", rewritten("products.csv", lambda content: content.replace(b"\n", b"\r\n", 1))),
    Case(
        "H47",
        "vertical tab as a line end",
        put("products", "name_zh", "a\x0bb"),
        Refused("E-TEXT-CONTROL", "products.csv", 2, "name_zh"),
    ),
    Case(
        "H47",
        "next line as a line end",
        put("products", "name_zh", "a\x85b"),
        Refused("E-TEXT-CONTROL", "products.csv", 2, "name_zh"),
    ),
    Case("H49", "empty", whole(b""), Refused("E-CSV-EMPTY", "products.csv")),
    Case("H49", "nothing but a mark", whole(codecs.BOM_UTF8), Refused("E-CSV-EMPTY", "products.csv")),
    Case("H49", "nothing but lines", whole(b"\n\n\r\n"), Refused("E-CSV-EMPTY", "products.csv")),
    Case("H49", "nothing but commas", whole(b",,,\n,,,\n"), Refused("E-CSV-EMPTY", "products.csv")),
    Case("H49", "header only", lines("stages", lambda rows: rows[:1]), Refused("E-CSV-NOROWS", "stages.csv")),
    Case(
        "H49", "header only, without line end", whole(STAGES.encode(), "stages"), Refused("E-CSV-NOROWS", "stages.csv")
    ),
    Case(
        "H49",
        "header and blank rows",
        lines("stages", lambda rows: [rows[0], ",,,,,,", ""]),
        Refused("E-CSV-NOROWS", "stages.csv"),
    ),
    fine("H49", "no line end at the end", rewritten("products.csv", lambda content: content.rstrip(b"\n"))),
    heading("same column twice", header(lambda row: row.replace("name_en", "name_zh"))),
    heading("space behind", header(lambda row: row.replace("name_zh", "name_zh "))),
    heading("no-break space behind", header(lambda row: row.replace("name_zh", "name_zh\u00a0"))),
    heading("upper case", header(str.upper)),
    heading("turned round", header(lambda row: row.replace("name_zh", "\u202ename_zh"))),
    heading("zero width", header(lambda row: row.replace("name_zh", "name\u200b_zh"))),
    heading("full width", header(lambda row: row.replace("name_zh", "ｎame_zh"))),
    heading("lookalike", header(lambda row: row.replace("name_zh", "n\u0430me_zh"))),
    heading("formula", header(lambda row: row.replace("name_zh", "=name_zh"))),
    heading("extra column", lines("stages", lambda rows: [f"{row},extra" for row in rows]), "stages"),
    heading(
        "column without a name",
        lines("stages", lambda rows: [f"{rows[0]},,note", *(f"{row},,x" for row in rows[1:])]),
        "stages",
    ),
    heading("required column missing", header(lambda row: row.replace("product_id", "hs_codes"))),
    heading("prototype", lines("stages", lambda rows: [f"{row},__proto__" for row in rows]), "stages"),
    heading("columns of another table", whole(STAGES.encode() + b"\n" + ROW.encode() + b"\n")),
    Case("H50", "columns in another order", reordered("stages"), Accepted((("stages", "stage", "use"),))),
    Case(
        "H50",
        "columns of components in another order",
        reordered("components"),
        Accepted((("components", "component", "fossil"),)),
    ),
    Case("H52", "blank line between", inserted(3, ""), Refused("E-CSV-BLANK", "stages.csv", 3)),
    Case("H52", "only commas between", inserted(3, ",,,,,,"), Refused("E-CSV-BLANK", "stages.csv", 3)),
    Case("H52", "empty quotes between", inserted(4, '"","","","","","",""'), Refused("E-CSV-BLANK", "stages.csv", 4)),
    Case("H52", "blank line below the header", inserted(2, ""), Refused("E-CSV-BLANK", "stages.csv", 2)),
    Case("H52", "a space is no blank", inserted(3, " "), Refused("E-CSV-WIDTH", "stages.csv", 3)),
    # What spreadsheets leave at the end is dropped with a note (design, section 3): no reader sees other cells there.
    fine("H52", "blank rows at the end", lines("products", lambda rows: [*rows, "", ",,,"]), "csv-trailing-empty"),
    fine(
        "H52",
        "empty columns at the end",
        lines("products", lambda rows: [f"{row},," for row in rows]),
        "csv-trailing-empty",
    ),
    Case(
        "H53",
        "hash before an id",
        put("stages", "footprint_id", "#commuter-e1-2025"),
        Refused("E-ID", "stages.csv", 2, "footprint_id"),
    ),
    Case(
        "H53",
        "hash before a product",
        put("products", "product_id", "#a"),
        Refused("E-ID", "products.csv", 2, "product_id"),
    ),
    Case(
        "H53",
        "two slashes before an id",
        put("stages", "footprint_id", "//commuter-e1-2025"),
        Refused("E-ID", "stages.csv", 2, "footprint_id"),
    ),
    Case("H53", "hash as a whole row", inserted(3, "# a comment"), Refused("E-CSV-WIDTH", "stages.csv", 3)),
    Case(
        "H53",
        "hash before the header",
        header(lambda row: f"#{row}", "stages"),
        Refused("E-CSV-HEADER", "stages.csv", 1),
    ),
    Case("H53", "row too long", line(3, lambda row: f"{row},x", "stages"), Refused("E-CSV-WIDTH", "stages.csv", 3)),
    Case(
        "H53",
        "row too short",
        line(3, lambda row: row.rpartition(",")[0], "stages"),
        Refused("E-CSV-WIDTH", "stages.csv", 3),
    ),
    encoding("H55", "gzip", rewritten("products.csv", lambda content: gzip.compress(content, mtime=0))),
    encoding("H55", "zip", whole(zipped())),
    encoding("H55", "bzip2", whole(b"BZh91AY&SY\xf2\xb5\x82\xd6")),
    encoding("H55", "zstandard", whole(b"\x28\xb5\x2f\xfd\x04\x58")),
    encoding("H55", "xz", whole(b"\xfd7zXZ\0\0\x04")),
    encoding("H56", "pdf", whole(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")),
    encoding("H56", "pdf in ascii", whole(b"%PDF-1.4\n1 0 obj\n")),
    encoding("H56", "xlsx", whole(zipped(), "stages"), "stages"),
    encoding("H56", "xls", whole(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    encoding("H56", "png", whole(b"\x89PNG\r\n\x1a\n")),
    encoding("H56", "sqlite", whole(b"SQLite format 3\0")),
    Case(
        "H56",
        "html",
        whole(b"<!DOCTYPE html><html><script>alert(1)</script></html>\n<p>\n"),
        Refused("E-CSV-HEADER", "products.csv", 1),
    ),
    Case("H56", "svg", whole(b"<svg onload='alert(1)'/>\n<g/>\n"), Refused("E-CSV-HEADER", "products.csv", 1)),
    Case("H56", "json", whole(b"[{}]\n[{}]\n"), Refused("E-CSV-HEADER", "products.csv", 1)),
    Case("H58", "quotes and semicolons", inserted(3, '"";,'), Refused("E-CSV-QUOTE", "stages.csv", 3)),
    Case(
        "H58",
        "semicolons for commas",
        rewritten("stages.csv", lambda content: content.replace(b",", b";")),
        Refused("E-CSV-HEADER", "stages.csv", 1),
    ),
    Case(
        "H58",
        "tabs for commas",
        rewritten("stages.csv", lambda content: content.replace(b",", b"\t")),
        Refused("E-CSV-HEADER", "stages.csv", 1),
    ),
    Case(
        "H58",
        "a line that names the separator",
        lines("stages", lambda rows: ["sep=;", *rows]),
        Refused("E-CSV-HEADER", "stages.csv", 1),
    ),
    Case(
        "H58",
        "apostrophes for quotes",
        put("stages", "reason_zh", "'a,b'"),
        Accepted((("stages", "reason_zh", "'a,b'"),)),
    ),
    *(
        Case(
            "H58",
            f"cells that look like another dialect {text}",
            every(
                *(
                    put(table, column, text)
                    for table, column in (("products", "name_zh"), ("products", "description_zh"), ("sites", "name_en"))
                )
            ),
            Accepted((("products", "name_zh", text), ("sites", "name_en", text))),
        )
        for text in ("a;b;c", "a|b|c", "a;;;,b", '"a";"b"', "a\\,b", "''a''", "a:b:c", '""', "1;2;3;4")
    ),
    Case(
        "H17",
        "a row too many",
        lines("stages", lambda rows: [rows[0], *[ROW] * (limits.TABLE_ROWS + 1)]),
        Refused("E-SIZE", "stages.csv", limits.TABLE_ROWS + 2),
    ),
    Case(
        "H17",
        "a column too many",
        header(lambda row: row + "".join(f",x{n}" for n in range(limits.TABLE_COLUMNS)), "stages"),
        Refused("E-SIZE", "stages.csv", 1),
    ),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, context: RuleContext, config: SiteConfig) -> Trial:
    return tried(tmp_path_factory.mktemp("bytes"), CASES, context, config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bytes_have_one_meaning_or_are_refused(case: Case, trial: Trial) -> None:
    assert_as_expected(trial, case)


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("utf-16 little endian without mark", "UTF-16"),
        ("utf-16 little endian with mark", "UTF-16"),
        ("gbk", "GBK"),
        ("gb18030 with four bytes", "GBK"),
        ("xlsx", "Excel"),
    ],
)
def test_another_encoding_is_called_by_its_name(what: str, hint: str, trial: Trial) -> None:
    case = next(case for case in CASES if case.what == what)
    assert hint in trial.said(case)
