"""Pages, feeds and a clock for tests of what comes from the web into a ledger."""

from datetime import UTC, datetime, timedelta

from fetch.servers import article
from sayso.desk import person
from sayso.types.web import Manners

QUICK = Manners(delay=0, tries=1, connect=1, idle=1, total=3, allow_private=True)


def told(n, what="is shut"):
    return article(f"“Quay number {n} {what},” the harbour minister said on Monday.", f"Quay {n}")


def rss(*urls, extra=""):
    items = "".join(f"<item><title>T</title><link>{url}</link>{extra}</item>" for url in urls)
    body = f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'
    return (200, {"Content-Type": "application/rss+xml"}, body.encode())


def tagged(body, tag='"1"'):
    """A page that is the same for who knows its tag."""

    def answer(handler):
        if handler.headers.get("If-None-Match") == tag:
            return (304, {"Content-Length": "0"}, b"")
        return (200, {"ETag": tag}, body)

    return answer


class Later:
    """Moves the desk's clock."""

    def __init__(self, monkeypatch):
        self.shift = timedelta()
        monkeypatch.setattr(person, "now", self.now)
        monkeypatch.setattr("sayso.fetch.clock.Clock.now", lambda _: self.now())

    def now(self):
        return datetime.now(UTC) + self.shift

    def go(self, **by):
        self.shift += timedelta(**by)
