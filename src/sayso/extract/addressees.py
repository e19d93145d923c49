"""To whom something is said, and who is asked to act."""

from collections.abc import Iterator, Sequence

from sayso.extract.asked import asked
from sayso.extract.drafts import Draft
from sayso.extract.hearers import case_of, has_verb, is_infinitive, is_passive, phrase_of, someone
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_HEARING = words("addressees", "hearing")  # verbs whose object hears it: "told"
_TOWARDS = words("addressees", "towards")  # verbs with "to", "on" or "with" and a hearer
_OCCASIONS = words("addressees", "occasions")  # "in a letter to"
_CLAIMING = words("addressees", "claiming")  # verbs with "from" and whoever is to give
_FAR = 16  # words between whoever is asked and "to": "Corvane, Ilmora’s closest ally, to lift"
_PARTICLES = {"on", "upon", "to", "with"}
_BETWEEN = {",", "(", "and", "of", "in", "until", "till"}  # between who is asked and "to"


def addressees(article: Parsed, draft: Draft, act: Act) -> list[range]:
    """The hearers' words; none where nobody is named."""
    verb = article.root(draft.cue)
    if verb is None:
        return []
    if act is Act.DOES_NOT_RESPOND:
        return []
    called = article.lemmas[verb] == "call" and act is not Act.ASKS  # "called it absurd"
    found = None
    if act is Act.ASKS:
        found = _given(article, draft, verb) or _passive(article, draft)
    if not (found or called):
        found = _hearer(article, draft, verb) or _of_noun(article, draft, act)
    if found is None and act is Act.ASKS:
        found = _behind(article, draft, verb) or _answering(article, draft)
        found = found or asked(article, draft, verb)
        found = found or _related(article, verb)
    if found is None:
        found = _shared(article, verb)
    return [found] if found is not None else []


def _given(article: Parsed, draft: Draft, verb: int) -> range | None:
    """Who is given a term: "gave *the ministry* 48 hours to answer"."""
    start = draft.content[0].start if draft.content else verb
    phrase = range(verb + 1, start)
    fits = article.lemmas[verb] == "give" and phrase and draft.cue[-1] == verb
    nouns = [i for i in phrase if article.upos[i] in ("NOUN", "PROPN", "PRON")]
    return bare(article, phrase) if fits and nouns else None


def _passive(article: Parsed, draft: Draft) -> range | None:
    """Who is asked by nobody that is told: "*the firm* was asked to publish them"."""
    asked = any(article.upos[i] == "AUX" and article.lemmas[i] == "be" for i in draft.cue)
    if not asked or len(draft.content) < 2 or draft.content[0].start > draft.cue[0]:
        return None
    to_act = article.lower[draft.content[1].start] == "to"
    last = draft.content[0][-1]
    return draft.content[0] if to_act and someone(article, last) else None


def _hearer(article: Parsed, draft: Draft, verb: int) -> range | None:
    source = {i for part in draft.source for i in part}
    lemma = article.lemmas[verb]
    candidates: list[int] = []
    if lemma in _HEARING:
        things = [*article.dependents(verb, "iobj"), *article.dependents(verb, "obj")]
        heard = article.hearer(verb)
        things += [heard] if heard is not None else []
        things = [] if _only_thing(article, draft, things) else things
        candidates += [i for i in things if i not in source and someone(article, i)]
        passive = article.first(verb, "nsubj:pass")
        if passive is not None and passive not in source and someone(article, passive):
            candidates.append(passive)
    for child in article.dependents(verb, "obl", "advcl"):
        case = article.first(child, "case", "mark")
        word = article.lower[case] if case is not None else ""
        towards = word in ("to", "with") or (word in ("on", "upon") and lemma == "call")
        if word in ("from", "of") and lemma in _CLAIMING and child not in source:
            somebody = article.upos[child] == "PROPN" or article.lemmas[child] in words(
                "roles", "body"
            )
            candidates += [child] if somebody else []
        if towards and lemma in _TOWARDS and child not in source and someone(article, child):
            candidates.append(child)
        if article.lemmas[child] in _OCCASIONS:
            candidates += [
                i
                for i in article.dependents(child, "nmod", "obl")
                if case_of(article, i) in ("to", "with", "for", "by") and someone(article, i)
            ]
    candidates += [i for i in _behind_cue(article, draft, verb) if i not in source]
    best = next((i for i in candidates if article.upos[i] != "PRON"), None)
    best = candidates[0] if candidates and best is None else best
    return _with_name(article, phrase_of(article, best)) if best is not None else None


def _only_thing(article: Parsed, draft: Draft, things: Sequence[int]) -> bool:
    """Whether all that is wanted is a thing: "requested *the records*"."""
    whole = len(draft.content) == 1 and not has_verb(article, draft.content[0])
    return whole and article.root(draft.content[0]) in things


def _of_noun(article: Parsed, draft: Draft, act: Act) -> range | None:
    """Whom a noun for asking turns to: "his plea *to Lethmar*", "a call *on all sides* to stop"."""
    nouns = [i for i in draft.cue if article.upos[i] == "NOUN"]
    for noun in nouns if act is Act.ASKS else ():
        for child in article.dependents(noun, "nmod", "obl"):
            towards = ("to", "on", "upon") if article.lemmas[noun] == "call" else ("to",)
            if child > noun and case_of(article, child) in towards and someone(article, child):
                return phrase_of(article, child)
    return None


