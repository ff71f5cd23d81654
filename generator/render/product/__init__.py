"""The parts of a product's page, each a view of finished words made from a footprint."""
