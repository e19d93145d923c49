"""Teach the sentence encoder what a statement means where it stands: `python training/context.py --out build/context.pt`.

What ships keeps its weights; beside each of its matrices two narrow ones are learnt (low-rank
adaptation, Hu et al. 2021), which a gate lets in where an article is read whole. Of all that is said
in one story, what bears on one claim or ask shall lie close together (supervised contrastive loss
after Khosla et al. 2020, and each pair's odds), a step a few stories. Some wordpieces are hidden, so
that no story is learnt by heart, and what is kept is a running mean of the weights.

With `--without N` every fourth story is left out and measured on; without it all are learnt from,
and what comes of it is put in the place of what ships. `apart.py` gives each story the vectors of
matrices that were not taught on it, for what learns from those vectors.

`--further` goes on from what ships, with the annotated ledgers of development and the stories of
`close/z*`, which are told as newspapers tell, and at each epoch a few of the others; there every
second of the former is left out. They are few, and teach a lot.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor

import annotated
import restore
from network import BF16, WIDTH, beside
from sayso.tagger.passages import Passage, passages
from sayso.tagger.vectors import WEIGHTS
from sayso.types.span import Span

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
RANK = 16
TEMPERATURE = 0.17
ODDS = (10.0, -5.0)  # of a pair by its cosine: slope and offset to begin with
AT_ONCE = 4  # stories a step
WARM_UP, LEAST = 0.1, 0.02
HIDDEN, NOTHING = 0.12, 1  # share of wordpieces; a piece that no text holds: a row of zeros
WINDOWS = 16 if DEVICE == "cuda" else 2  # at once
FOLDS, HALVES = 4, 2
DENSE = "z*.json"  # stories told as newspapers tell
PLAIN = "plain-"  # stories that `answers.py` learns from
MARK = re.compile(r"\[\[(?P<labels>[^|\[\]]+)\|(?P<words>[^\[\]]+)\]\]")


HERE = Path(__file__).parent
TAUGHT = HERE / "taught.json"


@dataclass(frozen=True)
class Course:
    """How it is taught."""

    epochs: int
    rate: float
    odds_rate: float
    mean: float  # of the running mean, what stays at each step
    beside: int = 0  # other stories an epoch, drawn anew


ANEW = Course(5, 2e-3, 0.05, 0.99)
FURTHER = Course(4, 1e-3, 0.0125, 0.97, beside=30)


@dataclass(frozen=True)
class Told:
    """One story's windows, and of each thing said in it the claims and asks that it bears on."""

    windows: list[Passage]  # `places` are numbered over the whole story
    bears: list[frozenset[str]]


Kinds = dict[str, list[Path]]


Part = tuple[str, int, list[list[Span]], list[frozenset[str]]]  # text, title's end, said, about


def read(path: Path, pieces: Tokenizer) -> Told:
    """A marked story, or the folder of an annotated ledger."""
    windows: list[Passage] = []
    bears: list[frozenset[str]] = []
    for text, title, said, about in _annotated(path) if path.is_dir() else _marked(path):
        for each in passages(text, title, said, pieces):
            places = {len(bears) + number: at for number, at in each.places.items()}
            windows.append(Passage(each.pieces, places))
        bears += about
    return Told(windows, bears)


def _marked(path: Path) -> Iterator[Part]:
    for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
        title, _ = unmarked(article["title"])
        text, more = unmarked(f"{article['title']}\n\n{article['text']}")
        about = [
            frozenset(label for label in labels if label != "0" and ">" not in label)
            for _, labels in more
        ]
        yield text, len(title), [[span] for span, _ in more], about


def _annotated(folder: Path) -> Iterator[Part]:
    about = annotated.bearing(folder)
    for _, text, rows in annotated.attributed(folder):
        said = [[Span(p["s"], p["e"]) for p in row["content"] or row["cue"]] for row in rows]
        yield text, len(text.partition("\n")[0]), said, [about[row["id"]] for row in rows]


def unmarked(text: str) -> tuple[str, list[tuple[Span, list[str]]]]:
    """The text without its marks, and what each of them goes round, with its labels.

    >>> unmarked("He said [[C1,K1>met|it was open]].")
    ('He said it was open.', [(Span(start=8, end=19), ['C1', 'K1>met'])])
    """
    plain, found, at = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        labels = [label.strip() for label in mark["labels"].split(",")]
        found.append((Span(len(plain), len(plain) + len(mark["words"])), labels))
        plain += mark["words"]
        at = mark.end()
    return plain + text[at:], found


