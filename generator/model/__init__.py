"""The nouns: what a disclosure holds, what is derived from it, and where it is published."""
