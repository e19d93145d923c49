"""Headlines that tell who says it without a verb, or behind a comma.

    Inspectors: quarry owner was warned          Owner was warned, say inspectors
    Ten dead in quarry slide: police             Mayor urged to close quarry

The tagger has seen few of them. Before a colon stands as often what an article is about; a name
there speaks only where it speaks in the article too. Who is urged in a headline says nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.layout import BY_LAYOUT
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.text.lexicon import words
from sayso.types.span import Span

_LONGEST = 6  # words before the colon, or behind "say"
_FEWEST = 3  # words of what is said
_SAYING = words("headings", "saying")  # behind a comma, ahead of who says it
_URGED = words("headings", "urged")  # of one told ahead of it, where nobody is told behind it
_BEHIND = frozenset({"to", "over", "for", "on", "after", "about", "by", "in", "not"})
_NEWS = frozenset({"sources", "source", "witnesses", "reports", "officials", "media"})
_BREAKS = frozenset({":", "–", "—", "-"})
_SHORT = 4  # words of who says it at the end
_PAPERS = frozenset({"report", "reports", "study", "survey", "poll", "review", "inquiry", "audit"})
_PEOPLE = words("roles", "person") | words("roles", "body") | words("roles", "government")


def headlined(article: Parsed, given: Sequence[Draft], headings: Sequence[Span]) -> list[Draft]:
    """The drafts, with those of headlines in which none was found."""
    speaking = set(_speaking(article, given))
    found = _kept_apart(article, given, headings)
    for heading in headings:
        inside = article.within(heading)
        behind = _behind_comma(article, inside)
        if behind:  # the tagger takes what was said for who says it
            found = [draft for draft in found if draft.cue[0] not in inside]
        draft = behind or _before_colon(article, inside, speaking)
        draft = draft or _at_the_end(article, inside, speaking)
        found = [_urged(article, each) if each.cue[0] in inside else each for each in found]
        told = [each for each in found if each.cue[0] in inside]
        if draft and not any(each.source and each.cue != draft.cue for each in told):
            found = [*(each for each in found if each not in told), draft]
    return found


def _speaking(article: Parsed, given: Sequence[Draft]) -> Iterator[str]:
    """Who speaks in the article, by a word: "the *inspectors*", "*Lugrat*’s president"."""
    for part in (part for draft in given for part in draft.source if part):
        yield article.lower[part[-1]]
        yield from (article.lower[i - 1] for i in part[1:] if article.lower[i] in ("’s", "'s"))


def _kept_apart(article: Parsed, given: Sequence[Draft], headings: Sequence[Span]) -> list[Draft]:
    """The drafts, none of which takes words of a heading and of the text below it together."""
    inside = [article.within(heading) for heading in headings]
    found = []
    for draft in given:
        mine = next((words for words in inside if draft.cue[0] in words), None)
        parts = (_within(part, mine, inside) for part in draft.content)
        content = tuple(part for part in parts if part)
        found.append(replace(draft, content=content) if content else draft)
    return found


def _within(part: range, mine: range | None, headings: Sequence[range]) -> range:
    """The words of a part that stand in its cue's heading, or in none."""
    if mine is not None:
        return range(max(part.start, mine.start), min(part.stop, mine.stop))
    begun = next((words.stop for words in headings if part.start in words), part.start)
    return range(min(begun, part.stop), part.stop)


def _before_colon(article: Parsed, inside: range, speaking: Collection[str]) -> Draft | None:
    """As in "Inspectors: owner was warned", "Mayor to firm: show us the records"."""
    colon = next((i for i in inside if article.lower[i] == ":"), inside.start)
    who = range(inside.start, colon)
    told = next((i for i in who if article.lower[i] == "to"), colon)
    who = range(who.start, told)
    said = bare(article, range(colon + 1, inside.stop))
    if not who or len(who) > _LONGEST or any(article.upos[i] in ("VERB", "AUX") for i in who):
        return None
    last = article.lower[who[-1]]
    paper = last in _PAPERS
    speaks = last in speaking or article.lemmas[who[-1]] in _PEOPLE or paper
    tells = any(article.upos[i] in ("VERB", "AUX", "NUM") for i in said)
    if not (speaks and tells) or len(said) < _FEWEST:
        return None
    return Draft((colon,), (who,), (said,), BY_LAYOUT)


