"""What is shown when a thing is not there: its name, and what to do next."""

import pytest
from fastapi.testclient import TestClient

from sayso.web.app import create_app


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("/stories/zzz", "no story “zzz”"),
        ("/claims/zzz", "no claim “zzz”"),
        ("/articles/zzz", "no article “zzz”"),
        ("/parties/zzz", "no party “zzz”"),
        ("/nowhere", "no such page"),
    ],
)
def test_what_is_not_there_is_named(client, page, named):
    answer = client.get(page)
    assert answer.status_code == 404
    assert named in answer.text
    assert "search" in answer.text


def test_a_day_that_is_none_is_named_with_how_to_write_it(client, ids):
    answer = client.get(f"/stories/{ids['story']}?as_of=yesterday")
    assert answer.status_code == 400
    assert "“yesterday” is no day" in answer.text
    assert "2031-04-12" in answer.text


def test_a_day_before_the_story_says_that_nothing_was_on_record(client, ids):
    answer = client.get(f"/stories/{ids['story']}?as_of=2001-01-01")
    assert answer.status_code == 404
    assert "Nothing of it was on record by then" in answer.text


def test_a_question_that_is_too_long_is_refused(client):
    assert client.get("/search", params={"q": "a" * 5000}).status_code == 400


def test_htmx_gets_the_error_alone(client):
    text = client.get("/stories/zzz", headers={"hx-request": "true"}).text
    assert "no story “zzz”" in text
    assert "<html" not in text


def test_what_breaks_is_a_page_with_the_policy_too(own):
    class Broken:
        def stories(self):
            raise RuntimeError

    app = create_app(Broken())
    answer = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False).get("/log")
    assert answer.status_code == 500
    assert "Something broke on this page" in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
