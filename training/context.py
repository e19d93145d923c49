"""Teach the sentence encoder what a statement means where it stands: `python training/context.py --out build/context.pt`.

What ships keeps its weights; beside each of its matrices two narrow ones are learnt (low-rank
adaptation, Hu et al. 2021), which a gate lets in where an article is read whole. Of all that is said
in one story, what bears on one claim or ask shall lie close together (supervised contrastive loss
after Khosla et al. 2020, and each pair's odds), a step a story. They learn twice: with `--learnt`
from the obliquely told stories of `training/told`; without it they go on from what ships, with every
second plainly told story and those of `training/close` as well, and are put in its place.
"""

import argparse
import json
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor

import restore
from network import BF16, WIDTH, beside
from sayso.tagger.passages import Passage, passages
from sayso.tagger.vectors import WEIGHTS
from sayso.types.span import Span
from sentences import checked, mean_of

RANK = 16
TEMPERATURE = 0.1
ODDS = (10.0, -5.0)  # of a pair by its cosine: slope and offset to begin with
RATE, ODDS_RATE = 1e-3, 0.05
GO_ON_RATE, GO_ON_EPOCHS = 5e-4, 2
WARM_UP, LEAST = 0.1, 0.02
AT_ONCE = 2  # windows
KEPT_BACK = 12  # every twelfth story is measured on and not learnt from, unless all are asked for
LEFT_OUT = 6  # of plainly told and of close stories: those that `joining.py` leaves out, too
MEASURED = 3  # of the plainly told ones left out every third is measured on
PLAIN = "plain-"  # stories that `answers.py` learns from
CLOSE = ("[a-h]-*.json", "[i-p]-*.json", "[q-x]-*.json")  # the three kinds of close stories
MARK = re.compile(r"\[\[(?P<labels>[^|\[\]]+)\|(?P<words>[^\[\]]+)\]\]")


HERE = Path(__file__).parent
TAUGHT = HERE / "taught.json"


@dataclass(frozen=True)
class Told:
    """One story's windows, and of each thing said in it the claims and asks that it bears on."""

    windows: list[Passage]  # `places` are numbered over the whole story
    bears: list[frozenset[str]]


Kept = dict[str, list[Told]]


def read(path: Path, pieces: Tokenizer) -> Told:
    windows: list[Passage] = []
    bears: list[frozenset[str]] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
        title, _ = unmarked(article["title"])
        text, more = unmarked(f"{article['title']}\n\n{article['text']}")
        said = [[span] for span, _ in more]
        for each in passages(text, len(title), said, pieces):
            places = {len(bears) + number: at for number, at in each.places.items()}
            windows.append(Passage(each.pieces, places))
        bears += [
            frozenset(label for label in labels if label != "0" and ">" not in label)
            for _, labels in more
        ]
    return Told(windows, bears)


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


def vectors(network: torch.nn.Module, story: Told) -> Tensor:
    """(statements, 384), each of unit length; of what stands in no window, zeros."""
    parts: list[list[Tensor]] = [[] for _ in story.bears]
    order = sorted((w for w in story.windows if w.places), key=lambda w: len(w.pieces))
    for at in range(0, len(order), AT_ONCE):
        group = order[at : at + AT_ONCE]
        ids = torch.zeros(len(group), max(len(w.pieces) for w in group), dtype=torch.long)
        mask = torch.zeros(ids.shape)
        for row, window in enumerate(group):
            ids[row, : len(window.pieces)] = torch.tensor(window.pieces)
            mask[row, : len(window.pieces)] = 1
        with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
            hidden = network.encoder(ids, torch.zeros_like(ids), mask)
        for row, window in enumerate(group):
            for number, places in window.places.items():
                parts[number].append(hidden[row, list(places)].float().sum(0))
    rows = [torch.stack(part).sum(0) if part else torch.zeros(WIDTH) for part in parts]
    return F.normalize(torch.stack(rows), dim=-1)


def losses(found: Tensor, bears: list[frozenset[str]], odds: Tensor) -> tuple[Tensor, Tensor]:
    """How hard each pair of one claim is to tell from the others, and how wrong the pairs' odds are."""
    same = torch.tensor([[bool(one & other) for other in bears] for one in bears])
    itself = torch.eye(len(bears), dtype=torch.bool)
    cosines = found @ found.T
    logs = F.log_softmax((cosines / TEMPERATURE).masked_fill(itself, -1e4), -1)
    pairs = same & ~itself
    some = pairs.any(1)
    contrast = -((logs * pairs).sum(-1)[some] / pairs.sum(-1)[some]).mean()
    bearing = torch.tensor([bool(each) for each in bears])
    told = (bearing[:, None] | bearing[None]) & ~itself
    wrong = F.binary_cross_entropy_with_logits(
        (odds[0] * cosines + odds[1])[told], same[told].float()
    )
    return contrast, wrong


