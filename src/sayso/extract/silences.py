"""Sayings that are told by turns of their own: silences, estimates, words taken back."""

from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, particles, who
from sayso.extract.relatives import PRONOUNS, antecedent
from sayso.extract.unsaid import speaks
from sayso.text.lexicon import words

_CALLS = words("nesting", "calls")
_SOMEBODY = words("roles", "person") | words("roles", "body")
_TAKEN_BACK = words("nesting", "taken_back")
_OWN = frozenset({"his", "hers", "its", "theirs", "own"})  # "raised *its own* from 21 to 26"
_FAR = 16  # words behind a thing within which its number is told
_OPENING = 4  # words of a phrase in which its number stands: "at least 600 metres"
_OF_A_THING = ("DET", "PRON", "NOUN", "PROPN", "ADJ")
_SOON = 3  # words between "spoken" and "of"
_RELATIVE = frozenset({"which", "that"})
_LEADING = ("ADV", "ADJ", "ADP", "SYM")  # "*about* 6,000", "*more than* 15,000"
_BREAKS = frozenset({",", ";", "—", "–", "and", "but", "while"})  # what ends a comparison


def taken_back(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "withdrew the number", "has taken the remark back"."""
    thing = article.first(verb, "obj")
    said = thing is not None and article.lower[thing] == "what"  # "took back *what he had said*"
    if thing is None or not (said or article.lemmas[thing] in _TAKEN_BACK) or subject > verb:
        return None
    back = [i for i in article.children[verb] if article.lower[i] == "back"]
    if not back and (said or article.lemmas[verb] == "take"):
        return None
    cue = tuple(sorted({verb, *particles(article, verb), *back}))
    content = bare(article, article.whole(thing, back))
    return Draft(cue, (who(article, subject, verb),), (content,), 0.0)


def pending(article: Parsed, verb: int, lemma: str, subject: int) -> Draft | None:
    """As in "has yet to respond": told, and nothing said."""
    if lemma not in words("nesting", "pending"):
        return None
    start = verb - 3 if article.lemmas[verb - 3] in ("have", "be") else verb - 2
    return Draft(tuple(range(start, verb + 1)), (who(article, subject, verb),), (), 0.0)


def silence(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "Did not return calls", "has not responded": told, and nothing said."""
    if article.lemmas[verb] == "reach":
        return None  # "her cameras do not reach it"; who "could not be reached" is in `unreached`
    denied = {article.lower[i] for i in article.children[verb]} & {"not", "n't", "never"}
    past = {article.lemmas[i] for i in article.dependents(verb, "aux")} & {"do", "have"}
    if (
        not denied
        or not past
        or subject > verb
        or article.lower[subject] in words("nesting", "nobody") - PRONOUNS
    ):
        return None
    thing = article.first(verb, "obj")
    if article.lemmas[verb] in ("return", "answer") and (
        thing is None or article.lemmas[thing] not in _CALLS
    ):
        return None
    end = verb if thing is None else max(verb, thing)  # "which calls did he not return?"
    cue = range(min([verb, *particles(article, verb)]), end + 1)
    return Draft(tuple(cue), (who(article, subject, verb),), (), 0.0)


def unreached(article: Parsed, verb: int, lemma: str) -> Draft | None:
    """As in "Lund could not be reached", "calls to the mine were not returned"."""
    subject = article.first(verb, "nsubj:pass")
    if subject is None and article.first(verb, "aux:pass") is not None:
        subject = article.first(verb, "nsubj")
    denied = any(article.lower[i] in ("not", "n't", "never") for i in article.children[verb])
    if subject is None or not denied or subject > verb:
        return None
    cue = tuple(sorted({verb, *particles(article, verb)}))
    somebody = article.upos[subject] == "PROPN" or article.lemmas[subject] in _SOMEBODY
    if lemma == "reach" and (somebody or "comment" in article.lower[verb + 1 : verb + 5]):
        return Draft(cue, (who(article, subject, verb),), (), 0.0)
    called = article.first(subject, "nmod") if article.lemmas[subject] in _CALLS else None
    if lemma in ("return", "answer") and called is not None:
        source = article.whole(called, article.dependents(called, "case"))
        return Draft(cue, (source,), (), 0.0)
    return None


def estimate(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "put the crowd at 6,000", "*the toll*, which the ministry puts *at 340*"."""
    thing = article.first(verb, "obj")
    if thing is None or subject > verb:
        return None
    if article.lower[thing] in _RELATIVE and thing < subject:
        return _put_there(article, verb, subject, antecedent(article, thing))
    return _put_at(article, verb, subject, thing)


def _put_at(article: Parsed, verb: int, subject: int, thing: int) -> Draft | None:
    """As in "put *the crowd at 6,000*", "raised *the number of injured to 27*"."""
    restated = article.lemmas[verb] in words("nesting", "restating")
    own = article.lower[thing] in _OWN and article.lower[thing + 1 : thing + 2] == ["from"]
    if restated and not own and article.lemmas[thing] not in words("figures", "totals"):
        return None
    inside = article.whole(thing) if restated else range(0)  # "the number of injured to 27"
    for number in [*article.dependents(verb, "obl"), *inside]:
        case = article.first(number, "case")
        phrase = _to_comma(article, article.whole(number))
        leads = case is not None and article.lower[case] == ("to" if restated else "at")
        if leads and article.has_number(phrase[:_OPENING]):
            content = range(article.whole(thing).start, max(phrase.stop, thing + 1))
            if verb < content.start:
                return _put(article, verb, subject, bare(article, content))
    start = article.whole(thing).start
    word = "to" if restated else "at"
    stop = _number_behind(article, thing, word)
    if stop is None or start <= verb:
        return None
    if article.lower[stop : stop + 2] == ["and", "that"]:  # "and that of the wounded at 31"
        stop = _number_behind(article, stop + 1, word) or stop
    return _put(article, verb, subject, range(start, stop))


def _put_there(article: Parsed, verb: int, subject: int, thing: range | None) -> Draft | None:
    """As in "*the toll*, which the ministry puts *at 340*"."""
    stop = _number_behind(article, verb, "at")
    if thing is None or stop is None:
        return None
    cue = tuple(sorted({verb, *particles(article, verb)}))
    return Draft(cue, (who(article, subject, verb),), (thing, range(verb + 1, stop)), 0.0)


def makes_it(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "The insurer makes it 15,000": another number than was told before."""
    turn = article.lemmas[verb] == "make" and article.lower[verb + 1 : verb + 2] == ["it"]
    if not turn or not speaks(article, subject):
        return None
    behind = range(verb + 2, min(verb + 2 + _OPENING, len(article.words)))
    number = next((i for i in behind if article.has_number(range(i, i + 1))), None)
    if number is None or any(article.upos[i] not in _LEADING for i in range(verb + 2, number)):
        return None
    if article.lower[number].isalpha() or article.lower[number + 1 : number + 2] == ["in"]:
        return None  # "makes it three wins", "makes it 12 in a row"
    cue = tuple(sorted({*particles(article, verb), verb, verb + 1}))
    head = article.heads[number]
    whole = article.whole(head if head > number else number)
    content = range(verb + 2, max(whole.stop, _whole_number(article, number)))
    return Draft(cue, (who(article, subject, verb),), (bare(article, content),), 0.0)


def _put(article: Parsed, verb: int, subject: int, content: range) -> Draft:
    """An estimate: its verb as it is helped and denied, and what the number is compared with."""
    cue = tuple(sorted({verb, *particles(article, verb)}))
    return Draft(cue, (who(article, subject, verb),), (_compared(article, content),), 0.0)


def _compared(article: Parsed, content: range) -> range:
    """What ends in a number with what that is held against: "27*, a third of what it was*"."""
    stop, end = content.stop, article.ranges[article.sentence_of[content.start]].stop
    led = article.lower[stop : stop + 1] == [","] and article.has_number(content[-_OPENING:])
    opening = (" ".join(article.lower[stop + 1 : n]) for n in (stop + 2, stop + 3))
    if not led or words("figures", "comparing").isdisjoint(opening):
        return content
    breaks = (i for i in range(stop + 1, end) if article.lower[i] in _BREAKS)
    return bare(article, range(content.start, next(breaks, end)))


def _number_behind(article: Parsed, thing: int, word: str) -> int | None:
    """Where the number ends that "at" or "to" leads to, wherever the parse has hung it."""
    leads = [i for i in article.behind(thing) if i - thing <= _FAR and article.lower[i] == word]
    for lead in leads:
        if any(_is_break(article, i) for i in range(thing, lead)):
            return None
        for i in article.behind(lead):
            if article.has_number(range(i, i + 1)):
                return _whole_number(article, i)
            ends = article.upos[i] in ("NOUN", "PROPN", "VERB", "PUNCT") and article.lower[i] != "“"
            if ends or i - lead > _OPENING:
                break
    return None


def _is_break(article: Parsed, mark: int) -> bool:
    """Whether a mark ends what is put at a number: any but that of "the toll*,* from 8 to 9"."""
    leads = article.lower[mark] == "," and article.lower[mark + 1] in ("from", "to")
    return article.lower[mark] in (",", ";", ":", "–", "—") and not leads


def _whole_number(article: Parsed, first: int) -> int:
    """Where a number ends that may go on: "20 and 30", "1.1 million"."""
    stop = first + 1
    joins = {"and", "or", "to", "-"}
    for i in article.behind(first):
        if article.has_number(range(i, i + 1)):
            stop = i + 1
        elif article.lower[i] not in joins:
            break
    return stop


def estimated(article: Parsed, draft: Draft) -> Draft:
    """The draft with all that it is about: "put the extension | at about 500 metres"."""
    verb = article.root(draft.cue)
    subject = article.subject(verb) if verb is not None else None
    if verb is None or subject is None:
        return draft
    draft = _with_its_thing(article, draft, verb)
    found = None
    taking_back = words("nesting", "taking_back")
    if article.lemmas[verb] in taking_back:
        found = taken_back(article, verb, subject)
    elif article.lemmas[verb] in words("nesting", "estimating") | words("nesting", "restating"):
        found = estimate(article, verb, subject)
    elif article.lemmas[verb] in words("figures", "speaking"):
        found = spoken_of(article, verb, subject)
    if found is None or len(draft.content) != 1:
        return draft
    (mine,), (whole,) = draft.content, found.content
    mine = _compared(article, mine)
    if article.lemmas[verb] in taking_back and set(mine) < set(whole) and mine[-1] == whole[-1]:
        return replace(draft, cue=found.cue, content=found.content)
    short = mine.start == whole.start and not article.has_number(mine) and mine.stop < whole.stop
    return replace(draft, content=found.content if short else (mine,))


def _with_its_thing(article: Parsed, draft: Draft, verb: int) -> Draft:
    """The draft with what it is about in its content: "withdrew | *her statement* that it shut"."""
    known = words("nesting", "taking_back") | words("nesting", "holding")
    known = (known | words("nesting", "restating")) - {"take"}  # "took no position", "took note"
    thing = next((i for i in draft.cue if i > verb and article.upos[i] in _OF_A_THING), None)
    behind = draft.content[0] if draft.content else range(0)
    nouns = {article.lemmas[i] for i in draft.cue if thing is not None and i >= thing}
    told = not nouns.isdisjoint(_TAKEN_BACK | words("figures", "totals"))
    beside = told and behind.start == draft.cue[-1] + 1
    if thing is None or article.lemmas[verb] not in known or not beside:
        return draft
    cue = tuple(i for i in draft.cue if i < thing)
    return replace(draft, cue=cue, content=(range(thing, behind.stop), *draft.content[1:]))


def _to_comma(article: Parsed, phrase: range) -> range:
    """The phrase up to what is told beside it: "at about 500 metres*, less than …*"."""
    commas = (i for i in phrase if article.lower[i] in (",", ";", "–", "—"))
    return range(phrase.start, next(commas, phrase.stop))


def unexcluded(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "did not rule it out": no denial, and told by nothing else."""
    thing = article.first(verb, "obj")
    out = [i for i in article.children[verb] if article.lower[i] == "out" and i > verb]
    longer = [i for i in (verb - 2, verb - 1) if article.lower[i : i + 1] in (["no"], ["longer"])]
    denied = any(article.lower[i] in ("not", "n't", "never") for i in article.children[verb])
    if thing is None or not (out and (denied or len(longer) > 1)) or subject > verb:
        return None
    content = bare(article, article.whole(thing, out))
    if content.start <= verb:
        return None
    cue = tuple(sorted({*particles(article, verb), *longer, verb, *out}))
    return Draft(cue, (who(article, subject, verb),), (content,), 0.0)


def held_to(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "stands by its figure", "sticks to 21": what was said before is said again."""
    leads = verb + 1
    if article.lower[leads : leads + 1] not in (["by"], ["to"], ["with"]) or subject > verb:
        return None
    head = article.heads[leads] if article.heads[leads] > leads else leads + 1
    phrase = bare(article, range(leads + 1, max(article.whole(head).stop, leads + 2)))
    nouns = {article.lemmas[i] for i in phrase}
    if not (article.has_number(phrase[:_OPENING]) or nouns & words("nesting", "taken_back")):
        return None
    cue = (*particles(article, verb), verb, leads)
    return Draft(tuple(sorted({*cue})), (who(article, subject, verb),), (phrase,), 0.0)


def counted(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "The auditors count 188": an estimate, and not what they "had counted" once."""
    thing = article.first(verb, "obj")
    phrase = range(0) if thing is None else article.whole(thing)
    if (
        particles(article, verb)
        or subject > verb
        or phrase.start <= verb
        or not article.has_number(phrase[:_OPENING])
    ):
        return None
    return Draft((verb,), (who(article, subject, verb),), (bare(article, phrase),), 0.0)


def moved(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "The union has come down from more than 30 to 27": another number than before."""
    led = article.lower[verb + 1 : verb + 3] in (["down", "from"], ["up", "from"])
    stop = _number_behind(article, verb + 2, "to") if led and subject < verb else None
    if stop is None or not speaks(article, subject):
        return None
    if article.lemmas[stop : stop + 1] and article.lemmas[stop] in words("figures", "lengths"):
        return None
    stop += article.lower[stop : stop + 1] == ["”"]
    cue = tuple(sorted({verb, verb + 1, *particles(article, verb)}))
    return Draft(cue, (who(article, subject, verb),), (range(verb + 2, stop),), 0.0)


def spoken_of(article: Parsed, verb: int, subject: int) -> Draft | None:
    """As in "had spoken of at least 600 metres": an estimate, where a number is told."""
    of = verb + 1
    while article.upos[of : of + 1] == ["ADV"] and of - verb < _SOON:
        of += 1  # "had spoken *earlier* of"
    if article.lower[of : of + 1] != ["of"] or subject > verb:
        return None
    thing = article.heads[of]
    phrase = article.whole(thing, [of]) if thing > verb else range(0)
    phrase = range(max(phrase.start, of + 1), phrase.stop)
    near = list(article.behind(of))[:_OPENING]
    number = next((i for i in near if article.has_number(range(i, i + 1))), None)
    if number is None:
        return None
    if number not in phrase:
        phrase = range(of + 1, _whole_number(article, number))
    cue = (*particles(article, verb), verb, of)
    return Draft(cue, (who(article, subject, verb),), (bare(article, phrase),), 0.0)
