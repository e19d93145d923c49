"""Transcripts (.vtt, .srt) as articles: the words without their clocks, a paragraph a speaker."""

import re
from collections.abc import Iterator
from html import unescape

from sayso.errors import ReadError
from sayso.parse.decode import decoded, without_halves
from sayso.parse.plain import article_of, subject
from sayso.types.article import Article, Capture

FEWEST = 5  # words
LONGEST = 120  # words of a paragraph whose speaker is not told, at whose end of sentence it is cut

_ARROW = re.compile(r"^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_SKIPPED = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION)\b")
_VOICE = re.compile(r"<v(?:\.[^ >]*)? ([^>]{1,80})>", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:>>\s*)?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}(?: \([^)]{1,40}\))?):\s+(?=\S)"
)
_CHANGED = re.compile(r"^(?:>>|[-–—])\s*(?=\S)")
_SOUND = re.compile(r"\[[^\]]{0,60}\]|\([A-Z ]{3,40}\)|♪[^♪]*♪?")
_TAG = re.compile(r"</?[^>]{0,80}>|\{\\[^}]{0,40}\}")


def transcript(capture: Capture) -> Article:
    """The article of a transcript. Raises ReadError where it holds no words."""
    found = decoded(capture.body)
    text = without_halves("\n\n".join(_paragraphs(found.text))).text
    if len(text.split()) < FEWEST:
        raise ReadError(subject(capture), "the transcript holds no words")
    return article_of(text, capture, warnings=found.warnings)


def _paragraphs(text: str) -> Iterator[str]:
    """What each speaker says in turn, behind the name where one is marked."""
    speaker: str | None = None
    said: list[str] = []
    for name, line, is_new in _lines(text):
        changed = is_new or (name is not None and name != speaker)
        if said and (changed or _is_long(said)):
            yield _paragraph(speaker, said)
            said = []
        if changed:
            speaker = name
        if not said or said[-1] != line:  # rolling captions print each line twice
            said.append(line)
    if said:
        yield _paragraph(speaker, said)


def _paragraph(speaker: str | None, said: list[str]) -> str:
    words = " ".join(" ".join(said).split())
    return f"{speaker}: {words}" if speaker else words


def _is_long(said: list[str]) -> bool:
    return sum(len(line.split()) for line in said) > LONGEST and said[-1].endswith((".", "?", "!"))


def _lines(text: str) -> Iterator[tuple[str | None, str, bool]]:
    """Each line of speech: its speaker, if told; its words; whether another begins to speak."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        rows = block.strip("\n\ufeff").split("\n")
        at = next((i for i, row in enumerate(rows) if _ARROW.match(row)), None)
        if at is None or _SKIPPED.match(rows[0]):
            continue
        for row in rows[at + 1 :]:
            yield from _line(row)


def _line(row: str) -> Iterator[tuple[str | None, str, bool]]:
    voice = _VOICE.search(row)
    bare = _SOUND.sub(" ", unescape(_TAG.sub("", row))).strip()
    name = " ".join(unescape(voice[1]).split()) if voice else None
    named = _NAMED.match(bare)
    changed = _CHANGED.match(bare)
    if named:
        name, bare = named[1], bare[named.end() :]
    elif changed:
        bare = bare[changed.end() :]
    if " ".join(bare.split()):
        yield name, " ".join(bare.split()), bool(changed and not name)