def vectors(network: torch.nn.Module, windows: list[Passage], count: int) -> Tensor:
    """(statements, 384), each of unit length; of what stands in no window, zeros."""
    parts: list[list[Tensor]] = [[] for _ in range(count)]
    order = sorted((w for w in windows if w.places), key=lambda w: len(w.pieces))
    for at in range(0, len(order), WINDOWS):
        group = order[at : at + WINDOWS]
        ids = torch.zeros(len(group), max(len(w.pieces) for w in group), dtype=torch.long)
        mask = torch.zeros(ids.shape)
        for row, window in enumerate(group):
            ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
            mask[row, : len(window.pieces)] = 1
        if network.encoder.training:
            ids[torch.rand(ids.shape) < HIDDEN] = NOTHING
        ids, mask = ids.to(DEVICE), mask.to(DEVICE)
        with torch.autocast(DEVICE, torch.bfloat16, enabled=BF16 or DEVICE == "cuda"):
            hidden = network.encoder(ids, torch.zeros_like(ids), mask)
        for row, window in enumerate(group):
            for number, places in window.places.items():
                parts[number].append(hidden[row, list(places)].float().sum(0))
    nowhere = torch.zeros(WIDTH, device=DEVICE)
    rows = [torch.stack(part).sum(0) if part else nowhere for part in parts]
    return F.normalize(torch.stack(rows), dim=-1)


def losses(found: Tensor, bears: list[frozenset[str]], odds: Tensor) -> Tensor:
    """How hard each pair of one claim is to tell from the others, and how wrong the pairs' odds are."""
    same = torch.tensor([[bool(one & other) for other in bears] for one in bears], device=DEVICE)
    itself = torch.eye(len(bears), dtype=torch.bool, device=DEVICE)
    cosines = found @ found.T
    logs = F.log_softmax((cosines / TEMPERATURE).masked_fill(itself, -1e4), -1)
    pairs = same & ~itself
    some = pairs.any(1)
    contrast = -((logs * pairs).sum(-1)[some] / pairs.sum(-1)[some]).mean()
    bearing = torch.tensor([bool(each) for each in bears], device=DEVICE)
    told = (bearing[:, None] | bearing[None]) & ~itself
    wrong = F.binary_cross_entropy_with_logits(
        (odds[0] * cosines + odds[1])[told], same[told].float()
    )
    return contrast + wrong


def precision(found: Tensor, bears: list[frozenset[str]]) -> float:
    """Average precision, by likeness, of the pairs of one story of which one bears on something."""
    alike = (found @ found.T).cpu().numpy()
    pairs = [(i, j) for i in range(len(bears)) for j in range(i) if bears[i] or bears[j]]
    right = np.array([bool(bears[i] & bears[j]) for i, j in pairs])
    hits = right[np.argsort([-alike[pair] for pair in pairs], kind="stable")]
    return float((np.cumsum(hits) / (np.arange(len(hits)) + 1))[hits].mean())


def stories(*, without: int | None = None, only: int | None = None) -> Kinds:
    """The stories by their kind without the dense ones, but for those of a fold, or of one alone."""
    every = sorted((HERE / "told").glob("*.json"))
    close = [path for path in sorted((HERE / "close").glob("*.json")) if not path.match(DENSE)]
    kinds = {
        "oblique": [path for path in every if not path.name.startswith(PLAIN)],
        "plain": [path for path in every if path.name.startswith(PLAIN)],
        "close": close,
    }
    return {
        kind: [p for n, p in enumerate(ps) if n % FOLDS != without and only in (None, n % FOLDS)]
        for kind, ps in kinds.items()
    }


def newsworthy(*, without: int | None = None, only: int | None = None) -> list[Path]:
    """The annotated ledgers and the dense stories, but for a half of them, or that half alone."""
    ledgers = [path for path in annotated.folders(dense=True) if any(path.glob("*.txt"))]
    every = [*ledgers, *sorted((HERE / "close").glob(DENSE))]
    return [p for n, p in enumerate(every) if n % HALVES != without and only in (None, n % HALVES)]


