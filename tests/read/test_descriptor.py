"""The descriptor: a closed model; nothing in it is obeyed, and nothing in it can break the check."""

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking import TABLES
from generator.diagnostics import CODES
from generator.read import read_package
from generator.validate import Ground, check_packages

GOOD = Path(__file__).resolve().parent.parent / "packages" / "valid" / "minimal-partial" / "shili-pipe"
DOCUMENT = json.loads((GOOD / "datapackage.json").read_text(encoding="utf-8"))

PATHS = [
    *("http://169.254.169.254/latest/", "HTTP://a.example/x", "//host/x", "ftp://a/x", "s3://b/x", "data:text/csv,x"),
    *("/etc/passwd", "../rival/products.csv", "a/../products.csv", "./products.csv", "..", "..\\x", "~/x", "$HOME/x"),
    *("c:x.csv", "file:///x", "%2e%2e/x", "products.csv\u0000.png", "", "PRODUCTS.csv", "products.csv ", "stages.csv"),
]
KEYS: dict[str, Any] = {
    "schema": {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "^(a+)+$"}}]},
    "profile": "prof.json",
    "dialect": {"delimiter": ";"},
    "encoding": "utf-7",
    "compression": "gz",
    "data": [["product_id"], ["x"]],
    "type": "file",
    "format": "exe",
    "scheme": "stream",
    "homepage": "javascript:alert(1)",
    "$schema": "https://a.example/s.json",
    "__proto__": {"admin": "true"},
}
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.sampled_from(["products", "products.csv", "shili-pipe", "", "x\ud800"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["name", "path", "title", "resources", "x"]), inner, max_size=3),
    ),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("descriptor") / GOOD.name
    shutil.copytree(GOOD, place)
    return place


def codes(package: Path, ground: Ground, text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (package / "datapackage.json").write_bytes(content)
    (verdict,) = check_packages([read_package(package, TABLES)], ground)
    assert verdict.accepted or any(CODES[finding.code].severity == "error" for finding in verdict.findings)
    return [finding.code for finding in verdict.findings]


def changed(**keys: object) -> str:
    return json.dumps(copy.deepcopy(DOCUMENT) | keys)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_is_not_the_name_of_its_table_is_refused(path: str, package: Path, ground: Ground) -> None:
    resources = [
        resource | {"path": path} if resource["name"] == "products" else resource for resource in DOCUMENT["resources"]
    ]
    assert "descriptor-path" in codes(package, ground, changed(resources=resources))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_beyond_the_closed_model_is_refused_wherever_it_stands(key: str, package: Path, ground: Ground) -> None:
    assert codes(package, ground, changed(**{key: KEYS[key]})) == ["descriptor-key"]
    resources = copy.deepcopy(DOCUMENT["resources"])
    resources[0][key] = str(KEYS[key])
    assert codes(package, ground, changed(resources=resources)) == ["descriptor-key"]


@pytest.mark.parametrize("resources", [[], None, "products", {"name": "products"}, [None], ["products.csv"], [[]]])
def test_a_list_of_resources_that_is_none_is_refused(resources: object, package: Path, ground: Ground) -> None:
    assert "descriptor-shape" in codes(package, ground, changed(resources=resources))


def test_the_same_table_twice_is_refused(package: Path, ground: Ground) -> None:
    assert "descriptor-shape" in codes(
        package, ground, changed(resources=[*DOCUMENT["resources"], *DOCUMENT["resources"]])
    )


def test_ten_thousand_resources_are_refused_without_ten_thousand_files(package: Path, ground: Ground) -> None:
    resources = [{"name": f"t{number}", "path": f"t{number}.csv"} for number in range(4000)]
    assert "table-unknown" in codes(package, ground, changed(resources=resources))


@pytest.mark.parametrize(
    "name", ["rival", "../../x", "x<script>", "", None, ["shili-pipe"], "Shili-Pipe", "shili-pipe "]
)
def test_a_name_that_is_not_the_folders_is_refused(name: object, package: Path, ground: Ground) -> None:
    assert codes(package, ground, changed(name=name)) == ["descriptor-name"]


@pytest.mark.parametrize(
    "licences", [None, [], [{"path": "http://h/l"}], [{"name": "CC-BY-NC-4.0"}], "CC-BY-4.0", [{"name": "cc-by-4.0"}]]
)
def test_another_licence_is_refused(licences: object, package: Path, ground: Ground) -> None:
    assert codes(package, ground, changed(licenses=licences)) == ["descriptor-licence"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xef\xbb\xbf" + json.dumps(DOCUMENT).encode(), "descriptor-encoding"),
        (json.dumps(DOCUMENT).encode("utf-16"), "descriptor-encoding"),
        (json.dumps(DOCUMENT, ensure_ascii=False).encode("gb18030"), "descriptor-encoding"),
        (b"\xff{}", "descriptor-encoding"),
        (b"[" * 200_000, "descriptor-json"),
        (b'{"name": "shili-pipe", "name": "rival"}', "descriptor-json"),
        (b"", "descriptor-json"),
        (b'{"x": NaN}', "descriptor-json"),
    ],
)
def test_a_descriptor_that_cannot_be_read_one_way_is_refused(
    content: bytes, code: str, package: Path, ground: Ground
) -> None:
    assert code in codes(package, ground, content)


@given(document=st.dictionaries(st.sampled_from(["name", "title", "licenses", "resources", "x"]), JSON, max_size=5))
def test_any_descriptor_is_judged_without_a_crash(document: object, package: Path, ground: Ground) -> None:
    assert codes(package, ground, json.dumps(document)) != []
