"""A story for the terminal: claims party by party, figures, asks, who copied whom."""

from collections.abc import Iterator, Sequence

from sayso.export import notes
from sayso.export.called import CHANGES, STATES, TOLD, replied, stands, takes
from sayso.export.days import day, due
from sayso.export.outline import counted, unread
from sayso.export.standoffs import listed, opposed, sincewhen, standoffs
from sayso.export.wrapping import BLANK, Row
from sayso.types.figure import ranged
from sayso.types.story import (
    AskState,
    Claim,
    Corroboration,
    Coverage,
    Point,
    Series,
    Stance,
    StanceKind,
    StoryAsk,
)
from sayso.types.view import ClaimView, Moved, PartyView, Quotation, StoryView

_TONE = {
    StanceKind.ASSERTS: "good",
    StanceKind.CONFIRMS: "good",
    StanceKind.CONFIRMS_IN_PART: "good",
    StanceKind.DENIES: "bad",
    StanceKind.DISPUTES_FIGURE: "bad",
}
_PAIR = 2  # parties of a dispute
_BAR = 32  # columns of a figure's chart


def story(view: StoryView, *, every: bool = False) -> Iterator[Row]:
    """The page of one story; claims that a single article alone bears on only with `every`."""
    record = view.story
    yield Row.of((record.title, "strong"))
    yield Row.of((f"story {record.id} · {coverage(record.coverage)}", "dim"))
    shown = [c for c in record.claims if every or weighty(record.stances, c)] or record.claims[:1]
    for claim in shown:
        yield BLANK
        yield from claim_rows(view, claim)
        yield from _others(view, claim)
    left = len(record.claims) - len(shown)
    if left:
        yield BLANK
        yield Row.of((f"{left} more claims by one party in one article: sayso story --all", "dim"))
    yield from _figures(view)
    yield from _asks(view)
    yield from _texts(view)


def weighty(stances: Sequence[Stance], claim: Claim) -> bool:
    """Whether several parties stand to the claim."""
    parties = {stance.party for stance in stances if stance.claim == claim.id}
    return len(parties) > 1


def claim_rows(view: StoryView, claim: Claim) -> Iterator[Row]:
    """One claim: its words, its standing, each stance with its words, how many stand behind it."""
    yield Row.of((claim.text, "strong"), (f"  {claim.id}", "dim"))
    yield Row.of(claim.standing, depth=1)
    for stance, again in gathered([s for s in view.story.stances if s.claim == claim.id]):
        yield from _stance(view, stance, again)
    yield Row.of((corroborated(claim.corroboration), "dim"), depth=1)


def _others(view: StoryView, claim: Claim) -> Iterator[Row]:
    """How many more statements there are of a claim, and where they are shown."""
    shown = {s.at for s, _ in gathered([s for s in view.story.stances if s.claim == claim.id])}
    more = len({*claim.statements} - shown)
    if more and shown:
        told = f"{_counted(more, 'more statement')} of it: sayso claim {claim.id}"
        yield Row.of((told, "dim"), depth=1)


def gathered(stances: Sequence[Stance]) -> list[tuple[Stance, list[Stance]]]:
    """Each stance with those by which its party said the same again before it changed.

    Who gives another figure than before says something else.
    """
    found: list[tuple[Stance, list[Stance]]] = []
    last: dict[str, tuple[Stance, list[Stance]]] = {}
    for stance in stances:
        standing = last.get(stance.party)
        if standing and (standing[0].kind, standing[0].bounds) == (stance.kind, stance.bounds):
            standing[1].append(stance)
        else:
            last[stance.party] = (stance, [])
            found.append(last[stance.party])
    return found


def _stance(view: StoryView, stance: Stance, again: Sequence[Stance]) -> Iterator[Row]:
    party = view.party(stance.party)
    name = party.name if party else stance.party
    person = f" ({stance.person})" if stance.person and stance.person != name else ""
    unnamed = "an unnamed source: " if party and party.unnamed else ""
    yield Row.of(
        (f"{day(stance.day)}  ", "dim"),
        (f"{unnamed}{name}", "strong"),
        f"{person} ",
        (takes(stance, party), _TONE.get(stance.kind, "act")),
        (f", again {', '.join(day(each.day) for each in again)}" if again else "", "dim"),
        depth=1,
    )
    yield from quoted(view.quotation(stance.at))


def quoted(quotation: Quotation | None, *, depth: int = 2) -> Iterator[Row]:
    """The words behind a cell, and where they stand; or why they are withheld."""
    if quotation is None:
        return
    if quotation.withheld:
        yield Row.of((f"quotation withheld: {quotation.withheld}", "warning"), depth=depth)
        return
    at = f"{quotation.at.article}/{quotation.at.statement}".rstrip("/")
    where = f" — {quotation.outlet or 'no outlet'}, {day(quotation.day)}, {at}"
    signed = f", by hand: {notes.signed(quotation.by_hand.author)}" if quotation.by_hand else ""
    yield Row.of(quotation.excerpt or "", (where + signed, "dim"), depth=depth)


