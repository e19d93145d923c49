"""Pages are had from hosts of every temper, and one bad one never stops the rest."""

import gzip
import threading
import time
import zlib
from contextlib import ExitStack
from itertools import pairwise

import pytest

from fetch.servers import article, dead, served, slowly
from sayso.errors import ReadError
from sayso.fetch.clock import Clock
from sayso.fetch.web import Web
from sayso.types.article import Capture
from sayso.types.web import Asked, Manners

pytestmark = pytest.mark.loopback
QUICK = Manners(
    delay=0, tries=1, connect=1, idle=0.3, total=1, allow_private=True, largest=3_000_000
)
PAGE = article("“It is shut,” the minister said.")


def one(host, path="a", manners=QUICK, clock=None, **about):
    web = Web(manners, clock=clock)
    [visit] = web.visits([Asked(f"{host.url}/{path}", **about)])
    web.close()
    return visit


def failure(host, path="a", manners=QUICK):
    begun = time.monotonic()
    found = one(host, path, manners).failure
    assert isinstance(found, ReadError)
    assert time.monotonic() - begun < 30  # and not for ever
    assert "\n" not in str(found)
    return str(found)


def test_a_page_is_a_capture_with_the_address_that_the_host_led_to():
    with served(
        a=(302, {"Location": "/b#top"}, b""), b=(308, {"Location": "c"}, b""), c=PAGE
    ) as host:
        visit = one(host)
    assert (visit.url, visit.capture.url) == (f"{host.url}/a", f"{host.url}/c")
    assert visit.capture.body == PAGE
    assert visit.capture.media_type == "text/html"


def test_the_request_says_who_asks_and_carries_no_cookie():
    def cookies(handler):
        handler.answer(200, PAGE, {"Set-Cookie": "id=1; Path=/"})

    with served(a=cookies, b=PAGE) as host:
        web = Web(QUICK)
        list(web.visits([Asked(f"{host.url}/a")]))
        list(web.visits([Asked(f"{host.url}/b")]))
    _, _, told = host.asked[-1]
    assert told["user-agent"].startswith("Sayso/")
    assert "robots.txt" in told["user-agent"]
    assert "cookie" not in told


def test_an_unchanged_page_costs_no_body():
    def page(handler):
        if handler.headers.get("If-None-Match") == '"v1"':
            return (304, {"Content-Length": "0"}, b"")
        return (200, {"ETag": '"v1"', "Last-Modified": "Mon, 07 Apr 2031 08:00:00 GMT"}, PAGE)

    with served(a=page) as host:
        first = one(host)
        again = one(host, etag=first.etag, last_modified=first.last_modified)
    assert (first.etag, first.last_modified) == ('"v1"', "Mon, 07 Apr 2031 08:00:00 GMT")
    assert (again.capture, again.failure) == (None, None)
    assert host.asked[-1][2]["if-modified-since"] == first.last_modified


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ((404, {}, b""), "there is no such page (HTTP 404)"),
        ((410, {}, b""), "the page was removed (HTTP 410)"),
        ((403, {}, b""), "its host refuses it (HTTP 403)"),
        ((418, {}, b""), "its host gave no page (HTTP 418)"),
        ((500, {}, b""), "its host failed (HTTP 500)"),
        ((304, {}, b""), "(HTTP 304)"),
        ((302, {"Location": "/a"}, b""), "it leads in a circle"),
        ((302, {"Location": "http://[x"}, b""), "no address"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF"), "it is application/pdf, which is not"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "it is image/png"),
        ((200, {"Content-Type": None}, b"a\0b"), "it is application/octet-stream"),
        ((200, {"Content-Type": "application/rss+xml"}, b"<rss/>"), "`sayso follow` follows it"),
        ((200, {"Content-Encoding": "br"}, PAGE), "it is packed with br"),
        ((200, {"Content-Encoding": "\x1b[2J"}, PAGE), "it is packed with \ufffd[2j"),
        ((200, {"Content-Encoding": "gzip"}, PAGE), "it cannot be unpacked"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE, mtime=0)[:-20]), "broke off within it"),
        ((200, {"Content-Encoding": "gzip, gzip, gzip"}, b""), "it is packed 3 times"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(2_900_000), mtime=0)), "a packed bomb"),
        ((200, {}, b"x" * 3_000_001), "it is larger than 3 MB"),
        ((200, {"Content-Length": "99999"}, b"cut"), "the server broke off"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_page_is_one_line_that_says_why(page, told):
    with served(
        a=lambda h: (
            (h.answer(page[0], page[2], page[1]), setattr(h, "close_connection", True))[:0] or None
        )
    ) as host:
        assert told in failure(host)


def test_a_way_that_leads_on_without_end_is_given_up_after_ten_hops():
    def onward(handler):
        handler.answer(302, b"", {"Location": f"/{handler.path[1:]}x"})

    with served(**{"a" + "x" * n: onward for n in range(40)}) as host:
        assert "it leads on more than 10 times" in failure(host)
    assert len(host.paths()) == 11


def test_a_bomb_within_a_bomb_is_stopped_early():
    inner = gzip.compress(gzip.compress(bytes(100_000_000), 9), 9)
    assert len(inner) < 10_000
    with served(a=(200, {"Content-Encoding": "gzip, gzip"}, inner)) as host:
        assert "bomb" in failure(host)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda h: time.sleep(1), "no byte came for 0.3 seconds"),
        (slowly(b"x" * 10, 0.05), "it took longer than 1 seconds"),
        (slowly(b"X-More: 1\r\n", 0.05, b"HTTP/1.1 200 OK\r\n"), "it took longer than 1 seconds"),
        (slowly(b"x" * 100_000, 0), "it is larger than 3 MB"),
        (lambda h: h.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"), "the server broke off"),
        (lambda h: h.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), "does not speak HTTP"),
        (lambda h: h.raw(b"\x16\x03\x01nonsense\r\n\r\n"), "does not speak HTTP"),
        (lambda h: h.raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"), "not speak HTTP"),
        (lambda h: h.raw(b""), "the server broke off"),
    ],
    ids=["hangs", "drips", "drips headers", "endless", "cut chunk", "bad chunk", "no HTTP", "vast header", "gone"],
)  # fmt: skip
def test_a_host_that_misbehaves_costs_bounded_time_and_one_line(answer, told):
    with served(a=answer) as host:
        assert told in failure(host)


