"""A browser, and the built site served below a path, as a host that is not its own would serve it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from generator.cli.serve import handler
from tests.builders import a_config
from tests.site import BuiltSite

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""First the shell that opens no windows: there a page costs a third."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


LINE_4G: dict[str, object] = {
    "offline": False,
    "connectionType": "cellular4g",
    "latency": 20,
    "downloadThroughput": 4_000_000,
    "uploadThroughput": 3_000_000,
}
"""In milliseconds and bytes per second."""


def on_a_line_of_4g(page: Page) -> None:
    """Let a page know its line: where it is slow or unknown, browsers fetch pictures from further below the window."""
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE_4G)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Return where a folder is served under strict headers: below its own name, so that nothing relies on a root."""
    strict = partial(handler(a_config(), f"/{folder.name}"), directory=str(folder.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), strict)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{folder.name}/"
    server.shutdown()
    server.server_close()


def launch(playwright: Playwright) -> Browser:
    """Return a headless Chromium: the first on the PATH, else Playwright's own."""
    installed = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=installed, args=FLAGS)


@pytest.fixture(scope="session")
def address(built_site: BuiltSite) -> Iterator[str]:
    """Return where the built site is served."""
    with serve(built_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()
