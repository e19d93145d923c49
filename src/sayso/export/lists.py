"""Lists for the terminal: stories, articles, what was found, what is left to decide."""

from collections.abc import Iterable, Iterator, Sequence

from sayso.export.days import day
from sayso.export.kept import heads, like
from sayso.export.notes import signed
from sayso.export.outline import counted, unread
from sayso.export.story import corroborated, coverage, quoted
from sayso.export.wrapping import BLANK, Row
from sayso.types.checks import Check, Found, KeptView
from sayso.types.families import folded
from sayso.types.kept import Event, Hit, Kept, Listed, StoryLine, written
from sayso.types.seeking import Reaction
from sayso.types.view import Amended, ClaimView, Doubt, Housed, Parts, Regrouped, Version


def stories(lines: Sequence[StoryLine]) -> Iterator[Row]:
    for each in lines:
        yield Row.of((each.title, "strong"), (f"  {each.id}", "dim"))
        yield Row.of((coverage(each.coverage), "dim"), depth=1)
        if each.claim:
            yield Row.of(each.claim, depth=1)
            yield Row.of((each.standing, "dim"), depth=1)
        elif each.coverage.unread:
            yield Row.of((each.standing, "dim"), depth=1)
    if not lines:
        yield Row.of("No story yet. Add articles: sayso add FILE…")


def claims(found: Sequence[ClaimView], kept: Sequence[KeptView]) -> Iterator[Row]:
    """The claims that a person keeps, then those of the stories, each with its standing."""
    yield from heads(kept)
    for each in found:
        yield Row.of((each.claim.text, "strong"), (f"  {each.claim.id}", "dim"))
        yield Row.of(each.claim.standing, depth=1)
        yield Row.of((corroborated(each.claim.corroboration), "dim"), depth=1)


def articles(listed: Sequence[Listed]) -> Iterator[Row]:
    for each in listed:
        yield Row.of(
            (f"{day(each.day)}  ", "dim"),
            f"{each.outlet or 'no outlet'}: {each.title or 'untitled'}",
            (f"  {each.key} · story {each.story or '–'} · {_found(each)}", "dim"),
        )
    if not listed:
        yield Row.of("No article yet. Add some: sayso add FILE…")


def _found(listed: Listed) -> str:
    return unread(listed) or f"{listed.statements} statements"


def not_read(kept: Kept) -> Iterator[Row]:
    """An article in which nothing was read, and why."""
    article = kept.reading.article
    outlet = article.outlet.name or article.outlet.domain or "no outlet"
    yield Row.of((article.title or "untitled", "strong"))
    yield Row.of((f"{outlet} · {kept.key} · kept, and found by search", "dim"))
    if article.language_confidence is not None:
        sure = f"{article.language_confidence:.0%} sure"
        yield Row.of((f"language: {article.language}, {sure}", "dim"))
    yield Row.of(f"not read: {kept.reading.unread}")


def checked(check: Check) -> Iterator[Row]:
    """Who said it, where first, to the letter or altered, and how the record stands to it."""
    exact = [found for found in check.found if found.exact]
    altered = [found for found in check.found if not found.exact]
    if exact:
        outlets = len({found.quotation.outlet for found in exact})
        told = f"{counted(len(exact), 'article')} of {counted(outlets, 'outlet')}"
        yield Row.of((f"To the letter in {told}, first:", "strong"))
        yield from _differing(exact, "there it is part of more")
    if altered:
        yield Row.of((f"Altered in {counted(len(altered), 'article')}:", "strong"))
        yield from _differing(altered, "against it")
    if not check.found:
        told = "Not in these words" if check.claims else "Not"
        yield Row.of(f"{told} in this ledger ({coverage(check.coverage)}).")
    for near in check.claims:
        yield BLANK
        yield Row.of(
            (f"A claim like it ({near.likeness:.0%}): ", "dim"),
            (near.claim.text, "strong"),
            (f"  {near.claim.id}", "dim"),
        )
        yield Row.of(near.claim.standing, depth=1)
        yield Row.of(("In the words most like it:", "dim"), depth=1)
        yield from quoted(near.nearest, depth=2)
    yield from like(check.kept)


def _differing(rows: Iterable[Found], told: str) -> Iterator[Row]:
    for found in rows:
        yield from quoted(found.quotation, depth=1)
        if found.difference:
            yield Row.of((f"{told}: {found.difference}", "dim"), depth=2)


