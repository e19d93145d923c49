"""Turns: one errand a host at a time, none lost, none given twice."""

import threading
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fetch.servers import article, served
from sayso.fetch.clock import Clock
from sayso.fetch.turns import Turns
from sayso.fetch.unpack import BodyError, unpacked
from sayso.fetch.web import Web
from sayso.types.web import Asked, Manners

PAGE = article("“It is shut,” the minister said.")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), min_size=1, max_size=40))
def test_no_errand_is_lost_and_no_host_asked_twice_at_once(errands):
    turns, seen, busy, overlaps = Turns(Clock(1000), {}), [], set(), []
    lock, done = threading.Lock(), threading.Event()
    wanted = sum(again + 1 for _, again in errands)

    def work():
        while turn := turns.take():
            host, (number, again) = turn
            with lock:
                overlaps.append(host in busy)
                busy.add(host)
                seen.append(number)
            if again:
                turns.put(host, (number, again - 1), first=bool(again % 2))
            with lock:
                busy.discard(host)
            turns.done(host, 0.5)
            if len(seen) == wanted:
                done.set()

    for number, (host, again) in enumerate(errands):
        turns.put(host, (number, again))
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert done.wait(10)
    turns.stop()
    for thread in threads:
        thread.join(5)
    assert not any(overlaps)
    assert sorted(seen) == sorted(
        n for n, (_, again) in enumerate(errands) for _ in range(again + 1)
    )


@settings(deadline=None)  # a busy machine is no failure
@given(
    st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "gzip, deflate", "identity"])
)
def test_whatever_a_body_holds_it_is_unpacked_or_refused(body, coding):
    try:
        assert len(unpacked([body[:7], body[7:]], coding, largest=100)) <= 100
    except BodyError as error:
        assert error.reason  # noqa: PT017


class Log:
    """What one server that is many hosts was asked: by host, when each request began and ended."""

    def __init__(self, names, delays):
        self.names, self.delays = names, delays
        self.asked = {name: [] for name in names}

    def answer(self, handler):
        begun, name = time.monotonic(), handler.headers["Host"].partition(":")[0]
        time.sleep(0.005)
        # Noted before it answers: whoever has the answer may ask on before this thread runs again.
        self.asked[name].append((begun, time.monotonic(), handler.path))
        at = self.names.index(name)
        other = f"http://{self.names[(at + 1) % len(self.names)]}:{handler.server.server_port}"
        if (
            handler.path == "/robots.txt" and at % 4 == 1
        ):  # as where "courier" leads to "www.courier"
            handler.answer(302, b"", {"Location": f"{other}/rules"})
        elif handler.path == "/robots.txt":
            delay = self.delays.get(name)
            body = f"User-agent: *\nCrawl-delay: {delay}\n".encode() if delay else b""
            handler.answer(*(200, body) if delay else (404, b"no"))
        elif handler.path == "/away":
            handler.answer(302, b"", {"Location": f"{other}/home"})
        elif handler.path == "/rules":
            handler.answer(200, b"User-agent: *\nDisallow: /x\n")
        else:
            handler.answer(200, PAGE)


@pytest.mark.loopback
def test_limits_hold_for_each_of_eighty_hosts_while_64_are_asked_at_once():
    """By the servers' own log; each host sends somebody on to the next, some for their rules."""
    names = [f"h{n}.example" for n in range(80)]
    log = Log(names, dict.fromkeys(names[::4], 6))
    paths = ("a", "b", "away", "c")
    with served() as host:
        host.pages = dict.fromkeys(
            ("/robots.txt", "/rules", "/home", *(f"/{p}" for p in paths)), log.answer
        )
        port = host.url.rpartition(":")[2]
        web = Web(
            Manners(delay=3, hosts=64, allow_private=True),
            clock=Clock(10.0),
            resolve=lambda *_: ["127.0.0.1"],
        )
        found = list(web.visits([Asked(f"http://{n}:{port}/{p}") for n in names for p in paths]))
    assert all(visit.capture for visit in found)
    assert len(found) == 320
    for name, rows in log.asked.items():
        ordered = sorted(rows)
        # Its rules, its four pages, who comes from the host before, and who comes for its rules.
        assert len(ordered) == 6 + (names.index(name) % 4 == 2)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered)), "two at once"
        pages = [begun for begun, _, path in ordered if path != "/robots.txt"]
        assert min(b - a for a, b in pairwise(pages)) >= log.delays.get(name, 3) / 10
    begun = sorted((row[0], row[1]) for rows in log.asked.values() for row in rows)
    assert sum(other[0] < one[1] for one, other in pairwise(begun)) > 80  # hosts went side by side
