"""A draft of a mapping for a file that is not our form: every guess says that it is one, how sure, and shows a cell."""

from generator.spreadsheets.mapping.draft.draft import MappingDraft, draft_mapping

__all__ = ["MappingDraft", "draft_mapping"]
