"""The terminal's table: an article's statements in order, wrapped to the width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from sayso.export.notes import act, notes, others, said_by, speaker
from sayso.export.outline import UNSURE, content, published, ranked, tally, title
from sayso.export.terminal import one_line
from sayso.export.wrapping import MEASURE, STEP, plain_console, wrapped_text
from sayso.types.article import Article
from sayso.types.attribution import Statement
from sayso.types.reading import Reading
from sayso.types.span import joined

_BOLD, _DIM, _NOBODY = Style(bold=True), Style(dim=True), Style(dim=True, italic=True)
_ACT = Style(color="cyan")


def render(readings: Iterable[Reading], *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Each article's table as text; without `colour` no escape code is in it.

    A reading that failed has no table.
    """
    shown = 0
    for reading in readings:
        if reading.failure is None:
            gap = "\n\n" if shown else ""
            shown += 1
            yield gap + _printed(Record(reading), width=width, colour=colour)


@dataclass(frozen=True, slots=True)
class Record:
    """What one article says, for a rich console."""

    reading: Reading

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MEASURE)
        article = self.reading.article
        yield from _head(console, article, width)
        for depth, statement in ranked(self.reading.statements):
            yield Text()
            yield from _block(console, self.reading, statement, depth=depth, width=width)
        yield Text()
        if own := others(self.reading):
            yield from wrapped_text(console, Text(one_line(own), _DIM), width)
        yield from wrapped_text(console, Text(tally(self.reading), _DIM), width)


def _printed(record: Record, *, width: int, colour: bool) -> str:
    console = plain_console(width=width, colour=colour)
    with console.capture() as captured:
        console.print(record)
    return captured.get()


def _head(console: Console, article: Article, width: int) -> Iterator[Text]:
    yield from wrapped_text(console, Text(one_line(title(article)), _BOLD), width)
    outlet = article.outlet.name or article.outlet.domain
    about = [each for each in (outlet, published(article), article.key or article.url) if each]
    if about:
        yield from wrapped_text(console, Text(one_line(" · ".join(about)), _DIM), width)
    for warning in article.warnings:
        yield from wrapped_text(console, Text(one_line(f"Note: {warning}"), _DIM), width)


def _block(
    console: Console, reading: Reading, statement: Statement, *, depth: int, width: int
) -> Iterator[Text]:
    """Who said it and how, hanging below it what was said, and what its cells hold."""
    text = reading.article.text
    margin = min(depth * STEP, width // 3)
    yield from wrapped_text(console, _who(reading, statement), width, margin=margin)
    for paragraph in content(text, statement):
        yield from wrapped_text(console, Text(one_line(paragraph)), width, margin=margin + STEP)
    cells = " · ".join(f"{label} {words}" for label, words in notes(reading, statement))
    if cells:
        yield from wrapped_text(console, Text(one_line(cells), _DIM), width, margin=margin + STEP)


def _who(reading: Reading, statement: Statement) -> Text:
    text, source = reading.article.text, statement.source
    named = one_line(said_by(reading, statement)) or "no source named"
    line = Text().append(named, _BOLD if source else _NOBODY)
    if name := speaker(reading, statement):
        line.append(f" ({one_line(name)})")
    line.append(f"  {one_line(joined(text, statement.cue.spans))}", _DIM)
    if done := act(statement):
        line.append(f" · {done}", _ACT)
    if statement.confidence < UNSURE:
        line.append(" · unsure", Style(italic=True, color="yellow"))
    return line
