"""What is said in the stories, by vectors not taught on them: `python training/apart.py build/context-?.pt`.

`joining.py` and `answers.py` learn from what statements mean where they stand. Of stories that
`context.py` was taught on they would trust it more than they may; so each story is given the
vectors of matrices that were taught without its fold (`context.py --without`). The annotated
ledgers, on which none was taught, keep those of what ships. With matrices that were taught
further it is those ledgers and the dense stories that are given vectors, for `joining.py --further`.
"""

import argparse
import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch

import annotated
import restore
from answers import chapters
from context import DEVICE, RANK, newsworthy, stories, vectors, wordpieces
from network import beside
from sayso.judge.chapter import in_place
from sayso.tagger.passages import passages
from sayso.types.article import ZoneKind
from sayso.types.reading import Reading

KEPT = Path("build")
OUT = KEPT / "apart"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("matrices", type=Path, nargs="+", help="what context.py --without wrote")
    options = parser.parse_args()
    network = SimpleNamespace(encoder=restore.sentences())
    narrow = beside(network.encoder, RANK)
    network.encoder.to(DEVICE).eval()
    further = False
    for path in options.matrices:
        learnt = torch.load(path, weights_only=True)
        further = learnt["further"]
        for place, values in zip(narrow, learnt["narrow"], strict=True):
            place.data.copy_(values)
        for told in _left_out(learnt["fold"], further=further):
            write(told, [replace(k, vectors=_meant(network, k)) for k in _read(told)])
    for folder in () if further else annotated.folders():
        write(folder, _read(folder))


def _left_out(fold: int, *, further: bool) -> list[Path]:
    if further:
        return newsworthy(only=fold)
    return [path for paths in stories(only=fold).values() for path in paths]


def _read(path: Path) -> Iterable[Any]:
    """The story's articles as they are kept."""
    chapters(path, KEPT / "told" if path.is_dir() else KEPT / path.parent.name)
    return pickle.loads((KEPT / _name(path)).read_bytes())


def write(path: Path, kept: Iterable[Any]) -> None:
    place = OUT / _name(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(pickle.dumps(list(kept)))


def _name(path: Path) -> str:
    return f"{'told' if path.is_dir() else path.parent.name}/{path.stem}.pickle"


def _meant(network: Any, kept: Any) -> dict[str, tuple[float, ...]]:
    """The vectors of an article, with those of where each statement stands by this network."""
    reading: Reading = kept.reading
    standing = [each for each in reading.statements if in_place(each.id) in kept.vectors]
    title = max((zone.end for zone in reading.article.zones_of(ZoneKind.TITLE)), default=0)
    said = [each.content for each in standing]
    windows = list(passages(reading.article.text, title, said, wordpieces()))
    if not standing:
        return dict(kept.vectors)
    with torch.no_grad():
        found = vectors(network, windows, len(standing)).cpu().half().tolist()
    names = [in_place(each.id) for each in standing]
    return {**kept.vectors, **dict(zip(names, map(tuple, found), strict=True))}


if __name__ == "__main__":
    main()
