"""Pages made from data, drawings, and the look.

`PER_PRODUCT_PAGES` look at each product by itself, so a catalogue may be handed to them in slices; `PAGES` need all of
it; `LAST_PAGES` need sizes and fingerprints of what is already made.
"""

from generator.render.pages.a_to_z import a_to_z_pages
from generator.render.pages.categories import category_index
from generator.render.pages.category import category_pages
from generator.render.pages.dataset import dataset_pages
from generator.render.pages.help import help_pages
from generator.render.pages.home import home_page
from generator.render.pages.not_found import not_found_page
from generator.render.pages.organisation import organisation_pages
from generator.render.pages.organisations import district_pages, organisation_index
from generator.render.pages.product import product_pages
from generator.render.pages.search import search_page
from generator.render.search import search_index
from generator.render.style import assets, style_of

PER_PRODUCT_PAGES = (product_pages,)
PAGES = (
    home_page,
    category_index,
    category_pages,
    organisation_index,
    organisation_pages,
    district_pages,
    help_pages,
    search_page,
    search_index,
    a_to_z_pages,
    not_found_page,
    assets,
)
LAST_PAGES = (dataset_pages,)

__all__ = ["LAST_PAGES", "PAGES", "PER_PRODUCT_PAGES", "style_of"]
