"""Words of the source and the codes they are written as, each list with its limits."""

COUNTRIES = {
    "Australia": "AU",
    "Belgium": "BE",
    "Brazil": "BR",
    "Canada": "CA",
    "Chile": "CL",
    "China": "CN",
    "Colombia": "CO",
    "Finland": "FI",
    "France": "FR",
    "Germany": "DE",
    "Greece": "GR",
    "India": "IN",
    "Indonesia": "ID",
    "Ireland": "IE",
    "Italy": "IT",
    "Japan": "JP",
    "Lithuania": "LT",
    "Luxembourg": "LU",
    "Malaysia": "MY",
    "Netherlands": "NL",
    "South Africa": "ZA",
    "South Korea": "KR",
    "Spain": "ES",
    "Sweden": "SE",
    "Switzerland": "CH",
    "Taiwan": "CN",
    "USA": "US",
    "United Kingdom": "GB",
}
"""ISO 3166-1 alpha-2 of the countries that the sheet names; another name is written as it is, and refused."""

SUBDIVISIONS = {"Taiwan": "CN-TW"}
"""ISO 3166-2 of what the sheet's column of countries names by its own."""

CATEGORIES = {
    ("Automobiles & Components", ""): "transport-equipment-other",
    ("Tires", ""): "transport-equipment-other",
    ("Chemicals", ""): "chemicals-other",
    ("Materials", "Chemicals"): "chemicals-other",
    ("Materials", "Metals & Mining"): "metals-other",
    ("Materials", "Construction Materials"): "construction-other",
    ("Mining - Iron, Aluminum, Other Metals", ""): "metals-other",
    ("Technology Hardware & Equipment", ""): "electronics-other",
    ("Semiconductors & Semiconductor Equipment", ""): "electronics-other",
    ("Semiconductors & Semiconductors Equipment", ""): "electronics-other",
    ("Food & Beverage Processing", ""): "food-beverage-other",
    ("Food & Staples Retailing", ""): "food-beverage-other",
    ("Food, Beverage & Tobacco", "Food Products"): "food-beverage-other",
    ("Food, Beverage & Tobacco", "Beverages"): "food-beverage-other",
    ("Consumer Durables & Apparel", "Textiles, Apparel & Luxury Goods"): "textiles-other",
    ("Textiles, Apparel, Footwear and Luxury Goods", ""): "textiles-other",
}
"""GICS group and industry → category; an empty industry stands for all. Everything else is `other`.

GICS classes the company, not the product: chairs come from a company of building products and coal from one of
energy. So only the catch-all lines of the portal's sectors are used, only for groups that make one kind of thing,
and `other` for capital goods, household durables, packaging, paper, energy, media, software and telecommunication.
"""

STANDARDS = {"PAS2050": "PAS2050", "EUPEF": "PEF"}
"""Protocols that name exactly one entry of the code list. `ISO` and `GHGP` do not say which standard of theirs."""

PORTIONS = {"Upstream": "upstream", "Operations": "operations", "Downstream": "downstream"}
"""The study assigned every reported stage to one of these, which are the portal's groups of stages."""
