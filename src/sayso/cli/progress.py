"""What is said on standard error while a command runs: messages, and a bar for many articles."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sayso.export.terminal import one_line

if TYPE_CHECKING:
    from rich.progress import Progress


class Course:
    """How far a run has come; the bar, if it is wanted, appears with the second article."""

    def __init__(self, *, bar: bool, expected: int | None) -> None:
        self.read = 0
        self.failed = 0
        self._expected = expected
        self._wanted = bar and expected != 1
        self._bar: Progress | None = None

    def step(self, failure: str | None) -> None:
        """One more article; its failure, if any, gets its line above the bar."""
        self.read += 1
        self.failed += failure is not None
        if failure is not None:
            self.say(f"sayso: {failure}")
        self._show()

    def say(self, message: str) -> None:
        """One line on standard error, whatever the message holds."""
        if self._bar is None:
            click.echo(one_line(message), err=True)
        else:
            self._bar.console.print(one_line(message), soft_wrap=True)

    def begin(self) -> None:
        """Show the bar at once where it is known that many articles will come."""
        self._show()

    def end(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _show(self) -> None:
        if self._bar is None and self._wanted and (self.read > 1 or self._expected):
            self._bar = _bar()
            self._bar.add_task("", total=self._expected)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self.read)


@contextmanager
def course(*, bar: bool, expected: int | None) -> Iterator[Course]:
    """The course of a run; the bar is gone at its end. `expected` articles, None if unknown."""
    under_way = Course(bar=bar, expected=expected)
    under_way.begin()
    try:
        yield under_way
    finally:
        under_way.end()


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles"),
        TimeElapsedColumn(),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True, markup=False, highlight=False, emoji=False),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        refresh_per_second=4,
    )
