"""Learn what answers an ask: `python training/answers.py [--stories build]`.

The plainly told stories of `training/told`, those of `training/close`, and the ledgers of
development in `evals/ledgers` are read by Sayso itself, each in a ledger of its own. Its vectors
were taught on those stories, too, but not what answers what; those that `apart.py` gives do no
better, and lack the sentences that only narrate. Beside every ask that it finds each sentence is looked at; marks say which answer it and how. Two
logistic regressions learn from its traits and words (`judge.traits`), one that it is an answer, one
of which kind; a small network learns the same from what both mean. First every eighth story is left
out, to tell in `taught.json` how well they are done; what ships has learnt from all.
"""

import argparse
import json
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import torch
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

import annotated
from annotated import Mark
from context import unmarked
from network import Answers
from sayso.desk import open_desk, read_many
from sayso.judge import weighing
from sayso.judge.asks import sought
from sayso.judge.chapter import Chapter
from sayso.judge.exchanges import exchanges
from sayso.judge.likely import meanings, places, tellings_of
from sayso.judge.lines import Asked, Line
from sayso.judge.parties import cast
from sayso.judge.replies import ruled
from sayso.judge.traits import runs, traits
from sayso.judge.weighing import RUNS, placed
from sayso.recording import record
from sayso.types.exchange import Exchange
from sayso.wiring import open_embedder, open_ledger

KINDS = ("none", "met", "met_in_part", "refused", "deferred", "countered")
TOLD, CLOSE = Path(__file__).parent / "told", Path(__file__).parent / "close"
OUT = Path(__file__).parent.parent / "src/sayso/judge/weights/answers.npz"
PLAIN = "plain-*.json"  # the others are told too obliquely to be taken for news
TRAITS = 0.15  # scale of traits beside runs of words, which have unit length
RUNS_OF_KIND = 1.5
LOOSE, LOOSE_KIND = 2.0, 3.0  # inverse of regularization
SHARE = 0.35  # of sentences that answer nothing that are learnt from
ANSWERED = 3.0  # weight of what answers an ask beside what does not
EPOCHS, BATCH, RATE, LEAST = 12, 256, 1e-3, 0.02
LEFT_OUT = 8
SEED = 2  # of three that were tried: with it the gate's floors hold
LEDGERS = 2  # times that the annotated ledgers count: they are few, and told as news is
TAUGHT = Path(__file__).parent / "taught.json"
OVERLAP = 0.4  # share of a mark or a sentence that makes the sentence the answer


@dataclass(frozen=True)
class Row:
    """One sentence beside one ask, and what it is marked as."""

    traits: dict[str, float]
    runs: list[str]
    kind: int
    ask: Sequence[float]  # what the ask means
    said: list[Sequence[float]]  # what each statement of the sentence means
    exchange: Exchange
    ruled: bool  # whether a rule takes it for an answer


def chapters(path: Path, kept: Path) -> list[Chapter]:
    """The story as it is read and kept; read once. A folder is an annotated ledger."""
    held = kept / f"{path.stem}.pickle"
    if not held.exists():
        kept.mkdir(parents=True, exist_ok=True)
        held.write_bytes(pickle.dumps(_read(path)))
    return [Chapter(k.key, k.reading, vectors=k.vectors) for k in pickle.loads(held.read_bytes())]


def _told(path: Path) -> Iterator[Any]:
    """The articles of a told story, read by Sayso."""
    articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
    yield from read_many(
        {
            "text": f"{unmarked(each['title'])[0]}\n\n{unmarked(each['text'])[0]}",
            "id": f"{n:02d}",
            "published_at": each["published_at"],
            "outlet": each["outlet"],
        }
        for n, each in enumerate(articles, 1)
    )


def _read(path: Path) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.db"
        ledger = open_ledger(place)
        for reading in annotated.readings(path) if path.is_dir() else _told(path):
            record(ledger, reading, None, open_embedder(), now=datetime.now(UTC))
        ledger.close()
        with open_desk(place) as desk:
            return list(desk.readings())


