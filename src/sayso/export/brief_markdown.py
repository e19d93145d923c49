"""A brief as Markdown: CommonMark with footnotes and tables as GitHub has them."""

from collections.abc import Iterable, Iterator

from sayso._version import __version__
from sayso.export import brief as told
from sayso.export.brief import (
    Altered,
    ArticlePart,
    AskPart,
    Bar,
    Brief,
    Cite,
    ClaimPart,
    DayPart,
    FigurePart,
    Line,
    Note,
    Stood,
    Words,
)
from sayso.export.markdown import address, emphasised, literal
from sayso.export.markup import web_address
from sayso.export.outline import counted

_CELLS = 24  # blocks of a chart's bar
_EMPTY, _OPEN, _GIVEN = "─", "┄", "█"
_EMPHASIS = {"source": "**", "cue": "*"}


def render(brief: Brief) -> str:
    """The brief, whole: blocks with an empty line between."""
    blocks = [f"# {literal(brief.title)}", *_head(brief)]
    bodies = _bodies(brief)
    for name in brief.counts:
        blocks += [f"## {told.HEADINGS[name]}", *bodies[name]]
    blocks.append(f"*Sayso {__version__}, story {literal(brief.id)}.*")
    return "\n\n".join(blocks) + "\n"


def _bodies(brief: Brief) -> dict[str, Iterable[str]]:
    return {
        "standing": map(_standing, brief.claims),
        "claims": (row for part in brief.claims for row in _claim(part)),
        "single": map(_single, brief.single),
        "figures": _figures(brief.figures),
        "asks": _asks(brief),
        "days": (row for part in brief.days for row in _day(part)),
        "articles": _articles(brief),
        "notes": map(_note, brief.notes),
    }


def _head(brief: Brief) -> Iterator[str]:
    yield literal(brief.coverage)
    yield from (f"**{each[0].upper()}{each[1:]}.**" for each in brief.limits)
    yield f"*{told.CAUTION}*"


def _line(line: Line) -> str:
    return "".join(_cite(each) if isinstance(each, Cite) else literal(each) for each in line)


def _cite(to: Cite) -> str:
    return f"[^{to.number}]"


# Claims


def _text(part: ClaimPart) -> str:
    return literal(part.text or told.NO_WORDS)


def _standing(part: ClaimPart) -> str:
    return _item(part, emphasised(part.text or told.NO_WORDS, "**"), _line(part.standing))


def _item(part: ClaimPart, first: str, second: str) -> str:
    """A numbered item of two lines."""
    mark = f"{part.number}. "
    return f"{mark}{first}  \n{' ' * len(mark)}{second}"


def _claim(part: ClaimPart) -> Iterator[str]:
    yield f"### {part.number}. {_text(part)}{_line(part.worded)}"
    yield f"*{part.corroboration}*"
    yield from map(_stood, part.stood)
    if part.also:
        yield f"{told.ALSO}:"
        yield "\n".join(
            f"- {_words(words)}{_cite(to)} — {_outlet(words)}" for words, to in part.also
        )
    if part.left:
        yield f"{counted(part.left, 'more statement')}: `sayso claim {part.id}`"


def _stood(stood: Stood) -> str:
    person = f" ({literal(stood.person)})" if stood.person else ""
    who = f"**{literal(stood.party)}**{person} {stood.told}{_line(stood.cite)}{_again(stood)}"
    return f"- {stood.day}: {who}{_quoted(stood.words)}"


def _again(stood: Stood) -> str:
    return f"; again {_line(stood.again)}" if stood.again else ""


def _quoted(words: Words | None) -> str:
    """The quotation as a block within its list item."""
    if words is None or not (words.pieces or words.withheld):
        return ""
    if words.withheld:
        return f"\n\n  *Quotation withheld: {literal(words.withheld)}*"
    return f"\n\n  > {_words(words)} — {_outlet(words)}"


def _words(words: Words) -> str:
    return "".join(emphasised(text, _EMPHASIS.get(role, "")) for role, text in words.pieces)


def _outlet(words: Words) -> str:
    return literal(words.outlet or "no outlet")


def _single(part: ClaimPart) -> str:
    sources = "".join(map(_source, part.stood))
    first = f"{_text(part)}{_line(part.worded)}"
    return _item(part, first, f"{_line(part.standing)}{sources}")


def _source(stood: Stood) -> str:
    """From where a claim of one party comes; its words where they are not the claim's."""
    words = stood.words
    if words is None:
        told_by = ""
    elif words.withheld:
        told_by = f"*Quotation withheld: {literal(words.withheld)}*, {_outlet(words)}, "
    elif words.pieces:
        told_by = f"{_words(words)} — {_outlet(words)}, "
    else:
        who = emphasised(words.source, "**")
        told_by = f"{who} {emphasised(words.cue, '*')}, {_outlet(words)}, "
    return f" {told_by}{stood.day}{_line(stood.cite)}{_again(stood)}."


# Figures


