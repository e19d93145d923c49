"""Adding in the browser: addresses, texts, files, each with how it fared; hostile names; limits."""

import html
import json
import re
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from fetch.servers import served
from intakes import QUICK, ended, told
from sayso.desk import open_desk
from sayso.web import weighing
from sayso.web.app import create_app
from sayso.web.pages.adding import bookmark

HERE = "http://127.0.0.1:8031"
SAID = "“The bridge at Orsk is safe,” Mayor Ilka Brandt said on Monday. Councillor Joren Pell denied that the bridge was safe."


def text_of(client, address="/add"):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", client.get(address).text).split()))


def fared(client):
    return [(each.subject, each.fared.value) for each in ended(client)[0].outcomes]


@pytest.mark.loopback
def test_each_address_is_told_how_it_fared(near, token):
    with served(a=told(1), b=told(1), c=(404, {}, b"")) as host:
        lines = f"{host.url}/a\r\n\r\n{host.url}/b\n{host.url}/c\nno address"
        answer = near.post("/add", data={"addresses": lines, "token": token})
        assert (answer.status_code, answer.headers["location"]) == (303, "/add#progress")
        found = dict(fared(near))
        page = text_of(near)
    assert found[f"{host.url}/c"] == "failed"
    assert found["no address"] == "failed"
    assert sorted(found[f"{host.url}/{name}"] for name in "ab") == ["copy", "read"]
    assert "1 read, 1 copy, 2 failed" in page
    assert "404" in page
    assert "write it as https://courier.example/a" in page


@pytest.mark.loopback
def test_a_page_that_is_known_is_unchanged(near, token):
    with served(a=told(1)) as host:
        for _ in range(2):
            near.post("/add", data={"addresses": f"{host.url}/a", "token": token})
            ended(near)
    assert fared(near) == [(f"{host.url}/a", "unchanged")]


@pytest.mark.loopback
def test_a_private_address_is_refused_with_its_reason(own, token):
    with served(a=told(1)) as host:
        own.post("/add", data={"addresses": f"{host.url}/a", "token": token})
        [task] = ended(own)
    assert [each.fared.value for each in task.outcomes] == ["failed"]
    assert "it leads into a private network" in task.outcomes[0].told
    assert host.asked == []


@pytest.mark.loopback
def test_what_failed_can_be_tried_again_from_its_line(near, token):
    with served(a=(500, {}, b"")) as host:
        near.post("/add", data={"addresses": f"{host.url}/a", "token": token})
        ended(near)
        page = near.get("/add").text
    assert f'aria-label="Try again: {host.url}/a"' in page


def test_a_pasted_text_is_an_article_with_its_outlet_and_day(near, token):
    about = {"title": "Bridge safe", "outlet": "Orsk Courier", "published": "2031-05-03"}
    near.post("/add/text", data={"text": SAID, "token": token, **about})
    assert fared(near) == [("Bridge safe", "read")]
    [listed] = near.desk.articles()
    assert (listed.title, listed.outlet, str(listed.day)) == (
        "Bridge safe",
        "Orsk Courier",
        "2031-05-03",
    )


@pytest.mark.parametrize(
    ("address", "data", "told"),
    [
        ("/add", {"addresses": " \n"}, "No address was given"),
        ("/add", {"addresses": "\n".join(map(str, range(1001)))}, "1001 addresses are too many"),
        ("/add/text", {"text": " "}, "No text was given"),
        ("/add/text", {"text": "x", "published": "May"}, "“May” is no day"),
    ],
)
def test_what_cannot_be_added_is_told_at_once(near, token, address, data, told):
    answer = near.post(address, data={**data, "token": token})
    assert answer.status_code == 400
    assert told in html.unescape(answer.text)
    assert near.app.state.queue.tasks() == []


