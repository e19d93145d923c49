"""Measure a model: `python training/evaluate.py --data ../shared/data [--write]`.

Parts of speech and dependencies on EWT's and GUM's test sets with the treebanks' own words and with
ours, GUM by genre; names by kind on PolNeAR's silver, re3d and GUM's development set; how well the
confidence is calibrated. Who said what is measured through the product, by `evals/gate.py`, which
runs first. With `--write` renews `evals/model.json`, the model card and `docs/accuracy.md`.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import card
from calibrate import reliability
from corpora import ENTITIES, NONE, Labelled, cut, polnear, treebank
from sayso.extract.decode import runs
from sayso.extract.trees import trees
from sayso.tagger.onnx import WEIGHTS, OnnxTagger
from sayso.types.scores import Scores
from sayso.types.sentence import Sentence

EVALS = Path(__file__).parents[1] / "evals"
RE3D = {
    "Person": "person",
    "Organisation": "organization",
    "Location": "place",
    "Nationality": "misc",
}
GUM = {"person": "person", "organization": "organization", "place": "place"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--write", action="store_true", help="renew the model card and the figures")
    options = parser.parse_args()
    tagger = OnnxTagger(options.weights, threads=2)
    found = {
        "treebanks": treebanks(options.data, tagger),
        "entities": entities(options.data, tagger),
        "calibration": reliability(options.data, tagger),
    }
    text = json.dumps(found, indent=1)
    print(text)
    if options.write:
        (EVALS / "model.json").write_text(text + "\n", encoding="utf-8")
        baseline = json.loads((EVALS / "baseline.json").read_text(encoding="utf-8"))
        card.write({"linked": baseline["polnear"]["linked.all"]["f1"]})
        subprocess.run([sys.executable, str(EVALS / "accuracy.py")], check=True)


def treebanks(data: Path, tagger: OnnxTagger) -> dict[str, dict]:
    genres = {
        name: row["genre"]
        for name, row in json.loads((data / "ud/gum-docs.json").read_text()).items()
    }
    table: dict[str, dict] = {}
    for name in ("ewt-test", "gum-test"):
        tallies: dict[str, Counter] = defaultdict(Counter)
        for text in treebank(data, name):
            groups = [name] + (
                [f"gum-test {genres.get(text.name, text.name)}"] if name == "gum-test" else []
            )
            given, own = given_words(text, tagger), own_words(text, tagger)
            for group in groups:
                tallies[group].update(given)
                tallies[f"{group}, our words"].update(own)
        for group, tally in sorted(tallies.items()):
            table[group] = _shares(tally)
    return table


def given_words(text: Labelled, tagger: OnnxTagger) -> Counter:
    split = _sentences(text)
    scores = tagger.scores_of(text.words)
    heads = [head for tree in trees(scores, split) for head in tree]
    tally: Counter = Counter()
    for place in text.words.sentences:
        for index in place:
            gold = 0 if text.heads[index] == NONE else text.heads[index] - place.start + 1
            relation = tagger.labels.relations[scores.relations[index]]
            right = heads[index] == gold
            tally["words"] += 1
            tally["upos"] += tagger.labels.upos[scores.upos[index]] == text.upos[index]
            tally["uas"] += right
            tally["las"] += right and relation == text.relations[index]
            tally["las main"] += (
                right and relation.split(":")[0] == text.relations[index].split(":")[0]
            )
    return tally


def own_words(text: Labelled, tagger: OnnxTagger) -> Counter:
    """The same from raw text: a word counts where ours has the same characters, F1 as in CoNLL 2018."""
    ours = cut(text.name, text.text)
    scores = tagger.scores_of(ours.words)
    heads = [h for tree in trees(scores, _sentences(ours)) for h in tree]
    start_of = {i: place.start for place in ours.words.sentences for i in place}
    at = {span: i for i, span in enumerate(ours.spans)}
    tally = Counter({"gold": len(text.spans), "own": len(ours.spans)})
    boundaries = {(_span(text, p)) for p in text.words.sentences}
    tally["gold sentences"] = len(boundaries)
    tally["own sentences"] = len(ours.words.sentences)
    tally["sentences"] = len(boundaries & {_span(ours, p) for p in ours.words.sentences})
    for index, span in enumerate(text.spans):
        mine = at.get(span)
        if mine is None:
            continue
        tally["same"] += 1
        tally["upos"] += tagger.labels.upos[scores.upos[mine]] == text.upos[index]
        head = heads[mine]
        where = ours.spans[start_of[mine] + head - 1] if head else None
        gold = None if text.heads[index] == NONE else text.spans[text.heads[index]]
        relation = tagger.labels.relations[scores.relations[mine]].split(":")[0]
        tally["uas"] += where == gold
        tally["las main"] += where == gold and relation == text.relations[index].split(":")[0]
    return tally


def _span(text: Labelled, place: range) -> tuple[int, int]:
    return text.spans[place.start].start, text.spans[place.stop - 1].end


def _sentences(text: Labelled) -> list[Sentence]:
    rows = zip(text.words.sentences, text.words.paragraphs, strict=True)
    return [Sentence(tuple(text.spans[i] for i in place), paragraph=n) for place, n in rows]


def _shares(tally: Counter) -> dict[str, float | int]:
    if "words" in tally:
        names = ("upos", "uas", "las", "las main")
        return {
            "words": tally["words"],
            **{n: round(100 * tally[n] / tally["words"], 2) for n in names},
        }
    f1 = lambda right, one, other: round(200 * right / (one + other), 2) if one + other else 0.0  # noqa: E731
    both = tally["gold"], tally["own"]
    return {
        "words": f1(tally["same"], *both),
        "sentences": f1(tally["sentences"], tally["gold sentences"], tally["own sentences"]),
        **{n: f1(tally[n], *both) for n in ("upos", "uas", "las main")},
    }


def entities(data: Path, tagger: OnnxTagger) -> dict[str, dict]:
    return {
        "PolNeAR dev, CoreNLP's silver, exact": _entity_scores(_silver(data), tagger),
        "re3d, exact": _entity_scores(_re3d(data), tagger),
        "GUM dev, named mentions by their head": _entity_scores(_gum(data), tagger, exact=False),
    }


def _silver(data: Path) -> Iterator[tuple[Labelled, set[tuple[str, int, int]]]]:
    for text in polnear(data, "dev"):
        if text.entities and text.entities[0] >= 0:
            yield text, _names(text, text.entities)


def _names(text: Labelled, labels: list[int]) -> set[tuple[str, int, int]]:
    found, open_ = set(), None
    for i, label in enumerate([*labels, 0]):
        name = ENTITIES[label]
        if open_ and not name.startswith("I-"):
            found.add((open_[0], text.spans[open_[1]].start, text.spans[i - 1].end))
            open_ = None
        if name.startswith("B-"):
            open_ = name[2:], i
    return found


def _gum(data: Path) -> Iterator[tuple[Labelled, set[tuple[str, int, int]]]]:
    """The head words of mentions with a proper noun as head."""
    for text in treebank(data, "gum-dev"):
        yield text, {(GUM[kind], s, e) for kind, s, e in _named_heads(text) if kind in GUM}


def _named_heads(text: Labelled) -> Iterator[tuple[str, int, int]]:
    """GUM's `Entity=` opens mentions as (group-type-status-salience-centering-heads-link."""
    for index, misc in enumerate(text.misc):
        column = next((c for c in misc.split("|") if c.startswith("Entity=")), "")
        for opened in re.findall(r"\(([^()]+)", column):
            parts = opened.split("-")
            if len(parts) < 6 or not parts[5].split(",")[0].isdigit():
                continue
            head = index + int(parts[5].split(",")[0]) - 1
            if head < len(text.upos) and text.upos[head] == "PROPN":
                yield parts[1], text.spans[head].start, text.spans[head].end


