"""The descriptor: a closed model; nothing in it is obeyed, and nothing in it can break the check."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import CODES
from generator.read import read_package
from generator.validate import RuleContext, check_packages
from generator.workflows.check import TABLES

GOOD = Path(__file__).resolve().parent.parent / "packages" / "valid" / "minimal-partial" / "shili-pipe"
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


def codes(package: Path, context: RuleContext, text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (package / "datapackage.json").write_bytes(content)
    (verdict,) = check_packages([read_package(package, TABLES)], context)
    assert verdict.accepted or any(CODES[finding.code].severity == "error" for finding in verdict.findings)
    return [finding.code for finding in verdict.findings]


@given(document=st.dictionaries(st.sampled_from(["name", "title", "licenses", "resources", "x"]), JSON, max_size=5))
def test_any_descriptor_is_judged_without_a_crash(document: object, package: Path, context: RuleContext) -> None:
    assert codes(package, context, json.dumps(document)) != []