def test_a_host_that_is_not_there_is_said():
    web = Web(QUICK)
    [found] = web.captures([f"{dead()}/a"])
    assert "its host cannot be reached" in str(found)


def test_a_length_that_is_too_short_spoils_no_other_page():
    with served(a=lambda h: h.answer(200, PAGE, {"Content-Length": "40"}), b=PAGE) as host:
        web = Web(QUICK)
        found = {v.url: v.capture for v in web.visits([Asked(f"{host.url}/{p}") for p in "ab"])}
    assert found[f"{host.url}/a"].body == PAGE[:40]
    assert found[f"{host.url}/b"].body == PAGE


def test_a_body_without_a_length_ends_with_its_connection():
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    with served(a=lambda h: h.raw(head + PAGE)) as host:
        assert one(host).capture.body == PAGE


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw", "gzip, deflate"])
def test_packed_bodies_are_unpacked(coding):
    raw = zlib.compressobj(wbits=-15)
    body = {
        "deflate": zlib.compress(PAGE),
        "raw": raw.compress(PAGE) + raw.flush(),
        "gzip, deflate": zlib.compress(gzip.compress(PAGE)),
    }.get(coding, gzip.compress(PAGE))
    named = "deflate" if coding == "raw" else coding
    with served(a=(200, {"Content-Encoding": named}, body)) as host:
        assert one(host).capture.body == PAGE


@pytest.mark.parametrize(
    ("header", "meta", "encoding", "told"),
    [
        ("text/html; charset=utf-8", "", "utf-8", "text/html"),
        ("text/html; charset=iso-8859-1", "", "cp1252", "text/html; charset=cp1252"),
        ("text/html; charset=utf-8", "", "cp1252", "text/html; charset=utf-8"),
        ("text/html; charset=utf-8", "windows-1250", "cp1250", "text/html; charset=cp1250"),
        ("text/html; charset=nonsense", "windows-1251", "cp1251", "text/html; charset=cp1251"),
        ("text/html", "shift_jis", "shift_jis", "text/html; charset=shift_jis"),
        ("text/html; charset=base64", "", "utf-8", "text/html"),
    ],
)
def test_the_encoding_is_the_first_told_one_that_fits(header, meta, encoding, told):
    declared = f'<meta charset="{meta}">' if meta else ""
    letters = {"cp1251": "Порт", "shift_jis": "港湾", "cp1252": "“état”"}.get(encoding, "łódź")
    body = f"<!DOCTYPE html><head>{declared}</head><p>{letters}".encode(encoding)
    with served(a=(200, {"Content-Type": header}, body)) as host:
        assert one(host).capture.media_type == told


class Counted(Clock):
    """A clock a hundred times as fast."""

    def __init__(self):
        super().__init__(100.0)


