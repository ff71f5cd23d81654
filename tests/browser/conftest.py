"""A browser, and the built site served below a path, as a host that is not its own would serve it."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.cli.serve import handler
from generator.config import SiteConfig
from tests.site import BuiltSite

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def address(built_site: BuiltSite, config: SiteConfig) -> Iterator[str]:
    """Return where the site is served under its strict headers: below `/site/`, so that nothing relies on a root."""
    serve = partial(handler(config, "/site"), directory=str(built_site.folder.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium: the one on the PATH, else Playwright's own."""
    installed = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=installed, args=FLAGS)
        yield started
        started.close()
