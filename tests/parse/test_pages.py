"""Pages that are no article, live blogs, and pages full of widgets."""

import json
from datetime import UTC, datetime

import pytest

from sayso.errors import ReadError
from sayso.parse import article, articles
from sayso.types.article import Capture, ZoneKind

TITLE = "Port Merrin shuts its quays"
BODY = (
    "<p>All quays of Port Merrin were closed on Monday after the storm had torn two ferries loose.</p>"
    "<p>“Nobody asked us,” harbour master Ilse Varga said. “We were told by the evening news.”</p>"
    "<p>The first boats are expected to leave again on Thursday, if the weather allows it, the office wrote.</p>"
    "<p>Two ferries drift in the strait, and a third is missing, the coast guard of Velland reported.</p>"
)
BANNER = (
    '<div id="cookie-banner" role="dialog"><p>We use cookies. We and our partners say that they store '
    "information on your device.</p><button>Accept all</button><button>Reject all</button></div>"
)


def capture(markup, url="https://www.courier.example/a"):
    return Capture(url, markup.encode(), media_type="text/html", sha256="f" * 64)


def page(body, *, title=TITLE, h1=None, head=""):
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><h1>{h1 or title}</h1>{body}</body></html>"
    )


def ld(**node):
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


TEASERS = "".join(
    f"<div class='card'><h3><a href='/{n}'>Ferry number {n} torn loose in the storm</a></h3>"
    f"<p>The harbour office said on Monday that ferry {n} was adrift.</p></div>"
    for n in range(12)
)