def test_files_are_read_by_what_they_hold_and_called_by_their_last_name(near, token):
    rows = b"\n".join(json.dumps({"text": f"{SAID} {n}"}).encode() for n in range(2))
    files = [
        ("files", ("../../etc/bridge.txt", SAID.encode(), "image/png")),
        ("files", ("two.jsonl", rows, "text/plain")),
        ("files", ("<img src=x onerror=alert(1)>\u202e.pdf", b"%PDF-1.4 broken", "text/plain")),
    ]
    near.post("/add/files", data={"token": token, "published": "2031-05-03"}, files=files)
    [task] = ended(near)
    names = [each.subject for each in task.outcomes]
    assert names[:3] == ["bridge.txt", "two.jsonl:1", "two.jsonl:2"]
    assert task.outcomes[3].fared.value == "failed"
    assert task.waiting == ()
    assert {str(each.day) for each in near.desk.articles()} == {"2031-05-03"}
    page = near.get("/add").text
    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_a_request_that_is_too_heavy_is_refused_before_it_is_kept(near, token, monkeypatch):
    monkeypatch.setattr(weighing, "HEAVY", 1000)
    files = [("files", ("a.txt", b"x" * 2000, "text/plain"))]
    answer = near.post("/add/files", data={"token": token}, files=files)
    assert answer.status_code == 413
    assert "That is too much at once" in answer.text
    assert near.app.state.queue.tasks() == []


def test_a_heavy_request_that_hides_its_weight_is_refused_too(near, token, monkeypatch):
    monkeypatch.setattr(weighing, "LIGHT", 1000)
    body = (f"token={token}&addresses=".encode(), *([b"a" * 500] * 4))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert near.post("/add", content=iter(body), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "address", ["/add", "/add/text", "/add/files", "/add/left", "/feeds", "/feeds/refresh"]
)
def test_a_form_without_its_token_brings_nothing_in(near, address):
    assert near.post(address, data={"addresses": f"{HERE}/a", "text": SAID}).status_code == 403
    assert near.app.state.queue.tasks() == []


def test_several_pages_see_the_same_progress(near, token):
    near.post("/add/text", data={"text": SAID, "title": "Bridge", "token": token})
    ended(near)
    other = TestClient(near.app, base_url=HERE)
    assert other.get("/add/progress").text == near.get("/add/progress").text
    assert "1 read" in text_of(other, "/add/progress")


def test_what_a_stopped_run_left_is_offered_again_after_a_restart(near, token):
    with near.desk._ledger.writing() as session:
        session.web.ask(["https://courier.example/a"], at=datetime(2031, 5, 1, tzinfo=UTC))
    with open_desk(near.path, manners=QUICK, current=False) as desk:
        again = TestClient(create_app(desk), base_url=HERE, follow_redirects=False)
        assert "1 address was typed and not asked for yet" in text_of(again)
        again.post("/add/left", data={"token": token})
        [task] = ended(again)
        assert [each.address for each in task.outcomes] == ["https://courier.example/a"]
        again.app.state.queue.close()


def test_what_was_added_is_listed_after_a_restart(near, token):
    near.post("/add/text", data={"text": SAID, "title": "Bridge", "token": token})
    [task] = ended(near)
    again = TestClient(create_app(near.desk), base_url=HERE)
    assert task.outcomes[0].subject in text_of(again)


def test_an_address_that_is_handed_over_is_filled_in_and_nothing_is_added(near):
    page = near.get("/add", params={"url": "https://courier.example/a?b=1&c", "title": "Quay"})
    assert 'value="https://courier.example/a?b=1&amp;c"' in page.text
    assert "Add this page" in page.text
    assert near.app.state.queue.tasks() == []
    assert near.desk.log() == []


def test_an_address_within_a_shared_text_is_found(near):
    page = near.get("/add", params={"text": "Look (https://courier.example/a)."})
    assert 'value="https://courier.example/a"' in page.text


def test_a_handed_address_that_is_a_script_is_not_offered(near):
    page = near.get("/add", params={"url": "javascript:alert(1)", "title": "<b>x</b>"})
    assert "Add this page" not in page.text
    assert "<b>x" not in page.text


def test_the_bookmark_stands_on_the_page_with_this_desks_address(near):
    page = html.unescape(near.get("/add").text)
    assert bookmark(f"{HERE}/") in page


def test_the_desk_can_be_shared_to_as_an_app(near):
    page = near.get("/add").text
    address = re.search(r'rel="manifest" href="([^"]+)"', page)[1]
    answer = near.get(address)
    assert answer.headers["content-type"].startswith("application/manifest+json")
    share = answer.json()["share_target"]
    assert (share["action"], share["method"]) == ("/add", "GET")
    assert (
        near.get(
            share["action"], params={share["params"]["url"]: "https://courier.example/a"}
        ).status_code
        == 200
    )
