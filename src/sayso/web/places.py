"""The address of each thing: every page is linked from here, so that no link goes astray."""

from datetime import date
from urllib.parse import quote, urlencode

from sayso.types.kept import written
from sayso.types.story import Reference


def story(identity: str, as_of: date | None = None) -> str:
    """The page of a story, as it stood by a day where one is named.

    >>> story("s1", date(2031, 4, 12))
    '/stories/s1?as_of=2031-04-12'
    """
    return _at("/stories", identity, as_of)


def claim(identity: str, as_of: date | None = None) -> str:
    return _at("/claims", identity, as_of)


def party(identity: str, as_of: date | None = None) -> str:
    return _at("/parties", identity, as_of)


def article(key: str, statement: str = "") -> str:
    """The page of an article, at one of its statements where that is named.

    >>> article("a/b c", "s2")
    '/articles/a%2Fb%20c#s2'
    """
    return _at("/articles", key, None) + (f"#{quote(statement)}" if statement else "")


def amended(key: str, statement: str = "") -> str:
    """The form in which a statement of an article is mended, or a missed one entered.

    >>> amended("a/b", "s2")
    '/amend?article=a%2Fb&statement=s2'
    """
    return listed("/amend", article=key, statement=statement)


def case(identity: str) -> str:
    return _at("/cases", identity, None)


def statement(at: Reference) -> str:
    return article(at.article, at.statement)


def anchor(at: Reference) -> str:
    """The name under which a statement stands on a claim's page."""
    return quote(f"at-{at.article}-{at.statement}", safe="")


BY_HAND = "by-hand"  # where on a claim's page what people did with its statements stands


def elsewhere(claim: str, at: Reference) -> str:
    """The form in which a statement of a claim is said to belong elsewhere.

    >>> elsewhere("c1", Reference("n1", "s2"))
    '/claims/c1/elsewhere?statement=n1%2Fs2'
    """
    return listed(f"{_at('/claims', claim, None)}/elsewhere", statement=written(at))


def listed(page: str, **about: str | None) -> str:
    """A list, from where on and of what."""
    told = urlencode({name: value for name, value in about.items() if value})
    return f"{page}?{told}" if told else page


def _at(page: str, name: str, as_of: date | None) -> str:
    return listed(f"{page}/{quote(name, safe='')}", as_of=as_of.isoformat() if as_of else None)


# Two texts side by side


def compared(one: str, other: str) -> str:
    """An earlier text beside a later one.

    >>> compared("n1", "n2")
    '/compare?one=n1&other=n2'
    """
    return listed("/compare", one=one, other=other)
