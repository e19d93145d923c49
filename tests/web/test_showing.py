"""From values to a page: what every page is framed by."""


def test_a_look_that_was_chosen_is_remembered(client, token):
    answer = client.post("/settings/look", data={"look": "dark", "back": "/log", "token": token})
    assert answer.headers["location"] == "/log"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()


def test_the_chosen_look_stands_on_the_page(client):
    text = client.get("/", headers={"cookie": "sayso_look=dark"}).text
    assert '<html lang="en" data-look="dark">' in text


def test_a_look_that_is_none_is_the_systems(client):
    text = client.get("/", headers={"cookie": 'sayso_look=x" onload="y'}).text
    assert '<html lang="en">' in text


def test_no_form_leads_to_another_site(client, token):
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", ""):
        form = {"look": "light", "back": back, "token": token}
        assert client.post("/settings/look", data=form).headers["location"] == "/"


def test_the_page_one_is_on_is_marked(client):
    assert '<a href="/claims" aria-current="page">' in client.get("/claims").text


def test_htmx_sends_the_token_with_every_request_of_a_page(client, token):
    text = client.get("/").text
    assert "hx-headers:inherited=" in text
    assert token in text
    assert '"includeIndicatorCSS":false' in text
