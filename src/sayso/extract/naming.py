"""What an article calls by name, and of what kind each name is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.extract.decode import Run
from sayso.extract.parsed import Parsed
from sayso.text.lemma import noun
from sayso.text.lexicon import mapping
from sayso.text.lexicon import words as listed
from sayso.types.span import Span

Name = tuple[str, Span]  # its kind, and where it stands
_FIRM = re.compile(r"^ (?:&|and) (?:Sons|Daughters|Brothers|Partners|Associates|Company|Co\b\.?)")
_ALSO = re.compile(r"^ & (?!(?:Mrs?|Ms|Miss|Dr|Lady|Sir)\b)[A-Z][\w’'-]*")  # "Pym *& Sorrel*"
_AND = re.compile(r"\b[A-Z][\w’'-]* & $")  # "*Clinic &* Ward", where it was missed
_PAIR = re.compile(  # "*Clinic & Ward*", where both were missed
    r"\b(?!(?:The|A|Mrs?|Ms|Dr)\b)[A-Z][a-z’'-]+ & [A-Z][a-z’'-]+\b"
)
_GIVEN = re.compile(r"(?:^|[ \n“\"])(?P<name>[A-Z][a-z]+) $")  # "*Per* Sandahl"
# "Defence *Ministry*", where its noun was missed; but no "Ukrainian *Defence* Minister"
_MORE = re.compile(r"^ (?P<word>[A-Z][a-z]+)\b(?! (?:Minister|Secretary)\b)")
_LAND = re.compile(r"^[’']s (?P<of>[A-Z][a-z]+)\b")  # "Hobb*’s Gap*"
_WIDER = re.compile(r"\b(?:General|Allied|United|Amalgamated|Independent) $")  # "… Workers’ Union"
_TRADES = re.compile(r"\b(?!The\b)[A-Z][a-z]+(?:, [A-Z][a-z]+)* and $")  # "*Food and* Allied …"
_JOINED = ("Allied", "General", "Kindred", "Related")
_NUMBERED = re.compile(r"\b\d+(?:st|nd|rd|th) $")  # "the *4th* Brigade"
_OFFICES = ("Minister", "Secretary")
_OF_PEOPLES = ("an", "ish", "ese")  # "Ardovian", "Kestrish"
_CAPITAL = r"[A-Z][\w’'-]*"
_CALLED = re.compile(rf" {_CAPITAL}(?: (?:(?:for|of|and|&) )?(?:the )?{_CAPITAL})*")
_VESSEL = re.compile(  # a title behind "the" is a ship's name
    r"\b[Tt]he (?P<name>(?:Lady|Sir|Lord|Dame|Miss|Queen|King|Prince|Princess) [A-Z][a-zà-ÿ]+)\b"
)
_FULL = 3  # words of a person's name with an occupation written large before it


def names(parsed: Parsed, found: Sequence[Run]) -> list[Name]:
    """Every name with its kind: "person", "organization", "place" or "misc"; in order."""
    states = (_of_state(parsed.text, name) for name in _joined(parsed, found))
    whole = [_whole(parsed, name) for name in _agreed(parsed, list(states))]
    apart: list[Name] = []
    for name in whole:
        if not apart or name[1].start >= apart[-1][1].end:
            apart.append(name)
    apart += _of_pairs(parsed.text, apart)
    every = sorted([*apart, *_of_bodies(parsed, apart)], key=lambda name: name[1])
    return list(_with_vessels(parsed.text, every))


def _with_vessels(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The names, those of ships in one piece: "the *Lady Maren*" is no lady, and nobody speaks."""
    called = {match["name"] for match in _VESSEL.finditer(text)}
    ships = sorted(Span(m.start(), m.end()) for name in called for m in re.finditer(name, text))
    done: set[Span] = set()
    for kind, span in names:
        ship = next((each for each in ships if each.overlaps(span)), None)
        if ship is None:
            yield kind, span
        elif ship not in done:
            done.add(ship)
            yield "misc", ship


