"""Rows of JSONL: the article's text to the character, and what the caller knows of it."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sayso.errors import ReadError
from sayso.parse.decode import without_halves
from sayso.parse.plain import article_of, is_address, subject
from sayso.parse.stamps import stamps
from sayso.types.article import Article, Capture, Lineage, Outlet, Relation

_HINT = 'a row is a JSON object with the key "text", a string'
_KINDS: Mapping[type, str] = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    type(None): "null",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def row(capture: Capture) -> Article:
    """The article of one row. Raises ReadError, naming the row, where it is no such row."""
    keys = _object(capture)
    text = keys.get("text")
    if not isinstance(text, str):
        reason = "it has no text" if text is None else f"its text is {_kind(text)}, not a string"
        raise ReadError(subject(capture), reason, _HINT)
    whole = without_halves(text)
    url = _string(capture, keys, "url")
    published, date_warnings = _published(keys)
    tag, tag_warnings = _language(_string(capture, keys, "language"))
    warnings = (*whole.warnings, *date_warnings, *tag_warnings)
    title = _string(capture, keys, "title")
    found = article_of(whole.text, capture, title=title, warnings=warnings)
    passed_on = _string(capture, keys, "forwarded_from")
    outlet = _string(capture, keys, "outlet") or _string(capture, keys, "publisher")
    return replace(
        found,
        key=_key(capture, keys.get("id")),
        url=url or found.url,
        outlet=Outlet(outlet, domain(url)),
        published_at=published,
        lineage=(Lineage(Relation.FORWARDED, passed_on),) if passed_on else (),
        language=tag or found.language,
    )


def key(capture: Capture) -> str | None:
    """The caller's own id, told even of a row that is no good otherwise."""
    try:
        return _key(capture, _object(capture).get("id"))
    except ReadError:
        return None


def when(value: str) -> datetime | None:
    """A date or a time in ISO 8601 as an aware time in UTC; without a zone it is taken for UTC.

    >>> when("2024-10-23T21:15:00+03:00").isoformat()
    '2024-10-23T18:15:00+00:00'
    """
    try:
        time = datetime.fromisoformat(value.strip())
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def domain(url: str | None) -> str | None:
    """The outlet's domain in an address.

    >>> domain("https://www.courier.example/a/1")
    'courier.example'
    """
    try:
        host = urlsplit(url or "").hostname if is_address(url or "") else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _object(capture: Capture) -> Mapping[str, Any]:
    try:
        keys = json.loads(capture.body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(subject(capture), "it is not UTF-8", "save the file as UTF-8") from error
    except RecursionError as error:
        raise ReadError(subject(capture), "it is nested too deep", _HINT) from error
    except ValueError as error:
        raise ReadError(subject(capture), f"it is not JSON ({error})", _HINT) from error
    if not isinstance(keys, dict):
        raise ReadError(subject(capture), f"it is {_kind(keys)}, not an object", _HINT)
    return keys


def _string(capture: Capture, keys: Mapping[str, Any], name: str) -> str | None:
    value = keys.get(name)
    if value is not None and not isinstance(value, str):
        raise ReadError(subject(capture), f"its {name} is {_kind(value)}, not a string")
    return without_halves(value).text.strip() or None if value else None


def _key(capture: Capture, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return without_halves(value).text if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ReadError(subject(capture), f"its id is {_kind(value)}, not a string")


def _published(keys: Mapping[str, Any]) -> tuple[datetime | None, tuple[str, ...]]:
    """The row's date; one that cannot be understood is no reason to refuse the text."""
    value = keys.get("published_at") or keys.get("date")
    if not value:
        return None, ()
    time = when(value) or _only(value) if isinstance(value, str) else None
    warning = f"its date is not understood: {str(value)[:40]!r}; write it as 2031-04-12"
    return time, () if time else (warning,)


def _only(value: str) -> datetime | None:
    """A date in other words ("3 April 2031"), where it can be read in one way alone."""
    found = stamps(value)
    return found[0].at if len(found) == 1 else None


def _language(value: str | None) -> tuple[str | None, tuple[str, ...]]:
    tag = (value or "").replace("_", "-")
    if not tag or _TAG.fullmatch(tag):
        return tag or None, ()
    return None, (f"its language is no BCP 47 code: {tag[:40]!r}; it was read off the text",)


def _kind(value: object) -> str:
    """What a JSON value is, in the words of JSON."""
    return _KINDS.get(type(value), "a number")
