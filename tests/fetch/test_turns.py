"""Turns: one errand a host at a time, none lost, none given twice."""

import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.fetch.clock import Clock
from sayso.fetch.turns import Turns
from sayso.fetch.unpack import BodyError, unpacked


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
