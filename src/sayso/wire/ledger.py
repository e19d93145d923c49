"""The ledger format `sayso-ledger/1`: stories as other programs read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sayso.types.checks import Check, KeptView
from sayso.types.kept import Event, Hit, KeptClaim, Listed, StoryLine
from sayso.types.seeking import Reaction
from sayso.types.story import (
    Amount,
    Claim,
    Copy,
    Coverage,
    Party,
    Reference,
    Series,
    Stance,
    Stated,
    Story,
    StoryAsk,
)
from sayso.types.view import Doubt, Housed, Moved, Quotation, Version

FORMAT = "sayso-ledger/1"
Wire = dict[str, Any]


def to_wire(
    stories: Sequence[Story],
    articles: Iterable[Listed],
    *,
    as_of: date | None = None,
    kept: Iterable[KeptClaim] = (),
) -> Wire:
    """The stories as one ledger; parties that several name are given once."""
    listed = list(articles)
    parties: dict[str, Party] = {}
    for story in stories:
        for party in story.parties:
            known = parties.get(party.id)
            parties[party.id] = _merged(known, party) if known else party
    days = [c for s in stories for c in (s.coverage.first, s.coverage.last) if c]
    versions: dict[str, int] = {}
    for article in listed:
        if article.url:
            versions[article.url] = versions.get(article.url, 0) + 1
    return {
        "format": FORMAT,
        "as_of": _day(as_of),
        "coverage": {
            "articles": len(listed),
            "outlets": len({article.outlet for article in listed}),
            "from": _day(min(days, default=None)),
            "to": _day(max(days, default=None)),
            "unread": sum(article.unread is not None for article in listed),
        },
        "articles": [article_wire(a, versions.get(a.url or "", 1)) for a in listed],
        "copies": [_copy(copy) for story in stories for copy in story.copies],
        "parties": [party_wire(party) for party in parties.values()],
        "stories": [{"id": s.id, "title": s.title, "articles": list(s.articles)} for s in stories],
        "claims": [claim_wire(claim, story.id) for story in stories for claim in story.claims],
        "stances": [stance_wire(stance) for story in stories for stance in story.stances],
        "series": [series_wire(each, story.id) for story in stories for each in story.series],
        "asks": [ask_wire(ask) for story in stories for ask in story.asks],
        "variants": [
            {
                "statements": [_reference(v.fullest), _reference(v.other)],
                "difference": v.difference,
            }
            for story in stories
            for v in story.variants
        ],
        "corrections": [
            {"article": c.article, "date": _day(c.day), "spans": [[c.span.start, c.span.end]]}
            for story in stories
            for c in story.corrections
        ],
        "kept": [_kept(each, [s for story in stories for s in story.stated]) for each in kept],
    }


def _kept(claim: KeptClaim, stated: Sequence[Stated]) -> Wire:
    return {
        "id": claim.id,
        "text": claim.text,
        "by": claim.author,
        "kept_at": claim.kept_at.isoformat(),
        "statements": [
            {**_reference(each.at), "likeness": round(each.likeness, 3)}
            for each in stated
            if each.claim == claim.id
        ],
    }


def kept_wire(view: KeptView) -> Wire:
    """A claim that a person typed: no party, no claimant, only what states it."""
    stated = [Stated(view.claim.id, each.quotation.at, each.likeness) for each in view.stated]
    return {
        **_kept(view.claim, stated),
        "standing": view.standing,
        "claims": list(dict.fromkeys(s.claim.id for s in view.stated if s.claim)),
        "coverage": coverage_wire(view.coverage),
    }


def _merged(one: Party, other: Party) -> Party:
    return Party(
        one.id,
        one.name,
        kind=one.kind,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        people=tuple(dict.fromkeys((*one.people, *other.people))),
        members=tuple(dict.fromkeys((*one.members, *other.members))),
    )


def article_wire(article: Listed, versions: int = 1) -> Wire:
    return {
        "id": article.key,
        "key": article.key,
        "title": article.title,
        "outlet": article.outlet,
        "family": article.family,
        "url": article.url,
        "published_at": _day(article.day),
        "story": article.story,
        "versions": versions,
        **_capture(article.sha256, article.captured_at),
        "language": article.language,
        "unread": article.unread,
    }


def _capture(sha256: str | None, at: datetime | None) -> Wire:
    """What an article was read in: the digest of its bytes, and when they were asked for."""
    return {"sha256": sha256 or None, "captured_at": at.isoformat() if at else None}


def _copy(copy: Copy) -> Wire:
    return {
        "articles": [copy.origin, copy.article],
        "origin": copy.origin,
        "relation": copy.relation.value,
        "shared": round(copy.shared, 4),
        "reason": copy.reason,
    }


def party_wire(party: Party) -> Wire:
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind.value if party.kind else None,
        "aliases": list(party.aliases),
        "people": list(party.people),
        "members": list(party.members),
    }


def claim_wire(claim: Claim, story: str) -> Wire:
    counted = claim.corroboration
    return {
        "id": claim.id,
        "story": story,
        "text": claim.text,
        "statements": [_reference(at) for at in claim.statements],
        "standing": claim.standing,
        "corroboration": {
            "pages": counted.pages,
            "texts": counted.texts,
            "families": counted.families,
            "claimants": list(counted.claimants),
            "groups": [list(group) for group in counted.groups],
        },
    }


def _amount(amount: Amount | None) -> Wire | None:
    return {"figure": amount.figure, "low": amount.low, "high": amount.high} if amount else None


def stance_wire(stance: Stance) -> Wire:
    return {
        "claim": stance.claim,
        "party": stance.party,
        "person": stance.person,
        "stance": stance.kind.value,
        "gives": _amount(stance.gives),
        "date": _day(stance.day),
        **_reference(stance.at),
    }


def series_wire(series: Series, story: str) -> Wire:
    found: Wire = {
        "id": series.id,
        "story": story,
        "counts": series.counts,
        "points": [
            {
                "party": point.party,
                "date": _day(point.day),
                "low": _number(point.low),
                "high": _number(point.high),
                "article": point.article,
                "figure": point.figure,
                "change": point.change.value if point.change else None,
            }
            for point in series.points
        ],
    }
    if series.disputes:
        found["disputes"] = [
            {"parties": list(pair), "date": _day(day)} for pair, day in series.disputes
        ]
    return found


def ask_wire(ask: StoryAsk) -> Wire:
    return {
        "id": ask.id,
        "by": list(ask.by),
        "to": list(ask.to),
        "wants": ask.wants,
        "mode": ask.mode,
        "due": ask.due,
        "date": _day(ask.day),
        "statements": [_reference(at) for at in ask.statements],
        "state": ask.state.value,
        **({"likely": True} if ask.likely else {}),
        "replies": [
            {
                "kind": r.kind.value,
                "date": _day(r.day),
                **_reference(r.at),
                **({"likely": True} if r.likely else {}),
            }
            for r in ask.replies
        ],
    }


def coverage_wire(coverage: Coverage) -> Mapping[str, Any]:
    return {
        "articles": coverage.articles,
        "outlets": coverage.outlets,
        "from": _day(coverage.first),
        "to": _day(coverage.last),
        "unread": coverage.unread,
    }


def _reference(at: Reference) -> Wire:
    spans = {"spans": [[at.span.start, at.span.end]]} if at.span else {}
    return {"article": at.article, "statement": at.statement or None, **spans}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def line_wire(line: StoryLine) -> Wire:
    return {
        "id": line.id,
        "title": line.title,
        "coverage": coverage_wire(line.coverage),
        "claims": line.claims,
        "claim": line.claim,
        "standing": line.standing,
        "claimants": list(line.claimants),
    }


def quotation_wire(quotation: Quotation) -> Wire:
    return {
        **_reference(quotation.at),
        "source": quotation.source,
        "cue": quotation.cue,
        "said": quotation.said,
        "excerpt": quotation.excerpt,
        "spans": [[span.start, span.end] for span in quotation.spans],
        "outlet": quotation.outlet,
        "title": quotation.title,
        "url": quotation.url,
        "date": _day(quotation.day),
        "withheld": quotation.withheld,
        **_capture(quotation.sha256, quotation.captured_at),
    }


def check_wire(check: Check) -> Wire:
    return {
        "text": check.text,
        "found": [
            {**quotation_wire(f.quotation), "exact": f.exact, "difference": f.difference or None}
            for f in check.found
        ],
        "claims": [
            {
                **claim_wire(near.claim, near.story.id),
                "likeness": round(near.likeness, 3),
                "nearest": quotation_wire(near.nearest),
            }
            for near in check.claims
        ],
        "kept": [{**kept_wire(each), "likeness": round(share, 3)} for each, share in check.kept],
        "coverage": coverage_wire(check.coverage),
    }


def doubt_wire(doubt: Doubt) -> Wire:
    return {
        "id": doubt.id,
        "likeness": round(doubt.likeness, 3),
        "one": quotation_wire(doubt.one),
        "other": quotation_wire(doubt.other),
    }


def housed_wire(housed: Housed) -> Wire:
    """One outlet; `by` tells where its family is from: "article", "table" or nowhere."""
    return {
        "outlet": housed.name,
        "domain": housed.domain,
        "family": housed.family,
        "by": ("article" if housed.stated else "table") if housed.family else None,
        "articles": housed.articles,
    }


def moved_wire(moved: Moved) -> Wire:
    return {
        "what": moved.what,
        "subject": moved.subject,
        "about": moved.about,
        "before": moved.before,
        "after": moved.after,
        "date": _day(moved.day),
        "undated": moved.undated,
        **_reference(moved.at),
        "was": _reference(moved.was_at) if moved.was_at else None,
    }


def version_wire(version: Version) -> Wire:
    """One version of a page, and what it did to the statements of the one before."""
    return {
        "key": version.key,
        "date": _day(version.day),
        "added_at": version.added_at.isoformat(),
        "seen_at": version.seen_at.isoformat() if version.seen_at else None,
        "edits": [
            {
                "what": edit.kind.value,
                **_reference(edit.at),
                "was": _reference(edit.was_at) if edit.was_at else None,
                "said": edit.said,
                "difference": edit.difference or None,
            }
            for edit in version.edits
        ],
    }


def hit_wire(hit: Hit) -> Wire:
    return {
        "key": hit.key,
        "title": hit.title,
        "outlet": hit.outlet,
        "date": _day(hit.day),
        "excerpt": hit.excerpt,
    }


def event_wire(event: Event) -> Wire:
    return {
        "at": event.at.isoformat(),
        "what": event.what,
        "subject": event.subject,
        "ok": event.ok,
        "reason": event.reason or None,
    }


def reaction_wire(reaction: Reaction) -> Wire:
    """What a reader thinks of a claim; it stands in no story."""
    gone = reaction.retracted_at
    return {
        "claim": reaction.claim,
        "opinion": reaction.opinion.value,
        "author": reaction.author,
        "made_at": reaction.made_at.isoformat(),
        "retracted_at": gone.isoformat() if gone else None,
    }
