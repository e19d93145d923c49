"""Every page over the example story: it is there, it is small, it costs nothing twice, it writes nothing."""

import sqlite3
from contextlib import closing

import pytest

PAGES = (
    "/", "/stories", "/stories/{story}", "/stories/{story}?as_of=2031-04-10", "/claims",
    "/claims/{claim}", "/claims/{claim}?as_of=2031-04-10", "/articles", "/articles/{article}",
    "/parties", "/parties/Velland", "/search", "/search?q=launchers", "/review", "/add", "/feeds",
    "/log", "/log?only=failed", "/settings", "/cases",
    "/parties?letter=v", "/parties?q=zz", "/search?q=launch&kind=claims", "/search?q=launch&kind=articles",
    "/search?stance=denies", "/search?q=%22", "/search?q=launch&since=2031-04-12&until=2031-04-10",
    "/compare?one={origin}&other={copy}", "/articles/{copy}",
    "/claims/{claim}/elsewhere?statement={statement}",
    "/review/{doubt}", "/amend?article={article}", "/amend?article={article}&statement=s1",
    "/amend?article={article}&cue0=said&content0=launchers",
    "/log?what=add", "/cases?put={story}", "/add?url=https://courier.example/a",
)  # fmt: skip
LIGHT = 150_000  # bytes on the wire for a first view

each_page = pytest.mark.parametrize("page", PAGES)


@each_page
def test_each_page_is_there(client, ids, page):
    answer = client.get(page.format(**ids))
    assert answer.status_code == 200
    assert "<h1" in answer.text


@each_page
def test_no_page_styles_or_scripts_in_its_own_text(client, ids, page):
    text = client.get(page.format(**ids)).text
    assert " style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert " onclick" not in text


@each_page
def test_no_page_asks_another_host_for_anything(client, ids, page):
    text = client.get(page.format(**ids)).text
    assert 'src="http' not in text
    assert '<link rel="stylesheet" href="http' not in text


@each_page
def test_a_page_that_is_known_already_is_not_sent_again(client, ids, page):
    first = client.get(page.format(**ids))
    again = client.get(page.format(**ids), headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_first_view_is_light(client, ids):
    page = client.stream("GET", f"/stories/{ids['story']}", headers={"accept-encoding": "gzip"})
    with page as answer:
        size = len(b"".join(answer.iter_raw()))
        assert answer.headers["content-encoding"] == "gzip"
    for name in ("sayso.css", "sayso.js", "htmx-4.0.1.min.js", "mark.svg"):
        with client.stream("GET", f"/static/{name}", headers={"accept-encoding": "gzip"}) as answer:
            size += len(b"".join(answer.iter_raw()))
    assert size < LIGHT


def test_looking_writes_nothing(own, ids):
    path = own.desk._ledger.path
    for page in PAGES:
        own.get(page.format(**ids))  # what a first look sets up
    with closing(sqlite3.connect(path)) as sql:
        before = sql.execute("PRAGMA data_version").fetchone()
        for page in PAGES:
            assert own.get(page.format(**ids)).status_code == 200
        assert sql.execute("PRAGMA data_version").fetchone() == before
    sql.close()


def test_what_waits_to_be_judged_is_left_to_others(own, ids):
    with own.desk._ledger.writing() as session:
        session.wait(session.numbers_of(ids["story"])[0])
    own.get("/")
    own.get(f"/stories/{ids['story']}")
    with own.desk._ledger.reading() as session:
        assert session.waiting()
    own.desk.judge()
    with own.desk._ledger.reading() as session:
        assert not session.waiting()
