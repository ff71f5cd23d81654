"""Every public address, and nothing else: addresses are promises, so they are spelled and reviewed here.

An address is a path below the site's root without leading slash; a page's address ends with a slash.
"""

HOME = ""
NOT_FOUND = "404.html"
SEARCH = "search/"
HELP = "help/"
DATA = "data/"
CATEGORIES = "c/"
ORGANISATIONS = "o/"
LABEL_GUIDE = "label/"
LABEL_EXAMPLE = "label/example.svg"
SUBMIT_GUIDE = "submit/"
POLICY_GUIDE = "policy/"
DATA_GUIDE = "data-guide/"
ABOUT = "about/"
GUIDES = "guides/"
DEVELOPER_GUIDE = "developer/"
NOTICES = "notices/"
GUIDE_SECTIONS = (LABEL_GUIDE, SUBMIT_GUIDE, POLICY_GUIDE, DATA_GUIDE, ABOUT, GUIDES, DEVELOPER_GUIDE, NOTICES)
"""Where guides stand; a language without guides of its own leads to those of the first."""
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NGINX = "deploy/headers.nginx.conf"
LATEST = "data/latest/"
DATA_DESCRIPTOR = "data/latest/datapackage.json"
DATA_CHECKSUMS = "data/latest/SHA256SUMS"
SCHEMAS = "schema/"
CODELISTS = "codes/"
API = "api/v1/"
API_PRODUCTS = "api/v1/products.json"
SEARCH_ROOT = "search/index/root.json"
SEARCH_SCRIPT = "assets/search.js"
SEARCH_READER = "assets/search-index.js"
SEARCH_WORDS = "assets/search-words.js"
SEARCH_RUNS = "assets/search-runs.js"
PRODUCT_NUMBER_SCRIPT = "assets/product-number.js"
SENTENCES_SCRIPT = "assets/sentences.js"
DECIMALS_SCRIPT = "assets/decimals.js"
A_TO_Z = "a-z/"
REGISTERS = "registers/"
FACTORS = "factors/"
FACTORS_LCA = "data/latest/factors-lca.csv"
GRADING = "grading/"
CERTIFICATES = "certificates/"
PROGRESS = "progress/"
PROCUREMENT = "procurement/"
FINANCE = "finance/"
RECOGNITION = "recognition/"
COMPARE = "compare/"
COMPARE_SCRIPT = "assets/compare.js"
COMPARE_VERDICT = "assets/compare-verdict.js"
PROCUREMENT_SCRIPT = "assets/procurement.js"
PROCUREMENT_LIMIT = "assets/procurement-limit.js"
PROCUREMENT_CHECKSUMS = "procurement/SHA256SUMS"
EMBED = "embed/"
EMBED_SCRIPT = "embed/v1/embed.js"
EMBED_FORM_SCRIPT = "assets/embed.js"
EMBED_NIGHTLY = "embed/nightly.py"
EMBED_FRAMES = "embed/p/"
GTINS = "01/"
STATUS_JSON = "api/v1/status.json"
STATUS_CSV = "api/v1/status.csv"
ATTRIBUTES_CSV = "api/v1/attributes.csv"
LINKSET = "api/v1/linkset.json"
FOOTPRINTS = "fp/"
FEED = "feed.atom"
EXPIRIES = "expiries.ics"
ALIASES = (FOOTPRINTS, GTINS, EMBED_FRAMES)
"""Where pages stand that lead to a product's page or repeat a part of it; search engines need not keep them."""
GUIDE_STYLE = "assets/guide.css"
GUIDE_SEARCH_SCRIPT = "assets/guide-search.js"
INLINE_SCRIPTS = "assets/inline/"
INLINE_SCRIPT_LIST = "inline-scripts.txt"
GUIDE_SEARCH_INDEX = "search/search_index.json"
GUIDE_IMAGES, GUIDE_SCRIPTS, GUIDE_STYLES = "assets/images/", "assets/javascripts/", "assets/stylesheets/"
GUIDE_FILES = (
    *(GUIDE_STYLE, GUIDE_SEARCH_SCRIPT, INLINE_SCRIPTS, INLINE_SCRIPT_LIST),
    *(GUIDE_SEARCH_INDEX, GUIDE_IMAGES, GUIDE_SCRIPTS, GUIDE_STYLES),
)
"""Files, and folders of files, that the guides of each language load; those of MkDocs' theme keep its names."""
FOLDERS = (LATEST, SCHEMAS, CODELISTS, API)
"""Where files stand below an address that is no page itself."""
TABLE_FORMS = ("csv", "json")
"""The formats in which each table is published."""
BY_KIND_OF_RECORD = (FACTORS_LCA, STATUS_JSON, STATUS_CSV, ATTRIBUTES_CSV)
"""Lists of which each kind of record has its own."""
TEMPLATES = "template/"
SHORT_FORM, FULL_FORM, EXAMPLE_FORM = FORMS = ("short", "full", "example")
"""The spreadsheets that the site serves: two forms to fill in and a filled one."""


