"""Open data, exchange formats, feeds, the search index, and the headers that a web server sends.

`LAST_EXPORTERS` need sizes and fingerprints of what is already made.
"""

from generator.publish.api import product_documents, product_index
from generator.publish.assets import assets
from generator.publish.datapackage import data_descriptor
from generator.publish.datasets import datasets
from generator.publish.expiries import expiries
from generator.publish.feeds import feeds
from generator.publish.lca_factors import lca_factors
from generator.publish.linkset import linkset
from generator.publish.procurement_snapshots import snapshot_checksums, snapshots
from generator.publish.progress import progress_table
from generator.publish.public_documents import public_documents
from generator.publish.schemas import codelists, schemas
from generator.publish.search_index import search_index
from generator.publish.server_headers import server_headers
from generator.publish.sitemap import sitemap
from generator.publish.status_lists import status_lists

EXPORTERS = (
    product_documents,
    product_index,
    search_index,
    server_headers,
    public_documents,
    datasets,
    lca_factors,
    progress_table,
    snapshots,
    linkset,
    schemas,
    codelists,
    assets,
    feeds,
    expiries,
)
LAST_EXPORTERS = (data_descriptor, snapshot_checksums, status_lists, sitemap)

__all__ = ["EXPORTERS", "LAST_EXPORTERS"]
