"""Whom an ask wants to act, where he stands within what is wanted: "call for *backers* to send"."""

from collections.abc import Iterable

from sayso.extract.drafts import Draft
from sayso.extract.hearers import case_of, has_verb, is_infinitive, is_passive, phrase_of, someone
from sayso.extract.parsed import Parsed
from sayso.text.lemma import verb as infinitive
from sayso.text.lexicon import words

_OBLIGING = words("constructions", "obliging") | {"need", "have"}


def asked(article: Parsed, draft: Draft, verb: int) -> range | None:
    """Whom an ask wants to act: "call for *backers* to send", "*partners* must not"."""
    content = draft.contained
    for part in draft.content:
        root = article.root(part)
        if root is None:
            continue
        for word in (
            root,
            *article.children[root],
            *(g for c in article.children[root] for g in article.children[c]),
        ):
            if word not in content:
                continue
            subject = _to_act(article, word, root)
            if subject is not None:
                return phrase_of(article, subject)
        for word in sorted(content):
            if _giving(article, word, content):
                return phrase_of(article, word)
    found = _before_infinitive(article, draft) or _before_subjunctive(article, draft)
    return found or _in_time(article, draft)


def _in_time(article: Parsed, draft: Draft) -> range | None:
    """As in "it is time for *the firm* to publish them", however the noun is hung."""
    for part in draft.content[:1]:
        for at in part[:-1]:
            urgent = article.lower[at] in words("constructions", "urgent")
            if urgent and article.lower[at + 1] == "for":
                to = next((i for i in part if i > at + 1 and is_infinitive(article, i)), at)
                who = range(at + 2, to)
                nouns = [i for i in who if article.upos[i] in ("NOUN", "PROPN")]
                plain = not has_verb(article, who) and nouns[-1:] == [to - 1]
                return who if plain and someone(article, to - 1) else None
    return None


def _to_act(article: Parsed, verb: int, root: int) -> int | None:
    """The subject of a verb that is wanted of it; none of a passive: somebody else is to act."""
    subject = article.first(verb, "nsubj")
    if subject is None or article.relations[subject] == "nsubj:pass" or _is_state(article, verb):
        return None
    obliged = any(article.lower[i] in _OBLIGING for i in article.dependents(verb, "aux"))
    wanted = article.relations[verb] in ("ccomp", "advcl", "xcomp", "csubj")
    demanded = verb == root and article.relations[verb] == "acl"
    return subject if (wanted or demanded or obliged) and someone(article, subject) else None


def _is_state(article: Parsed, verb: int) -> bool:
    """Whether something is only to be somewhere or so: "the observers should *be there*"."""
    be = article.first(verb, "cop", "aux:pass") is not None or article.lemmas[verb] == "be"
    clause = article.first(verb, "mark")
    early = clause is not None and article.lower[clause] in (
        "before",
        "until",
        "after",
        "once",
        "when",
    )
    return be or early


def _giving(article: Parsed, word: int, content: Iterable[int]) -> bool:
    """Whoever is to give it or to do it: "help *from the League*", "an inquiry *by the Board*".

    Only he can do some things: "the resignation *of the mayor*".
    """
    if not someone(article, word) or article.upos[word] == "PRON":
        return False
    of = article.heads[word] if case_of(article, word) == "of" else -1
    if of >= 0 and article.lemmas[of] in words("addressees", "own_doing"):
        return True
    by = case_of(article, word) == "by" and article.upos[word] == "PROPN"
    some = any(article.lower[i] in ("a", "an") for i in article.children[word])
    known = words("roles", "person") | words("roles", "body") | words("addressees", "giving")
    told = any(article.lower[i] in ("the", "its", "their", "his") for i in article.children[word])
    some = some or not (told or article.upos[word] == "PROPN" or article.lemmas[word] in known)
    doing = by and not has_verb(article, content)
    head = article.heads[word]
    if article.lemmas[head] in words("roles", "person") or article.first(head, "aux:pass"):
        return False  # "access to the engineer *from Noord*", "who was taken *from his bed*"
    return (case_of(article, word) == "from" and not some) or doing


def _before_infinitive(article: Parsed, draft: Draft) -> range | None:
    """As in "Call for *backers* to send": the noun that the content opens with, before its "to"."""
    if not draft.content:
        return None
    words_in = draft.content[0]
    to = next((i for i in words_in if article.lower[i] == "to" and article.upos[i] == "PART"), None)
    head = next((i for i in words_in if article.upos[i] in ("NOUN", "PROPN", "PRON")), None)
    if (
        to is None
        or head is None
        or head > to
        or is_passive(article, to)
        or any(article.upos[i] == "VERB" for i in range(words_in.start, to))
    ):
        return None
    while article.heads[head] in range(words_in.start, to):
        head = article.heads[head]
    return phrase_of(article, head) if someone(article, head) else None


def _before_subjunctive(article: Parsed, draft: Draft) -> range | None:
    """As in "demanded that *the minister* resign", however the parse has hung the noun."""
    if not draft.content or article.lower[draft.content[0].start] != "that":
        return None
    start = stop = draft.content[0].start + 1
    stop += article.relations[start] == "nmod:poss"  # "that *her government* hand it over"
    while stop < draft.content[0].stop and article.upos[stop] in ("DET", "ADJ", "NOUN", "PROPN"):
        stop += 1
    if _is_verb_after_name(article, stop - 1) and stop - 2 > start:
        return range(start, stop - 1)  # "that the Front hand over the men"
    plain = stop < len(article.words) and article.upos[stop] in ("VERB", "AUX")
    bare = plain and article.lower[stop] in (article.lemmas[stop], *_OBLIGING)
    named = stop > start and article.upos[stop - 1] in ("NOUN", "PROPN")
    obliged = plain and article.lower[stop] in _OBLIGING
    if bare and "be" in (article.lemmas[stop], *article.lower[stop + 1 : stop + 1 + obliged]):
        return None  # "that a consul be let in": somebody else is to act
    return range(start, stop) if bare and named and someone(article, stop - 1) else None


def _is_verb_after_name(article: Parsed, word: int) -> bool:
    """Whether what looks like a noun behind a name may be its verb: "the Front *hand* over".

    Or behind a body: "that her government *hand* over the tracks".
    """
    small = article.upos[word + 1 : word + 2] in (["ADP"], ["ADV"], ["DET"])
    bare = infinitive(article.lower[word]) == article.lower[word]
    before = max(0, word - 1)
    acts = article.upos[before] == "PROPN" or article.lemmas[before] in words("roles", "body")
    return acts and article.upos[word] == "NOUN" and small and bare
