"""What is kept so that words, claims and parties are found without reading the whole."""

# ruff: noqa: S608 - names of tables alone are put into statements

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, insert, select, text

from sayso.store import questions
from sayso.store import tables as t
from sayso.text.seeking import folded
from sayso.types.reading import Reading
from sayso.types.span import joined
from sayso.types.story import Party, Reference, Story

# A short prefix is looked up, not gathered; what is gone from a table is gone from its words.
SCHEMA = tuple(
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5"
    f"({columns}, tokenize='unicode61', prefix='3')"
    for index, columns in (("quotes", "source, cue, said"), ("claimed", "text"))
) + tuple(
    f"CREATE TRIGGER IF NOT EXISTS {table}_gone AFTER DELETE ON {table}"
    f" BEGIN DELETE FROM {index} WHERE rowid = old.number; END"
    for table, index in (("said", "quotes"), ("claims", "claimed"))
)
# A party is counted as it comes into a story and goes out of it, and its letter with it.
COUNTED = (
    (
        "CREATE TRIGGER IF NOT EXISTS parties_come AFTER INSERT ON parties BEGIN"
        " INSERT INTO party_counts VALUES (new.folded, new.id, 1, new.stances)"
        " ON CONFLICT (folded, id) DO UPDATE SET stories = stories + 1,"
        " stances = stances + excluded.stances; END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS parties_go AFTER DELETE ON parties BEGIN"
        " UPDATE party_counts SET stories = stories - 1, stances = stances - old.stances"
        " WHERE folded = old.folded AND id = old.id;"
        " DELETE FROM party_counts WHERE folded = old.folded AND id = old.id AND stories = 0; END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS letters_come AFTER INSERT ON party_counts BEGIN"
        " INSERT INTO letter_counts VALUES (substr(new.folded, 1, 1), 1)"
        " ON CONFLICT (letter) DO UPDATE SET parties = parties + 1; END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS letters_go AFTER DELETE ON party_counts BEGIN"
        " UPDATE letter_counts SET parties = parties - 1 WHERE letter = substr(old.folded, 1, 1);"
        " DELETE FROM letter_counts WHERE parties = 0; END"
    ),
)
_SAID = insert(t.said)
_QUOTED = text(
    "INSERT INTO quotes(rowid, source, cue, said) VALUES (:number, :source, :cue, :said)"
)
_CLAIM = insert(t.claims)
_CLAIMED = text("INSERT INTO claimed(rowid, text) VALUES (:number, :text)")
_STANDS = insert(t.stands).prefix_with("OR IGNORE")
_PARTIES = insert(t.parties).prefix_with("OR IGNORE")


def keep_said(sql: Connection, article: int, reading: Reading) -> None:
    """The words of every statement of an article."""
    words = reading.article.text
    for each in reading.statements:
        row = {
            "article": article,
            "statement": each.id,
            "act": each.act.value if each.act else None,
        }
        told = {
            "number": _number(sql, _SAID, row),
            "source": joined(words, each.source.spans) if each.source else "",
            "cue": joined(words, each.cue.spans),
            "said": joined(words, each.content),
        }
        sql.execute(_QUOTED, told)


def keep_story(sql: Connection, root: int, story: Story) -> None:
    """The claims of a story, its parties, how they stand, and what is doubtful."""
    questions.keep(sql, root, story)
    last = dict(_last(story))
    for claim in story.claims:
        row = {
            "root": root,
            "claim": claim.id,
            "text": claim.text,
            "standing": claim.standing,
            "last": last.get(claim.id),
        }
        number = _number(sql, _CLAIM, row)
        sql.execute(_CLAIMED, {"number": number, "text": claim.text})
    if story.parties:
        sql.execute(_PARTIES, [_party(root, story, party) for party in story.parties])
    said = _said(sql, story)
    rows = [
        {"said": said[s.at], "claim": s.claim, "party": s.party, "kind": s.kind.value, "root": root}
        for s in story.stances
        if s.at in said
    ]
    if rows:
        sql.execute(_STANDS, rows)


def _number(sql: Connection, statement: Any, row: dict[str, Any]) -> int:
    made = sql.execute(statement, row).inserted_primary_key
    return int(made[0]) if made else 0


def _last(story: Story) -> Iterator[tuple[str, str]]:
    """Of each claim the last day on which somebody took a stance to it."""
    for stance in sorted(story.stances, key=lambda s: str(s.day or "")):
        if stance.day:
            yield stance.claim, stance.day.isoformat()


def _party(root: int, story: Story, party: Party) -> dict[str, Any]:
    own = [s for s in story.stances if s.party == party.id]
    days = [s.day for s in own if s.day]
    return {
        "id": party.id,
        "root": root,
        "name": party.name,
        "folded": folded(party.name),
        "kind": party.kind.value if party.kind else None,
        "people": "\n".join(party.people),
        "stances": len(own),
        "last": max(days).isoformat() if days else None,
    }


def _said(sql: Connection, story: Story) -> dict[Reference, int]:
    """The statements on which stances rest, by number."""
    found: dict[Reference, int] = {}
    for key in dict.fromkeys(s.at.article for s in story.stances):
        rows = select(t.said.c.statement, t.said.c.number).join(t.articles)
        for name, number in sql.execute(rows.where(t.articles.c.key == key)):
            found[Reference(key, name)] = number
    return found
