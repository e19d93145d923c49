"""Who told it, where the tagger names nobody, or whoever was told or asked."""

from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import who
from sayso.extract.unanswered import QUESTIONED
from sayso.extract.unsaid import speaks


def told_by(article: Parsed, draft: Draft) -> Draft:
    """The draft with who told it as its source: "he had been told by *the ministry* that …".

    Whoever was told is no speaker, though he is the verb's subject.
    """
    if _is_asked(article, draft):
        return replace(draft, source=())
    verb = article.root(draft.cue)
    if verb is None:
        return draft
    hearer = article.first(verb, "nsubj:pass")
    if not draft.source:
        return _by_none(article, draft, verb, hearer)
    if hearer is None or not any(hearer in part for part in draft.source):
        return draft
    by = article.first(verb, "obl:agent")
    if by is None or by in draft.contained:
        return draft
    return replace(draft, source=(article.whole(by, article.dependents(by, "case")),))


def _by_none(article: Parsed, draft: Draft, verb: int, hearer: int | None) -> Draft:
    """As in "were warned *by police* not to return", "*The minister* was quoted as saying".

    And where the verb has a speaker ahead of it: "*Rowter* could not verify the footage".
    """
    subject = article.first(verb, "nsubj") if hearer is None else hearer
    if subject is None:
        return draft
    if hearer is None:
        apart = subject < verb and subject not in draft.contained
        named = apart and speaks(article, subject) and article.lower[subject] != "it"
        return replace(draft, source=(who(article, subject, verb),)) if named else draft
    if any(article.lower[i] == "quoted" for i in draft.cue):
        return replace(draft, source=(who(article, subject, draft.cue[-1]),))
    by = draft.cue[-1] + 1
    head = article.heads[by] if article.lower[by : by + 1] == ["by"] else -1
    whole = article.whole(head) if head > by else range(0)
    ahead = (part.start for part in draft.content if part.start > by)
    agent = range(by + 1, min(whole.stop, next(ahead, whole.stop)))
    return replace(draft, source=(agent,)) if agent else draft


def _is_asked(article: Parsed, draft: Draft) -> bool:
    """Whether the source is who was asked: "*Pressed about* the files, *the minister* …"."""
    opening = article.lower[draft.cue[0]] in QUESTIONED
    first = article.ranges[article.sentence_of[draft.cue[0]]].start == draft.cue[0]
    last = max((part[-1] for part in draft.content), default=draft.cue[-1])
    behind = any(part.start > last for part in draft.source)
    return opening and first and behind
