"""How to cite what was said: as text, as BibTeX, and as a link that leads to the very words."""

import re
from urllib.parse import quote

from sayso.export.days import day
from sayso.export.markup import web_address
from sayso.export.terminal import neutral
from sayso.types.view import Quotation

_ENDS = 5  # words at each end of what a link's fragment names
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def as_text(of: Quotation) -> str:
    """The words with who said them, where and when; "" where they are withheld."""
    if of.said is None:
        return ""
    said = neutral(of.said).strip('“”"')
    who = f"{neutral(of.source)}, in: " if of.source else ""
    where = ", ".join(filter(None, (neutral(of.outlet), f"“{neutral(of.title)}”", day(of.day))))
    return f"“{said}” ({who}{where}{f', {link}' if (link := web_address(of.url)) else ''})"


def bibtex(of: Quotation) -> str:
    """The article that holds the words, the words as its note."""
    rows = {
        "title": neutral(of.title),
        "journal": neutral(of.outlet),
        "year": str(of.day.year) if of.day else "",
        "month": str(of.day.month) if of.day else "",
        "day": str(of.day.day) if of.day else "",
        "note": neutral(of.said or ""),
    }
    told = [f"  {name} = {{{value.translate(_TEX)}}}," for name, value in rows.items() if value]
    url = web_address(of.url)
    told += [f"  url = {{{url}}},"] if url else []
    key = re.sub(r"[^A-Za-z0-9]+", "", f"{of.at.article}{of.at.statement}")
    return "\n".join([f"@article{{{key},", *told, "}"])


def fragment(of: Quotation) -> str | None:
    """The article's own address, at the words; None where it has none on the web.

    A browser that knows no text fragments opens the page at its top.
    """
    url = web_address(of.url)
    if url is None or of.said is None:
        return url
    words = _run(of).split()
    ends = [words[:_ENDS], words[-_ENDS:]] if len(words) > 2 * _ENDS else [words]
    told = ",".join(_encoded(" ".join(end)) for end in ends)
    return f"{url.partition('#')[0]}#:~:text={told}"


def _run(of: Quotation) -> str:
    """Words of what was said that stand in the article side by side."""
    own = (text for part, text in of.parts if part == "content" and text.strip())
    return next(own, of.said or "").strip(' “”"‘’,.')


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
