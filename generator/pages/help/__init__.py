"""Help: what each code means, how grading works, the forms to fill in, and the page for unknown addresses."""
