"""The link set keeps to RFC 9264: absolute anchors, relations that are addresses, languages as lists."""

import json

from generator.model.artifact import Json
from generator.publish.linkset import linkset
from tests.builders import a_catalogue, a_config, a_disclosure, a_footprint, a_product, an_organisation

LINK_TYPES = {"defaultLink", "pip", "sustainabilityInfo"}
"""Terms of the GS1 Web Vocabulary (github.com/gs1/WebVoc, currentLinkTypes.json, read 2026-11-22)."""
MEMBERS = {"href": str, "type": str, "hreflang": list, "title": str}
"""RFC 9264, 4.2.4: `hreflang` is a list of language tags, the others are strings."""


def contexts() -> list[Json]:
    owners = (an_organisation("a"), an_organisation("b", is_sample=False))
    products = (a_product(gtins=("96385074", "4006381333931")), a_product(gtins=("9520020000015",), name_en=None))
    disclosures = [
        a_disclosure(owner, products=(product,), footprints=(a_footprint(),))
        for owner, product in zip(owners, products, strict=True)
    ]
    (artifact,) = linkset(a_catalogue(*disclosures), a_config())
    document = json.loads(artifact.content)
    assert set(document) == {"linkset"}
    return list(document["linkset"])


def test_every_article_number_is_an_anchor_once_and_in_order() -> None:
    anchors = [context["anchor"] for context in contexts()]
    base = "https://pcf.example.org/01/"
    assert anchors == [f"{base}{gtin}" for gtin in ("00000096385074", "04006381333931", "09520020000015")]


def test_links_have_the_form_of_the_standard() -> None:
    for context in contexts():
        relations = {name: links for name, links in context.items() if name != "anchor"}
        assert set(relations) == {f"https://ref.gs1.org/voc/{name}" for name in LINK_TYPES}
        for links in relations.values():
            assert isinstance(links, list)
            for link in links:
                assert link["href"].startswith("https://pcf.example.org/")
                assert all(isinstance(link[name], MEMBERS[name]) for name in link)


def test_sample_data_say_so_and_own_records_do_not() -> None:
    sample, _, own = contexts()
    assert all("示例数据" in link["title"] for link in sample["https://ref.gs1.org/voc/pip"])
    assert not any("示例数据" in link["title"] for link in own["https://ref.gs1.org/voc/pip"])


def test_two_products_under_one_number_share_one_anchor() -> None:
    product = a_product(gtins=("96385074",))
    catalogue = a_catalogue(
        *(a_disclosure(an_organisation(name), products=(product,), footprints=(a_footprint(),)) for name in "ab")
    )
    (artifact,) = linkset(catalogue, a_config())
    (context,) = json.loads(artifact.content)["linkset"]
    assert len(context["https://ref.gs1.org/voc/pip"]) == 4
