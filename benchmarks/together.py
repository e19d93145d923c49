"""Two people ruling at once while an intake runs: no judgement is lost, no page is an error.

PYTHONPATH=src:tests python benchmarks/together.py --seconds 300
"""

import argparse
import html
import json
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

import ledgers
from fetch.servers import article, served
from sayso.desk import open_desk
from sayso.types.web import Manners

NEAR = Manners(delay=0, tries=1, connect=2, idle=5, total=10, allow_private=True)
LOOKS = ("/", "/add", "/review", "/cases", "/log", "/stories")


class Person:
    """One tab: rules on the question that is asked, notes what it thinks, looks around."""

    def __init__(self, base: str, number: int) -> None:
        self.base, self.number = base, number
        self.ruled: dict[str, str] = {}
        self.notes: list[str] = []
        self.answers: Counter[int] = Counter()
        self.errors: list[str] = []
        self.case = ""
        self.slowest = 0.0

    def ask(self, path: str, **data: str) -> str:
        """One page, or one form sent; what is no success is kept as an error."""
        body = urllib.parse.urlencode({**data, "token": self.token}).encode() if data else None
        began = time.monotonic()
        try:
            with urllib.request.urlopen(self.base + path, body, timeout=90) as answer:  # noqa: S310
                text, status = answer.read().decode(), answer.status
                self.at = answer.url
        except urllib.error.HTTPError as error:
            text, status = error.read().decode(), error.code
            late = status == 409 and path.startswith("/review/")  # the other tab was first: told
            if not late:
                self.errors.append(f"{status} {path}: {re.sub('<[^>]+>', ' ', text)[-600:]}")
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.answers[status] += 1
        return text

    def come(self) -> None:
        self.token = ""
        self.token = re.search(r'name="token" value="(\w+)"', self.ask("/settings"))[1]
        self.ask("/cases", title=f"Case of tab {self.number}")
        self.case = urllib.parse.urlsplit(self.at).path

    def work(self, until: float) -> None:
        turn = 0
        while time.monotonic() < until:
            turn += 1
            self.rule()
            self.write(f"tab {self.number}, note {turn}")
            self.ask(LOOKS[turn % len(LOOKS)])

    def rule(self) -> None:
        page = self.ask("/review")
        open_ones = re.findall(r'action="/review/([\w-]+)"', page)
        of = {
            name: html.unescape(value)
            for name, value in re.findall(r'name="(one|other)" value="([^"]+)"', page)
        }
        for name in open_ones[:1]:
            ruling = ("same", "other")[(len(self.ruled) + self.number) % 2]
            taken = self.answers[200]
            self.ask(f"/review/{name}", ruling=ruling, **of)
            if self.answers[200] > taken:
                self.ruled[name] = ruling

    def write(self, text: str) -> None:
        failed = len(self.errors)
        self.ask(f"{self.case}/note", text=text)
        if len(self.errors) == failed:
            self.notes.append(text)


def told(n: int) -> bytes:
    """An article of the harbour of Skarn, so that what it says may be what others said."""
    return article(
        f"“Up to {40 + n} Dravian rocket launchers were landed at Skarn,” a Vellandish official said"
        f" on Monday. Dravia denied landing launchers at Skarn. The port authority of quay {n}"
        " declined to comment.",
        f"Quay {n} of Skarn harbour",
    )


def intake(path: Path, until: float, brought: list[str]) -> None:
    """Addresses of this machine into the same ledger, as another program adds them."""
    with open_desk(path, manners=NEAR, current=False) as desk, served() as host:
        desk._embedder = ledgers.embedder()
        number = 0
        while time.monotonic() < until:
            number += 1
            host.pages[f"/{number}"] = told(number)
            brought += [each.key for each in desk.add([f"{host.url}/{number}"]) if each.new]


def together(path: Path, seconds: float) -> dict[str, object]:
    """Serve the ledger, let two tabs and an intake at it, and see what is left of their work."""
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        base = re.search(r"http://\S+(?=/)", server.stdout.readline())[0]
        people, brought = [Person(base, number) for number in (0, 1)], []
        for person in people:
            person.come()
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=p.work, args=(until,)) for p in people]
        threads.append(threading.Thread(target=intake, args=(path, until, brought)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        server.send_signal(signal.SIGINT)
        code = server.wait(120)
    return {**left(path, people, brought), "exit": code}


def left(path: Path, people: list[Person], brought: list[str]) -> dict[str, object]:
    """What the ledger holds of all that was done, and what it has lost."""
    with open_desk(path) as desk:
        log = Counter(event.what for event in desk.log(limit=1_000_000))
        notes = {note.text for case in desk.cases.all() for note in case.notes}
        keys = {each.key for each in desk.articles()}
        faults = desk.doctor()
    ruled = Counter(ruling for person in people for ruling in person.ruled.values())
    kept = {"same": log["same_claim"], "other": log["other_claim"]}
    return {
        "ruled": dict(ruled),
        "rulings lost": {name: n - kept[name] for name, n in ruled.items() if n != kept[name]},
        "notes": sum(len(person.notes) for person in people),
        "notes lost": [n for person in people for n in person.notes if n not in notes],
        "articles": len(brought),
        "articles lost": [key for key in brought if key not in keys],
        "answers": dict(sum((person.answers for person in people), Counter())),
        "errors": [error for person in people for error in person.errors],
        "slowest answer, s": round(max(person.slowest for person in people), 2),
        "faults": faults,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "l.db"
        ledgers.example(path).close()
        found = together(path, parser.parse_args().seconds)
    print(json.dumps(found, indent=1))
    sys.exit(bool(found["errors"] or found["notes lost"] or found["rulings lost"]))


if __name__ == "__main__":
    main()