def corroborated(counted: Corroboration) -> str:
    """Every layer of the count, in words.

    >>> corroborated(Corroboration(12, 5, 3, (1, 1)))
    '12 pages · 5 texts · 3 publisher families · 1 claimant'
    """
    low, high = counted.claimants
    claimants = str(low) if low == high else f"{low} to {high}"
    return " · ".join(
        (
            _counted(counted.pages, "page"),
            _counted(counted.texts, "text"),
            _counted(counted.families, "publisher family", "publisher families"),
            f"{claimants} claimant{'s' * (high != 1)}",
        )
    )


def figures(view: StoryView) -> Iterator[Row]:
    """Every figure of a story that a party gave, also those that never moved."""
    for each in view.story.series:
        yield from series_rows(view, each)
        yield BLANK
    if not view.story.series:
        yield Row.of(f"No party gave a figure ({coverage(view.story.coverage)}).")


def asks(view: StoryView) -> Iterator[Row]:
    """Who was asked for what, and what came back."""
    for each in view.story.asks:
        yield from ask_rows(view, each)
    if not view.story.asks:
        yield Row.of(f"Nobody asked for anything ({coverage(view.story.coverage)}).")


def _figures(view: StoryView) -> Iterator[Row]:
    moving = [s for s in view.story.series if len({(p.low, p.high) for p in s.points}) > 1]
    for each in moving:
        yield BLANK
        yield from series_rows(view, each)


def series_rows(view: StoryView, series: Series) -> Iterator[Row]:
    """One figure over time: each point as a bar from its lowest to its highest, by party."""
    yield Row.of((f"Figures: {series.counts}", "strong"), (f"  {series.id}", "dim"))
    ends = [v for p in series.points for v in (p.low, p.high) if v is not None]
    top = max(ends, default=0.0)
    names = {p.party: _name(view, p.party) for p in series.points}
    width = max((len(name) for name in names.values()), default=0)
    for point in series.points:
        change = f"  {CHANGES[point.change]}" if point.change else ""
        yield Row.of(
            (f"{day(point.day):<12} ", "dim"),
            f"{names[point.party]:<{width}} ",
            (_bar(point, top), "act"),
            f" {amount(point)}",
            (change, "dim"),
            depth=1,
        )
    for points, since in standoffs(series):
        told = [names[point.party] for point in points]
        if len(points) > _PAIR:
            sides = [(amount(some[0]), [names[p.party] for p in some]) for some in opposed(points)]
            told = [f"{figure} ({listed(who)})" for figure, who in sides]
        yield Row.of((f"disputed between {listed(told)}{sincewhen(since)}", "warning"), depth=1)


def _bar(point: Point, top: float) -> str:
    """Filled between the ends, dotted towards an open one."""
    if top <= 0:
        return ""
    low = round((point.low or 0) / top * _BAR)
    high = round((top if point.high is None else point.high) / top * _BAR)
    if point.low is None:
        return "·" * max(high - 1, 0) + "█"
    if point.high is None:
        return " " * max(low - 1, 0) + "█" + "·" * (_BAR - low)
    return " " * max(min(low, high - 1), 0) + "█" * max(high - low, 1)


def amount(point: Point) -> str:
    """The figure as a range: "up to 40"."""
    return ranged(point.low, point.high)


def _asks(view: StoryView) -> Iterator[Row]:
    if view.story.asks:
        yield BLANK
        yield Row.of(("Asks", "strong"))
    for ask in view.story.asks:
        yield from ask_rows(view, ask)


def ask_rows(view: StoryView, ask: StoryAsk) -> Iterator[Row]:
    """One ask: by whom, to whom, what, by when, and what came back."""
    by = ", ".join(_name(view, party) for party in ask.by)
    to = ", ".join(_name(view, party) for party in ask.to) or "nobody named"
    by_when = f", by {due(ask.due)}" if ask.due else ""
    silent = ask.state is AskState.SILENT
    yield Row.of(
        (f"{day(ask.day)}  ", "dim"),
        (by, "strong"),
        " to ",
        (to, "strong"),
        f": {ask.wants}{by_when} · ",
        (stands(ask), "warning" if silent else "dim" if ask.likely else "act"),
        (f" in {coverage(view.story.coverage)}" if silent else "", "dim"),
        (f"  {ask.id}", "dim"),
        depth=1,
    )
    for reply in ask.replies:
        yield Row.of(
            (f"{day(reply.day)}  ", "dim"),
            (replied(reply), "dim" if reply.likely else "act"),
            depth=2,
        )
        yield from quoted(view.quotation(reply.at), depth=3)


