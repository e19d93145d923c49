"""From shipped weights back to a checkpoint: `python training/restore.py --out build/shipped.pt`.

Checkpoints are not kept in the repository; the int8 graph is, and holds all but the last bits of
them. Training goes on from here with `train.py --start`.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import words
from export import FusedLayer
from network import WIDTH, Encoder, Network
from sayso.tagger.onnx import WEIGHTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    labels = json.loads((options.weights / "labels.json").read_text(encoding="utf-8"))
    model = onnx.load(options.weights / "tagger.onnx")
    matrix = words.spread(np.load(options.weights / "words.npy"), model)
    found = {**weights(model.graph), "encoder.word.weight": torch.from_numpy(matrix)}
    network = Network(len(labels["upos"]), len(labels["relations"]))
    missing, extra = network.load_state_dict(found, strict=False)
    print("new:", sorted({name.partition(".")[0] for name in missing}), "unknown:", extra)
    state = {
        "average": network.state_dict(),
        "upos": labels["upos"],
        "relations": labels["relations"],
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.out)


def weights(graph: onnx.GraphProto) -> dict[str, torch.Tensor]:
    """The network's weights by name but for the words', int8 ones multiplied out."""
    held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    out = {}
    for name in held:
        if name.startswith("network.") and not name.endswith(("_scale", "_zero_point")):
            out[_name(name)] = _float(held, name.removesuffix("_quantized"))
    for node in graph.node:  # what the exporter folded has lost its name, but not its node's
        kernel = node.input[1].removesuffix("_quantized") if len(node.input) > 1 else ""
        known = kernel in held or f"{kernel}_quantized" in held
        if node.op_type in ("MatMul", "MatMulInteger") and kernel.startswith("onnx::") and known:
            path = node.name.removesuffix("_quant").strip("/").split("/")[:-1]
            out[".".join([*path, "weight"])] = _float(held, kernel).T
    return {name: torch.from_numpy(np.array(value)) for name, value in out.items()}


def sentences(folder: Path = WEIGHTS) -> Encoder:
    """The sentence encoder that ships, without the narrow matrices beside its own."""
    graph = onnx.load(folder / "sentences.onnx").graph
    matrix = words.spread(np.load(folder / "words.npy"), onnx.load(folder / "tagger.onnx"))
    found = {
        name.removeprefix("encoder.").replace(".base.", "."): value.float()
        for name, value in weights(graph).items()
    }
    encoder = Encoder()
    positions = encoder.position.weight.detach().clone()
    positions[: len(found["position.weight"])] = found["position.weight"]
    found |= {"position.weight": positions, "word.weight": torch.from_numpy(matrix)}
    encoder.load_state_dict(found)
    return encoder


def narrow(folder: Path = WEIGHTS) -> list[torch.Tensor]:
    """The narrow matrices beside the sentence encoder's own, in the order of its layers."""
    held = _narrow(onnx.load(folder / "sentences.onnx").graph)
    return [torch.from_numpy(numpy_helper.to_array(each).astype(np.float32)) for each in held]


def put(matrices: list[torch.Tensor], folder: Path = WEIGHTS) -> None:
    """Put narrow matrices in the place of those that ship, and print the new file's digest."""
    model = onnx.load(folder / "sentences.onnx")
    for held, values in zip(_narrow(model.graph), matrices, strict=True):
        halves = values.numpy().astype(np.float16)
        held.CopyFrom(numpy_helper.from_array(halves, held.name))
    onnx.save(model, folder / "sentences.onnx")
    print(hashlib.sha256((folder / "sentences.onnx").read_bytes()).hexdigest())


def _narrow(graph: onnx.GraphProto) -> list[onnx.TensorProto]:
    return [e for e in graph.initializer if e.name.endswith(".half") and min(e.dims) < WIDTH]


def _name(name: str) -> str:
    inner = f".{next(iter(FusedLayer(torch.nn.Identity())._modules))}."  # the layer in its wrapper
    return name.removeprefix("network.").removesuffix("_quantized").replace(inner, ".")


def _float(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A weight as it was before it was rounded to eight bits, but for the rounding."""
    if f"{name}_quantized" not in held:
        return held[name]
    zero, scale = held[f"{name}_zero_point"].astype(np.float32), held[f"{name}_scale"]
    return (held[f"{name}_quantized"].astype(np.float32) - zero) * scale


if __name__ == "__main__":
    main()
