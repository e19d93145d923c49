"""What is shown when a thing is not there or cannot be done: its name, and what to do next."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sayso.errors import SaysoError, UnknownError
from sayso.web.asking import AskedError
from sayso.web.guarding import HEADERS, ForeignError
from sayso.web.showing import shown

_SAID = {
    404: "There is no such page",
    405: "That cannot be done here",
    413: "That is too much at once",
}
_HEAVY = "Nothing was taken. Add fewer or smaller files, or type sayso add with their folder."
_LOST = "Use the lists above, or search."


def add_failures(app: FastAPI) -> None:
    """Let every error be a page of its own."""
    app.add_exception_handler(UnknownError, _unknown)
    app.add_exception_handler(SaysoError, _failed)
    app.add_exception_handler(AskedError, _asked)
    app.add_exception_handler(ForeignError, _foreign)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)


def _page(request: Request, status: int, title: str, told: str) -> Response:
    return shown(request, "error.html", status=status, title=title, told=told)


def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownError)  # noqa: S101 - what it is registered for
    title = f"This ledger has no {error.kind} “{error.name}”"
    hint = "" if "`" in error.hint else f"{error.hint[:1].upper()}{error.hint[1:]}. "
    return _page(request, 404, title, f"{hint}{_LOST}")


def _failed(request: Request, error: Exception) -> Response:
    return _page(request, 409, "That did not work", f"{str(error)[:1].upper()}{str(error)[1:]}.")


def _asked(request: Request, error: Exception) -> Response:
    assert isinstance(error, AskedError)  # noqa: S101 - what it is registered for
    return _page(request, 400, error.subject, error.hint)


def _foreign(request: Request, _error: Exception) -> Response:
    told = (
        "The form did not come from a page of this desk as it runs now. Nothing was changed. Go"
        " back, load the page anew, and do it again."
    )
    return _page(request, 403, "Refused: not a form of this desk", told)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title = _SAID.get(status, "That did not work")
    if status == 413:
        return _page(request, status, title, _HEAVY)
    return _page(request, status, title, f"{request.url.path} is not known here. {_LOST}")


def _invalid(request: Request, error: Exception) -> Response:
    rows = error.errors() if isinstance(error, RequestValidationError) else ()
    names = ", ".join(f"“{row['loc'][-1]}”: {row['msg'].lower()}" for row in rows)
    return _page(request, 400, "The address asks for what cannot be", f"{names}. {_LOST}")


def _broken(request: Request, error: Exception) -> Response:
    told = (
        f"{type(error).__name__} at {request.url.path}. The ledger is as it was. Load the page"
        " anew; if it happens again, the window in which sayso runs says where."
    )
    answer = _page(request, 500, "Something broke on this page", told)
    answer.headers.update(HEADERS)  # it passes the guard by
    return answer
