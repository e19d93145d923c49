"""Pages from servers on loopback into a ledger: stages, pages a second, memory, kills that lose nothing.

PYTHONPATH=src:tests python benchmarks/intake.py stages --pages 1000
PYTHONPATH=src:tests python benchmarks/intake.py memory --pages 5000 --paragraphs 0 [--cache 4096]
PYTHONPATH=src:tests python benchmarks/intake.py kills --pages 2000 --kills 30 --paragraphs 0
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import resources
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fetch.servers import served

HOSTS = 8
VERBS = ["reach", "close", "inspect", "leave", "visit", "repair", "search", "cross"]


# The pages


@cache
def known() -> tuple[str, ...]:
    """English words, as common as those of news."""
    ranks = resources.files("sayso.text.data.en").joinpath("ranks.txt").read_text(encoding="utf-8")
    return tuple(word for word in ranks.split() if word.isalpha() and word.islower())[:20_000]


def words(chance: random.Random, n: int) -> str:
    return " ".join(chance.choices(known(), k=n))


def page(n: int, paragraphs: int) -> bytes:
    """An article of seventy words a paragraph, like no other; without any, one quoted sentence."""
    chance = random.Random(n)
    name = words(chance, 2).title()
    body = (
        ""
        if paragraphs
        else (
            f"<p>“The {words(chance, 1)} of {name} will {chance.choice(VERBS)} the {words(chance, 1)} on"
            f" Monday,” the {words(chance, 1)} minister {words(chance, 1).title()} said.</p>"
        )
    )
    body += "".join(
        f"<p>“The {words(chance, 2)} of {name} will {chance.choice(VERBS)} the {words(chance, 2)} on"
        f" Monday,” the {words(chance, 1)} minister {words(chance, 1).title()} said. He added that the"
        f" {words(chance, 1)} was not in the {words(chance, 1)} when the {words(chance, 2)} came to it,"
        f" and that they would {chance.choice(VERBS)} the {words(chance, 2)} before the end of the"
        f" week. It is the {words(chance, 1)} of the {words(chance, 1)}.</p>"
        for _ in range(paragraphs)
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{name} {n}</title></head><body><article>'
        f"<h1>{name} {n}</h1>{body}</article></body></html>"
    ).encode()


def _serve(told: Connection, paragraphs: int) -> None:
    """A process of hosts, whose page /pN is made when it is asked for."""
    with ExitStack() as stack:
        hosts = [stack.enter_context(served()) for _ in range(HOSTS)]
        for host in hosts:
            host.pages = _Pages(paragraphs)
        told.send([host.url for host in hosts])
        while told.recv() == "asked":
            told.send(sum(len(host.paths()) for host in hosts))


class _Pages(dict[str, object]):
    def __init__(self, paragraphs: int) -> None:
        super().__init__()
        self._paragraphs = paragraphs

    def get(self, path: str, default: object = None) -> object:
        return page(int(path[2:]), self._paragraphs) if path in self else default

    def __contains__(self, path: object) -> bool:
        return str(path).startswith("/p")


@contextmanager
def hosts(pages: int, paragraphs: int) -> Iterator[tuple[list[str], Callable[[], int]]]:
    """Addresses of so many pages on eight hosts, and how many were asked for so far."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, paragraphs))
    process.start()
    urls = ours.recv()

    def asked() -> int:
        ours.send("asked")
        return int(ours.recv())

    try:
        yield [f"{urls[n % HOSTS]}/p{n}" for n in range(pages)], asked
    finally:
        ours.send("end")
        process.join()


def command(ledger: Path, urls: list[str], cache: int | None = None) -> list[str]:
    """`sayso add` over these pages; `cache` bounds SQLite's own memory, in KiB."""
    manners = ["--allow-private", "--delay", "0", "--hosts", str(HOSTS), "-q"]
    run = f"import sayso.store.opening as o; o._CACHE = {cache}; from sayso.cli import main; main()"
    program = ["-m", "sayso"] if cache is None else ["-c", run]
    return [sys.executable, *program, "add", "--ledger", str(ledger), *manners, *urls]


# Stages


