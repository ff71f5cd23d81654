"""Lists of products: categories, organisations, districts, letters, article numbers, search."""
