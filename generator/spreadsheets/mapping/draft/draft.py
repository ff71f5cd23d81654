"""The draft of a mapping: what is guessed of every sheet, what nobody takes, and what is still missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.config import Field, SiteConfig
from generator.spreadsheets import questions
from generator.spreadsheets.mapping.draft.columns import Columns, Comments
from generator.spreadsheets.mapping.draft.guesses import ColumnGuess, SheetGuess, footer_rows, footer_words, guess_of
from generator.spreadsheets.mapping.draft.sheet_outline import outline_of
from generator.spreadsheets.mapping.draft.vocabulary import Vocabulary
from generator.spreadsheets.mapping.draft.yaml_text import quoted, scalar, shown, word
from generator.spreadsheets.mapping.values import slug
from generator.spreadsheets.workbook.book import Book, Sheet

MAIN = ("organisation", "products", "footprints")

Conditions = Mapping[str, Sequence[str]]


class _Writer:
    """Writes the parts of a draft."""

    def __init__(self, sheets: Mapping[str, tuple[SheetGuess, Conditions]], vocabulary: Vocabulary) -> None:
        """Keep what was guessed: by the name of its rows, and with the rows that are none of the table."""
        self._sheets, self._vocabulary, self._config = sheets, vocabulary, vocabulary.config
        self._comments = Comments(vocabulary.config)
        self._filled: dict[str, set[str]] = {"organisation": set()}
        self._ids: dict[str, tuple[ColumnGuess, ColumnGuess] | None] = {
            key: _ids(each) for key, (each, _) in sheets.items()
        }

    def rows(self) -> Iterator[str]:
        """Yield where rows are to be read."""
        yield "rows:"
        for key, (guessed, unless) in self._sheets.items():
            outline = guessed.outline
            yield f"  {key}:"
            yield f"    sheet: {scalar(outline.sheet.name)}"
            numbers = ", ".join(f'"{row}"' for row in outline.head_rows)
            yield f"    heads: [{numbers}]  {self._comments.say('propose.heads')}"
            if outline.merged:
                merged = ", ".join(f"{scalar(outline.heads[column])}" for column in outline.merged)
                first = next(iter(outline.merged.values()))
                yield f"    repeat: [{merged}]  {self._comments.about('propose.repeat', first.address)}"
            if unless:
                yield f"    unless:  {self._comments.say('propose.unless')}"
                for head, words in unless.items():
                    yield f"      {scalar(head)}: [{', '.join(map(word, words))}]"
            yield from self._untaken(guessed)

    def _untaken(self, guessed: SheetGuess) -> Iterator[str]:
        """Yield the heads that nobody takes."""
        rest = {place: head for place, head in guessed.outline.heads.items() if head not in guessed.taken}
        if rest:
            yield "    " + self._comments.say("propose.untaken")
        for place, head in rest.items():
            cells = guessed.outline.cells(place)
            yield f"    #   {quoted(head)}" + (f"  {self._comments.example(*cells[0])}" if cells else "")

    def package(self) -> Iterator[str]:
        """Yield what tells organisations apart, where a sheet names several."""
        for guessed, _ in self._sheets.values():
            head = guessed.head("organisation", "org_id", "name_zh", "name_en")
            guess = next((each for each in guessed.columns if each.head == head), None)
            names = {cell.text for _, cell in guessed.outline.cells(guess.position)} if guess else set()
            if guess and len(names) > 1:
                is_sure = len(self._sheets) == 1 and all(map(slug, names))
                line = f"package: {{from: {scalar(head)}, form: slug}}  {self._comments.guess(guess)}"
                yield line if is_sure else f"# {line}"
                if not is_sure:
                    yield self._comments.say("propose.package")
                self._filled["organisation"] |= {"org_id"}
                return

    def tables(self) -> Iterator[str]:
        """Yield how rows become rows of ours."""
        yield "tables:"
        for key, (guessed, _) in self._sheets.items():
            columns = Columns(guessed, self._vocabulary, self._comments)
            names = list(dict.fromkeys(each.meaning.table for each in guessed.columns))
            if "footprints" in names or guessed.stages:
                names = list(dict.fromkeys([*(["organisation"] if "organisation" in names else []), *MAIN[1:]]))
            for name in names:
                yield from self._table(key, name, columns)
            if guessed.stages:
                yield from self._stages(key, columns)

    def _table(self, key: str, name: str, columns: Columns) -> Iterator[str]:
        guessed = self._sheets[key][0]
        guesses = guessed.of(name)
        yield f"  - table: {name}"
        yield f"    rows: {key}"
        if name == "organisation":
            yield f"    one_per: {scalar(guesses[0].head)}  {self._comments.say('propose.one_per')}"
        elif name == "products" and (ids := self._ids[key]) and _is_repeated(self._sheets[key][0], ids[0]):
            yield f"    one_per: {scalar(ids[0].head)}  {self._comments.say('propose.one_per')}"
        yield "    columns:"
        lines = [*self._given(key, name, columns), *(line for each in guesses for line in columns.lines(each))]
        yield from (f"      {line}" for line in lines or ["{}"])
        self._filled.setdefault(name, set()).update(each.meaning.column for each in guesses)

    def _given(self, key: str, name: str, columns: Columns) -> Iterator[str]:
        """Yield the ids that follow from another column: one footprint of each product, in its first revision."""
        ids, guessed = self._ids[key], self._sheets[key][0]
        wanted = {"products": ("product_id", "headline_footprint_id"), "footprints": ("footprint_id", "product_id")}
        own = {each.meaning.column for each in guessed.of(name)}
        for column in wanted.get(name, ("footprint_id",) if name == "stages" else ()):
            if ids and column not in own:
                guess = ids[column != "product_id"]
                field = self._config.schemas[guess.meaning.table].field(guess.meaning.column)
                yield f"{column}: {columns.source(guess, field)}  {self._comments.say('propose.follows')}"
                self._filled.setdefault(name, set()).add(column)
        if name in ("footprints", "stages") and "revision" not in own:
            yield f'revision: {{value: "1"}}  {self._comments.say("propose.revision")}'
            self._filled.setdefault(name, set()).add("revision")

    def _stages(self, key: str, columns: Columns) -> Iterator[str]:
        """Yield stages that stand side by side."""
        yield "  - table: stages"
        yield f"    rows: {key}"
        yield "    columns:"
        yield from (f"      {line}" for line in self._given(key, "stages", columns))
        yield f"    each:  {self._comments.say('propose.each')}"
        for guess in self._sheets[key][0].stages:
            yield from (f"      {line}" for line in columns.stage(guess))
        self._filled["stages"] |= {"stage", "state", "value"}

    def missing(self) -> Iterator[str]:
        """Yield what must be said and no column of theirs says, to be put under `complete`."""
        yield self._comments.say("propose.missing")
        yield "# complete:"
        for table, filled in self._filled.items():
            fields = [field for field in self._config.schemas[table].fields if field.name not in filled]
            asked = [field for field in fields if field.required or _is_asked(table, field, filled)]
            if asked:
                yield f"#   {table}:"
            for field in asked:
                titles = " · ".join(field.text("title", each.code) for each in self._config.complete_languages)
                yield f"#     {field.name}: ?  # {titles}: {shown(field.example)}"


def _is_asked(table: str, field: Field, filled: set[str]) -> bool:
    """Tell whether the short form asks for a column with a star, and no other language of it is there."""
    question = questions.QUESTIONS.get(f"{table}.{field.name}")
    others = {f"{field.name[:-3]}{language}" for language in ("_zh", "_en") if field.name.endswith(("_zh", "_en"))}
    return bool(question and question.required and not others & filled)


def _ids(guessed: SheetGuess) -> tuple[ColumnGuess, ColumnGuess] | None:
    """Return what tells products and footprints apart: each by its own column, or both by the one that there is."""
    found = {each.meaning.column: each for each in guessed.columns if each.meaning.column.endswith("_id")}
    product = found.get("product_id") or found.get("footprint_id")
    footprint = found.get("footprint_id") or product
    return (product, footprint) if product and footprint else None


def _is_repeated(guessed: SheetGuess, guess: ColumnGuess) -> bool:
    """Tell whether one thing stands in several rows."""
    cells = [cell.text for _, cell in guessed.outline.cells(guess.position)]
    return len(set(cells)) < len(cells)


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """A draft of a mapping, and of how many columns it speaks; no text where no sheet could be understood."""

    text: str = ""
    guesses: int = 0
    untaken: int = 0
    """Columns of theirs that the draft does not take."""


def draft_mapping(book: Book, name: str, config: SiteConfig) -> MappingDraft:
    """Return the draft of a mapping for a book; `name` is that of its file.

    Raises:
        UnreadableSourceError: Its merged cells cover more than a sheet may hold.

    """
    vocabulary = Vocabulary(config)
    understood = {sheet.name: each for sheet in book.sheets if (each := _understood(sheet, vocabulary))}
    if not understood:
        return MappingDraft()
    sheets = {f"sheet-{number}": each for number, each in enumerate(understood.values(), 1)}
    guesses = [each for guessed, _ in sheets.values() for each in (*guessed.columns, *guessed.stages)]
    untaken = sum(len(guessed.outline.heads.keys()) - len(guessed.taken) for guessed, _ in sheets.values())
    others = [sheet.name for sheet in book.sheets if sheet.rows and sheet.name not in understood]
    return MappingDraft(_text(sheets, others, name, vocabulary), len(guesses), untaken)


def _text(
    sheets: Mapping[str, tuple[SheetGuess, Conditions]],
    others: Sequence[str],
    name: str,
    vocabulary: Vocabulary,
) -> str:
    """Return the whole file."""
    comments, draft = Comments(vocabulary.config), _Writer(sheets, vocabulary)
    lines = [
        comments.say("propose.title", file=quoted(name)),
        comments.say("propose.marks"),
        comments.say("propose.next"),
        "",
    ]
    lines += [*draft.rows(), *(comments.say("propose.sheet", sheet=quoted(each)) for each in others), ""]
    lines += [*draft.package(), *draft.tables(), "", *draft.missing()]
    return "\n".join(lines) + "\n"


def _understood(sheet: Sheet, vocabulary: Vocabulary) -> tuple[SheetGuess, Conditions] | None:
    """Return what is guessed of a sheet and the rows that are none; nothing where it seems to hold no table of ours."""
    outline = outline_of(sheet)
    first = guess_of(outline, vocabulary) if outline else None
    if outline is None or first is None:
        return None
    unless = footer_words(first, vocabulary.config)
    again = guess_of(outline.without(footer_rows(first, unless)), vocabulary) if unless else first
    return (again, unless) if again else None
