"""Products and sums that a text states: "two brigades of 6,000 people each", "five in all"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.types.figure import Derivation, Figure, Operation

NEAR = 60  # characters between a group and its parts
LEAST = 100  # a smaller number may be the product of two others by chance
_EACH_WITH = re.compile(r"[^.!?;]{0,40},? each (?:with|of|carrying|holding|having)(?: \w+)? ?")
_EACH_OF = re.compile(r"(?:each|every one|all) of (?:the |its |their |our )?$", re.IGNORECASE)
_EACH_TO = re.compile(r"(?: [\w-]+){0,2} (?:each|apiece) (?:to|for|from|of|on|at) (?:the )?")
_FROM_EACH = re.compile(r"(?: [\w-]+){0,3} (?:each|every one) of (?:the|its|their|our|your) ")
_TOTAL_BEHIND = re.compile(r"(?: [\w-]+){0,3} (?:in all|in total|altogether|combined|all told)\b")
_TOTAL_AHEAD = re.compile(r"(?:a total of|totalling|totaling|in all,?|altogether,?|making) $")


def derived(article: Parsed, found: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that follow from others, numbered on from those found."""
    number = len(found)
    known: set[frozenset[str]] = set()
    for low, high, one, unit in (*_products(article, found), *_stated(article, found)):
        if (parts := frozenset(one.of)) not in known:
            known.add(parts)
            number += 1
            yield Figure(f"f{number}", spans=(), low=low, high=high, unit=unit, derivation=one)


Derived = tuple[float | None, float | None, Derivation, str | None]


def _products(article: Parsed, found: Sequence[Figure]) -> Iterator[Derived]:
    """As in "two brigades of 6,000 people each" is 12,000 people."""
    for first, second in pairwise(found):
        between = article.text[first.spans[-1].end : second.spans[0].start]
        if len(between) >= NEAR or re.search(r"[.!?]\s", between):
            continue
        if _EACH_TO.fullmatch(between) or _FROM_EACH.fullmatch(between):
            group, part = second, first
        elif _grouped(article, first, second, between):
            group, part = first, second
        else:
            continue
        if _is_total(article, part):
            continue  # "€5,000 to each of 10 families, a total of €50,000"
        counted = group.low is not None and group.high is not None
        if counted and group.unit not in (None, "percent"):
            yield from _multiplied(group, part)


def _multiplied(group: Figure, part: Figure) -> Iterator[Derived]:
    low = _times(group.low, part.low)
    high = _times(group.high, part.high)
    if low is not None or high is not None:
        yield low, high, Derivation(Operation.PRODUCT, (group.id, part.id)), part.unit


def _times(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _grouped(article: Parsed, group: Figure, part: Figure, between: str) -> bool:
    """Whether the second is what each of the first has."""
    each = bool(part.per) and part.per[0].of(article.text).lower() in words("figures", "each")
    ahead = article.text[: group.spans[0].start][-24:]
    each = each or bool(_EACH_WITH.fullmatch(between))  # "61 flights, each with 50 men"
    each = each or bool(_EACH_OF.search(ahead))  # "each of the 14 trucks carried 20 tons"
    collective = group.unit in words("figures", "collective") and between.endswith(" of ")
    return each or collective  # "two crews of eight"


def _stated(article: Parsed, found: Sequence[Figure]) -> Iterator[Derived]:
    """What one sentence gives with its parts: "5,000 crowns each to 600 clients, 3 million"."""
    sentences: dict[int, list[Figure]] = {}
    for figure in found:
        inside = article.within(figure.spans[0])
        if inside and figure.low == figure.high and figure.low:
            sentences.setdefault(article.sentence_of[inside[0]], []).append(figure)
    for sentence, figures in sentences.items():
        for total in figures:
            parts = [one for one in figures if one is not total]
            yield from _factors(total, parts)
            if _is_total(article, total):
                yield from _summands(total, [p for p in parts if p.spans < total.spans])
        yield from _listed(figures, sentences.get(sentence - 1, []))


def _factors(total: Figure, parts: Sequence[Figure]) -> Iterator[Derived]:
    """Two figures of the sentence whose product is a third."""
    if (total.low or 0) < LEAST or total.unit == "percent":
        return
    for place, one in enumerate(parts):
        for other in parts[place + 1 :]:
            plain = "percent" not in (one.unit, other.unit) and one.unit != other.unit
            least = min(one.low or 0, other.low or 0)
            if plain and least > 1 and (one.low or 0) * (other.low or 0) == total.low:
                derivation = Derivation(Operation.PRODUCT, (one.id, other.id))
                yield total.low, total.high, derivation, total.unit
                return


def _is_total(article: Parsed, figure: Figure) -> bool:
    """As in "272 people in all", "a total of five"."""
    text, span = article.text, figure.spans[0]
    stated = _TOTAL_AHEAD.search(text[: span.start][-20:]) or "total" in (figure.qualifier or "")
    return bool(stated or _TOTAL_BEHIND.match(text, span.end))


def _summands(total: Figure, parts: Sequence[Figure]) -> Iterator[Derived]:
    """The figures right before a total, as many as come to it."""
    for start in range(len(parts) - 2, -1, -1):
        chosen = parts[start:]
        if sum(one.low or 0 for one in chosen) == total.low:
            derivation = Derivation(Operation.SUM, tuple(one.id for one in chosen))
            yield total.low, total.high, derivation, total.unit
            return


def _listed(figures: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Derived]:
    """As in "34 died. Of the dead, 18 came from Kosel, 11 from Pelin and five from Brod"."""
    for total, parts in ((figures[0], figures[1:]), *((one, figures) for one in before)):
        together = sum(one.low or 0 for one in parts)
        plain = all(one.unit != "percent" for one in (total, *parts))
        if len(parts) >= 3 and plain and together == total.low:
            derivation = Derivation(Operation.SUM, tuple(one.id for one in parts))
            yield total.low, total.high, derivation, total.unit
            return
