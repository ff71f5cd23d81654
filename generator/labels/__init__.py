"""The label: one set of words for every form in which it is drawn."""

from generator.labels.attributes import attribute_sheets
from generator.labels.examples import label_examples
from generator.labels.pack import label_packs

LABELS = (label_packs, label_examples, attribute_sheets)

__all__ = ["LABELS"]
