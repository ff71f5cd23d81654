"""What a single cell may hold, as far as Frictionless does not say: characters, form, list items, `not-stated`."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import CodeList, Field, SiteConfig
from generator.model.cell_text import text_problem
from generator.model.record import NOT_STATED
from generator.validate.cells.lexical_forms import FORM_CODES, has_form, suggestion
from generator.validate.urls import is_mailbox, is_public_url


@dataclass(frozen=True, slots=True)
class Breach:
    """A cell that breaks a rule, before anybody says where it stands."""

    code: str
    value: str
    holes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A field with what is needed to judge its cells quickly."""

    field: Field
    items: re.Pattern[str] | None
    codelist: CodeList | None

    @classmethod
    def of(cls, field: Field, config: SiteConfig) -> "Column":
        """Return the column of a field."""
        pattern = field.item_pattern
        return cls(field, re.compile(pattern) if pattern else None, config.codelists.get(field.codelist or ""))

    def breach(self, cell: str, *, compiled: bool) -> Breach | None:
        """Return what is wrong with a cell; whether it may be empty is Frictionless's matter, but for `not-stated`."""
        field = self.field
        if not cell:
            return Breach("cell-required", "", {}) if field.required and field.not_stated else None
        code = text_problem(cell, prose=field.type == "string")
        if code:
            return Breach(code, cell, {})
        if cell == NOT_STATED and field.not_stated:
            return None if compiled or field.not_stated == "any" else Breach("not-stated-place", cell, {})
        if not has_form(cell, field.type):
            return Breach(FORM_CODES[field.type], cell, {"suggestion": suggestion(cell, field.type)})
        if field.descriptor.get("format") == "uri" and not is_public_url(cell):
            return Breach("url-form", cell, {})
        if field.descriptor.get("format") == "email" and not is_mailbox(cell):
            return Breach("email-form", cell, {})
        if field.separator:
            return next(self._item_breaches(cell.split(field.separator)), None)
        if self.codelist and cell not in self.codelist.rows:
            return _unlisted(cell, self.codelist)
        return None

    def _item_breaches(self, items: list[str]) -> Iterator[Breach]:
        """Yield the items of a list cell that may not stand there."""
        plain = [item.strip() for item in items]
        for place, item in enumerate(plain):
            if self.codelist and item not in self.codelist.rows:
                yield _unlisted(item, self.codelist)
            elif self.items and not self.items.fullmatch(item):
                yield Breach("cell-pattern", item, {"example": self.field.example})
            elif item in plain[:place]:
                yield Breach("item-repeated", item, {})


def _unlisted(code: str, codelist: CodeList) -> Breach:
    """Return the breach of a code that its list does not know, with the one that was probably meant."""
    spellings: dict[str, str] = {}
    for known in codelist.codes:
        names = codelist.texts(known).each(str.lower).said.values()
        spellings |= {known: known, **dict.fromkeys(names, known)}
    plain = code.strip().lower()
    found = spellings.get(code.strip()) or spellings.get(plain)
    if not found:
        close = difflib.get_close_matches(plain, list(spellings), n=1, cutoff=0.75)
        found = spellings[close[0]] if close else ""
    return Breach("cell-codelist", code, {"codelist": codelist.name, "suggestion": found})
