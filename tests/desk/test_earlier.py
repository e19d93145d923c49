"""Earlier captures out of an archive on loopback: versions of the page itself, asked for politely."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from click.testing import CliRunner

from fetch.servers import served
from sayso.cli import main
from sayso.desk import intake, open_desk
from sayso.types.web import Index
from webs import QUICK, told

pytestmark = pytest.mark.loopback
FIRST = datetime(2021, 4, 7, 6, 30, 5, tzinfo=UTC)


def dated(body):
    """A page that names the day on which it was published."""
    meta = b'<meta property="article:published_time" content="2021-04-07T05:00:00Z">'
    return body.replace(b"</title>", b"</title>" + meta)


class Archive:
    """An archive on loopback: what it holds of one page, and how it tells."""

    def __init__(self, host, page, bodies):
        self.host, self.page = host, page
        self.at = [FIRST + timedelta(hours=n) for n in range(len(bodies))]
        for at, body in zip(self.at, bodies, strict=True):
            self.put(at, body)
        self.tell(self.links())

    def path(self, at, flag="id_"):
        return f"/web/{at:%Y%m%d%H%M%S}{flag}/{self.page}"

    def put(self, at, body, flag="id_"):
        told = {"Memento-Datetime": format_datetime(at, usegmt=True)}
        page = body if isinstance(body, tuple) else (200, told, body)
        self.host.pages[self.path(at, flag)] = page

    def links(self):
        rows = [f'<{self.page}>; rel="original"']
        rows += [
            f'<{self.host.url}{self.path(at, "")}>; rel="memento"; datetime="{format_datetime(at, usegmt=True)}"'
            for at in self.at
        ]
        return ",\n".join(rows).encode()

    def tell(self, body):
        self.host.pages[f"/timemap/link/{self.page}"] = (
            200,
            {"Content-Type": "application/link-format"},
            body,
        )

    @property
    def index(self):
        return Index(f"{self.host.url}/timemap/link/")

    def asked(self):
        return [path for path in self.host.paths() if path.startswith("/web/")]


@pytest.fixture
def web():
    with served(a=dated(told(1, "is open again"))) as host, served() as other:
        yield host, other


def versions(desk, url):
    key = next(a.key for a in desk.articles() if a.url == url)
    return desk.versions(key)


def test_earlier_captures_are_versions_of_the_page_with_their_moments(desk, web):
    host, other = web
    page = f"{host.url}/a"
    archive = Archive(other, page, [dated(told(1)), dated(told(1)), dated(told(1, "stays shut"))])
    found = list(desk.add([page], history=archive.index))
    assert [each.new for each in found] == [True, True, False, True]
    assert {a.url for a in desk.articles()} == {page}
    rows = versions(desk, page)
    assert [row.seen_at for row in rows[:2]] == [archive.at[0], archive.at[2]]
    words = [desk.article(row.key).reading.article.text for row in rows]
    assert [("is shut" in w, "stays shut" in w, "open again" in w) for w in words] == [
        (True, False, False), (False, True, False), (False, False, True)
    ]  # fmt: skip
    assert all(edit.difference or edit.said for row in rows[1:] for edit in row.edits)
    assert archive.asked() == [archive.path(at) for at in archive.at]
    [story] = desk.stories()
    _, moved = desk.changes(story.id, since=FIRST.date() - timedelta(days=1))
    assert len([each for each in moved if each.what == "edit"]) >= 2


def test_a_capture_that_shows_the_page_as_it_is_tells_since_when_it_stood_so(desk, web):
    host, other = web
    page = f"{host.url}/a"
    archive = Archive(other, page, [dated(told(1)), host.pages["/a"]])
    list(desk.add([page], history=archive.index))
    assert [row.seen_at for row in versions(desk, page)] == archive.at


def test_what_was_asked_for_once_is_not_asked_for_again(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1), told(1, "stays shut")])
    list(desk.add([archive.page], history=archive.index))
    asked = archive.asked()
    found = list(desk.add([archive.page], history=archive.index))
    assert archive.asked() == asked
    assert [each.new for each in found] == [False]
    assert list(desk.refresh()) == []


def test_a_page_that_is_gone_may_still_be_had(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/gone", [told(1)])
    gone, kept = desk.add([archive.page], history=archive.index)
    assert (gone.failure is None, kept.new) == (False, True)
    assert desk.article(kept.key).reading.article.url == archive.page


def test_the_page_s_own_address_is_asked_for_too_where_it_led_elsewhere(desk, web):
    host, other = web
    host.pages["/old"] = (301, {"Location": "/a"}, b"")
    archive = Archive(other, f"{host.url}/a", [told(1)])
    found = list(desk.add([f"{host.url}/old"], history=archive.index))
    assert [each.new for each in found] == [True, True]
    assert len(versions(desk, archive.page)) == 2


def test_captures_that_lead_on_have_the_moment_that_the_archive_says(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1)])
    near = FIRST + timedelta(minutes=7)
    archive.put(near, told(1))
    archive.put(FIRST, (302, {"Location": archive.path(near)}, b""))
    list(desk.add([archive.page], history=archive.index))
    assert versions(desk, archive.page)[0].seen_at == near


def test_without_its_header_the_address_or_the_index_tells_the_moment(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [(200, {}, told(1))])
    plain = FIRST - timedelta(days=2)
    other.pages["/copy/7"] = (302, {"Location": "/copy/8"}, b"")
    other.pages["/copy/8"] = told(1, "was shut before")
    other.pages["/copy/9"] = told(1, "was shut long before")
    archive.tell(archive.links() + b"".join(
        f',<{other.url}/copy/{n}>; rel="memento"; datetime="{format_datetime(plain, usegmt=True)}"'.encode()
        for n in (7, 9)
    ))  # fmt: skip
    found = list(desk.add([archive.page], history=archive.index))
    assert [row.seen_at for row in versions(desk, archive.page)[:2]] == [plain, FIRST]
    [failed] = [each.failure for each in found if each.failure]
    assert "does not say of when" in failed


def test_an_archive_that_gives_only_dressed_captures_is_asked_for_those(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1)])
    del other.pages[archive.path(FIRST)]
    link = f'<link rel="canonical" href="{other.url}{archive.path(FIRST, "")}">'.encode()
    archive.put(FIRST, told(1).replace(b"</title>", b"</title>" + link), flag="")
    found = list(desk.add([archive.page], history=archive.index))
    assert [(each.new, each.failure) for each in found] == [(True, None), (True, None)]
    assert len(versions(desk, archive.page)) == 2


def test_missing_captures_and_a_busy_archive_cost_themselves_alone(desk, web, later):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1), told(1, "stays shut"), told(1, "is late")])
    del other.pages[archive.path(archive.at[0])]
    busy = archive.path(archive.at[1])
    whole, other.pages[busy] = other.pages[busy], (429, {"Retry-After": "600"}, b"")
    found = list(desk.add([archive.page], history=archive.index))
    assert [each.new for each in found] == [True, False, False, False]
    assert all(each.later for each in found[1:])  # its host wants rest
    other.pages[busy] = whole
    later.go(hours=1)
    desk._web._shut.clear()
    found = [each for each in desk.refresh() if each.url.startswith(other.url)]
    assert sorted(each.new for each in found) == [False, True, True]
    assert ["no such page" in each.failure for each in found if each.failure] == [True]


def test_a_typed_address_of_an_archive_is_the_page_as_it_was_then(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1)])
    list(desk.add([archive.page]))
    [kept] = desk.add([f"{other.url}{archive.path(FIRST)}"])
    assert desk.article(kept.key).reading.article.url == archive.page
    assert [row.key == kept.key for row in versions(desk, archive.page)] == [True, False]


def test_an_archive_that_forbids_it_is_not_asked(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1)])
    other.pages["/robots.txt"] = b"User-agent: *\nDisallow: /web/\n"
    found = list(desk.add([archive.page], history=archive.index))
    assert "robots.txt does not allow it" in found[1].failure
    assert archive.asked() == []


def test_a_damaged_or_hanging_index_is_one_line_and_the_rest_goes_on(desk, web):
    host, other = web
    host.pages["/b"] = told(2)
    pages = [f"{host.url}/a", f"{host.url}/b"]
    archive = Archive(other, pages[1], [told(2, "was open")])
    other.pages[f"/timemap/link/{pages[0]}"] = b"<!DOCTYPE html><p>Try again later."
    found = list(desk.add(pages, history=archive.index))
    assert sum(each.new for each in found) == 3
    [failed] = [each.failure for each in found if each.failure]
    assert "a page, no index" in failed
    assert any("history" in event.what for event in desk.log(failed=True))
    other.pages[f"/timemap/link/{pages[1]}"] = lambda handler: handler.raw(
        b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<a"
    )
    assert any(
        "broke off" in (each.failure or "") for each in desk.add(pages[1:], history=archive.index)
    )


def test_of_many_captures_some_are_asked_for_first_and_last_among_them(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1, f"was shut {n} times") for n in range(9)])
    index = Index(archive.index.address, most=3)
    found = list(desk.add([archive.page], history=index))
    assert archive.asked() == [archive.path(archive.at[n]) for n in (0, 4, 8)]
    [said] = [each.remark for each in found if each.remark]
    assert "9 earlier captures known to" in said
    assert "3 of them wanted" in said


def test_a_page_that_no_archive_has_is_a_remark_and_no_failure(desk, web):
    host, other = web
    archive = Archive(other, f"{host.url}/x", [])
    added, said = desk.add([f"{host.url}/a"], history=archive.index)
    assert (added.new, said.failure) == (True, None)
    assert "no earlier capture is known to" in said.remark


def test_a_run_that_is_stopped_goes_on_with_the_captures_that_are_left(tmp_path, web, monkeypatch):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1, f"was shut {n} times") for n in range(6)])
    real, count = intake.following.visited, 0

    def stopping(*args, **about):
        nonlocal count
        count += 1
        if count in (3, 5):
            raise KeyboardInterrupt
        return real(*args, **about)

    monkeypatch.setattr(intake.following, "visited", stopping)
    with open_desk(tmp_path / "l.db", manners=replace(QUICK, hosts=1)) as desk:
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                list(desk.add([archive.page], history=archive.index))
        list(desk.add([archive.page], history=archive.index))
        assert len(versions(desk, archive.page)) == 7
        assert desk.doctor() == []
    assert len(archive.asked()) <= 6 + 2 * 3  # what was done was not asked for again


def test_one_archive_is_asked_one_request_at_a_time_with_a_pause(tmp_path, web):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1, f"was shut {n} times") for n in range(3)])
    manners = replace(QUICK, delay=0.2)
    with open_desk(tmp_path / "l.db", manners=manners) as desk:
        list(desk.add([archive.page], history=archive.index))
    assert all(after - before > 0.19 for before, after in pairwise(other.times()))


def test_the_command_asks_an_archive_only_if_one_is_named(tmp_path, web, monkeypatch):
    host, other = web
    archive = Archive(other, f"{host.url}/a", [told(1)])
    monkeypatch.delenv("SAYSO_INDEX", raising=False)

    def run(*words, **env):
        at = [*words, "--ledger", str(tmp_path / "l.db")]
        return CliRunner().invoke(main, at, env={"COLUMNS": "200", **env})

    web_options = ("--allow-private", "--delay", "0")
    unnamed = run("add", "--history", archive.page, *web_options)
    assert unnamed.exit_code == 2
    assert "no index of earlier captures is named" in unnamed.output
    assert other.asked == []
    run("add", archive.page, *web_options, SAYSO_INDEX=archive.index.address)
    assert other.asked == []  # named, and not wanted
    done = run("add", "--history", archive.page, *web_options, SAYSO_INDEX=archive.index.address)
    assert (done.exit_code, "1 added" in done.output) == (0, True)
    key = desk_key(tmp_path, archive.page)
    shown = " ".join(run("article", key).output.split())
    assert "2 versions of this page" in shown
    assert f"seen {FIRST:%Y-%m-%d %H:%M} UTC" in shown
    assert "an earlier capture, as an archive gives it" in shown
    assert "earlier captures known to" in run("log").output


def desk_key(tmp_path, url):
    with open_desk(tmp_path / "l.db") as desk:
        return versions(desk, url)[0].key
