"""A brief as one HTML page that needs nothing else, with notes that lead there and back.

No script, no request; whatever an article printed is text.
"""

from collections.abc import Iterable, Iterator

from sayso._version import __version__
from sayso.export import brief as told
from sayso.export.brief import (
    Altered,
    ArticlePart,
    AskPart,
    Bar,
    Brief,
    ClaimPart,
    DayPart,
    FigurePart,
    Note,
    Replied,
    Stood,
)
from sayso.export.brief_cells import (
    altered,
    cite,
    line,
    mention,
    quoted,
    reported,
    section,
    unbroken,
)
from sayso.export.chart import chart
from sayso.export.frame import sheet, whole
from sayso.export.markup import Html, element, outward, together, web_address
from sayso.export.outline import counted


def render(brief: Brief) -> str:
    """The page, whole."""
    bodies = _bodies(brief)
    main = (section(name, *bodies[name]) for name in brief.counts)
    colophon = element("footer", f"Sayso {__version__}, story {brief.id}.", class_="colophon")
    style = sheet("palette.css", "brief.css")
    return whole(brief.title, style, _head(brief), element("main", *main), colophon)


def _bodies(brief: Brief) -> dict[str, Iterable[str]]:
    return {
        "standing": _list("standing", map(_standing, brief.claims)),
        "claims": map(_claim, brief.claims),
        "single": _list("single", map(_single, brief.single)),
        "figures": _figures(brief.figures),
        "asks": _asks(brief),
        "days": _list("days", map(_day, brief.days)),
        "articles": _articles(brief),
        "notes": _list("notes", map(_note, brief.notes)),
    }


def _head(brief: Brief) -> Html:
    limits = (
        element("p", f"{each[0].upper()}{each[1:]}.", class_="limit") for each in brief.limits
    )
    leads = (
        element("li", element("a", told.HEADINGS[name], href=f"#{name}"), f"\u00a0{number:,}")
        for name, number in brief.counts.items()
    )
    return element(
        "header",
        element("p", "Brief", class_="kicker"),
        element("h1", brief.title, dir="auto"),
        element("p", unbroken(brief.coverage), class_="coverage"),
        *limits,
        element("p", told.CAUTION, class_="caution"),
        element("nav", element("ul", *leads), aria_label="Contents"),
    )


def _list(name: str, rows: Iterable[str]) -> list[Html]:
    return [element("ol", *rows, class_=name)]


# Claims


def _text(part: ClaimPart) -> str:
    return part.text or told.NO_WORDS


def _standing(part: ClaimPart) -> Html:
    lead = element("a", _text(part), href=f"#{part.anchor}", dir="auto")
    return element("li", element("p", lead, class_="claim"), element("p", line(part.standing)))


def _claim(part: ClaimPart) -> Html:
    number = element("span", f"{part.number}", class_="number")
    return element(
        "article",
        element("h3", number, " ", element("bdi", _text(part)), line(part.worded)),
        element("p", part.corroboration, class_="counts"),
        element("ol", *map(_stood, part.stood), class_="stood"),
        *_also(part),
        id=part.anchor,
    )


def _stood(stood: Stood) -> Html:
    return element(
        "li",
        element("span", stood.day, class_="day"),
        element("div", _who(stood), *quoted(stood.words)),
    )


def _who(stood: Stood) -> Html:
    again = ("; again ", line(stood.again)) if stood.again else ()
    return element(
        "p",
        element("b", stood.party),
        f" ({stood.person})" if stood.person else "",
        f" {stood.told}",
        line(stood.cite),
        *again,
        class_="who",
    )


def _also(part: ClaimPart) -> Iterator[Html]:
    if not part.also:
        return
    rows = (element("li", *quoted(words, to=to)) for words, to in part.also)
    yield element("h4", told.ALSO)
    yield element("ul", *rows, class_="also")
    if part.left:
        command = element("code", f"sayso claim {part.id}")
        yield element("p", f"{counted(part.left, 'more statement')}: ", command, class_="left")


