"""Pages made from data.

Each kind of page is a maker; `LAST_PAGES` also need sizes and fingerprints of what is already made.
"""

from generator.pages.categories.category import category_pages
from generator.pages.categories.index import category_index
from generator.pages.compare.compare import compare_page
from generator.pages.data.dataset import dataset_pages
from generator.pages.factors.factor import factor_pages, grid_factor_pages
from generator.pages.factors.index import factors_page
from generator.pages.help.codes import help_pages
from generator.pages.help.grading import grading_page
from generator.pages.help.not_found import not_found_page
from generator.pages.help.template import template_page
from generator.pages.home.home import home_page
from generator.pages.organisations.certificates import certificates_page
from generator.pages.organisations.district import district_pages
from generator.pages.organisations.index import organisation_index
from generator.pages.organisations.organisation import organisation_pages
from generator.pages.plan.evidence_sheets import evidence_sheet_pages
from generator.pages.plan.finance import finance_pages, organisation_evidence_pages
from generator.pages.plan.procurement import procurement_pages
from generator.pages.plan.procurement_category import procurement_category_pages
from generator.pages.plan.progress import progress_page
from generator.pages.plan.recognition import recognition_pages
from generator.pages.product.footprint import footprint_pages
from generator.pages.product.page import product_pages
from generator.pages.registers.index import register_index
from generator.pages.registers.register import register_pages
from generator.pages.search.a_to_z import a_to_z_pages
from generator.pages.search.gtin import gtin_pages
from generator.pages.search.search import search_page
from generator.pages.shop.embed import embed_page
from generator.pages.shop.embed_frame import embed_frames

PAGES = (
    product_pages,
    footprint_pages,
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
    grid_factor_pages,
    help_pages,
    search_page,
    compare_page,
    gtin_pages,
    embed_page,
    embed_frames,
    grading_page,
    certificates_page,
    a_to_z_pages,
    progress_page,
    procurement_pages,
    procurement_category_pages,
    evidence_sheet_pages,
    finance_pages,
    organisation_evidence_pages,
    recognition_pages,
    not_found_page,
)
LAST_PAGES = (
    dataset_pages,
    template_page,
)

__all__ = ["LAST_PAGES", "PAGES"]
