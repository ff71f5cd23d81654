"""The authority's registers as people read them."""