def amended(rows: Sequence[Amended]) -> Iterator[Row]:
    """What people made of an article's reading, what was taken back too."""
    if rows:
        yield BLANK
        yield Row.of(("By hand", "strong"))
    for each in rows:
        made = each.amendment
        told = f"{made.hand.value} by {signed(made.author)} on {day(made.made_at.date())}"
        gone = f", taken back on {day(made.retracted_at.date())}" if made.retracted_at else ""
        reason = f": {made.reason}" if made.reason else ""
        name = f"  {made.article}/{made.statement}"
        yield Row.of((f"{told}{gone}{reason}", "dim"), (name, "dim"), depth=1)
        if each.now:
            yield Row.of(_parts(each.now), depth=2)
        if each.read:
            yield Row.of((f"as the program read it: {_parts(each.read)}", "dim"), depth=2)


def taken_back(done: Regrouped) -> Iterator[Row]:
    """What a person had done with statements of a claim, and took back."""
    how = "was put with a claim" if done.together else "was taken out of a claim"
    yield Row.of(f"Taken back: it {how} by {signed(done.author)}, {day(done.made_at.date())}")
    for each in done.gone:
        yield from quoted(each, depth=1)


def _parts(parts: Parts) -> str:
    who = parts.source or parts.speaker or "nobody named"
    named = f" ({parts.speaker})" if parts.source and parts.speaker else ""
    act = f" [{parts.act}]" if parts.act else ""
    return f"{who}{named} · {parts.cue}{act} · {parts.content}"


def versions(rows: Sequence[Version], shown: str) -> Iterator[Row]:
    """The versions of an address, where there are several, with what each changed."""
    if len(rows) > 1:
        yield BLANK
        yield Row.of((f"{len(rows)} versions of this page", "strong"))
    for each in rows if len(rows) > 1 else ():
        this = " · shown here" if each.key == shown else ""
        seen = f" · seen {each.seen_at:%Y-%m-%d %H:%M} UTC" if each.seen_at else ""
        yield Row.of((f"{day(each.day)}  {each.key}{seen}{this}", "dim"), depth=1)
        for edit in each.edits:
            at = written(edit.at)
            told = edit.difference or edit.said
            yield Row.of((f"{edit.kind.value}: ", "act"), told, (f"  {at}", "dim"), depth=2)


def families(rows: Sequence[Housed]) -> Iterator[Row]:
    """Each publisher family with its outlets; then the outlets of which none is known."""
    spelt = {folded(each.family or ""): each.family for each in reversed(rows)}
    for same in dict.fromkeys(folded(each.family or "") for each in rows):
        yield Row.of((spelt[same] or "No family known: each outlet counts as one", "strong"))
        for each in rows:
            if folded(each.family or "") == same:
                stated = " · as its articles say" if each.stated else ""
                told = f"  {counted(each.articles, 'article')}{stated}"
                yield Row.of(_outlet(each), (told, "dim"), depth=1)
    if not rows:
        yield Row.of("No outlet yet. Add articles: sayso add FILE…")


def _outlet(housed: Housed) -> str:
    named = [name for name in (housed.name, housed.domain) if name]
    return ", ".join(dict.fromkeys(named)) or "no outlet"


def doubts(rows: Sequence[Doubt]) -> Iterator[Row]:
    for each in rows:
        yield Row.of(
            (each.id, "strong"),
            (f"  {each.likeness:.0%} likely the same: one claim, or two?", "dim"),
        )
        yield from quoted(each.one, depth=1)
        yield from quoted(each.other, depth=1)
    if rows:
        yield Row.of(("sayso accept ID: one claim · sayso reject ID: two claims", "dim"))
    else:
        yield Row.of("Nothing to review.")


def hits(found: Sequence[Hit]) -> Iterator[Row]:
    for hit in found:
        yield Row.of(
            (f"{day(hit.day)}  ", "dim"),
            f"{hit.outlet or 'no outlet'}: {hit.title or 'untitled'}",
            (f"  {hit.key}", "dim"),
        )
        yield Row.of((hit.excerpt, "dim"), depth=1)
    if not found:
        yield Row.of("No article holds all of these words.")


def events(rows: Sequence[Event]) -> Iterator[Row]:
    for event in rows:
        told = f" · {event.reason}" if event.reason else ""
        failed = "" if event.ok else "failed: "
        yield Row.of(
            (f"{event.at:%Y-%m-%d %H:%M:%S}  ", "dim"),
            f"{failed}{event.what.replace('_', ' ')} {event.subject}{told}",
        )


def reactions(found: Sequence[Reaction]) -> Iterator[Row]:
    """What readers think of a claim, and what they thought before."""
    for each in found:
        told = each.opinion.value.replace("-", " ")
        gone = f", taken back {each.retracted_at:%Y-%m-%d %H:%M}" if each.retracted_at else ""
        yield Row.of(
            (f"{each.made_at:%Y-%m-%d %H:%M}  ", "dim"), f"{each.author}: {told}", (gone, "dim")
        )
    yield Row.of(("An opinion is no evidence, and counts nowhere.", "dim"))
