"""Figures: which quantities count something, what, where and as of when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.counting import (
    is_elliptical,
    is_hour,
    is_nobody,
    is_score,
    is_stated_number,
    nobody,
)
from sayso.extract.derived import derived
from sayso.extract.parsed import Parsed
from sayso.extract.stated import is_stated, number_of
from sayso.text.lexicon import mapping, words
from sayso.text.numbers import Quantity, quantities
from sayso.types.figure import Figure
from sayso.types.span import Span

_TIME_UNITS = words("figures", "time_units")
_NAMING = words("figures", "naming")  # nouns that a number names: "Unit 3"
_NOTHING = words("figures", "countless")  # "one of the", "one another"
_HARMED = words("figures", "harmed")  # "the 13 injured"
_EACH = words("figures", "each")
_GLUED = re.compile(r"\s?(?:-\s?)?(?P<unit>[A-Za-z°]+)")
_NOT_ONE = {"no", "the", "this", "that", "each", "every"}
_LOOSE = {"obj", "nsubj", "obl", "nmod", "root", "conj", "xcomp", "ccomp", "dep"}
_SPEAKING = {"say", "reckon", "guess", "think", "bet"}
_COUNTS = {"nummod", "det", "amod", "compound"}
_YEAR = range(1500, 2200)


def figures(article: Parsed, barred: Sequence[Span]) -> list[Figure]:
    """The article's figures in order, `derivation` included; `barred` are times and furniture."""
    nothing = list(nobody(article))
    given = (*quantities(article.text, [none.number for none in nothing]), *nothing)
    open_ = (q for q in given if not any(q.number.overlaps(span) for span in barred))
    found = [figure for q in open_ if (figure := _figure(article, q))]
    found.sort(key=lambda figure: figure.spans)
    numbered = [replace(figure, id=f"f{n}") for n, figure in enumerate(found, 1)]
    return [*numbered, *derived(article, numbered)]


def _figure(article: Parsed, quantity: Quantity) -> Figure | None:
    inside = article.within(quantity.number)
    if not inside:
        return None
    if is_nobody(article, quantity, inside):
        return Figure("", spans=(quantity.span,), low=0, high=0, unit="person")
    measured = _measure(article.text, quantity.number.end)
    noun = None if quantity.unit and quantity.unit != "percent" else _counted(article, inside)
    if _counts_nothing(article, quantity, inside, (noun, measured)):
        return None
    told = None
    if noun is None and not (quantity.unit or measured):
        noun, told = number_of(article, quantity, inside)
    unit = quantity.unit or measured or told or (article.lemmas[noun] if noun is not None else None)
    low, high = _bounds(article, quantity, inside)
    return Figure(
        "",
        spans=(quantity.span,),
        low=low,
        high=high,
        qualifier=quantity.qualifier,
        unit=unit,
        counts=_phrase(article, noun, inside) if noun is not None else (),
        place=_place(article, noun if noun is not None else inside[-1]),
        per=_per(article, inside, noun),
    )


def _counts_nothing(
    article: Parsed, quantity: Quantity, inside: range, what: tuple[int | None, str | None]
) -> bool:
    """Whether the number is a name, an age, a score or a time; `what` is its noun and measure."""
    noun, measured = what
    if noun is not None and article.lemmas[noun] in _TIME_UNITS:
        return True
    after = article.lower[inside[-1] + 1 : inside[-1] + 2]
    if after == ["times"] or (after == ["-"] and measured is None and not quantity.unit):
        return True  # "shared 400 times", "a 240-page report"
    if is_score(article, quantity, inside) or is_hour(article, inside):
        return True
    if quantity.unit is not None or measured is not None:
        return False
    bare = noun is None and not (
        _bare_count(article, quantity, inside) or is_stated(article, quantity, inside)
    )
    named = bare or _names(article, quantity, inside, noun)
    return named or _ages(article, quantity, inside, noun)


def _bounds(
    article: Parsed, quantity: Quantity, number: range
) -> tuple[float | None, float | None]:
    """The bounds as the sentence leaves them.

    "Not one soldier" is none; where "no march drew more than 15,000" that is the most; and who
    "raised the toll from four to six" says six.
    """
    if _is_moved(article, quantity, number):
        return quantity.high, quantity.high
    before = article.lower[number[0] - 1] if number[0] else ""
    if before == "not" and (quantity.low, quantity.high) == (1, 1):
        return 0, 0
    if quantity.low is not None and quantity.high is None:
        near = [number[-1], *article.ancestors(number[-1])]
        verb = next((i for i in near if article.upos[i] == "VERB"), None)
        if verb is not None:
            subject = article.first(verb, "nsubj")
            about = [*article.children[verb], *(article.children[subject] if subject else ())]
            if {"no", "never"} & {article.lower[i] for i in about if i < number[0]}:
                return None, quantity.low
    return quantity.low, quantity.high


