"""From values to a page: templates that escape everything, and answers that cost little twice."""

import json
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from sayso._version import __version__
from sayso.export.called import briefly
from sayso.export.days import day, due
from sayso.export.markup import web_address
from sayso.export.notes import signed
from sayso.export.outline import counted
from sayso.export.story import amount, corroborated, coverage
from sayso.export.terminal import harmless
from sayso.web import places
from sayso.web.assets import asset
from sayso.web.guarding import TOKEN_HEADER
from sayso.web.reader import reader_of
from sayso.web.views import marks
from sayso.web.views.differences import pieces

LOOK = "sayso_look"  # the cookie that remembers light or dark
LOOKS = ("light", "dark")
_NAV = (
    ("/", "Front page"),
    ("/stories", "Stories"),
    ("/claims", "Claims"),
    ("/parties", "People & organisations"),
    ("/articles", "Articles"),
    ("/cases", "Cases"),
)
_TOOLS = (
    ("/review", "Review"),
    ("/add", "Add"),
    ("/feeds", "Feeds"),
    ("/log", "Log"),
    ("/settings", "Settings"),
)


def shown(request: Request, template: str, /, *, status: int = 200, **values: Any) -> Response:
    """The page, or that it is as the browser has it already."""
    body = _templates().get_template(template).render(_frame(request), **values).encode()
    mark = f'W/"{sha256(body).hexdigest()[:24]}"'
    headers = {"etag": mark, "cache-control": "private, no-cache", "vary": "cookie, hx-request"}
    if status == 200 and mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, headers=headers, media_type="text/html")


def led_on(to: str) -> Response:
    """After something was changed: to the page that shows it."""
    return RedirectResponse(to, status_code=303)


def is_partial(request: Request) -> bool:
    """Whether htmx asks for a piece of a page."""
    return request.headers.get("hx-request") == "true"


def _frame(request: Request) -> dict[str, Any]:
    """What every page knows beside its own."""
    token = reader_of(request).token
    look = request.cookies.get(LOOK, "")
    return {
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "token": token,
        "headers": json.dumps({TOKEN_HEADER: token}),
        "look": look if look in LOOKS else "",
        "as_of": None,
        "frame": "piece.html" if is_partial(request) else "base.html",
    }


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "amount": amount,
        "briefly": briefly,
        "corroborated": corroborated,
        "coverage": coverage,
        "counted": counted,
        "day": day,
        "differences": pieces,
        "due": due,
        "iso": _iso,
        "moment": _moment,
        "out": web_address,
        "signed": signed,
    }
    found.globals |= {
        "asset": asset,
        "at": places,
        "marks": marks,
        "nav": _NAV,
        "tools": _TOOLS,
        "version": __version__,
    }
    return found


def _safe(value: object) -> object:
    """Whatever a page prints, without what moves the text around it."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return harmless(value)


def _iso(when: date | datetime) -> str:
    """As `<time datetime>` wants it."""
    if isinstance(when, datetime):
        return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return when.isoformat()


def _moment(when: datetime) -> str:
    """A moment as people write it.

    >>> _moment(datetime(2031, 4, 7, 9, 5, tzinfo=UTC))
    '7 Apr 2031, 09:05 UTC'
    """
    moment = when.astimezone(UTC)
    return f"{day(moment.date())}, {moment:%H:%M} UTC"
