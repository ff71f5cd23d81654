"""A draft of a mapping: what is guessed of every sheet, what nobody takes, and what is still missing."""

from collections.abc import Iterator, Mapping, Sequence

from generator.config import Field
from generator.spreadsheets import questions
from generator.spreadsheets.mapping.draft.columns import Columns
from generator.spreadsheets.mapping.draft.guessing import Guess, Guessed
from generator.spreadsheets.mapping.draft.notes import Notes
from generator.spreadsheets.mapping.draft.synonyms import Known
from generator.spreadsheets.mapping.draft.yaml_text import quoted, scalar, shown, word
from generator.spreadsheets.mapping.values import slug

MAIN = ("organisation", "products", "footprints")

Conditions = Mapping[str, Sequence[str]]


class Draft:
    """Writes the parts of a draft."""

    def __init__(self, found: Mapping[str, tuple[Guessed, Conditions]], known: Known) -> None:
        """Keep what was guessed: by the name of its rows, and with the rows that are none of the table."""
        self._found, self._known, self._config, self._notes = found, known, known.config, Notes(known.config)
        self._filled: dict[str, set[str]] = {"organisation": set()}
        self._ids: dict[str, tuple[Guess, Guess] | None] = {key: _ids(each) for key, (each, _) in found.items()}

    def rows(self) -> Iterator[str]:
        """Yield where rows are to be read."""
        yield "rows:"
        for key, (guessed, unless) in self._found.items():
            looked = guessed.looked
            yield f"  {key}:"
            yield f"    sheet: {scalar(looked.sheet.name)}"
            numbers = ", ".join(f'"{row}"' for row in looked.head_rows)
            yield f"    heads: [{numbers}]  {self._notes.say('propose.heads')}"
            if looked.merged:
                merged = ", ".join(f"{scalar(looked.heads[column])}" for column in looked.merged)
                first = next(iter(looked.merged.values()))
                yield f"    repeat: [{merged}]  {self._notes.about('propose.repeat', first.cell)}"
            if unless:
                yield f"    unless:  {self._notes.say('propose.unless')}"
                for head, words in unless.items():
                    yield f"      {scalar(head)}: [{', '.join(map(word, words))}]"
            yield from self._untaken(guessed)

    def _untaken(self, guessed: Guessed) -> Iterator[str]:
        """Yield the heads that nobody takes."""
        rest = {place: head for place, head in guessed.looked.heads.items() if head not in guessed.taken}
        if rest:
            yield "    " + self._notes.say("propose.untaken")
        for place, head in rest.items():
            cells = guessed.looked.cells(place)
            yield f"    #   {quoted(head)}" + (f"  {self._notes.example(*cells[0])}" if cells else "")

    def package(self) -> Iterator[str]:
        """Yield what tells organisations apart, where a sheet names several."""
        for guessed, _ in self._found.values():
            head = guessed.head("organisation", "org_id", "name_zh", "name_en")
            guess = next((each for each in guessed.columns if each.head == head), None)
            names = {cell.text for _, cell in guessed.looked.cells(guess.place)} if guess else set()
            if guess and len(names) > 1:
                is_sure = len(self._found) == 1 and all(map(slug, names))
                line = f"package: {{from: {scalar(head)}, form: slug}}  {self._notes.guess(guess)}"
                yield line if is_sure else f"# {line}"
                if not is_sure:
                    yield self._notes.say("propose.package")
                self._filled["organisation"] |= {"org_id"}
                return

    def tables(self) -> Iterator[str]:
        """Yield how rows become rows of ours."""
        yield "tables:"
        for key, (guessed, _) in self._found.items():
            columns = Columns(guessed, self._known, self._notes)
            names = list(dict.fromkeys(each.meaning.table for each in guessed.columns))
            if "footprints" in names or guessed.stages:
                names = list(dict.fromkeys([*(["organisation"] if "organisation" in names else []), *MAIN[1:]]))
            for name in names:
                yield from self._table(key, name, columns)
            if guessed.stages:
                yield from self._stages(key, columns)

    def _table(self, key: str, name: str, columns: Columns) -> Iterator[str]:
        guessed = self._found[key][0]
        guesses = guessed.of(name)
        yield f"  - table: {name}"
        yield f"    rows: {key}"
        if name == "organisation":
            yield f"    one_per: {scalar(guesses[0].head)}  {self._notes.say('propose.one_per')}"
        elif name == "products" and (ids := self._ids[key]) and _is_repeated(self._found[key][0], ids[0]):
            yield f"    one_per: {scalar(ids[0].head)}  {self._notes.say('propose.one_per')}"
        yield "    columns:"
        lines = [*self._given(key, name, columns), *(line for each in guesses for line in columns.lines(each))]
        yield from (f"      {line}" for line in lines or ["{}"])
        self._filled.setdefault(name, set()).update(each.meaning.column for each in guesses)

    def _given(self, key: str, name: str, columns: Columns) -> Iterator[str]:
        """Yield the ids that follow from another column: one footprint of each product, in its first revision."""
        ids, guessed = self._ids[key], self._found[key][0]
        wanted = {"products": ("product_id", "headline_footprint_id"), "footprints": ("footprint_id", "product_id")}
        own = {each.meaning.column for each in guessed.of(name)}
        for column in wanted.get(name, ("footprint_id",) if name == "stages" else ()):
            if ids and column not in own:
                guess = ids[column != "product_id"]
                field = self._config.schemas[guess.meaning.table].field(guess.meaning.column)
                yield f"{column}: {columns.source(guess, field)}  {self._notes.say('propose.follows')}"
                self._filled.setdefault(name, set()).add(column)
        if name in ("footprints", "stages") and "revision" not in own:
            yield f'revision: {{value: "1"}}  {self._notes.say("propose.revision")}'
            self._filled.setdefault(name, set()).add("revision")

    def _stages(self, key: str, columns: Columns) -> Iterator[str]:
        """Yield stages that stand side by side."""
        yield "  - table: stages"
        yield f"    rows: {key}"
        yield "    columns:"
        yield from (f"      {line}" for line in self._given(key, "stages", columns))
        yield f"    each:  {self._notes.say('propose.each')}"
        for guess in self._found[key][0].stages:
            yield from (f"      {line}" for line in columns.stage(guess))
        self._filled["stages"] |= {"stage", "state", "value"}

    def missing(self) -> Iterator[str]:
        """Yield what must be said and no column of theirs says, to be put under `complete`."""
        yield self._notes.say("propose.missing")
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
    others = {f"{field.name[:-3]}{translator}" for translator in ("_zh", "_en") if field.name.endswith(("_zh", "_en"))}
    return bool(question and question.required and not others & filled)


def _ids(guessed: Guessed) -> tuple[Guess, Guess] | None:
    """Return what tells products and footprints apart: each by its own column, or both by the one that there is."""
    found = {each.meaning.column: each for each in guessed.columns if each.meaning.column.endswith("_id")}
    product = found.get("product_id") or found.get("footprint_id")
    footprint = found.get("footprint_id") or product
    return (product, footprint) if product and footprint else None


def _is_repeated(guessed: Guessed, guess: Guess) -> bool:
    """Tell whether one thing stands in several rows."""
    cells = [cell.text for _, cell in guessed.looked.cells(guess.place)]
    return len(set(cells)) < len(cells)
