"""Whose turn it is: many hosts at once, one request a host at a time, a pause after each."""

import heapq
import threading
from collections import deque
from typing import Generic, TypeVar

from sayso.fetch.clock import Clock

T = TypeVar("T")


class Turns(Generic[T]):
    """Errands by host, given to whichever thread asks next."""

    def __init__(self, clock: Clock, rest: dict[str, float]) -> None:
        """`rest` says from when on a host may be asked, and is kept up to date."""
        self._clock = clock
        self._told = threading.Condition()
        self._errands: dict[str, deque[T]] = {}
        self._free: list[tuple[float, int, str]] = []  # hosts with errands, by when they are free
        self._from = rest
        self._busy: set[str] = set()
        self._count = 0
        self._stopped = False

    def put(self, host: str, errand: T, *, first: bool = False) -> None:
        """One more errand to a host, its last or its first."""
        with self._told:
            waiting = self._errands.setdefault(host, deque())
            waiting.appendleft(errand) if first else waiting.append(errand)
            if len(waiting) == 1 and host not in self._busy:
                self._offer(host)
                self._told.notify()

    def take(self) -> tuple[str, T] | None:
        """The next errand, as soon as its host is free; None once all has stopped."""
        with self._told:
            while not self._stopped:
                now = self._clock.seconds()
                if self._free and self._free[0][0] <= now:
                    host = heapq.heappop(self._free)[2]
                    self._busy.add(host)
                    return host, self._errands[host].popleft()
                self._clock.wait(self._told, self._free[0][0] - now if self._free else None)
            return None

    def done(self, host: str, pause: float) -> None:
        """The host was asked, and is left alone for so many seconds."""
        with self._told:
            self._busy.discard(host)
            self._from[host] = self._clock.seconds() + pause
            if self._errands[host]:
                self._offer(host)
                self._told.notify()

    def stop(self) -> None:
        with self._told:
            self._stopped = True
            self._told.notify_all()

    def _offer(self, host: str) -> None:
        self._count += 1
        heapq.heappush(self._free, (self._from.get(host, 0.0), self._count, host))