def changes(view: StoryView, found: Sequence[Moved]) -> Iterator[Row]:
    """What moved, in sentences, with the words before and after."""
    for each in found:
        added = " (undated; added that day)" if each.undated else ""
        yield Row.of(
            (f"{day(each.day)}{added}  ", "dim"),
            (each.subject, "strong"),
            f" {_turn(each)}: ",
            (each.about, "dim"),
        )
        for at in (each.was_at, each.at):
            yield from quoted(view.quotation(at) if at else None, depth=1)
    if not found:
        yield Row.of(f"Nothing moved ({coverage(view.story.coverage)}).")


def told(moved: Moved, state: str | None) -> str:
    """A state as a sentence says it."""
    if moved.what == "stance":
        return TOLD[StanceKind(state)]
    if moved.what == "edit":
        return f"had a statement {state} when the page was changed"
    if moved.what == "figure":
        return f"put the figure at {state}"
    came = AskState(state)
    return "asked" if came is AskState.SILENT else f"asked (now {STATES[came]})"


def _turn(moved: Moved) -> str:
    """What came, and in brackets what was before: "confirms (before: has not confirmed)"."""
    now = told(moved, moved.after)
    if moved.before is None:
        return now
    if moved.what == "ask":
        return f"{now.removesuffix(')')}; before: {STATES[AskState(moved.before)]})"
    return (
        f"{now} (before: {moved.before if moved.what == 'figure' else told(moved, moved.before)})"
    )


def _texts(view: StoryView) -> Iterator[Row]:
    """The articles in order, each with what its text comes from."""
    yield BLANK
    yield Row.of(("Articles", "strong"))
    whence = {copy.article: copy for copy in reversed(view.story.copies)}
    for article in view.articles:
        copy = whence.get(article.key)
        told = f" · {copy.relation.value} of {copy.origin}" if copy else ""
        told += f" · {unread(article)}" if article.unread else ""
        yield Row.of(
            (f"{day(article.day)}  ", "dim"),
            f"{article.outlet or 'no outlet'}: {article.title or 'untitled'}",
            (f"  {article.key}{told}", "dim"),
            depth=1,
        )
        for words in corrected(view, article.key):
            yield Row.of(("corrects itself: ", "warning"), words, depth=2)


def corrected(view: StoryView, article: str) -> list[str]:
    """What an article puts right, in its words."""
    mine = [words for each, words in view.corrected if each.article == article]
    return [words or "in words that are withheld" for words in mine]


def copies(view: StoryView) -> Iterator[Row]:
    """Which article comes from which, and why it is held for that."""
    named = {a.key: f"{a.outlet or 'no outlet'}, {day(a.day)} ({a.key})" for a in view.articles}
    for copy in view.story.copies:
        yield Row.of((named.get(copy.article, copy.article), "strong"))
        yield Row.of(f"{copy.relation.value} of {named.get(copy.origin, copy.origin)}", depth=1)
        yield Row.of((copy.reason, "dim"), depth=1)
    for variant in view.story.variants:
        yield Row.of(
            f"{variant.other.article}/{variant.other.statement}: {variant.difference}", depth=1
        )
    if not view.story.copies:
        yield Row.of("No article of this story is a copy of another.")


def claim(view: ClaimView) -> Iterator[Row]:
    """One claim with everything that bears on it."""
    yield from claim_rows(view.view, view.claim)
    taken = {stance.at for stance in view.stances}
    rest = [at for at in view.claim.statements if at not in taken]
    if rest:
        yield BLANK
        yield Row.of(("Also on record", "strong"))
        for at in rest:
            yield from quoted(view.view.quotation(at), depth=1)
    if view.variants:
        yield BLANK
        yield Row.of(("Altered on the way", "strong"))
        for variant in view.variants:
            yield Row.of(
                f"{variant.other.article}/{variant.other.statement}: {variant.difference}", depth=1
            )


def party(views: Sequence[PartyView]) -> Iterator[Row]:
    """All that one party is on record with."""
    for number, each in enumerate(views):
        if number:
            yield BLANK
        people = f" ({', '.join(each.party.people)})" if each.party.people else ""
        yield Row.of((each.party.name, "strong"), people, (f"  {each.party.id}", "dim"))
        yield Row.of((f"in {each.view.story.title} · {coverage(each.view.story.coverage)}", "dim"))
        for stance, about in each.stances:
            yield Row.of(
                (f"{day(stance.day)}  ", "dim"),
                (takes(stance, each.party), _TONE.get(stance.kind, "act")),
                f": {about.text}",
                (f"  {about.id}", "dim"),
                depth=1,
            )
            yield from quoted(each.view.quotation(stance.at))
        if not each.stances:
            yield Row.of("No stance on record.", depth=1)


def coverage(of: Coverage) -> str:
    """What was looked at."""
    told = f"{counted(of.articles, 'article')} of {counted(of.outlets, 'outlet')}"
    told += f", {of.unread} not read" if of.unread else ""
    if not of.first or not of.last:
        return told
    return f"{told}, {day(of.first)}" + (f" to {day(of.last)}" if of.first != of.last else "")


def _name(view: StoryView, party_id: str | None) -> str:
    found = view.party(party_id) if party_id else None
    return found.name if found else "no party"


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