WALLS = {
    "a paywall below a teaser": (
        page(f"<article>{BODY}<div class='paywall'><h2>Subscribe to continue reading</h2></div></article>"),
        "stands behind a paywall; the page shows",
    ),
    "a paywall by the page's linked data": (
        page(f"<article>{BODY}</article>", head=ld(**{"@type": "NewsArticle", "isAccessibleForFree": False})),
        "paywall",
    ),
    "a paywall and nothing else": (
        page("<p>This article is for subscribers. Subscribe now for one crown a month.</p>"),
        "paywall; the page shows none of it",
    ),
    "a request for consent": (
        page(
            "<p>We and our partners store and access information on a device. With your consent we may use "
            "personalised ads.</p><p>Some partners rely on legitimate interest; you may manage options below.</p>"
            "<button>Accept all</button><button>Reject all</button>",
            title="Before you continue to The Courier",
        ),
        "asks for consent to cookies",
    ),
    "404": (
        page("<p>Sorry, the page you are looking for could not be found. It may have been moved.</p>", title="Page not found | The Courier"),
        "is an error message",
    ),
    "an error of the server": (page("<p>nginx</p>", title="502 Bad Gateway"), "is an error message"),
    "a check for robots": (
        page("<p>Verify you are human by completing the action below.</p><p>Ray ID: 8f1</p>", title="Just a moment..."),
        "asks whether a person is reading",
    ),
    "a login": (
        page(
            "<form><p>Please log in to your account to read on.</p><input name='u'><input type='password'>"
            "<a href='/f'>Forgot your password?</a></form>",
            title="Log in – The Courier",
        ),
        "asks to log in",
    ),
    "a list of articles": (page(f"<main>{TEASERS}</main>", title="Harbours – The Courier"), "is a list of articles"),
    "an empty list": (page("<main><p>No results.</p></main>", title="Harbours"), "no article text found"),
    "nothing but a banner": (page(BANNER, title="The Courier"), "asks for consent to cookies"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WALLS)
def test_a_page_that_is_no_article_is_refused_with_its_reason(kind):
    markup, reason = WALLS[kind]
    with pytest.raises(ReadError, match=reason):
        article(capture(markup))


ARTICLES = {
    "with a banner": page(f"<article>{BODY}</article>{BANNER}"),
    "with a login in the head of the site": page(
        f"<header><form>Log in <input type='password'> Forgot your password?</form></header><article>{BODY}</article>"
    ),
    "with an offer in the head of the site": page(
        f"<header><a>Already a subscriber? Log in</a></header><article>{BODY}</article>"
    ),
    "about paywalls": page(
        f"<article>{BODY * 4}<p>“Subscribe to continue reading” is all that readers see, the union said.</p></article>",
        title="Subscribe to continue: how paywalls took the coast",
    ),
    "about an error": page(f"<article>{BODY}</article>", title="404 sailors came to Port Merrin"),
    "with links to a dozen others": page(
        f"<article>{BODY * 3}</article>{TEASERS}", head='<meta property="og:type" content="article">'
    ),
    "of paid content that shows it all": page(
        f"<article>{BODY * 4}</article>",
        head=ld(**{"@type": "NewsArticle", "isAccessibleForFree": "False"}),
    ),
    "that is short": page(f"<article><p>All quays of Port Merrin were closed on Monday.</p></article>{BANNER}"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_is_read_whatever_stands_around_it(kind):
    assert "Port Merrin were closed" in article(capture(ARTICLES[kind])).text


def test_what_was_cut_short_says_so():
    wall = "<div class='paywall'>Subscribe to continue reading</div>"
    paid = ld(**{"@type": "NewsArticle", "isAccessibleForFree": False})
    found = article(capture(page(f"<article>{BODY * 4}{wall}</article>", head=paid)))
    assert found.warnings == ("only the part of the article before a paywall was read",)


# Live blogs


def post(number, at, text, heading=""):
    return (
        f"<article class='post' id='p{number}'><time datetime='{at}'>{at[11:16]}</time>{heading}"
        f"<p>{text}</p><ul class='share'><li>Share</li></ul></article>"
    )


POSTS = (
    post(3, "2031-04-03T11:00:00Z", "The ministry took back what it had said at nine: the quays stay shut.", "<h3>Quays stay shut</h3>")
    + post(2, "2031-04-03T10:10:00Z", "Harbour master Ilse Varga said that nobody had asked her office.")
    + post(1, "2031-04-03T09:00:00+02:00", "The ministry said that the quays of Port Merrin would open at noon.")
)  # fmt: skip


def test_a_live_blog_is_an_article_a_post_each_with_its_moment():
    found = articles(capture(page(f"<div class='live-blog'>{POSTS}</div>")))
    assert [each.published_at for each in found] == [
        datetime(2031, 4, 3, 11, tzinfo=UTC),
        datetime(2031, 4, 3, 10, 10, tzinfo=UTC),
        datetime(2031, 4, 3, 7, tzinfo=UTC),
    ]
    assert found[0].text == (
        "Quays stay shut\n\nThe ministry took back what it had said at nine: the quays stay shut."
    )
    assert [each.url for each in found] == [
        f"https://www.courier.example/a#p{number}" for number in (3, 2, 1)
    ]
    assert {each.outlet.domain for each in found} == {"courier.example"}


def test_a_post_that_only_calls_to_follow_it_is_passed_over():
    more = post(
        4,
        "2031-04-03T12:00:00Z",
        "Follow us on our channels for the latest of this and of other stories.",
    )
    assert len(articles(capture(page(f"<div class='live-blog'>{more}{POSTS}</div>")))) == 3


def test_a_live_blog_reaches_the_ledger_post_by_post(tmp_path):
    import sayso

    (tmp_path / "live.html").write_text(page(f"<div class='live-blog'>{POSTS}</div>"))
    with sayso.open_desk(tmp_path / "a.db") as desk:
        added = list(desk.add([str(tmp_path)]))
        assert [each.new for each in added] == [True] * 3
        assert [each.new for each in desk.add([str(tmp_path)])] == [False] * 3


def test_linked_data_may_tell_of_a_live_blog():
    head = ld(**{"@type": "LiveBlogPosting", "headline": TITLE})
    assert len(articles(capture(page(f"<main>{POSTS}</main>", head=head)))) == 3


def test_posts_may_stand_in_the_linked_data_alone():
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Post {n}",
            "datePublished": f"2031-04-03T1{n}:00:00Z",
            "articleBody": f"The ministry said at {n} that the quays of Port Merrin would open.",
            "url": f"https://www.courier.example/a?post={n}",
        }
        for n in range(4)
    ]
    head = ld(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    found = articles(capture(page(f"<article>{BODY}</article>", head=head)))
    assert [each.published_at.hour for each in found] == [10, 11, 12, 13]
    assert found[2].url == "https://www.courier.example/a?post=2"


def test_times_in_an_article_make_no_live_blog():
    times = "<time datetime='2031-04-03'>3 April</time>" * 4
    assert len(articles(capture(page(f"<article>{times}{BODY}</article>")))) == 1


# Widgets: each line is written so that it would be taken for a statement, if it were read.

WIDGETS = {
    "reactions": "<div class='reactions'><h3>What's Your Reaction?</h3><p>Angry, 212 readers said.</p></div>",
    "a poll": "<div class='poll'><h3>Poll</h3><p>The mayor said the quays are safe. Do you believe him?</p><ul><li>Yes</li><li>No, he lied</li></ul></div>",
    "related links": "<aside class='related'><h3>Related</h3><ul><li><a href='/1'>Minister says the wheat was sand</a></li><li><a href='/2'>Dravia denies everything, embassy says</a></li></ul></aside>",
    "related links within the text": "<div class='related-inline'><p><a href='/1'>Minister says the wheat was sand, report claims</a></p></div>",
    "comments": "<section id='comments'><div class='comment'><p>“They lied to us,” said reader Tom Harrow, who was there.</p></div></section>",
    "a newsletter box": "<div class='newsletter-signup'><p>Our editor says: the morning letter tells you all. Sign up.</p></div>",
    "a cookie banner": BANNER,
    "a consent dialog": "<div role='dialog'><p>Our 812 partners say they need your data.</p></div>",
    "share buttons": "<div class='share-bar'><a>Tweet</a><p>Tell your friends what the minister said.</p></div>",
    "a promotion": "<div class='promo'><p>The Courier app told readers first, users said. Get the app.</p></div>",
    "advertising": "<div class='ad-slot'><p>Doctors said this trick cures everything.</p></div>",
    "recommendations": "<div class='recommended'><p>Experts warned that readers also liked this.</p></div>",
    "most read": "<div id='most-read'><ol><li><a href='/3'>Ferry captain admits guilt, police say</a></li></ol></div>",
    "a biography": "<div class='author-bio'><p>Ida Marsh, who said no to television, writes on harbours.</p></div>",
    "a caption": "<figure><img src='q.jpg'><figcaption>The quay, where police said 40 launchers were found. VPA</figcaption></figure>",
    "a caption by class": "<div class='wp-caption'><p class='wp-caption-text'>Korring said 26 launchers stood here.</p></div>",
    "a table of figures": "<table><tr><th>Party</th><th>Launchers</th></tr><tr><td>Velland says</td><td>40</td></tr><tr><td>Dravia says</td><td>0</td></tr></table>",
    "a survey": "<form class='survey'><p>Readers said this page was useful. Was it?</p></form>",
    "a donation box": "<div class='donate'><p>Our readers told us that journalism costs money. Give.</p></div>",
    "a line by the furniture's words": "<p>Read more: Minister says the wheat was sand</p>",
    "the reactions as a line": "<p>What's Your Reaction?</p>",
    "a call as a line": "<p>Sign up for our newsletter, in which the editor says it all.</p>",
}  # fmt: skip


def words_of(markup):
    import lxml.html

    tree = lxml.html.fromstring(f"<div>{markup}</div>")
    return [
        " ".join(each.text_content().split())
        for each in tree.iter("p", "li", "td", "h3", "figcaption")
    ]


@pytest.mark.parametrize("where", ["above", "within", "below", "outside"])
@pytest.mark.parametrize("widget", WIDGETS)
def test_no_line_of_a_widget_is_body(widget, where):
    first, rest = BODY.split("</p>", 1)
    inner = {
        "above": WIDGETS[widget] + BODY,
        "within": f"{first}</p>{WIDGETS[widget]}{rest}",
        "below": BODY + WIDGETS[widget],
        "outside": BODY,
    }[where]
    outside = WIDGETS[widget] if where == "outside" else ""
    found = article(capture(page(f"<article>{inner}</article>{outside}")))
    body = "\n".join(span.of(found.text) for span in found.zones_of(ZoneKind.BODY))
    assert [line for line in words_of(WIDGETS[widget]) if len(line) > 3 and line in body] == []
    assert "harbour master Ilse Varga said" in body


def test_no_statement_comes_from_a_page_of_widgets():
    import sayso.desk.reading as desk
    from sayso import pipeline

    everything = "".join(WIDGETS.values())
    markup = page(f"<article>{everything}{BODY}{everything}</article>{everything}")
    reading = pipeline.read(capture(markup), desk.own_tagger())
    text = reading.article.text
    said = [span.of(text) for s in reading.statements for span in (*s.cue.spans, *s.content)]
    assert reading.statements
    article_words = " ".join(words_of(BODY))
    assert [piece for piece in said if piece not in article_words] == []


def test_a_widget_s_name_does_not_cost_the_article():
    assert (
        "Ilse Varga" in article(capture(page(f"<div class='newsletter widget'>{BODY}</div>"))).text
    )


def test_a_page_that_is_a_table_keeps_it():
    rows = "".join(
        f"<tr><td>{n}</td><td>Ferry {n}</td><td>Lost at sea</td></tr>" for n in range(40)
    )
    text = article(capture(page(f"<article><p>All ferries, and what became of them in the storm of Port Merrin.</p><table>{rows}</table></article>"))).text  # fmt: skip
    assert "Lost at sea" in text
