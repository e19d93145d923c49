"""What can be asked of a ledger and written to it within one transaction."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, text, update

from sayso.store import amendments, captures, claims, families, indexing, log, surveys, vouching
from sayso.store import tables as t
from sayso.store.addresses import Addresses
from sayso.store.amendments import Amendments
from sayso.store.bodies import body_of
from sayso.store.cases import Cases
from sayso.store.questions import Questions
from sayso.store.rows import (
    LAST,
    LISTED,
    batches,
    listed_of,
    packed,
    packed_terms,
    story_of,
)
from sayso.store.rulings import Rulings
from sayso.store.seeking import Seeking
from sayso.text.scripts import gapped
from sayso.types.article import Capture, Outlet
from sayso.types.families import Families
from sayso.types.kept import (
    ClaimLine,
    Event,
    Hit,
    Judgement,
    Kept,
    KeptClaim,
    Listed,
    Seen,
    StoryLine,
)  # fmt: skip
from sayso.types.story import Coverage, Story
from sayso.wire.plain import from_plain, to_plain

# Statements that every article asks for are made once: to make one costs more than to run it.
_ARTICLE, _READING, _ABOUT = insert(t.articles), insert(t.readings), insert(t.terms)
_KEPT = select(t.articles, t.readings.c.body).join(t.readings)
_SEARCHED = text("INSERT INTO search(rowid, title, body) VALUES (:number, :title, :body)")


class Session(Rulings):
    """What can be asked and written within one transaction."""

    # Articles

    def has(self, key: str) -> bool:
        return self.number(key) is not None

    def keep(self, kept: Kept, capture: Capture | None, *, terms: Mapping[str, float]) -> int:
        """Keep an article; gives its number. It stands in no story until it is placed."""
        article = kept.reading.article
        day = article.published_at.date().isoformat() if article.published_at else None
        row = {
            "key": kept.key,
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet.name or article.outlet.domain,
            "domain": article.outlet.domain,
            "family": article.outlet.family,
            "day": day,
            "sha256": kept.sha256,
            "statements": len(kept.reading.statements),
            "root": 0,
            "added_at": kept.added_at.isoformat(),
            "captured_at": article.captured_at.isoformat() if article.captured_at else None,
            "language": article.language,
            "unread": kept.reading.unread,
        }
        made = self._sql.execute(_ARTICLE, row).inserted_primary_key
        number = int(made[0]) if made else 0
        if capture:
            captures.keep(self._sql, number, capture, at=kept.added_at)
        body = body_of(kept.reading, kept.vectors)
        self._sql.execute(_READING, {"article": number, "body": body})
        self._sql.execute(_ABOUT, {"article": number, "day": day, "weights": packed_terms(terms)})
        words = {"title": gapped(article.title or ""), "body": gapped(article.text)}
        self._sql.execute(_SEARCHED, {"number": number, **words})
        indexing.keep_said(self._sql, number, kept.reading)
        return number

    def see(self, key: str, capture: Capture, *, at: datetime) -> None:
        """A kept article was seen in one more capture."""
        number = self.number(key)
        if number is not None:
            captures.keep(self._sql, number, capture, at=at)

    def seen(self, key: str) -> list[Seen]:
        """The captures in which an article was seen, the one that it was read in first."""
        return captures.seen(self._sql, self.number(key))

    def captured(self, numbers: Iterable[int]) -> Iterator[Seen]:
        """The captures of these articles, each once, as they came."""
        return captures.every(self._sql, numbers)

    def article(self, key: str) -> Kept | None:
        """An article as it was read, with what people made of that."""
        rows = self._sql.execute(_KEPT.where(t.articles.c.key == key))
        return next(iter(amendments.every(self._sql, rows)), None)

    def fetched(self, keys: Iterable[str]) -> list[Kept]:
        """The articles of these keys that are there, in no order."""
        found = (_KEPT.where(t.articles.c.key.in_(some)) for some in batches(list(keys)))
        rows = [row for some in found for row in self._sql.execute(some)]
        return amendments.every(self._sql, rows)

    def faults_of(self, digests: Iterable[str]) -> dict[str, str | None]:
        """Why the words of each capture may not be quoted; None where they may."""
        return vouching.faults(self._sql, digests)

    def articles(self, story: str | None = None) -> list[Listed]:
        """Articles by day, of one story or all."""
        rows = select(*LISTED).order_by(t.articles.c.day, t.articles.c.key)
        if story:
            rows = rows.where(t.articles.c.story == story)
        return self._listed(self._sql.execute(rows))

    def listed(self, keys: Sequence[str]) -> list[Listed]:
        """The articles of these keys, by day."""
        rows = select(*LISTED).order_by(t.articles.c.day, t.articles.c.key)
        found = (rows.where(t.articles.c.key.in_(each)) for each in batches(keys))
        return self._listed(row for each in found for row in self._sql.execute(each))

    def newest(self, *, limit: int, after: str | None = None) -> list[Listed]:
        """Articles, the newest first; those `after` one."""
        return self._listed(surveys.newest(self._sql, limit, after))

    def _listed(self, rows: Iterable[Any]) -> list[Listed]:
        known = self.families()
        return [listed_of(row, known) for row in rows]

    def coverage(self) -> Coverage:
        """What the whole ledger covers."""
        return surveys.coverage(self._sql)

    def unread(self) -> int:
        """How many articles nothing was read in."""
        return surveys.unread(self._sql)

    def versions(self, url: str | None) -> list[str]:
        """The articles of one address, by key; none for no address."""
        rows = select(t.articles.c.key).where(t.articles.c.url == url)
        return list(self._sql.execute(rows.order_by(t.articles.c.key)).scalars()) if url else []

    def keys_like(self, start: str) -> list[str]:
        rows = select(t.articles.c.key).where(t.articles.c.key.startswith(start, autoescape=True))
        return list(self._sql.execute(rows.limit(10)).scalars())

    def body(self, sha256: str) -> bytes | None:
        """The capture's bytes."""
        return captures.body(self._sql, sha256)

    def forget(self, key: str, *, at: datetime, reason: str) -> None:
        """Remove an article wholly; a note stays that something was removed."""
        number = self.number(key)
        rows = select(t.articles.c.root, t.articles.c.sha256).where(t.articles.c.number == number)
        row = self._sql.execute(rows).one()
        digests = {row.sha256, *(each.sha256 for each in captures.seen(self._sql, number))}
        self._sql.execute(text("DELETE FROM search WHERE rowid = :n"), {"n": number})
        self._sql.execute(delete(t.articles).where(t.articles.c.number == number))
        self._sql.execute(
            delete(t.judgements).where(
                (t.judgements.c.subject == key)
                | (t.judgements.c.object == key)
                | t.judgements.c.subject.startswith(f"{key}/", autoescape=True)
                | t.judgements.c.object.startswith(f"{key}/", autoescape=True)
            )
        )
        captures.forget(self._sql, digests)
        self._sql.execute(delete(t.stories).where(t.stories.c.root == row.root))
        self.wait(row.root)
        self.web.forget(key)
        self.note(Event(at, "forget", "an article", ok=True, reason=reason))

    # What is judged

    def story_articles(self, root: int) -> list[Kept]:
        """The articles of the story that begins with this one."""
        rows = _KEPT.where(t.articles.c.root == root)
        ordered = self._sql.execute(rows.order_by(t.articles.c.position))
        return amendments.every(self._sql, ordered)

    def put(
        self, root: int, story: Story | None, line: StoryLine | None, made: Sequence[Judgement]
    ) -> None:
        """Keep a story's record: new judgements in, those that no longer hold retracted.

        None where no article stands in the story any more.
        """
        self._sql.execute(delete(t.stories).where(t.stories.c.root == root))
        if story and line:
            self._story(root, story, line)
        self._judge(root, made)
        self.judged(root)

    def _story(self, root: int, story: Story, line: StoryLine) -> None:
        coverage = story.coverage
        self._sql.execute(
            insert(t.stories).values(
                id=story.id,
                root=root,
                title=story.title,
                first=coverage.first.isoformat() if coverage.first else None,
                last=coverage.last.isoformat() if coverage.last else None,
                line=json.dumps(to_plain(line)),
                record=packed(to_plain(story)),
            )
        )
        indexing.keep_story(self._sql, root, story)
        rows = [
            *({"name": claim.id, "kind": "claim"} for claim in story.claims),
            *({"name": party.id, "kind": "party"} for party in story.parties),
            *({"name": ask.id, "kind": "ask"} for ask in story.asks),
            *({"name": each.id, "kind": "series"} for each in story.series),
            *({"name": each, "kind": "kept"} for each in {s.claim for s in story.stated}),
        ]
        if rows:
            self._sql.execute(
                insert(t.names).prefix_with("OR IGNORE"),
                [{**row, "root": root} for row in rows],
            )
        self._sql.execute(
            update(t.articles).where(t.articles.c.key.in_(story.articles)).values(story=story.id)
        )

    # Views

    def stories(self, *, limit: int = 50, after: str | None = None) -> list[StoryLine]:
        """Stories, the one that was last reported on first; those `after` a story."""
        found = surveys.stories(self._sql, limit, after)
        return [from_plain(StoryLine, json.loads(line)) for line in found]

    def claims(self, *, limit: int, after: str | None = None) -> list[ClaimLine]:
        """Claims, story by story, the one last reported on first; those `after` a claim."""
        return surveys.claims(self._sql, limit, after)

    def stories_like(self, start: str) -> list[str]:
        """The stories whose ids begin so; ten of them at most."""
        begins = (t.stories.c.id >= start) & (t.stories.c.id < start + LAST)
        rows = select(t.stories.c.id).where(begins).order_by(t.stories.c.id).limit(10)
        return list(self._sql.execute(rows).scalars())

    def story(self, identity: str) -> Story | None:
        record = select(t.stories.c.record).where(t.stories.c.id == identity)
        row = self._sql.execute(record).scalar()
        return story_of(row) if row is not None else None

    def all_stories(self) -> Iterator[Story]:
        ids = self._sql.execute(select(t.stories.c.id).order_by(t.stories.c.first, t.stories.c.id))
        for identity in ids.scalars().all():
            found = self.story(identity)
            if found:
                yield found

    def holding(self, name: str) -> list[str]:
        """The stories that hold a claim, party, ask or series whose id begins so."""
        rows = (
            select(t.stories.c.id)
            .join(t.names, t.names.c.root == t.stories.c.root)
            .where(t.names.c.name >= name, t.names.c.name < name + LAST)
        )
        return list(self._sql.execute(rows.distinct().order_by(t.stories.c.id).limit(50)).scalars())

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Articles that hold all the words, best first."""
        return surveys.search(self._sql, words, limit)

    @property
    def seek(self) -> Seeking:
        """What holds certain words, and who is on record."""
        return Seeking(self._sql)

    @property
    def web(self) -> Addresses:
        """The feeds that are followed, and the pages of the web."""
        return Addresses(self._sql)

    @property
    def questions(self) -> Questions:
        """Whether two statements are of one claim: what is open, and how it was answered."""
        return Questions(self._sql)

    @property
    def cases(self) -> Cases:
        """What people gather for work of their own."""
        return Cases(self._sql)

    @property
    def amending(self) -> Amendments:
        """What people made of articles' readings."""
        return Amendments(self._sql)

    # Publisher families

    def families(self) -> Families:
        return families.known(self._sql)

    def adopt(self, table: Families, *, at: datetime) -> None:
        """Know these families from now on; the stories whose articles they move wait."""
        for root in families.concerned(self._sql, self.families(), table):
            self.wait(root)
        families.keep(self._sql, table, at=at)

    def outlets(self) -> list[tuple[Outlet, int]]:
        """Every outlet, with how many articles are its own."""
        return families.outlets(self._sql)

    # Kept claims

    def kept_claims(self, at: datetime | None = None, *, start: str = "") -> list[KeptClaim]:
        """The claims that people keep, or kept at a time; those whose ids begin so."""
        return claims.known(self._sql, at, start)

    def claim_ids(self) -> list[str]:
        """The ids of all claims that were ever kept and not forgotten."""
        return claims.ids(self._sql)

    def unsought(self) -> list[KeptClaim]:
        return claims.unsought(self._sql)

    def keep_claim(self, claim: KeptClaim) -> None:
        claims.keep(self._sql, claim)

    def sought(self, ids: Sequence[str]) -> None:
        claims.sought(self._sql, ids)

    def retract_claim(self, identity: str, *, at: datetime) -> None:
        claims.retract(self._sql, identity, at=at)

    def forget_claim(self, identity: str) -> None:
        claims.forget(self._sql, identity)

    def stating(self, identity: str) -> list[int]:
        """The stories in which a kept claim is stated, by their roots."""
        return claims.roots(self._sql, identity)

    def stated_in(self, identity: str) -> list[str]:
        """The stories in which a kept claim is stated."""
        return claims.stories(self._sql, identity)

    def holds(self) -> tuple[int, int]:
        """How many articles and stories."""
        return surveys.number(self._sql, t.articles), surveys.number(self._sql, t.stories)

    def count(self) -> tuple[int, int, int]:
        """How many articles, stories and judgements."""
        judgements = surveys.number(self._sql, t.judgements)
        return *self.holds(), judgements + amendments.number(self._sql)

    def faults(self) -> list[str]:
        """What is wrong with the file; nothing in a sound one."""
        found = [r[0] for r in self._sql.execute(text("PRAGMA integrity_check")) if r[0] != "ok"]
        found += [
            f"foreign key: {tuple(r)}" for r in self._sql.execute(text("PRAGMA foreign_key_check"))
        ]
        return found

    # The log

    def note(self, event: Event) -> None:
        log.note(self._sql, event)

    def events(
        self,
        *,
        failed: bool = False,
        limit: int = 100,
        what: str | None = None,
        before: int | None = None,
    ) -> list[Event]:
        """The newest lines of the log, newest last; of one kind, or `before` a line."""
        return log.events(self._sql, failed=failed, limit=limit, what=what, before=before)

    def event_kinds(self) -> list[str]:
        return log.kinds(self._sql)