def precision(found: Tensor, bears: list[frozenset[str]]) -> float:
    """Average precision, by likeness, of the pairs of one story of which one bears on something."""
    alike = (found @ found.T).numpy()
    pairs = [(i, j) for i in range(len(bears)) for j in range(i) if bears[i] or bears[j]]
    right = np.array([bool(bears[i] & bears[j]) for i, j in pairs])
    hits = right[np.argsort([-alike[pair] for pair in pairs], kind="stable")]
    return float((np.cumsum(hits) / (np.arange(len(hits)) + 1))[hits].mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--learnt", type=Path, help="what claims.py wrote; else go on from what ships"
    )
    parser.add_argument("--share", type=float, default=0.3, help="as for sentences.py")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="measure on none")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    folder = checked() if options.learnt else WEIGHTS
    pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
    pieces.no_truncation()
    pieces.no_padding()
    if options.learnt:
        network = mean_of(folder / "model.safetensors", options.learnt, options.share)
        learnt, kept, rate, epochs = *_oblique(), RATE, options.epochs
    else:
        network = SimpleNamespace(encoder=restore.sentences())
        learnt, kept, rate, epochs = *_all_kinds(), GO_ON_RATE, GO_ON_EPOCHS
    narrow = beside(network.encoder, RANK)
    if not options.learnt:
        for place, values in zip(narrow, restore.narrow(), strict=True):
            place.data.copy_(values)
    taught = [*learnt, *(kept if options.all else {}).get("oblique", [])]
    stories = [read(path, pieces) for path in taught]
    measured = {} if options.all else {n: [read(p, pieces) for p in ps] for n, ps in kept.items()}
    print(f"{len(stories)} stories to learn from", flush=True)
    before = _tell(network, measured, "before")
    after = _train(network, narrow, stories, measured, rate, epochs)
    torch.save({"rank": RANK, "narrow": [each.data for each in narrow]}, options.out)
    if not options.learnt:
        restore.put([each.data for each in narrow])
        known = json.loads(TAUGHT.read_text(encoding="utf-8"))
        known |= {"meant": len(stories), "meant_before": before, "meant_after": after}
        TAUGHT.write_text(json.dumps(known) + "\n", encoding="utf-8")


def _oblique() -> tuple[list[Path], dict[str, list[Path]]]:
    """The obliquely told stories to learn from, and those to measure on."""
    every = sorted((HERE / "told").glob("*.json"))
    paths = [path for path in every if not path.name.startswith(PLAIN)]
    kept = paths[::KEPT_BACK]
    return [path for path in paths if path not in kept], {"oblique": kept}


def _all_kinds() -> tuple[list[Path], dict[str, list[Path]]]:
    """Stories of every kind to learn from, and those to measure on, by their kind."""
    learnt, kept = _oblique()
    plain = sorted((HERE / "told").glob(f"{PLAIN}*.json"))
    learnt += [path for n, path in enumerate(plain) if n % LEFT_OUT and n % 2]
    kept |= {"plain": plain[:: LEFT_OUT * MEASURED], "close": []}
    for pattern in CLOSE:
        close = sorted((HERE / "close").glob(pattern))
        learnt += [path for n, path in enumerate(close) if n % LEFT_OUT]
        kept["close"] += close[::LEFT_OUT]
    return learnt, kept


def _train(
    network, narrow: list[Tensor], learnt: list[Told], kept: Kept, rate: float, epochs: int
) -> dict[str, float]:
    """What `_tell` gives after the last epoch."""
    told: dict[str, float] = {}
    odds = torch.nn.Parameter(torch.tensor(ODDS))
    optimizer = torch.optim.AdamW(
        [{"params": narrow, "lr": rate}, {"params": [odds], "lr": ODDS_RATE}], weight_decay=0.01
    )
    total, step, started = epochs * len(learnt), 0, time.time()
    for epoch in range(epochs):
        random.shuffle(learnt)
        network.encoder.train()
        lost = []
        for story in learnt:
            contrast, wrong = losses(vectors(network, story), story.bears, odds)
            (contrast + wrong).backward()
            torch.nn.utils.clip_grad_norm_(narrow, 1.0)
            done = step / total
            share = done / WARM_UP if done < WARM_UP else (1 - done) / (1 - WARM_UP)
            optimizer.param_groups[0]["lr"] = rate * max(share, LEAST)
            optimizer.step()
            optimizer.zero_grad()
            lost.append((contrast.item(), wrong.item()))
            step += 1
        means = ", ".join(f"{each:.3f}" for each in np.mean(lost, 0))
        print(f"epoch {epoch}: losses {means}, {time.time() - started:.0f} s", flush=True)
        told = _tell(network, kept, f"epoch {epoch}")
    return told


def _tell(network, kept: Kept, when: str) -> dict[str, float]:
    """The average precision over the stories kept back, by their kind."""
    network.encoder.eval()
    told = {}
    for kind, stories in kept.items():
        with torch.no_grad():
            found = [precision(vectors(network, story), story.bears) for story in stories]
        told[kind] = round(float(np.mean(found)), 4)
    print(f"{when}: average precision {told}", flush=True)
    return told


if __name__ == "__main__":
    main()