class Stages:
    """Seconds of the wall's clock and of the processor by stage."""

    def __init__(self) -> None:
        self.wall: Counter[str] = Counter()
        self.processor: Counter[str] = Counter()

    def timed(self, stage: str, done: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            begun = time.monotonic(), time.process_time()
            try:
                return done(*args, **named)
            finally:
                self.wall[stage] += time.monotonic() - begun[0]
                self.processor[stage] += time.process_time() - begun[1]

        return call


def stages(options: argparse.Namespace) -> None:
    """Each stage alone, one after another, in one process; then the whole command."""
    with hosts(options.pages, options.paragraphs) as (urls, _), _folder() as folder:
        told = _by_stage(urls, folder / "stages.db")
        before, begun = _children(), time.monotonic()
        subprocess.run(command(folder / "whole.db", urls), check=True)
        wall, processor = time.monotonic() - begun, _children() - before
    print(f"{options.pages} pages of {options.paragraphs * 70} words; {machine()}\n")
    print("| stage | ms a page | of the processor | share | pages a second |")
    print("| --- | ---: | ---: | ---: | ---: |")
    total = sum(told.processor.values())
    for stage, spent in told.wall.items():
        ms, own = 1000 * spent / options.pages, 1000 * told.processor[stage] / options.pages
        rate = options.pages / spent
        print(
            f"| {stage} | {ms:.1f} | {own:.1f} | {told.processor[stage] / total:.0%} | {rate:.1f} |"
        )
    rate = options.pages / wall
    ms, own = 1000 * wall / options.pages, 1000 * processor / options.pages
    print(f"| the whole command | {ms:.1f} | {own:.1f} | | {rate:.1f} |")


def _by_stage(urls: list[str], ledger: Path) -> Stages:
    from sayso import pipeline, recording
    from sayso.desk import intake, open_desk
    from sayso.desk.reading import own_tagger
    from sayso.types.web import Asked, Manners

    found = Stages()
    tagger = own_tagger()
    manners = Manners(delay=0, hosts=HOSTS, allow_private=True)
    with open_desk(ledger, manners=manners) as desk:
        own = desk._intake
        own.embedder().vectors = found.timed("embed", own.embedder().vectors)  # type: ignore[method-assign]
        visits = found.timed(
            "fetch", lambda: list(own.web().visits([Asked(url) for url in urls]))
        )()
        pipeline.parse_articles = found.timed("parse", pipeline.parse_articles)
        pipeline.read_article = found.timed("extract", pipeline.read_article)  # tagging is within
        tagger.scores = found.timed("tag", tagger.scores)  # type: ignore[method-assign]
        intake.recording.record = found.timed("record", recording.record)
        for visit in visits:
            for added in own._visited(visit):
                assert added.new, added  # noqa: S101
        found.timed("judge", desk.judge)()
    for kind in (found.wall, found.processor):
        kind["extract"] -= kind["tag"]
        kind["record"] -= kind["embed"]
    order = ("fetch", "parse", "tag", "extract", "embed", "record", "judge")
    found.wall = Counter({stage: found.wall[stage] for stage in order})
    return found


# Memory


def memory(options: argparse.Namespace) -> None:
    """The memory of one run of the command as it goes through its pages."""
    with hosts(options.pages, options.paragraphs) as (urls, asked), _folder() as folder:
        child = subprocess.Popen(command(folder / "l.db", urls, options.cache))
        rows: list[tuple[int, int]] = []
        step = options.pages // 10
        while child.poll() is None:
            time.sleep(0.5)
            done, held = asked(), _held(child.pid)
            if held and done >= step * (len(rows) + 1):
                rows.append((done, held))
                print(f"{done} pages: {held} MB", flush=True)
        articles, twice = kept(folder / "l.db")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{articles} articles, {twice} twice; peak {peak} MB; {machine()}")
    print("| pages | " + " | ".join(f"{done:,}" for done, _ in rows) + " |")
    print("| --- |" + " ---: |" * len(rows))
    print("| MB | " + " | ".join(str(held) for _, held in rows) + " |")


def _held(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    line = next((line for line in told.splitlines() if line.startswith("VmRSS")), "VmRSS: 0 kB")
    return int(line.split()[1]) // 1024


# Kills


def kills(options: argparse.Namespace) -> None:
    """The same command again and again, killed at moments of chance, and once to its end."""
    chance, begun = random.Random(1), time.monotonic()
    with hosts(options.pages, options.paragraphs) as (urls, asked), _folder() as folder:
        ledger = folder / "l.db"
        for kill in range(options.kills):
            wanted = asked() + chance.randint(10, 80)
            child = subprocess.Popen(command(ledger, urls))
            while asked() < wanted and child.poll() is None:
                time.sleep(0.05)
            time.sleep(chance.uniform(0, 0.3))
            if child.poll() is not None:
                print("it was done before it could be killed")
            child.send_signal(signal.SIGKILL)
            child.wait()
            print(f"kill {kill + 1}: {kept(ledger)[0]} articles", flush=True)
        subprocess.run(command(ledger, urls), check=False)
        articles, twice = kept(ledger)
        sound = subprocess.run(
            [sys.executable, "-m", "sayso", "doctor", "--ledger", str(ledger)], check=False
        )
        told = {"pages": len(urls), "articles": articles, "lost": len(urls) - articles}
        told |= {"twice": twice, "doctor": sound.returncode, "requests": asked()}
    print(json.dumps(told | {"seconds": round(time.monotonic() - begun, 1)}))


def kept(ledger: Path) -> tuple[int, int]:
    """How many articles there are, and how many of them stand there twice."""
    if not ledger.exists():
        return 0, 0
    with sqlite3.connect(ledger) as sql:
        try:
            urls = [row[0] for row in sql.execute("SELECT url FROM articles")]
        except sqlite3.OperationalError:
            return 0, 0
    return len(urls), sum(n - 1 for n in Counter(urls).values())


# Around them


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _children() -> float:
    told = os.times()
    return told.children_user + told.children_system


def machine() -> str:
    named = [
        line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    model = named[0].partition(":")[2].strip() if named else "a processor"
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["stages", "memory", "kills"])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--paragraphs", type=int, default=5)
    parser.add_argument("--cache", type=int, help="KiB that SQLite may hold, for `memory`")
    options = parser.parse_args()
    {"stages": stages, "memory": memory, "kills": kills}[options.what](options)


if __name__ == "__main__":
    main()