def _joined(parsed: Parsed, found: Sequence[Run]) -> Iterator[Name]:
    """The names' kinds and places; two of a person with nothing between are one."""
    last: tuple[str, range] | None = None
    for run in found:
        if last and last[0] == run.label == "person" and last[1].stop == run.words.start:
            last = run.label, range(last[1].start, run.words.stop)
            continue
        if last:
            yield last[0], parsed.span(last[1])
        last = run.label, run.words
    if last:
        yield last[0], parsed.span(last[1])


def _of_state(text: str, name: Name) -> Name:
    """Whose minister somebody is, without his office: "*Ardovian* Defence Minister Hadran"."""
    kind, span = name
    called = span.of(text).split(" ")
    office = called[-1] in _OFFICES or text[span.end :].removeprefix(" ").startswith(_OFFICES)
    told = {*listed("roles", "portfolios"), *listed("roles", "fields"), "minister", "secretary"}
    while called and called[-1].casefold() in told:
        called.pop()
    state = " ".join(called)
    if kind != "organization" or not (state and office) or state == span.of(text):
        return name
    kind = "misc" if state.endswith(_OF_PEOPLES) else "place"
    return kind, Span(span.start, span.start + len(state))


def _agreed(parsed: Parsed, names: Sequence[Name]) -> list[Name]:
    """The names' kinds made to agree: one name is one kind throughout an article.

    A single word that ends a person's full name is that person ("Benneth" in a headline), and one
    that was taken for a person but opens a body's name is that body ("Torvel" of "Torvel Power");
    else the kind that the same words have most often, of equals the first.
    """
    written = [(kind, span.of(parsed.text), span) for kind, span in names]
    written = [each for each in written if not is_title(each[1])]
    people = (name.split() for kind, name, _ in written if kind == "person")
    surnames = {parts[-1] for parts in people if len(parts) > 1}
    votes = Counter((name, kind) for kind, name, _ in written)
    # The commonest comes last, and stays.
    most = {name: kind for (name, kind), _ in reversed(votes.most_common())}
    bodies = (name.split() for kind, name, _ in written if kind == "organization")
    opening = {parts[0] for parts in bodies if len(parts) > 1 and not _is_given(parts[0])}
    short = {name for name in opening - surnames if most.get(name) == "person"}
    most |= dict.fromkeys(short, "organization") | dict.fromkeys(surnames, "person")
    return [(most[name], span) for _, name, span in written]


def _whole(parsed: Parsed, name: Name) -> Name:
    """A name with all that is part of it, and without an occupation that a sentence opens with.

    As in "Brandt & Sons", "the 4th Brigade"; and in "Haulier *Toni Brugg*", "Carmaker *Corvane*".
    """
    kind, span = name
    text = parsed.text
    span = Span(span.start, span.end - len(" &")) if span.of(text).endswith(" &") else span
    first, *rest = span.of(text).split(" ")
    if rest and _is_firm(first, rest[-1]):
        kind = "organization"
    calls = listed("roles", "person") if kind == "person" else listed("roles", "kinds")
    enough = len(rest) >= (_FULL - 1 if kind == "person" else 1)
    if kind in ("person", "organization") and enough and first.casefold() in calls:
        span = Span(span.start + len(first) + 1, span.end)
    given = _GIVEN.search(text[: span.start]) if kind == "person" and not rest else None
    if given and _is_given(given["name"]):
        span = Span(given.start("name"), span.end)
    land = _LAND.match(text[span.end :])
    if land and not rest and noun(land["of"].casefold()) in listed("names", "landforms"):
        return "place", Span(span.start, span.end + land.end())
    firm = _firm(text, span) if kind != "misc" else None
    if firm:
        return "organization", firm
    more = _MORE.match(text[span.end :])
    if more and kind != "person" and more["word"].casefold() in listed("roles", "body"):
        return "organization", Span(span.start, span.end + more.end())
    if more and not rest and _goes_on(first, more["word"]):
        return "person", Span(span.start, span.end + more.end())
    return kind, _ahead(text, span) if kind == "organization" else span


def _ahead(text: str, span: Span) -> Span:
    """A body's name with all that stands ahead of what was found of it."""
    if number := _NUMBERED.search(text[: span.start]):
        return Span(number.start(), span.end)
    wider = _WIDER.search(text[: span.start])
    whole = Span(wider.start(), span.end) if wider else span
    trades = whole.of(text).startswith(_JOINED) and _TRADES.search(text[: whole.start])
    return Span(trades.start(), span.end) if trades else whole


