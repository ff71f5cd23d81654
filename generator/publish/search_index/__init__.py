"""The search index: a static dictionary in small files, of which a question fetches only a few."""

from generator.publish.search_index.files import search_index

__all__ = ["search_index"]
