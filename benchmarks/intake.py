"""Pages from servers on loopback into a ledger: pages a second, memory, and kills that lose nothing.

PYTHONPATH=src:tests python benchmarks/intake.py --pages 1000 --kills 0
PYTHONPATH=src:tests python benchmarks/intake.py --pages 2000 --kills 30
"""

import argparse
import json
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from functools import cache
from importlib import resources
from pathlib import Path

from fetch.servers import served

HOSTS = 8
VERBS = ["reach", "close", "inspect", "leave", "visit", "repair", "search", "cross"]


@cache
def known() -> tuple[str, ...]:
    """English words, as common as those of news."""
    ranks = resources.files("sayso.text.data.en").joinpath("ranks.txt").read_text(encoding="utf-8")
    return tuple(word for word in ranks.split() if word.isalpha() and word.islower())[:20_000]


def words(chance: random.Random, n: int) -> str:
    return " ".join(chance.choices(known(), k=n))


def page(n: int, paragraphs: int) -> bytes:
    """An article of seventy words a paragraph, like no other."""
    chance = random.Random(n)
    name = words(chance, 2).title()
    body = "".join(
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--paragraphs", type=int, default=5)
    options = parser.parse_args()
    per_host = options.pages // HOSTS
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        hosts = [stack.enter_context(served()) for _ in range(HOSTS)]
        urls = []
        for at, host in enumerate(hosts):
            host.pages = {
                f"/p{n}": page(at * per_host + n, options.paragraphs) for n in range(per_host)
            }
            urls += [host.url + path for path in host.pages]
        ledger = Path(folder) / "l.db"
        options_ = ["--allow-private", "--delay", "0", "--hosts", str(HOSTS), "-q"]
        command = [sys.executable, "-m", "sayso", "add", "--ledger", str(ledger), *options_, *urls]
        begun, chance = time.monotonic(), random.Random(1)
        for kill in range(options.kills):
            child = subprocess.Popen(command)
            time.sleep(chance.uniform(2, 8))
            child.send_signal(signal.SIGKILL)
            child.wait()
            print(f"kill {kill + 1}: {kept(ledger)[0]} articles", flush=True)
        subprocess.run(command, check=False)
        took = time.monotonic() - begun
        articles, twice = kept(ledger)
        asked = sum(len(host.paths()) for host in hosts)
        print(
            json.dumps(
                {
                    "pages": len(urls),
                    "articles": articles,
                    "twice": twice,
                    "lost": len(urls) - articles,
                    "requests": asked,
                    "seconds": round(took, 1),
                    "pages_a_second": round(len(urls) / took, 1),
                    "peak_MB": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
                }
            )
        )


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


if __name__ == "__main__":
    main()
