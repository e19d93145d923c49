"""To whom something is said, and who is asked to act."""

from collections.abc import Iterable, Iterator, Sequence

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.text.lemma import verb as infinitive
from sayso.text.lexicon import words
from sayso.types.attribution import Act

_HEARING = words("addressees", "hearing")  # verbs whose object hears it: "told"
_TOWARDS = words("addressees", "towards")  # verbs with "to", "on" or "with" and a hearer
_OCCASIONS = words("addressees", "occasions")  # "in a letter to"
_NOBODY = words("addressees", "nobody")
_CLAIMING = words("addressees", "claiming")  # verbs with "from" and whoever is to give
_FAR = 16  # words between whoever is asked and "to": "Corvane, Ilmora’s closest ally, to lift"
_PARTICLES = {"on", "upon", "to", "with"}
_BETWEEN = {",", "(", "and", "of", "in", "until", "till"}  # between who is asked and "to"
_OBLIGING = words("constructions", "obliging") | {"need", "have"}


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
        found = _behind(article, draft, verb) or _asked(article, draft, verb)
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
    return draft.content[0] if to_act and _someone(article, last) else None


def _hearer(article: Parsed, draft: Draft, verb: int) -> range | None:
    source = {i for part in draft.source for i in part}
    lemma = article.lemmas[verb]
    candidates: list[int] = []
    if lemma in _HEARING:
        things = [*article.dependents(verb, "iobj"), *article.dependents(verb, "obj")]
        heard = article.hearer(verb)
        things += [heard] if heard is not None else []
        things = [] if _only_thing(article, draft, things) else things
        candidates += [i for i in things if i not in source and _someone(article, i)]
        passive = article.first(verb, "nsubj:pass")
        if passive is not None and passive not in source and _someone(article, passive):
            candidates.append(passive)
    for child in article.dependents(verb, "obl", "advcl"):
        case = article.first(child, "case", "mark")
        word = article.lower[case] if case is not None else ""
        towards = word in ("to", "with") or (word in ("on", "upon") and lemma == "call")
        if word == "from" and lemma in _CLAIMING and child not in source:
            somebody = article.upos[child] == "PROPN" or article.lemmas[child] in words(
                "roles", "body"
            )
            candidates += [child] if somebody else []
        if towards and lemma in _TOWARDS and child not in source and _someone(article, child):
            candidates.append(child)
        if article.lemmas[child] in _OCCASIONS:
            candidates += [
                i
                for i in article.dependents(child, "nmod", "obl")
                if _case(article, i) in ("to", "with", "for", "by") and _someone(article, i)
            ]
    candidates += [i for i in _behind_cue(article, draft, verb) if i not in source]
    best = next((i for i in candidates if article.upos[i] != "PRON"), None)
    best = candidates[0] if candidates and best is None else best
    return _with_name(article, _phrase(article, best)) if best is not None else None


def _only_thing(article: Parsed, draft: Draft, things: Sequence[int]) -> bool:
    """Whether all that is wanted is a thing: "requested *the records*"."""
    whole = len(draft.content) == 1 and not _verbs(article, draft.content[0])
    return whole and article.root(draft.content[0]) in things


def _of_noun(article: Parsed, draft: Draft, act: Act) -> range | None:
    """Whom a noun for asking turns to: "his plea *to Lethmar*", "a call *on all sides* to stop"."""
    nouns = [i for i in draft.cue if article.upos[i] == "NOUN"]
    for noun in nouns if act is Act.ASKS else ():
        for child in article.dependents(noun, "nmod", "obl"):
            towards = ("to", "on", "upon") if article.lemmas[noun] == "call" else ("to",)
            if child > noun and _case(article, child) in towards and _someone(article, child):
                return _phrase(article, child)
    return None


def _with_name(article: Parsed, found: range) -> range:
    """The phrase with the name that the parse took for another: "ordered *the paper Morgen* to"."""
    head = article.root(found)
    stop = found.stop
    if head is None or article.upos[head] != "NOUN" or head + 1 != stop:
        return found
    while stop < len(article.words) and article.upos[stop] == "PROPN":
        stop += 1
    same = stop > found.stop and article.heads[found.stop] == article.heads[head]
    return range(found.start, stop) if same else found


