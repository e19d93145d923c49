"""Hostile content: whatever a page printed is text, and moves nothing around it."""

import hashlib
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import uvicorn
from fastapi.testclient import TestClient

import ledgers
from builders import reading
from sayso.desk import Desk, open_desk
from sayso.recording import record
from sayso.types.amendment import Given
from sayso.types.article import Capture, Outlet
from sayso.types.web import Feed
from sayso.web.app import create_app

LONG = "W" * 2000
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202eexe"
PAGE = f"""<html><head><title>{EVIL.replace("<", "&lt;")}</title>
<meta property="og:site_name" content="Court &lt;b&gt;ier\u2067"></head><body><article>
<h1>{EVIL.replace("<", "&lt;")}</h1>
<p>“The bridge &lt;script&gt;alert(3)&lt;/script&gt; at Orsk is safe,” Mayor Ilka Brandt said on 3 May 2031.
She said that {"a" * 400} was no word. The town council denied that the bridge was safe.</p>
<p>Councillor Joren Pell said the \u202ebridge at Orsk would be closed for twelve days.</p>
</article></body></html>"""


WIDEST = """() => [...document.querySelectorAll('*')].map((each) =>
  [each.getBoundingClientRect().right, each.tagName, each.className.toString().slice(0, 40)])
  .filter(([right]) => right > 391).slice(0, 8)"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "<img src=x onerror=alert(4)>.html"
    file.write_text(PAGE, encoding="utf-8")
    with open_desk(folder / "l.db") as desk:
        desk._embedder = ledgers.embedder()
        list(desk.add([str(file)], published=datetime(2031, 5, 3, tzinfo=UTC)))
        told(desk._ledger)
        desk.judge()
    with open_desk(folder / "l.db", current=False) as desk:
        yield TestClient(create_app(desk), base_url="http://127.0.0.1"), desk


def told(ledger):
    """Into the ledger: two articles and a feed whose every name is hostile, and long."""
    when = datetime(2031, 5, 3, tzinfo=UTC)
    source, content = f"{EVIL} {LONG}", f"the quay at Orsk is shut {EVIL} {LONG}"
    for number, cue in enumerate(("said", "denied")):
        marked = f"@title Orsk quay {EVIL}{LONG}\n@body [source {source}] [cue {cue}] [content {content}]."
        made = reading(
            marked,
            names={"e1": [source]},
            title=f"Orsk quay {EVIL}{LONG}",
            outlet=Outlet(f"{EVIL}{LONG}"),
            byline=(f"{EVIL}{LONG}",),
            url=f"https://orsk.example/{LONG}/{number}",
            published_at=when,
            key=f"evil{number}",
        )
        page = made.article.text.encode()
        article = replace(made.article, sha256=hashlib.sha256(page).hexdigest())
        capture = Capture(article.url, page, media_type="text/plain", sha256=article.sha256)
        record(ledger, replace(made, article=article), capture, ledgers.embedder(), now=when)
    Desk(ledger).amending.enter(
        "evil0",
        Given(cue=("said",), content=("the quay at Orsk is shut",), speakers=(f"{EVIL} {LONG}",)),
        reason=f"{EVIL} {LONG}",
    )
    feed = Feed(
        f"https://orsk.example/{LONG}", f"{EVIL}{LONG}", "rss", followed_at=when, failure=EVIL
    )
    with ledger.writing() as session:
        session.web.put_feed(feed)


def addresses(desk):
    yield from ("/", "/stories", "/claims", "/articles", "/log", "/parties", "/feeds", "/add")
    yield from ("/review", "/search?q=Orsk", "/settings")
    for line in desk.stories():
        story = desk.story(line.id).story
        yield f"/stories/{story.id}"
        yield from (f"/claims/{claim.id}" for claim in story.claims)
        yield from (f"/articles/{key}" for key in story.articles)
        yield f"/amend?article={story.articles[-1]}"
        yield f"/amend?article={story.articles[-1]}&statement=s1"
        yield f"/compare?one={story.articles[0]}&other={story.articles[-1]}"
        yield from (f"/parties/{party.id}" for party in story.parties)
    yield "/search?q=<script>alert(5)</script>"
    yield "/stories/<script>alert(6)</script>"


def test_markup_of_others_is_text_on_every_page(hostile):
    client, desk = hostile
    for address in addresses(desk):
        text = client.get(address).text
        assert "<script>alert" not in text, address
        assert "<img src=x" not in text, address


def test_nothing_turns_the_text_around_it(hostile):
    client, desk = hostile
    pages = [client.get(address).text for address in addresses(desk)]
    assert not [
        page
        for page in pages
        if set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    ]
    assert any("\ufffd" in page for page in pages)


@pytest.fixture(scope="module")
def served(hostile):
    """The same pages at an address, for a browser."""
    client, _ = hostile
    server = uvicorn.Server(uvicorn.Config(client.app, port=0, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)


@pytest.mark.loopback
def test_nothing_runs_or_breaks_the_layout_on_a_phone(page, served, hostile):
    _, desk = hostile
    page.set_viewport_size({"width": 390, "height": 800})
    page.on("dialog", lambda dialog: page.said.append(dialog.message))
    broken = []
    for address in addresses(desk):
        if "<" in address:
            continue
        answer = page.goto(served + address)
        page.evaluate(
            "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
        )
        wide = page.evaluate("document.documentElement.scrollWidth")
        if (answer.status, page.said, wide) != (200, [], 390):
            broken.append((address[:60], answer.status, page.said, wide, page.evaluate(WIDEST)))
            page.said.clear()
    assert broken == []


@pytest.mark.loopback
def test_the_hostile_names_are_on_those_pages(hostile):
    client, desk = hostile
    pages = {address: client.get(address).text for address in addresses(desk)}
    for kind in ("/feeds", "/articles/evil0", "/articles", "/parties"):
        assert "&lt;script&gt;alert" in pages[kind] or "&lt;img" in pages[kind], kind
    assert LONG in pages["/articles/evil0"]
    assert any(LONG in text for at, text in pages.items() if at.startswith("/parties/"))


def test_a_link_out_is_of_the_web_or_none(client, ids):
    text = client.get(f"/claims/{ids['claim']}").text
    assert "javascript:" not in text
    assert 'rel="noopener noreferrer"' in text
