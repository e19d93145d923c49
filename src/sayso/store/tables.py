"""The tables. Times are UTC in ISO 8601, so that they sort as text; blobs are zlib-compressed."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)  # fmt: skip

metadata = MetaData()

# The bytes of what was captured, each once.
captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("domain", Text),
    Column("family", Text),  # as the article states it
    Column("day", Text),
    Column("sha256", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("position", Text),  # in the canonical order; null until the article is placed
    Column("root", Integer, nullable=False),  # the article that its story begins with
    Column("story", Text),
    Column("added_at", Text, nullable=False),
    Column("captured_at", Text),  # when its capture was asked for, if that is known
    Column("language", Text),
    Column("unread", Text),  # why nothing was read in it
    Index("articles_root", "root"),
    Index("articles_story", "story"),
    Index("articles_url", "url"),
    Index("articles_outlet", "outlet", "domain", "family"),
)
Index("articles_newest", articles.c.day.desc(), articles.c.key)
_unread = articles.c.unread.is_not(None)
Index("articles_unread", articles.c.number, sqlite_where=_unread, postgresql_where=_unread)

# In which captures an article was seen: first the one that it was read in, then others that show
# that it stood there earlier.
seen = Table(
    "seen",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("media_type", Text),
    Column("at", Text),  # when it was asked for, if that is known
    Column("added_at", Text, nullable=False),
    Column("published_at", Text),  # as a person or a feed said
    Column("lineage", Text),  # as a feed said
    Column("cut", Text),
    Index("seen_article", "article"),
    Index("seen_sha256", "sha256"),
)

# What an article is found by when another one may be of its story: its heaviest rare terms. What is
# reported in one season stands together, so that what is added touches few pages of a large ledger.
features = Table(
    "features",
    metadata,
    Column("season", Integer, primary_key=True, autoincrement=False),  # of 45 days; 0 if not known
    Column("feature", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),  # days since the year 1, or 0
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("weight", Float, nullable=False),
    Index("features_article", "article"),
    sqlite_with_rowid=False,
)

# What was found in an article, with the vectors of what is said. It is large, and stands apart so
# that to look at many articles, or to move one, is to read and write few pages.
readings = Table(
    "readings",
    metadata,
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# What an article is about, by which its likeness to another is reckoned.
terms = Table(
    "terms",
    metadata,
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("day", Text),
    Column("weights", LargeBinary, nullable=False),
)

# Pairs that may be of one story, each in both directions.
kin = Table(
    "kin",
    metadata,
    Column("one", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("other", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("likeness", Float, nullable=False),
    Index("kin_other", "other"),
    sqlite_with_rowid=False,
)

stories = Table(
    "stories",
    metadata,
    Column("root", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("line", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("stories_id", "id"),
)
Index("stories_newest", stories.c.last.desc(), stories.c.id)

# Which story holds a claim, a party or an ask, so that a typed id finds it.
names = Table(
    "names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("root", Integer, ForeignKey("stories.root", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
    Index("names_root", "root"),
)

# Stories, by their roots, that have changed since they were judged.
unjudged = Table("unjudged", metadata, Column("root", Integer, primary_key=True))

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("score", Float),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("retracted_at", Text),
    Column("article", Text),  # whose statement the subject is
    Column("root", Integer),  # of the story for which the program made it
    Index("judgements_subject", "subject"),
    Index("judgements_object", "object"),
    Index("judgements_article", "article"),
    Index("judgements_root", "root", "retracted_at"),
    Index("judgements_author", "author"),
)

# What people made of an article's reading: each a judgement on one statement of it, never edited.
amendments = Table(
    "amendments",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False),
    Column("statement", Text, nullable=False),
    Column("hand", Text, nullable=False),
    Column("wording", Text),  # null where the statement is struck
    Column("vectors", LargeBinary, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("retracted_at", Text),
    Index("amendments_article", "article"),
)

# The table of publisher families as it was given, row by row, with the time at which it changed.
families = Table(
    "families", metadata, Column("number", Integer, primary_key=True),
    Column("outlet", Text, nullable=False), Column("family", Text, nullable=False),
    Column("made_at", Text, nullable=False), Column("retracted_at", Text),
)  # fmt: skip

# Claims that people typed to be kept, before or after anyone states them.
kept_claims = Table(
    "kept_claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("retracted_at", Text),
    Column("sought", Boolean, nullable=False),  # in what the ledger held when it was kept
)

# Feeds that are or were followed.
feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("title", Text),
    Column("kind", Text, nullable=False),
    Column("followed_at", Text, nullable=False),
    Column("unfollowed_at", Text),
    Column("checked_at", Text),
    Column("next_at", Text),
    Column("pause", Float, nullable=False),  # seconds
    Column("etag", Text),
    Column("last_modified", Text),
    Column("failure", Text),
)

# Pages of the web: to be asked for, read, or failed. The article is known by its key.
pages = Table(
    "pages",
    metadata,
    Column("url", Text, primary_key=True),  # of one that was forgotten a digest alone
    Column("state", Text, nullable=False),
    Column("feed", Text),
    Column("batch", Text),  # the typed addresses among which it was last wanted
    Column("lineage", Text),
    Column("published_at", Text),  # as a feed says
    Column("wanted_at", Text, nullable=False),
    Column("checked_at", Text),
    Column("changed_at", Text),
    Column("next_at", Text),
    Column("pause", Float, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("key", Text),
    Column("failure", Text),
    Column("failures", Integer, nullable=False),
    Column("of", Text),  # the address of which an archive keeps an earlier capture here
    Column("then", Text),  # the moment of that capture, as its index says
    Index("pages_state", "state"),
    Index("pages_next", "next_at"),
    Index("pages_feed", "feed", "state", "wanted_at"),
    Index("pages_key", "key"),
)
_left = pages.c.batch.is_not(None) & (pages.c.state == "waiting")  # of typed addresses
Index("pages_left", pages.c.wanted_at, pages.c.url, sqlite_where=_left, postgresql_where=_left)

# Every statement, so that its words are found (in `quotes`) and what it bears on.
said = Table(
    "said",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False),
    Column("statement", Text, nullable=False),
    Column("act", Text),
    Index("said_article", "article", "statement"),
)

# How parties stand: of the record of a story, for those who look over many.
stands = Table(
    "stands",
    metadata,
    Column("said", Integer, ForeignKey("said.number", ondelete="CASCADE"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("root", Integer, ForeignKey("stories.root", ondelete="CASCADE"), nullable=False),
    Index("stands_root", "root"),
    Index("stands_party", "party", "said"),
    Index("stands_claim", "claim"),
    sqlite_with_rowid=False,
)

# Who is on record in a story.
parties = Table(
    "parties",
    metadata,
    Column("id", Text, primary_key=True),
    Column("root", Integer, ForeignKey("stories.root", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # by which it is sorted and sought
    Column("kind", Text),
    Column("people", Text, nullable=False),
    Column("stances", Integer, nullable=False),
    Column("last", Text),
    Index("parties_root", "root"),
    sqlite_with_rowid=False,
)
Index("parties_latest", parties.c.id, parties.c.folded, parties.c.last.desc())

# Of each party in how many stories it is on record, and how often; of each letter how many parties'
# names begin with it. Triggers keep both, so that a list of parties counts nothing.
party_counts = Table(
    "party_counts", metadata, Column("folded", Text, primary_key=True),
    Column("id", Text, primary_key=True), Column("stories", Integer, nullable=False),
    Column("stances", Integer, nullable=False), Index("party_counts_id", "id"),
    sqlite_with_rowid=False,
)  # fmt: skip
_counts = party_counts.c
Index(
    "party_counts_most", _counts.stories.desc(), _counts.stances.desc(), _counts.folded, _counts.id
)

letter_counts = Table(
    "letter_counts", metadata, Column("letter", Text, primary_key=True),
    Column("parties", Integer, nullable=False), sqlite_with_rowid=False,
)  # fmt: skip

# The claims of a story, so that their words are found (in `claimed`).
claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("root", Integer, ForeignKey("stories.root", ondelete="CASCADE"), nullable=False),
    Column("claim", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("last", Text),
    Index("claims_root", "root"),
    Index("claims_claim", "claim"),
)

# Pairs of statements that may be about one claim, as far as the program can tell: of the record of
# a story, so that the surest on which nobody has ruled is found without reading the stories.
doubts = Table(
    "doubts",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("root", Integer, ForeignKey("stories.root", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, nullable=False),  # of the question
    Column("likeness", Float, nullable=False),
    Index("doubts_id", "id"),
    Index("doubts_root", "root"),
    sqlite_with_rowid=False,
)
Index("doubts_surest", doubts.c.likeness.desc(), doubts.c.id)

# What readers think of claims: no evidence, and never counted.
reactions = Table(
    "reactions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("opinion", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("retracted_at", Text),
    Index("reactions_claim", "claim", "author"),
)

# Cases: folders that people make for stories and claims, with tags and notes of their own.
cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

case_filings = Table(
    "case_filings", metadata,
    Column("case", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("at", Text, primary_key=True),  # an article's key, a statement's name, a kept claim's id
    Column("added_at", Text, nullable=False), Index("case_filings_at", "kind", "at"),
)  # fmt: skip

case_tags = Table(
    "case_tags", metadata,
    Column("case", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", Text, primary_key=True), Index("case_tags_tag", "tag"),
)  # fmt: skip

case_notes = Table(
    "case_notes", metadata, Column("number", Integer, primary_key=True),
    Column("case", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("text", Text, nullable=False), Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False), Index("case_notes_case", "case"),
)  # fmt: skip

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("ok", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Index("log_what", "what", "number"),
)
for _name, _columns in (("log_failed", ()), ("log_failed_what", (log.c.what,))):
    Index(_name, *_columns, log.c.number, sqlite_where=~log.c.ok, postgresql_where=~log.c.ok)
