"""Cases: folders of stories and claims, with tags and notes; the claims that one keeps."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from sayso.types.cases import LONGEST_TAG, LONGEST_TITLE
from sayso.web import places
from sayso.web.asking import AtDesk
from sayso.web.showing import led_on, shown

Word = Annotated[str, Form(max_length=4_000)]

router = APIRouter()


@router.get("/cases")
def cases(
    request: Request,
    desk: AtDesk,
    tag: Annotated[str, Query(max_length=LONGEST_TAG)] = "",
    put: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The cases, or those of a tag; with `?put=` a story or a claim, which is put into one."""
    every = desk.cases.all()
    wanted = [case for case in every if not tag or tag in case.tags]
    tags = sorted({each for case in every for each in case.tags}, key=str.casefold)
    kept = [] if tag or put else desk.kept()
    longest = {"title": LONGEST_TITLE, "tag": LONGEST_TAG}
    return shown(
        request, "cases.html", cases=wanted, tags=tags, tag=tag, put=put, kept=kept, longest=longest
    )


@router.post("/cases")
def make(desk: AtDesk, title: Word = "", put: Word = "") -> Response:
    """Make one; with a story or a claim in it where that is named."""
    case = desk.cases.make(title)
    if put:
        desk.cases.put_in(case.id, put)
    return led_on(places.case(case.id))


@router.get("/cases/{name}")
def case(request: Request, desk: AtDesk, name: str) -> Response:
    """One case with what it holds, as that stands now."""
    longest = {"title": LONGEST_TITLE, "tag": LONGEST_TAG}
    return shown(request, "case.html", view=desk.cases.case(name), longest=longest)


@router.get("/cases/{name}/delete")
def ask(request: Request, desk: AtDesk, name: str) -> Response:
    """Whether it is meant."""
    return shown(request, "case_delete.html", view=desk.cases.case(name))


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
