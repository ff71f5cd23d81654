"""Pages made from data, drawings, and the look.

`PER_PRODUCT_PAGES` look at each product by itself, so a catalogue may be handed to them in slices; `PAGES` need all of
it; `LAST_PAGES` need sizes and fingerprints of what is already made.
"""

from generator.render.label.example import label_examples
from generator.render.label.pack import label_packs
from generator.render.pages.a_to_z import a_to_z_pages
from generator.render.pages.attribute_sheet import attribute_sheets
from generator.render.pages.categories import category_index
from generator.render.pages.category import category_pages
from generator.render.pages.certificates import certificates_page
from generator.render.pages.compare import compare_page
from generator.render.pages.dataset import dataset_pages
from generator.render.pages.embed import embed_page
from generator.render.pages.embed_frame import embed_frames
from generator.render.pages.factor import factor_pages
from generator.render.pages.factors import factors_page
from generator.render.pages.finance import finance_pages
from generator.render.pages.footprint import footprint_pages
from generator.render.pages.grading import grading_page
from generator.render.pages.gtin import gtin_pages
from generator.render.pages.help import help_pages
from generator.render.pages.home import home_page
from generator.render.pages.not_found import not_found_page
from generator.render.pages.organisation import organisation_pages
from generator.render.pages.organisations import district_pages, organisation_index
from generator.render.pages.procurement import procurement_pages
from generator.render.pages.product import product_pages
from generator.render.pages.progress import progress_page
from generator.render.pages.recognition import recognition_pages
from generator.render.pages.register import register_pages
from generator.render.pages.registers import register_index
from generator.render.pages.search import search_page
from generator.render.pages.server import server_headers
from generator.render.pages.template import template_page
from generator.render.search import search_index
from generator.render.style import assets, style_of

PER_PRODUCT_PAGES = (product_pages, footprint_pages, label_packs, embed_frames)
PAGES = (
    home_page,
    category_index,
    category_pages,
    organisation_index,
    organisation_pages,
    district_pages,
    register_index,
    register_pages,
    factors_page,
    factor_pages,
    help_pages,
    search_page,
    compare_page,
    search_index,
    gtin_pages,
    attribute_sheets,
    embed_page,
    grading_page,
    certificates_page,
    a_to_z_pages,
    progress_page,
    procurement_pages,
    finance_pages,
    recognition_pages,
    not_found_page,
    label_examples,
    assets,
    server_headers,
)
LAST_PAGES = (dataset_pages, template_page)

__all__ = ["LAST_PAGES", "PAGES", "PER_PRODUCT_PAGES", "style_of"]
