"""Cases: folders of stories and claims, with tags and notes; the claims that one keeps."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from sayso.types.cases import LONGEST_TAG, LONGEST_TITLE
from sayso.web import places
from sayso.web.asking import After, AtDesk
from sayso.web.showing import led_on, shown

PAGE = 30  # cases of the list
FILINGS = 20  # stories and claims of a case, on a page

Word = Annotated[str, Form(max_length=4_000)]
From = Annotated[int, Query(ge=0, le=1_000_000)]

router = APIRouter()


@router.get("/cases")
def cases(
    request: Request,
    desk: AtDesk,
    tag: Annotated[str, Query(max_length=LONGEST_TAG)] = "",
    put: Annotated[str, Query(max_length=200)] = "",
    after: After = None,
) -> Response:
    """The cases, or those of a tag; with `?put=` a story or a claim, which is put into one."""
    found = desk.cases.listed(tag=tag, limit=PAGE + 1, after=after)
    more = found[PAGE - 1].id if len(found) > PAGE else None
    about = {"tag": tag, "put": put}
    return shown(
        request,
        "cases.html",
        cases=found[:PAGE],
        tags=desk.cases.tags(),
        tag=tag,
        put=put,
        kept=[] if tag or put or after else desk.kept(),
        longest={"title": LONGEST_TITLE, "tag": LONGEST_TAG},
        onward=places.listed("/cases", **about, after=more) if more else None,
        back=places.listed("/cases", **about) if after else None,
    )


@router.post("/cases")
def make(desk: AtDesk, title: Word = "", put: Word = "") -> Response:
    """Make one; with a story or a claim in it where that is named."""
    case = desk.cases.make(title)
    if put:
        desk.cases.put_in(case.id, put)
    return led_on(places.case(case.id))


@router.get("/cases/{name}")
def case(request: Request, desk: AtDesk, name: str, after: From = 0) -> Response:
    """One case with what it holds, as that stands now."""
    view = desk.cases.case(name, limit=FILINGS, after=after)
    here, more = places.case(view.case.id), after + FILINGS
    return shown(
        request,
        "case.html",
        view=view,
        longest={"title": LONGEST_TITLE, "tag": LONGEST_TAG},
        onward=places.listed(here, after=str(more)) if len(view.case.filings) > more else None,
        back=here if after else None,
    )


@router.get("/cases/{name}/delete")
def ask(request: Request, desk: AtDesk, name: str) -> Response:
    """Whether it is meant."""
    return shown(request, "case_delete.html", view=desk.cases.case(name, limit=0))


@router.post("/cases/{name}/delete")
def delete(desk: AtDesk, name: str) -> Response:
    """Remove the folder with its tags and notes; what it held stays on record."""
    desk.cases.delete(name)
    return led_on("/cases")


@router.post("/cases/{name}/rename")
def rename(desk: AtDesk, name: str, title: Word = "") -> Response:
    desk.cases.rename(name, title)
    return led_on(places.case(name))


@router.post("/cases/{name}/put")
def put_in(desk: AtDesk, name: str, thing: Word) -> Response:
    desk.cases.put_in(name, thing)
    return led_on(places.case(name))


@router.post("/cases/{name}/take")
def take_out(desk: AtDesk, name: str, thing: Word) -> Response:
    desk.cases.take_out(name, thing)
    return led_on(places.case(name))


@router.post("/cases/{name}/tag")
def tag(desk: AtDesk, name: str, tag: Word = "") -> Response:
    desk.cases.tag(name, tag)
    return led_on(places.case(name))


@router.post("/cases/{name}/untag")
def untag(desk: AtDesk, name: str, tag: Word) -> Response:
    desk.cases.untag(name, tag)
    return led_on(places.case(name))


@router.post("/cases/{name}/note")
def note(desk: AtDesk, name: str, text: Annotated[str, Form()] = "") -> Response:
    desk.cases.note(name, text)
    return led_on(f"{places.case(name)}#notes")


@router.post("/cases/{name}/unnote")
def unnote(desk: AtDesk, name: str, number: Annotated[int, Form()]) -> Response:
    desk.cases.unnote(name, number)
    return led_on(f"{places.case(name)}#notes")
