"""Which bare numbers count, and which tell none or a score: "three of them", "voted 7 to 2"."""

import re
from collections.abc import Iterator

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words
from sayso.text.numbers import Quantity

_THEM = {"them", "whom", "us", "these", "those", "which"}
_BEHIND = {
    "for",
    "in",
    "on",
    "from",
    "at",
    "with",
    "by",
    "near",
    "were",
    "was",
    "are",
    "of",
    "died",
}
_ENDS = {".", ",", ";", "and", "but", "or", "”", "’", ")", "—", "–"}
_JOINING = {",", "and", "or", "from", "to", "other", "in", "of", "plus", "but"}
_ON_THE_HOUR = {"by", "at", "until", "till", "since", "before", "after", "around"}
_HOURS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven"}
    | {"eight", "nine", "ten", "eleven", "twelve", "noon", "midnight"}
)
_SUBJECTS = (["it"], ["he"], ["she"], ["they"], ["we"], ["i"])
LARGE = 1000  # no vote of a council and no match has such scores
_DASHED = re.compile(r"\s?[-–]\s?\d+\b")


def is_elliptical(article: Parsed, number: range) -> bool:
    """Whether the number counts what a number before it counts, or a pronoun, or people.

    As in "three of them", "31 for burns and six for smoke", "the other eleven", "up from 48".
    """
    first, last = number[0], number[-1]
    behind = article.lower[last + 1 : last + 3]
    before = article.lower[max(first - 2, 0) : first]
    if behind[:1] == ["of"] and behind[1:] and behind[1] in _THEM:
        return True
    if article.relations[last] == "flat" and before[-1:] in (["number"], ["figure"]):
        return True
    if before[1:] == ["of"] and _collective(article, first - 2):
        return True
    if before[-1:] == ["now"] and behind[:1] and behind[0] in _ENDS:
        return True
    return _after_another(article, first, last) or _answers(article, first, last)


def _collective(article: Parsed, noun: int) -> bool:
    """As in "a team of five", "crews of eight"."""
    return article.lemmas[noun] in words("figures", "collective")


def _after_another(article: Parsed, first: int, last: int) -> bool:
    """Whether a number stands before it in the sentence, and what it counts need not be said."""
    sentence = article.ranges[article.sentence_of[first]]
    earlier = any(
        article.upos[i] == "NUM" and _counts(article, i) for i in range(sentence.start, first)
    )
    if not earlier or first == sentence.start or last + 1 >= sentence.stop:
        return False
    before, behind = article.lower[first - 1], article.lower[last + 1]
    alone = behind in _BEHIND | _ENDS
    return alone and before in _JOINING and article.upos[first] == "NUM"


def _counts(article: Parsed, number: int) -> bool:
    """Whether the number before has its noun, or is what something was said to come to."""
    relation = article.relations[number].partition(":")[0]
    return relation in ("nummod", "nsubj", "obj", "obl", "compound", "nmod")


def _answers(article: Parsed, first: int, last: int) -> bool:
    """As in "36, the ministry says": an answer that begins its sentence; "the number is 14"."""
    sentence = article.ranges[article.sentence_of[first]]
    digits = article.lower[first].replace(",", "").isdigit() and len(article.lower[first]) < 4
    if first == sentence.start:
        return digits and article.lower[last + 1 : last + 2] == [","]
    subject = article.first(last, "nsubj")
    stated = subject is not None and article.lemmas[subject] in words("figures", "totals")
    return stated and bool(article.dependents(last, "cop"))


def is_stated_number(article: Parsed, quantity: Quantity, first: int) -> bool:
    """As in "the number 12,000": a quantity, and not "number 12"."""
    word = article.lower[first - 1] if first else ""
    large = quantity.low is not None and quantity.low >= 100
    return (
        large and word in ("number", "figure") and article.lower[first - 2 : first - 1] == ["the"]
    )


def nobody(article: Parsed) -> Iterator[Quantity]:
    """As in "No casualties", "nobody was hurt", "none of them was harmed": none."""
    for index in sorted(article.written({"no", "nobody", "none"})):
        word = article.lower[index]
        if _no_victims(article, index) if word == "no" else _harmed(article, index):
            yield _nothing(article, range(index, index + 1))
        elif article.lower[index : index + 2] == ["no", "one"] and _harmed(article, index + 1):
            yield _nothing(article, range(index, index + 2))


def _no_victims(article: Parsed, word: int) -> bool:
    head = article.heads[word]
    return head > word and article.lemmas[head] in words("figures", "harmed")


def _harmed(article: Parsed, who: int) -> bool:
    """Whether harm is what is told of them: "nobody was hurt"."""
    verb, relation = article.heads[who], article.relations[who]
    return relation.startswith("nsubj") and article.lemmas[verb] in words("figures", "harming")


def _nothing(article: Parsed, inside: range) -> Quantity:
    span = article.span(inside)
    return Quantity(span, number=span, low=0, high=0)


def is_nobody(article: Parsed, quantity: Quantity, inside: range) -> bool:
    """Whether the words for none stand for people: "nobody", "no one", "none"."""
    none = (quantity.low, quantity.high) == (0, 0) and quantity.unit is None
    first = article.lower[inside[0]]
    return none and (first in ("nobody", "none") or (first == "no" and len(inside) > 1))


def is_hour(article: Parsed, number: range) -> bool:
    """As in "and *by four* it came back": what comes next is no part of a count."""
    ahead = article.lower[number.start - 1] if number.start else ""
    spelt = len(number) == 1 and article.lower[number.start] in _HOURS
    behind = article.lower[number.stop : number.stop + 1]
    return spelt and ahead in _ON_THE_HOUR and behind in _SUBJECTS


def is_score(article: Parsed, quantity: Quantity, number: range) -> bool:
    """As in "voted 7 to 2", "a 4–3 majority", "old scores", "a third disagreed"."""
    text, start, end = article.text, quantity.number.start, quantity.number.end
    written = quantity.number.of(text).lower()
    before = article.lower[max(number[0] - 3, 0) : number[0]]
    behind = article.lower[number[-1] + 1 : number[-1] + 4]
    if written == "scores":
        return behind[:1] != ["of"] and article.upos[number[0] - 1] in (
            "ADJ",
            "VERB",
            "NOUN",
            "DET",
        )
    if quantity.unit == "percent":
        return written.startswith("a ") and _one_more(article, number)
    dashed = _DASHED.match(text, end) or re.search(r"\d\s?[-–]\s?$", text[:start][-4:])
    to = "to" in (*behind[:1], *before[-1:]) and _both(behind, before)
    return bool(dashed or to) and _votes(article, number) and (quantity.high or LARGE) < LARGE


def _one_more(article: Parsed, number: range) -> bool:
    """As in "another agreed, and a third left": one more of those before, and no share."""
    behind = number[-1] + 1
    acts = behind < len(article.words) and article.upos[behind] in ("VERB", "AUX")
    before = article.lower[max(number[0] - 30, 0) : number[0]]
    return acts and bool(words("figures", "others") & {*before})


def _votes(article: Parsed, number: range) -> bool:
    """Whether it is said near the number that somebody voted, or won."""
    near = range(max(number[0] - 4, 0), min(number[-1] + 5, len(article.words)))
    return bool({article.lemmas[i] for i in near} & words("figures", "voting"))


def _both(behind: list[str], before: list[str]) -> bool:
    """Whether a number stands on the other side of "to" as well."""
    other = behind[1:2] if behind[:1] == ["to"] else before[-2:-1]
    return bool(other) and other[0].isdigit()
