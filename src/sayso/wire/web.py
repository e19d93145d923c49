"""Feeds, pages and how they fared, as JSON for programs."""

from datetime import datetime

from sayso.types.view import Added
from sayso.types.web import Feed, Page
from sayso.wire.ledger import Wire


def feed_wire(feed: Feed) -> Wire:
    return {
        "url": feed.url,
        "title": feed.title,
        "kind": feed.kind,
        "followed_at": _iso(feed.followed_at),
        "checked_at": _iso(feed.checked_at),
        "next_at": _iso(feed.next_at),
        "pages": feed.pages,
        "waiting": feed.waiting,
        "news": feed.news,
        "failure": feed.failure,
    }


def page_wire(page: Page) -> Wire:
    """A page where an article was read; `source` is whom the feed names as its source."""
    name, url = page.lineage or ("", "")
    return {
        "url": page.url,
        "feed": page.feed,
        "source": {"name": name or None, "url": url or None} if page.lineage else None,
        "checked_at": _iso(page.checked_at),
        "changed_at": _iso(page.changed_at),
        "next_at": _iso(page.next_at),
        "failure": page.failure,
        "earlier_of": page.of,
    }


def added_wire(added: Added) -> Wire:
    return {
        "key": added.key,
        "new": added.new,
        "edit": added.edit,
        "failure": added.failure,
        "later": added.later,
        "unread": added.unread,
        "remark": added.remark,
        "subject": added.subject,
        "url": added.url,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
