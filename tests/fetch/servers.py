"""Servers on loopback that misbehave in every way, started by the tests themselves."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Host:
    """One host: what it answers by path, and what it was asked."""

    def __init__(self):
        self.pages: dict[str, object] = {}
        self.asked: list[tuple[float, str, dict[str, str]]] = []
        self.url = ""

    def paths(self):
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    def times(self):
        return [at for at, path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    host: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        told = {name.lower(): value for name, value in self.headers.items()}
        self.host.asked.append((time.monotonic(), self.path, told))
        page = self.host.pages.get(self.path)
        if callable(page):
            page = page(self)
        if page is None:
            if self.path not in self.host.pages:
                self.answer(404, b"no")
            return
        status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
        self.answer(status, body, headers)

    def answer(self, status, body, headers=()):
        told = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
            **dict(headers),
        }
        self.send_response(status)
        for name, value in told.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data):
        """Bytes as they are, and the connection closed."""
        self.close_connection = True
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass  # a client that goes away is what is tested


@contextmanager
def served(address="127.0.0.1", tls=None, **pages: object):
    """A host with these pages, by path without its slash."""
    host = Host()
    host.pages = {f"/{name}": page for name, page in pages.items()}
    server = Server((address, 0), type("H", (Handler,), {"host": host}))
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    host.url = f"http://{address}:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def slowly(
    piece: bytes, pause: float, head: bytes = b"HTTP/1.1 200 OK\r\n\r\n"
) -> Callable[[Handler], None]:
    """A body that drips for ever."""

    def drip(handler: Handler) -> None:
        handler.raw(head)
        try:
            while True:
                handler.raw(piece)
                time.sleep(pause)
        except OSError:
            pass

    return drip


def article(words: str, title: str = "Port of Skarn shut") -> bytes:
    """A page with an article in it."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1><p>{words}</p>"
        "<p>The harbour of Skarn stood still on Monday while the ships waited outside the strait,"
        " and the trucks waited on the road from Halm to the north quay for the whole day.</p>"
        "</article></body></html>"
    ).encode()


def dead() -> str:
    """An address at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"