def wordpieces() -> Tokenizer:
    found = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without", type=int, help=f"a fold, 0 to {FOLDS - 1}; further a half")
    parser.add_argument("--further", action="store_true", help="go on, with annotated ledgers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    pieces = wordpieces()
    network = SimpleNamespace(encoder=restore.sentences())
    narrow = beside(network.encoder, RANK)
    network.encoder.to(DEVICE)
    fold = options.without
    learnt, others, left = _anew(fold)
    if options.further:
        for place, values in zip(narrow, restore.narrow(), strict=True):
            place.data.copy_(values)
        learnt, others, left = _further(fold)
    measured = {kind: [read(path, pieces) for path in paths] for kind, paths in left.items()}
    print(f"{len(learnt)} stories to learn from", flush=True)
    _tell(network, measured, "before")
    taught = [read(path, pieces) for path in learnt]
    beside_them = [read(path, pieces) for path in others]
    _train(network, narrow, (taught, beside_them), FURTHER if options.further else ANEW)
    _tell(network, measured, "after")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    matrices = [each.data.cpu() for each in narrow]
    kept = {"rank": RANK, "narrow": matrices, "fold": fold, "further": options.further}
    torch.save(kept, options.out)
    if fold is None:
        restore.put(matrices)
        known = json.loads(TAUGHT.read_text(encoding="utf-8"))
        known["meant_further" if options.further else "meant"] = len(learnt)
        TAUGHT.write_text(json.dumps(known) + "\n", encoding="utf-8")


def _anew(fold: int | None) -> tuple[list[Path], list[Path], Kinds]:
    """What is learnt from, what beside it, and what is left out."""
    learnt = [path for paths in stories(without=fold).values() for path in paths]
    return learnt, [], {} if fold is None else stories(only=fold)


def _further(half: int | None) -> tuple[list[Path], list[Path], Kinds]:
    """The same of what is taught further."""
    others, _, _ = _anew(None)
    left = {} if half is None else {"newsworthy": newsworthy(only=half)}
    return newsworthy(without=half), others, left


def _train(
    network, narrow: list[Tensor], stories: tuple[list[Told], list[Told]], course: Course
) -> None:
    """Learn from the first ones, some of the others beside them, and leave the running mean."""
    learnt, others = stories
    odds = torch.nn.Parameter(torch.tensor(ODDS, device=DEVICE))
    optimizer = torch.optim.AdamW(
        [{"params": narrow, "lr": course.rate}, {"params": [odds], "lr": course.odds_rate}],
        weight_decay=0.01,
    )
    mean = [each.detach().clone() for each in narrow]
    count = len(learnt) + course.beside
    total, step, started = course.epochs * count, 0, time.time()
    for epoch in range(course.epochs):
        now = [*learnt, *random.sample(others, course.beside)]
        random.shuffle(now)
        network.encoder.train()
        lost = []
        for at in range(0, count, AT_ONCE):
            group = now[at : at + AT_ONCE]
            for story in group:
                found = vectors(network, story.windows, len(story.bears))
                loss = losses(found, story.bears, odds) / len(group)
                loss.backward()
                lost.append(loss.item() * len(group))
            torch.nn.utils.clip_grad_norm_(narrow, 1.0)
            done = (epoch * count + at) / total
            share = done / WARM_UP if done < WARM_UP else (1 - done) / (1 - WARM_UP)
            optimizer.param_groups[0]["lr"] = course.rate * max(share, LEAST)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            stays = min(course.mean, step / (step + 9))
            torch._foreach_lerp_(mean, [each.detach() for each in narrow], 1 - stays)
        print(f"epoch {epoch}: {np.mean(lost):.3f}, {time.time() - started:.0f} s", flush=True)
    for each, kept in zip(narrow, mean, strict=True):
        each.data.copy_(kept)


def _tell(network, measured: dict[str, list[Told]], when: str) -> None:
    """Print the average precision over the stories kept back, by their kind."""
    network.encoder.eval()
    told = {}
    for kind, kept in measured.items():
        with torch.no_grad():
            found = [
                precision(vectors(network, each.windows, len(each.bears)), each.bears)
                for each in kept
            ]
        told[kind] = round(float(np.mean(found)), 4)
    print(f"{when}: average precision {told}", flush=True)


if __name__ == "__main__":
    main()