def _single(part: ClaimPart) -> Html:
    apart = (s.words for s in part.stood if s.words and (s.words.pieces or s.words.withheld))
    return element(
        "li",
        element("p", element("bdi", _text(part)), line(part.worded), class_="claim"),
        element("p", line(part.standing), *map(_source, part.stood), class_="source"),
        *(row for words in apart for row in quoted(words)),
        id=part.anchor,
        value=str(part.number),
    )


def _source(stood: Stood) -> Html:
    """From where a claim of one party comes, in one line."""
    words = stood.words
    shown = words is not None and not words.withheld and not words.pieces
    who = (reported(words), ", ") if words and shown else ()
    where = f"{words.outlet or 'no outlet'}, " if words and not words.pieces else ""
    again = ("; again ", line(stood.again)) if stood.again else ()
    return together((" ", *who, where, unbroken(stood.day), line(stood.cite), *again, "."))


# Figures


def _figures(parts: Iterable[FigurePart]) -> Iterator[Html]:
    rows = list(parts)
    yield from (_figure(part) for part in rows if part.moved)
    still = [part for part in rows if not part.moved]
    if still:
        yield element("h3", told.STILL)
        yield _table(("Counted", "Figure", "Party", "Day"), map(_still, still))


def _figure(part: FigurePart) -> Html:
    disputes = [element("li", "≠ disputed between ", line(each)) for each in part.disputed]
    return element(
        "figure",
        element("figcaption", element("h3", part.counts, dir="auto"), _key(part)),
        chart(part),
        _table(("Day", "Party", "Figure", "Change"), map(_bar, part.bars)),
        *([element("ul", *disputes, class_="disputes")] if disputes else ()),
        id=part.anchor,
    )


def _key(part: FigurePart) -> Html:
    """What the marks of this chart mean, as far as it has them."""
    bars = part.bars
    ends = [(bar.low, bar.high) for bar in bars]
    exact = any(low == high is not None for low, high in ends)
    spans = any(None not in pair and pair[0] != pair[1] for pair in ends)
    signs = {
        "a block is an exact figure": exact,
        "a beam spans a range": spans,
        "a dashed line with an arrow is an open end": any(None in pair for pair in ends),
        "a pointer leads from a figure to its revision": any(b.revises is not None for b in bars),
        "≠ ties figures that cannot both hold": bool(part.disputes),
    }
    text = "; ".join(sign for sign, there in signs.items() if there)
    return element("p", f"{text[:1].upper()}{text[1:]}.", class_="key")


def _table(heads: Iterable[str], rows: Iterable[Html]) -> Html:
    head = element("tr", *(element("th", each, scope="col") for each in heads))
    return element("table", element("thead", head), element("tbody", *rows))


def _bar(bar: Bar) -> Html:
    amount = element("td", bar.amount, cite(bar.cite), class_="amount")
    return element(
        "tr",
        element("td", unbroken(bar.day)),
        element("td", bar.party),
        amount,
        element("td", bar.change),
    )


def _still(part: FigurePart) -> Html:
    (first, *more) = part.bars
    again = [piece for bar in more for piece in (unbroken(f", again {bar.day}"), cite(bar.cite))]
    return element(
        "tr",
        element("td", part.counts),
        element("td", first.amount, cite(first.cite), class_="amount"),
        element("td", first.party),
        element("td", unbroken(first.day), *again),
        id=part.anchor,
    )


# Asks and days


def _asks(brief: Brief) -> Iterator[Html]:
    answered = [ask for ask in brief.asks if not ask.silent]
    silent = [ask for ask in brief.asks if ask.silent]
    if answered:
        yield element("ol", *map(_ask, answered), class_="asks")
    if silent:
        yield element("h3", told.NO_REPLY)
        yield element("p", unbroken(f"Looked at: {brief.coverage}."), class_="counts")
        yield element("ol", *map(_ask, silent), class_="asks")


