"""The descriptor is data to be checked: no address, key or spelling in it is obeyed, and none breaks the check."""

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from generator.config import SiteConfig
from generator.read import limits
from generator.validate import RuleContext
from tests.hostile.case import Case, Change, Refused, descriptor, every, file, refused, rewritten
from tests.hostile.trial import Trial, assert_as_expected, assert_cheap, tried
from tests.validate.rich_package import rich_tables, write_package

FILE = "datapackage.json"


def with_path(path: object, name: str = "products") -> Change:
    def rewrite(document: dict[str, Any]) -> None:
        next(each for each in document["resources"] if each["name"] == name)["path"] = path

    return descriptor(rewrite)


def with_key(key: str, value: object, *, in_resource: bool) -> Change:
    def rewrite(document: dict[str, Any]) -> None:
        (document["resources"][2] if in_resource else document)[key] = value

    return descriptor(rewrite)


def with_resources(resources: object) -> Change:
    return with_key("resources", resources, in_resource=False)


def twice(document: dict[str, Any]) -> None:
    document["resources"].append(dict(document["resources"][0]))


def without(name: str) -> Change:
    def rewrite(document: dict[str, Any]) -> None:
        document["resources"] = [each for each in document["resources"] if each["name"] != name]

    return every(descriptor(rewrite), lambda package: (package / f"{name}.csv").unlink())


def text(content: bytes) -> Change:
    return file(FILE, content)


def inside(value: bytes) -> Change:
    """Return a change that puts JSON text into an otherwise good descriptor."""
    return rewritten(FILE, lambda content: b'{"x": ' + value + b", " + content.lstrip()[1:])


def spelled_in(encoding: str) -> Change:
    """Return a change of the descriptor's encoding, with its Chinese written out."""
    return rewritten(FILE, lambda content: content.decode("unicode_escape").encode(encoding))


def path_case(number: str, path: object, outcome: str = "E-DESC-PATH") -> list[Case]:
    return [
        Case(number, f"{name} at {path!r}", with_path(path, name), Refused(outcome, FILE))
        for name in ("products", "stages")
    ]


def key_case(number: str, key: str, value: object, outcome: str = "E-DESC-KEY") -> list[Case]:
    """Return the cases of a key of the package and of the same key of a resource."""
    resource = value if isinstance(value, str) else json.dumps(value)
    return [
        Case(number, f"{key} {str(value)[:30]}", with_key(key, value, in_resource=False), Refused(outcome, FILE)),
        Case(
            number, f"resource {key} {resource[:30]}", with_key(key, resource, in_resource=True), Refused(outcome, FILE)
        ),
    ]


def bytes_case(number: str, what: str, change: Change, outcome: str) -> Case:
    return Case(number, what, change, Refused(outcome, FILE))


