"""Every kind of public address, computed from `routes`: a constant is one address, a function is a pattern of many."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import getmembers, isfunction, signature
from itertools import product

from generator.model import routes

NO_ADDRESSES = frozenset(("of_kind", "part", "comparison", "file_of", "relative", "anchor_of"))
"""Functions that make no new address: they change one, link to one, or name a place on a page."""
NUMBERED = r"(?:index|[2-9]|[1-9]\d+)\.html"
"""The file of a page, and those of the further pages of a long list."""
PARTS = {
    "number": "[0-9a-z]{9}",
    "gtin14": r"\d{14}",
    "uuid": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "day": r"\d{4}-\d\d-\d\d",
    "order": "name|date",
    "initial": "[a-z0]",
    "version": "[0-9a-f]{12}",
    "file": r"[a-z]+(?:-[a-z]+)*\.(?:svg|png|json)",
    "form": "|".join(routes.FORMS),
    "extension": "|".join(routes.TABLE_FORMS),
    "path": r"(?:[^/]+/)*[^/]+\.(?!html)\w+",
}
"""What may stand in an address for a parameter; any other stands for one name."""
NAME = r"[\w.-]+"
WITHOUT = {"factor": ("owner",)}
"""Parameters that may be empty, which changes the address."""
OPEN_DATA = ("data/", "api/", "schema/", "codes/", "feed", "expiries")
"""Where files stand that people write programs for."""


@dataclass(frozen=True, slots=True)
class AddressKind:
    """A name in `routes`, and the files that answer its addresses."""

    name: str
    spelled: str
    files: re.Pattern[str]
    is_page: bool

    def answers(self, path: str) -> bool:
        """Return whether a published file is of this kind."""
        return self.files.fullmatch(path) is not None


def address_kinds(languages: Iterable[str], names: Mapping[str, object] | None = None) -> list[AddressKind]:
    """Return every kind of address that `routes` knows; `languages` are the prefixes of the site's languages."""
    prefix = f"(?:{'|'.join(map(re.escape, languages))})"
    names = vars(routes) if names is None else names
    constants = {name: value for name, value in names.items() if name.isupper() and isinstance(value, str)}
    functions = {name: value for name, value in getmembers(routes, isfunction) if name not in NO_ADDRESSES}
    parts = {*routes.FOLDERS, *routes.ALIASES, *routes.FORMS}
    return [
        *(_constant(name, value, prefix) for name, value in constants.items() if value not in parts),
        *(kind for name, function in functions.items() for kind in _function(name, function, prefix)),
    ]


def _constant(name: str, address: str, prefix: str) -> AddressKind:
    if address in routes.GUIDE_SECTIONS:
        return AddressKind(name, address, re.compile(rf"{prefix}{address}(?:{NAME}/)*index\.html"), is_page=True)
    if address in routes.GUIDE_FILES:
        below = ".+" if address.endswith("/") else ""
        return AddressKind(name, address, re.compile(f"{prefix}{re.escape(address)}{below}"), is_page=False)
    if address in routes.BY_KIND_OF_RECORD:
        stem, _, extension = address.rpartition(".")
        pattern = rf"{re.escape(stem)}(?:-(?:sample|compiled))?\.{extension}"
        return AddressKind(name, address, re.compile(pattern), is_page=False)
    return _kind(name, address, re.escape(address), prefix)


def _function(name: str, function: Callable[..., str], prefix: str) -> Iterator[AddressKind]:
    parameters = list(signature(function).parameters)
    empty = [(parameter, "") if parameter in WITHOUT.get(name, ()) else (parameter,) for parameter in parameters]
    for places in product(*empty):
        spelled = function(*(f"<{place}>" if place else "" for place in places))
        pattern = re.sub(r"<(\w+)>", lambda place: f"(?:{PARTS.get(place[1], NAME)})", re.escape(spelled))
        yield _kind(name, spelled, pattern, prefix)


def _kind(name: str, spelled: str, pattern: str, prefix: str) -> AddressKind:
    is_page = not spelled or spelled.endswith(("/", ".html"))
    if is_page and not spelled.endswith(".html"):
        pattern = f"{prefix}{pattern}{NUMBERED}"
    return AddressKind(name, spelled, re.compile(pattern), is_page)


def unknown(paths: Iterable[str], kinds: Iterable[AddressKind]) -> list[str]:
    """Return the published files that no name in `routes` makes."""
    kinds = list(kinds)
    return [path for path in paths if not any(kind.answers(path) for kind in kinds)]


def unused(paths: Iterable[str], kinds: Iterable[AddressKind]) -> list[str]:
    """Return the names in `routes` of which nothing is published."""
    paths = list(paths)
    return [f"{kind.name}: {kind.spelled}" for kind in kinds if not any(map(kind.answers, paths))]


def undocumented(kinds: Iterable[AddressKind], guide: str) -> list[str]:
    """Return the addresses of open data that a guide does not spell out."""
    files = [kind.spelled for kind in kinds if not kind.is_page and kind.spelled.startswith(OPEN_DATA)]
    spelled = {file.replace("<extension>", form) for file in files for form in routes.TABLE_FORMS}
    return sorted(file for file in spelled if f"`/{file}`" not in guide)


def undescribed(paths: Iterable[str], resources: Iterable[str]) -> list[str]:
    """Return the tables of open data that neither the data package describes nor `routes` names one by one."""
    stems = {resource.rpartition(".")[0] for resource in resources}
    known = {f"{routes.LATEST}{stem}.{form}" for stem in stems for form in routes.TABLE_FORMS}
    known |= {routes.DATA_DESCRIPTOR, routes.DATA_CHECKSUMS, routes.FACTORS_LCA}
    known |= {routes.of_kind(routes.FACTORS_LCA, kind) for kind in ("sample", "compiled")}
    return sorted(path for path in paths if path.startswith(routes.LATEST) and path not in known)
