"""The page kinds: each module makes one kind of page, its template has the same name."""