REMOTE = (
    *(
        "http://169.254.169.254/latest/",
        "HTTP://a.example/x",
        "https://a.example/products.csv",
        "//host/x",
        "ftp://a/x",
    ),
    *(
        "s3://b/x",
        "data:text/csv,a",
        "jar:file:///x!/y",
        "gs://b/x",
        "hdfs://h/x",
        "sqlite:////tmp/x.db",
        "postgresql://h/x",
    ),
    *("mysql+pymysql://h/x", "git+ssh://h/x", "javascript:alert(1)", " http://a.example/x", "http:\\\\a.example\\x"),
)
OUTSIDE = (
    *(
        "/etc/passwd",
        "../rival/products.csv",
        "a/../products.csv",
        "..",
        "..\\x",
        "~/x",
        "$HOME/x",
        "${HOME}/x",
        "c:x.csv",
    ),
    *(
        "file:///x",
        "FILE:///x",
        "file:/x",
        "%2e%2e/x",
        "products.csv\0.png",
        "",
        "./products.csv",
        "products.csv/",
        "/dev/zero",
    ),
    *(
        "/proc/self/environ",
        "\\\\host\\share\\x",
        "C:\\x",
        "PRODUCTS.csv",
        "products.csv ",
        "products.csv\n",
        "ｐroducts.csv",
    ),
    *(
        "products.csv::$DATA",
        "products.csv?x",
        "documents/statement.pdf",
        "datapackage.json",
        "organisation.csv",
        ".git/config",
    ),
)
KEYS: tuple[tuple[str, object], ...] = (
    ("schema", "http://h/s.json"),
    ("schema", {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "^(a+)+$"}}]}),
    ("profile", "prof.json"),
    ("profile", "http://h/p.json"),
    ("dialect", {"delimiter": ";"}),
    ("dialect", {"commentChar": "#", "header": False}),
    ("$ref", "#/resources/0"),
    ("missingValues", ["99"]),
)
FORMS: tuple[tuple[str, object], ...] = (
    ("type", "file"),
    ("type", "table"),
    ("format", "exe"),
    ("scheme", "stream"),
    ("encoding", "utf-7"),
    ("encoding", "utf-8"),
    ("compression", "gz"),
    ("innerpath", "x.csv"),
    ("extrapaths", ["http://h/x.csv"]),
    ("data", [["product_id"], ["x"]]),
    ("url", "http://h/x.csv"),
    ("hash", "0"),
    ("mediatype", "text/csv"),
    ("__proto__", "x"),
    ("constructor", "x"),
    ("Name", "x"),
    ("name\u200b", "x"),
)
ADDRESSES = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "https://good@evil/"),
    *("https://127.0.0.1/",),
    *("https://0x7f000001/", "https://[::1]/", "https://аррӏе.com/", "https://a.example/" + "x" * 3000),
)  # fmt: skip
MORE_ADDRESSES = (
    *(
        "data:text/html,x",
        "vbscript:x",
        "http://a.example/",
        "//a.example/",
        "https://a.example:443/",
        "https://2130706433/",
    ),
    *("https://user:pass@a.example/", "https://a.example\\@evil.example/", "https://localhost/"),
    *("https://A.example/",),
    *(
        'https://a.example/"onload=',
        "https://a.example/<b>",
        "https://a..example/",
        "https://a_b.example/",
        "https:///x",
    ),
    *("https://017700000001/", "https://a.example/\u202ex", "https://ａ.example/", "blob:https://a.example/x"),
)
URL_COLUMNS = (
    ("organisation", "website"),
    ("organisation", "compiled_url"),
    ("products", "url"),
    ("sources", "url"),
    ("labels", "verify_url"),
)
MAILBOXES = (
    *(
        "a?cc=x@y.example",
        "a%0abcc@y.example",
        '"<script>"@b.example',
        "a@b.example?subject=x",
        "a@аррӏе.com",
        "a@127.0.0.1",
    ),
    *(
        "a b@c.example",
        "a@b",
        "a@@b.example",
        "mailto:a@b.example",
        "a@b.example,c@d.example",
        "a&b@c.example",
        "a\n@b.example",
    ),
)
NO_LISTS: tuple[object, ...] = (None, "products", {"name": "products"}, [None], ["products.csv"], [[]], [{}], True)
DUPLICATE = b'{"name": "rich-0", "name": "rival"}'
CASES = [
    *(case for path in REMOTE for case in path_case("H19", path)),
    *(case for path in OUTSIDE for case in path_case("H20", path)),
    *(
        case
        for path in (["products.csv"], None, 1, {"x": "products.csv"})
        for case in path_case("H20", path, "E-DESC-SHAPE" if path != 1 else "E-DESC-JSON")
    ),
    *(case for key, value in KEYS for case in key_case("H22", key, value)),
    *(case for key, value in FORMS for case in key_case("H23", key, value)),
    bytes_case("H25", "no resources", with_resources([]), "E-PKG-EMPTY"),
    *(bytes_case("H25", f"resources {value!r}", with_resources(value), "E-DESC-SHAPE") for value in NO_LISTS),
    bytes_case("H25", "ten thousand resources", with_resources([{"name": "x"}] * 10_000), "E-SIZE"),
    bytes_case(
        "H25",
        "ten thousand resources, each its own",
        with_resources([{"name": f"t{n}"} for n in range(10_000)]),
        "E-SIZE",
    ),
    bytes_case(
        "H25",
        "more bytes than a descriptor has",
        with_key("title", "x" * limits.DESCRIPTOR_BYTES, in_resource=False),
        "E-SIZE",
    ),
    bytes_case("H25", "same table twice", descriptor(twice), "E-DESC-SHAPE"),
    *(bytes_case("H25", f"no {name}", without(name), "E-DESC-SHAPE") for name in ("organisation", "footprints")),
    # Factors may stand without products, so it is the footprints that miss them.
    Case("H25", "no products", without("products"), Refused("E-REF", "footprints.csv", 2, "product_id")),
    bytes_case("H25", "a table nobody knows", with_key("name", "prices", in_resource=True), "E-DESC-SHAPE"),
    bytes_case("H25", "a table that is not there", lambda package: (package / "stages.csv").unlink(), "E-DESC-SHAPE"),
    bytes_case("H26", "name twice", text(DUPLICATE), "E-DESC-JSON"),
    bytes_case("H26", "same name twice", inside(b'"1", "x": "y"'), "E-DESC-JSON"),
    bytes_case(
        "H26",
        "key twice in a resource",
        text(b'{"name": "a", "resources": [{"name": "products", "path": "x", "path": "products.csv"}]}'),
        "E-DESC-JSON",
    ),
    bytes_case("H26", "key twice, once escaped", text(b'{"name": "a", "na\\u006de": "rival"}'), "E-DESC-JSON"),
    bytes_case("H28", "brackets", text(b"[" * 200_000), "E-DESC-JSON"),
    bytes_case("H28", "closed brackets", text(b"[" * 100_000 + b"]" * 100_000), "E-DESC-JSON"),
    bytes_case("H28", "seventeen deep", inside(b'{"a":' * 16 + b"1" + b"}" * 16), "E-DESC-JSON"),
    bytes_case("H28", "lists seventeen deep", inside(b"[" * 16 + b"]" * 16), "E-DESC-JSON"),
    bytes_case("H28", "quotes without an end", text(b'"' + b"\\" * 200_001), "E-DESC-JSON"),
    bytes_case("H28", "a list", text(b"[]"), "E-DESC-JSON"),
    bytes_case("H28", "a string", text(b'"x"'), "E-DESC-JSON"),
    bytes_case("H28", "nothing", text(b""), "E-DESC-JSON"),
    bytes_case("H28", "a comment", text(b"/* x */ {}"), "E-DESC-JSON"),
    bytes_case("H28", "a comma at the end", text(b'{"name": "a",}'), "E-DESC-JSON"),
    bytes_case("H28", "single quotes", text(b"{'name': 'a'}"), "E-DESC-JSON"),
    bytes_case("H28", "two documents", text(b"{} {}"), "E-DESC-JSON"),
    *(
        bytes_case("H29", value[:12].decode(), inside(value), "E-DESC-JSON")
        for value in (
            b"NaN",
            b"Infinity",
            b"-Infinity",
            b"-0",
            b"1e999",
            b"9" * 5_000,
            b"1",
            b"0.1",
            b"0x1",
            b"+1",
            b"01",
        )
    ),
    bytes_case("H31", "mark and json", rewritten(FILE, lambda content: codecs.BOM_UTF8 + content), "E-DESC-ENCODING"),
    *(
        bytes_case("H31", encoding, spelled_in(encoding), "E-DESC-ENCODING")
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk")
    ),
    bytes_case("H31", "lone byte", text(b"\xff{}"), "E-DESC-ENCODING"),
    bytes_case("H31", "surrogate", text(b'{"title": "\xed\xa0\x80"}'), "E-DESC-ENCODING"),
    bytes_case("H31", "null", text(b'{"title": "\0"}'), "E-DESC-ENCODING"),
    *(
        bytes_case("H32", f"name {name!r}", with_key("name", name, in_resource=False), "E-ID")
        for name in (
            "../../x<script>",
            "rival",
            "",
            None,
            ["rich-1"],
            "RICH-1",
            "rich-1 ",
            "rich-1\n",
            "ｒich-1",
            "__proto__",
            "r\u0456ch-1",
        )
    ),
    bytes_case(
        "H32",
        "name under another schema",
        every(
            with_key("$schema", "https://datapackage.org/profiles/2.0/datapackage.json", in_resource=False),
            with_key("name", "../../x<script>", in_resource=False),
        ),
        "E-ID",
    ),
    *(
        bytes_case("H32", f"title {title!r}"[:40], with_key("title", title, in_resource=False), outcome)
        for title, outcome in (
            ("", "E-DESC-SHAPE"),
            (" ", "E-DESC-SHAPE"),
            (None, "E-DESC-SHAPE"),
            (["x"], "E-DESC-SHAPE"),
            ("=1+1", "E-TEXT-FORMULA"),
            ("a\u202eb", "E-TEXT-INVISIBLE"),
            ("a\nb", "E-TEXT-CONTROL"),
        )
    ),
    *(
        bytes_case("H34", f"homepage {value[:30]}", with_key("homepage", value, in_resource=False), "E-URL")
        for value in ADDRESSES
    ),
    *(
        refused("H34", (*URL_COLUMNS[place % len(URL_COLUMNS)], value), "E-URL")
        for place, value in enumerate((*ADDRESSES, *MORE_ADDRESSES, *ADDRESSES[1:]))
    ),
    *(
        refused("H34", ("organisation", "contact_email", value), "E-EMAIL" if "\n" not in value else "E-TEXT-CONTROL")
        for value in MAILBOXES
    ),
    *(
        bytes_case("H35", f"licence {value!r}"[:40], with_key("licenses", value, in_resource=False), "E-LICENSE")
        for value in (
            [{"path": "http://h/l"}],
            [{"name": "unknown"}],
            [{"name": "CC-BY-4.0", "path": "http://h/l"}],
            [{"name": "cc-by-4.0"}],
            [{"name": "CC-BY-NC-4.0"}],
            [{"name": "notspecified"}],
            [],
            None,
            "CC-BY-4.0",
            [{"name": "CC-BY-4.0"}, {"name": "CC0-1.0"}],
        )
    ),
    *(
        Case("H37", f"{name} {content[:12]!r}", file(name, content), Refused("E-DESC-YAML", name))
        for name in ("datapackage.yaml", "datapackage.yml", "datapackage.toml")
        for content in (
            b"a: &a [x]\nb: *a\n",
            b"!!python/object/apply:os.system ['true']\n",
            b"name: no\nversion: 1.10\n",
        )
    ),
]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, context: RuleContext, config: SiteConfig) -> Trial:
    return tried(tmp_path_factory.mktemp("descriptor"), CASES, context, config)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_descriptor_is_never_obeyed(case: Case, trial: Trial) -> None:
    assert_as_expected(trial, case)
    assert "Traceback" not in trial.said(case)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.number in ("H22", "H28", "H29") or "thousand" in case.what],
    ids=lambda case: case.name,
)
def test_no_descriptor_costs_more_than_a_little(
    case: Case, tmp_path: Path, context: RuleContext, config: SiteConfig
) -> None:
    assert_cheap(case, write_package(tmp_path / "rich-0", rich_tables(config, 0)), context)


@pytest.mark.parametrize("what", ["utf-16", "gb18030", "mark and json"])
def test_another_encoding_comes_with_what_to_do(what: str, trial: Trial) -> None:
    case = next(case for case in CASES if case.what == what)
    assert "UTF-8" in trial.said(case)


def test_a_key_that_stands_twice_is_called_that(trial: Trial) -> None:
    for case in (case for case in CASES if case.number == "H26"):
        assert "twice" in trial.said(case)
