"""One page of each kind and state, found in the built site itself."""

from tests.site import BuiltSite

LEAN = (
    *("", "c/", "o/", "data/", "search/", "compare/", "a-z/", "a-z/h/", "embed/", "help/", "help/stages-sum/"),
    *("registers/", "registers/accounting_rules/", "registers/official_factors/", "registers/cases/"),
    *("factors/", "factors/cn-electricity-footprint-2023/", "grading/", "certificates/", "template/"),
    *("progress/", "procurement/", "procurement/e-bike/", "procurement/e-bike/sheets/", "finance/", "recognition/"),
)
GUIDES = (
    *("label/", "submit/", "policy/national/", "about/method/", "developer/", "guides/", "guides/accounting/"),
    *("guides/glossary/", "guides/spreadsheet/", "notices/", "notices/scope/"),
)


def product_pages(site: BuiltSite) -> dict[str, str]:
    """Return the page of one product in each status that the samples have, and one of each way to be compared."""
    found: dict[str, str] = {}
    for row in site.table("products"):
        document = site.product(row["number"])
        page = f"p/{row['number']}/"
        found.setdefault(f"status {document['status']}", page)
        found.setdefault(f"position {document['no_position_reason']}", page)
    return found


def every_kind(site: BuiltSite) -> list[str]:
    """Return the addresses of one page of each kind and state, without the language's prefix."""
    products = site.table("products")
    busiest = max(
        {row["category"] for row in products}, key=lambda code: sum(row["category"] == code for row in products)
    )
    districts = sorted(path.name for path in (site.folder / "d").iterdir() if path.is_dir())
    return [
        *LEAN,
        *sorted(set(product_pages(site).values())),
        f"c/{busiest}/",
        "c/e-bike/",
        "c/e-bike/by-name/",
        f"o/{products[0]['org_id']}/",
        f"o/{products[0]['org_id']}/evidence/",
        f"d/{districts[0]}/",
        f"fp/{site.product(products[0]['number'])['headline']}/",
        "data/footprints/",
        *GUIDES,
    ]
