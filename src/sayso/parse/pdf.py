"""Printed pages as an article: columns in reading order, lines joined, running heads marked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from sayso.errors import ReadError
from sayso.parse.dates import Written, dates
from sayso.parse.decode import identity, without_halves
from sayso.parse.language import language
from sayso.parse.plain import heading, is_address, subject
from sayso.parse.rows import domain
from sayso.parse.zones import with_boilerplate, zones
from sayso.types.article import Article, Capture, DateKind, Outlet, ZoneKind
from sayso.types.printed import PrintedLine, Sheet
from sayso.types.span import Span

FEWEST = 5  # words of all sheets; fewer are a picture of text
EDGE = 0.12  # of a sheet's height, at its top and bottom, where headers and footers stand
CROSSING = 0.25  # of a sheet's lines may cross the gap between two columns: titles, pictures
COLUMN = 3  # lines of a column at least
GAP = 1.6  # heights of a line: wider apart, two lines are two paragraphs
INDENT = 0.8  # heights of a line
LARGER = 1.15  # times the usual height: a heading
SHORT = 0.85  # of a column's width: a line that ends there ends its paragraph, if a stop ends it

WORD = 60  # characters
DEEP = 4  # columns within columns

Column = list[PrintedLine]

_SOFT = "\u0002\ufffe\u00ad"  # where a word was cut; pdfium writes the first
_CUT = re.compile(rf"(\w+)(?:[{_SOFT}]-?|-)$")
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.)?\W*(?:\d{1,4}|[ivxlc]{1,6})(?:\W+(?:of|von|/)?\W*\d{1,4})?\W*", re.I
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_CREATED = re.compile(r"D:(\d{8})(\d{6})?(?:([+-])(\d{2})'?(\d{2})|Z)?")


def pdf(capture: Capture) -> Article:
    """The article of a PDF whose sheets the edge has read. Raises ReadError where it holds none."""
    sheets = capture.printed.sheets if capture.printed else ()
    running = _running(sheets)
    paragraphs, furniture = _paragraphs(sheets, running)
    text, marked = _text(paragraphs, furniture)
    if len(text.split()) < FEWEST:
        reason = "it holds no text, perhaps only pictures of it"
        raise ReadError(subject(capture), reason, "recognise its text first (OCR)")
    found = with_boilerplate(text, zones(text), marked)
    url = capture.url if is_address(capture.url) else None
    when = dates(_created(capture), now=capture.fetched_at)
    return Article(
        identity(text),
        text,
        sha256=capture.sha256,
        zones=found,
        url=url,
        title=heading(text, found, ZoneKind.TITLE),
        subtitle=heading(text, found, ZoneKind.SUBTITLE),
        outlet=Outlet(None, domain(url)),
        published_at=when.published,
        dates=when.found,
        language=language(text),
    )


def _created(capture: Capture) -> Iterator[Written]:
    """The moment at which the file was made, which is rarely before it was published."""
    match = _CREATED.match((capture.printed and capture.printed.created) or "")
    if match:
        day, clock, sign, hours, minutes = match.groups()
        zone = f"{sign}{hours}{minutes}" if sign else "Z" if match[0].endswith("Z") else ""
        yield Written(f"{day}T{clock or '000000'}{zone}", DateKind.UNSAID, "pdf CreationDate", 0)


def _running(sheets: Sequence[Sheet]) -> frozenset[str]:
    """What stands at the edge of two sheets or more: headers and footers, but for their numbers."""
    seen = Counter(
        form
        for sheet in sheets
        for form in {_form(line.text) for line in sheet.lines if _is_at_edge(line, sheet)}
    )
    return frozenset(form for form, count in seen.items() if count > 1)


def _form(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()).casefold())


def _is_at_edge(line: PrintedLine, sheet: Sheet) -> bool:
    return line.bottom > (1 - EDGE) * sheet.height or line.top < EDGE * sheet.height


def _is_number(text: str) -> bool:
    return len(text) < WORD and _NUMBER.fullmatch(text) is not None


def _paragraphs(
    sheets: Sequence[Sheet], running: frozenset[str]
) -> tuple[list[list[str]], list[str]]:
    """The paragraphs, each as its lines, through columns and sheets; and the furniture."""
    furniture: dict[str, None] = {}
    found: list[list[str]] = []
    for sheet in sheets:
        body = []
        for line in sheet.lines:
            edge = _is_at_edge(line, sheet)
            if edge and (_form(line.text) in running or _is_number(line.text)):
                furniture[" ".join(line.text.split())] = None
            elif line.text.strip():
                body.append(line)
        for column in ordered(body):
            _add(found, column)
    return found, [line for line in furniture if line]


def ordered(lines: Sequence[PrintedLine], *, deep: int = DEEP) -> Iterator[Column]:
    """The columns of a sheet in reading order; what crosses them parts them above and below."""
    gutter = _gutter(lines) if deep else None
    if gutter is None:
        if lines:
            yield _rows(lines)
        return
    band: Column = []
    for line in sorted(lines, key=lambda each: -each.top):
        if line.left < gutter < line.right:
            yield from _split(band, gutter, deep)
            yield [line]
            band = []
        else:
            band.append(line)
    yield from _split(band, gutter, deep)


def _split(band: Sequence[PrintedLine], gutter: float, deep: int) -> Iterator[Column]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    for side in (left, right):
        if side and len(side) < len(band):
            yield from ordered(side, deep=deep - 1)
        elif side:
            yield _rows(side)


def _rows(lines: Sequence[PrintedLine]) -> Column:
    """Lines from the top down; what stands on one height is one line."""
    rows: list[PrintedLine] = []
    words: list[list[str]] = []
    for line in sorted(lines, key=lambda each: (-each.bottom, each.left)):
        last = rows[-1] if rows else None
        if last and last.right <= line.left and line.top > (last.top + last.bottom) / 2:
            box = (last.left, min(last.bottom, line.bottom), line.right, max(last.top, line.top))
            rows[-1] = PrintedLine("", *box)
            words[-1].append(line.text)
        else:
            rows.append(line)
            words.append([line.text])
    return [replace(row, text=" ".join(said)) for row, said in zip(rows, words, strict=True)]


def _gutter(lines: Sequence[PrintedLine]) -> float | None:
    """Where two columns part: a height that few lines cross, with lines side by side about it."""
    best: tuple[int, float] | None = None
    for at in sorted({line.left - 1 for line in lines})[1:200]:
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < COLUMN or crossing > CROSSING * len(lines):
            continue
        if _beside(left, right) >= COLUMN and (best is None or crossing < best[0]):
            best = (crossing, at)
    return best[1] if best else None


def _beside(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> int:
    """How many lines of one side stand within the height of the other."""
    low = max(min(line.bottom for line in side) for side in (left, right))
    high = min(max(line.top for line in side) for side in (left, right))
    return min(sum(low <= (l.top + l.bottom) / 2 <= high for l in side) for side in (left, right))  # noqa: E741 a line


def _add(found: list[list[str]], column: Column) -> None:
    """Cut a column into paragraphs; the first goes on with the last column's, if that is open."""
    usual = median(line.height for line in column)
    pitch = median([a.bottom - b.bottom for a, b in pairwise(column)] or [usual * 1.2])
    width = max(line.right for line in column) - min(line.left for line in column)
    margin = min(line.left for line in column)
    last: PrintedLine | None = None
    for line in column:
        if last is None:
            opens = not found or not _runs_on(found[-1][-1], line.text)
        else:
            opens = last.text[-1:] not in _SOFT and (
                last.bottom - line.bottom > max(1.25 * pitch, GAP * usual)
                or abs(line.height - last.height) > (LARGER - 1) * usual * 2
                or (line.left - margin > INDENT * usual and last.left - margin <= INDENT * usual)
                or (last.right - margin < SHORT * width and _ENDED.search(last.text) is not None)
            )
        found.append([line.text]) if opens else found[-1].append(line.text)
        last = line


