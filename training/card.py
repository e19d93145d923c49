"""Write the model card, `docs/model.md`, from `evals/model.json` and the weights' own labels."""

import json
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "src/sayso/tagger/weights"

LATER = ("appeal-", "denial-", "figures-", "spoken-")  # texts that no shipped weights have seen

CARD = """# The model: {name} {version}

Written by `training/evaluate.py`; figures of the shipped int8 weights. sha256 of `tagger.onnx`: `{sha256}`.

## What it is

One encoder of six layers, 384 wide (22.7 million weights, half of them the embeddings of 30,522 wordpieces), which
grew from all-MiniLM-L6-v2, and heads on each word's first piece: attribution roles (source, cue, content, in BIO),
links from a content's words to the cue and from a cue's words to the source (biaffine), names (person, place,
organization, misc), roles of what stands within a content, words that state what a statement rests on (nine bases),
parts of speech, dependencies (biaffine) and their labels. Exported to ONNX: embeddings int8, encoder int8 per channel,
heads float, {size:.1f} MB on disk with the words. It runs one window of at most 256 wordpieces at a time, so a reading never
depends on what was read beside it.

The rows of the wordpieces stand in a file of their own, `words.npy` ({words_size:.1f} MB, sha256 `{words_sha256}`),
for the sentence encoder takes them from it as well. It is mapped into memory, and the graph is given the rows of its
window. {empty} rows are left empty: no text asks for them (`[unused7]`, `##国`). So the graph and the matrix together
give what one graph with the matrix in it gave, to the bit.

What a word's pieces lose goes into the token type: four kinds of casing, and whether the word stands within
quotation marks. Each sentence ends with a separator, the last of a paragraph with another one.

## What it was trained on

| texts | what for | words | rights |
|---|---|---|---|
| PolNeAR 1.0.0, training part: 840 articles, seven U.S. publishers, Nov 2015 – Nov 2016 (Newell, Margolin, Ruths, LREC 2018) | roles, links; names from the CoreNLP layer that comes with it | 625 k | no licence is stated for the data; the texts belong to their publishers. Used for training only; none of it is in this repository |
| UD English EWT 2.16, training part (Silveira et al., LREC 2014) | parts of speech, dependencies | 205 k | CC BY-SA 4.0 |
| `training/texts`: {own} invented articles of our own | roles, links; alone for what stands within contents and for stated bases; names of invented people, places and bodies | {own_words} k | Apache-2.0, written for this project by language models, checked by no person |
| all-MiniLM-L6-v2 (its wordpieces and starting weights) | the start | | Apache-2.0 |

No text with a non-commercial clause: GUM serves for measuring alone, all of it. Up to a sixth of the
articles with curly quotation marks come in an epoch with other ones (single, straight, low, angle).

## How

Six epochs of AdamW (rates 1.5e-4 encoder, 1e-3 heads, 5e-3 token types; linear decay; windows of 128–384
wordpieces; 6 % of words hidden in place of dropout), then two more from the averaged weights at 0.6 of the rates with 10 %
hidden: version 1, the mean of four checkpoints, of which only the int8 weights are kept (`training/restore.py` makes a
checkpoint of them). {recipe} The commands stand in `training/README.md`.

## What was measured on the way

PolNeAR development set, the shared scorer, linked / quotes F1:

{steps}

Tried without gain, and left out: a bias towards cues, sources or contents; untagged words as cues where a content
chooses them; cutting a content where its words choose another cue; averaging the tags of two windowings (+0.1
linked for twice the time); windows of 160, 320, 384 or 510 wordpieces (linked 0.714–0.724, no trend); int8 with
7-bit weights (`reduce_range`, for processors without VNNI: linked −0.2). Float weights gain 0.2.

## The sentence encoder

`sentences.onnx` is all-MiniLM-L6-v2 (Apache-2.0), taught by `training/claims.py` what is said of one claim: {stories} invented
stories of our own (`training/claims`, Apache-2.0, by language models), {said} ways of putting their {claims} claims;
supervised contrastive loss, a step three stories, each vector held near to what it was before. Of the pairs of one
story that it was not taught, ranked by likeness, those of one claim reach an average precision of {after} (before: {before}).
What ships is the mean of the weights before (0.7) and after (0.3): taught in full it puts together claims that are two.

Its words are the tagger's. Both grew from one matrix, and teaching moved few rows far (half of them by less than 6.4 % of
their length, that of rounding to int8 being 3 %). Over 250 of our sentences, in floats, the vectors with the tagger's words
have a cosine of 0.997 with those with its own; int8 costs more (0.993), both together 0.990. Before → after, PolitiFact's 331
pairs: matched by our likeness 0.698 → 0.704, by the vector alone 0.701 → 0.689 (0.683 with its own words and nothing
changed but their scale, by 0.07 %: such is the noise of rounding). The four ledgers of development with claims, claims B³:
example 0.907 → 0.907, legion 0.160 → 0.207, poison 0.255 → 0.261, reservoir 0.454 → 0.466; stances found 95 → 94 of 116,
newest stances right 55 → 53 of 84, claimants exceeded none, grave errors none, a distortion one, as before. The wheel
went from 42.0 to 33.3 MB, all weights from 51.9 to 39.5.

## What a statement means where it stands

Beside each of that encoder's matrices stand two narrow ones (rank 16, half floats, 1.2 MB: low-rank adaptation, Hu et al.
2021), which a gate lets in. Shut, vectors are those of the encoder alone, to the bit. Open, it reads an article whole, in
windows of at most 320 wordpieces behind the title, and the vector of a statement is the mean over its own wordpieces there.
`training/context.py` taught them anew on {meant} invented stories of our own (`training/told` and `training/close`, Apache-2.0, by language
models, checked by no person), of which each thing said is marked with the claims and asks that it bears on: five epochs of supervised
contrastive loss and each pair's odds, four stories a step, with 12 % of the wordpieces hidden, and the running mean of the weights kept. So
taught, in four minutes on an H100, they do better on stories left out than with more epochs, than going on from what shipped before, and
than an encoder all of whose weights learn. Four more such matrices, each taught without a fourth of the stories (`--without`), give those
the vectors from which `joining.py` learns: how well nearness alone orders the pairs of stories left out stands in the table below. A
sentence in which nobody states anything has such a vector, too, as deeds are often told so; they answer asks.

What it does for claims: `docs/accuracy.md`; what they were by words alone: the changelog. It costs 43 ms an article of 200 words, half of what the tagger does.

## Which statements are of one claim

`src/sayso/judge/weights/claims.npz` ({claims_size:.2f} MB, {claims_weights:,} weights in {joined_networks} networks, whose log odds are averaged) tells how likely each two statements of a story are of one claim.
`training/joining.py` learns it from {joined_close} stories of our own whose claims lie close together (`training/close`),
from the {joined_told} plainly told ones (`training/told/plain-…`; both Apache-2.0, by language models, checked by no person) and from
{joined_ledgers} annotated ledgers of development (`evals/ledgers`, ours as well), as Sayso itself reads them; every sixth
story of both folders is left out. One network was taught long, by 19 of the ledgers, each counted six times; two shorter, by each once: that one knows the
ledgers that taught it better, these know others better (claims B³ of three ledgers that nobody looked at: 0.57 by the one alone, 0.64 by one of the two alone, 0.63 by all three).
Two statements that are marked as of no claim, and have hardly a word in common, are taught as of two. Each network looks at traits of each one and of each two, then three times at third statements: triangle updates after Jumper et al. (2021,
“Highly accurate protein structure prediction with AlphaFold”), 32 wide and symmetric. A story of 60 statements takes some {joined_ms} ms.

Of those left out (means over stories; B³ of claims by average linkage over the chances):

| | told, {joined_told_left} stories | close, {joined_close_left} stories |
|---|---|---|
| average precision of pairs, by nearness alone | {joined_told_near} | {joined_close_near} |
| … by these weights | {joined_told_pairs} | {joined_close_pairs} |
| claims, B³ precision | {joined_told_precision} | {joined_close_precision} |
| claims, B³ recall | {joined_told_recall} | {joined_close_recall} |
| claims, B³ F1 | {joined_told_f1} | {joined_close_f1} |

The development ledgers of `accuracy.md` are those that the weights were learnt from; only the unseen ones tell how well it does.
What did not help: a regression or gradient boosting over the traits of each two, without third statements; reading each two
together word by word (0.78 for 0.75 among each one's ten nearest, at 5 ms a pair); the mean of several networks that differ only in where they start; the vectors of
what each one means as traits of it, which it learns by heart (pairs of told stories left out 0.55 for 0.66).

## What answers an ask

`src/sayso/judge/weights/answers.npz` ({answers_size:.2f} MB) is learnt by `training/answers.py` from {answers_stories} stories of our own
(`training/told/plain-…` and `training/close`, Apache-2.0, by language models, checked by no person) and from {answers_ledgers} annotated ledgers of development
(`evals/ledgers`, ours as well, each counted twice), as Sayso itself reads them: {sentences} sentences beside
asks, {answers} of them marked as answers. Two logistic regressions look at traits of the sentence and at runs of its words, names left
out, and say whether it is an answer and of which kind (met, met in part, refused, deferred, countered); a small network (two layers,
46,000 weights) says the same from the vectors of what the ask wants and of what is said. On every eighth story, left out, the answers
reach an average precision of {answers_precision} (the vectors were taught on those stories as well, but not what answers what).

`src/sayso/tagger/weights/together.npz` ({together_size:.2f} MB) reads the ask and a sentence that may answer it together, one behind the other, in the
encoder of `sentences.onnx` with narrow matrices (rank 16) of its own beside each of the encoder's, and a head of {head:,} weights. `training/together.py`
taught it on the same stories as Sayso reads them and as they are marked, the {oblique} obliquely told ones too, in three epochs, and in
a fourth on plain answers as well, which `training/literal.py` makes of the asks (“Orr Lines reopened the gate on Friday”): told stories
answer in other words, and without those what did just what was asked was taken for a trap. It costs some 5 ms an exchange;
of a story of ten articles a dozen or two are read. What both say is added up.

Of {left_out} plainly told stories, left out of both, sentence by sentence (before the fourth epoch, and with the matrices of `context.py` and
the `answers.npz` of then; most constants that put both together were set on them):

| | `answers.npz` alone | read together as well |
|---|---|---|
| average precision of answers | {alone_precision} | {both_precision} |
| shown as replies | {alone_sure} | {both_sure} |
| … that are one | {alone_sure_one} | {both_sure_one} |
| … of the kind shown | {alone_sure_so} | {both_sure_so} |
| shown as likely replies | {alone_likely} | {both_likely} |
| … that are one | {alone_likely_one} | {both_likely_one} |
| … of the kind shown | {alone_likely_so} | {both_likely_so} |
| marked answers that are found, of {both_answers} | {alone_found} | {both_found} |
| asks that stand as they are marked, of {both_asks} | {alone_states} | {both_states} |

A likely reply is marked as such, and so is a state that rests on such replies alone. Deeds that only somebody who knows the matter takes for an answer
are missed. The asks and replies of the development ledgers in `accuracy.md` are those that the weights were learnt from; only the
unseen ones tell how well it does.

What did not help: an encoder all of whose weights learn, in the place of the narrow matrices (average precision of what is read
together alone 0.45 for 0.58, four epochs each on the first 319 stories); a teaching of `context.py`’s matrices on these stories, with
the small network beside them, which reads answers better and joins claims worse.

## Figures

See [accuracy.md](accuracy.md), which is generated from the same run.

## What bounds it

- The annotators. Two trained people agree on 72.9 % of linked attributions; the model stands {against} with them.
- Clause attachment at the ends of contents: exact content spans are the one figure below the annotators' own.
- Nested attributions: PolNeAR has one level, so the model flips between the outer and the inner one; a second level was
  learnt from our own texts alone.
- Lists of short quotations each with a name behind a dash, where two contents go to one cue.
- Names were learnt from a machine's annotation of one year of U.S. politics and from invented ones: organizations above
  all come out worse elsewhere.

## Limits

English news prose. Verse, chats, minutes, scripts and very old prose are outside what it has seen. It finds who is *said* to have
said what; it says nothing of whether that is so. On processors without VNNI instructions reading
takes a fifth longer: there int8 sums would overflow, and are done another way. Some scores still differ, it is
not known why: linked was 0.739 on such a machine, 0.742 elsewhere.
"""


