"""What people hold: read one text, many, or files; the same from Python and the command line."""

import hashlib
import json
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import cache
from multiprocessing import get_context
from typing import Any, BinaryIO

from sayso import pipeline, wiring
from sayso.errors import SaysoError
from sayso.protocols import Tagger
from sayso.types.article import ROW, Capture
from sayso.types.reading import Reading
from sayso.types.web import Manners, is_web

KEYS = frozenset({"id", "url", "title", "published_at", "date", "outlet", "publisher", "language"})
AHEAD = 4  # captures under way for each process, so that memory stays flat


@dataclass(frozen=True, slots=True)
class ShownReading(Reading):
    """A reading that a notebook shows as the article with its statements marked."""

    def _repr_html_(self) -> str:
        from sayso.export.page import fragment

        return fragment(self)


def read(text: str, **about: Any) -> ShownReading:
    """Read one article's text; offsets of the reading are into this very text.

    `about` are the other keys of a JSONL row: id, url, title, published_at (ISO text, a date or an
    aware datetime), outlet, language; any other raises TypeError. A text that cannot be read gives
    a reading with `failure` set.
    """
    for key in about:
        if key not in KEYS:
            raise TypeError(f"read() has no {key!r}; it takes {', '.join(sorted(KEYS))}")
    return next(read_many([{"text": text, **about}]))


def read_many(items: Iterable[str | Mapping[str, Any]], *, jobs: int = 1) -> Iterator[ShownReading]:
    """Read texts, or rows as in JSONL, as a stream, in order; `jobs` is the number of processes.

    With several processes the calling script needs its `if __name__ == "__main__":` guard.
    """
    for reading in _read_all(map(_row, items), jobs=jobs, published=None):
        yield ShownReading(**{f.name: getattr(reading, f.name) for f in fields(Reading)})


def read_paths(
    paths: Iterable[str],
    *,
    published: datetime | None = None,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    manners: Manners | None = None,
) -> Iterator[Reading]:
    """Read files, folders, JSONL, "-" (standard input) and addresses, one reading an article.

    In order, those of addresses last; `manners` are those towards hosts of the web.
    """
    every = list(paths)
    captures = _captures(every, stdin, manners or Manners())
    return _read_all(captures, jobs=jobs, published=published)


def _captures(
    paths: list[str], stdin: BinaryIO | None, manners: Manners
) -> Iterator[Capture | SaysoError]:
    yield from wiring.open_files(stdin).captures(path for path in paths if not is_web(path))
    addresses = [path for path in paths if is_web(path)]
    if addresses:
        web = wiring.open_web(manners)
        yield from web.captures(addresses)
        web.close()


def _row(item: str | Mapping[str, Any]) -> Capture:
    row = {"text": item} if isinstance(item, str) else dict(item)
    body = json.dumps(row, default=_iso).encode("ascii")
    url = str(row.get("url") or row.get("id") or "the text")
    return Capture(url, body, media_type=ROW, sha256=hashlib.sha256(body).hexdigest())


def _iso(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a row holds text, numbers and dates, not {type(value).__name__}")


def _read_all(
    captures: Iterable[Capture | SaysoError], *, jobs: int, published: datetime | None
) -> Iterator[Reading]:
    if jobs <= 1:
        tagger = own_tagger()
        for capture in captures:
            yield from pipeline.readings(capture, tagger, published=published)
    else:
        yield from _in_processes(captures, jobs, published)


@cache
def own_tagger() -> Tagger:
    """One tagger a process: opening it takes longer than reading an article."""
    return wiring.open_tagger()


def _in_processes(
    captures: Iterable[Capture | SaysoError], jobs: int, published: datetime | None
) -> Iterator[Reading]:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    under_way: deque[Future[list[Reading]]] = deque()
    try:
        for capture in captures:
            under_way.append(pool.submit(_read_one, capture, published))
            if len(under_way) >= AHEAD * jobs:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Make ready one worker: one thread, and the parent alone hears Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_tagger()


@cache
def _worker_tagger() -> Tagger:
    return wiring.open_tagger(threads=1)


def _read_one(capture: Capture | SaysoError, published: datetime | None) -> list[Reading]:
    return list(pipeline.readings(capture, _worker_tagger(), published=published))
