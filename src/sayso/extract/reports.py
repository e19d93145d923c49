"""Nouns that report: "the claim that …", "reports of troops crossing", "their demand to leave"."""

from sayso.extract.drafts import Draft
from sayso.extract.parsed import Parsed
from sayso.extract.phrases import bare
from sayso.text.lexicon import words

REPORTS = words("cues", "nouns.unattributed")  # nobody need own them
_OF_ONE = words("nesting", "of_one")  # "the minister’s *account* of a raid"
NOUNS = REPORTS | words("cues", "nouns.spoken") | words("cues", "nouns.held") | _OF_ONE
ASKING_NOUNS = words("nesting", "infinitive_nouns")
_OF = words("nesting", "of")
_WANTING = words("nesting", "wanting_nouns")
_ASKED = frozenset({"how", "what", "why", "who", "when", "where", "which", "whether"})
_PRESS = words("nesting", "of_the_press")


def reported(article: Parsed, noun: int, lemma: str) -> Draft | None:
    """What the noun reports, if a clause tells it, or something that happens."""
    clauses = [
        c
        for c in article.dependents(noun, "acl", "ccomp")
        if article.relations[c] != "acl:relcl" and c > noun
    ]
    content: range | None = None
    for clause in clauses:
        marks = {article.lower[i] for i in article.dependents(clause, "mark")}
        if "that" in marks or (lemma in ASKING_NOUNS and "to" in marks):
            content = article.whole(clause)
            break
    if content is None and noun + 1 < len(article.words) and article.lower[noun + 1] == "that":
        content = _that(article, noun)
    owners = (article.upos[i] for i in article.dependents(noun, "nmod:poss"))
    owned = lemma in _OF_ONE and any(upos != "PRON" for upos in owners)
    if content is None and (lemma in _OF or owned):
        content = _of(article, noun, owned=owned)
    if content is None and lemma in _WANTING:
        content = _for(article, noun)
    if content is None or noun in content:
        return None
    source = _owner(article, noun, content)
    if source is None and lemma not in REPORTS and lemma not in words("nesting", "ownerless"):
        return None
    sources = (source,) if source else ()
    return Draft((noun,), sources, (bare(article, content),), 0.0)


def _that(article: Parsed, noun: int) -> range | None:
    """The clause right behind the noun, wherever the parse has hung it."""
    verb = article.heads[noun + 1]
    if verb <= noun or article.relations[noun + 1] != "mark":
        return None
    found = [i for i in article.whole(verb) if i > noun]
    return range(found[0], found[-1] + 1) if found else None


def _of(article: Parsed, noun: int, *, owned: bool) -> range | None:
    """What a report is of, where that is something that happens: "reports of troops crossing".

    Or whatever it is, where one tells it: "the minister’s account *of a raid*".
    """
    for thing in article.dependents(noun, "nmod", "acl", "obl"):
        case = [i for i in article.dependents(thing, "case", "mark") if article.lower[i] == "of"]
        if case and thing > noun:
            inner = [i for i in article.whole(thing, case) if i > case[-1]]
            happens = article.dependents(thing, "acl") or article.upos[thing] == "VERB"
            if owned and inner and article.lower[inner[0]] in _ASKED:
                return None  # "her account of *how* the fire began" tells nothing of it
            if inner and (owned or happens or article.lower[noun].endswith("s")):
                return range(inner[0], inner[-1] + 1)
    return None


def _for(article: Parsed, noun: int) -> range | None:
    """What is wanted: "their call *for her resignation*"; but not "a request for comment"."""
    for thing in article.dependents(noun, "nmod", "obl"):
        case = [i for i in article.dependents(thing, "case", "mark") if article.lower[i] == "for"]
        if case and thing > noun and article.lemmas[thing] not in _PRESS:
            whole = article.whole(thing)
            return range(case[0], whole.stop) if noun < case[0] else None
    return None


def _owner(article: Parsed, noun: int, content: range) -> range | None:
    """Whose report it is: "the minister's claim", "reports from two capitals"."""
    if article.lower[noun + 1] in ("from", "by") and noun + 2 < content.start:
        return range(noun + 2, content.start)  # "the plea *from Teskar* for freedom to fire"
    for owner in article.dependents(noun, "nmod:poss"):
        return article.whole(owner, article.dependents(owner, "case"))
    for owner in article.dependents(noun, "nmod", "obl"):
        case = [i for i in article.dependents(owner, "case") if article.lower[i] in ("from", "by")]
        if case:
            return article.whole(owner, case)
    return None
