"""The word matrix apart from the graphs: both models that ship take their words' rows from one file."""

from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, ModelProto, TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from sayso.tagger.encode import CLS, MASK, PARAGRAPH, SEP, UNKNOWN

PADDING = 0
PARTS = ("scale", "zero_point")
GIVEN = {PADDING, PARAGRAPH, UNKNOWN, CLS, SEP, MASK}  # pieces that no text holds, but we put in


def lifted(model: ModelProto) -> np.ndarray:
    """Take the matrix out of an int8 graph, which is given the rows themselves, `words`, for `ids`.

    The rest stays, scale and zero too: what comes out is the same to the bit.
    """
    graph = model.graph
    (lookup,) = (n for n in graph.node if n.op_type == "Gather" and ".word." in n.input[0])
    (held,) = (each for each in graph.initializer if each.name == lookup.input[0])
    (asked,) = (each for each in graph.input if each.name == "ids")
    rows, ids = lookup.output[0], lookup.input[1]
    _measured_without_width(graph, ids, rows)
    for node in [n for n in graph.node if n is lookup or ids in n.output]:
        graph.node.remove(node)
    _renamed(graph, rows, "words")
    graph.initializer.remove(held)
    graph.input.remove(asked)
    shape = [1, "pieces", held.dims[1]]
    graph.input.insert(0, helper.make_tensor_value_info("words", held.data_type, shape))
    onnx.checker.check_model(model)
    return numpy_helper.to_array(held)


def _measured_without_width(graph: GraphProto, ids: str, rows: str) -> None:
    """What asked for the shape of the pieces gets it from the rows: the batch, the length."""
    for node in graph.node:
        if node.op_type == "Shape" and node.input[0] == ids:
            node.input[0] = rows
            node.attribute.append(helper.make_attribute("end", 2))


def _renamed(graph: GraphProto, old: str, new: str) -> None:
    for node in graph.node:
        node.input[:] = [new if name == old else name for name in node.input]
    for known in [each for each in graph.value_info if each.name == old]:
        graph.value_info.remove(known)


def emptied(matrix: np.ndarray, model: ModelProto, tokenizer: Path) -> np.ndarray:
    """The matrix with zeros for the pieces that no text can be split into: they pack to nothing."""
    _, zero = _scale(model.graph)
    pieces = Tokenizer.from_file(str(tokenizer))
    found = matrix.copy()
    found[[n for piece, n in pieces.get_vocab().items() if not _comes(piece, n, pieces)]] = zero
    return found


def _comes(piece: str, number: int, pieces: Tokenizer) -> bool:
    """Whether some text holds it: a word, or a word's end, that stays as it is and in one."""
    word = "a" + piece[2:] if piece.startswith("##") and len(piece) > 2 else piece
    cleaned = pieces.normalizer.normalize_str(word)
    split = [part for part, _ in pieces.pre_tokenizer.pre_tokenize_str(cleaned)]
    return number in GIVEN or split == [word]


def spread(matrix: np.ndarray, model: ModelProto) -> np.ndarray:
    """The matrix in floats, by the scale and the zero that the graph holds."""
    scale, zero = _scale(model.graph)
    return (matrix.astype(np.float32) - zero.astype(np.float32)) * scale


def scaled_alike(model: ModelProto, other: ModelProto) -> None:
    """Let a graph take rows as another does: with the other's scale and zero."""
    for part in PARTS:
        ours = _held(model.graph, part)
        name = ours.name
        ours.CopyFrom(_held(other.graph, part))
        ours.name = name


def _scale(graph: GraphProto) -> tuple[np.ndarray, ...]:
    return tuple(numpy_helper.to_array(_held(graph, part)) for part in PARTS)


def _held(graph: GraphProto, part: str) -> TensorProto:
    (found,) = (each for each in graph.initializer if each.name.endswith(f".word.weight_{part}"))
    return found
