"""Learn to read an ask and a sentence together: `python training/together.py [--stories build/told]`.

The sentence encoder that ships keeps its weights; beside each of its matrices two narrow ones are
learnt (low-rank adaptation, Hu et al. 2021), other ones than `context.py`'s, and a small head on the
mean of all wordpieces. They learn from the told stories twice: as Sayso reads them (`answers.rows`),
with the sentences that `answers.py`'s weights take for answers and that are none; and as they are
marked, obliquely told ones too. At last they learn from plain answers as well (`literal.py`). Run it after `sentences.py` and `answers.py`.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor, nn

import annotated
from answers import KINDS, PLAIN, TAUGHT, TOLD, Row, precision, rows, save, weighed_alone
from context import unmarked
from literal import literal
from network import BF16, Together
from restore import sentences as shipped
from sayso.judge import weighing
from sayso.judge.weighing import together
from sayso.tagger.together import laid_out
from sayso.tagger.vectors import WEIGHTS, pieces_of
from sayso.text.segment import sentences
from sayso.types.exchange import Exchange
from shown import shown, story

OUT = WEIGHTS / "together.npz"
RATE, HEAD_RATE, WARM_UP, LEAST = 1e-3, 1e-3, 0.06, 0.02
BATCH, AHEAD = 32, 16  # batches that are sorted by length together
HARD = -4.5  # log odds by `answers.py`, from which a sentence that is no answer is a hard one
SHARES = (2.2, 0.6)  # of hard and of easy ones, for each answer
PLAIN_RATE, PLAIN_SHARES = 0.5, (1.2, 0.3)  # the same where plain answers are learnt from at last
LEFT_OUT = 3  # every third story, to measure
NEAR = 3  # sentences behind an ask
OVERLAP = 0.4


@dataclass(frozen=True)
class Pair:
    """An exchange by its wordpieces; of those that are no answers the hard ones are told."""

    pieces: list[int]
    kind: int
    hard: bool


def read_by_sayso(stories: Sequence[Sequence[Row]], pieces: Tokenizer) -> Iterator[Pair]:
    for row in (row for told in stories for row in told):
        hard = weighed_alone(row)[0] >= HARD
        yield Pair(laid_out(row.exchange, pieces), row.kind, hard)


def marked(path: Path, pieces: Tokenizer) -> Iterator[Pair]:
    """Each ask beside every sentence from its first telling on, as they are marked."""
    told = json.loads(path.read_text(encoding="utf-8"))
    articles = [list(_sentences(f"{a['title']}\n\n{a['text']}")) for a in told["articles"]]
    for name, ask in told.get("asks", {}).items():
        places = [(n, m) for n, each in enumerate(articles) for m, (_, labels) in enumerate(each)]
        first = next((at for at in places if name in articles[at[0]][at[1]][1]), None)
        for n, m in (at for at in places if first and at >= first):
            text, labels = articles[n][m]
            kinds = [kind for label, kind in _kinds(labels) if label == name]
            near = first is not None and n == first[0] and m - first[1] <= NEAR
            others = any(label != name for label, _ in _kinds(labels))
            given = Exchange(
                f"{ask['by']} asked {ask['to']}: {ask['wants']}",
                articles[first[0]][first[1]][0] if first else "",
                articles[n][m - 1][0] if m else "",
                text,
            )
            kind = KINDS.index(kinds[0]) if kinds else 0
            yield Pair(laid_out(given, pieces), kind, near or others)


def plainly(path: Path, pieces: Tokenizer) -> Iterator[Pair]:
    """The exchanges of `literal.py`."""
    for exchange, kind in literal(path):
        yield Pair(laid_out(exchange, pieces), KINDS.index(kind), hard=True)


def _kinds(labels: Sequence[str]) -> list[tuple[str, str]]:
    """The asks that a sentence answers, each with its kind."""
    parts = (label.partition(">") for label in labels)
    return [(ask, kind) for ask, _, kind in parts if kind in KINDS]


def _sentences(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each sentence with the labels of what is marked in it for the most part."""
    plain, found = unmarked(text)
    for each in sentences(plain):
        start, end = each.words[0].start, each.words[-1].end
        yield (
            plain[start:end],
            [
                label
                for span, labels in found
                for label in labels
                if label.startswith("K")
                and min(span.end, end) - max(span.start, start)
                >= OVERLAP * min(span.end - span.start, end - start)
            ],
        )


def sampled(pairs: Sequence[Pair], shares: tuple[float, float]) -> list[Pair]:
    """All answers, and some of the others, most of them hard ones."""
    answers = [each for each in pairs if each.kind]
    found = list(answers)
    for hard, share in zip((True, False), shares, strict=True):
        others = [each for each in pairs if not each.kind and each.hard is hard]
        found += random.sample(others, min(len(others), int(share * len(answers))))
    random.shuffle(found)
    return found


def batches(pairs: Sequence[Pair]) -> list[Sequence[Pair]]:
    found = []
    for at in range(0, len(pairs), BATCH * AHEAD):
        group = sorted(pairs[at : at + BATCH * AHEAD], key=lambda each: len(each.pieces))
        parts = [group[n : n + BATCH] for n in range(0, len(group), BATCH)]
        random.shuffle(parts)
        found += parts
    return found