def write(found: dict) -> None:
    """`found` holds "linked", the F1 of whole attributions on the development set."""
    labels = json.loads((WEIGHTS / "labels.json").read_text(encoding="utf-8"))
    every = sorted((ROOT / "training/texts").glob("*.txt"))
    texts = [path for path in every if not path.name.startswith(LATER)]
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in texts)
    linked = found["linked"]
    stories = [
        json.loads(p.read_text(encoding="utf-8"))["claims"]
        for p in (ROOT / "training/claims").glob("*.json")
    ]
    told = [p for p in (ROOT / "training/told").glob("*.json") if not p.name.startswith("plain-")]
    plain = list((ROOT / "training/told").glob("plain-*.json"))
    size = lambda name: (WEIGHTS / name).stat().st_size  # noqa: E731
    taught = json.loads((ROOT / "training/taught.json").read_text(encoding="utf-8"))
    text = CARD.format(
        name=labels["name"], version=labels["version"], sha256=labels["sha256"], own=len(texts),
        own_words=round(words / 1000), size=(size("tagger.onnx") + size("words.npy")) / 1e6,
        words_size=size("words.npy") / 1e6, words_sha256=labels["words"], empty=_empty(),
        recipe=_recipe(labels["recipe"]), steps=(ROOT / "training/steps.md").read_text(encoding="utf-8").strip(),
        against=f"at {100 * linked:.1f} %", stories=len(stories), claims=sum(map(len, stories)),
        said=sum(len(claim["said"]) for claims in stories for claim in claims), **taught,
        claims_size=(ROOT / "src/sayso/judge/weights/claims.npz").stat().st_size / 1e6,
        claims_weights=_weights(ROOT / "src/sayso/judge/weights/claims.npz"),
        answers_size=(ROOT / "src/sayso/judge/weights/answers.npz").stat().st_size / 1e6,
        together_size=size("together.npz") / 1e6, head=_head(),
        oblique=len(told), plain=len(plain), marked=sum(path.read_text(encoding="utf-8").count("[[") for path in told),
    )  # fmt: skip
    (ROOT / "docs/model.md").write_text(text, encoding="utf-8")


def _weights(path: Path) -> int:
    """How many weights a file holds."""
    with np.load(path) as held:
        return sum(held[name].size for name in held)


def _head() -> int:
    """How many weights `together.npz` has beside its narrow matrices."""
    with np.load(WEIGHTS / "together.npz") as held:
        return sum(held[name].size for name in held if name.startswith(("mix", "kind")))


def _empty() -> int:
    """How many rows of the word matrix are of one number throughout."""
    rows = np.load(WEIGHTS / "words.npy")
    return int((rows == rows[:, :1]).all(axis=1).sum())


def _recipe(checkpoints: list[str]) -> str:
    parts = (name.partition(":") for name in checkpoints)
    named = ", ".join(f"`{path}` ({weight or 1})" for path, _, weight in parts)
    return f"The shipped weights are the mean of checkpoints with the weights {named}."
