"""Who is let in: this machine, its own names, its own forms; and under which policy."""

import pytest

from sayso.errors import ServeError
from sayso.web.guarding import TOKEN_HEADER, is_ours, loopback


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "10.0.0.1", "desk.example"])  # noqa: S104
def test_an_address_that_others_reach_is_refused_with_why(host):
    with pytest.raises(ServeError, match=r"no accounts yet.*SSH tunnel") as error:
        loopback(host)
    assert error.value.address == host


@pytest.mark.parametrize("host", ["127.0.0.1:8031", "localhost:8031", "LOCALHOST", "[::1]:80"])
def test_this_machine_is_known_by_its_own_names(host):
    assert is_ours(host)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.4",
        "",
        "[",
        "a@localhost.example",
    ],
)
def test_a_foreign_name_that_leads_here_is_not_ours(host):
    assert not is_ours(host)


@pytest.mark.parametrize("path", ["/", "/static/sayso.css", "/nowhere"])
def test_a_rebound_name_reads_nothing(client, path):
    answer = client.get(path, headers={"host": "evil.example:8031"})
    assert answer.status_code == 421
    assert "Sayso" not in answer.text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/sayso.css"])
def test_every_answer_carries_the_strict_policy(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def look(client, **about):
    form = {"look": "dark", "back": "/log", **about.pop("form", {})}
    return client.post("/settings/look", data=form, **about)


def test_a_form_without_its_token_changes_nothing(client):
    answer = look(client)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "Nothing was changed" in answer.text


def test_a_form_with_its_token_is_taken(client, token):
    assert look(client, form={"token": token}).status_code == 303


def test_every_form_that_changes_anything_carries_the_token(client, token):
    for page in ("/", "/review", "/settings"):
        forms = client.get(page).text.split('<form method="post"')[1:]
        assert forms
        assert all(f'name="token" value="{token}"' in form for form in forms)


def test_a_request_of_htmx_brings_the_token_in_a_header(client, token):
    assert look(client, headers={TOKEN_HEADER: token}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_origin_is_refused_even_with_the_token(client, token, headers):
    assert look(client, form={"token": token}, headers=headers).status_code == 403


def test_a_method_that_no_page_has_still_needs_the_token(client):
    assert client.delete("/stories").status_code in (403, 405)
