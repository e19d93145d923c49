"""What is said on standard error while articles are read: messages, and a bar for many."""

from collections.abc import Iterator
from contextlib import contextmanager

from sayso.cli.bar import Bar


class Course:
    """How far a run has come; the bar, if it is wanted, appears with the second article."""

    def __init__(self, *, bar: bool, expected: int | None) -> None:
        self.read = 0
        self.failed = 0
        self._expected = expected
        self._wanted = bar and expected != 1
        self._bar = Bar()

    def step(self, failure: str | None) -> None:
        """One more article; its failure, if any, gets its line above the bar."""
        self.read += 1
        self.failed += failure is not None
        if failure is not None:
            self.say(f"sayso: {failure}")
        self._show()

    def say(self, message: str) -> None:
        """One line on standard error, whatever the message holds."""
        self._bar.say(message)

    def begin(self) -> None:
        """Show the bar at once where it is known that many articles will come."""
        self._show()

    def end(self) -> None:
        self._bar.end()

    def _show(self) -> None:
        if self._wanted and (self.read > 1 or self._expected):
            self._bar.show(self.read, self._expected)


@contextmanager
def course(*, bar: bool, expected: int | None) -> Iterator[Course]:
    """The course of a run; the bar is gone at its end. `expected` articles, None if unknown."""
    under_way = Course(bar=bar, expected=expected)
    under_way.begin()
    try:
        yield under_way
    finally:
        under_way.end()
