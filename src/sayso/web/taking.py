"""What people bring to the desk, made ready for the queue: addresses, a text, files, feeds."""

import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.errors import ReadError
from sayso.types.view import Added
from sayso.types.web import address, is_web
from sayso.web.asking import AskedError
from sayso.web.queueing import Work
from sayso.web.views.outcomes import Fared, Outcome

if TYPE_CHECKING:
    from sayso.desk import Desk

MOST = 1000  # addresses in one go: with a second between two of a host, a quarter of an hour
LONGEST_NAME = 120  # characters of a file's name
_ROW = "pasted.jsonl"
_WRITE = "write it as https://courier.example/a"


def addresses(written: str) -> list[str]:
    """The addresses of a text, one a line; each as it is written here, wrong ones as they are.

    >>> addresses("HTTPS://courier.example/a#top https://courier.example/b".replace(" ", chr(10)))
    ['https://courier.example/a', 'https://courier.example/b']
    """
    found = list(dict.fromkeys(_spelt(line.strip()) for line in written.split("\n")))
    wanted = [each for each in found if each]
    if not wanted:
        raise AskedError("No address was given", "Write one a line, as https://courier.example/a.")
    if len(wanted) > MOST:
        raise AskedError(f"{len(wanted)} addresses are too many", f"Add {MOST} at a time.")
    return wanted


def _spelt(line: str) -> str:
    try:
        return address(line) if line else ""
    except ReadError:
        return line


def asked(urls: list[str]) -> Work:
    """Ask for pages; what is no address is told so."""

    def work(desk: "Desk") -> Iterator[Added | Outcome]:
        good = []
        for url in urls:
            try:
                good.append(address(url))
            except ReadError as error:
                told = _reason(error) if is_web(url) else f"it is no address of the web; {_WRITE}"
                yield Outcome(url, Fared.FAILED, told=told)
        yield from desk.add(good)

    return work


def _reason(error: ReadError) -> str:
    return f"{error.reason}; {error.hint or _WRITE}"


def row(text: str, told: Mapping[str, str]) -> bytes:
    """A pasted text as a row of JSONL, with what is told of it."""
    if not text.strip():
        raise AskedError("No text was given", "Paste an article’s words into the field.")
    about = {name: value.strip() for name, value in told.items() if value.strip()}
    return json.dumps({**about, "text": text}).encode("ascii")


def pasted(body: bytes, title: str) -> Work:
    """Read a row; in answers it is called by its title."""

    def work(desk: "Desk") -> Iterator[Added | Outcome]:
        for each in desk.take([(_ROW, io.BytesIO(body))]):
            failure = each.failure.replace(f"{_ROW}:1", "the text") if each.failure else None
            yield Added(each.key, title, each.new, failure)

    return work


def named(name: str | None) -> str:
    """The name under which a file came, without its folders and what cannot be printed.

    >>> named("../../etc/quay.html"), named("-"), named(chr(0) + chr(0x202E) + "b.html")
    ('quay.html', 'file', '��b.html')
    """
    last = PurePosixPath((name or "").replace("\\", "/")).name
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in last).strip()
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > LONGEST_NAME:
        shown = f"{stem[: LONGEST_NAME - 20]}…{dot}{ending[:16]}"
    return shown if shown.strip("-.") else "file"


def held(stream: BinaryIO) -> BinaryIO:
    """A copy of what a browser sent, in a file without a name that goes when it is closed."""
    copy = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - read later, and closed then
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return copy


def files(held_ones: list[tuple[str, BinaryIO]], published: date | None) -> Work:
    """Read files that were handed over; `published` is the day of articles that give none."""
    moment = datetime.combine(published, time(23, 59, 59), UTC) if published else None

    def work(desk: "Desk") -> Iterator[Added | Outcome]:
        try:
            yield from desk.take(held_ones, published=moment)
        finally:
            for _, stream in held_ones:
                stream.close()

    return work


def followed(urls: Iterable[str]) -> Work:
    """Follow feeds, or those that pages name."""

    def work(desk: "Desk") -> Iterator[Added | Outcome]:
        for url in urls:
            try:
                feed, others = desk.follow(url)
            except ReadError as error:
                yield Outcome(url, Fared.FAILED, told=_reason(error))
                continue
            also = f"; the page names others too: {', '.join(others[:3])}" if others else ""
            told = f"{feed.title or feed.url}: it names {feed.waiting} that wait to be read{also}"
            yield Outcome(url, Fared.FOLLOWED, told=told)

    return work


def refreshed(desk: "Desk") -> Iterator[Added]:
    """Ask all feeds, then read what they name."""
    yield from desk.refresh()
