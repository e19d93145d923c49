"""The invented articles of `training/texts`: from marked-up text to words, zones and attributions.

Run as a script it checks the files it is given and prints what it found in each.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BASES = (
    "own_observation", "own_information", "document", "imagery_or_recording", "intelligence",
    "other_party", "unnamed_source", "media_report", "analysis",
)  # fmt: skip
NAMES = ("person", "place", "organization", "misc")
ROLES = {"S": "source", "C": "cue", "X": "content"}
MARK = re.compile(
    r"\[([SCX])(\d+(?:,\d+)*) |\]|^@(title|subtitle|dateline|boilerplate) ", re.MULTILINE
)

Pairs = list[tuple[int, int]]


@dataclass
class OwnText:
    """One article: `attributions` maps a number to its roles' [start, end) offsets into `text`."""

    name: str
    head: dict[str, str]
    text: str
    zones: list[tuple[str, int, int]] = field(default_factory=list)
    attributions: dict[int, dict[str, Pairs]] = field(default_factory=dict)
    bases: list[tuple[str, int, int]] | None = None  # basis, start, end; None: nobody looked
    names: list[tuple[str, int, int]] | None = None  # kind, start, end

    def outermost(self) -> list[dict[str, Pairs]]:
        """The attributions that stand within no other one's content."""
        return [a for n, a in self.attributions.items() if n not in self._inner()]

    def inner(self) -> list[dict[str, Pairs]]:
        """Those that stand within another's content, the ones around others first."""
        length = lambda a: sum(end - start for start, end in a["content"])  # noqa: E731
        return sorted((self.attributions[n] for n in self._inner()), key=length, reverse=True)

    def _inner(self) -> set[int]:
        spans = {n: [p for role in a.values() for p in role] for n, a in self.attributions.items()}

        def within(inner: int, outer: int) -> bool:
            content = self.attributions[outer]["content"]
            return inner != outer and all(
                any(s <= a and b <= e for s, e in content) for a, b in spans[inner]
            )

        return {n for n in spans if any(within(n, m) for m in spans)}


def load(path: Path) -> OwnText:
    """Read one marked-up file.

    Raises ValueError, naming file and line, for a bracket that does not fit.
    """
    raw = path.read_text(encoding="utf-8")
    lines = raw.splitlines(keepends=True)
    head = {}
    while lines and lines[0].startswith("#"):
        key, _, value = lines.pop(0)[1:].partition(":")
        head[key.strip()] = value.strip()
    article = _parse(OwnText(path.stem, head, ""), "".join(lines).strip("\n") + "\n", path)
    beside = path.parent / "evidence" / f"{path.stem}.tsv"
    if beside.exists():
        article.bases = list(_bases(article, beside))
    named = path.parent / "names" / f"{path.stem}.tsv"
    if named.exists():
        article.names = list(_names(article, named))
    return article


def _names(article: OwnText, path: Path) -> Iterator[tuple[str, int, int]]:
    """Every place of a listed name, longer ones first; what stands within a longer one is none."""
    listed = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind, _, words = line.partition("\t")
        if kind not in NAMES or not words or words not in article.text:
            raise ValueError(f"{path}: line {number} fits nothing in the text: {line!r}")
        listed[words] = kind
    if listed:
        longest = sorted(listed, key=len, reverse=True)
        pattern = "|".join(re.escape(words) for words in longest)
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", article.text):
            yield listed[match[0]], match.start(), match.end()


def _bases(article: OwnText, path: Path) -> Iterator[tuple[str, int, int]]:
    """The words that state a basis: of several places the one nearest to the attribution's cue."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        attribution, basis, words = line.split("\t")
        found = [m.start() for m in re.finditer(re.escape(words), article.text)]
        cue = article.attributions.get(int(attribution), {"cue": []})["cue"]
        if not found or not cue or basis not in BASES:
            raise ValueError(f"{path}: line {number} fits nothing in the text: {line!r}")
        start = min(found, key=lambda at: abs(at - cue[0][0]))
        yield basis, start, start + len(words)


def load_all(folder: Path) -> Iterator[OwnText]:
    for path in sorted(folder.glob("*.txt")):
        yield load(path)


def _parse(article: OwnText, marked: str, path: Path) -> OwnText:
    out: list[str] = []
    length = at = 0
    stack: list[tuple[str, list[int], int]] = []
    for mark in MARK.finditer(marked):
        piece = marked[at : mark.start()]
        out.append(piece)
        length += len(piece)
        at = mark.end()
        line = marked.count("\n", 0, mark.start()) + 1
        if mark[3]:
            end = marked.find("\n", at)
            plain = MARK.sub("", marked[at : end if end >= 0 else len(marked)])
            article.zones.append((mark[3], length, length + len(plain)))
        elif mark[1]:
            stack.append((ROLES[mark[1]], [int(n) for n in mark[2].split(",")], length))
        else:
            if not stack:
                raise ValueError(f"{path}: text line {line}: a ']' closes nothing")
            role, numbers, start = stack.pop()
            if start == length:
                raise ValueError(f"{path}: text line {line}: an empty {role}")
            for number in numbers:
                roles = article.attributions.setdefault(number, {r: [] for r in ROLES.values()})
                roles[role].append((start, length))
    if stack:
        raise ValueError(f"{path}: '{stack[-1]}' is never closed")
    out.append(marked[at:])
    article.text = "".join(out)
    if "[" in article.text or "]" in article.text:
        raise ValueError(
            f"{path}: a bracket is left over: {article.text[article.text.find('[') :][:40]!r}"
        )
    for number, roles in article.attributions.items():
        if not roles["cue"]:
            raise ValueError(f"{path}: attribution {number} has no cue")
    return article


if __name__ == "__main__":
    for name in sys.argv[1:]:
        try:
            article = load(Path(name))
        except ValueError as error:
            print(error)
            continue
        without = sum(not a["content"] for a in article.attributions.values())
        print(
            f"{article.name}: {len(article.text.split())} words, "
            f"{len(article.attributions)} attributions, {len(article.outermost())} outermost, "
            f"{without} without content, zones {[z[0] for z in article.zones]}"
        )
