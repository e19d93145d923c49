"""Settings: what is in force and from where; families are written through the desk."""

import html
import re

import pytest
from fastapi.testclient import TestClient

import ledgers
from sayso.desk import open_desk
from sayso.web.app import create_app


@pytest.fixture
def housed(filled, tmp_path):
    path = tmp_path / "own.db"
    path.write_bytes(filled.read_bytes())
    (tmp_path / "families.toml").write_text("", encoding="utf-8")
    with open_desk(path, families=tmp_path / "families.toml", current=False) as desk:
        desk._embedder = ledgers.embedder()
        client = TestClient(create_app(desk), base_url="http://127.0.0.1", follow_redirects=False)
        client.desk, client.table = desk, tmp_path / "families.toml"
        yield client


def text_of(client, address="/settings"):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", client.get(address).text).split()))


def test_it_tells_what_is_in_force_and_from_where(housed):
    text = text_of(housed)
    assert "own.db named when the desk was opened" in text
    assert "Model sayso-tagger-en" in text
    assert "Addresses of this machine and its network refused" in text
    assert "256,000,000 bytes together built in" in text


def test_a_family_is_written_into_the_table_and_taken_out_again(housed, token):
    data = {"outlet": "Halm Courier", "family": "Halm Press", "token": token}
    assert housed.post("/settings/families", data=data).headers["location"] == "/settings#families"
    assert (
        housed.table.read_text(encoding="utf-8").strip().endswith('"Halm Courier" = "Halm Press"')
    )
    assert {"Halm Press"} == {h.family for h in housed.desk.families() if h.name == "Halm Courier"}
    housed.post("/settings/families", data={"outlet": "Halm Courier", "token": token})
    assert {None} == {h.family for h in housed.desk.families() if h.name == "Halm Courier"}


def test_an_outlet_must_be_named(housed, token):
    answer = housed.post("/settings/families", data={"family": "Halm Press", "token": token})
    assert answer.status_code == 400
    assert "No outlet was named" in answer.text
