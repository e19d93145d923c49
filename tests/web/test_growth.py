"""No page looks through what grows with the ledger: SQLite is asked how it means to answer."""

import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

import ledgers
from sayso.desk import open_desk
from sayso.web.app import create_app

HERE = "http://127.0.0.1:8031"
PAGES = (
    "/", "/stories", "/stories?after={story}", "/stories/{story}", "/claims", "/claims?about=launch",
    "/claims?after={claim}", "/claims/{claim}", "/claims/{kept}", "/articles",
    "/articles?after={article}", "/articles/{article}", "/articles/{copy}",
    "/compare?one={origin}&other={copy}", "/parties", "/parties?letter=v", "/parties?q=zz",
    "/parties/Velland", "/search?q=launchers", "/search?q=launch&kind=claims",
    "/search?q=launch&kind=articles", "/search?stance=denies", "/search?q=launch&since=2031-04-12",
    "/review", "/review/{doubt}", "/review/{doubt}/meanwhile", "/add", "/add/progress", "/feeds",
    "/log", "/log?before=9", "/log?only=failed", "/log?what=add", "/log?what=add&only=failed",
    "/settings", "/cases", "/cases?tag=x", "/cases?put={story}", "/cases/{case}",
)  # fmt: skip
GROWING = (
    "articles|captures|claims|doubts|features|judgements|kin|log|names|pages|parties|readings"
    "|party_counts|said|seen|stands|stories|terms"
)
# A table is gone through along an index that a limit ends, or that holds all that is counted.
SCAN = re.compile(rf"SCAN ({GROWING})(?! USING (COVERING )?INDEX)( |$)")
LAST = re.compile(r"FROM (log|said|articles|claims)\s+ORDER BY (log\.)?number DESC\s+LIMIT")  # rows
SORTED = "USE TEMP B-TREE FOR ORDER BY"
PART = {"/parties?q=zz"}  # a part of a name is looked for in all names


@pytest.fixture(scope="module")
def whole(filled, tmp_path_factory, ids):
    """A desk that holds one of everything, and the ids of it all."""
    path = tmp_path_factory.mktemp("growth") / "l.db"
    path.write_bytes(filled.read_bytes())
    with open_desk(path) as desk:
        desk._embedder = ledgers.embedder()
        kept = desk.keep("Dravia shipped gas to Skarn").claim
        case = desk.cases.make("Skarn")
        for thing in (ids["story"], ids["claim"], kept.id):
            desk.cases.put_in(case.id, thing)
        desk.cases.tag(case.id, "x")
    with open_desk(path, current=False) as desk:
        client = TestClient(create_app(desk), base_url=HERE)
        yield client, {**ids, "kept": kept.id, "case": case.id}


@pytest.fixture
def plans(whole):
    """Asks for a page; gives the plan of each question that it asks, with the question."""
    client, names = whole
    engine, found = client.app.state.desk._ledger._engine, []

    def note(connection, _cursor, statement, values, _context, many):
        if not many and statement.lstrip().startswith(("SELECT", "WITH")):
            rows = connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            found.append((statement, [row[-1] for row in rows]))

    def asked(page):
        answer = client.get(page.format(**names))
        assert answer.status_code == 200
        assert found
        return found

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_looks_through_a_table_that_grows(plans, page):
    found = [
        (line, asked)
        for asked, told in plans(page)
        for line in told
        if SCAN.search(line) and not LAST.search(asked)
    ]
    assert page in PART or found == []


@pytest.mark.parametrize(
    ("page", "table"),
    [
        ("/", "stories"),
        ("/stories?after={story}", "stories"),
        ("/claims", "stories"),
        ("/claims?about=launch", "stories"),
        ("/articles", "articles"),
        ("/articles?after={article}", "articles"),
        ("/review", "doubts"),
        ("/log?only=failed", "log"),
        ("/log?what=add", "log"),
    ],
)
def test_a_list_is_found_in_its_order_and_ends_where_the_page_does(plans, page, table):
    asked = [(each, told) for each, told in plans(page) if "ORDER BY" in each and "LIMIT" in each]
    lists = [told for each, told in asked if re.search(rf"FROM ([\w, ]+ JOIN )?{table}\b", each)]
    assert lists
    assert [line for told in lists for line in told if SORTED in line] == []