def _behind_cue(article: Parsed, draft: Draft, verb: int) -> Iterator[int]:
    """As in "called on *allies*", wherever the parse has hung them."""
    for word in draft.cue:
        particle = article.relations[word] == "case" and article.lower[word] in _PARTICLES
        if word != verb and particle:
            head = article.heads[word]
            if head not in draft.cue and _someone(article, head):
                yield head


def _behind(article: Parsed, draft: Draft, verb: int) -> range | None:
    """The noun phrase right behind the verb, if "to" and what is wanted follow it.

    As in "asked *Corvane*, its closest ally, to lift", however it is parsed.
    """
    start = verb + 1
    while start < len(article.words) and article.lower[start] in (*_PARTICLES, "for", "from"):
        start += 1
    stop = start
    while stop < len(article.words) and article.upos[stop] in ("DET", "ADJ", "NOUN", "PROPN"):
        stop += 1
    ends = article.ranges[article.sentence_of[verb]].stop
    to = next((i for i in range(stop, min(stop + _FAR, ends)) if _infinitive(article, i)), None)
    nouns = [i for i in range(start, stop) if article.upos[i] in ("NOUN", "PROPN")]
    passive = to is not None and _is_passive(article, to)
    plain = to is not None and not passive and (to == stop or article.lower[stop] in _BETWEEN)
    if not plain or not nouns or not _someone(article, nouns[-1]):
        return None
    if any(article.upos[i] == "VERB" for i in range(stop, to or stop)) and to != stop:
        clause = article.lower[stop + 1] in ("which", "who", "whose")
        if not clause:
            return None
    return range(start, nouns[-1] + 1)


def _is_passive(article: Parsed, to: int) -> bool:
    """Whether it is to be done, by somebody else: "tanks *to be emptied*"."""
    verb = to + 2
    while article.upos[verb : verb + 1] == ["ADV"]:
        verb += 1
    return article.lower[to + 1 : to + 2] == ["be"] and article.upos[verb : verb + 1] == ["VERB"]


def _infinitive(article: Parsed, word: int) -> bool:
    behind = article.upos[word + 1] if word + 1 < len(article.words) else ""
    return article.lower[word] == "to" and behind in ("VERB", "AUX", "ADV")


def _asked(article: Parsed, draft: Draft, verb: int) -> range | None:
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
                return _phrase(article, subject)
        for word in sorted(content):
            if _giving(article, word, content):
                return _phrase(article, word)
    found = _before_infinitive(article, draft) or _before_subjunctive(article, draft)
    return found or _in_time(article, draft)


def _in_time(article: Parsed, draft: Draft) -> range | None:
    """As in "it is time for *the firm* to publish them", however the noun is hung."""
    for part in draft.content[:1]:
        for at in part[:-1]:
            urgent = article.lower[at] in words("constructions", "urgent")
            if urgent and article.lower[at + 1] == "for":
                to = next((i for i in part if i > at + 1 and _infinitive(article, i)), at)
                who = range(at + 2, to)
                nouns = [i for i in who if article.upos[i] in ("NOUN", "PROPN")]
                plain = not _verbs(article, who) and nouns[-1:] == [to - 1]
                return who if plain and _someone(article, to - 1) else None
    return None


def _to_act(article: Parsed, verb: int, root: int) -> int | None:
    """The subject of a verb that is wanted of it; none of a passive: somebody else is to act."""
    subject = article.first(verb, "nsubj")
    if subject is None or article.relations[subject] == "nsubj:pass" or _is_state(article, verb):
        return None
    obliged = any(article.lower[i] in _OBLIGING for i in article.dependents(verb, "aux"))
    wanted = article.relations[verb] in ("ccomp", "advcl", "xcomp", "csubj")
    demanded = verb == root and article.relations[verb] == "acl"
    return subject if (wanted or demanded or obliged) and _someone(article, subject) else None


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
    """Whoever is to give it or to do it: "help *from the League*", "an inquiry *by the Board*"."""
    if not _someone(article, word) or article.upos[word] == "PRON":
        return False
    by = _case(article, word) == "by" and article.upos[word] == "PROPN"
    some = any(article.lower[i] in ("a", "an") for i in article.children[word])
    known = words("roles", "person") | words("roles", "body") | words("addressees", "giving")
    told = any(article.lower[i] in ("the", "its", "their", "his") for i in article.children[word])
    some = some or not (told or article.upos[word] == "PROPN" or article.lemmas[word] in known)
    return (_case(article, word) == "from" and not some) or (by and not _verbs(article, content))


