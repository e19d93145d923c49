"""When feeds and pages are asked for again: decisions alone, no clock and no network."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sayso.types.web import Earlier, Feed, Page, State, Visit

# Most edits of a news page come within its first hours, few after a week: so pauses grow.
SOONEST = 3_600.0  # seconds from a reading to the next
GROWTH = 3.0  # 1 hour, 3, 9, 27, 81, then weekly
LATEST = 7 * 86_400.0
LASTING = timedelta(days=60)  # a page that has not changed for so long is left alone

FEED_SOONEST = 15 * 60.0
FEED_LATEST = 86_400.0
_MORE, _LESS = 0.5, 1.5  # a feed with news is asked sooner, one without later

MOST_FAILURES = 8  # in a row; then a page is given up
_FAILED = 1_800.0


def chosen(captures: Iterable[Earlier], most: int) -> tuple[Earlier, ...]:
    """The earlier captures to ask for, oldest first: each content once, and at most so many.

    Where there are more, the first and the last of them, and others evenly between.
    """
    found: dict[str, Earlier] = {}
    for each in sorted(captures, key=lambda each: (each.at, each.url)):
        found.setdefault(each.digest or each.url, each)
    rows = list(found.values())
    if len(rows) <= most:
        return tuple(rows)
    steps = [round(n * (len(rows) - 1) / max(most - 1, 1)) for n in range(most)]
    return tuple(rows[step] for step in steps)


def visited(page: Page, visit: Visit, *, key: str | None, failure: str | None) -> Page:
    """How a page stands after a visit; `key` is that of the article that was read there.

    `failure` says why none was, though the page came.
    """
    if visit.failure and visit.again:  # its host is left alone: it waits
        return replace(page, next_at=visit.at + timedelta(seconds=visit.again))
    if visit.failure:
        return _failed(page, visit)
    if visit.capture is None:
        return _unchanged(page, visit.at)
    if page.of:  # what an archive keeps does not change
        state = State.FAILED if failure and key is None else State.READ
        at = visit.at
        return replace(page, state=state, checked_at=at, next_at=None, key=key, failure=failure)
    fresh = key is not None and key != page.key
    changed = visit.at if fresh or page.changed_at is None else page.changed_at
    pause = SOONEST if fresh else _grown(page.pause)
    return replace(
        page,
        state=State.FAILED if failure and key is None else State.READ,
        checked_at=visit.at,
        changed_at=changed,
        pause=pause,
        next_at=_turn(visit.at, changed, pause),
        etag=visit.etag,
        last_modified=visit.last_modified,
        key=key or page.key,
        failure=failure,
        failures=0,
    )


def _unchanged(page: Page, at: datetime) -> Page:
    pause = _grown(page.pause)
    return replace(
        page,
        state=State.READ if page.key else State.FAILED,
        checked_at=at,
        pause=pause,
        next_at=_turn(at, page.changed_at or at, pause),
        failures=0,
    )


def _failed(page: Page, visit: Visit) -> Page:
    failures = page.failures + 1
    again = visit.passing and failures < MOST_FAILURES
    pause = min(_FAILED * 2**failures, FEED_LATEST)
    return replace(
        page,
        state=State.FAILED,
        checked_at=visit.at,
        next_at=visit.at + timedelta(seconds=pause) if again else None,
        failure=str(visit.failure),
        failures=failures,
    )


def _grown(pause: float) -> float:
    return min(max(pause, SOONEST / GROWTH) * GROWTH, LATEST)


def _turn(at: datetime, changed: datetime, pause: float) -> datetime | None:
    return at + timedelta(seconds=pause) if at - changed < LASTING else None


def asked(feed: Feed, visit: Visit, *, fresh: int, failure: str | None) -> Feed:
    """How a feed stands after a visit that brought so many pages that were not known."""
    if failure:
        pause = max(min(feed.pause * 2, FEED_LATEST), visit.again or 0.0)
    else:
        pause = min(max(feed.pause * (_MORE if fresh else _LESS), FEED_SOONEST), FEED_LATEST)
    seen = visit.capture is not None and failure is None
    return replace(
        feed,
        checked_at=visit.at,
        next_at=visit.at + timedelta(seconds=pause),
        pause=pause,
        etag=visit.etag if seen else feed.etag,
        last_modified=visit.last_modified if seen else feed.last_modified,
        failure=failure,
    )