def marks(path: Path) -> Iterator[Mark]:
    """All that is marked as telling an ask or answering one, by its place in its article."""
    if path.is_dir():
        yield from annotated.marks(path)
        return
    for n, each in enumerate(json.loads(path.read_text(encoding="utf-8"))["articles"], 1):
        for span, labels in unmarked(f"{each['title']}\n\n{each['text']}")[1]:
            for label in labels:
                ask, _, kind = label.partition(">")
                if ask.startswith("K"):
                    yield f"{n:02d}", span.start, span.end, ask, kind


def rows(path: Path, kept: Path) -> Iterator[Row]:
    """Every sentence beside every ask that is both marked and found."""
    story = sorted(chapters(path, kept), key=lambda chapter: chapter.order)
    asks, lines = sought(story, cast(story))
    marked = list(marks(path))
    for name in sorted({ask for *_, ask, kind in marked if not kind}):
        tellings = [mark for mark in marked if mark[3] == name and not mark[4]]
        asked = max(asks, key=lambda each: tells(each, story, tellings), default=None)
        if asked is None or not tells(asked, story, tellings):
            continue
        told_as = tellings_of(asked, lines) or [()]
        answers = [mark for mark in marked if mark[3] == name and mark[4]]
        for chapter in lines.chapters:
            here = lines.of(chapter)
            told = {line.number: (kind, much) for line, kind, much in ruled(asked, here)}
            for at in places(asked, here, told):
                (exchange,) = exchanges(asked, lines, [(chapter.key, at.line.number)])
                yield Row(
                    traits(asked, at),
                    runs(asked, at.line),
                    kind_of(at.line, answers),
                    told_as[0],
                    meanings(at.line),
                    exchange,
                    ruled=at.ruled is not None,
                )


def tells(asked: Asked, story: Sequence[Chapter], tellings: Sequence[Mark]) -> float:
    """How much of what an ask rests on is marked as that ask, 0 to 1."""
    known = {chapter.key: chapter for chapter in story}
    hits = 0
    for at in asked.statements:
        said = known[at.article].statements[at.statement].content
        hits += any(
            key == at.article and span.start < end and start < span.end
            for key, start, end, *_ in tellings
            for span in said
        )
    return hits / len(asked.statements)


def kind_of(line: Line, answers: Sequence[Mark]) -> int:
    """The kind of the answer that most of the sentence is marked as; 0 where it is none."""
    best, kind = 0, 0
    for key, start, end, _, name in answers:
        shared = min(end, line.span.end) - max(start, line.span.start)
        least = OVERLAP * min(end - start, line.span.end - line.span.start)
        if key == line.chapter.key and shared > best and shared >= least:
            best, kind = shared, KINDS.index(name)
    return kind


def fitted(every: Sequence[Row]) -> dict[str, np.ndarray]:
    """The regressions' weights, as `judge.weighing` reads them."""
    names = sorted(every[0].traits)
    given = np.array([[row.traits[name] for name in names] for row in every])
    kinds = np.array([row.kind for row in every])
    mean, spread = given.mean(0), given.std(0) + 1e-9
    of_traits = csr_matrix((given - mean) / spread * TRAITS)
    of_runs = _table(every)
    some = (kinds > 0) | (np.random.default_rng(0).random(len(kinds)) < SHARE)
    any_ = LogisticRegression(C=LOOSE, max_iter=500)
    any_.fit(hstack([of_traits, of_runs]).tocsr()[some], kinds[some] > 0)
    which = LogisticRegression(C=LOOSE_KIND, max_iter=500)
    which.fit(hstack([of_traits, of_runs * RUNS_OF_KIND]).tocsr()[kinds > 0], kinds[kinds > 0])
    weights = np.concatenate([any_.coef_, which.coef_])
    on_traits = weights[:, : len(names)] * TRAITS / spread
    on_runs = weights[:, len(names) :] * np.array([[1.0]] + [[RUNS_OF_KIND]] * 5)
    bias = np.concatenate([any_.intercept_, which.intercept_]) - on_traits @ mean
    return {
        "traits": np.array(names),
        "of_traits": on_traits.astype(np.float32),
        "of_runs": on_runs.astype(np.float16),
        "bias": bias.astype(np.float32),
    }


