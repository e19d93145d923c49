"""How near somebody is to a pronoun: by distance, and by what they do in the sentence."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.parsed import Parsed
from sayso.text.lexicon import words

_SAID = 2.5  # less near, who is spoken of before "she said" in one sentence (1.5 to 3.5: alike)
_ITSELF = 1.5  # the same before "it said": "the firm had paid, it said" may be its own
_HERS = 3.5  # nearer to "it", whose spokeswoman says so (a guess: the ledgers tell of few)
_QUOTED = 2.0  # less near, who is named in somebody's quoted words, to a pronoun outside them


@dataclass(frozen=True, slots=True)
class Salience:
    """How near an article's mentions are to its pronouns.

    `speakers` are the head words of sources; `quoting` leads from each word in quotation marks to
    the head of who speaks it; `order` gives each sentence's number, those wholly quoted left out.
    """

    article: Parsed
    speakers: Container[int]
    quoting: Mapping[int, int]
    order: Sequence[int]

    def distance(self, head: int, pronoun: int) -> float:
        """How far off a mention is for a pronoun, speakers and subjects being nearer."""
        article, speakers = self.article, self.speakers
        gap = self.order[article.sentence_of[pronoun]] - self.order[article.sentence_of[head]]
        score = gap * 2.0 + 0.002 * (pronoun - head)
        aside = head in self.quoting and pronoun not in self.quoting
        score -= 1.5 if head in speakers and not aside else 0
        score -= 1.0 if article.relations[head].startswith("nsubj") else 0
        score += 0.8 if article.relations[head] == "nmod:poss" else 0
        said = gap == 0 and pronoun in speakers
        less = _ITSELF if article.lower[pronoun] in ("it", "they") else _SAID
        score += less if said and head not in speakers else 0
        score -= _HERS if said and less == _ITSELF and self._is_spoken_for(head) else 0
        return score + (_QUOTED if aside else 0)

    def _is_spoken_for(self, head: int) -> bool:
        """Whether its spokesman speaks: "a spokesman for *the League* said it was not able to"."""
        article = self.article
        owned = article.relations[head].startswith("nmod") and article.heads[head] in self.speakers
        return owned and article.lemmas[article.heads[head]] in words("roles", "person")

    def same_clause(self, one: int, other: int) -> bool:
        """Whether both hang on one verb: then a pronoun is somebody else ("Varga saw her")."""
        article = self.article
        return (
            article.heads[one] == article.heads[other]
            and article.relations[other] != "nmod:poss"
            and article.heads[one] >= 0
        )
