"""The words of a paragraph as markup: statements with their parts, zones, numbers that lead on."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from markupsafe import Markup

from sayso.export.markup import Html, element, together
from sayso.export.segments import segments
from sayso.export.terminal import harmless
from sayso.types.article import Article, ZoneKind
from sayso.types.attribution import Statement
from sayso.types.span import Span

_ROLES = ("source", "cue", "content")
_ASIDE = "zone"  # the role of a stretch that is no part of a statement


@dataclass(frozen=True, slots=True)
class Shown:
    """How a statement is shown: its number, its depth in others, where its cue leads, by whom."""

    number: int
    depth: int
    opens: str | None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """All that a statement has in one paragraph, from its first word there to its last."""

    start: int
    least: int  # the end, negated: of those that begin together the longest comes first
    statement: str
    leads: bool = False  # whether the statement begins here
    parts: tuple[tuple[Span, str], ...] = ()

    @property
    def end(self) -> int:
        return -self.least


_Label = tuple[str, str]  # a role with a statement's id or a zone's kind
_Between = Callable[[int, int], Iterable[Html | str]]


def marked(statements: Iterable[Statement], rows: Sequence[Span]) -> Mapping[int, list[Mark]]:
    """The marks of each paragraph, by its number."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for statement in statements:
        source = statement.source.spans if statement.source else ()
        every = zip(_ROLES, (source, statement.cue.spans, statement.content), strict=True)
        parts = [(span, role) for role, spans in every for span in spans]
        leads = True
        for number, row in enumerate(rows):
            here = tuple((_cut(span, row), role) for span, role in parts if span.overlaps(row))
            if here:
                start, end = min(s.start for s, _ in here), max(s.end for s, _ in here)
                found[number].append(Mark(start, -end, statement.id, leads, here))
                leads = False
    return found


def _cut(span: Span, row: Span) -> Span:
    return Span(max(span.start, row.start), min(span.end, row.end))


def kind(article: Article, paragraph: Span) -> str:
    """The kind of zone that a paragraph is of, where one covers all of it; "" for the body."""
    kinds = {zone.kind for zone in article.zones if zone.span.overlaps(paragraph)}
    found = kinds.pop() if len(kinds) == 1 else ZoneKind.BODY
    return "" if found is ZoneKind.BODY else found.value


def words(
    article: Article, paragraph: Span, marks: Sequence[Mark], shown: Mapping[str, Shown]
) -> Markup:
    """A paragraph with everything that is marked in it."""
    whole = parted(marks)
    around = kind(article, paragraph)
    labelled: list[tuple[Span, _Label]] = [
        (zone.span, (_ASIDE, zone.kind.value))
        for zone in article.zones
        if zone.kind is not ZoneKind.BODY and zone.kind.value != around
    ]
    labelled += [(span, (role, mark.statement)) for mark in marks for span, role in mark.parts]
    labelled += [(Span(mark.start, mark.end), ("", mark.statement)) for mark in whole]
    feet = _feet(marks)
    leaves = []
    for span, labels in segments(paragraph, labelled):
        leaves.append((span.start, _leaf(span.of(article.text), labels, shown)))
        leaves += [(span.start, _reference(each, shown[each])) for each in feet.get(span.end, ())]
    starts = [start for start, _ in leaves]

    def between(start: int, end: int) -> list[Html | str]:
        return [leaf for _, leaf in leaves[bisect_left(starts, start) : bisect_left(starts, end)]]

    return Markup(together(_nested(whole, paragraph, between)))  # noqa: S704 - made by element


def parted(marks: Iterable[Mark]) -> list[Mark]:
    """The marks cut so that each stands whole within another, or apart from it."""
    waiting, found, ends = list(marks), list[Mark](), list[int]()
    heapify(waiting)
    while waiting:
        mark = heappop(waiting)
        while ends and ends[-1] <= mark.start:
            ends.pop()
        if ends and ends[-1] < mark.end:
            heappush(waiting, Mark(ends[-1], mark.least, mark.statement))
            mark = Mark(mark.start, -ends[-1], mark.statement, mark.leads)
        ends.append(mark.end)
        found.append(mark)
    return found


def _nested(marks: Sequence[Mark], within: Span, between: _Between) -> Iterator[Html | str]:
    """What stands between and inside the marks, those inside others within them."""
    at, number = within.start, 0
    while number < len(marks):
        mark = marks[number]
        past = number + 1
        while past < len(marks) and marks[past].start < mark.end:
            past += 1
        yield from between(at, mark.start)
        inside = _nested(marks[number + 1 : past], Span(mark.start, mark.end), between)
        yield element(
            "span",
            *inside,
            class_="statement",
            id=mark.statement if mark.leads else None,
            data_statement=mark.statement,
        )
        at, number = mark.end, past
    yield from between(at, within.end)


def _leaf(text: str, labels: Iterable[_Label], shown: Mapping[str, Shown]) -> Html | str:
    """A piece of the words under everything that covers it; the cue of a statement leads on."""
    rows = [(role, name) for role, name in labels if role]
    zones = [f"zone-{name}" for role, name in rows if role == _ASIDE]
    parts = [role for role, _ in rows if role != _ASIDE]
    within = ["within"] if any(r == "content" and shown[n].depth for r, n in rows) else []
    names = " ".join(dict.fromkeys([*zones, *parts, *within]))
    if not names:
        return harmless(text)
    to = next((shown[name].opens for role, name in rows if role == "cue"), None)
    return element("a" if to else "span", harmless(text), class_=names, href=to)


def _feet(marks: Iterable[Mark]) -> Mapping[int, list[str]]:
    """Where a statement's number stands: after its cue."""
    last: dict[str, int] = {}
    for mark in marks:
        for span, role in mark.parts:
            if role == "cue":
                last[mark.statement] = max(span.end, last.get(mark.statement, 0))
    found: dict[int, list[str]] = defaultdict(list)
    for statement, end in last.items():
        found[end].append(statement)
    return found


def _reference(statement: str, how: Shown) -> Html:
    number = str(how.number)
    label = f"Statement {number}{', by hand' if how.by_hand else ''}"
    to = element("a", number, href=f"#note-{statement}", aria_label=label)
    return element("sup", to, class_="by-hand" if how.by_hand else None)