def _ask(ask: AskPart) -> Html:
    due = f"; due {ask.due}" if ask.due else ""
    asked = element(
        "p",
        *(element("b", ask.by), " to ", element("b", ask.to), ": "),
        element("bdi", ask.wants),
        unbroken(due),
        cite(ask.cite),
        class_="who",
    )
    replies = [element("ol", *map(_reply, ask.replies))] if ask.replies else []
    last = ask.replies[-1].told if ask.replies else ""
    state = [] if ask.silent or ask.state == last else [element("p", ask.state, class_="state")]
    day = element("span", ask.day, class_="day")
    return element("li", day, element("div", asked, *replies, *state), id=ask.anchor)


def _reply(reply: Replied) -> Html:
    told = element("span", reply.told, class_="state")
    when = element("span", unbroken(f" {reply.day}"), class_="when")
    return element("li", element("p", told, cite(reply.cite), when), *quoted(reply.words))


def _day(part: DayPart) -> Html:
    rows = (
        element(
            "li",
            element("a", each.label, href=f"#{each.anchor}", class_="about", dir="auto"),
            " ",
            line(each.line),
        )
        for each in part.happened
    )
    when = element("h3", part.day, element("small", part.articles))
    return element("li", when, element("ul", *rows))


# Articles and notes


def _articles(brief: Brief) -> Iterator[Html]:
    if brief.articles:
        yield element("ol", *map(_article, brief.articles), class_="articles")
    if brief.copies:
        yield element("h3", told.COPIES)
        yield element("ol", *map(_article, brief.copies), class_="articles")


def _article(part: ArticlePart) -> Html:
    address = web_address(part.url)
    title = outward(address, part.title) if address else element("bdi", part.title)
    leads = (element("a", str(n), href=f"#note-{n}") for n in part.notes)
    notes = [element("p", "Notes ", *_spaced(leads), class_="leads")] if part.notes else []
    body = element(
        "div",
        element("p", title, class_="title", dir="auto"),
        element("p", f"{part.outlet} · {part.id}", class_="outlet"),
        *(element("p", each, class_="whence") for each in part.told),
        *map(_altered, part.altered),
        *notes,
    )
    return element("li", element("span", part.day, class_="day"), body, id=part.anchor)


def _altered(change: Altered) -> Html:
    return element("p", f"{told.ALTERED}: ", altered(change), line(change.line), class_="altered")


def _spaced(pieces: Iterable[str]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        if number:
            yield ", "
        yield piece


def _note(note: Note) -> Html:
    shown = (
        element("q", note.words, dir="auto")
        if note.words
        else element("span", note.why, class_="withheld")
    )
    address = web_address(note.url)
    where = [note.title, note.outlet or "no outlet", note.day, note.name, note.capture]
    return element(
        "li",
        element("p", shown),
        element(
            "p",
            " · ".join(each for each in where if each),
            *([" · ", outward(address, address)] if address else []),
            " ",
            *_backs(note),
            class_="where",
        ),
        id=f"note-{note.number}",
        value=str(note.number),
    )


def _backs(note: Note) -> Iterator[str]:
    """The ways back, a letter each."""
    for turn in range(1, note.turns + 1):
        yield " "
        yield element(
            "a",
            f"↩{_letter(turn)}" if note.turns > 1 else "↩",
            href=f"#{mention(note.number, turn)}",
            role="doc-backlink",
            aria_label=f"Back to mention {turn} of note {note.number}",
        )


def _letter(turn: int) -> str:
    """The letter of a mention: a to z, then aa.

    >>> _letter(1), _letter(26), _letter(27)
    ('a', 'z', 'aa')
    """
    before, last = divmod(turn - 1, 26)
    return (_letter(before) if before else "") + chr(ord("a") + last)