def _is_moved(article: Parsed, quantity: Quantity, number: range) -> bool:
    """Whether the two numbers are the old one and the new one."""
    told = quantity.span.of(article.text).casefold()
    verbs = {article.lemmas[i] for i in article.ancestors(number[-1]) if article.upos[i] == "VERB"}
    return told.startswith("from ") and bool(verbs & words("figures", "changing"))


def _measure(text: str, at: int) -> str | None:
    """The unit of measurement right behind the number."""
    match = _GLUED.match(text, at, at + 24)
    if not match:
        return None
    return mapping("figures", "measures").get(match["unit"].lower()) if match["unit"] else None


def _counted(article: Parsed, number: range) -> int | None:
    """The noun that the number counts: "two *units* of personnel", "a dozen *men*"."""
    for index in reversed(number):
        head = article.heads[index]
        if article.relations[index].partition(":")[0] in _COUNTS and head not in number:
            if head >= 0 and article.upos[head] == "NUM":
                head = article.heads[head]
            if head >= 0 and article.upos[head] in ("NOUN", "PROPN", "SYM", "ADJ"):
                return head
        for child in article.dependents(index, "nmod", "obl"):  # "dozens of people"
            if _of(article, child) and article.upos[child] == "NOUN":
                return child
    return _next_noun(article, number[-1] + 1)


def _next_noun(article: Parsed, after: int) -> int | None:
    """The noun right behind, over adjectives and names."""
    if after < len(article.words) and article.lower[after] in ("of", "-"):
        after += 1
    for index in range(after, min(after + 4, len(article.words))):
        if article.upos[index] == "NOUN":
            return _last_of_compound(article, index)
        if article.upos[index] not in ("ADJ", "DET", "PROPN", "NUM", "ADV"):
            break
    harmed = article.lower[after : after + 1]  # "the 13 injured"
    return after if harmed and harmed[0] in _HARMED else None


def _last_of_compound(article: Parsed, noun: int) -> int:
    while noun + 1 < len(article.words) and article.upos[noun + 1] == "NOUN":
        noun += 1
    return noun


def _bare_count(article: Parsed, quantity: Quantity, number: range) -> bool:
    """A number without its noun that still counts: "killing 12", "rose to 45", "at least 30"."""
    value = quantity.low if quantity.low is not None else quantity.high
    written = quantity.number.of(article.text)
    head = number[-1]
    governor = article.heads[head]
    moving = governor >= 0 and article.lemmas[governor] in words("figures", "moving")
    if value is None or (value in _YEAR and "," not in written):
        return False
    if is_elliptical(article, number):
        return value > 1 or quantity.qualifier is not None
    if value <= 10 and written.isalpha() and not quantity.qualifier:
        return value > 1 and (moving or _stands_alone(article, head))  # not "the two said"
    if quantity.vague or (quantity.qualifier and value != 1):
        return True
    relation = article.relations[head].partition(":")[0]
    if article.upos[head] not in ("NUM", "NOUN") or value == 1 or relation not in _LOOSE:
        return False
    beside = governor >= 0 and article.upos[governor] in ("NUM", "NOUN")
    large = value >= 100 and relation in ("obl", "nmod", "dep")  # "a margin of 7,940"
    spoken = relation == "ccomp" and article.lemmas[governor] in _SPEAKING  # "I’d say 500"
    plain = moving or large or spoken or relation in ("obj", "nsubj")
    return plain or (relation == "conj" and beside)


def _stands_alone(article: Parsed, number: int) -> bool:
    """Whether a number word is what somebody did something to, or who did: "four remembered"."""
    relation = article.relations[number].partition(":")[0]
    joined = relation == "conj" and article.upos[article.heads[number]] in ("NUM", "PROPN")
    known = article.dependents(number, "det", "nmod", "case")
    return article.upos[number] == "NUM" and not known and (relation in ("nsubj", "obj") or joined)


