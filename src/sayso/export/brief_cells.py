"""The cells of an HTML brief: lines with their notes, quotations by their parts, sections."""

import re
from collections.abc import Iterator

from sayso.export.brief import HEADINGS, Altered, Cite, Line, Words
from sayso.export.markup import Html, element, together

_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b")


def section(name: str, *children: str) -> Html:
    """One part of the brief under its heading."""
    heading = element("h2", HEADINGS[name], id=f"{name}-heading")
    body = element("div", *children, class_="body")
    return element("section", heading, body, id=name, aria_labelledby=f"{name}-heading")


def line(told: Line) -> Html:
    """Text with the numbers of its notes raised."""
    return together(_pieces_of(told))


def _pieces_of(told: Line) -> Iterator[str]:
    before: str | Cite = ""
    for each in told:
        if isinstance(each, Cite):
            if isinstance(before, Cite):
                yield element("sup", ",")
            yield cite(each)
        else:
            yield unbroken(each)
        before = each


def unbroken(text: str) -> str:
    """The text with its days kept on one line."""
    return _DAY.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def cite(to: Cite) -> Html:
    """A number that leads to its note, and that the note leads back to."""
    link = element(
        "a",
        str(to.number),
        id=mention(to.number, to.turn),
        href=f"#note-{to.number}",
        role="doc-noteref",
        aria_label=f"Note {to.number}",
    )
    return element("sup", link)


def mention(number: int, turn: int) -> str:
    return f"mention-{number}-{turn}"


def quoted(quotation: Words | None, *, to: Cite | None = None) -> Iterator[Html]:
    """The words as printed, with who said it and the words that report made out; or why not."""
    number = [cite(to)] if to else []
    if quotation is None:
        return
    if quotation.withheld:
        reason = f"Quotation withheld: {quotation.withheld}"
        yield element("p", reason, *number, class_="withheld")
        return
    pieces = (*_pieces(quotation), *number, " ", _outlet(quotation))
    yield element("blockquote", element("p", *pieces, dir="auto"), class_="words")


def reported(quotation: Words) -> Html:
    """Who said it and how that is put, without what was said."""
    return together(
        (element("b", quotation.source, dir="auto"), " ", element("i", quotation.cue, dir="auto"))
    )


def _pieces(quotation: Words) -> Iterator[str]:
    tags = {"source": "b", "cue": "i"}
    for role, text in quotation.pieces:
        yield element(tags[role], text) if role in tags else text


def _outlet(quotation: Words) -> Html:
    return element("cite", f"—\u00a0{quotation.outlet or 'no outlet'}")


def altered(change: Altered) -> Html:
    """What was lost on the way and what was put in, told by more than colour."""
    tags = {"gone": "del", "new": "ins"}
    shown = (element(tags[kind], text) if kind else text for kind, text in change.pieces)
    return element("span", *shown, dir="auto")
