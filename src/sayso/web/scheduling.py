"""Feeds asked as their turn comes, beside the pages, while somebody has that turned on."""

import logging
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.types.view import Added

if TYPE_CHECKING:
    from sayso.desk import Desk
    from sayso.web.queueing import Queue

TITLE = "Feeds and pages whose turn it is"
_PAUSE = 10.0  # seconds from one look at whose turn it is to the next
_PATIENCE = 5.0  # seconds for its thread when it is turned off


class Schedule:
    """Puts a round of `Desk.refresh(due=True)` into the queue whenever something is due.

    It is off until it is started, and ends with the server. What people put into the queue comes
    before the next round, since a round is put in only when nothing is under way.
    """

    def __init__(self, desk: "Desk", queue: "Queue") -> None:
        self._desk = desk
        self._queue = queue
        self._lock = threading.Lock()
        self._stopped: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self._last: int | None = None

    @property
    def is_on(self) -> bool:
        return self._stopped is not None

    def start(self) -> None:
        """Turn it on; nothing happens where it is."""
        with self._lock:
            if self._stopped is None:
                self._stopped = threading.Event()
                told = (self._stopped,)
                self._thread = threading.Thread(
                    target=self._run, args=told, daemon=True, name="schedule"
                )
                self._thread.start()

    def stop(self) -> None:
        """Turn it off; a round that is under way goes on to its end."""
        with self._lock:
            stopped, self._stopped = self._stopped, None
            thread, self._thread = self._thread, None
        if stopped and thread:
            stopped.set()
            thread.join(_PATIENCE)

    def _run(self, stopped: threading.Event) -> None:
        while not stopped.is_set():
            try:
                if not self._busy() and self._desk.is_due():
                    self._put()
            except Exception:  # the next look may fare better
                logging.getLogger("sayso").exception("whose turn it is could not be looked up")
            stopped.wait(_PAUSE)

    def _busy(self) -> bool:
        return any(not task.ended for task in self._queue.tasks())

    def _put(self) -> None:
        """A round, in place of the last: what came of that is in the log."""
        if self._last is not None:
            self._queue.drop(self._last)
        self._last = self._queue.put(TITLE, (), _round)


def _round(desk: "Desk") -> Iterator[Added]:
    return desk.refresh(due=True)
