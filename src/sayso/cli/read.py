"""`sayso read`: who said what in files, folders, standard input and pages of the web."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

import click

from sayso.cli import output
from sayso.cli.progress import Course, course
from sayso.cli.surface import manners, web_options
from sayso.errors import SaysoError
from sayso.export.outline import counted
from sayso.types.reading import Reading

FORMATS = ("table", "json", "jsonl", "conllu", "html")
ONE = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".docx")  # files of one article

Render = Callable[[Iterable[Reading]], Iterator[str]]


class Options(TypedDict):
    """What may be asked of `sayso read`."""

    format: str
    output: str
    published: datetime | None
    min_confidence: float
    jobs: int
    quiet: bool
    colour: bool | None


@click.command(
    epilog="""\b
    Examples:
      sayso read article.txt
      sayso read --format html --output record.html article.txt
      cat rows.jsonl | sayso read --format jsonl --jobs 4 -
    """
)
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-f",
    "--format",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="table to look at; json, jsonl for programs; conllu for the parse; html for the browser.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Write there, all or nothing, instead of to standard output.",
)
@click.option(
    "--published",
    callback=lambda _ctx, _param, value: value and _moment(value),
    metavar="DATE",
    help="The date of articles that give none, such as 2031-04-12.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="FLOAT",
    help="Leave out statements less sure than this, from 0 to 1; hardly any is surer than 0.9.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read with N processes.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
@click.option(
    "--colour/--no-colour",
    "--color/--no-color",
    default=None,
    help="Bold and dim in the table; by default on a terminal, unless NO_COLOR is set.",
)
@web_options
def read(paths: tuple[str, ...], **options: Unpack[Options]) -> None:
    """Print who said what in PATHS.

    PATHS are files (text, HTML, PDF, mails and mailboxes, .docx, .mhtml, transcripts, JSONL,
    tables, exported posts, zip and web archives), folders of them, addresses (http, https), and
    "-" for standard input, which is also read where no path is given and something is piped in.
    What a file is, is told by its content.

    The exit code is 1 if an article could not be read, 2 if the run could not go on, and 130 if it
    was stopped by Ctrl-C.
    """
    paths = paths or _piped()
    target = options["output"]
    bar = not options["quiet"] and sys.stderr.isatty() and not output.is_terminal(target)
    with course(bar=bar, expected=_expected(paths)) as progress:
        code = _run(paths, progress, options)
    sys.exit(code)


def _run(paths: tuple[str, ...], progress: Course, options: Options) -> int:
    """Read, render and write; gives the exit code, and says why where it is 2 or 130."""
    target = options["output"]
    try:
        with output.opened(target, encoding=_encoding(options)) as write:
            for text in _renderer(options)(_readings(paths, progress, options)):
                write(text)
    except KeyboardInterrupt:
        kept = "" if target == "-" else f"; {target} is as it was"
        progress.say(f"stopped: {counted(progress.read, 'article')} read{kept}")
        return 130
    except BrokenPipeError:  # whoever read the output has read enough
        output.abandon()
    except SaysoError as error:
        progress.say(f"sayso: {error}")
        return 2
    else:
        if not progress.read:
            progress.say(f"sayso: found nothing to read in {', '.join(paths)}")
    return 1 if progress.failed else 0


def _readings(paths: tuple[str, ...], progress: Course, options: Options) -> Iterator[Reading]:
    from sayso.desk import read_paths

    found = read_paths(
        paths, published=options["published"], jobs=options["jobs"], manners=manners()
    )
    for reading in found:
        progress.step(reading.failure)
        yield confident(reading, options["min_confidence"])


def confident(reading: Reading, floor: float) -> Reading:
    """The reading without the statements less sure than the floor.

    One that stood within such a statement now stands within the next that is kept.
    """
    outer = {each.id: each.within for each in reading.statements}
    kept = [each for each in reading.statements if each.confidence >= floor]
    known = {each.id for each in kept}
    return replace(
        reading,
        statements=tuple(replace(each, within=_kept(each.within, known, outer)) for each in kept),
    )


def _kept(within: str | None, known: set[str], outer: Mapping[str, str | None]) -> str | None:
    for _ in outer:
        if within is None or within in known:
            break
        within = outer.get(within)
    return within if within in known else None


def _renderer(options: Options) -> Render:
    """What makes text of readings; each format loads its own module."""
    name = options["format"]
    if name == "table":
        from sayso.export import table

        width = shutil.get_terminal_size((80, 24)).columns
        return partial(table.render, width=width, colour=_is_coloured(options))
    if name == "conllu":
        from sayso.export import conllu

        return conllu.render
    if name == "html":
        from sayso.export import page

        return page.render
    from sayso.export import lines

    return lines.render if name == "jsonl" else lines.render_indented


def _is_coloured(options: Options) -> bool:
    if options["colour"] is not None:
        return options["colour"]
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return output.is_terminal(options["output"]) and not refused


def _encoding(options: Options) -> str:
    """UTF-8, but what a person's terminal speaks."""
    seen = options["format"] == "table" and output.is_terminal(options["output"])
    return (sys.stdout.encoding if seen else None) or "utf-8"


def _moment(written: str) -> datetime:
    """A date, or a date and time, as ISO writes it; UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(f"{written!r} is no date; write it as 2031-04-12") from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _piped() -> tuple[str, ...]:
    """Standard input, if something is piped in."""
    if not _is_piped():
        raise click.UsageError(
            "Nothing to read. Name a file or folder, as in `sayso read article.txt`,"
            " or pipe text in."
        )
    return ("-",)


def _is_piped() -> bool:
    return sys.stdin is not None and not sys.stdin.isatty()


def _expected(paths: Iterable[str]) -> int | None:
    """How many articles will come; None where a folder or another file may hold any number."""
    files = [Path(path) for path in paths]
    if all(file.is_file() and file.suffix.lower() in ONE for file in files):
        return len(files)
    return None
