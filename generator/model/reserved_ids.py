"""Ids that nobody gets: parts of our own addresses, and words that mean something to the programs of others."""

RESERVED_IDS = frozenset(
    (
        "index",
        "404",
        "assets",
        "api",
        "data",
        "embed",
        "search",
        "sitemap",
        "robots",
        "feed",
        "constructor",
        "prototype",
    )
)
"""An organisation's id stands in addresses and as a key in JSON, where `constructor` is not just a word."""
