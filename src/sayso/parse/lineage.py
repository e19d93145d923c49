"""Who publishes a page, and whom or what it names as that from which its article comes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.parse import linked
from sayso.parse.phrases import folded
from sayso.parse.plain import is_address
from sayso.parse.rows import domain
from sayso.text.lexicon import words
from sayso.types.article import Article, Lineage, Outlet, Relation

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST = 20  # of one page
LONGEST = 300  # characters of a name

_KEYS = (
    ("isBasedOn", Relation.BASED_ON),
    ("isBasedOnUrl", Relation.BASED_ON),
    ("translationOfWork", Relation.BASED_ON),
    ("sourceOrganization", Relation.SUPPLIED_BY),
    ("provider", Relation.SUPPLIED_BY),
    ("publisher", Relation.PUBLISHER),
)
_METAS = {
    "syndication-source": Relation.BASED_ON,
    "original-source": Relation.BASED_ON,
    "dc.source": Relation.SUPPLIED_BY,
    "source": Relation.SUPPLIED_BY,
    "article:source": Relation.SUPPLIED_BY,
    "news_source": Relation.SUPPLIED_BY,
    "dc.publisher": Relation.PUBLISHER,
    "citation_publisher": Relation.PUBLISHER,
}
_ORGANIZATIONS = ("Organization", "NewsMediaOrganization", "Corporation")


@dataclass(frozen=True, slots=True)
class Origins:
    """The outlet of a page, its address, and its lineage."""

    outlet: Outlet = field(default_factory=Outlet)
    url: str | None = None
    lineage: tuple[Lineage, ...] = ()


def origins(
    tree: "HtmlElement",
    nodes: Sequence[linked.Node],
    *,
    url: str | None,
    canonical: str | None,
    outlet: str | None,
    title: str | None,
) -> Origins:
    """What a page, brought from `url`, says of its outlet and of where its article comes from.

    An address that the page calls its own on another host is lineage: there the text was first.
    """
    own = linked.own(nodes, url=canonical or url, title=title)
    article = own[0] if own else None
    found = list(_linked(article)) if article else []
    found += _metas(tree)
    elsewhere = bool(url and canonical) and not _same_house(domain(url), domain(canonical))
    if elsewhere:
        found.append(Lineage(Relation.CANONICAL, None, canonical))
    here = url if elsewhere else canonical or url
    publisher = next((each for each in found if each.relation is Relation.PUBLISHER), None)
    is_host = folded(outlet or "") == domain(here)  # the extractor's stopgap for a name
    name = (None if is_host else outlet) or (publisher.name if publisher else None) or outlet
    kept = [each for each in dict.fromkeys(found) if not _is_itself(each, name, here)]
    return Origins(Outlet(name, domain(here), _family(article)), here, tuple(kept[:MOST]))


def agencies(byline: Iterable[str]) -> Iterator[Lineage]:
    """The agencies that stand in a byline, each the supplier of the text.

    >>> [each.name for each in agencies(("Ida Marsh", "Reuters"))]
    ['Reuters']
    """
    return (
        Lineage(Relation.SUPPLIED_BY, name)
        for name in byline
        if folded(name) in words("pages", "agencies.names")
    )


def supplied(told: tuple[str, str] | None, article: Article) -> Iterator[Lineage]:
    """Whom a feed names as the source of an article, if it is not its own outlet."""
    name, url = told or ("", "")
    found = Lineage(Relation.SUPPLIED_BY, _short(name) or None, url or None)
    here, there = article.outlet.domain, domain(url)
    own = _is_itself(found, article.outlet.name, article.url)
    if (name or url) and not own and not (here and there and _same_house(here, there)):
        yield found


def _linked(article: linked.Node) -> Iterator[Lineage]:
    for key, relation in _KEYS:
        for name, url, _ in linked.named(article.get(key)):
            yield Lineage(relation, _short(name), url)
    for text in linked.texts(article.get("creditText")):
        yield Lineage(Relation.CREDIT, _short(text))
    for key in ("author", "contributor"):
        for name, url, node in linked.named(article.get(key)):
            if not set(_ORGANIZATIONS).isdisjoint(linked.kinds(node)):
                yield Lineage(Relation.SUPPLIED_BY, _short(name), url)


def _metas(tree: "HtmlElement") -> Iterator[Lineage]:
    for meta in tree.iter("meta"):
        relation = _METAS.get((meta.get("name") or meta.get("property") or "").casefold())
        content = " ".join((meta.get("content") or "").split())
        if relation and content:
            is_url = is_address(content)
            yield Lineage(
                relation, None if is_url else _short(content), content if is_url else None
            )


def _family(article: linked.Node | None) -> str | None:
    """The house that the publisher belongs to, where the page says so."""
    for _, _, node in linked.named((article or {}).get("publisher")):
        for name, _, _ in linked.named(node.get("parentOrganization")):
            return _short(name)
    return None


def _is_itself(found: Lineage, outlet: str | None, url: str | None) -> bool:
    """Whether it names only the page's own outlet, or its own address."""
    if found.relation is Relation.PUBLISHER:
        return not found.name
    if found.url and found.url == url:
        return True
    return bool(found.name and outlet) and folded(found.name or "") == folded(outlet or "")


def _same_house(one: str | None, other: str | None) -> bool:
    """Whether two hosts are one, or one stands below the other ("amp.a.example")."""
    if not one or not other:
        return True
    shared = ".".join(one.split(".")[-2:]) == ".".join(other.split(".")[-2:])
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}") or (
        shared and len(one.split(".")) > 2 and len(other.split(".")) > 2
        and len(one.split(".")[-2]) > 3
    )  # fmt: skip


def _short(name: str | None) -> str | None:
    return " ".join((name or "").split())[:LONGEST] or None
