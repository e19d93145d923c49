"""Teach the sentence encoder what is said of one claim: `python training/claims.py --out build/claims.pt`.

Starts from all-MiniLM-L6-v2 and learns from the invented stories of `training/claims`: what is said
of one claim shall lie close together, what is said of another claim of the same story apart
(supervised contrastive loss after Khosla et al. 2020, a step the claims of a few stories). So that
it goes on to serve for texts of any kind, each vector is also held near to what it was before.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor

from network import BF16
from sentences import Sentences, checked

TEMPERATURE = 0.07
HELD = 1.0  # weight of staying near the vector of before
STORIES = 3  # a step
RATE = 5e-5
WARM_UP = 0.1
KEPT_BACK = 8  # every eighth story is measured on and not learnt from, unless all are asked for
LONGEST = 96  # wordpieces, as at run time


@dataclass(frozen=True)
class Said:
    """One way of putting a claim; `claim` is unique over all stories."""

    text: str
    claim: str


def stories(folder: Path) -> list[list[Said]]:
    """Each story's statements; the claim itself is one of them."""
    found = []
    for path in sorted(folder.glob("*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        found.append(
            [
                Said(text, f"{path.stem}/{number}")
                for number, claim in enumerate(given["claims"])
                for text in (claim["claim"], *claim["said"])
            ]
        )
    return found


class Batches:
    """Texts to wordpieces, padded."""

    def __init__(self, tokenizer: Path) -> None:
        self.pieces = Tokenizer.from_file(str(tokenizer))
        self.pieces.enable_truncation(LONGEST)
        self.pieces.enable_padding()

    def of(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        rows = self.pieces.encode_batch(texts)
        return torch.tensor([r.ids for r in rows]), torch.tensor([r.attention_mask for r in rows])


def contrastive(vectors: Tensor, claims: list[str]) -> Tensor:
    """The mean over all pairs of one claim of how hard they are to tell from the others."""
    same = torch.tensor([[a == b for b in claims] for a in claims])
    itself = torch.eye(len(claims), dtype=torch.bool)
    scores = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, -1e4)
    logs = F.log_softmax(scores, -1)
    pairs = same & ~itself
    return -(logs * pairs).sum(-1).div(pairs.sum(-1).clamp(min=1)).mean()


def precision(vectors: Tensor, claims: list[str]) -> float:
    """Average precision of the pairs of one story by likeness."""
    scores, right = [], []
    alike = (vectors @ vectors.T).numpy()
    for i in range(len(claims)):
        for j in range(i):
            scores.append(alike[i, j])
            right.append(claims[i] == claims[j])
    order = np.argsort(-np.array(scores), kind="stable")
    hits = np.array(right)[order]
    return float((np.cumsum(hits) / (np.arange(len(hits)) + 1))[hits].mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--held", type=float, default=HELD, help="weight of staying as it was")
    parser.add_argument(
        "--all", action="store_true", help="learn from every story, measure on none"
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    folder = checked()
    batches = Batches(folder / "tokenizer.json")
    before, network = (
        Sentences(folder / "model.safetensors").eval(),
        Sentences(folder / "model.safetensors"),
    )
    every = stories(Path(__file__).parent / "claims")
    kept = [] if options.all else every[::KEPT_BACK]
    learnt = [story for story in every if story not in kept]
    print(f"{len(learnt)} stories, {sum(map(len, learnt))} statements; {len(kept)} kept back")
    told = _train(network, before, learnt, kept, batches, options)
    torch.save(network.state_dict(), options.out)
    options.out.with_suffix(".json").write_text(json.dumps(told) + "\n", encoding="utf-8")


def _train(network, before, learnt, kept, batches: Batches, options) -> dict[str, float]:
    """Average precision on the stories kept back, before and after."""
    known = dict(_vectors(before, [each.text for story in learnt for each in story], batches))
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    total = options.epochs * -(-len(learnt) // STORIES)
    step, started = 0, time.time()
    told = {"before": _tell(network, kept, batches, "before")}
    for epoch in range(options.epochs):
        random.shuffle(learnt)
        losses = []
        for at in range(0, len(learnt), STORIES):
            said = [each for story in learnt[at : at + STORIES] for each in story]
            ids, mask = batches.of([each.text for each in said])
            network.train()
            with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
                hidden = network(ids, mask)
            vectors = F.normalize(hidden.float(), dim=-1)
            loss = contrastive(vectors, [each.claim for each in said])
            past = torch.stack([known[each.text] for each in said])
            held = (1 - (vectors * past).sum(-1)).mean()
            (loss + options.held * held).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            done = step / total
            rate = done / WARM_UP if done < WARM_UP else (1 - done) / (1 - WARM_UP)
            for group in optimizer.param_groups:
                group["lr"] = options.rate * max(rate, 0.02)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            losses.append((loss.item(), held.item()))
        means = [round(float(x), 4) for x in np.mean(losses, 0)]
        told["after"] = _tell(
            network, kept, batches, f"epoch {epoch} {time.time() - started:.0f}s {means}"
        )
    return told


def _vectors(network, texts: list[str], batches: Batches) -> Iterator[tuple[str, Tensor]]:
    with torch.no_grad():
        for at in range(0, len(texts), 64):
            part = texts[at : at + 64]
            yield from zip(part, network(*batches.of(part)), strict=True)


def _tell(network, kept, batches: Batches, what: str) -> float:
    network.eval()
    found = []
    with torch.no_grad():
        for story in kept:
            vectors = network(*batches.of([each.text for each in story]))
            found.append(precision(vectors, [each.claim for each in story]))
    mean = round(float(np.mean(found)), 4) if found else 0.0
    print(what, "average precision", mean, flush=True)
    return mean


if __name__ == "__main__":
    main()