def product(number: str) -> str:
    """Return the address of a product's page, which a QR code names."""
    return f"p/{number}/"


def label(number: str, file: str) -> str:
    """Return the address of a file of a product's label pack, all languages in one."""
    return f"p/{number}/{file}"


def label_example(kind: str, name: str) -> str:
    """Return the address of an example that the page about the label shows: a state, a rung of trust, a form."""
    return f"{LABEL_GUIDE}{kind}/{name}.svg"


def embed_frame(number: str) -> str:
    """Return the address of the page that a shop may frame."""
    return f"{EMBED_FRAMES}{number}/"


def of_kind(address: str, kind: str) -> str:
    """Return the address of a list for one kind of record; own records have the plain one, the others never mix in."""
    stem, dot, extension = address.rpartition(".")
    return address if kind == "own" else f"{stem}-{kind}{dot}{extension}"


def gtin(gtin14: str) -> str:
    """Return the address of an article number of fourteen digits (GS1 Digital Link, application identifier 01)."""
    return f"{GTINS}{gtin14}/"


def footprint(uuid: str) -> str:
    """Return the permanent address of one footprint revision."""
    return f"{FOOTPRINTS}{uuid}/"


def category(code: str) -> str:
    """Return the address of a category's page."""
    return f"c/{code}/"


def category_by(code: str, order: str) -> str:
    """Return the address of a category's list in another order: name or date."""
    return f"c/{code}/by-{order}/"


def comparison(number: str) -> str:
    """Return the address at which a product waits for others to be compared with; each more is another `p`."""
    return f"{COMPARE}?p={number}"


def district(code: str) -> str:
    """Return the address of a district's page."""
    return f"d/{code}/"


def organisation(org_id: str) -> str:
    """Return the address of an organisation's page."""
    return f"o/{org_id}/"


def evidence(org_id: str) -> str:
    """Return the address of all that supports what an organisation discloses, on one page."""
    return f"o/{org_id}/evidence/"


def procurement(category: str) -> str:
    """Return the address of the products of a category that a buyer can count."""
    return f"{PROCUREMENT}{category}/"


def evidence_sheets(category: str) -> str:
    """Return the address of the sheets to print for the products of a category; each has its number as its anchor."""
    return f"{PROCUREMENT}{category}/sheets/"


def snapshot(category: str, day: str, extension: str) -> str:
    """Return the address of what a category's page counts; its file keeps the day of its data in its name."""
    return f"{PROCUREMENT}{category}/{day}.{extension}"


def letter(initial: str) -> str:
    """Return the address of the products whose names begin with a letter."""
    return f"{A_TO_Z}{initial}/"


def search_file(version: str, name: str) -> str:
    """Return the address of a part of the search index; a new index has new addresses, so that no two ever mix."""
    return f"search/index/{version}/{name}.json"


def document(org_id: str, path: str) -> str:
    """Return the address of a public file that lies in an organisation's package."""
    return f"o/{org_id}/{path}"


def part(address: str, place: int) -> str:
    """Return the address of one page of a long list; the first stands at the list's own address.

    The others stand beside it, not below it, so that the links of a row are the same on all of them.
    """
    return address if place == 1 else f"{address}{place}.html"


def organisation_feed(org_id: str) -> str:
    """Return the address of the feed of what one organisation discloses."""
    return f"feed/{org_id}.atom"


def dataset_page(name: str) -> str:
    """Return the address of the page about a table of open data."""
    return f"{DATA}{name}/"


def register(name: str) -> str:
    """Return the address of the page that shows a register's rows."""
    return f"{REGISTERS}{name}/"


def factor(owner: str, factor_id: str) -> str:
    """Return the address of a factor's page with all its versions; an official factor has no owner."""
    return f"{FACTORS}{owner}/{factor_id}/" if owner else f"{FACTORS}{factor_id}/"


def help_page(code: str) -> str:
    """Return the address of the explanation of a diagnostic."""
    return f"help/{code}/"


def api_product(number: str) -> str:
    """Return the address of a product's JSON document."""
    return f"{API}products/{number}.json"


def dataset(name: str, extension: str) -> str:
    """Return the address of a table of open data."""
    return f"{LATEST}{name}.{extension}"


def schema(name: str) -> str:
    """Return the address of a published Table Schema."""
    return f"{SCHEMAS}{name}.json"


def codelist(name: str) -> str:
    """Return the address of a published code list."""
    return f"{CODELISTS}{name}.csv"


def template(form: str) -> str:
    """Return the address of a form to fill in."""
    return f"{TEMPLATES}{form}.xlsx"


def file_of(address: str) -> str:
    """Return the file that answers an address on a plain web server."""
    return f"{address}index.html" if address == HOME or address.endswith("/") else address


def relative(source: str, target: str) -> str:
    """Return how the page at `source` links to `target`, so that the site works below any path."""
    depth = source.count("/")
    path = "../" * depth + target
    return path or "./"


def anchor_of(version: str) -> str:
    """Return where a version stands on the page of its factor."""
    return "v-" + "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in version)
