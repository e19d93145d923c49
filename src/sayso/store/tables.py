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
)

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("media_type", Text),
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
    Column("day", Text),
    Column("sha256", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("component", Integer, nullable=False),
    Column("story", Text),
    Column("added_at", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Index("articles_component", "component"),
    Index("articles_story", "story"),
    Index("articles_url", "url"),
)

# What an article is found by when another one may be of its story: heavy terms, and its address.
features = Table(
    "features",
    metadata,
    Column("feature", Text, primary_key=True),
    Column("day", Text, primary_key=True),  # "" where it is not known
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Index("features_article", "article"),
    sqlite_with_rowid=False,
)

# Pairs that are alike enough to be one story: their components are what is judged at once.
kin = Table(
    "kin",
    metadata,
    Column("one", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("other", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Index("kin_other", "other"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("component", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("line", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("stories_component", "component"),
    Index("stories_last", "last"),
)

# Which story holds a claim, a party or an ask, so that a typed id finds it.
names = Table(
    "names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("story", Text, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
    Index("names_story", "story"),
)

unjudged = Table("unjudged", metadata, Column("component", Integer, primary_key=True))

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
    Column("component", Integer),
    Index("judgements_subject", "subject"),
    Index("judgements_component", "component", "retracted_at"),
    Index("judgements_author", "author"),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("ok", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)