def _figures(parts: Iterable[FigurePart]) -> Iterator[str]:
    rows = list(parts)
    for part in rows:
        if part.moved:
            yield from _figure(part)
    still = [part for part in rows if not part.moved]
    if still:
        yield f"### {told.STILL}"
        yield _table(("Counted", "Figure", "Party", "Day"), map(_still, still))


def _figure(part: FigurePart) -> Iterator[str]:
    ends = [end for bar in part.bars for end in (bar.low, bar.high) if end is not None]
    top = max(ends, default=0.0)
    yield f"### {literal(part.counts)}"
    heads = ("Day", "Party", "Figure", f"0 to {top:,.10g}", "Change")
    yield _table(heads, (_bar(bar, top) for bar in part.bars))
    if part.disputes:
        yield "\n".join(f"- ≠ disputed between {_line(each)}" for each in part.disputed)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(heads)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _bar(bar: Bar, top: float) -> Iterable[str]:
    amount = f"**{bar.amount}**{_cite(bar.cite)}"
    return bar.day, literal(bar.party), amount, _drawn(bar, top), bar.change


def _drawn(bar: Bar, top: float) -> str:
    """The figure as blocks on a line: filled between its ends, dashed towards an open one."""
    if top <= 0 or (bar.low is None and bar.high is None):
        return ""
    low, high = (_cell(end, top) if end is not None else None for end in (bar.low, bar.high))
    last = high if high is not None else low or 0
    first = low if low is not None else last
    before = _OPEN if low is None else _EMPTY
    after = _OPEN if high is None else _EMPTY
    return before * first + _GIVEN * (last - first + 1) + after * (_CELLS - 1 - last)


def _cell(end: float, top: float) -> int:
    return min(max(round(end / top * (_CELLS - 1)), 0), _CELLS - 1)


def _still(part: FigurePart) -> Iterable[str]:
    first, *more = part.bars
    again = "".join(f", again {bar.day}{_cite(bar.cite)}" for bar in more)
    amount = f"{first.amount}{_cite(first.cite)}"
    return literal(part.counts), amount, literal(first.party), f"{first.day}{again}"


# Asks and days


def _asks(brief: Brief) -> Iterator[str]:
    yield from (_ask(ask) for ask in brief.asks if not ask.silent)
    silent = [ask for ask in brief.asks if ask.silent]
    if silent:
        yield f"### {told.NO_REPLY}"
        yield f"*Looked at: {literal(brief.coverage)}.*"
        yield from map(_ask, silent)


def _ask(ask: AskPart) -> str:
    due = f"; due {literal(ask.due)}" if ask.due else ""
    who = f"**{literal(ask.by)}** to **{literal(ask.to)}**"
    rows = [f"- {ask.day}: {who}: {literal(ask.wants)}{due}{_cite(ask.cite)}"]
    for reply in ask.replies:
        block = _quoted(reply.words).replace("\n\n", "\n\n  ")
        rows.append(f"  - **{reply.told}**{_cite(reply.cite)}, {reply.day}{block}")
    last = ask.replies[-1].told if ask.replies else ""
    if not ask.silent and ask.state != last:
        rows.append(f"  - **{ask.state}**")
    return "\n".join(rows)


def _day(part: DayPart) -> Iterator[str]:
    yield f"### {part.day} ({part.articles})"
    rows = [f"- *{literal(each.label)}*: {_line(each.line)}" for each in part.happened]
    if rows:
        yield "\n".join(rows)


# Articles and notes


def _articles(brief: Brief) -> Iterator[str]:
    if brief.articles:
        yield "\n".join(map(_article, brief.articles))
    if brief.copies:
        yield f"### {told.COPIES}"
        yield "\n".join(map(_article, brief.copies))


def _article(part: ArticlePart) -> str:
    url = web_address(part.url)
    notes = f" · notes {', '.join(map(str, part.notes))}" if part.notes else ""
    where = f" · {address(url)}" if url else ""
    first = f"- {part.day} · *{literal(part.title)}* · {literal(part.outlet)} · {literal(part.id)}"
    rows = [f"{first}{notes}{where}", *(f"  - {literal(each)}" for each in part.told)]
    return "\n".join((*rows, *map(_altered, part.altered)))


def _altered(change: Altered) -> str:
    marks = {"gone": "~~", "new": "**"}
    shown = "".join(emphasised(text, marks.get(kind, "")) for kind, text in change.pieces)
    return f"  - {told.ALTERED}: {shown}{_line(change.line)}"


def _note(note: Note) -> str:
    """A note on one line; it begins with a day, so that it is no link's definition anywhere."""
    url = web_address(note.url)
    shown = emphasised(note.words, "**") if note.words else f"*{literal(note.why)}*"
    where = (note.day, note.outlet or "no outlet", note.title, note.name, note.capture)
    about = " · ".join(literal(each) for each in where if each)
    return f"[^{note.number}]: {about} · {shown}{f' · {address(url)}' if url else ''}"
