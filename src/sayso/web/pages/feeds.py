"""Feeds: those that are followed, how each stands, and what can be done with them."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response

from sayso.web import places, taking
from sayso.web.asking import AtDesk, AtQueue, AtSchedule
from sayso.web.showing import led_on, shown

PAGE = 50  # feeds of the list

router = APIRouter()

From = Annotated[int, Query(ge=0, le=1_000_000)]


@router.get("/feeds")
def feeds(
    request: Request, desk: AtDesk, queue: AtQueue, schedule: AtSchedule, after: From = 0
) -> Response:
    """Every feed with when it was asked and is asked next, and what stood in its way."""
    busy = any(not task.ended for task in queue.tasks())
    found = desk.survey.feeds(limit=PAGE + 1, after=after)
    more = str(after + PAGE) if len(found) > PAGE else None
    return shown(
        request,
        "feeds.html",
        feeds=found[:PAGE],
        busy=busy,
        is_on=schedule.is_on,
        onward=places.listed("/feeds", after=more) if more else None,
        back="/feeds" if after else None,
    )


@router.post("/feeds")
def follow(queue: AtQueue, addresses: Annotated[str, Form(max_length=40_000)] = "") -> Response:
    """Follow feeds, or the first that a page names."""
    urls = taking.addresses(addresses)
    queue.put("Feeds to follow", urls, taking.followed(urls))
    return led_on("/add#progress")


@router.post("/feeds/unfollow")
def unfollow(desk: AtDesk, url: Annotated[str, Form(max_length=4_000)]) -> Response:
    """Ask for a feed no more; what was read of it stays."""
    desk.unfollow(url)
    return led_on("/feeds")


@router.post("/feeds/schedule")
def turn(schedule: AtSchedule, on: Annotated[str, Form(max_length=10)] = "") -> Response:
    """Ask each feed when its turn comes from now on, or no more; until this desk is closed."""
    if on:
        schedule.start()
    else:
        schedule.stop()
    return led_on("/feeds")


@router.post("/feeds/refresh")
def refresh(queue: AtQueue) -> Response:
    """Ask all of them now, and read what is new."""
    queue.put("All feeds, and what they name", (), taking.refreshed)
    return led_on("/add#progress")
