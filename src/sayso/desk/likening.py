"""Which claims a text may be that somebody typed in words of their own: by what was said of them.

A claim has one title and many wordings: a text is like it if it is like some of these, and if what
it tells of stands in the story's articles, too. Both were chosen on the sentences in which our
annotated ledgers tell their claims (`evals/ledgers.py`, "check"): by title alone 64 of 98 claims
came first among those of 21 ledgers, so 89.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from sayso.desk.quoting import Pages
from sayso.judge.likeness import Proposition, likeness, weighed
from sayso.protocols import Session
from sayso.types.checks import Near
from sayso.types.kept import Kept
from sayso.types.span import joined
from sayso.types.story import Claim, Reference, Story

_LEAST = 0.4  # of a claim that is shown
_UNTOLD = 0.4  # less likeness for a text of which the story's articles have not a word
_BEST = 3  # wordings of a claim whose likeness tells beside that of the best
_STORIES, _ARTICLES = 5, 100  # that are looked through; the articles of each story
_MOST = 3  # claims that are shown


def near(
    session: Session, pages: Pages, text: str, vector: Sequence[float], hits: Mapping[str, float]
) -> tuple[Near, ...]:
    """The claims that are like a text, the likest first.

    `hits` are articles with the weight of the text's words that each is known to hold.
    """
    wanted = Proposition.of(text, vector)
    found = [
        each
        for story, keys in _stories(session, hits)
        for each in _in_story(pages, story, keys, wanted)
        if each.likeness >= _LEAST
    ]
    found.sort(key=lambda each: (-each.likeness, each.claim.id))
    return tuple(found[:_MOST])


def _stories(session: Session, hits: Mapping[str, float]) -> Iterator[tuple[Story, list[str]]]:
    """The stories whose articles hold most of the words, each with the articles looked through."""
    weights: dict[str, float] = {}
    for listed in session.listed(sorted(hits)):
        if listed.story:
            weight = max(weights.get(listed.story, 0.0), hits[listed.key])
            weights[listed.story] = weight
    for identity in sorted(weights, key=lambda name: (-weights[name], name))[:_STORIES]:
        story = session.story(identity)
        if story:
            keys = sorted(story.articles, key=lambda key: -hits.get(key, 0.0))
            yield story, keys[:_ARTICLES]


def _in_story(
    pages: Pages, story: Story, keys: Sequence[str], wanted: Proposition
) -> Iterator[Near]:
    """Each claim of the story with how like the text is to what is said of it, and where most."""
    articles = {key: kept for key in keys if (kept := pages.kept(key)[0])}
    told: set[str] = set()
    for kept in articles.values():
        told |= weighed(f"{kept.reading.article.title or ''}\n{kept.reading.article.text}").keys()
    words = {word: weight for word, weight in wanted.words.items() if not word[0].isdigit()}
    untold = math.fsum(weight for word, weight in words.items() if word not in told)
    lacking = untold / (math.fsum(words.values()) or 1.0)
    for claim in story.claims:
        alike = sorted(_alike(articles, claim, wanted), key=lambda row: -row[0])
        if alike:
            best = [share for share, _ in alike[:_BEST]]
            share = (best[0] + math.fsum(best) / len(best)) / 2 - _UNTOLD * lacking
            yield Near(claim, story, max(0.0, min(share, 1.0)), pages.quotation(alike[0][1]))


def _alike(
    articles: Mapping[str, Kept], claim: Claim, wanted: Proposition
) -> Iterator[tuple[float, Reference]]:
    """How like the text is to each statement of a claim."""
    for at in claim.statements:
        kept = articles.get(at.article)
        if kept and at.statement in kept.vectors:
            statement = next(s for s in kept.reading.statements if s.id == at.statement)
            said = joined(kept.reading.article.text, statement.content)
            told = Proposition.held(said, at.statement, kept.vectors)
            yield likeness(wanted, told), at
