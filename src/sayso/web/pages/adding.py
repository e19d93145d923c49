"""Adding: addresses, a text, files; what is being taken in, and what was taken in last."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from sayso.desk import Desk
from sayso.types.kept import Event
from sayso.types.web import is_web
from sayso.web import taking
from sayso.web.asking import AskedError, AtDesk, AtQueue, day_of
from sayso.web.queueing import Queue
from sayso.web.showing import led_on, shown

SHOWN = 12  # lines of what was added last
LEFT = 10  # addresses that an earlier run left, of those that are shown
MOST_FILES = 200  # in one go; more of them go into a folder, zipped
PROGRESS = "/add#progress"

Word = Annotated[str, Form(max_length=400)]
Told = Annotated[str, Query(max_length=4_000)]

router = APIRouter()


@router.get("/add")
def add(
    request: Request,
    desk: AtDesk,
    queue: AtQueue,
    url: Told = "",
    title: Told = "",
    text: Told = "",
) -> Response:
    """What can be added how. A bookmark or a shared page fills in its address, and adds nothing."""
    events = desk.survey.log(failed=False, what="add", limit=SHOWN)
    return shown(
        request,
        "add.html",
        **_progress(desk, queue, events),
        offered=_offered(url, text),
        title=title[:200],
        bookmark=bookmark(str(request.base_url)),
        events=events,
    )


@router.get("/add/progress")
def progress(request: Request, desk: AtDesk, queue: AtQueue) -> Response:
    """How far it is: a piece of the page, asked for again and again."""
    return shown(request, "progress.html", **_progress(desk, queue))


def _progress(desk: Desk, queue: Queue, events: Sequence[Event] = ()) -> dict[str, Any]:
    tasks = queue.tasks()
    busy = any(not task.ended for task in tasks)
    left = [] if busy else [page.url for page in desk.survey.left(limit=LEFT)]
    come = (each.key for task in tasks for each in task.outcomes if each.key)
    listed = desk.survey.listed([*come, *(event.subject for event in events)])
    number = desk.survey.number_left() if left else 0
    return {"tasks": tasks, "left": left, "number": number, "busy": busy, "listed": listed}


def bookmark(base: str) -> str:
    """What a bookmark runs on a page that is being read: it opens this desk with its address.

    >>> bookmark("http://127.0.0.1:8031/")[:52]
    "javascript:void(open('http://127.0.0.1:8031/add?url="
    """
    told = "'+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title)"
    return f"javascript:void(open('{base}add?url={told}))"


def _offered(url: str, text: str) -> str:
    """The address that a page was shared with: telephones put it into the text."""
    words = [word.strip("()<>,.;\"'") for word in f"{url} {text}".split()]
    return next((word for word in words if is_web(word)), "")


@router.post("/add")
def add_addresses(
    desk: AtDesk, queue: AtQueue, addresses: Annotated[str, Form(max_length=2_000_000)] = ""
) -> Response:
    """Ask for pages."""
    urls = taking.addresses(addresses)
    queue.put(_counted(len(urls), "address", "addresses"), urls, taking.asked(urls))
    return led_on(PROGRESS)


@router.post("/add/left")
def add_left(desk: AtDesk, queue: AtQueue) -> Response:
    """Go on with the addresses that a stopped run left."""
    urls = [page.url for page in desk.survey.left()]
    if urls:
        queue.put("What an earlier run left", urls, taking.asked(urls))
    return led_on(PROGRESS)


@router.post("/add/text")
def add_text(
    queue: AtQueue,
    text: Annotated[str, Form()] = "",
    title: Word = "",
    outlet: Word = "",
    published: Word = "",
    url: Annotated[str, Form(max_length=4_000)] = "",
) -> Response:
    """Read a pasted text."""
    day = day_of(published.strip())
    told = {"title": title, "outlet": outlet, "url": url, "date": day.isoformat() if day else ""}
    body = taking.row(text, told)
    name = title.strip() or f"{' '.join(text.split())[:60]} …"
    queue.put("A pasted text", [name], taking.pasted(body, name))
    return led_on(PROGRESS)


@router.post("/add/files")
def add_files(
    queue: AtQueue,
    files: Annotated[list[UploadFile], File()],
    published: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Read files, each by what it holds, whatever it is called."""
    day = day_of(published.strip())
    chosen = [each for each in files if each.filename]
    if not chosen:
        raise AskedError("No file was chosen", "Choose some, or drop them on the field.")
    if len(chosen) > MOST_FILES:
        raise AskedError(f"{len(chosen)} files are too many", "Zip their folder, and add that.")
    held = [(taking.named(each.filename), taking.held(each.file)) for each in chosen]
    names = [name for name, _ in held]
    queue.put(_counted(len(names), "file", "files"), names, taking.files(held, day))
    return led_on(PROGRESS)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
