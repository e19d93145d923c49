"""Styles and scripts: what was vendored is what was published, and an address is of one content."""

import hashlib

from sayso.web.assets import asset, assets

HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_htmx_is_the_published_file():
    assert hashlib.sha256(assets()["htmx-4.0.1.min.js"].body).hexdigest() == HTMX


def test_an_asset_is_kept_for_good_under_an_address_of_its_content(client):
    answer = client.get(asset("sayso.css"))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]


def test_nothing_beside_the_assets_is_served(client):
    for name in ("nothing.css", "htmx-4.0.1.LICENSE", "..%2Fapp.py", "%2e%2e/app.py"):
        assert client.get(f"/static/{name}").status_code == 404