def _at_the_end(article: Parsed, inside: range, speaking: Collection[str]) -> Draft | None:
    """As in "Ten dead in quarry slide: police", "Rents up 12% – survey"."""
    last = bare(article, inside)
    mark = next((i for i in reversed(last) if article.lower[i] in _BREAKS), last.start)
    who, said = range(mark + 1, last.stop), bare(article, range(last.start, mark))
    if mark == last.start or not 0 < len(who) <= _SHORT or len(said) < _FEWEST:
        return None
    if any(article.upos[i] in ("VERB", "AUX") for i in who):
        return None
    head, known = who[-1], _PAPERS | _NEWS
    speaks = {article.lemmas[head], article.lower[head]} & (_PEOPLE | known)
    tells = any(article.upos[i] in ("VERB", "AUX", "NUM", "ADJ", "ADV") for i in said)
    if not tells or not (speaks or article.lower[head] in speaking):
        return None
    return Draft((mark,), (who,), (said,), BY_LAYOUT)


def _urged(article: Parsed, draft: Draft) -> Draft:
    """The draft without whoever is told what to do, or criticised, as its speaker.

    As in "*Mayor* urged to close quarry", "*Firm* criticised over slide"; "by" tells who does it.
    """
    verb, *more = draft.cue
    passive = article.lower[verb + 1 : verb + 2] and article.lower[verb + 1] in _BEHIND
    if article.lower[verb] not in _URGED or not passive or more not in ([], [verb + 1]):
        return draft
    stop = article.ranges[article.sentence_of[verb]].stop
    by = next((i for i in range(verb + 1, stop) if article.lower[i] == "by"), stop)
    agent = bare(article, range(by + 1, stop)) if by + 1 < stop else range(0)
    if not agent or len(agent) > _LONGEST or any(article.upos[i] == "VERB" for i in agent):
        return replace(draft, source=())
    parts = (range(part.start, min(part.stop, by)) for part in draft.content)
    content = tuple(part for part in parts if part)
    return replace(draft, source=(agent,), content=content or draft.content)


def _behind_comma(article: Parsed, inside: range) -> Draft | None:
    """As in "Owner was warned, say inspectors"."""
    for cue in _said(article, inside):
        who = bare(article, range(cue + 1, inside.stop))
        said = bare(article, range(inside.start, cue - 1))
        if any(article.upos[i] in ("VERB", "AUX") for i in who[1:]):
            return _goes_on(article, inside, cue)
        nouns = any(article.upos[i] in ("NOUN", "PROPN") for i in who)
        if nouns and 0 < len(who) <= _LONGEST and len(said) >= _FEWEST:
            return Draft((cue,), (who,), (said,), BY_LAYOUT)
    return None


def _goes_on(article: Parsed, inside: range, cue: int) -> Draft | None:
    """As in "Ostmark arrests officers, says embassy backed plot": who arrests says it, too."""
    verb = next((i for i in inside if article.upos[i] in ("VERB", "AUX")), cue)
    who = bare(article, range(inside.start, verb))
    said = bare(article, range(cue + 1, inside.stop))
    if verb == cue or not 0 < len(who) <= _LONGEST or len(said) < _FEWEST:
        return None
    return Draft((cue,), (who,), (said,), BY_LAYOUT)


def _said(article: Parsed, inside: range) -> Iterator[int]:
    for i in inside[1:-1]:
        if article.lower[i] in _SAYING and article.lower[i - 1] == ",":
            yield i