def _re3d(data: Path) -> Iterator[tuple[Labelled, set[tuple[str, int, int]]]]:
    with (data / "re3d/re3d.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            gold = {
                (RE3D[e["type"]], e["s"], e["e"])
                for e in row["entities"]
                if e["type"] in RE3D and e["conf"] >= 0.5
            }
            yield cut(row["id"], row["text"]), gold


def _entity_scores(
    rows: Iterator[tuple[Labelled, set]], tagger: OnnxTagger, *, exact: bool = True
) -> dict[str, dict]:
    tally: Counter = Counter()
    for text, gold in rows:
        scores: Scores = tagger.scores_of(text.words)
        found = {
            (run.label, text.spans[run.words.start].start, text.spans[run.words.stop - 1].end)
            for run in runs(scores.entities, tagger.labels.entities)
        }
        for kind in {k for k, *_ in gold | found}:
            mine, theirs = ({r for r in side if r[0] == kind} for side in (found, gold))
            if exact:
                hit = mine & theirs
            else:
                hit = {
                    (k, s, e) for k, s, e in theirs if any(a <= s and e <= b for _, a, b in mine)
                }
                unheaded = {
                    r for r in mine if not any(r[1] <= s and e <= r[2] for _, s, e in theirs)
                }
                mine = hit | unheaded
            tally[kind, "right"] += len(hit)
            tally[kind, "found"] += len(mine)
            tally[kind, "gold"] += len(theirs)
    kinds = sorted({k for k, _ in tally if tally[k, "gold"]})
    return {
        kind: {
            "p": round(100 * tally[kind, "right"] / max(tally[kind, "found"], 1), 1),
            "r": round(100 * tally[kind, "right"] / max(tally[kind, "gold"], 1), 1),
            "f1": round(
                200 * tally[kind, "right"] / max(tally[kind, "found"] + tally[kind, "gold"], 1), 1
            ),
            "gold": tally[kind, "gold"],
        }
        for kind in kinds
    }


if __name__ == "__main__":
    main()
