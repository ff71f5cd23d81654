"""A draft of a mapping for files that are not our form, made in a sandbox."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.config import SiteConfig
from generator.diagnostics import LIMIT_CODE, Finding, Location, Report, quoted
from generator.language import worded
from generator.model.grid import Book, UnreadableBookError
from generator.runtime.sandbox import InternalError, LimitError, Sandbox
from generator.spreadsheets.mapping.draft import Proposal, propose
from generator.spreadsheets.workbook import open_book
from generator.workflows.importing.reading import SANDBOX, joined
from generator.workflows.importing.request import Source


@dataclass(frozen=True, slots=True)
class Proposed:
    """A draft, or why there is none."""

    proposal: Proposal
    report: Report
    failure: str = ""
    """How we failed to draft one, for us alone."""


def proposed(sources: Sequence[Source], config: SiteConfig, sandbox: Sandbox = SANDBOX) -> Proposed:
    """Return a draft of a mapping for some files that belong together."""
    name = sources[0].name
    try:
        return sandbox.run(drafted, sources, config)
    except LimitError:
        return _refused(Finding(LIMIT_CODE, Location(name), name), config)
    except InternalError as error:
        return Proposed(Proposal(), Report(0, 0, (), unjudged=(quoted(name),)), str(error))


def drafted(sources: Sequence[Source], config: SiteConfig) -> Proposed:
    """Read and guess: what the sandbox runs."""
    books: list[Book] = []
    name = sources[0].name
    try:
        for source in sources:
            name = source.name
            books.append(open_book(name, source.content, config))
        return Proposed(propose(joined(books), sources[0].name, config), Report(0, 0, ()))
    except UnreadableBookError as error:
        return _refused(Finding(error.code, Location(name), error.holes.get("place", ""), error.holes), config)


def _refused(finding: Finding, config: SiteConfig) -> Proposed:
    """Return the answer to a file that nobody can read."""
    return Proposed(Proposal(), Report(1, 0, tuple(worded([finding], config))))
