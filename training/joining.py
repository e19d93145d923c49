"""Learn which statements are of one claim: `python training/joining.py [--stories build/apart]`.

The stories of `training/close`, the plainly told ones of `training/told` and the ledgers of
development in `evals/ledgers` are read by Sayso itself, with the vectors that `apart.py` gave them:
vectors that were taught on them the network would trust more than it may. Marks say of every two
statements that it finds whether they are about one claim; two that are marked as of none, and have
hardly a word in common, are of two matters. Networks of triangles (`network.Joining`) learn that
from the traits of `judge.pairing`, a step a few stories, of each a part: so stories differ in size
and in what is told. Each is taught in another way, and errs elsewhere. Every sixth story of both
folders is left out and measured on, for `taught.json`.

`--further` goes on from what ships, on the stories that `context.py --further` learns from alone.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

import annotated
from annotated import Said
from answers import CLOSE, PLAIN, TAUGHT, TOLD, chapters, precision
from context import newsworthy, unmarked
from network import Joining
from sayso.judge import joining
from sayso.judge.bearing import likely, nearness
from sayso.judge.claims import SURE
from sayso.judge.grouping import Matrix, average_link
from sayso.judge.pairing import OF_ONE, OF_TWO, Pairing
from sayso.judge.parties import cast
from sayso.judge.units import Unit, units
from sayso.types.span import Span

OUT = Path(__file__).parent.parent / "src/sayso/judge/weights/claims.npz"
OVERLAP = 0.4  # share of a mark or of what was said that makes them the same
FEWEST = 4  # statements of a story
AT_ONCE, RATE, DECAY, WARM_UP, LEAST = 4, 2e-3, 0.05, 0.05, 0.01
# Average precision of pairs by nearness and by the weights; B³ of claims.
MEASURES = ("near", "pairs", "precision", "recall", "f1")
FURTHER, FURTHER_RATE, FURTHER_DECAY = 10, 1e-3, 0.01  # epochs
PART, MOST = 0.35, 64  # of a story's statements, at least; how many, at most
LEFT_OUT = 6
LENGTHS = ("[a-h]-*.json", "[!a-hz]*.json")  # of stories: the shorter ones, and the longer


@dataclass(frozen=True)
class Lesson:
    """How one network is taught: from which start and how long, and what counts how often.

    Side matters that are less `alike` and have less in `common` are taught as two.
    """

    seed: int
    epochs: int
    ledgers: int  # times that each annotated ledger counts
    shorter: int  # times that each of the shorter stories does
    alike: float
    common: float


# Who is taught long on the ledgers knows such better, who is taught less others. The first of those
# that ship was taught before there were five of the ledgers.
LESSONS = (
    Lesson(3, 26, ledgers=6, shorter=1, alike=0.0, common=0.0),
    Lesson(1, 10, ledgers=1, shorter=2, alike=0.45, common=0.1),
    Lesson(5, 10, ledgers=1, shorter=2, alike=0.5, common=0.15),
)


@dataclass(frozen=True)
class Course:
    """How long and how fast it is taught."""

    epochs: int
    rate: float
    decay: float


Scales = Mapping[str, tuple[Tensor, Tensor]]  # mean and spread of each trait
AS_THEY_COME: Scales = {
    name: (torch.zeros(len(traits)), torch.ones(len(traits)))
    for name, traits in (("one", OF_ONE), ("two", OF_TWO))
}


@dataclass(frozen=True)
class Story:
    """Traits of a story's statements, and of each the claims that it is marked as (None: unmarked).

    `same` says of each two whether they are of one claim, `counts` whether anybody knows.
    """

    pairing: Pairing
    near: Matrix
    one: Tensor
    two: Tensor
    same: Tensor
    counts: Tensor
    claims: Sequence[frozenset[str] | None]


def story(path: Path, kept: Path) -> Story | None:
    """A story as Sayso reads it, beside its marks; None where nothing in it is about a claim."""
    read = sorted(chapters(path, kept), key=lambda chapter: chapter.order)
    saying = [unit for unit in units(read, cast(read)) if unit.proposition]
    marks = list(annotated.claims(path) if path.is_dir() else told(path))
    about = [marked(unit, marks) for unit in saying]
    if len(saying) < FEWEST or not any(about):
        return None
    alike = likely(saying)
    pairing = Pairing(saying, alike)
    every = np.arange(len(saying))
    same = [[bool(one and other and one & other) for other in about] for one in about]
    known = [[not (one is None or other is None) and bool(one or other) for other in about]
             for one in about]  # fmt: skip
    counts = torch.tensor(known, dtype=torch.float32).fill_diagonal_(0)
    return Story(
        pairing,
        nearness(saying, alike),
        torch.from_numpy(pairing.of_one()),
        torch.from_numpy(pairing.of_two(every, every)),
        torch.tensor(same, dtype=torch.float32),
        counts,
        about,
    )


def told(path: Path) -> Iterator[Said]:
    """All that is marked in a told story, with its claims."""
    for n, each in enumerate(json.loads(path.read_text(encoding="utf-8"))["articles"], 1):
        for span, labels in unmarked(f"{each['title']}\n\n{each['text']}")[1]:
            yield f"{n:02d}", [span], [label for label in labels if label.startswith("C")]


def marked(unit: Unit, marks: Sequence[Said]) -> frozenset[str] | None:
    """The claims of the mark that a statement covers most nearly; None where none does."""
    mine = unit.statement.content or unit.statement.cue.spans
    best, found = 0.0, None
    for key, parts, about in marks:
        shared = sum(_shared(one, other) for one in mine for other in parts)
        sizes = [sum(span.end - span.start for span in spans) for spans in (mine, parts)]
        alike = shared / (sum(sizes) - shared)
        if key == unit.at.article and alike > best and shared >= OVERLAP * min(sizes):
            best, found = alike, frozenset(about)
    return found


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def learnt(stories: Sequence[Story], lesson: Lesson) -> dict[str, np.ndarray]:
    """The weights of one network that `judge.joining` reads, learnt from all of the stories."""
    random.seed(lesson.seed)
    torch.manual_seed(lesson.seed)
    stories = [_told_apart(each, lesson) for each in stories]
    one = torch.cat([each.one for each in stories])
    two = torch.cat([each.two.flatten(0, 1) for each in stories])
    scales = {"one": (one.mean(0), one.std(0) + 1e-2), "two": (two.mean(0), two.std(0) + 1e-2)}
    net = Joining(len(OF_ONE), len(OF_TWO))
    _teach(net, stories, scales, Course(lesson.epochs, RATE, DECAY))
    return folded(net, scales)


def further(number: int, stories: Sequence[Story]) -> dict[str, np.ndarray]:
    """The weights of one of the networks that ship, taught further on the stories."""
    lesson = LESSONS[number]
    random.seed(lesson.seed)
    torch.manual_seed(lesson.seed)
    net = Joining(len(OF_ONE), len(OF_TWO))
    held = joining.networks()[number].weights
    net.load_state_dict({name: torch.from_numpy(value) for name, value in held.items()})
    course = Course(FURTHER, FURTHER_RATE, FURTHER_DECAY)
    _teach(net, [_told_apart(each, lesson) for each in stories], AS_THEY_COME, course)
    return folded(net, AS_THEY_COME)


def _teach(net: Joining, stories: list[Story], scales: Scales, course: Course) -> None:
    steps = torch.optim.AdamW(net.parameters(), lr=course.rate, weight_decay=course.decay)
    done, total = 0, course.epochs * len(stories)
    for epoch in range(course.epochs):
        random.shuffle(stories)
        lost = 0.0
        for at in range(0, len(stories), AT_ONCE):
            losses = [_loss(net, each, scales) for each in stories[at : at + AT_ONCE]]
            loss = torch.stack(losses).mean()
            lost += float(loss.detach()) * len(losses)
            loss.backward()
            part = done / total
            for group in steps.param_groups:
                group["lr"] = course.rate * min(1.0, (part + LEAST) / WARM_UP, 1.0 - part + LEAST)
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            steps.step()
            steps.zero_grad()
            done += AT_ONCE
        print(f"epoch {epoch + 1}: {lost / len(stories):.4f}", flush=True)


def _told_apart(each: Story, lesson: Lesson) -> Story:
    """The story, its side matters known to be two where they are unlike enough."""
    beside = torch.tensor([claims is not None and not claims for claims in each.claims])
    alike, common = (each.two[..., OF_TWO.index(name)] for name in ("alike", "words in common"))
    two = beside[:, None] & beside[None] & (alike < lesson.alike) & (common < lesson.common)
    counts = torch.where(two, 1.0, each.counts).fill_diagonal_(0)
    return replace(each, counts=counts)


def _loss(net: Joining, each: Story, scales: Scales) -> Tensor:
    """Of a part of a story, the mean over all two of which anybody knows."""
    size = len(each.claims)
    part = min(MOST, max(FEWEST, int(size * random.uniform(PART, 1.0))))
    some = torch.tensor(sorted(random.sample(range(size), part)))
    counts = each.counts[some][:, some]
    one, two = (
        (value - mean) / spread
        for value, (mean, spread) in (
            (each.one[some], scales["one"]),
            (each.two[some][:, some], scales["two"]),
        )
    )
    found = F.binary_cross_entropy_with_logits(net(one, two), each.same[some][:, some], counts)
    return found * counts.numel() / counts.sum().clamp(min=1)


def folded(net: Joining, scales: Scales) -> dict[str, np.ndarray]:
    """The weights by name, so that they take traits as they come."""
    held = {name: value.detach().clone() for name, value in net.state_dict().items()}
    for name, (mean, spread) in scales.items():
        held[f"{name}.weight"] /= spread
        held[f"{name}.bias"] -= held[f"{name}.weight"] @ mean
    return {name: value.numpy().astype(np.float16) for name, value in held.items()}


def measured(each: Story) -> list[float]:
    """What `MEASURES` names, of one story, by the weights at hand."""
    known = np.triu(each.counts.numpy() > 0, 1)
    same = each.same.numpy()[known] > 0
    chance = joining.chances(each.pairing)
    of = {n: claim for claim in map(tuple, average_link(chance, SURE)) for n in claim}
    pairs = [precision(matrix[known], same) for matrix in (each.near, chance)]
    return [*pairs, *b_cubed(each.claims, of)]


def milliseconds(stories: Sequence[Story], statements: int = 60) -> float:
    """What the story costs that has about so many statements: the median of five times."""
    each = min(stories, key=lambda story: abs(len(story.claims) - statements))
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        joining.chances(each.pairing)
        taken.append(1000 * (time.perf_counter() - start))
    return round(sorted(taken)[2])


def b_cubed(
    about: Sequence[frozenset[str] | None], of: Mapping[int, tuple[int, ...]]
) -> list[float]:
    """Precision, recall and F1 after Bagga and Baldwin (1998), over what is marked as of a claim."""
    mine = [(claims, of[n]) for n, claims in enumerate(about) if claims]
    right, found = 0.0, 0.0
    for claims, group in mine:
        put = [other for other, theirs in mine if theirs == group]
        true = [theirs for other, theirs in mine if other & claims]
        right += sum(bool(other & claims) for other in put) / len(put)
        found += sum(theirs == group for theirs in true) / len(true)
    one, other = right / len(mine), found / len(mine)
    return [one, other, 2 * one * other / (one + other)]


def read(folder: Path, pattern: str, kept: Path) -> list[Story]:
    return [found for path in sorted(folder.glob(pattern)) if (found := story(path, kept))]


def anew(kept: Path, out: Path) -> dict[str, float]:
    """Teach the networks; what comes of those stories that are left out."""
    told = read(TOLD, PLAIN, kept / "told")
    shorter, longer = (read(CLOSE, each, kept / "close") for each in LENGTHS)
    close = [*shorter, *longer]
    ledgers = [f for p in annotated.folders() if (f := story(p, kept / "told"))]
    taught = [e for several in (told, close) for n, e in enumerate(several) if n % LEFT_OUT]
    again = [e for n, e in enumerate(shorter) if n % LEFT_OUT]
    every = []
    for lesson in LESSONS:
        more = [*again * (lesson.shorter - 1), *ledgers * lesson.ledgers]
        every.append(learnt([*taught, *more], lesson))
    _write(out, every)
    found = {"joined_told": len(told), "joined_close": len(close), "joined_ledgers": len(ledgers)}
    found |= {"joined_networks": len(LESSONS), "joined_ms": milliseconds([*told, *close])}
    left_out = {"told": told[::LEFT_OUT], "close": close[::LEFT_OUT]}
    for where, several in left_out.items():
        means = np.mean([measured(each) for each in several], 0).round(3).tolist()
        found |= {f"joined_{where}_left": len(several)}
        found |= {f"joined_{where}_{n}": v for n, v in zip(MEASURES, means, strict=True)}
    return found


def gone_on(kept: Path, out: Path) -> dict[str, float]:
    """Teach the networks that ship further."""
    folders = {True: kept / "told", False: kept / "close"}
    every = [f for p in newsworthy() if (f := story(p, folders[p.is_dir()]))]
    _write(out, [further(number, every) for number in range(len(joining.networks()))])
    return {"joined_further": len(every)}


def _write(out: Path, every: Sequence[Mapping[str, np.ndarray]]) -> None:
    stacked = {name: np.stack([each[name] for each in every]) for name in every[0]}
    np.savez_compressed(out, **stacked)
    joining.PATH = out
    joining.networks.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=Path, default=Path("build/apart"), help="read stories")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--further", action="store_true", help="go on from what ships")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    found = (gone_on if options.further else anew)(options.stories, options.out)
    print(found)
    before = json.loads(TAUGHT.read_text(encoding="utf-8"))
    TAUGHT.write_text(json.dumps({**before, **found}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
