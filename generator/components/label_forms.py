"""In which forms a product has a label: in all where people can buy it, else in those that papers need."""

from generator.model.disclosure import Product

PNG = "badge.png"
COMPACT = "compact.svg"
PAPER = ("label.svg", "label-mono.svg", "badge.svg")
EVERY = ("label.svg", "label-mono.svg", COMPACT, "badge.svg", PNG)


def forms_of(product: Product) -> tuple[str, ...]:
    """Return the files of a product's label."""
    return EVERY if product.consumer_facing else PAPER
