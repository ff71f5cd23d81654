"""Build once and print what it took, step by step, as one line of JSON. Run in a process of its own."""

import json
import resource
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

from generator.config import SiteConfig, load_config
from generator.model.catalogue import Catalogue
from generator.pages.product.page import product_pages
from generator.runtime.executor import LocalProcesses
from generator.runtime.writing import Place, write
from generator.workflows import build as pipeline
from generator.workflows.check import check, prepare

KIBIBYTES_PER_MEBIBYTE = 1024


def main(root: Path, disclosures: Path, out: Path, jobs: int) -> None:
    """Build and print."""
    marks = [("start", time.monotonic())]
    config = load_config(root)
    context = prepare(config, date(2026, 11, 22))
    verdicts = check([disclosures], context)
    marks.append(("check", time.monotonic()))
    content = pipeline.catalogue(verdicts, context)
    marks.append(("derive", time.monotonic()))
    names = {"data": "product pages", "guides": "other pages and data", "switch": "guides, manifest, switch"}

    def tell(step: str) -> None:
        if step in names:
            marks.append((names[step], time.monotonic()))

    pipeline.build(content, config, out, pipeline.BuildOptions(LocalProcesses(jobs, config), None, tell=tell))
    marks.append((names["switch"], time.monotonic()))
    steps = {name: now - before for (_, before), (name, now) in pairwise(marks)}
    alone = _one_language(content, config, out.with_name("one-language"))
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"steps": steps, "memory": max(own, children) / KIBIBYTES_PER_MEBIBYTE, "one_language": alone}))


def _one_language(content: Catalogue, config: SiteConfig, place: Path) -> float:
    """Return the seconds of rendering and writing the product pages of one language in one process."""
    single = config.with_site(config.site.model_copy(update={"languages": config.languages[:1]}))
    started = time.monotonic()
    write(product_pages(content, single), Place(place, place / "absent"))
    return time.monotonic() - started


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
