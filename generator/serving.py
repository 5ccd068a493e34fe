"""A local server that rebuilds after each edit. A bad edit shows its diagnostics; the last good
site stays."""

import html
import json
import threading
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator import checking, pipeline, reporting

QUIET_SECONDS = 0.3
"""How long files must rest before a rebuild: an editor saves in several steps."""

_CLIENT = """
<script>
(() => {
  const seen = SEEN;
  const events = new EventSource("/.events");
  events.onmessage = (message) => {
    const state = JSON.parse(message.data);
    let box = document.getElementById("questions-serve");
    if (state.version !== seen) { events.close(); location.reload(); return; }
    if (!state.report) { if (box) box.remove(); return; }
    if (!box) {
      box = document.createElement("pre");
      box.id = "questions-serve";
      box.setAttribute("role", "alert");
      box.style.cssText = "position:fixed;inset:auto 0 0;max-height:60vh;overflow:auto;margin:0;" +
        "padding:1rem;z-index:99;background:#2b0f12;color:#ffe9e9;font:14px/1.5 monospace;" +
        "white-space:pre-wrap;border-top:3px solid #ff6b6b";
      document.body.append(box);
    }
    box.textContent = state.report;
  };
})();
</script>
"""


class State:
    """What the pages that are open need to know; waits until it changes."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._tick = 0
        self.version = 0
        """Counts the good builds."""
        self.report = ""
        """What is wrong with the newest edit, or nothing."""

    def update(self, *, built: bool, report: str) -> None:
        with self._changed:
            self._tick += 1
            self.version += built
            self.report = report
            self._changed.notify_all()

    def as_event(self) -> bytes:
        state = {"version": self.version, "report": self.report}
        return f"data: {json.dumps(state)}\n\n".encode()

    def wait(self, tick: int, timeout: float) -> int:
        """Returns the present tick, once it is another one or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._tick != tick, timeout)
            return self._tick


class Rebuilder:
    """Checks and builds; never raises for what a person wrote."""

    def __init__(self, project: checking.Project, site: Path, address: str, say: pipeline.Progress):
        self.project = project
        self.site = site
        self.address = address
        self.say = say
        self.state = State()

    def rebuild(self) -> None:
        started = time.monotonic()
        checked = checking.check(self.project, self.say)
        report = reporting.as_text(checked.diagnostics)
        self.say(report + reporting.summary(checked.diagnostics, len(checked.entries)))
        if checked.has_errors:
            errors = [found for found in checked.diagnostics if found.is_error]
            self.say("nothing was built; the last good site stays")
            self.state.update(built=False, report=reporting.as_text(errors))
            return
        try:
            pipeline.build(self.project, checked, self.site, self.address, self.say)
        except pipeline.CannotBuild as reason:
            self.say(f"nothing was built: {reason}")
            self.state.update(built=False, report=str(reason))
        else:
            self.say(f"built in {time.monotonic() - started:.1f} s: {self.address}")
            self.state.update(built=True, report="")


class Handler(SimpleHTTPRequestHandler):
    """The site's files, its own 404, and the news of rebuilds."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, rebuilder: Rebuilder, **kwargs):
        self.rebuilder = rebuilder
        super().__init__(*args, directory=str(rebuilder.site), **kwargs)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/.events":
            self._send_events()
            return
        file = self._file(path)
        if file is None and not path.endswith("/") and self._file(f"{path}/"):
            self._redirect(f"{path}/")
        elif file is None:
            self._send_page(self._not_found(), HTTPStatus.NOT_FOUND)
        elif file.suffix == ".html":
            self._send_page(file.read_text(encoding="utf-8"), HTTPStatus.OK)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Silent: the terminal is for diagnostics."""

    def _file(self, path: str) -> Path | None:
        """The file that an address means, never one outside the site."""
        site = self.rebuilder.site.resolve()
        file = (site / unquote(path).lstrip("/")).resolve()
        if path.endswith("/"):
            file = file / "index.html"
        return file if file.is_relative_to(site) and file.is_file() else None

    def _not_found(self) -> str:
        page = self.rebuilder.site / "404.html"
        if page.exists():
            return page.read_text(encoding="utf-8")
        report = html.escape(self.rebuilder.state.report or "building…")
        return f"<!doctype html><title>Recto Verso</title><body><pre>{report}</pre></body>"

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_page(self, page: str, status: HTTPStatus) -> None:
        client = _CLIENT.replace("SEEN", str(self.rebuilder.state.version))
        content = page.replace("</body>", f"{client}</body>").encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        tick = -1
        try:
            while True:
                tick = self.rebuilder.state.wait(tick, timeout=15)
                self.wfile.write(self.rebuilder.state.as_event())
                self.wfile.flush()
        except OSError:
            return  # the page was closed


class _Edits(FileSystemEventHandler):
    """Notes that something changed."""

    def __init__(self, changed: threading.Event):
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory and event.event_type in (
            "created",
            "modified",
            "deleted",
            "moved",
        ):
            self.changed.set()


def serve(project: checking.Project, host: str, port: int, say: pipeline.Progress) -> None:
    """Builds, serves and rebuilds until interrupted.

    Raises:
        pipeline.CannotBuild: when the address is taken.
    """
    site = project.root / "site"
    # The port may be the system's choice, so the server comes before the address is known.
    rebuilder = Rebuilder(project, site, "", say)
    try:
        server = ThreadingHTTPServer((host, port), partial(Handler, rebuilder=rebuilder))
    except OSError as error:
        hint = f"stop what runs there or try `--port {port + 1}`"
        raise pipeline.CannotBuild(f"{host}:{port}: {error.strerror}; {hint}") from error
    server.daemon_threads = True
    rebuilder.address = f"http://{host}:{server.server_address[1]}/"
    changed = threading.Event()
    observer = Observer()
    for folder in _watched(project):
        observer.schedule(_Edits(changed), str(folder), recursive=True)
    observer.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        rebuilder.rebuild()
        say(f"serving {rebuilder.address} (Ctrl-C stops)")
        _rebuild_after_edits(rebuilder.rebuild, changed)
    except KeyboardInterrupt:
        say("stopped")
    finally:
        observer.stop()
        server.shutdown()
        server.server_close()


def _rebuild_after_edits(rebuild: Callable[[], None], changed: threading.Event) -> None:
    while True:
        changed.wait()
        while changed.is_set():
            changed.clear()
            time.sleep(QUIET_SECONDS)
        rebuild()


def _watched(project: checking.Project) -> list[Path]:
    folders = [project.bank, project.root / "site_overrides"]
    return [folder for folder in folders if folder.is_dir()]
