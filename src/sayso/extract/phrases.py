"""The phrases that attributions are made of: who speaks, the verb's particles, bare contents."""

from collections.abc import Iterable

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words

_OLD = ("-", "year", "-", "old")  # behind the number, in "the 43-year-old"


def who(article: Parsed, subject: int, verb: int) -> range:
    """The speaker's noun phrase, without a clause that holds the verb."""
    barred = [c for c in article.dependents(subject, "acl") if verb in article.subtree(c)]
    found = article.whole(subject, barred)
    while len(found) > 1 and article.upos[found[-1]] == "PUNCT":
        found = found[:-1]
    return alone(article, found)


def alone(article: Parsed, source: range) -> range:
    """The source up to where its own clause goes on: "the alliance | was in no position"."""
    for word in source[1:]:
        if article.upos[word] == "AUX" and article.relations[word] in ("cop", "aux"):
            before = {article.lower[i] for i in range(source.start, word)}
            if not before & {"who", "which", "that", "whose"}:
                return range(source.start, word)
    return source


def led_up_to(article: Parsed, at: int, sentence: range) -> int:
    """Where the auxiliaries, adverbs and denials begin that lead up to the word."""
    while at - 1 in sentence and article.upos[at - 1] in ("AUX", "ADV", "PART"):
        at -= 1
    return at


def particles(article: Parsed, verb: int) -> list[int]:
    """The verb's particle, auxiliaries and negation."""
    near = article.dependents(verb, "compound", "aux", "advmod")
    denied = ("not", "n't", "never")
    return [i for i in near if article.relations[i] != "advmod" or article.lower[i] in denied]


def bare(article: Parsed, content: range) -> range:
    """The content without punctuation at its ends."""
    opens = any(article.lower[i] in ("“", "‘", '"') for i in content[:-1])
    while len(content) > 1 and article.upos[content[-1]] == "PUNCT":
        if opens and article.lower[content[-1]] in ("”", "’", '"', "'"):
            break
        content = content[:-1]
    while len(content) > 1 and article.lower[content[0]] in (",", ":", "—", "-", "–"):
        content = content[1:]
    return content


def stretches(words: Iterable[int]) -> list[range]:
    """The words, in order, as runs of neighbours.

    >>> stretches([3, 4, 7])
    [range(3, 5), range(7, 8)]
    """
    out: list[range] = []
    for word in words:
        if out and word == out[-1].stop:
            out[-1] = range(out[-1].start, word + 1)
        else:
            out.append(range(word, word + 1))
    return out


def tells_when(article: Parsed, some: Iterable[int]) -> bool:
    """Whether one of the words tells when or where: "on the *eve* of the vote", "on *board*"."""
    known = words("deeds", "weekdays") | words("nesting", "terms") | words("constructions", "when")
    return any(article.lower[i] in known or article.lemmas[i] in known for i in some)


def trimmed(article: Parsed, phrase: range, inside: range) -> range:
    """The phrase without punctuation at its ends."""
    while phrase and phrase[0] < inside[0] and article.upos[phrase[0]] == "PUNCT":
        phrase = phrase[1:]
    while (
        len(phrase) > 1
        and phrase[-1] > inside[-1]
        and article.upos[phrase[-1]] in ("PUNCT", "PART", "CCONJ")
    ):
        phrase = phrase[:-1]
    return phrase


def closed(article: Parsed, phrase: range, head: int) -> range:
    """The phrase without small words that it opens or ends with: "two people *with*"."""
    while phrase.start < head and article.upos[phrase.start] in ("ADP", "CCONJ", "PUNCT"):
        phrase = phrase[1:]
    while phrase.stop - 1 > head and article.upos[phrase.stop - 1] in ("ADP", "CCONJ", "DET"):
        phrase = phrase[:-1]
    return phrase


def aged(article: Parsed, head: int) -> range | None:
    """The words from "the" to "old" in which a word stands, if nobody else is meant by them.

    A "43-year-old *man*" is described by his noun.
    """
    for start in range(head, max(head - len(_OLD) - 1, 0), -1):
        stop = start + 1 + len(_OLD)
        if article.lower[start].isdigit() and tuple(article.lower[start + 1 : stop]) == _OLD:
            led = article.lower[start - 1] == "the"
            noun = article.upos[stop : stop + 1] in (["NOUN"], ["PROPN"])
            return range(start - 1, stop) if led and head < stop and not noun else None
    return None
