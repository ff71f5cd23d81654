"""Open data, exchange formats, feeds, the search index, and what a web server must be told.

`PER_PRODUCT` exporters look at each product by itself, so a catalogue may be handed to them in slices; `EXPORTERS` need
all of it; `LAST_EXPORTERS` need sizes and fingerprints of what is already made.
"""

from generator.publish.api import product_documents, product_index
from generator.publish.assets import assets
from generator.publish.datasets import datasets
from generator.publish.descriptor import data_descriptor
from generator.publish.documents import public_documents
from generator.publish.expiries import expiries
from generator.publish.feeds import feeds
from generator.publish.lca import lca_factors
from generator.publish.linkset import linkset
from generator.publish.progress import progress_table
from generator.publish.reference import codelists, schemas
from generator.publish.search_index import search_index
from generator.publish.server_headers import server_headers
from generator.publish.sitemap import sitemap
from generator.publish.snapshots import snapshot_checksums, snapshots
from generator.publish.status import status_lists

PER_PRODUCT = (product_documents,)
EXPORTERS = (
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

__all__ = ["EXPORTERS", "LAST_EXPORTERS", "PER_PRODUCT"]