def _firm(text: str, span: Span) -> Span | None:
    """A firm of which the name is a part: "*Brandt* & Sons", "Clinic & *Ward*"."""
    behind = _FIRM.match(text[span.end :]) or _ALSO.match(text[span.end :])
    if behind:
        return Span(span.start, span.end + behind.end())
    ahead = None if " " in span.of(text) else _AND.search(text[: span.start])
    return Span(ahead.start(), span.end) if ahead else None


def _is_firm(first: str, last: str) -> bool:
    """Whether a name is a body's by its first or last word: "Harbin *Quays*"."""
    trade = last.casefold() in listed("names", "trades") and not _is_given(first)
    return trade or first.casefold() in listed("roles", "kinds")


def _goes_on(first: str, word: str) -> bool:
    """Whether a word written large behind a first name is the surname: "Tove *Almgren*"."""
    return _is_given(first) and word.casefold() not in _no_name()


def _is_given(name: str) -> bool:
    return name.casefold() in listed("first_names", "women") | listed("first_names", "men")


@cache
def _no_name() -> frozenset[str]:
    """The words written large that are no part of the name before them."""
    dated = mapping("times", "months").keys() | mapping("times", "weekdays").keys()
    return frozenset(dated | listed("roles", "person") | listed("names", "titles"))


def _of_pairs(text: str, known: Sequence[Name]) -> list[Name]:
    """What two words written large with "&" between name, where both were missed."""
    spans = (Span(*match.span()) for match in _PAIR.finditer(text))
    return [("organization", span) for span in spans if not any(span.overlaps(o) for _, o in known)]


def _of_bodies(parsed: Parsed, known: Sequence[Name]) -> Iterator[Name]:
    """What stands written large right behind a word for a body: "the group *Second Drop*"."""
    for word in sorted(parsed.having(listed("roles", "body"))):
        at = parsed.words[word].end
        match = _CALLED.match(parsed.text, at) if parsed.upos[word] == "NOUN" else None
        if match is None or parsed.lower[word] != parsed.words[word].of(parsed.text):
            continue
        span = Span(at + 1, match.end())
        first = span.of(parsed.text).split(" ")[0].casefold()
        if first in _no_name() or any(span.overlaps(other) for _, other in known):
            continue
        yield "organization", span


def is_title(name: str) -> bool:
    """Whether all words are for an office, as in "Deputy Energy Minister": nobody's name."""
    *before, last = name.split() or [""]
    offices, known = _of_offices()
    return noun(last) in offices and known.issuperset(map(noun, before))


def is_portfolio(article: Parsed, inside: range) -> bool:
    """Whether it only tells which minister or secretary: "the *Culture* Minister"."""
    told = [article.lower[i] for i in inside]
    behind = article.lower[inside.stop : inside.stop + 1]
    office = behind in (["minister"], ["secretary"])
    return office and (listed("roles", "portfolios") | listed("roles", "fields")).issuperset(told)


def is_office(article: Parsed, phrase: range, head: int) -> bool:
    """Whether an office is written large and nobody named: "the Prime Minister"."""
    end = next((i for i in phrase if i > head and article.upos[i] == "ADP"), phrase.stop)
    called = [i for i in range(phrase.start, end) if article.lower[i] != "the"]
    return bool(called) and is_title(" ".join(article.lower[i] for i in called))


@cache
def _of_offices() -> tuple[frozenset[str], frozenset[str]]:
    """The words for offices, and these with all that may stand before them."""
    offices = listed("parties", "offices") | listed("parties", "spokes")
    others = listed("roles", "portfolios") | listed("roles", "offices") | {"ministry"}
    return offices, offices | others


def gender_of(lemma: str) -> str | None:
    """What a noun tells of the gender: "m", "f" or nothing."""
    if lemma in listed("roles", "woman"):
        return "f"
    return "m" if lemma in listed("roles", "man") else None


def gender_of_name(name: str) -> str | None:
    """What a person's first name tells of the gender; a single name tells nothing."""
    first, *more = name.casefold().split() or [""]
    if not more:
        return None
    if first in listed("first_names", "women"):
        return "f"
    return "m" if first in listed("first_names", "men") else None
