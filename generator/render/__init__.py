"""Pages made from data, drawings, and the look.

`PER_PRODUCT_PAGES` look at each product by itself, so a catalogue may be handed to them in slices; `PAGES` need all of
it; `LAST_PAGES` need sizes and fingerprints of what is already made.
"""

from generator.render.pages.product import product_pages
from generator.render.style import assets, style_of

PER_PRODUCT_PAGES = (product_pages,)
PAGES = (assets,)
LAST_PAGES = ()

__all__ = ["LAST_PAGES", "PAGES", "PER_PRODUCT_PAGES", "style_of"]
