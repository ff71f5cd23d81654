"""The files of a product's label: every form where people can buy the product, else those that documents need."""

from generator.model.disclosure import Product

PNG = "badge.png"
COMPACT = "compact.svg"
PAPER = ("label.svg", "label-mono.svg", "badge.svg")
EVERY = ("label.svg", "label-mono.svg", COMPACT, "badge.svg", PNG)


def forms_of(product: Product) -> tuple[str, ...]:
    """Return the files of a product's label."""
    return EVERY if product.consumer_facing else PAPER
