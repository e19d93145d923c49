"""A figure over time as SVG: a row for each bar, its ends on a scale, what revises or disputes it.

Places along the scale are in percent and everything else in pixels, so that the chart is as wide
as its page and its words stay as large as the page's. It tells nothing by colour alone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.export.brief import Bar, FigurePart, Line
from sayso.export.markup import Html, element

_ROW = 44  # pixels from one bar to the next
_DAY, _DAYS = 2, 14  # pixels more for each day between two bars, and at most
_LABEL, _BAR = 16, 30  # pixels from a row's top to its words' baseline and to the bar's middle
_FOOT = 30  # pixels for the scale
_BRACKET = 5  # percent of the width for each dispute
_BRACKETS = 4  # disputes drawn at most; the list below the chart has them all
_BEYOND = 2.0  # percent past the last step, to which an open end points
_ROOM = 30.0  # percent of the width that a figure in words may need
_NAME = 26  # characters of a party in the chart; the table has the whole name
_TICKS = 4  # steps of the scale, about


@dataclass(frozen=True, slots=True)
class _Scale:
    """From `low` to `high` in steps, over so much of the width in percent."""

    low: float
    high: float
    step: float
    width: float

    def at(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low) * self.width

    @property
    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * n for n in range(count + 1)]


def chart(part: FigurePart) -> Html:
    """The drawing, with its title and its values in words for those who do not see it."""
    scale, tops = _scale(part), list(_tops(part.bars))
    height = tops[-1] + _ROW + _FOOT
    names = f"{part.anchor}-title {part.anchor}-told"
    return element(
        "svg",
        element("title", f"{part.counts}, by party and day", id=f"{part.anchor}-title"),
        element("desc", told(part), id=f"{part.anchor}-told"),
        *_axis(scale, height),
        *_links(part, scale, tops),
        *(_row(bar, scale, top) for bar, top in zip(part.bars, tops, strict=True)),
        *_brackets(part, tops),
        class_="chart",
        role="img",
        aria_labelledby=names,
        width="100%",
        height=str(height),
    )


def told(part: FigurePart) -> str:
    """The chart in sentences."""
    bars = (
        f"{bar.day}, {bar.party}: {bar.amount}{f' ({bar.change})' if bar.change else ''}."
        for bar in part.bars
    )
    disputes = (f"Disputed between {words(each)}." for each in part.disputed)
    return " ".join((*bars, *disputes))


def words(line: Line) -> str:
    """A line without its notes."""
    return "".join(each for each in line if isinstance(each, str))


def _scale(part: FigurePart) -> _Scale:
    ends = [end for bar in part.bars for end in (bar.low, bar.high) if end is not None]
    low, high = min(0.0, *ends, 0.0), max(0.0, *ends, 0.0)
    step = _step((high - low) / _TICKS or 1.0)
    bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
    beyond = any(b.high is None and b.low is not None and b.low > top - step / 2 for b in part.bars)
    if beyond or top == bottom:
        top += step  # room for an end that is open upwards
    return _Scale(bottom, top, step, 97.0 - _BRACKET * min(len(part.disputes), _BRACKETS))


def _step(rough: float) -> float:
    """The next larger step that people count in.

    >>> _step(8.1), _step(0.3)
    (10.0, 0.5)
    """
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * each for each in (1, 2, 5, 10) if size * each >= rough * 0.999)


def _tops(bars: Sequence[Bar]) -> Iterator[int]:
    """Where each row begins: further down the more days lie between."""
    top, before = 0, None
    for number, bar in enumerate(bars):
        if number:
            gap = bar.ordinal - before if before is not None and bar.ordinal else 0
            top += _ROW + min(max(gap - 1, 0) * _DAY, _DAYS)
        before = bar.ordinal
        yield top


def _axis(scale: _Scale, height: int) -> Iterator[Html]:
    bottom = height - _FOOT + 6
    for number, tick in enumerate(scale.ticks):
        at = _percent(scale.at(tick))
        first, last = number == 0, number == len(scale.ticks) - 1
        anchor = "start" if first else "end" if last else "middle"
        yield element("line", class_="grid", x1=at, x2=at, y1="0", y2=str(bottom))
        yield element(
            "text", f"{tick:,.10g}", class_="tick", x=at, y=str(bottom + 17), text_anchor=anchor
        )


def _row(bar: Bar, scale: _Scale, top: int) -> Html:
    """One bar under its words; it carries its ends as they are, empty where open."""
    name = bar.party if len(bar.party) <= _NAME else f"{bar.party[: _NAME - 1].rstrip()}…"
    return element(
        "g",
        element("title", f"{bar.day}, {bar.party}: {bar.amount}"),
        element(
            "text",
            element("tspan", name, class_="party"),
            element("tspan", f", {bar.day} [{bar.cite.number}]", class_="day"),
            x="0",
            y=str(top + _LABEL),
        ),
        *_shape(bar, scale, top + _BAR),
        _amount(bar, scale, top + _BAR),
        class_="bar",
        data_low=_value(bar.low),
        data_high=_value(bar.high),
    )


def _shape(bar: Bar, scale: _Scale, y: int) -> Iterator[Html]:
    """A block for an exact figure, a beam for a range, dashes and an arrow to an open end."""
    if bar.low is None and bar.high is None:
        return
    low = scale.at(bar.low) if bar.low is not None else 0.0
    high = scale.at(bar.high) if bar.high is not None else scale.width + _BEYOND
    if bar.low is not None and bar.high is not None and bar.low < bar.high:
        yield element(
            "rect",
            class_="beam",
            x=_percent(low),
            y=str(y - 4),
            width=_percent(high - low),
            height="8",
        )
    elif bar.low is None or bar.high is None:
        yield element(
            "line", class_="open", x1=_percent(low), x2=_percent(high), y1=str(y), y2=str(y)
        )
        yield _arrow(low if bar.low is None else high, y, backwards=bar.low is None)
    for end in dict.fromkeys(e for e in (bar.low, bar.high) if e is not None):
        yield _end(scale.at(end), y)


def _amount(bar: Bar, scale: _Scale, y: int) -> Html:
    """The figure in words beside its mark, on whichever side has room."""
    ends = [scale.at(end) for end in (bar.low, bar.high) if end is not None] or [0.0]
    before = min(ends) >= _ROOM
    return element(
        "text",
        bar.amount,
        class_="amount",
        x=_percent(min(ends) if before else max(ends)),
        y=str(y + 5),
        dx="-9" if before else "9",
        text_anchor="end" if before else "start",
    )


def _end(at: float, y: int) -> Html:
    return element(
        "rect",
        class_="end",
        x=_percent(at),
        y=str(y - 8),
        width="6",
        height="16",
        transform="translate(-3 0)",
    )


def _arrow(at: float, y: int, *, backwards: bool) -> Html:
    shape = "M7,-5 L0,0 L7,5" if backwards else "M-7,-5 L0,0 L-7,5"
    return _placed(at, y, element("path", class_="arrow", d=shape))


def _placed(at: float, y: int, shape: Html) -> Html:
    """A shape in pixels around a place in percent."""
    return element("svg", shape, class_="at", x=_percent(at), y=str(y))


def _links(part: FigurePart, scale: _Scale, tops: Sequence[int]) -> Iterator[Html]:
    """From each figure that was revised to the one that took its place."""
    for bar, top in zip(part.bars, tops, strict=True):
        if bar.revises is None:
            continue
        start, end = (_middle(each, scale) for each in (part.bars[bar.revises], bar))
        if start is None or end is None:
            continue
        y = top + _BAR - 9
        yield element(
            "line", class_="revised", x1=_percent(start), x2=_percent(end),
            y1=str(tops[bar.revises] + _BAR + 9), y2=str(y - 6),
        )  # fmt: skip
        yield _placed(end, y, element("path", class_="head", d="M-4,-7 L4,-7 L0,0 Z"))


def _middle(bar: Bar, scale: _Scale) -> float | None:
    """Where a bar is tied to others: between its ends, or at the one that it has."""
    ends = [end for end in (bar.low, bar.high) if end is not None]
    return scale.at(sum(ends) / len(ends)) if ends else None


def _brackets(part: FigurePart, tops: Sequence[int]) -> Iterator[Html]:
    """At the right edge, the pairs of bars that cannot both hold."""
    for number, dispute in enumerate(part.disputes[:_BRACKETS]):
        at = 100.0 - _BRACKET * (number + 0.5)
        first, last = (tops[end] + _BAR for end in (dispute.one, dispute.other))
        yield element(
            "g",
            element("title", f"Disputed between {words(dispute.line)}"),
            element("line", x1=_percent(at), x2=_percent(at), y1=str(first), y2=str(last)),
            *(_placed(at, y, element("path", d="M-7,0 L0,0")) for y in (first, last)),
            element(
                "text", "≠", x=_percent(at), y=str((first + last) // 2 + 5), text_anchor="middle"
            ),
            class_="disputed",
        )


def _percent(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def _value(end: float | None) -> str:
    return "" if end is None else f"{end:.10g}"
