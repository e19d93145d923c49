"""One HTML page that needs nothing else: articles with their statements marked.

No script, no request, and a content security policy that allows the page's own style alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from sayso.export import marked
from sayso.export.frame import sheet, whole
from sayso.export.markup import Html, element
from sayso.export.outline import counted, published, tally, title
from sayso.types.reading import Reading

LIT = 500  # statements that light up in the text on one page; each costs the browser a rule

_LEGEND = (
    ("source", "source", "who said it"),
    ("cue", "cue", "the words that report"),
    ("content", "content", "what was said"),
    ("content within", "content within", "said by somebody who is quoted"),
)


def render(readings: Iterable[Reading]) -> Iterator[str]:
    """The page, whole; several articles stand one after another below a list of them."""
    shown = {f"a{number}": reading for number, reading in enumerate(readings, 1)}
    style = sheet("palette.css", "page.css") + "".join(_lights(shown))
    yield whole(_name(list(shown.values())), style, *_body(shown))


def fragment(reading: Reading) -> str:
    """The page of one reading in a frame of its own, for a notebook's cell."""
    page = escape("".join(render([reading])))
    return (
        f'<iframe title="Sayso" sandbox="allow-popups" srcdoc="{page}" '
        'style="width:100%;height:36rem;border:1px solid #8884;resize:vertical"></iframe>'
    )


def _name(readings: Sequence[Reading]) -> str:
    if len(readings) == 1:
        return title(readings[0].article)
    return counted(len(readings), "article")


def _body(shown: dict[str, Reading]) -> Iterator[Html]:
    if len(shown) != 1:
        yield _contents(shown)
    if any(reading.statements for reading in shown.values()):
        yield _legend()
    yield element("main", *(marked.article(reading, anchor) for anchor, reading in shown.items()))
    yield from _colophon(shown.values())


def _contents(shown: dict[str, Reading]) -> Html:
    rows = (
        element(
            "li",
            element("a", title(reading.article), href=f"#{anchor}"),
            element("p", _about(reading)),
        )
        for anchor, reading in shown.items()
    )
    heading = element("h2", counted(len(shown), "article"))
    return element("nav", heading, element("ol", *rows), class_="contents", aria_label="Contents")


def _about(reading: Reading) -> str:
    article = reading.article
    found = "could not be read" if reading.failure is not None else tally(reading)
    known = (article.outlet.name or article.outlet.domain, published(article), found)
    return " · ".join(each for each in known if each)


def _legend() -> Html:
    samples = (
        element("div", element("span", sample, class_=classes), f" {meaning}")
        for classes, sample, meaning in _LEGEND
    )
    lead = element("div", "Raised numbers lead to the list of statements.")
    return element("div", *samples, lead, class_="legend", aria_label="Legend", role="note")


def _colophon(readings: Iterable[Reading]) -> Iterator[Html]:
    """Which versions read the articles."""
    readers = {
        f"Sayso {each.version}"
        + (f" with the model {each.model.name} {each.model.version}" if each.model else "")
        for each in readings
    }
    if readers:
        written = f"Marked by {', '.join(sorted(readers))}. Nothing here says what is true."
        yield element("footer", written, class_="colophon")


def _lights(shown: dict[str, Reading]) -> Iterator[str]:
    """A rule for each statement: pointed at or followed in the list, it lights up in the text."""
    told = [
        (anchor, entry)
        for anchor, reading in shown.items()
        for entry in marked.entries(reading, anchor)
    ]
    for anchor, entry in told[:LIT]:
        at = f"#{entry.anchor}"
        yield (
            f"#{anchor}:has({at}:target,{at}:hover,{at}-cue:target,{at}-cue:hover) "
            f'.text [data-statement~="{entry.name}"]{{background:var(--lit)}}\n'
        )