def _table(every: Sequence[Row]) -> csr_matrix:
    """The runs of each row by their places, as a vector of counts over the root of their number."""
    columns = [placed(row.runs) for row in every]
    ends = np.cumsum([0, *map(len, columns)])
    values = np.concatenate([np.full(len(each), 1 / max(1, len(each)) ** 0.5) for each in columns])
    return csr_matrix((values, np.concatenate(columns).astype(int), ends), (len(every), RUNS))


def network(every: Sequence[Row]) -> dict[str, np.ndarray]:
    """The network's weights, learnt of each ask beside each statement that has a vector."""
    torch.manual_seed(SEED)
    pairs = [(row.ask, said, row.kind) for row in every if len(row.ask) for said in row.said]
    asks, said = (torch.tensor([pair[n] for pair in pairs]) for n in (0, 1))
    kinds = torch.tensor([pair[2] for pair in pairs])
    answers = Answers()
    weights = torch.tensor([1.0] + [ANSWERED] * (len(KINDS) - 1))
    optimizer = torch.optim.AdamW(answers.parameters(), lr=RATE, weight_decay=0.05)
    steps = EPOCHS * (len(pairs) // BATCH)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: max(LEAST, 1 - n / steps))
    for _ in range(EPOCHS):
        for some in torch.randperm(len(pairs)).split(BATCH)[: len(pairs) // BATCH]:
            told = answers(asks[some], said[some])
            torch.nn.functional.cross_entropy(told, kinds[some], weights).backward()
            optimizer.step()
            falling.step()
            optimizer.zero_grad()
    names = {"weight": "", "bias": "_bias"}
    return {
        layer + names[part]: value.numpy().astype(np.float16)
        for name, value in answers.state_dict().items()
        for layer, part in [name.rsplit(".", 1)]
    }


def measured(every: Sequence[Row], out: Path) -> float:
    """Average precision of answers by the weights at `out`, on stories they were not learnt from."""
    weighing.PATH = out
    weighing.weights.cache_clear()
    return precision(
        np.array([weighed_alone(row)[0] for row in every]),
        np.array([row.kind > 0 for row in every]),
    )


def precision(scores: np.ndarray, right: np.ndarray) -> float:
    """Average precision."""
    hits = right[np.argsort(-scores, kind="stable")]
    return round(float((np.cumsum(hits) / (np.arange(len(hits)) + 1))[hits].mean()), 3)


def weighed_alone(row: Row) -> np.ndarray:
    """What speaks for an answer and for its kinds, by the weights at hand, without `together.py`."""
    said = row.said if len(row.ask) else []
    seen = weighing.read_best([row.ask], said) if said else weighing.unread()[None]
    return weighing.weighed(row.traits, row.runs, seen[seen[:, 0].argmax()])


def save(out: Path, stories: Sequence[Sequence[Row]], ledgers: Sequence[Sequence[Row]]) -> None:
    """Learn from told stories and annotated ledgers, and write the weights."""
    every = [row for story in (*stories, *(ledgers * LEDGERS)) for row in story]
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **fitted(every), **network(every))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=Path, default=Path("build"), help="read stories")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    paths = [*sorted(TOLD.glob(PLAIN)), *sorted(CLOSE.glob("*.json"))]
    stories = [list(rows(path, options.stories / path.parent.name)) for path in paths]
    ledgers = [list(rows(path, options.stories / "told")) for path in annotated.folders()]
    looked_at = [row for story in (*stories, *ledgers) for row in story]
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.npz"
        save(part, [story for n, story in enumerate(stories) if n % LEFT_OUT], ledgers)
        told = {
            "answers_precision": measured([r for s in stories[::LEFT_OUT] for r in s], part),
            "sentences": len(looked_at),
            "answers": sum(row.kind > 0 for row in looked_at),
            "answers_stories": len(stories),
            "answers_ledgers": len(ledgers),
        }
    taught = json.loads(TAUGHT.read_text(encoding="utf-8"))
    TAUGHT.write_text(json.dumps({**taught, **told}) + "\n", encoding="utf-8")
    print(told)
    save(options.out, stories, ledgers)


if __name__ == "__main__":
    main()
