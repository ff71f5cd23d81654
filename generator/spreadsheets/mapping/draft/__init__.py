"""A draft of a mapping for a file that is not our form: every guess says that it is one, how sure, and shows a cell."""

from generator.spreadsheets.mapping.draft.drafting import Proposal, propose

__all__ = ["Proposal", "propose"]