def test_a_busy_host_is_asked_again_when_it_says():
    answers = iter([(429, {"Retry-After": "30"}, b""), (503, {}, b""), (200, {}, PAGE)])
    with served(a=lambda _: next(answers)) as host:
        visit = one(host, manners=Manners(allow_private=True), clock=Counted())
    assert visit.capture.body == PAGE
    first, second, third = host.times()
    assert second - first >= 0.3  # thirty of its seconds
    assert third - second >= 0.04  # four: twice the last pause


def test_a_host_that_asks_for_too_long_a_pause_is_left_alone():
    with served(a=(429, {"Retry-After": "7200"}, b""), b=PAGE) as host:
        web = Web(Manners(delay=0, allow_private=True))
        first, second = web.visits([Asked(f"{host.url}/{path}") for path in "ab"])
    assert "it asks to come back in 120 minutes" in str(first.failure)
    assert "its host asks to be left alone" in str(second.failure)
    assert 7100 < second.again <= first.again <= 7200
    assert host.paths() == ["/a"]


def test_a_short_pause_that_did_not_help_is_a_failure_and_no_rest():
    with served(a=(503, {"Retry-After": "1"}, b""), b=(404, {"Retry-After": "99999"}, b"")) as host:
        web = Web(Manners(tries=2, delay=0, allow_private=True), clock=Counted())
        found = list(web.visits([Asked(f"{host.url}/{path}") for path in "ab"]))
    assert [visit.again for visit in found] == [None, None]
    assert host.paths() == ["/a", "/a", "/b"]


def test_a_mark_that_cannot_be_sent_back_is_not_kept():
    for tag in ('"é"', '"' + "x" * 600 + '"'):
        with served(a=(200, {"ETag": tag}, PAGE)) as host:
            assert one(host).etag is None


def test_who_brings_nothing_any_more_is_an_error_and_no_wait(monkeypatch):
    monkeypatch.setattr(Web, "_work", lambda *_: None)
    with pytest.raises(RuntimeError, match="has stopped"):
        next(Web(QUICK).visits([Asked("http://courier.example/")]))


def test_a_host_that_fails_again_and_again_is_left_alone():
    pages = {f"p{n}": (500, {}, b"") for n in range(9)}
    with served(**pages) as host:
        found = list(Web(QUICK).visits([Asked(f"{host.url}/{path}") for path in pages]))
    assert len(host.paths()) == 5
    assert "its host failed 5 times in a row" in str(found[-1].failure)
    assert found[-1].again
    assert found[0].again is None


def test_robots_are_obeyed_and_a_refusal_names_them():
    rules = b"User-agent: *\nDisallow: /private\nUser-agent: sayso\nDisallow: /a\nCrawl-delay: 7\n"
    with served(**{"robots.txt": rules}, a=PAGE, b=PAGE) as host:
        told = failure(host)
        assert one(host, "b").capture
    assert f"robots.txt does not allow it ({host.url}/robots.txt)" in told
    assert host.paths() == ["/b"]


def test_robots_that_cannot_be_had_allow_nothing_and_none_allow_all():
    with served(**{"robots.txt": (500, {}, b"")}, a=PAGE) as host:
        assert "its robots.txt cannot be had (HTTP 500)" in failure(host)
    with served(
        **{"robots.txt": (302, {"Location": "/rules"}, b"")},
        rules=b"User-agent: *\nDisallow: /",
        a=PAGE,
    ) as host:
        assert "does not allow it" in failure(host)
    with served(a=PAGE) as host:
        assert one(host).capture


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: googlebot\nUser-agent: sayso\nDisallow: /a", False),
        ("User-agent: googlebot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", True),
        ("User-agent: *\nDisallow: /\nUser-agent: Sayso # us\nAllow: /", True),
        ("user agent SAYSO\nDisallow: /*a$", False),
        ("User-agent: saysoever\nDisallow: /", True),
        ("Disallow: /", True),
        ("", True),
        ("<html>no such page</html>", True),
    ],
)
def test_robots_that_address_us_or_all_are_meant_for_us(rules, allowed):
    with served(**{"robots.txt": rules.encode()}, a=PAGE) as host:
        assert (one(host).capture is not None) == allowed


def test_a_sitemap_that_is_no_address_is_passed_over():
    rules = b"Sitemap: http://[x/\nSitemap: /s.xml\n"
    with served(**{"robots.txt": rules}, a=PAGE) as host:
        web = Web(QUICK)
        [visit] = web.visits([Asked(f"{host.url}/a")])
        assert web.feeds_of(visit.capture) == [(f"{host.url}/s.xml", None)]