def _runs_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next sheet."""
    return not _ENDED.search(before.rstrip(_SOFT)) and (
        after[:1].islower() or before[-1:] in f"{_SOFT}-,;"
    )


def _text(paragraphs: Sequence[Sequence[str]], furniture: Sequence[str]) -> tuple[str, list[Span]]:
    """The whole text, headers and footers below it, each once; and where those stand."""
    known = frozenset(re.findall(r"\b\w+-\w+", " ".join(line for p in paragraphs for line in p)))
    joined = [without_halves(_joined(lines, known)).text for lines in paragraphs]
    text = "\n\n".join(each for each in joined if each)
    marked = []
    for line in furniture:
        text += "\n\n" if text else ""
        marked.append(Span(len(text), len(text) + len(line)))
        text += line
    return text, marked


def _take_off(parts: list[str], count: int) -> None:
    """Take so many characters off the end of the parts."""
    while count and parts:
        last = parts.pop()
        if len(last) > count:
            parts.append(last[:-count])
        count = max(count - len(last), 0)


def _joined(lines: Sequence[str], known: frozenset[str]) -> str:
    r"""The lines of a paragraph as one; a word that was cut is whole again.

    A hyphen stays where the same word is written with it elsewhere.

    >>> _joined(["The har-", "bour was well-", "known."], frozenset({"well-known"}))
    'The harbour was well-known.'
    """
    parts: list[str] = []
    tail = ""  # the last characters of all parts
    for line in lines:
        clean = " ".join(line.translate(_INVISIBLE).split())
        cut = _CUT.search(tail)
        joint = " " if tail and not cut else ""
        if cut:
            _take_off(parts, len(tail) - cut.end(1))
            word = re.match(r"[^\W\d_]+", clean) if clean[:1].islower() else None
            joint = "" if word and f"{cut[1]}-{word[0]}" not in known else "-"
            tail = tail[: cut.end(1)]
        parts.append(f"{joint}{clean}")
        tail = f"{tail}{parts[-1]}"[-WORD:]
    text = "".join(parts)
    return re.sub(rf"[{_SOFT}]", "", text)