def _verbs(article: Parsed, content: Iterable[int]) -> bool:
    return any(article.upos[i] == "VERB" for i in content)


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
        or _is_passive(article, to)
        or any(article.upos[i] == "VERB" for i in range(words_in.start, to))
    ):
        return None
    while article.heads[head] in range(words_in.start, to):
        head = article.heads[head]
    return _phrase(article, head) if _someone(article, head) else None


def _before_subjunctive(article: Parsed, draft: Draft) -> range | None:
    """As in "demanded that *the minister* resign", however the parse has hung the noun."""
    if not draft.content or article.lower[draft.content[0].start] != "that":
        return None
    start = stop = draft.content[0].start + 1
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
    return range(start, stop) if bare and named and _someone(article, stop - 1) else None


def _is_verb_after_name(article: Parsed, word: int) -> bool:
    """Whether what looks like a noun behind a name may be its verb: "the Front *hand* over"."""
    small = article.upos[word + 1 : word + 2] in (["ADP"], ["ADV"], ["DET"])
    bare = infinitive(article.lower[word]) == article.lower[word]
    return article.upos[max(0, word - 1) : word + 1] == ["PROPN", "NOUN"] and small and bare


def _shared(article: Parsed, verb: int) -> range | None:
    """The hearer of the verb that this one is coordinated with: "told Kanal 4 … and called …".

    Or of the letter that asks it: "wrote to *both firms*, asking each of them to".
    """
    head = article.heads[verb]
    if article.relations[verb] == "advcl" and article.lemmas[head] == "write":
        return next((_phrase(article, i) for i in article.dependents(head, "obl")
                     if _case(article, i) == "to" and _someone(article, i)), None)  # fmt: skip
    if article.relations[verb] != "conj":
        return None
    if article.lemmas[head] not in _HEARING:
        return None
    things = [*article.dependents(head, "iobj"), *article.dependents(head, "obj")]
    found = [i for i in things if _someone(article, i) and article.upos[i] == "PROPN"]
    return _phrase(article, found[0]) if found else None


def _related(article: Parsed, verb: int) -> range | None:
    """As in "*the banks*, which it has asked to go over their contracts"."""
    if article.relations[verb] != "acl:relcl" or article.lemmas[verb] not in _HEARING:
        return None
    things = article.dependents(verb, "iobj", "obj")
    asked = any(article.lower[i] in ("which", "whom", "who", "that") and i < verb for i in things)
    head = article.heads[verb]
    return _phrase(article, head) if asked and _someone(article, head) else None


def _case(article: Parsed, word: int) -> str:
    case = article.first(word, "case")
    return article.lower[case] if case is not None else ""


def _someone(article: Parsed, word: int) -> bool:
    """Whether the word may stand for somebody: no thing that is said, no "it"."""
    if article.lower[word] in _NOBODY:
        return False
    if article.upos[word] == "PROPN":
        return True
    if article.upos[word] == "PRON":
        return article.lower[word] in ("him", "her", "them", "us", "me", "you", "they", "he", "she")
    return article.upos[word] == "NOUN" and article.lemmas[word] not in _NOBODY


def _phrase(article: Parsed, head: int) -> range:
    """The noun phrase without its preposition, clauses and what it is said on."""
    barred = [
        child
        for child in article.children[head]
        if article.relations[child].partition(":")[0]
        in (
            "case",
            "acl",
            "punct",
            "cc",
            "advcl",
            "parataxis",
            "ccomp",
            "xcomp",
            "obl",
            "cop",
            "mark",
            "aux",
            "nsubj",
            "obj",
        )
        or article.relations[child] == "advmod"
        or (article.relations[child] == "appos" and not _beside(article, head, child))
    ]
    return article.whole(head, barred)


def _beside(article: Parsed, head: int, name: int) -> bool:
    """Whether a name stands right behind what it is of, no comma between: "the paper *Morgen*"."""
    return article.upos[head + 1] != "PUNCT" and article.whole(name).start == head + 1


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
