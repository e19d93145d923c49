"""Lines for a terminal: hanging under a margin, wrapped to the width, safe to show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from sayso.export.terminal import one_line

MEASURE = 100  # columns; the eye loses longer lines
STEP = 4
STYLES = {
    "": Style(),
    "strong": Style(bold=True),
    "dim": Style(dim=True),
    "act": Style(color="cyan"),
    "warning": Style(italic=True, color="yellow"),
    "good": Style(color="green"),
    "bad": Style(color="red"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph: its depth, and its pieces with the names of their styles."""

    pieces: tuple[tuple[str, str], ...] = ()
    depth: int = 0

    @classmethod
    def of(cls, *pieces: str | tuple[str, str], depth: int = 0) -> "Row":
        return cls(tuple((p, "") if isinstance(p, str) else p for p in pieces), depth)


BLANK = Row()


def printed(rows: Iterable[Row], *, width: int, colour: bool) -> str:
    """The rows as text; without `colour` no escape code is in it."""
    console = plain_console(width=width, colour=colour)
    with console.capture() as captured:
        for row in rows:
            if not row.pieces:
                console.print()
            line = Text()
            for words, style in row.pieces:
                line.append(_shown(words), STYLES[style])
            for wrapped in (
                wrapped_text(console, line, min(width, MEASURE), margin=row.depth * STEP)
                if row.pieces
                else ()
            ):
                console.print(wrapped)
    return captured.get()


def _shown(words: str) -> str:
    """The words on one line, safe to show, with the spaces at their ends."""
    start = words[: len(words) - len(words.lstrip(" "))]
    end = words[len(words.rstrip(" ")) :] if words.strip() else ""
    return f"{start}{one_line(words)}{end}"


def plain_console(*, width: int, colour: bool) -> Console:
    """A console that writes to nowhere, to be captured."""
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )


def wrapped_text(console: Console, line: Text, width: int, *, margin: int = 0) -> Iterator[Text]:
    """The line in rows of at most `width` columns, each behind the margin."""
    margin = min(margin, width // 2)
    for row in line.wrap(console, max(width - margin, 1)):
        row.rstrip()
        yield Text(" " * margin) + row if row.plain else Text()
