"""What hangs on a name by "who" or "which": who speaks in it, and what is spoken of."""

from dataclasses import replace

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare, who
from sayso.text.lexicon import words

PRONOUNS = frozenset({"who", "which"})
_WANTING = words("nesting", "relative_wanting")
_WANTING_FOR = words("nesting", "relative_wanting_for")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")


def related(article: Parsed, draft: Draft) -> Draft:
    """The draft with its pronouns led to what they stand for.

    As in "referred them to the department, *which* did not respond": the department is silent. And
    "a film, *which* the paper could not verify": the film could not be verified.
    """
    verb = article.root(draft.cue)
    if verb is None:
        return draft
    found = wanted(article, verb)
    if found is not None:
        return replace(draft, cue=found.cue, source=found.source, content=found.content)
    return _spoken(article, _speaking(article, draft, verb), verb)


def wanted(article: Parsed, verb: int) -> Draft | None:
    """What a relative clause says is wanted: "*the letters* that the envoy had requested"."""
    head, lemma = article.heads[verb], article.lemmas[verb]
    stranded = article.lower[verb + 1 : verb + 2] == ["for"]
    subject = article.first(verb, "nsubj")
    if (
        article.relations[verb] != "acl:relcl"
        or article.upos[head] not in ("NOUN", "NUM")
        or lemma not in (_WANTING_FOR if stranded else _WANTING)
        or subject is None
        or not head < subject < verb
    ):
        return None
    speaker = who(article, subject, verb)
    start = min([speaker.start, *(i for i in article.dependents(verb, "obj") if i > head)])
    whole = article.whole(head, article.dependents(head, "case"))
    cue = [i for i in article.dependents(verb, "aux", "advmod") if subject < i < verb]
    content = bare(article, range(whole.start, start))
    return Draft((*cue, verb, *([verb + 1] if stranded else [])), (speaker,), (content,), 0.0)


def _speaking(article: Parsed, draft: Draft, verb: int) -> Draft:
    """The draft with the pronoun as its source, where somebody told before was taken for it."""
    subject = article.first(verb, "nsubj")
    if subject is None or subject > verb or article.lower[subject] != "which":
        return draft  # "Dr Orr of the clinic, who": the nearest name is not always who
    near = (part.stop in (subject - 1, subject) or subject in part for part in draft.source)
    if any(near) or subject in draft.contained:
        return draft
    return replace(draft, source=(range(subject, subject + 1),))


def _spoken(article: Parsed, draft: Draft, verb: int) -> Draft:
    """The draft with what "which" stands for as its content."""
    thing = article.first(verb, "obj")
    if thing is None or thing > verb or article.lower[thing] != "which":
        return draft
    told = next((part for part in draft.content if part[-1] == thing), None)
    found = antecedent(article, thing)
    if told is None or found is None:
        return draft
    parts = tuple(found if part is told else part for part in draft.content)
    return replace(draft, content=parts)


def meant_by(article: Parsed, pronoun: int) -> int:
    """The head of what the pronoun stands for; -1 where nothing stands before it."""
    head = article.nominal(antecedent(article, pronoun) or ())
    return -1 if head is None else head


def antecedent(article: Parsed, pronoun: int) -> range | None:
    """The noun phrase right before the pronoun: "40 seconds of footage, *which* …"."""
    last = pronoun - 1
    while last > 0 and article.upos[last] == "PUNCT":
        last -= 1
    start = article.ranges[article.sentence_of[pronoun]].start
    if last < start or article.upos[last] not in _NOMINAL:
        return None
    head = last
    for word in article.ancestors(last):
        named = article.upos[head] == "PROPN" and article.relations[head].startswith("nmod")
        if named or not start <= word <= last or article.upos[word] not in _NOMINAL[:4]:
            break  # "questions to *the State Department*, which"
        head = word
    whole = article.whole(head, article.dependents(head, "case"))
    return bare(article, range(whole.start, last + 1))
