"""Hostile content: whatever a page printed is text, and moves nothing around it."""

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

import ledgers
from sayso.desk import open_desk
from sayso.web.app import create_app

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202eexe"
PAGE = f"""<html><head><title>{EVIL.replace("<", "&lt;")}</title>
<meta property="og:site_name" content="Court &lt;b&gt;ier\u2067"></head><body><article>
<h1>{EVIL.replace("<", "&lt;")}</h1>
<p>“The bridge &lt;script&gt;alert(3)&lt;/script&gt; at Orsk is safe,” Mayor Ilka Brandt said on 3 May 2031.
She said that {"a" * 400} was no word. The town council denied that the bridge was safe.</p>
<p>Councillor Joren Pell said the \u202ebridge at Orsk would be closed for twelve days.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "<img src=x onerror=alert(4)>.html"
    file.write_text(PAGE, encoding="utf-8")
    with open_desk(folder / "l.db") as desk:
        desk._embedder = ledgers.embedder()
        list(desk.add([str(file)], published=datetime(2031, 5, 3, tzinfo=UTC)))
    with open_desk(folder / "l.db", current=False) as desk:
        yield TestClient(create_app(desk), base_url="http://127.0.0.1"), desk


def addresses(desk):
    story = desk.story(desk.stories()[0].id).story
    yield from ("/", "/stories", f"/stories/{story.id}", "/claims", "/articles", "/log", "/parties")
    yield from (f"/claims/{claim.id}" for claim in story.claims)
    yield from (f"/articles/{key}" for key in story.articles)
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


def test_a_link_out_is_of_the_web_or_none(client, ids):
    text = client.get(f"/claims/{ids['claim']}").text
    assert "javascript:" not in text
    assert 'rel="noopener noreferrer"' in text
