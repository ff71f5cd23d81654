"""Where the codes and ids in a register's rows lead: to other rows, to products, organisations, categories, places."""

from generator.components.layout import Link
from generator.components.renderer import PageRenderer
from generator.config import SiteConfig, TableSchema
from generator.language.text import Text
from generator.model import routes
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.disclosure import Verification
from generator.model.register_records import Confirmation, Notice, RegisterRecord
from generator.pages.registers.sections import places

CODES_WITH_PAGES = {"categories": routes.category, "districts": routes.district}


class Signposts:
    """Knows the way from a page of registers to everything that rows name, in one language."""

    def __init__(self, catalogue: Catalogue, config: SiteConfig, renderer: PageRenderer) -> None:
        """Note down where everything stands."""
        self._renderer, self._schemas = renderer, config.register_schemas
        self._organisations = {entry.organisation.org_id for entry in catalogue.organisations}
        self._by_footprint: dict[str, ProductEntry] = {}
        self._by_claim: dict[tuple[str, str, str], ProductEntry] = {}
        for entry in catalogue.products:
            for footprint in entry.footprints:
                self._by_footprint[footprint.uuid] = entry
                for claim in (*footprint.verifications, *footprint.labels):
                    is_verification = isinstance(claim.record, Verification)
                    table, column = ("verifications", "verification_id") if is_verification else ("labels", "label_id")
                    key = (table, entry.organisation.org_id, claim.record.cell(column) or "")
                    self._by_claim[key] = entry
        self._rows: dict[tuple[str, str], tuple[RegisterRecord, int]] = {}
        for name, schema in config.register_schemas.items():
            for row, place in places(name, catalogue.registers.rows(name), config):
                self._rows[name, row.cell(schema.primary_key[0]) or ""] = (row, place)

    def row(self, register: str, row_id: str, route: str) -> Link:
        """Return the way to a row of a register, under its title."""
        row, place = self._rows[register, row_id]
        target = routes.part(routes.register(register), place)
        return Link(
            self.title(self._schemas[register], row) or row_id, f"{self._renderer.href(route, target)}#{row_id}"
        )

    def title(self, schema: TableSchema, row: RegisterRecord) -> Text | None:
        """Return the name of a row, where it has one."""
        stem = schema.row_title
        return self._renderer.translator.stated(row, stem) if stem else None

    def code(self, codelist: str, code: str, route: str) -> object:
        """Return a code in words, with the way to its page where it has one."""
        words = self._renderer.translator.code(codelist, code)
        page = CODES_WITH_PAGES.get(codelist)
        return Link(words, self._renderer.href(route, page(code))) if page else words

    def organisation(self, org_id: str, route: str) -> object:
        """Return an organisation's id, with the way to its page where it discloses here."""
        if org_id not in self._organisations:
            return org_id
        return Link(org_id, self._renderer.href(route, routes.organisation(org_id)))

    def footprint(self, uuid: str, route: str) -> object:
        """Return a footprint's permanent id, with the way to its page where it stands here."""
        if uuid not in self._by_footprint:
            return uuid
        return Link(uuid, self._renderer.href(route, routes.footprint(uuid)))

    def subject(self, row: RegisterRecord, route: str) -> Link | None:
        """Return the product that a confirmation or a notice is about; nothing where nobody here has it."""
        entry = None
        if isinstance(row, Confirmation):
            entry = self._by_claim.get((row.claim_table, row.org_id, row.claim_id))
        elif isinstance(row, Notice):
            entry = self._by_footprint.get(row.footprint_uuid)
        if entry is None:
            return None
        name = self._renderer.translator.stated(entry.product, "name")
        return Link(name, self._renderer.href(route, routes.product(entry.number)))