def logits(network: nn.Module, some: Sequence[Pair]) -> Tensor:
    ids = torch.zeros(len(some), max(len(each.pieces) for each in some), dtype=torch.long)
    mask = torch.zeros(ids.shape)
    for row, each in enumerate(some):
        ids[row, : len(each.pieces)] = torch.tensor(each.pieces)
        mask[row, : len(each.pieces)] = 1
    with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
        return network(ids, mask).float()


def train(
    pairs: Sequence[Pair],
    epochs: int,
    network: Together | None = None,
    *,
    rate: float = 1.0,
    shares: tuple[float, float] = SHARES,
) -> Together:
    """The network, or a new one, taught; `rate` is a share of the usual one."""
    network = (network or Together(shipped())).train()
    narrow = network.narrow
    head = [*network.mix.parameters(), *network.kind.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": narrow, "lr": RATE * rate}, {"params": head, "lr": HEAD_RATE * rate}],
        weight_decay=0.01,
    )
    steps = epochs * (len(sampled(pairs, shares)) // BATCH + AHEAD)
    falling = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: max(LEAST, min(n / steps / WARM_UP, (1 - n / steps) / (1 - WARM_UP)))
    )
    started = time.time()
    for epoch in range(epochs):
        lost = []
        for some in batches(sampled(pairs, shares)):
            wrong = F.cross_entropy(logits(network, some), torch.tensor([s.kind for s in some]))
            wrong.backward()
            nn.utils.clip_grad_norm_([*narrow, *head], 1.0)
            optimizer.step()
            falling.step()
            optimizer.zero_grad()
            lost.append(wrong.item())
        print(f"epoch {epoch}: loss {np.mean(lost):.3f}, {time.time() - started:.0f} s", flush=True)
    return network.eval()


def export(network: Together, out: Path) -> None:
    """Write what was learnt, and where in the graph's file the narrow matrices have their places."""
    body = (WEIGHTS / "sentences.onnx").read_bytes()
    graph = onnx.load_from_string(body).graph
    held = [each for each in graph.initializer if each.name.endswith(".half")]
    values = [each.detach().numpy().astype(np.float16) for each in network.narrow]
    for place, value in zip(held, values, strict=True):
        if tuple(place.dims) != value.shape or body.count(place.raw_data) != 1:
            raise SystemExit(f"{place.name} has no place of its own")
    parts = {f"{name}{suffix}": getattr(getattr(network, name), part).detach().numpy()
             for name in ("mix", "kind") for suffix, part in (("", "weight"), ("_bias", "bias"))}  # fmt: skip
    np.savez_compressed(
        out,
        narrow=np.concatenate([value.ravel() for value in values]),
        sizes=np.array([value.size for value in values]),
        places=np.array([body.find(each.raw_data) for each in held]),
        **{name: value.astype(np.float16) for name, value in parts.items()},
    )
    print(out, out.stat().st_size, hashlib.sha256(out.read_bytes()).hexdigest())


def measured(network: Together, left: Sequence[Path], options: argparse.Namespace) -> dict:
    """How answers are told from others in stories that taught nothing, and what is shown of them."""
    pieces = pieces_of(WEIGHTS)

    def reads(exchanges: Sequence[Exchange]) -> list[list[float]]:
        with torch.no_grad():
            some = [Pair(laid_out(each, pieces), 0, hard=False) for each in exchanges]
            return logits(network, some).tolist()

    every = [row for path in left for row in rows(path, options.stories)]
    alone = [weighed_alone(row) for row in every]
    near = [n for n, scores in enumerate(alone) if scores[0] >= HARD]
    both = {n: together(alone[n], reads([every[n].exchange])[0])[0] for n in near}
    least = min(both.values())
    right = np.array([row.kind > 0 for row in every])
    told = {
        "left_out": len(left),
        "alone_precision": precision(np.array([scores[0] for scores in alone]), right),
        "both_precision": precision(
            np.array([both.get(n, least + s[0]) for n, s in enumerate(alone)]), right
        ),
    }
    stories = [story(path, options.stories) for path in left]
    for name, reader in (("alone", None), ("both", reads)):
        tally = shown(stories, reader)
        told |= {f"{name}_{part.replace(', ', '_')}": tally[part] for part in sorted(tally)}
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=Path, default=Path("build/told"), help="read stories")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--measure", action="store_true", help="leave every third story out, and tell how it does"
    )
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    pieces = pieces_of(WEIGHTS)
    plain = sorted(TOLD.glob(PLAIN))
    left = plain[::LEFT_OUT] if options.measure else []
    ledgers = [list(rows(path, options.stories)) for path in annotated.folders()]
    stories = [list(rows(path, options.stories)) for path in plain if path not in left]
    if left:
        weighing.PATH = options.stories.parent / "part.npz"
        save(weighing.PATH, stories, ledgers)
        weighing.weights.cache_clear()
    pairs = list(read_by_sayso([*ledgers, *stories], pieces))
    for path in sorted(TOLD.glob("*.json")):
        pairs += marked(path, pieces) if path not in left else ()
    print(f"{len(pairs)} pairs, {sum(each.kind > 0 for each in pairs)} of them answers", flush=True)
    network = train(pairs, options.epochs)
    for path in sorted(TOLD.glob("*.json")):
        pairs += plainly(path, pieces) if path not in left else ()
    network = train(pairs, 1, network, rate=PLAIN_RATE, shares=PLAIN_SHARES)
    if left:
        told = measured(network, left, options)
        print(told)
        TAUGHT.write_text(json.dumps({**json.loads(TAUGHT.read_text()), **told}) + "\n")
    else:
        export(network, options.out)


if __name__ == "__main__":
    main()
