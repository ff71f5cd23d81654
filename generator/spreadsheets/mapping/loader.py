"""A mapping file to what it says; every mistake in it is named by its place, none is guessed around."""

from collections.abc import Iterator

import yaml
from pydantic import ValidationError

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.spreadsheets.mapping.mapping_file import MappingFile

LARGEST = 256 * 1024
"""Bytes of a mapping file."""
_DEPTH = 20


class InvalidMappingError(Exception):
    """A mapping file is not one; `findings` say where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep what is wrong."""
        super().__init__("invalid mapping")
        self.findings = findings


def read_mapping(name: str, content: bytes, config: SiteConfig) -> MappingFile:
    """Return what a mapping file says.

    Raises:
        InvalidMappingError: It is no YAML, says something unknown, or names what does not exist.

    """
    try:
        mapping = MappingFile.model_validate(_plain(content))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise InvalidMappingError(tuple(_findings(name, error))) from error
    problems = tuple(_finding(name, place, problem) for place, problem in _unknown(mapping, config))
    if problems:
        raise InvalidMappingError(problems)
    return mapping


def _plain(content: bytes) -> object:
    """Return YAML as texts, lists and maps alone: no numbers, days or booleans that nobody wrote.

    Raises:
        ValueError: It is too large, too deep, refers to itself, or says one key twice.

    """
    if len(content) > LARGEST:
        message = f"larger than {LARGEST:,} bytes"
        raise ValueError(message)
    text = content.decode("utf-8-sig")
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH or isinstance(event, yaml.AliasEvent):
            message = f"{event.start_mark}: an alias" if depth <= _DEPTH else "too deep"
            raise ValueError(message)
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for repeated in _repeated(node):
        message = f"said twice: {repeated.value} ({repeated.start_mark})"
        raise ValueError(message)
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (it makes texts, lists and maps, nothing else)


def _repeated(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield keys that a map says a second time; a reader of YAML would silently keep the last."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _repeated(each)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if str(key.value) in seen:
                yield key
            seen.add(str(key.value))
            yield from _repeated(value)


def _findings(name: str, error: Exception) -> Iterator[Finding]:
    """Yield a finding for each mistake."""
    if not isinstance(error, ValidationError):
        yield _finding(name, "", " ".join(str(error).split()))
        return
    for each in error.errors():
        yield _finding(name, ".".join(map(str, each["loc"])), each["msg"].removeprefix("Value error, "))


def _finding(name: str, place: str, problem: str) -> Finding:
    return Finding("mapping-invalid", Location(name, cell=place), problem)


def _unknown(mapping: MappingFile, config: SiteConfig) -> Iterator[tuple[str, str]]:
    """Yield names of tables, columns and rows that do not exist."""
    named = [
        (f"tables.{place}", table.table, {name for columns in (table.columns, *table.each) for name in columns})
        for place, table in enumerate(mapping.tables)
    ]
    named += [(f"complete.{table}", table, set(columns)) for table, columns in mapping.complete.items()]
    for place, table, columns in named:
        schema = config.schemas.get(table)
        if schema is None:
            yield place, table
            continue
        yield from ((f"{place}.{column}", column) for column in columns if column not in schema.columns)
    asked = [(place, value.sum.rows) for _, place, value in mapping.values() if value.sum]
    for place, rows in (*((f"tables.{place}.rows", table.rows) for place, table in enumerate(mapping.tables)), *asked):
        if rows not in mapping.rows:
            yield place, rows
