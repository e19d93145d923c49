"""Who publishes a page, and where its article comes from."""

import json

import pytest

from sayso.parse import article
from sayso.parse.linked import nodes
from sayso.types.article import Capture, Lineage, Relation

BODY = (
    "<p>All quays of Port Merrin were closed on Monday after the storm had torn two ferries.</p>"
    "<p>The first boats are expected to leave again on Thursday, if the weather allows it.</p>"
)
HERE = "https://www.courier.example/quays"


def read(head="", *, url=HERE, lineage=None, **linked):
    node = {"@type": "NewsArticle", "headline": "Port Merrin shuts its quays", **linked}
    markup = (
        f"<html><head><title>Port Merrin shuts its quays</title>{head}"
        f'<script type="application/ld+json">{json.dumps(node)}</script></head>'
        f"<body><article><h1>Port Merrin shuts its quays</h1>{BODY}</article></body></html>"
    )
    body = markup.encode()
    return article(Capture(url, body, media_type="text/html", sha256="f" * 64, lineage=lineage))


@pytest.mark.parametrize(
    ("linked", "expected"),
    [
        (
            {"isBasedOn": "https://agency.example/1"},
            Lineage(Relation.BASED_ON, None, "https://agency.example/1"),
        ),
        (
            {"isBasedOn": {"@type": "CreativeWork", "name": "Harbour log", "url": "https://l.example"}},
            Lineage(Relation.BASED_ON, "Harbour log", "https://l.example"),
        ),
        (
            {"sourceOrganization": {"@type": "Organization", "name": "Velland Press Agency"}},
            Lineage(Relation.SUPPLIED_BY, "Velland Press Agency"),
        ),
        (
            {"author": [{"@type": "Person", "name": "Ida Marsh"}, {"@type": "Organization", "name": "VPA"}]},
            Lineage(Relation.SUPPLIED_BY, "VPA"),
        ),
        ({"creditText": "Reporting by  VPA"}, Lineage(Relation.CREDIT, "Reporting by VPA")),
    ],
)  # fmt: skip
def test_linked_data_says_where_an_article_comes_from(linked, expected):
    assert read(**linked).lineage == (expected,)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (("Velland Press Agency", "https://vpa.example/rss"), True),
        (("", "https://vpa.example/1"), True),
        (("The Courier", ""), False),
        (("Courier online", "https://courier.example/rss"), False),
        (("", ""), False),
    ],
)
def test_whom_a_feed_names_is_lineage_but_for_the_outlet_itself(told, kept):
    publisher = {"@type": "Organization", "name": "The Courier"}
    found = read(publisher=publisher, lineage=told).lineage
    given = Lineage(Relation.SUPPLIED_BY, told[0] or None, told[1] or None)
    assert (given in found) is kept


def test_metas_say_so_too():
    head = '<meta name="syndication-source" content="https://agency.example/1"><meta name="source" content="VPA">'
    assert read(head).lineage == (
        Lineage(Relation.BASED_ON, None, "https://agency.example/1"),
        Lineage(Relation.SUPPLIED_BY, "VPA"),
    )


def test_an_agency_in_the_byline_supplied_the_text():
    found = read('<meta name="author" content="Ida Marsh; Reuters">')
    assert Lineage(Relation.SUPPLIED_BY, "Reuters") in found.lineage


def test_the_publisher_names_an_outlet_that_the_page_does_not():
    house = {"@type": "Organization", "name": "Halm Press"}
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": "The Courier",
        "parentOrganization": house,
    }
    outlet = read(publisher=publisher).outlet
    assert (outlet.name, outlet.domain, outlet.family) == (
        "The Courier",
        "courier.example",
        "Halm Press",
    )


def test_a_page_that_calls_another_house_s_address_its_own_is_that_house_s_text():
    found = read('<link rel="canonical" href="https://agency.example/quays">')
    assert found.url == HERE
    assert found.outlet.domain == "courier.example"
    assert found.lineage == (Lineage(Relation.CANONICAL, None, "https://agency.example/quays"),)


def test_another_host_of_one_house_is_no_lineage():
    found = read(f'<link rel="canonical" href="{HERE}">', url="https://amp.courier.example/quays")
    assert (found.url, found.lineage) == (HERE, ())


def test_a_page_saved_to_a_file_has_the_address_that_it_calls_its_own():
    found = read(f'<link rel="canonical" href="{HERE}">', url="saved/quays.html")
    assert (found.url, found.outlet.domain) == (HERE, "courier.example")


def test_linked_data_that_turns_in_circles_or_never_ends_is_left():
    deep = "[" * 100_000
    wide = json.dumps([{"@type": "Thing"}] * 5000)
    assert len(nodes([deep, wide])) <= 2000


def test_a_page_out_of_an_archive_is_that_of_the_address_that_was_captured():
    own = "https://courier.example/a"
    at = "https://archive.example/web/20310407063005"
    head = f'<link rel="canonical" href="{at}/{own}"><meta name="syndication-source" content="{at}/https://vpa.example/1">'
    found = read(head, url=f"{at}/{own}")
    assert (found.url, found.outlet.domain) == (own, "courier.example")
    assert [(each.relation, each.url) for each in found.lineage] == [
        (Relation.BASED_ON, "https://vpa.example/1")
    ]
