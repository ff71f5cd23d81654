"""The label: one set of words for every form in which it is drawn.

`PER_PRODUCT_LABELS` look at each product by itself; `LABELS` need the whole catalogue.
"""

from generator.labels.attribute_sheet import attribute_sheets
from generator.labels.examples import label_examples
from generator.labels.pack import label_packs

PER_PRODUCT_LABELS = (label_packs,)
LABELS = (label_examples, attribute_sheets)

__all__ = ["LABELS", "PER_PRODUCT_LABELS"]
