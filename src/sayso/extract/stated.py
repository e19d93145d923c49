"""Bare numbers that somebody states, and what they are numbers of: "the dead had risen to 31".

A number without its noun counts where the words around it say that it is how many there are. What
there are so many of stands elsewhere in the sentence: as the subject of what rose, as the object of
what was put or lowered, behind "the number of", or in what became of them ("three have died").
"""

from collections.abc import Iterator

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import mapping, words
from sayso.text.numbers import Quantity

_REACH = 20  # words back to the verb by which a number is stated
_STOPS = {".", ";", ":", "!", "?", "“", "”"}
_ENDS = {".", ",", ";", "!", "?", "”", "’", ")", "—", "–", "and", "but", "on", "in", "by", "since"}
_FATE = 4  # words behind a number within which it is told what became of them
_SMALL = 10  # numbers in words that may stand for people told of before: "the two said"


def is_stated(article: Parsed, quantity: Quantity, number: range) -> bool:
    """Whether a number without a noun is said to be how many there are.

    As in "put the layoffs at 37", "speaks of 35", "the office says 15", "18 never came back".
    """
    value = quantity.low if quantity.low is not None else quantity.high
    if value is None or value <= 1:
        return False
    first = _first(article, quantity, number)
    ahead = article.lower[first - 1] if first > _sentence(article, number).start else ""
    if ahead in ("to", "at", "as", "from"):
        return _stating(article, number, first - 1) is not None
    if ahead == "of":
        return article.lemmas[first - 2] in words("figures", "speaking")
    behind = _behind(article, number)
    if first and behind in _ENDS and article.lemmas[first - 1] in words("figures", "telling"):
        return article.upos[first - 1] == "VERB"
    return _acts(article, quantity, number)


def number_of(article: Parsed, quantity: Quantity, number: range) -> tuple[int | None, str | None]:
    """The word for what a bare number is the number of, or the noun that the sentence implies.

    Neither where it does not tell: "it had risen to 31".
    """
    if fate := _fate(article, number):
        return None, fate
    first = _first(article, quantity, number)
    verb = _stating(article, number, first - 1) if first else None
    if verb is None:
        verb = _governor(article, number)
    return _thing(article, verb, number) if verb is not None else (None, None)


def _thing(article: Parsed, verb: int, number: range) -> tuple[int | None, str | None]:
    """What is put at a number, or has risen to it."""
    known = article.first(verb, "nsubj")
    if article.lemmas[verb] in words("figures", "putting"):
        known = article.first(verb, "obj") or known
    if known is None or known in number:
        return None, None
    if article.lemmas[known] in words("figures", "totals") or article.lower[known] == "that":
        return _of_total(article, known)
    plural = article.upos[known] == "NOUN" and article.lower[known] != article.lemmas[known]
    several = article.upos[known] == "ADJ" or article.lower[known] in mapping("figures", "became")
    several = several and article.lower[known - 1 : known] == ["the"]  # "the missing", "the dead"
    return known if plural or several else None, None


def _of_total(article: Parsed, total: int) -> tuple[int | None, str | None]:
    """What "the number of stolen paintings" counts; a "death toll" counts deaths."""
    for child in article.dependents(total, "nmod"):
        case = article.first(child, "case")
        if case is not None and article.lower[case] == "of":
            return child, None
    of_deaths = any(article.lower[i] == "death" for i in article.dependents(total, "compound"))
    return None, "death" if of_deaths or article.lemmas[total] == "toll" else None


def _fate(article: Parsed, number: range) -> str | None:
    """What became of so many: "three have died" counts deaths."""
    for at in _following(article, number):
        if fate := mapping("figures", "became").get(article.lemmas[at]):
            return fate
        if article.upos[at] not in ("AUX", "ADV", "PART"):
            return None
    return None


def _stating(article: Parsed, number: range, ahead: int) -> int | None:
    """The verb that states the number behind "to" or "at": "put … at", "has risen … to"."""
    word = article.lower[ahead]
    kind = {"to": "reaching", "at": "placing", "as": "stating", "from": "changing"}.get(word)
    if kind is None:
        return None
    start = max(_sentence(article, number).start, ahead - _REACH)
    for at in range(ahead - 1, start - 1, -1):
        if article.lower[at] in _STOPS:
            return None
        if article.upos[at] in ("VERB", "AUX") and article.lemmas[at] in words("figures", kind):
            return at if kind != "placing" or _has_number(article, at) else None
    return None


def _has_number(article: Parsed, verb: int) -> bool:
    """Whether what is put somewhere has a number at all: no "set the hearing at 11"."""
    known = article.first(verb, "obj") or article.first(verb, "nsubj")
    if known is None:
        return False
    many = article.lower[known] != article.lemmas[known] or article.upos[known] == "ADJ"
    return many or article.lemmas[known] in words("figures", "totals") | words("figures", "masses")


def _governor(article: Parsed, number: range) -> int | None:
    """The verb over the number, if it states numbers: "the toll is 14", "the dead numbered 14"."""
    head = number[-1]
    if article.dependents(head, "cop"):
        return head
    verb = article.heads[head]
    known = words("figures", "reaching") | words("figures", "placing")
    return verb if verb >= 0 and article.lemmas[verb] in known else None


def _acts(article: Parsed, quantity: Quantity, number: range) -> bool:
    """Whether so many did something or had it done to them: "18 never came back".

    A small number in words may stand for people told of before ("the two said"), unless it is told
    what became of them.
    """
    first = _first(article, quantity, number)
    ahead = article.lower[first - 1] if first else ""
    if article.upos[first - 1 : first] == ["PROPN"] or ahead in words("figures", "leading"):
        return False
    written = quantity.number.of(article.text)
    small = written.isalpha() and (quantity.high or 0) <= _SMALL and not quantity.qualifier
    if small:
        return ahead not in ("the", "these", "those") and _fate(article, number) is not None
    for at in _following(article, number):
        if article.upos[at] in ("AUX", "VERB"):
            return True
        if article.upos[at] not in ("ADV", "PART"):
            return False
    return False


def _following(article: Parsed, number: range) -> Iterator[int]:
    end = min(number[-1] + 1 + _FATE, _sentence(article, number).stop)
    yield from range(number[-1] + 1, end)


def _first(article: Parsed, quantity: Quantity, number: range) -> int:
    """The first word of the number with its qualifier: "at least 30"."""
    return (article.within(quantity.span) or number)[0]


def _behind(article: Parsed, number: range) -> str:
    at = number[-1] + 1
    return article.lower[at] if at < _sentence(article, number).stop else "."


def _sentence(article: Parsed, number: range) -> range:
    return article.ranges[article.sentence_of[number[0]]]