def test_rules_of_hosts_long_past_are_forgotten_and_read_again(monkeypatch):
    monkeypatch.setattr("sayso.fetch.robots.HOSTS", 2)
    with ExitStack() as stack:
        hosts = [stack.enter_context(served(a=PAGE, b=PAGE)) for _ in range(3)]
        web = Web(QUICK)
        for path in "ab":
            for host in hosts:
                [visit] = web.visits([Asked(f"{host.url}/{path}")])
                assert visit.capture
        asked = [[path for _, path, _ in host.asked].count("/robots.txt") for host in hosts]
    assert asked == [2, 2, 2]


def test_robots_that_name_thousands_cost_no_minutes():
    names = "".join(f"User-agent: bot{n}\n" for n in range(5000))
    rules = f"{names}User-agent: sayso\n" + "Disallow: /x\n" * 25_000 + "Disallow: /a\n"
    with served(**{"robots.txt": rules.encode()}, a=PAGE) as host:
        assert "robots.txt does not allow it" in failure(host)


def test_robots_are_read_once_and_their_delay_is_kept():
    rules = b"User-agent: *\nCrawl-delay: 20\n"
    with served(**{"robots.txt": rules}, a=PAGE, b=PAGE, c=PAGE) as host:
        web = Web(Manners(allow_private=True), clock=Counted())
        assert all(v.capture for v in web.visits([Asked(f"{host.url}/{p}") for p in "abc"]))
    times = host.times()
    assert len(host.asked) == 4
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(times))


def test_one_host_gets_one_request_at_a_time_however_many_are_asked():
    under_way, most, lock = [0, 0], [0, 0], threading.Lock()

    def page(which):
        def answer(_):
            with lock:
                under_way[which] += 1
                most[which] = max(most[which], under_way[which])
            time.sleep(0.02)
            with lock:
                under_way[which] -= 1
            return PAGE

        return answer

    pages = [{f"p{n}": page(which) for n in range(6)} for which in (0, 1)]
    with served(**pages[0]) as one_, served(**pages[1]) as other:
        asked = [Asked(f"{host.url}/p{n}") for n in range(6) for host in (one_, other)]
        web = Web(Manners(delay=2, hosts=64, allow_private=True), clock=Counted())
        begun = time.monotonic()
        found = list(web.visits(asked))
        took = time.monotonic() - begun
    assert all(v.capture for v in found)
    assert most == [1, 1]
    gaps = [b - a for h in (one_, other) for a, b in pairwise(h.times())]
    assert min(gaps) >= 0.02  # two of its seconds
    assert took < sum(gaps)  # the hosts went side by side


def test_a_redirect_to_another_host_waits_for_that_hosts_turn():
    with (
        served(a=PAGE, b=PAGE) as other,
        served(c=(301, {"Location": f"{other.url}/b"}, b"")) as host,
    ):
        web = Web(Manners(delay=20, allow_private=True), clock=Counted())
        found = list(web.visits([Asked(f"{other.url}/a"), Asked(f"{host.url}/c")]))
    assert {v.capture.url for v in found} == {f"{other.url}/a", f"{other.url}/b"}
    first, second = other.times()
    assert second - first >= 0.2


def test_one_failure_never_stops_the_rest():
    pages = {f"p{n}": PAGE if n % 2 else (500, {}, b"") for n in range(8)}
    with served(**pages, slow=lambda h: time.sleep(1)) as host:
        web = Web(QUICK)
        asked = [f"{host.url}/{path}" for path in pages] + [
            f"{dead()}/x",
            f"{host.url}/slow",
            "ftp://x/",
        ]
        found = list(web.captures(asked))
    assert [isinstance(each, Capture) for each in found] == [n % 2 == 1 for n in range(8)] + [
        False
    ] * 3


def test_who_stops_listening_stops_the_visits():
    with served(**{f"p{n}": PAGE for n in range(50)}) as host:
        web = Web(Manners(delay=0, hosts=2, allow_private=True))
        visits = web.visits([Asked(f"{host.url}/p{n}") for n in range(50)])
        next(visits)
        visits.close()
        time.sleep(0.1)
        asked = len(host.asked)
        time.sleep(0.1)
    assert len(host.asked) == asked < 20


def test_a_host_is_left_alone_between_two_rounds_too():
    with served(a=PAGE, b=PAGE) as host:
        web = Web(Manners(delay=20, allow_private=True), clock=Counted())
        list(web.visits([Asked(f"{host.url}/a")]))
        list(web.visits([Asked(f"{host.url}/b")]))
    first, second = host.times()
    assert second - first >= 0.2
