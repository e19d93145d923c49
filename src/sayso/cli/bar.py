"""The bar of a run on standard error, with lines under it and messages above; gone at the end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sayso.export.terminal import one_line

if TYPE_CHECKING:
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import Progress


class Bar:
    """How far a run has come, for a person who looks on; loaded when it is first shown."""

    def __init__(self) -> None:
        self._live: Live | None = None
        self._bar: Progress | None = None

    @property
    def is_shown(self) -> bool:
        return self._live is not None

    def show(self, done: int, total: int | None, lines: Sequence[str] = ()) -> None:
        """So many articles of so many are done; the lines stand under it, the first one bright."""
        if self._bar is None or self._live is None:
            self._begin()
        if self._bar and self._live:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)
            self._live.update(_under(self._bar, lines))

    def say(self, message: str) -> None:
        """One line on standard error, whatever the message holds."""
        if self._live is None:
            click.echo(one_line(message), err=True)
        else:
            self._live.console.print(one_line(message), soft_wrap=True)

    def end(self) -> None:
        if self._live is not None:
            self._live.stop()
        self._live = self._bar = None

    def _begin(self) -> None:
        from rich.console import Console
        from rich.live import Live

        console = Console(stderr=True, markup=False, highlight=False, emoji=False)
        self._bar = _columns(console)
        self._bar.add_task("", total=None)
        self._live = Live(
            self._bar,
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
            refresh_per_second=4,
        )
        self._live.start()


def _under(bar: "Progress", lines: Sequence[str]) -> "Group":
    from rich.console import Group
    from rich.text import Text

    styled = [("" if number == 0 else "dim", line) for number, line in enumerate(lines)]
    return Group(bar, *(Text(line, style=style, no_wrap=True) for style, line in styled))


def _columns(console: "Console") -> "Progress":
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
        TextColumn("·"),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
        console=console,
        auto_refresh=False,
    )
