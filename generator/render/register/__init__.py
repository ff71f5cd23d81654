"""The authority's registers as people read them: one view for all, drawn from schema, code lists and records."""
