"""What an ask is for and who makes it, where the tagged words break off or reach too far."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.types.attribution import Act

_ADVERBS = 4  # words between "calls" and "on"
_AGAIN = frozenset({"once", "more", "again"})
_FAR = 24  # words between whoever is asked and "to": "the League, which met in Orsk, to lift"


def wanting(article: Parsed, draft: Draft, act: Act, hearers: Sequence[range]) -> Draft:
    """The draft of an ask with what is to be done as its content.

    What is set beside who is asked is none of it: "asked the League, *the body of six states*, to
    meet", "called on *the League*, the body of six states, to meet".
    """
    if act is not Act.ASKS or len(hearers) != 1 or not draft.content:
        return draft
    opening, hearer = draft.content[0], _with_name(article, hearers[0])
    if article.lower[opening.start] == "to" and opening.start < hearer.start <= opening.start + 2:
        return _behind(draft, hearer)  # "plea | *to Lethmar* for help"
    leads = [article.lower[part.start] for part in draft.content[1:2]]
    if opening.start == hearer.start and leads in (["to"], ["for"]):
        return replace(draft, content=draft.content[1:])  # "*the League*, its ally | to meet"
    beside = hearer.stop < opening.start and article.lower[hearer.stop] == ","
    alone = all(i in hearer or i < hearer.start for part in draft.content for i in part)
    to = _infinitive(article, hearer.stop)
    if to is None or not (alone or (beside and opening.start < to)):
        return draft
    return replace(draft, content=_from(article, draft, to))


def _behind(draft: Draft, hearer: range) -> Draft:
    """The draft with what stands behind who is asked as its content, if anything does."""
    opening, *rest = draft.content
    if hearer.stop >= opening.stop:
        return draft
    return replace(draft, content=(range(hearer.stop, opening.stop), *rest))


def _with_name(article: Parsed, hearer: range) -> range:
    """Who is asked with the name right behind: "called on *health minister Calista Wynn* to"."""
    stop = hearer.stop
    while article.upos[stop : stop + 1] == ["PROPN"]:
        stop += 1
    return range(hearer.start, stop)


def _from(article: Parsed, draft: Draft, to: int) -> tuple[range, ...]:
    """The content from "to" on: what is tagged behind it, else its clause."""
    behind = tuple(range(max(to, p.start), p.stop) for p in draft.content if p.stop > to + 1)
    if behind:
        return (range(to, behind[0].stop), *behind[1:])
    stop = max(article.whole(to + 1).stop, to + 2)
    while article.upos[stop - 1] == "PUNCT":
        stop -= 1
    return (range(to, stop),)


def _infinitive(article: Parsed, start: int) -> int | None:
    """The first "to" behind a comma before a verb, in the sentence that goes on at the word."""
    stop = min(article.ranges[article.sentence_of[start - 1]].stop - 1, start + _FAR)
    return next(
        (
            i
            for i in range(start, stop)
            if article.lower[i] == "to"
            and (article.lower[i - 1] == "," or i == start)
            and article.upos[i + 1] in ("VERB", "AUX")
        ),
        None,
    )


def called_again(article: Parsed, draft: Draft) -> Draft:
    """The draft with all that calls on somebody as its cue: "calls *once more on* the firm to"."""
    verb, opening = article.root(draft.cue), draft.content[0] if draft.content else range(0)
    if verb is None or article.lemmas[verb] != "call" or opening.start <= draft.cue[-1]:
        return draft
    start = draft.cue[-1] + 1
    near = range(start, min(start + _ADVERBS, opening.stop - 2))
    on = next((i for i in near if article.lower[i] in ("on", "upon")), None)
    if on is None or "to" not in article.lower[on : opening.stop]:
        return draft
    again = range(start, on)
    if not all(article.lower[i] in _AGAIN or article.upos[i] == "ADV" for i in again):
        return draft
    content = (range(max(on + 1, opening.start), opening.stop), *draft.content[1:])
    return replace(draft, cue=(*draft.cue, *again, on), content=content)


def past_aside(article: Parsed, draft: Draft) -> Draft:
    """The draft with who asks as its source, and not who is named in an aside before it.

    As in "*the Council* met, as Velland had requested, and asked Orsk to admit them".
    """
    verb = article.root(draft.cue)
    if verb is None or len(draft.source) != 1 or draft.source[0].stop > draft.cue[0]:
        return draft
    source = draft.source[0]
    between = article.lower[source.stop : draft.cue[0]]
    joined = len(between) > 1 and between[-1] in ("and", "then", "also") and "," in between
    aside = article.lower[max(0, source.start - 2) : source.start] == [",", "as"]
    if not (joined and aside):
        return draft
    found = _main_subject(article, source.start)
    return replace(draft, source=(article.whole(found),)) if found is not None else draft


def is_condition(article: Parsed, part: range) -> bool:
    """Whether it is on what somebody speaks: "told us on condition *that he not be named*"."""
    ahead = article.lower[max(0, part.start - 3) : part.start]
    return ahead[-2:] == ["on", "condition"] or ahead == ["on", "the", "condition"]


def undivided(article: Parsed, content: tuple[range, ...]) -> tuple[range, ...]:
    """A content with the verb that parts it: "called on | the minister *to deny* the rumours"."""
    found = list(content[:1])
    for part in content[1:]:
        between = range(found[-1].stop, part.start)
        to_act = len(between) == 2 and article.lower[between.start] == "to"
        if to_act and article.upos[between[1]] == "VERB":
            found[-1] = range(found[-1].start, part.stop)
        else:
            found.append(part)
    return tuple(found)


def _main_subject(article: Parsed, before: int) -> int | None:
    """The last subject of a verb before the word that is in no relative clause."""
    start = article.ranges[article.sentence_of[before]].start
    return next((i for i in range(before - 1, start - 1, -1) if _leads(article, i)), None)


def _leads(article: Parsed, word: int) -> bool:
    subject = article.relations[word] == "nsubj"
    return subject and article.relations[article.heads[word]].partition(":")[0] != "acl"