def _with_name(article: Parsed, found: range) -> range:
    """The phrase with the name that the parse took for another: "ordered *the paper Morgen* to"."""
    head = article.root(found)
    stop = found.stop
    if head is None or article.upos[head] not in ("NOUN", "PROPN") or head + 1 != stop:
        return found
    while stop < len(article.words) and article.upos[stop] == "PROPN":
        stop += 1
    beside = article.upos[head] == "PROPN" and article.lower[head + 1 : head + 2] != [","]
    same = stop > found.stop and (beside or article.heads[found.stop] == article.heads[head])
    return range(found.start, stop) if same else found


def _behind_cue(article: Parsed, draft: Draft, verb: int) -> Iterator[int]:
    """As in "called on *allies*", wherever the parse has hung them."""
    leads = _PARTICLES | ({"of"} if article.lemmas[verb] in _CLAIMING else set())
    for word in draft.cue:
        particle = article.relations[word] == "case" and article.lower[word] in leads
        particle = particle and article.lower[word - 1] != "up"  # "owned up to the raid"
        if word != verb and particle:
            head = article.heads[word]
            apart = head not in draft.contained.union(draft.cue)
            if apart and someone(article, head):
                yield head


def _behind(article: Parsed, draft: Draft, verb: int) -> range | None:
    """The noun phrase right behind the verb, if "to" and what is wanted follow it.

    As in "asked *Corvane*, its closest ally, to lift", however it is parsed.
    """
    start = verb + 1
    of = {"of"} if article.lemmas[verb] in _CLAIMING else set[str]()
    leads = _PARTICLES | of | {"for", "from"}
    while start < len(article.words) and article.lower[start] in leads:
        start += 1
    stop = start
    while stop < len(article.words) and article.upos[stop] in ("DET", "ADJ", "NOUN", "PROPN"):
        stop += 1
    ends = article.ranges[article.sentence_of[verb]].stop
    near = range(stop, min(stop + _FAR, ends))
    to = next((i for i in near if is_infinitive(article, i)), None)
    if to is None and article.lemmas[verb] in _CLAIMING | {"beg", "press", "petition"}:
        to = next((i for i in near if article.lower[i - 1 : i + 1] == [",", "for"]), None)
        of_whom = article.lower[verb + 1 : verb + 2] == ["of"]
        that = of_whom and article.lower[stop : stop + 1] == ["that"]
        to = stop if that else to  # "demanded of *the firm* that it publish them"
    nouns = [i for i in range(start, stop) if article.upos[i] in ("NOUN", "PROPN")]
    passive = to is not None and is_passive(article, to)
    plain = to is not None and not passive and (to == stop or article.lower[stop] in _BETWEEN)
    if not plain or not nouns or not someone(article, nouns[-1]):
        return None
    if any(article.upos[i] == "VERB" for i in range(stop, to or stop)) and to != stop:
        clause = article.lower[stop + 1] in ("which", "who", "whose")
        if not clause:
            return None
    return range(start, nouns[-1] + 1)


def _answering(article: Parsed, draft: Draft) -> range | None:
    """Who answers a request, who is whom it was made to: "*the firm* turned down their request"."""
    nouns = [i for i in draft.cue if article.upos[i] == "NOUN"]
    for above in article.ancestors(nouns[0]) if nouns and len(nouns) == len(draft.cue) else ():
        if article.upos[above] == "VERB":
            known = article.lemmas[above] in words("addressees", "answering")
            subject = article.subject(above) if known else None
            fits = subject is not None and subject < above and someone(article, subject)
            return phrase_of(article, subject) if fits and subject is not None else None
    return None


def _shared(article: Parsed, verb: int) -> range | None:
    """The hearer of the verb that this one is coordinated with: "told Kanal 4 … and called …".

    Or of the letter that asks it: "wrote to *both firms*, asking each of them to".
    """
    head = article.heads[verb]
    if article.relations[verb] == "advcl" and article.lemmas[head] == "write":
        return next((phrase_of(article, i) for i in article.dependents(head, "obl")
                     if case_of(article, i) == "to" and someone(article, i)), None)  # fmt: skip
    if article.relations[verb] != "conj":
        return None
    if article.lemmas[head] not in _HEARING:
        return None
    things = [*article.dependents(head, "iobj"), *article.dependents(head, "obj")]
    found = [i for i in things if someone(article, i) and article.upos[i] == "PROPN"]
    return phrase_of(article, found[0]) if found else None


def _related(article: Parsed, verb: int) -> range | None:
    """As in "*the banks*, which it has asked to go over their contracts"."""
    if article.relations[verb] != "acl:relcl" or article.lemmas[verb] not in _HEARING:
        return None
    things = article.dependents(verb, "iobj", "obj")
    asked = any(article.lower[i] in ("which", "whom", "who", "that") and i < verb for i in things)
    head = article.heads[verb]
    return phrase_of(article, head) if asked and someone(article, head) else None


def named(article: Parsed, found: Sequence[range]) -> list[list[int]]:
    """The words of each addressee that stand for it: the head and what is coordinated with it."""
    out = []
    for part in found:
        head = article.root(part)
        heads = (
            []
            if head is None
            else [
                head,
                *(
                    i
                    for i in part
                    if i != head
                    and (article.relations[i] in ("conj", "flat", "appos") or i == head + 1)
                    and article.upos[i] != "VERB"
                ),
            ]
        )
        out.append(heads)
    return out
