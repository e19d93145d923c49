"""The clock by which the web is visited; a test may let it run faster."""

import threading
import time
from datetime import UTC, datetime


class Clock:
    """`rate` seconds of it go by in one second of the wall's clock."""

    def __init__(self, rate: float = 1.0) -> None:
        self._rate = rate

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Seconds since some moment; never backwards."""
        return time.monotonic() * self._rate

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        """Wait until the condition is told of, or so long."""
        condition.wait(None if seconds is None else max(seconds, 0) / self._rate)
