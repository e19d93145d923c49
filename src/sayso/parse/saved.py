"""Pages saved by a browser: .mhtml, and SingleFile's pages with all their pictures within."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from sayso.errors import ReadError
from sayso.parse.plain import is_address, subject
from sayso.parse.stamps import stamps
from sayso.types.article import Capture

if TYPE_CHECKING:
    from email.message import Message

HEAD = 5_000  # bytes of a page in which SingleFile says who it is
PARTS = 500

_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]{5,80})"
)
_DATA = re.compile(rb"data:[\w/+.;=-]{0,100}?base64,[A-Za-z0-9+/=%\s]{100,}")


def unpacked(capture: Capture) -> Capture:
    """The page within an .mhtml file, with its address and its moment.

    Raises ReadError where it holds no page. The sha256 stays that of the whole file.
    """
    try:
        message = message_from_bytes(capture.body, policy=policy.compat32)
        page = _page(message)
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise ReadError(subject(capture), "it is no sound .mhtml file") from error
    if page is None:
        raise ReadError(subject(capture), "it is an .mhtml file without a page in it")
    body = page.get_payload(decode=True)
    told = message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    address = "".join(str(told).split())
    moment = stamps(str(message.get("Date") or ""))
    return replace(
        capture,
        url=address if _is_address(address) else capture.url,
        body=body if isinstance(body, bytes) else b"",
        media_type=f"text/html; charset={page.get_content_charset() or 'utf-8'}",
        fetched_at=moment[0].at if moment else capture.fetched_at,
    )


def _page(message: "Message[str, str]") -> "Message[str, str] | None":
    """The first part that is a page."""
    for number, part in enumerate(message.walk()):
        if number > PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return part
    return None


def lightened(capture: Capture) -> Capture:
    """A page without the pictures within it; with the address that SingleFile wrote into it."""
    body = capture.body
    if b"base64," in body:
        body = _DATA.sub(b"data:,", body)
    told = _SINGLE_FILE.search(body[:HEAD])
    if not told:
        return capture if body is capture.body else replace(capture, body=body)
    moment = stamps(told[2].decode("ascii", "replace"))
    url = told[1].decode("ascii", "replace")
    return replace(
        capture,
        body=body,
        url=url if _is_address(url) else capture.url,
        fetched_at=moment[0].at if moment else capture.fetched_at,
    )


def _is_address(written: str) -> bool:
    return is_address(written) and written.isprintable()
