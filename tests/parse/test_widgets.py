"""Pages full of widgets, in the markup of fourteen makers: nothing of them is read as the article.

In half of the dialects the names of classes say nothing: hashed, short, of utilities, or none.
Every line of a widget is written so that it would be taken for a statement, if it were read.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from time import process_time

import lxml.html
import pytest

import sayso.desk.reading as desk
from sayso import pipeline
from sayso.errors import ReadError
from sayso.parse import article
from sayso.types.article import Capture, ZoneKind

TITLE = "Port Merrin shuts its quays after the storm"
BODY = (
    "All quays of Port Merrin were closed on Monday after the storm had torn two ferries from their moorings.",
    "“Nobody asked us,” harbour master Ilse Varga said. “We were told by the evening news.”",
    "The office expects the first boats to leave again on Thursday, if the weather allows it, according to a notice at the gate.",
    "Two ferries drift in the strait, and a third is missing, the coast guard of Velland reported on Tuesday morning.",
    "The ministry denied that it had ordered the closure. Its spokesman Tom Harrow called the report “an invention”.",
    "Some 40 trucks waited on the road from Halm to the north quay for the whole day, the police said.",
)
LINKS = (
    "Minister says the wheat was sand",
    "Dravia denies everything, embassy says",
    "“They lied to us,” ferry captain says",
    "Police: 26 launchers found at the grain pier",
)

Dialect = Callable[[str], str]  # from what a box is for to its attributes


def named(form: str) -> Dialect:
    return lambda purpose: f' class="{form.format(purpose)}"'


def camel(purpose: str) -> str:
    return f' class="{"".join(part.title() for part in purpose.split("-"))}"'


def hashed(form: str) -> Dialect:
    """Names as build tools make them: another for each box, none with a meaning."""

    def attributes(purpose: str) -> str:
        digest = hashlib.sha256(purpose.encode()).hexdigest()
        return f' class="{form.format(digest[:6], digest[6:11])}"'

    return attributes


DIALECTS: dict[str, Dialect] = {
    "plain names": named("{0}"),
    "blocks and elements": named("c-{0} c-{0}--wide"),
    "a blog's theme": named("widget widget_{0} clearfix"),
    "elements of a block": named("site__{0}"),
    "names in camel case": camel,
    "names as ids": lambda purpose: f' id="{purpose}"',
    "names with a prefix": named("tcm-{0} tcm-{0}-box"),
    "hashed modules": hashed("css-{0}"),
    "hashed components": hashed("sc-{0} k{1}"),
    "hashed ids": lambda purpose: f' id="u{hashlib.sha256(purpose.encode()).hexdigest()[:8]}"',
    "utilities": lambda _: ' class="mt-4 flex flex-col border p-2 text-sm"',
    "short names": hashed("x{1}"),
    "no names": lambda _: "",
    "names for tests": hashed('{0}" data-testid="box-{1}'),
}


def links(lines=LINKS):
    return "".join(f'<li><a href="/n/{n}">{line}</a></li>' for n, line in enumerate(lines))


def cards(lines=LINKS):
    return "".join(
        f'<div><a href="/c/{n}"><img src="/i.jpg" alt=""><h3>{line}</h3></a></div>'
        for n, line in enumerate(lines)
    )


def reactions(box):
    faces = "".join(
        f"<div><button><img alt=''></button><span>{n}</span></div>" for n in (212, 31, 7)
    )
    return f"<div{box('reactions')}><h4>What's Your Reaction?</h4>{faces}</div>"


def poll(box):
    choices = "".join(
        f'<li><label><input type="radio" name="p"> {choice}</label></li>'
        for choice in ("Yes, he told the truth", "No, he lied", "I cannot say")
    )
    return (
        f"<div{box('poll')}><h3>Poll</h3><p>The mayor said that the quays are safe. Do you believe him?</p>"
        f"<form><ul>{choices}</ul><button>Vote</button></form></div>"
    )


def related(box):
    return f"<aside{box('related-articles')}><h3>Related stories</h3><ul>{links()}</ul></aside>"


def liked(box):
    return f"<div{box('recommendations')}><h2>You may also like</h2>{cards()}</div>"


def most_read(box):
    return f"<div{box('most-read')}><h2>Most read</h2><ol>{links(LINKS[::-1])}</ol></div>"


def comments(box):
    told = "".join(
        f"<li><div><b>{who}</b> <time>2 hours ago</time><p>{said}</p><button>Reply</button></div></li>"
        for who, said in (
            (
                "reader77",
                "They lied to us, I was there, the guard told me that nobody checks the boats.",
            ),
            (
                "Anna_of_Halm",
                "My uncle says the ministry knew it all along. He denied it, of course!",
            ),
        )
    )
    field = '<form><textarea placeholder="Write a comment"></textarea><button>Post</button></form>'
    return f"<section{box('comments')}><h3>2 Comments</h3><ul>{told}</ul>{field}</section>"


def newsletter(box):
    return (
        f"<div{box('newsletter-signup')}><h3>Sign up for our newsletter</h3><p>Our editor says that the"
        " morning letter tells you all that you need to know.</p><form><input type='email'"
        " placeholder='Your email'><button>Sign up</button></form></div>"
    )


def cookies(box):
    return (
        f"<div{box('cookie-banner')}><p>We use cookies. We and our 812 partners say that they need to store"
        " information on your device.</p><button>Accept all</button><button>Reject all</button></div>"
    )


def sharing(box):
    buttons = "".join(
        f"<li><a href='#'>{name}</a></li>" for name in ("Facebook", "WhatsApp", "Email")
    )
    return f"<div{box('share-bar')}><p>Share this article</p><ul>{buttons}</ul></div>"


def offer(box):
    return (
        f"<div{box('promo')}><p>Support our journalism: readers told us that it matters.</p>"
        "<a href='/subscribe'>Subscribe now</a></div>"
    )


def writer(box):
    return (
        f"<div{box('author-bio')}><img alt=''><p>Ida Marsh is a reporter at The Courier.</p>"
        "<a href='/ida'>More by Ida Marsh</a></div>"
    )


def caption(box):
    return (
        f"<figure{box('image')}><img src='/q.jpg' alt=''><figcaption>The north quay, where police said that"
        " 26 launchers were found. (Photo: VPA)</figcaption></figure>"
    )


ABOVE = (cookies, sharing, caption)
WITHIN = (related, newsletter, offer)
BELOW = (reactions, poll, writer, liked, comments, most_read)
WIDGETS = (*ABOVE, *WITHIN, *BELOW)


def page(box):
    paragraphs = [f"<p>{line}</p>" for line in BODY]
    for at, widget in zip((4, 3, 2), WITHIN, strict=True):
        paragraphs.insert(at, widget(box))
    above, below = ("".join(widget(box) for widget in part) for part in (ABOVE, BELOW))
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE}</title></head><body>'
        f"<div{box('page')}><div{box('main')}><h1>{TITLE}</h1>{above}<div{box('content')}>"
        f"{''.join(paragraphs)}</div>{below}</div></div></body></html>"
    )


def capture(markup):
    url = "https://www.courier.example/quays"
    return Capture(url, markup.encode(), media_type="text/html", sha256="f" * 64)


def lines_of(markup):
    """The lines of a widget that could be taken for words of the article."""
    tree = lxml.html.fromstring(f"<div>{markup}</div>")
    found = (
        " ".join(each.text_content().split())
        for each in tree.iter("p", "li", "h3", "a", "figcaption")
    )
    return [line for line in found if len(line.split()) > 3]


def test_there_are_enough_pages_and_half_of_them_name_nothing():
    assert len(DIALECTS) >= 12
    meaningless = [box for box in DIALECTS.values() if "poll" not in box("poll").casefold()]
    assert len(meaningless) * 2 >= len(DIALECTS)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_line_of_a_widget_is_body(dialect):
    box = DIALECTS[dialect]
    found = article(capture(page(box)))
    body = "\n".join(span.of(found.text) for span in found.zones_of(ZoneKind.BODY))
    assert [line for line in BODY if line not in body] == []
    taken = {w.__name__: [line for line in lines_of(w(box)) if line in body] for w in WIDGETS}
    assert {name: lines for name, lines in taken.items() if lines} == {}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_statement_comes_from_a_widget(dialect):
    reading = pipeline.read(capture(page(DIALECTS[dialect])), desk.own_tagger())
    text, known = reading.article.text, " ".join((TITLE, *BODY))
    said = [span.of(text) for s in reading.statements for span in (*s.cue.spans, *s.content)]
    assert len(reading.statements) >= 6
    assert [piece for piece in said if piece not in known] == []


def body_of(markup):
    found = article(
        capture(f"<!doctype html><html lang=en><body><h1>{TITLE}</h1>{markup}</body></html>")
    )
    return [line for line in BODY if any(line in span.of(found.text) for span in found.zones_of(ZoneKind.BODY))]  # fmt: skip


@pytest.mark.parametrize("button", ["Like", "Listen", "Share", "Reply"])
def test_paragraphs_with_a_button_each_are_the_article(button):
    chunks = "".join(f"<div><p>{line}</p><button>{button}</button></div>" for line in BODY)
    assert body_of(f"<div>{chunks}</div>") == list(BODY)


def test_a_form_around_the_whole_page_costs_nothing():
    text = "".join(f"<p>{line}</p>" for line in BODY)
    assert body_of(f"<form><div>{text}<input type=text><button>Sign up</button></div></form>") == list(BODY)  # fmt: skip


def test_a_heading_of_furniture_over_a_part_of_the_article_costs_nothing():
    text = "".join(f"<p>{line}</p>" for line in BODY)
    assert body_of(f"<div><h2>Trending</h2>{text * 4}</div>") == list(BODY)


@pytest.mark.parametrize("end", ["</div>", ""])
def test_thousands_of_buttons_take_no_long_time(end):
    begun = process_time()
    text = "".join(f"<p>{line}</p>" for line in BODY)
    buttons = f"<div><button>Like</button>{end}" * 8_000
    with suppress(ReadError):  # where none of the boxes ends, the extractor finds no text
        assert body_of(f"<div>{buttons}</div>{text}") == list(BODY)
    assert process_time() - begun < 8
