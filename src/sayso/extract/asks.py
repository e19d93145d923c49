"""Asks: what statements want, from whom, by when."""

import re
from collections.abc import Mapping, Sequence

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import sections, words
from sayso.types.ask import Ask, Mode
from sayso.types.attribution import Act, Polarity, Statement
from sayso.types.span import Span
from sayso.types.time import Time

_TERM = re.compile(r"(?:until|till|[\w-]+ \w+) (?:[\w’'.:-]+ ){0,8}?(?=to [a-z])", re.I)
_LEADS = ("to", "for")
_DEADLINE = words("asks", "deadline")


def asks(
    article: Parsed, statements: Sequence[Statement], times: Mapping[str, Time]
) -> tuple[Ask, ...]:
    """One ask for each statement that wants something."""
    wanting = (
        s for s in statements if s.act is Act.ASKS and s.polarity is Polarity.POSITIVE and s.content
    )
    return tuple(
        Ask(
            f"a{number}",
            statement=one.id,
            by=one.source.entities if one.source else (),
            to=_to(article, one),
            wants=_wants(article, one),
            mode=_mode(article, one),
            due=_due(article, one, times),
        )
        for number, one in enumerate(wanting, 1)
    )


def _wants(article: Parsed, statement: Statement) -> tuple[Span, ...]:
    """What is wanted without who is to do it: "called on | *allies* | to send ships".

    And without the term behind "gave them": "| *until Friday* | to send ships".
    """
    first, *rest = statement.content
    term = _TERM.match(first.of(article.text))
    if term and statement.cue.lemma == "give":
        return (Span(first.start + term.end(), first.end), *rest)
    for hearer in (span for one in statement.addressees for span in one.spans):
        if hearer.start == first.start:
            told = article.text[hearer.end : first.end]
            behind = _to_do(told, " that" if statement.cue.lemma.endswith(" of") else "")
            if behind is not None:
                return (Span(hearer.end + behind, first.end), *rest)
            if rest and _to_do(" " + rest[0].of(article.text)) == 1:
                return tuple(rest)
    return statement.content


def _to_do(behind: str, opening: str = "") -> int | None:
    """How far behind who is asked what is wanted stands: ", its owner, *to* sell it".

    So does "*for* help" where nothing is to be done, and the `opening` that is given.
    """
    if opening and behind.startswith(opening):
        return 1
    leads = (re.match(rf"(?:,[^“”]{{2,80}},|,)? (?={word} [a-z])", behind) for word in _LEADS)
    match = next(filter(None, leads), None)
    return match.end() if match else None


def _to(article: Parsed, statement: Statement) -> tuple[str, ...]:
    """Who is asked: the addressees, but not whoever was only told ("told Kanal 4 that")."""
    wanted = statement.content[0].of(article.text).lower().startswith("to ")
    wanted = wanted or _commands(article, statement)
    if statement.cue.lemma.startswith("tell") and not wanted:
        return ()
    whole = [span for span in statement.content if len(statement.content) == 1]
    others = (a for a in statement.addressees if list(a.spans) != whole)  # "requested talks"
    return tuple(dict.fromkeys(e for one in others for e in one.entities))


def _commands(article: Parsed, statement: Statement) -> bool:
    """Whether whoever hears it is to act: “*Publish* the records,” she told the firm."""
    inside = [i for i in article.inside(statement.content) if article.upos[i] != "PUNCT"]
    while inside and article.lower[inside[0]] in ("please", "do", "not", "n't", "n’t", "never"):
        inside = inside[1:]
    verb = inside[0] if inside else None
    if verb is None or article.upos[verb] != "VERB" or article.first(verb, "nsubj") is not None:
        return False
    return article.lower[verb] == article.lemmas[verb]


def _mode(article: Parsed, statement: Statement) -> Mode:
    """By the first word of the content that tells one mode from another."""
    lists = sections("asks", "modes")
    for word in article.inside(statement.content):
        for name, listed in lists.items():
            if article.lemmas[word] in listed:
                return Mode(name)
    return Mode.OTHER


def _due(article: Parsed, statement: Statement, times: Mapping[str, Time]) -> str | None:
    """The time behind "by", "before", "within" in what is wanted."""
    for name in statement.times:
        start = times[name].spans[0].start
        before = article.text[max(0, start - 24) : start].lower().split()
        inside = any(span.start <= start < span.end for span in statement.content)
        lasts = (times[name].value or "").startswith("P") and before[-1:] == ["by"]
        if inside and set(before[-2:]) & _DEADLINE and not lasts:  # "to extend it by 30 days"
            return name
    return None
