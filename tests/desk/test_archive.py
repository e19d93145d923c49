"""What was read, archived, and added to an empty ledger: the same record again."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from cli.test_kinds import GOOD
from fetch.servers import article, served
from ledgers import SKARN
from sayso.cli import main
from sayso.desk import open_desk
from sayso.wire import to_wire
from webs import QUICK, rss, told

pytestmark = pytest.mark.loopback
WHEN = datetime(2031, 4, 3, 9, tzinfo=UTC)  # of files that give no date
RFC = "Thu, 03 Apr 2031 10:00:00 GMT"
AGO = article("“It is shut,” the harbour minister said.").replace(
    b"</h1>", b"</h1><time>2 hours ago</time>"
)


def record(desk):
    """All that a ledger holds of its articles, and what it makes of them."""
    read = {kept.key: (to_wire(kept.reading), kept.sha256) for kept in desk.readings()}
    return read, desk.export()


def again(desk, tmp_path, story=None):
    """The desk over a fresh ledger to which an archive of this one was added."""
    target = tmp_path / "all.warc.gz"
    target.write_bytes(b"".join(desk.archive(story)))
    fresh = open_desk(tmp_path / "fresh.db")
    assert [each.failure for each in fresh.add([str(target)]) if each.failure] == []
    return fresh


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The example, a file of every kind with a date of its own, and pages of the web."""
    folder = tmp_path_factory.mktemp("archive")
    for name, body in GOOD.items():
        (folder / name).write_bytes(body)
    desk = open_desk(folder / "l.db", manners=QUICK)
    list(desk.add([str(SKARN)]))
    files = [str(folder / name) for name in GOOD]
    list(desk.add(files, published=WHEN))
    with served(a=told(1), ago=AGO) as host:
        host.pages["/b"] = (301, {"Location": "/a"}, b"")
        host.pages["/feed"] = rss(
            f"{host.url}/b", f"{host.url}/ago", extra=f"<pubDate>{RFC}</pubDate>"
        )
        desk.follow(f"{host.url}/feed")
        list(desk.refresh())
    yield desk
    desk.close()


def test_an_archive_gives_the_same_articles_and_the_same_record(filled, tmp_path):
    with again(filled, tmp_path) as fresh:
        articles, ledger = record(filled)
        assert len(articles) > 25
        copied, anew = record(fresh)
        assert copied == articles
        assert anew == ledger
        assert fresh.doctor() == []


def test_a_page_of_the_web_has_the_moment_at_which_it_was_asked_for(filled):
    [shut] = [kept for kept in filled.readings() if str(kept.reading.article.url).endswith("/a")]
    article = shut.reading.article
    assert abs((shut.added_at - article.captured_at).total_seconds()) < 60
    [listed] = [each for each in filled.articles() if each.key == shut.key]
    assert (listed.sha256, listed.captured_at) == (article.sha256, article.captured_at)


def test_a_story_is_archived_alone(filled, tmp_path):
    story = filled.stories()[-1]
    with again(filled, tmp_path, story.id) as fresh:
        assert len(fresh.articles()) == story.coverage.articles < len(filled.articles())


def test_the_command_writes_a_file_that_add_reads(tmp_path):
    path, ledger = str(tmp_path / "a.warc.gz"), str(tmp_path / "l.db")
    (tmp_path / "a.html").write_bytes(told(1))

    def run(*words, to=ledger):
        return CliRunner().invoke(main, [*words, "--ledger", to])

    run("add", str(tmp_path / "a.html"))
    made = run("export", "--format", "warc", "-o", path)
    assert (made.exit_code, made.output) == (0, "")
    added = run("add", path, to=str(tmp_path / "b.db"))
    assert added.exit_code == 0
    assert "1 added" in added.output
    both = run("export", "--format", "warc", "--as-of", "2031-04-10")
    assert "--as-of goes with another --format" in both.output


def test_what_is_forgotten_is_archived_no_more(tmp_path):
    with open_desk(tmp_path / "l.db", manners=QUICK) as desk, served(a=told(1), b=told(2)) as host:
        first, _ = desk.add([f"{host.url}/a", f"{host.url}/b"])
        desk.forget(first.key, reason="asked for")
        assert len(list(desk.archive())) == 2  # what it is, and the other page
        with desk._ledger.reading() as session:
            assert len(list(session.captured(session.numbers()))) == 1


def test_a_relative_date_makes_no_new_version(tmp_path, later):
    """The page says "2 hours ago" whenever it is asked."""
    with open_desk(tmp_path / "l.db", manners=QUICK) as desk, served(a=AGO) as host:
        [first] = desk.add([f"{host.url}/a"])
        published = desk.article(first.key).reading.article.published_at
        assert published
        later.go(hours=30)
        [again] = desk.add([f"{host.url}/a"])
        assert (again.key, again.new) == (first.key, False)