def _names(article: Parsed, quantity: Quantity, number: range, noun: int | None) -> bool:
    """Whether the number is part of a name, or stands for one thing among others."""
    first, last = number[0], number[-1]
    before = first - 1
    same = before >= 0 and article.sentence_of[before] == article.sentence_of[first]
    word = article.lower[before] if same else ""
    written = quantity.number.of(article.text)
    named = word in _NAMING and not is_stated_number(article, quantity, first)
    if same and (named or word in ("#", "no.", "№", "no")) and not quantity.qualifier:
        return True
    if same and article.upos[before] == "PROPN" and not quantity.qualifier and noun is None:
        return True
    if word == "-" or (
        last + 1 < len(article.words) and article.lower[last + 1] == "-" and noun is None
    ):
        return True
    if written.lower() == "one":
        behind = article.lower[last + 1] if last + 1 < len(article.words) else ""
        alone = noun is None or behind in _NOTHING or word in _NOT_ONE
        return alone and not (behind == "of" and quantity.qualifier)  # "at least one of the"
    if noun is not None and article.upos[noun] == "PROPN" and noun > last:
        return article.upos[last + 1] == "PROPN" and written[0].isupper()
    return False


def _ages(article: Parsed, quantity: Quantity, number: range, noun: int | None) -> bool:
    """Ages, years and scores count nothing."""
    text = article.text
    start, end = quantity.number.start, quantity.number.end
    around = text[end : end + 12].lower()
    ahead = text[max(0, start - 7) : start].lower()
    if re.match(r"[-\s]?(?:year|month|week|day)s?[-\s]old", around) or ahead.endswith("aged "):
        return True
    value = quantity.low or 0
    bare = quantity.qualifier is None and value == int(value)
    if bare and value in _YEAR and "," not in text[start:end] and noun is None:
        return True
    return bool(
        bare
        and value <= 110
        and re.search(r"[A-Za-z.’'”\"]\s?,\s$", text[max(0, start - 4) : start])
        and re.match(r"\s?(?:,|\.$|\.\s|\))", around)
        and (noun is None or _behind_name(article, number))
    )


def _behind_name(article: Parsed, number: range) -> bool:
    """As in "Anna Lind, 51,": the age of who is named right before."""
    before = number[0] - 2
    return before >= 0 and article.upos[before] == "PROPN"


def _phrase(article: Parsed, noun: int, number: range) -> tuple[Span, ...]:
    """What is counted: the noun with its modifiers, without the number, clauses and places."""
    barred = [
        child
        for child in article.children[noun]
        if article.relations[child].partition(":")[0]
        in (
            "nummod",
            "acl",
            "appos",
            "conj",
            "cc",
            "punct",
            "case",
            "det",
            "parataxis",
            "nsubj",
            "cop",
            "advmod",
            "mark",
            "aux",
            "obl",
            "advcl",
            "obj",
            "dep",
        )
        or child in number
        or (article.relations[child] == "nmod" and not _of(article, child))
        or any(article.upos[i] == "NUM" for i in article.subtree(child))
    ]
    found = [i for i in article.whole(noun, barred) if i > number[-1] or i < number[0]]
    behind = [i for i in found if i > number[-1]]
    kept = behind if noun > number[-1] else found
    if not kept:
        return ()
    return (article.span(range(kept[0], kept[-1] + 1)),)


def _of(article: Parsed, word: int) -> bool:
    case = article.first(word, "case")
    return case is not None and article.lower[case] == "of"


def _place(article: Parsed, word: int) -> tuple[Span, ...]:
    """Where: the nearest phrase with "in", "at" or "near" and a name."""
    for governor in (word, article.heads[word]):
        if governor < 0:
            continue
        for child in article.dependents(governor, "nmod", "obl"):
            case = article.first(child, "case")
            if (
                case is not None
                and article.lower[case] in ("in", "at", "near", "across", "around", "outside")
                and article.upos[child] == "PROPN"
            ):
                return (article.span(article.whole(child, [case])),)
    return ()


def _per(article: Parsed, number: range, noun: int | None) -> tuple[Span, ...]:
    """For what each: "6,000 people each", "40 a day", "per household"."""
    start = (noun if noun is not None and noun > number[-1] else number[-1]) + 1
    for index in range(start, min(start + 3, len(article.words))):
        word = article.lower[index]
        if word in _EACH:
            return (article.words[index],)
        opens = word in ("a", "an", "per", "every") and index == start
        following = article.lemmas[index + 1] if index + 1 < len(article.words) else ""
        if opens and (following in _TIME_UNITS or (word == "per" and following)):
            return (article.span(range(index, index + 2)),)
    return ()
