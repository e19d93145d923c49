"""The server on this machine, and what keeps the record current while it runs."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn

from sayso.errors import ServeError
from sayso.web.app import create_app
from sayso.web.guarding import loopback

if TYPE_CHECKING:
    from sayso.desk import Desk

PORT = 8031
_PAUSE = 2.0  # seconds from one look at what waits to be judged to the next
_PATIENCE = 30.0  # seconds for a story that is being judged when the server stops
_GRACE = 3  # seconds for open answers when the server stops


def serve(
    desk: "Desk", *, host: str, port: int, told: Callable[[str], None], scheduled: bool = False
) -> None:
    """Serve the desk until it is interrupted; `told` gets the address once it is open.

    With `scheduled` feeds are asked as their turn comes, from the beginning.

    Raises ServeError where the address is not of this machine, or is taken.
    """
    app = create_app(desk)
    config = uvicorn.Config(
        app,
        host=loopback(host),
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        ws="none",
    )
    settle()
    with _kept_current(desk):
        try:
            if scheduled:
                app.state.schedule.start()
            _Server(config, told).run()
        except KeyboardInterrupt:  # the way to stop it
            return
        finally:
            app.state.schedule.stop()
            app.state.queue.close()


def settle() -> None:
    """Let the collector of garbage pass over what is loaded by now, which stays.

    To go through all of it took 0.1 seconds, in the midst of one page in twenty
    (`benchmarks/web.py`).
    """
    gc.collect()
    gc.freeze()


class _Server(uvicorn.Server):
    """Says where it can be found, once it can."""

    def __init__(self, config: uvicorn.Config, told: Callable[[str], None]) -> None:
        super().__init__(config)
        self._told = told

    async def startup(self, sockets: Any = None) -> None:
        host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
        try:
            await super().startup(sockets)
        except SystemExit as error:
            raise ServeError(
                f"{host}:{self.config.port}",
                "the address cannot be opened, perhaps another program has it",
                "name another port with --port",
            ) from error
        port = self.servers[0].sockets[0].getsockname()[1]
        self._told(f"http://{host}:{port}/")


@contextmanager
def _kept_current(desk: "Desk") -> Iterator[None]:
    """Judge what waits, beside the pages: they show the record as it was last judged."""
    stop = threading.Event()
    thread = threading.Thread(target=_judge, args=(desk, stop), daemon=True, name="judging")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_PATIENCE)


def _judge(desk: "Desk", stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            desk.judge()
        except Exception:  # pages go on with what is judged, and the next round tries again
            logging.getLogger("sayso").exception("the record could not be brought up to date")
        stop.wait(_PAUSE)
