"""`portal serve`: build, serve on localhost, rebuild when a file changes."""

import argparse
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.cli.exit_codes import FINE
from generator.cli.site_build import build_site
from generator.components.style import style_of
from generator.config import SiteConfig, load_config
from generator.config.headers import load_headers

HOST = "127.0.0.1"
QUIET_SECONDS = 0.4
"""A burst of changes, as editors and git make them, is one change."""


class Handler(SimpleHTTPRequestHandler):
    """A web server with the headers of the real one, which answers what it does not have with the site's own page."""

    headers_of: Callable[[str], Mapping[str, str]] = staticmethod(lambda _: {})
    """Gives the headers of a path."""

    def end_headers(self) -> None:
        """Add the headers of this kind of file."""
        for name, value in self.headers_of(self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with `404.html`."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():  # noqa: PLR2004  the status code is its own name
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Keep quiet: the address is all that a reader of the terminal needs."""


def handler(config: SiteConfig, folder: str = "") -> type[Handler]:
    """Return a handler that sends the headers of `site_config/deploy/headers.yaml`, for a site below a folder."""
    headers = load_headers(config.root, style_of(config.root).hash)

    class Strict(Handler):
        headers_of = staticmethod(lambda path: headers.of(path.removeprefix(folder)))

    return Strict


class Changes(FileSystemEventHandler):
    """Remembers that something changed."""

    def __init__(self) -> None:
        """Start without a change."""
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a file; reading one is none."""
        if event.event_type in ("created", "deleted", "modified", "moved") and not event.is_directory:
            self.seen.set()


def command(options: argparse.Namespace, config: SiteConfig) -> int:
    """Serve the site until interrupted; what changes while it is first built is not missed."""
    changes = _watched(options, config)
    build_site(options, config)
    out = Path(options.out).resolve()
    out.mkdir(exist_ok=True)
    server = ThreadingHTTPServer((HOST, options.port), _handler(config, out))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{HOST}:{server.server_port}/"
    for words in config.words.values():
        print(words.say("serve.address", address=address), flush=True)
    try:
        for fresh in _rebuilt_on_change(changes, options, config):
            server.RequestHandlerClass = _handler(fresh, out)
    except KeyboardInterrupt:
        server.shutdown()
    return FINE


def _handler(config: SiteConfig, out: Path) -> Callable[..., Handler]:
    """Return what answers a request; its headers name the style sheet that pages have now."""
    return partial(handler(config), directory=str(out))


def _watched(options: argparse.Namespace, config: SiteConfig) -> Changes:
    """Return what remembers changes from now on."""
    changes = Changes()
    observer = Observer()
    for folder in (options.disclosures, config.root / "content", config.root / "site_config"):
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    return changes


def _rebuilt_on_change(changes: Changes, options: argparse.Namespace, config: SiteConfig) -> Iterator[SiteConfig]:
    """Build again after every burst of changes and yield the settings; a failure is told, and the old site stays."""
    while True:
        changes.seen.wait()
        while changes.seen.is_set():
            changes.seen.clear()
            time.sleep(QUIET_SECONDS)
        started = time.monotonic()
        try:
            fresh = load_config(config.root)
            build_site(options, fresh)
        except Exception as error:  # noqa: BLE001  a half-saved file must not end the server
            print(f"portal: {error}", file=sys.stderr)
            continue
        for words in config.words.values():
            print(words.say("serve.rebuilt", seconds=f"{time.monotonic() - started:.1f}"), flush=True)
        yield fresh
