"""The application: pages over one desk, behind its guard."""

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from sayso.desk import Desk
from sayso.web import assets
from sayso.web.failing import add_failures
from sayso.web.guarding import Guard, own_form
from sayso.web.pages import (
    adding,
    amending,
    articles,
    cases,
    claims,
    elsewhere,
    feeds,
    front,
    log,
    parties,
    review,
    search,
    settings,
    stories,
)
from sayso.web.queueing import Queue
from sayso.web.scheduling import Schedule
from sayso.web.weighing import Scales

_PAGES = (
    front, stories, claims, articles, parties, search, review, adding, feeds, log, settings, cases,
    amending, elsewhere,
)  # fmt: skip
_SMALL = 600  # bytes that are not worth packing


def create_app(desk: Desk) -> FastAPI:
    """Pages over a desk that looks without writing (`open_desk(…, current=False)`).

    The caller opens and closes the desk, and keeps its record current.
    """
    app = FastAPI(
        title="Sayso",
        dependencies=[Depends(own_form)],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = desk
    app.state.queue = Queue(desk)
    app.state.schedule = Schedule(desk, app.state.queue)
    app.include_router(assets.router)
    for page in _PAGES:
        app.include_router(page.router)
    add_failures(app)
    # Forms' tokens are packed with what pages print; whoever could measure that sits on this
    # machine already.
    app.add_middleware(GZipMiddleware, minimum_size=_SMALL)
    app.add_middleware(Scales)
    app.add_middleware(Guard)
    return app
