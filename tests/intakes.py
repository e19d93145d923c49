"""Articles from servers on loopback through the pages of a desk: what they say, when all is in."""

import time

from fetch.servers import article
from sayso.types.web import Manners

QUICK = Manners(delay=0, tries=1, connect=1, idle=1, total=3, allow_private=True)


def told(n):
    return article(f"“Quay number {n} is shut,” the harbour minister said on Monday.", f"Quay {n}")


def ended(client):
    """The tasks, once all have ended."""
    until = time.monotonic() + 300
    while any(not task.ended for task in client.app.state.queue.tasks()):
        assert time.monotonic() < until
        time.sleep(0.02)
    return client.app.state.queue.tasks()
